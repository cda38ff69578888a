from dataclasses import replace

import pytest

from expedition.charts.catalogue import KINDS, Chart
from expedition.charts.chart import Along
from expedition.charts.sheet import draw, paint
from expedition.charts.style import print_style
from expedition.kinds import DayKind
from expedition.records.trip import TripSeries
from tests.expedition.charts.made_up import day, trip, without_heights
from tests.expedition.charts.told import told


def only_rests() -> TripSeries:
    made = [day(n, 0.0, kind=DayKind.REST, distance_m=None, country="") for n in (1, 2)]
    return told(without_heights(replace(trip(2), days=tuple(made))))


def many_countries() -> TripSeries:
    series = trip(40)
    codes = [a + b for a in "ABCDE" for b in "FGHIJKLM"]
    days = (replace(one, country=code) for one, code in zip(series.days, codes, strict=True))
    return told(replace(series, days=tuple(days)))


def strange_names() -> TripSeries:
    names = ("乌鲁木齐", "ئۈرۈمچى", "x" * 200)
    days = (day(n, n * 80_000.0, label=name) for n, name in enumerate(names, 1))
    return told(replace(trip(3), days=tuple(days)))


TRIPS = {
    "nothing": without_heights(trip(0)),
    "days without facts": trip(3),
    "one day": told(trip(1)),
    "two days": told(trip(2)),
    "only rests": only_rests(),
    "a year": told(trip(370)),
    "many countries": many_countries(),
    "strange names": strange_names(),
}


@pytest.mark.parametrize("series", TRIPS.values(), ids=TRIPS.keys())
def test_every_chart_of_every_trip_can_be_drawn_and_read(series: TripSeries) -> None:
    figure = draw(tuple(KINDS), series, print_style(), 240.0, [120.0] * len(KINDS), chosen=101)
    assert paint(figure).any()
    for kind in KINDS.values():
        table = kind.table(series)
        assert {len(row) for row in table.rows} <= {len(table.heads)}
        assert kind.finding(series).title
        assert kind.name()


@pytest.mark.parametrize("chart", Chart)
def test_every_stop_of_the_cursor_hits_something(chart: Chart) -> None:
    series, kind = told(trip(60)), KINDS[chart]
    stops = kind.steps(series)
    assert kind.has_anything(series)
    assert stops
    for x, y in stops:
        hit = kind.hit(series, x, y)
        assert hit is not None
        assert hit.reading.title
        assert hit.reading.detail


@pytest.mark.parametrize("chart", Chart)
def test_nothing_lies_under_a_trip_without_days(chart: Chart) -> None:
    empty = without_heights(trip(0))
    assert KINDS[chart].hit(empty, 1.0, 0.0) is None
    assert not KINDS[chart].has_anything(empty)
    assert not KINDS[chart].steps(empty)


@pytest.mark.parametrize("chart", [chart for chart in Chart if KINDS[chart].along is Along.DAYS])
def test_a_table_over_days_has_a_row_for_each(chart: Chart) -> None:
    series = told(trip(40))
    table = KINDS[chart].table(series)
    assert [row[0] for row in table.rows] == [day.number for day in series.days]


def test_the_table_of_the_road_says_nothing_where_no_height_is_known() -> None:
    table = KINDS[Chart.PROFILE].table(trip(3))
    assert table.heads == ("day", "distance_m", "ele_m")
    assert all(ele is None or ele == ele for _day, _way, ele in table.rows)
