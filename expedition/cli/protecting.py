"""The commands `protect`, `unprotect` and `travel-copy`."""

import argparse
import getpass
import sys
from pathlib import Path

from expedition import protecting
from expedition.cli.output import say
from expedition.errors import UserError
from expedition.guessing import strength_of, told
from expedition.intake import no_progress
from expedition.kinds import Audience
from expedition.logbook import Logbook
from expedition.queries.trips import all_trips, named
from expedition.text import _, plural
from expedition.travel_copy import Pictures, Thinning, make, usual_trim_m
from expedition.units import number

_MOST_BYTES = 10_000


def protect(arguments: argparse.Namespace) -> int:
    """Writes a protected copy under a password that is asked for twice, and says how strong that is."""
    protecting.contents(arguments.logbook)
    password = _password(arguments.password_file, twice=True)
    held = protecting.protect(arguments.logbook, arguments.output, password, no_progress)
    files = plural("one file", "{n} files", held.files + 1)
    say(
        _("Wrote {file}, and opened it again to compare: {files}, {size} bytes.").format(
            file=arguments.output, files=files, size=number(held.size)
        )
    )
    say(told(strength_of(password)))
    return 0


def unprotect(arguments: argparse.Namespace) -> int:
    """Unpacks a protected copy."""
    if not protecting.is_protected(arguments.file):
        raise UserError(
            _("{file} is no protected copy, or is cut off: take another.").format(file=arguments.file)
        )
    password = _password(arguments.password_file)
    protecting.unprotect(arguments.file, arguments.folder, password, no_progress)
    say(_("Unpacked {file} into {folder}.").format(file=arguments.file, folder=arguments.folder))
    return 0


def travel_copy(arguments: argparse.Namespace) -> int:
    """Makes a thin logbook of what some may read."""
    audience = Audience(arguments.audience)
    trim_m = usual_trim_m(audience) if arguments.trim is None else arguments.trim
    wish = Thinning(audience, Pictures(arguments.photos), trim_m)
    with Logbook.open(arguments.logbook) as logbook:
        ids = [trip.id for trip in logbook.read(all_trips)]
        if arguments.trip or not ids:
            ids = [logbook.read(named, arguments.trip)]
        thinned = make(logbook, ids, arguments.folder, wish, no_progress)
    say(thinned.sentence(str(arguments.folder)))
    return 0


def _password(file: Path | None, *, twice: bool = False) -> str:
    """From a file, else from the terminal; never from the command line, which others can see."""
    if file is not None:
        return _first_line(file)
    if not sys.stdin.isatty():
        raise UserError(_("There is no terminal to ask for the password: name a --password-file."))
    try:
        password = getpass.getpass(_("Password: "))
        if twice and getpass.getpass(_("Once more: ")) != password:
            raise UserError(_("These are two passwords: nothing was written."))
    except EOFError:
        raise UserError(_("No password was given: nothing was written.")) from None
    return password


def _first_line(file: Path) -> str:
    try:
        with file.open("rb") as opened:
            lines = opened.read(_MOST_BYTES).decode("utf-8-sig").splitlines()
    except OSError as error:
        why = error.strerror or error
        raise UserError(_("{file} cannot be read: {why}.").format(file=file, why=why)) from error
    except UnicodeDecodeError as error:
        raise UserError(_("{file} is no text in UTF-8.").format(file=file)) from error
    return lines[0] if lines else ""
