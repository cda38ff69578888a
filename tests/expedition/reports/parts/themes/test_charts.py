from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest

from expedition.records.fields import DayFields, TripFields
from expedition.records.report import ReportOptions
from expedition.records.trip import TripBook
from expedition.reports.building import build
from expedition.reports.drawings.climb_chart import climbed
from tests.expedition.reports.books import book, day, line
from tests.expedition.reports.made_trips import KARKARA, KEGEN
from tests.expedition.reports.pdf_text import text_of

FIRST = date(2025, 7, 18)


def _trip(count: int, climbs: Sequence[float] = (), heats: Sequence[float] = ()) -> TripBook:
    days = []
    for n in range(count):
        on = FIRST + timedelta(n)
        known: dict[str, Any] = {"distance": 40_000.0}
        if n < len(climbs):
            known["climb"] = climbs[n]
        if n < len(heats):
            known["temperature_max"] = heats[n]
        days.append(day(n + 1, on, DayFields(date=on), line([KARKARA, KEGEN]), **known))
    return book(TripFields(title="East"), days)


@pytest.mark.parametrize(("count", "is_there"), [(6, False), (7, True)])
def test_seven_riding_days_make_a_chart_page(count: int, is_there: bool) -> None:
    text = text_of(build(_trip(count), ReportOptions()))
    assert ("Taken together" in text) is is_there


def test_one_known_temperature_or_two_climbs_make_no_chart() -> None:
    text = text_of(build(_trip(4, climbs=(100, 200), heats=(44,)), ReportOptions()))
    assert "Heat and cold" not in text
    assert "Most climbed" not in text


def test_charts_of_climb_and_temperature_need_four_and_three_days() -> None:
    text = text_of(build(_trip(4, climbs=(100, 250, 200, 90), heats=(20, 30, 44)), ReportOptions()))
    assert "Most climbed 250 m, day 2" in text
    assert "Heat and cold" in text


def test_flat_days_make_no_chart_of_climb() -> None:
    assert climbed(_trip(4, climbs=(0, 0, 0, 0)).pages) == []


def test_span_of_an_entry_stands_in_the_day_line() -> None:
    fields = DayFields(date=FIRST, span_text="18 to 21 July", diary="Told in one go.")
    text = text_of(build(book(TripFields(title="East"), [day(1, FIRST, fields)]), ReportOptions()))
    assert "entry of 18 to 21 July" in text
