"""The command `export`."""

import argparse
import sys
from pathlib import Path

from expedition.cli.output import print_text, say
from expedition.cli.report_flags import has_choices, span
from expedition.errors import UserError
from expedition.exporting import Format, export, pieces
from expedition.intake import no_progress
from expedition.kinds import Audience
from expedition.logbook import Logbook
from expedition.queries.rows import day_rows
from expedition.queries.trips import all_trips, named
from expedition.records.choosing import Choice
from expedition.text import _

_STANDARD_OUTPUT = Path("-")
_PAGE = "html"


def export_trips(arguments: argparse.Namespace) -> int:
    """Writes trips in another form, whole or not at all; without a name, all trips of the logbook."""
    if arguments.format == _PAGE:
        # The typesetting of books takes a second to load, which no other form needs.
        from expedition.cli.page import write_page

        return write_page(arguments)
    if has_choices(arguments):
        raise UserError(_("Only a page of the web has such choices: leave them out, or say --format html."))
    kind, target = Format(arguments.format), arguments.output
    with Logbook.reading(arguments.logbook) as logbook:
        ids = _trips(logbook, arguments)
        first, last = span(arguments.days, logbook.read(day_rows, ids[0])) if arguments.days else (None, None)
        choice = Choice(first, last, Audience(arguments.audience or Audience.ME))
        if target != _STANDARD_OUTPUT:
            said = export(logbook, ids, target, kind, choice, no_progress)
            say(said.sentence(target.name))
            return 1 if said.missing else 0
        if kind in (Format.FOLDER, Format.CSV):
            raise UserError(_("A {format} is more than one file: name it with -o.").format(format=kind))
        texts, said = pieces(logbook, ids, kind, choice, no_progress)
        print_text(texts)
        print(said.sentence(_("the output")), file=sys.stderr)
    return 0


def _trips(logbook: Logbook, arguments: argparse.Namespace) -> list[int]:
    """The trips meant: the one that is named, else all; days can be chosen of one trip only."""
    if arguments.trip or arguments.days:
        return [logbook.read(named, arguments.trip)]
    ids = [trip.id for trip in logbook.read(all_trips)]
    return ids or [logbook.read(named, "")]
