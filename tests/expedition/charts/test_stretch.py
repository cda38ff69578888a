import numpy as np

from expedition.charts.day_axis import day_axis
from expedition.charts.sheet import Chart, draw
from expedition.charts.stretch import cut, stretches
from expedition.charts.style import print_style
from tests.expedition.charts.made_up import trip


def test_a_long_trip_offers_its_end_and_its_countries() -> None:
    names = [stretch.name for stretch in stretches(trip(54))]
    assert names[:3] == ["Whole trip", "Last 7 days", "Azerbaijan, days 1 to 9"]
    assert len(names) == 8


def test_a_short_trip_in_one_country_offers_nothing_but_itself() -> None:
    assert [stretch.name for stretch in stretches(trip(1))] == ["Whole trip"]


def test_the_whole_is_the_series_itself() -> None:
    series = trip(54, goal_km=3480, planned_days=62)
    assert cut(series, stretches(series)[0]) is series


def test_a_part_keeps_the_kilometres_of_the_trip() -> None:
    series = trip(54, goal_km=3480, planned_days=62)
    part = cut(series, stretches(series)[3])
    assert part.days == series.days[9:18]
    assert day_axis(part).columns == tuple(range(1, 10))
    assert set(part.profile.day_numbers.tolist()) <= set(range(10, 19))
    figure = draw((Chart.PROGRESS, Chart.PROFILE), part, print_style(), 476.0, (120.0, 120.0))
    start = series.days[8].total_m
    assert figure.axes[0].get_ylim()[0] == start
    assert figure.axes[1].get_xlim()[0] == start
    assert np.isclose(figure.axes[1].get_xlim()[1], series.days[17].total_m)
