from datetime import date, timedelta

import numpy as np
import pytest

from expedition.charts.day_axis import day_axis
from expedition.charts.sheet import Chart, draw
from expedition.charts.stretch import (
    Part,
    Stretch,
    Window,
    countries,
    in_window,
    moved,
    part_of,
    stretches,
    zoomed,
)
from expedition.charts.style import print_style
from tests.expedition.charts.made_up import START, trip


def span(first: int, last: int) -> Stretch:
    """From one day of the trip to another."""
    return Stretch("some", START + timedelta(days=first - 1), START + timedelta(days=last - 1))


def test_a_long_trip_offers_its_end_and_its_months() -> None:
    names = [stretch.name for stretch in stretches(trip(54))]
    assert names == ["Whole trip", "Last 7 days", "May 2024", "June 2024"]


def test_a_trip_of_years_offers_its_years() -> None:
    names = [stretch.name for stretch in stretches(trip(800))]
    assert names == ["Whole trip", "Last 30 days", "Last 7 days", "2024", "2025", "2026"]


def test_a_short_trip_offers_nothing_but_itself() -> None:
    assert [stretch.name for stretch in stretches(trip(1))] == ["Whole trip"]


def test_countries_are_offered_once_in_their_order() -> None:
    names = [name for _letters, name in countries(trip(54))]
    assert names == ["Azerbaijan", "Kazakhstan", "Uzbekistan", "Kyrgyzstan"]


def test_the_whole_is_the_series_itself() -> None:
    series = trip(54, goal_km=3480, planned_days=62)
    assert part_of(series, Part()) is series
    assert part_of(series, Part(stretch=stretches(series)[0])) is series


def test_a_part_keeps_the_kilometres_of_the_trip() -> None:
    series = trip(54, goal_km=3480, planned_days=62)
    part = part_of(series, Part(span=span(10, 18)))
    assert part.days == series.days[9:18]
    assert day_axis(part).columns == tuple(range(1, 10))
    assert set(part.profile.day_numbers.tolist()) <= set(range(10, 19))
    assert len(part.profile.day_numbers)
    figure = draw((Chart.PROGRESS, Chart.PROFILE), part, print_style(), 476.0, (120.0, 120.0))
    start = series.days[8].total_m
    assert figure.axes[0].get_ylim()[0] == start
    assert figure.axes[1].get_xlim()[0] == start
    assert np.isclose(figure.axes[1].get_xlim()[1], series.days[17].total_m)


def test_what_narrows_a_part_narrows_it_together() -> None:
    series = trip(54)
    chosen = frozenset(day.day_id for day in series.days[:20])
    part = part_of(series, Part(stretch=span(5, 40), country="KZ", days=chosen, name="some"))
    assert [day.number for day in part.days] == list(range(10, 19))
    assert set(part.profile.day_numbers.tolist()) <= set(range(10, 19))
    assert len(part.profile.day_numbers)


def test_a_part_may_be_empty() -> None:
    part = part_of(trip(5), Part(span=Stretch("never", date(1999, 1, 1), date(1999, 2, 1))))
    assert part.days == ()
    assert len(part.profile.distance_m) == 0


@pytest.mark.parametrize("at", [0.5, 7.0, 20.5])
def test_zoom_keeps_what_is_under_the_pointer(at: float) -> None:
    whole: Window = (0.5, 20.5)
    window = zoomed(whole, at, 0.5, whole)
    assert window is not None
    share = (at - whole[0]) / (whole[1] - whole[0])
    assert np.isclose(window[0] + share * (window[1] - window[0]), at)
    assert np.isclose(window[1] - window[0], 10.0)


def test_zoom_ends_at_three_days_and_at_all() -> None:
    whole: Window = (0.5, 20.5)
    assert zoomed((4.0, 8.0), 6.0, 0.1, whole) == (4.5, 7.5)
    assert zoomed((4.0, 8.0), 6.0, 8.0, whole) is None


def test_the_window_never_leaves_the_trip() -> None:
    whole: Window = (0.5, 20.5)
    assert moved((4.5, 8.5), -5.0, whole) == (0.5, 4.5)
    assert moved((4.5, 8.5), 5.0, whole) == (16.5, 20.5)


def test_a_window_without_days_shows_all() -> None:
    series = trip(20)
    assert [day.number for day in in_window(series, day_axis(series), (3.6, 6.4)).days] == [4, 5, 6]
    assert in_window(series, day_axis(series), (40.0, 50.0)) is series
    assert in_window(series, day_axis(series), None) is series
