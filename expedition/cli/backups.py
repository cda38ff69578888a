"""The commands `backup` and `restore`."""

import argparse
from typing import Any

from expedition import backing_up, second_place
from expedition.backing_up import Backup, Reason
from expedition.cli.output import print_json, say
from expedition.text import _, plural
from expedition.units import number


def backup(arguments: argparse.Namespace) -> int:
    """Makes a backup, a copy in another place, or only lists the backups there are."""
    if arguments.list:
        return _list(arguments)
    if arguments.to is not None:
        count = second_place.back_up_to(arguments.logbook, arguments.to)
        if arguments.json:
            print_json({"place": str(arguments.to), "files": count})
        else:
            files = plural("one file written", "{n} files written", count)
            say(_("{place} holds the whole logbook: {files}.").format(place=arguments.to, files=files))
        return 0
    made = backing_up.back_up(arguments.logbook, Reason.ASKED)
    if arguments.json:
        print_json(_facts(made))
    else:
        say(_("Backed up as {file}, {size} bytes.").format(file=made.file, size=number(made.size)))
    return 0


def restore(arguments: argparse.Namespace) -> int:
    """Puts a backup in a logbook's place and says where that is kept which was there."""
    aside = backing_up.restore(arguments.backup, arguments.logbook)
    if arguments.json:
        print_json({"logbook": str(arguments.logbook), "aside": str(aside) if aside else None})
    else:
        say(_("Restored {folder}.").format(folder=arguments.logbook))
        if aside:
            say(_("What was there is kept as {file}.").format(file=aside))
    return 0


def _list(arguments: argparse.Namespace) -> int:
    found = backing_up.listed(arguments.logbook)
    if arguments.json:
        print_json({"backups": [_facts(one) for one in found]})
    else:
        for one in found:
            say(f"{one.made_at:%Y-%m-%d %H:%M} UTC  {one.reason:8}  {number(one.size):>14}  {one.file.name}")
        say(plural("One backup.", "{n} backups.", len(found)) if found else _("No backups yet."))
    return 0


def _facts(one: Backup) -> dict[str, Any]:
    return {
        "file": str(one.file),
        "made_utc": f"{one.made_at:%Y-%m-%dT%H:%M:%SZ}",
        "reason": one.reason.value,
        "size": one.size,
    }
