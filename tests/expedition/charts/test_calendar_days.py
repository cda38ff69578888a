from dataclasses import replace
from datetime import date

from expedition.charts.calendar_days import calendar, calendar_finding, longest_run
from expedition.charts.catalogue import KINDS, Chart
from expedition.kinds import DayKind
from tests.expedition.charts.made_up import day, trip


def test_a_short_trip_over_new_year_is_one_block() -> None:
    days = (day(1, 0.0, date=date(2024, 12, 30)), day(2, 0.0, date=date(2025, 1, 7)))
    found = calendar(replace(trip(2), days=days))
    assert found is not None
    assert found.cells == [(0, 0), (1, 1)]
    assert found.blocks == (None,)


def test_years_of_a_long_trip_stand_under_each_other_and_empty_ones_nowhere() -> None:
    days = (day(1, 0.0, date=date(1999, 1, 4)), day(2, 0.0, date=date(9999, 12, 31)))
    found = calendar(replace(trip(2), days=days))
    assert found is not None
    assert found.blocks == (1999, 9999)
    assert [row for _column, row in found.cells] == [0, 8 + days[1].date.weekday()]


def test_a_run_ends_at_a_rest_and_at_a_missing_date() -> None:
    kinds = [DayKind.RIDE, DayKind.RIDE, DayKind.REST, DayKind.RIDE, DayKind.RIDE, DayKind.RIDE]
    days = [day(n, 0.0, kind=kind) for n, kind in enumerate(kinds, 1)]
    assert longest_run(replace(trip(1), days=tuple(days))) == (3, 3)
    late = replace(days[-1], date=date(2024, 6, 30))
    series = replace(trip(1), days=(*days[:-1], late))
    assert longest_run(series) == (0, 2)
    assert calendar_finding(series).title == "2 riding days on end, from 6 May"


def test_only_a_day_is_hit() -> None:
    series, kind = trip(60), KINDS[Chart.CALENDAR]
    hit = kind.hit(series, 1.2, -0.1)
    assert hit is not None
    assert hit.days == (108,)
    assert hit.box == (0.5, 1.5, -0.5, 0.5)
    assert kind.hit(series, 30.0, 0.0) is None
