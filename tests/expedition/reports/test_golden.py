from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from expedition import samples
from expedition.queries.book import trip_book
from expedition.queries.trips import named
from expedition.records.report import Edition, ReportOptions
from expedition.records.trip import TripBook
from expedition.reports.building import build
from tests.expedition.reports import books, made_trips
from tests.expedition.reports.map_reading import leave_out_names_around
from tests.expedition.reports.pdf_text import pages_of


def test_family_book_says_what_it_said(
    golden: Callable[[str, str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    leave_out_names_around(monkeypatch)
    golden("family_kazakhstan.txt", _shown(build(made_trips.kazakhstan(), ReportOptions())))


def test_route_notes_say_what_they_said(
    golden: Callable[[str, str], None], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    leave_out_names_around(monkeypatch)
    options = ReportOptions(edition=Edition.ROUTE_NOTES)
    golden(
        "route_notes_qinghai.txt", _shown(build(_sample("qinghai_to_xinjiang", options, tmp_path), options))
    )


def test_an_evidence_log_says_what_it_said(
    golden: Callable[[str, str], None], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    leave_out_names_around(monkeypatch)
    options = ReportOptions(edition=Edition.EVIDENCE)
    book = _sample("kazakhstan_crossing", options, tmp_path)
    sources = tuple(replace(source, imported_utc=books.MADE_AT) for source in book.sources)
    golden("evidence_kazakhstan.txt", _shown(build(replace(book, sources=sources), options)))


def _sample(name: str, options: ReportOptions, folder: Path) -> TripBook:
    """A trip that comes with the program, as on the day of the other books."""
    with samples.create(name, folder / "log") as logbook:
        trip_id = logbook.read(named, "")
        return replace(logbook.read(trip_book, trip_id, options, logbook.folder), made_at=books.MADE_AT)


def _shown(data: bytes) -> str:
    """The text of each page under its number."""
    return "".join(
        f"[{number}]\n" + page.replace("\x02", "-\n").replace("\r\n", "\n") + "\n"
        for number, page in enumerate(pages_of(data), 1)
    )
