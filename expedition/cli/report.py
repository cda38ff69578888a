"""The command `report`."""

import argparse
from pathlib import Path

from expedition.cli.output import say
from expedition.cli.report_flags import options_of, with_cover
from expedition.intake import no_progress
from expedition.logbook import Logbook
from expedition.queries.book import trip_book
from expedition.queries.rows import day_rows
from expedition.queries.trips import kept_report, named
from expedition.reports.building import write
from expedition.reports.parts.unprintable import codes
from expedition.text import _
from expedition.writing import whole_file


def report(arguments: argparse.Namespace) -> int:
    """Makes a PDF, whole or not at all."""
    with Logbook.reading(arguments.logbook) as logbook:
        trip_id = logbook.read(named, arguments.trip)
        kept = logbook.read(kept_report, trip_id)
        options = options_of(arguments, logbook.read(day_rows, trip_id), kept)
        book = logbook.read(trip_book, trip_id, options, logbook.folder)
    options = with_cover(options, arguments.cover_photo, book.pages)
    output: Path = arguments.output
    with whole_file(output) as file:
        missing = write(book, options, file, no_progress).missing
    say(_("Wrote {file}.").format(file=output))
    if missing:
        told = _("No font of the book has {codes}: another sign stands in their place.")
        say(told.format(codes=codes(missing)))
    return 0
