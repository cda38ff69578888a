"""Parses the command line and runs one command."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from importlib import import_module
from math import inf
from pathlib import Path

from expedition import __version__
from expedition.cli.report_flags import add_choices, add_flags, add_trim, checked_days
from expedition.errors import Cancelled, UserError
from expedition.kinds import Audience
from expedition.text import _

Command = Callable[[argparse.Namespace], int]

DONE, WRONG_DATA, WRONG_USAGE = 0, 1, 2


def main(argv: Sequence[str], open_window: Callable[[Path | None], int] | None = None) -> int:
    """Runs one command and returns its exit code: 0 done, 1 wrong data, 2 wrong usage.

    Args:
        argv: The words after the program's name.
        open_window: Opens the window on a logbook or, with None, on the last one; absent where no
            window is installed.
    """
    from expedition.cli.output import complain, take_any_text

    # Numpy's linear algebra is not used here; its threads would only cost time to start.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    take_any_text()
    parser = _parser()
    try:
        arguments = parser.parse_args(argv)
    except SystemExit as stop:
        return int(stop.code or 0)
    if arguments.command in (None, "open"):
        if open_window is None:
            print(_("There is no window here: name a command, or --help for all of them."), file=sys.stderr)
            return WRONG_USAGE
        return open_window(getattr(arguments, "logbook", None))
    try:
        return _command(arguments.command)(arguments)
    except UserError as error:
        complain(error)
    except (KeyboardInterrupt, Cancelled):
        complain(Cancelled(_("Stopped; nothing more was written.")))
    except Exception:
        damage = _damage_behind(arguments)
        if damage is None:
            raise
        complain(damage)
    return WRONG_DATA


def _damage_behind(arguments: argparse.Namespace) -> UserError | None:
    """The damage of the logbook that a command broke on, if it has any."""
    from expedition.store import database, rot

    folder = getattr(arguments, "logbook", None)
    return rot.behind(folder / database.FILE_NAME) if isinstance(folder, Path) else None


_COMMANDS = {
    "new": ("logbooks", "new"),
    "sample": ("logbooks", "sample"),
    "check": ("logbooks", "check"),
    "salvage": ("logbooks", "salvage"),
    "clean": ("logbooks", "clean"),
    "backup": ("backups", "backup"),
    "restore": ("backups", "restore"),
    "travel-copy": ("protecting", "travel_copy"),
    "protect": ("protecting", "protect"),
    "unprotect": ("protecting", "unprotect"),
    "inspect": ("intake", "inspect"),
    "import": ("importing", "import_files"),
    "days": ("figures", "days"),
    "find": ("finding", "find"),
    "stats": ("figures", "stats"),
    "plan": ("plan", "plan"),
    "where": ("where", "where"),
    "report": ("report", "report"),
    "export": ("exporting", "export_trips"),
}


def _command(name: str) -> Command:
    # Imported late, so that one command does not pay for the others.
    module, function = _COMMANDS[name]
    command: Command = getattr(import_module(f"expedition.cli.{module}"), function)
    return command


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="expedition",
        description=_("A logbook for people who travel far; without a command, the window."),
    )
    parser.add_argument("--version", action="version", version=f"Expedition Logbook {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")

    def add(name: str, help_text: str, *, logbook: bool = True) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=help_text, description=help_text)
        if logbook:
            command.add_argument("logbook", type=Path, metavar="LOGBOOK")
        return command

    add("open", _("open the window on a logbook"))
    new = add("new", _("make an empty logbook with one trip"))
    new.add_argument("--title", required=True)
    inspect = add("inspect", _("tell what is in files, without a logbook"), logbook=False)
    inspect.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    inspect.add_argument("--json", action="store_true")
    _add_import(add("import", _("import tracks and trip folders")))
    days = add("days", _("list the days of a trip"))
    stats = add("stats", _("figures of a trip"))
    parts = stats.add_mutually_exclusive_group()
    parts.add_argument("--by", choices=("country", "week", "month", "mode", "kind", "vehicle", "person"))
    parts.add_argument("--all", action="store_true", help=_("all trips: years, records, first times"))
    find = add("find", _("find words in everything that is written"))
    find.add_argument("words", nargs="+", metavar="WORDS")
    plan = add("plan", _("tell what is planned, how the trip stands to it, and where it is on a date"))
    plan.add_argument("--on", type=_date, metavar="DATE", help=_("where the plan is on this date"))
    plan.add_argument("--at", default="", metavar="PLACE", help=_("when the plan is at a place, or a km"))
    for command in (days, stats, find, plan):
        command.add_argument("--trip", default="")
        command.add_argument("--json", action="store_true")
    add_flags(add("report", _("make a PDF of a trip")))
    _add_export(add("export", _("write trips as a folder of text files, or for other programs")))
    _add_check(add)
    _add_backups(add)
    _add_protecting(add)
    where = add("where", _("tell what the atlas knows of a point"), logbook=False)
    where.add_argument("lat", type=partial(_degrees, most=90), metavar="LAT")
    where.add_argument("lon", type=partial(_degrees, most=180), metavar="LON")
    where.add_argument("--json", action="store_true")
    sample = add("sample", _("make a logbook that holds a sample trip"), logbook=False)
    sample.add_argument("name", nargs="?", default="", metavar="NAME")
    sample.add_argument("logbook", type=Path, metavar="LOGBOOK")
    return parser


def _add_check(add: Callable[..., argparse.ArgumentParser]) -> None:
    check = add("check", _("look for damage, missing files and orphans"))
    check.add_argument(
        "--repair", action="store_true", help=_("mend what can be mended; what was there is kept")
    )
    check.add_argument(
        "--from",
        dest="places",
        action="append",
        type=Path,
        default=[],
        metavar="FOLDER",
        help=_("a copy of the logbook on a stick or another disk, for files that are gone; may be repeated"),
    )
    salvage = add("salvage", _("bring what can be read of a damaged logbook into a new one"))
    salvage.add_argument("target", type=Path, metavar="NEW_FOLDER")
    clean = add("clean", _("remove kept files that nothing refers to any more"))
    for command in (check, salvage, clean):
        command.add_argument("--json", action="store_true")
    clean.add_argument(
        "--forget",
        action="store_true",
        help=_("also forget what could be undone, and the history of entries"),
    )


def _add_backups(add: Callable[..., argparse.ArgumentParser]) -> None:
    backup = add("backup", _("copy a logbook as it stands, and look the copy over"))
    backup.add_argument(
        "--to", type=Path, metavar="FOLDER", help=_("to another place, with originals and photos")
    )
    backup.add_argument("--list", action="store_true", help=_("only list the backups there are"))
    backup.add_argument("--json", action="store_true")
    restore = add("restore", _("put a backup in a logbook's place; what was there is kept"), logbook=False)
    restore.add_argument("backup", type=Path, metavar="BACKUP")
    restore.add_argument("logbook", type=Path, metavar="LOGBOOK")
    restore.add_argument("--json", action="store_true")


def _add_protecting(add: Callable[..., argparse.ArgumentParser]) -> None:
    protect = add("protect", _("write a whole logbook as one file under a password"))
    protect.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")
    unprotect = add("unprotect", _("unpack a protected copy into a new folder"), logbook=False)
    unprotect.add_argument("file", type=Path, metavar="FILE")
    unprotect.add_argument("folder", type=Path, metavar="NEW_FOLDER")
    thin = add("travel-copy", _("make a thin logbook without what its readers may not see"))
    thin.add_argument("folder", type=Path, metavar="NEW_FOLDER")
    thin.add_argument("--trip", default="", help=_("only this one; else all of the logbook"))
    thin.add_argument(
        "--for", dest="audience", choices=[one.value for one in Audience], default=Audience.FAMILY.value
    )
    thin.add_argument("--photos", choices=("none", "small", "full"), default="none")
    add_trim(thin)
    for command in (protect, unprotect):
        command.add_argument(
            "--password-file",
            type=Path,
            metavar="F",
            help=_("the password is the first line of this file; without, the terminal is asked"),
        )


def _add_import(command: argparse.ArgumentParser) -> None:
    command.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    command.add_argument("--trip", default="")
    command.add_argument("--date", type=_date, help=_("the day of tracks without times, as 2025-07-18"))
    command.add_argument("--zone", help=_("whose clock wrote times that name no zone, as Asia/Almaty"))
    command.add_argument(
        "--weeks", choices=("yes", "no"), help=_("whether to move dates that seem 1,024 weeks early")
    )
    command.add_argument("--dry-run", action="store_true", help=_("say what would happen, write nothing"))
    command.add_argument("--json", action="store_true")


def _add_export(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "-o", "--output", type=Path, default=Path("-"), metavar="PATH", help=_("- is the standard output")
    )
    command.add_argument(
        "--format", required=True, choices=("folder", "html", "gpx", "kml", "geojson", "csv", "json")
    )
    command.add_argument("--trip", default="", help=_("only this one; else all of the logbook"))
    command.add_argument(
        "--days", type=checked_days, default="", metavar="FROM..TO", help=_("dates, or numbers of days")
    )
    command.add_argument(
        "--audience",
        choices=[one.value for one in Audience],
        help=_("who reads it; left out, the family reads a page of the web, and you all else"),
    )
    add_choices(command.add_argument_group(_("a page of the web (html)")))


def _degrees(text: str, most: float) -> float:
    try:
        degrees = float(text)
    except ValueError:
        degrees = inf
    if abs(degrees) <= most:
        return degrees
    message = _("“{text}” is no position: write degrees from −{most} to {most}, as 43.02")
    raise argparse.ArgumentTypeError(message.format(text=text, most=most))


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        message = _("“{text}” is no date: write it as 2025-07-18").format(text=text)
        raise argparse.ArgumentTypeError(message) from None
