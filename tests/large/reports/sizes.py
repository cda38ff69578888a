"""No days and a thousand, deep lists, long tables, texts of one script, no line at all."""

from collections.abc import Iterator
from datetime import date

from expedition.records.fields import DayFields, TripFields
from expedition.records.report import Edition, ReportOptions
from expedition.records.trip import TripBook
from expedition.reports.building import build
from expedition.reports.web.page import build_page
from tests.expedition.reports.books import book, day
from tests.expedition.reports.layout import overhanging
from tests.expedition.reports.made_trips import empty_trip, long_trip, unknown_day

_ROW = "| 1 | two words | three |\n"


def attack() -> Iterator[str]:
    """What went wrong with which book."""
    for name, made in _books():
        for edition in Edition:
            options = ReportOptions(edition=edition)
            try:
                build(made, options)
                build_page(made, options)
            except Exception as error:
                yield f"{name}, {edition}: {error!r}"
            yield from (f"{name}, {edition}: {one}" for one in overhanging(made, options))


def _books() -> Iterator[tuple[str, TripBook]]:
    yield "no day", empty_trip()
    yield "one day", unknown_day()
    yield "400 days", long_trip(400)
    yield "1,000 days", long_trip(1000)
    yield "Chinese", _told("霍尔果斯口岸" * 300)
    yield "Uyghur", _told("قورغاس ئۇيغۇرچە " * 300)
    yield "quotes in lists", _told("> - " * 100 + "deep")
    yield "lists in lists", _told("".join("  " * depth + "- y\n" for depth in range(200)))
    yield "2,000 rows", _told("| a | b | c |\n|---|---|---|\n" + _ROW * 2000)


def _told(diary: str) -> TripBook:
    on = date(2025, 7, 18)
    return book(TripFields(title="East"), [day(1, on, DayFields(date=on, diary=diary))])
