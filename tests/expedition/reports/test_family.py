from collections.abc import Callable

import pypdfium2
import pytest

from expedition.errors import Cancelled
from expedition.records.report import Paper, ReportOptions
from expedition.records.trip import TripBook
from expedition.reports.family import build
from tests.expedition.reports import books
from tests.expedition.reports.pdf_text import text_of


@pytest.mark.parametrize(
    "make", [books.kazakhstan, books.empty_trip, books.unknown_day, lambda: books.long_trip(30)]
)
def test_builds_for_any_number_of_days(make: Callable[[], TripBook]) -> None:
    assert build(make(), ReportOptions()).startswith(b"%PDF")


def test_letter_paper_breaks_no_line_anew() -> None:
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


def test_progress_may_stop_it() -> None:
    def stop(done: int, _of: int, _what: str) -> None:
        if done > 10:
            raise Cancelled

    with pytest.raises(Cancelled):
        build(books.kazakhstan(), ReportOptions(), stop)
