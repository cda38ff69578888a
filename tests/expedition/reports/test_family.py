from collections.abc import Callable
from datetime import date, timedelta

import pypdfium2
import pytest

from expedition.errors import Cancelled
from expedition.records.fields import DayFields, TripFields
from expedition.records.report import Paper, ReportOptions
from expedition.records.trip import TripBook
from expedition.reports.family import build
from tests.expedition.reports import books
from tests.expedition.reports.books import KARKARA, KEGEN, day, line
from tests.expedition.reports.map_reading import leave_out_names_around
from tests.expedition.reports.pdf_text import pages_of, text_of


@pytest.mark.parametrize(
    "make", [books.kazakhstan, books.empty_trip, books.unknown_day, lambda: books.long_trip(30)]
)
def test_builds_for_any_number_of_days(make: Callable[[], TripBook]) -> None:
    assert build(make(), ReportOptions()).startswith(b"%PDF")


def test_letter_paper_breaks_no_line_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    leave_out_names_around(monkeypatch)
    a4, letter = (text_of(build(books.kazakhstan(), ReportOptions(paper=paper))) for paper in Paper)
    assert {word for word in a4.split() if word.isalpha()} == {w for w in letter.split() if w.isalpha()}


def test_same_record_gives_same_bytes() -> None:
    assert build(books.kazakhstan(), ReportOptions()) == build(books.kazakhstan(), ReportOptions())


def test_text_reads_as_written() -> None:
    text = text_of(build(books.kazakhstan(), ReportOptions()))
    for words in (
        "East of the Tian Shan",
        "Karkara → Kegen",
        "saddles white with frost",
        "قورغاس",
        "霍尔果斯",
        "Қорғас",
    ):
        assert words in text


def test_describes_itself() -> None:
    document = pypdfium2.PdfDocument(build(books.kazakhstan(), ReportOptions()))
    meta = document.get_metadata_dict()
    assert meta["Title"] == "East of the Tian Shan"
    assert "Hanna Brandt" in meta["Author"]
    assert meta["CreationDate"].startswith("D:20250906")


def test_bookmarks_follow_the_story() -> None:
    document = pypdfium2.PdfDocument(build(books.kazakhstan(), ReportOptions()))
    titles = [item.get_title() for item in document.get_toc()]
    assert titles.index("Kazakhstan") < titles.index("day 1: A tin hut in a meadow") < titles.index("China")


def test_short_days_stay_whole() -> None:
    first = date(2025, 7, 18)
    days = []
    for n in range(1, 9):
        fields = DayFields(
            date=first + timedelta(n), diary="Rain on the tent. " * (10 + 3 * n) + f"end {n} end"
        )
        days.append(
            day(n, first + timedelta(n), fields, line([KARKARA, KEGEN]), distance=47300.0, climb=318.0)
        )
    pages = pages_of(build(books.book(TripFields(title="East"), days), ReportOptions()))
    for n in range(1, 9):
        assert (
            sum(f"Day {n}" in page.replace("\u00a0", " ") and f"end {n} end" in page for page in pages) == 1
        )


def test_a_long_day_follows_a_run_that_opens_a_page() -> None:
    pages = pages_of(build(books.long_trip(40, 200), ReportOptions()))
    opened = next(page for page in pages if "Washing" in page and "Day\u00a028" in page)
    assert "Day\u00a029" in opened


def test_progress_may_stop_it() -> None:
    def stop(done: int, _of: int, _what: str) -> None:
        if done > 10:
            raise Cancelled

    with pytest.raises(Cancelled):
        build(books.kazakhstan(), ReportOptions(), stop)
