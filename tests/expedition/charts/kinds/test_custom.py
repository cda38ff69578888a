from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from expedition.charts.chart import Along, ChartKind
from expedition.charts.kinds.custom import custom
from expedition.charts.sheet import draw, paint
from expedition.charts.style import print_style
from expedition.kinds import DayKind
from expedition.records.chart_choice import ChartChoice, ChartFigure, ChartGrouping, ChartShape
from expedition.records.trip import TripSeries
from tests.expedition.charts.made_up import day, trip, without_heights
from tests.expedition.charts.told import told

SERIES = told(trip(60))
CLIMB = ChartFigure.CLIMB


def values(choice: ChartChoice, series: TripSeries = SERIES) -> dict[object, object]:
    return {row[0]: row[1] for row in custom(choice).table(series).rows}


def all_kinds() -> list[ChartKind]:
    """Every figure by some groupings, and one figure by all in every shape."""
    few = product(ChartFigure, (ChartGrouping.DAY, ChartGrouping.COUNTRY), (ChartShape.BARS,))
    wide = product((CLIMB,), ChartGrouping, (ChartShape.LINE, ChartShape.CUMULATED))
    return [custom(ChartChoice(*choice, counter="ice cream")) for choice in (*few, *wide)]


@pytest.mark.parametrize("kind", all_kinds(), ids=lambda kind: kind.key)
def test_every_choice_can_be_drawn_and_read(kind: ChartKind) -> None:
    series = told(trip(16))
    paint(draw([kind], series, print_style(), 200.0, [90.0]))
    assert kind.finding(series).title
    for x, y in kind.steps(series):
        hit = kind.hit(series, x, y)
        assert hit is not None
        assert hit.reading.detail


def test_groups_of_sums_add_up_to_the_whole() -> None:
    whole = sum(day.climb_m or 0.0 for day in SERIES.days)
    for by in set(ChartGrouping) - {ChartGrouping.VEHICLE, ChartGrouping.PERSON}:
        known = [value for value in values(ChartChoice(CLIMB, by)).values() if isinstance(value, float)]
        assert sum(known) == pytest.approx(whole)


def test_what_is_not_known_is_not_nothing() -> None:
    by_day = values(ChartChoice(CLIMB, ChartGrouping.DAY))
    unknown = [day.date.isoformat() for day in SERIES.days if day.climb_m is None]
    assert unknown
    assert {by_day[date] for date in unknown} == {None}


def test_a_cumulated_line_never_falls_and_ends_at_the_sum() -> None:
    choice = ChartChoice(ChartFigure.DISTANCE, ChartGrouping.WEEK, ChartShape.CUMULATED)
    sums = [value for value in values(choice).values() if isinstance(value, float)]
    assert sums == sorted(sums)
    assert sums[-1] == pytest.approx(SERIES.days[-1].total_m)
    assert custom(choice).finding(SERIES).title.endswith("in all")


def test_speeds_are_not_added_up() -> None:
    week = [ChartChoice(ChartFigure.SPEED, ChartGrouping.WEEK, shape) for shape in ChartShape]
    assert values(week[0]) == values(week[1]) == values(week[2])


def test_the_title_names_the_group_of_the_most() -> None:
    title = custom(ChartChoice(ChartFigure.DISTANCE, ChartGrouping.COUNTRY)).finding(SERIES).title
    assert title.startswith("Most ")
    assert title.endswith("km, Kazakhstan")


def test_named_groups_are_rows_and_spans_of_time_columns() -> None:
    alongs = {by: custom(ChartChoice(CLIMB, by)).along for by in ChartGrouping}
    assert alongs[ChartGrouping.DAY] is Along.DAYS
    assert alongs[ChartGrouping.MONTH] is Along.GROUPS
    assert alongs[ChartGrouping.COUNTRY] is Along.ROWS


def test_a_weekday_without_a_day_has_its_place() -> None:
    kind = custom(ChartChoice(ChartFigure.DAYS, ChartGrouping.WEEKDAY))
    assert len(kind.steps(told(trip(2)))) == 7


def test_a_trip_of_rests_has_days_but_no_climb() -> None:
    rest = (day(n, 0.0, kind=DayKind.REST, distance_m=None) for n in (1, 2))
    series = told(without_heights(replace(trip(2), days=tuple(rest))))
    assert not custom(ChartChoice(CLIMB, ChartGrouping.WEEK)).has_anything(series)
    assert custom(ChartChoice(ChartFigure.DAYS, ChartGrouping.KIND)).has_anything(series)


def test_days_without_facts_have_nothing_to_show() -> None:
    for by in ChartGrouping:
        kind = custom(ChartChoice(CLIMB, by))
        assert not kind.has_anything(trip(3))
        assert kind.finding(trip(3)).title
        draw([kind], trip(3), print_style(), 300.0, [90.0])


@pytest.mark.parametrize("by", ChartGrouping)
def test_the_ends_of_the_calendar_can_be_grouped(by: ChartGrouping) -> None:
    dates = (date.min, date.max)
    days = (day(n, n * 80_000.0, date=when) for n, when in enumerate(dates, 1))
    kind = custom(ChartChoice(ChartFigure.DISTANCE, by))
    series = told(without_heights(replace(trip(2), days=tuple(days))))
    assert kind.finding(series).title
    paint(draw([kind], series, print_style(), 160.0, [90.0]))
