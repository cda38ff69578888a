from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pypdfium2
import pytest

from expedition.errors import Cancelled
from expedition.kinds import CrossingKind
from expedition.records.fields import CrossingFields, DayFields, TripFields
from expedition.records.report import Paper, ReportOptions
from expedition.records.trip import TripBook
from expedition.reports.building import build
from tests.expedition.reports import books, made_trips
from tests.expedition.reports.books import day, line
from tests.expedition.reports.made_trips import KARKARA, KEGEN
from tests.expedition.reports.map_reading import leave_out_names_around
from tests.expedition.reports.pdf_text import pages_of, text_of


@pytest.mark.parametrize(
    "make",
    [made_trips.kazakhstan, made_trips.empty_trip, made_trips.unknown_day, lambda: made_trips.long_trip(30)],
)
def test_builds_for_any_number_of_days(make: Callable[[], TripBook]) -> None:
    assert build(make(), ReportOptions()).startswith(b"%PDF")


def test_letter_paper_breaks_no_line_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    leave_out_names_around(monkeypatch)
    a4, letter = (text_of(build(made_trips.kazakhstan(), ReportOptions(paper=paper))) for paper in Paper)
    assert {word for word in a4.split() if word.isalpha()} == {w for w in letter.split() if w.isalpha()}


def test_same_record_gives_same_bytes() -> None:
    assert build(made_trips.kazakhstan(), ReportOptions()) == build(made_trips.kazakhstan(), ReportOptions())


def test_text_reads_as_written() -> None:
    text = text_of(build(made_trips.kazakhstan(), ReportOptions()))
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
    document = pypdfium2.PdfDocument(build(made_trips.kazakhstan(), ReportOptions()))
    meta = document.get_metadata_dict()
    assert meta["Title"] == "East of the Tian Shan"
    assert "Hanna Brandt" in meta["Author"]
    assert meta["CreationDate"].startswith("D:20250906")


def test_bookmarks_follow_the_story() -> None:
    document = pypdfium2.PdfDocument(build(made_trips.kazakhstan(), ReportOptions()))
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
    pages = pages_of(build(made_trips.long_trip(40, 200), ReportOptions()))
    opened = next(page for page in pages if "Washing" in page and "Day\u00a028" in page)
    assert "Day\u00a029" in opened


def test_progress_may_stop_it() -> None:
    def stop(done: int, _of: int, _what: str) -> None:
        if done > 10:
            raise Cancelled

    with pytest.raises(Cancelled):
        build(made_trips.kazakhstan(), ReportOptions(), stop)


def test_maps_of_long_trips_name_towns_before_camps() -> None:
    ends = [(42.8 + 0.1 * n, 79.2 + 0.05 * n, 900.0) for n in range(30)]
    ends[20] = (44.166, 80.0, 640.0)
    names = [f"camp {n}" for n in range(30)]
    names[20] = "Zharkent"
    days = [
        day(
            n + 1,
            date(2025, 6, 1) + timedelta(n),
            DayFields(
                date=date(2025, 6, 1) + timedelta(n), from_place=names[n], to_place=names[n + 1], country="KZ"
            ),
            line([ends[n], ends[n + 1]], 20),
            distance=15_000.0,
        )
        for n in range(29)
    ]
    cover = pages_of(build(books.book(TripFields(title="Camps"), days), ReportOptions()))[0]
    assert all(name in cover for name in ("camp 0", "Zharkent", "camp 29"))


def test_passes_with_long_names_are_told_by_their_height() -> None:
    fields = CrossingFields(
        kind=CrossingKind.PASS,
        name="Between the two lakes above the village",
        height_m=2_450.0,
        lat=42.92,
        lon=79.23,
    )
    on = date(2025, 6, 1)
    one = day(
        1,
        on,
        DayFields(date=on, from_place="Karkara", to_place="Kegen", country="KZ"),
        line([KARKARA, KEGEN]),
        crossings=[fields],
        distance=30_000.0,
    )
    text = text_of(build(books.book(TripFields(title="Over"), [one]), ReportOptions()))
    assert "pass 2 450 m" in text.replace("\u202f", " ").replace("\xa0", " ")


def test_a_map_says_ridden_and_numbered_only_of_what_is() -> None:
    book = made_trips.kazakhstan()
    lines = tuple(replace(one, is_carried=True) for one in book.lines)
    text = text_of(build(replace(book, lines=lines), ReportOptions()))
    assert "Dashed: carried." in text
    assert "Red: ridden." not in text
    assert "The days, numbered." not in text


def test_a_country_opens_with_its_name_in_its_own_letters() -> None:
    pages = pages_of(build(made_trips.long_trip(40, 200), ReportOptions()))
    assert any("Kazakhstan" in page and "Қазақстан" in page for page in pages)


def test_a_map_of_no_known_place_says_near_which_town_it_lies() -> None:
    on = date(2025, 6, 1)
    one = day(
        1,
        on,
        DayFields(date=on, from_place="the ditch", to_place="a tin roof", country="KZ"),
        line([(43.3, 78.9, 900.0), (43.35, 79.3, 950.0)]),
        distance=30_000.0,
    )
    assert "N of Kegen." in text_of(build(books.book(TripFields(title="Out"), [one]), ReportOptions()))
    known = text_of(build(made_trips.kazakhstan(), ReportOptions()))
    assert "Ends " not in known
