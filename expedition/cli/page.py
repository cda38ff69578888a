"""A trip as a page of the web, for the command `export`."""

import argparse
from pathlib import Path

from expedition import units
from expedition.cli.output import print_text, say
from expedition.cli.report_flags import options_of, with_cover
from expedition.intake import no_progress
from expedition.logbook import Logbook
from expedition.queries.book import trip_book
from expedition.queries.rows import day_rows
from expedition.queries.trips import kept_report, named
from expedition.reports.web.page import build_page
from expedition.text import _
from expedition.writing import write_whole

_STANDARD_OUTPUT = Path("-")


def write_page(arguments: argparse.Namespace) -> int:
    """Writes one trip as a page of the web, whole or not at all."""
    target: Path = arguments.output
    with Logbook.reading(arguments.logbook) as logbook:
        trip_id = logbook.read(named, arguments.trip)
        kept = logbook.read(kept_report, trip_id)
        options = options_of(arguments, logbook.read(day_rows, trip_id), kept)
        book = logbook.read(trip_book, trip_id, options, logbook.folder)
    page = build_page(book, with_cover(options, arguments.cover_photo, book.pages), no_progress)
    if target == _STANDARD_OUTPUT:
        print_text([page])
    else:
        data = page.encode()
        write_whole(target, data)
        size = units.number(len(data) / 1e6, 1)
        say(_("Wrote {file}, {size} MB.").format(file=target, size=size))
    return 0
