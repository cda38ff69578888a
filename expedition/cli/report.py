"""The command `report`."""

import argparse
from datetime import date
from pathlib import Path

from expedition.cli.output import say
from expedition.errors import UserError
from expedition.intake import no_progress
from expedition.kinds import Audience
from expedition.logbook import Logbook
from expedition.queries.book import trip_book
from expedition.queries.rows import day_rows
from expedition.queries.trips import named
from expedition.records.day import DayRow
from expedition.records.report import Edition, Paper, ReportOptions
from expedition.reports.building import write
from expedition.text import _
from expedition.writing import whole_file


def report(arguments: argparse.Namespace) -> int:
    """Makes a PDF, whole or not at all."""
    with Logbook.open(arguments.logbook) as logbook:
        trip_id = logbook.read(named, arguments.trip)
        first, last = span(arguments.days, logbook.read(day_rows, trip_id))
        options = ReportOptions(
            edition=Edition(arguments.edition),
            first=first,
            last=last,
            country=arguments.country.upper(),
            audience=Audience(arguments.audience),
            paper=Paper(arguments.paper),
            language=arguments.language,
        )
        book = logbook.read(trip_book, trip_id, options, logbook.folder)
    output: Path = arguments.output
    with whole_file(output) as file:
        write(book, options, file, no_progress)
    say(_("Wrote {file}.").format(file=output))
    return 0


def span(text: str, rows: tuple[DayRow, ...]) -> tuple[date | None, date | None]:
    """Dates or day numbers around `..`, each of which may be left out."""
    if not text:
        return None, None
    first, dots, last = text.partition("..")
    return _end(first, rows, text), _end(last if dots else first, rows, text)


def _end(word: str, rows: tuple[DayRow, ...], text: str) -> date | None:
    if not word:
        return None
    try:
        if word.isdecimal():
            return next(row.date for row in rows if row.number == int(word))
        return date.fromisoformat(word)
    except (ValueError, StopIteration):
        raise UserError(
            _("“{text}” names no days: write dates as 2025-07-18..2025-07-21, or numbers as 1..4.").format(
                text=text
            )
        ) from None
