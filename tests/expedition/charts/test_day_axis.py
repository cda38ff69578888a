from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest

from expedition.charts.day_axis import date_ticks, day_axis, number_ticks, value_steps
from tests.expedition.charts.made_up import START, trip


def test_a_day_is_found_anywhere_in_its_column() -> None:
    axis = day_axis(trip(5))
    assert [axis.index_at(x) for x in (0.5, 1.0, 1.49, 1.51, 5.4)] == [0, 0, 0, 1, 4]


def test_beyond_the_ends_the_nearest_day_is_meant() -> None:
    axis = day_axis(trip(5))
    assert (axis.index_at(-9.0), axis.index_at(99.0)) == (0, 4)


def test_days_without_entries_keep_their_column() -> None:
    series = trip(5)
    axis = day_axis(replace(series, days=series.days[:2] + series.days[4:]))
    assert axis.columns == (1, 2, 5)
    assert axis.index_at(3.0) == 1


def test_the_plan_widens_the_axis_by_a_fifth_at_most() -> None:
    assert day_axis(trip(54, goal_km=3480, planned_days=62)).stop == 62.5
    assert day_axis(trip(4, goal_km=9000, planned_days=400)).stop == 7.5


def test_a_plan_that_begins_earlier_is_seen() -> None:
    series = replace(trip(20), planned_start=START - timedelta(days=2))
    assert day_axis(series).start == -1.5


def test_days_at_the_ends_of_the_calendar_have_an_axis() -> None:
    days = trip(2).days
    series = replace(trip(2), days=(replace(days[0], date=date.min), replace(days[1], date=date.max)))
    axis = day_axis(series)
    assert axis.columns == (1, (date.max - date.min).days + 1)
    assert date_ticks(axis, 690.0, 61.0)


def test_no_days_make_an_axis_without_days() -> None:
    assert day_axis(trip(0)).index_at(1.0) is None


@pytest.mark.parametrize(("days", "expected"), [(4, "7 May"), (54, "13 May"), (400, "Jul")])
def test_dates_are_as_dense_as_there_is_room(days: int, expected: str) -> None:
    ticks = date_ticks(day_axis(trip(days)), 690.0, 61.0)
    assert ticks[1].text == expected
    assert len(ticks) <= 15


def test_the_new_year_is_named() -> None:
    texts = [tick.text for tick in date_ticks(day_axis(trip(400)), 690.0, 61.0)]
    assert "2025" in texts


def test_day_numbers_begin_and_end_with_the_trip() -> None:
    series = trip(54)
    texts = [tick.text for tick in number_ticks(day_axis(series), series.days, 420.0, 22.0)]
    assert (texts[0], texts[-1]) == ("1", "54")
    assert "50" in texts


def test_day_numbers_never_touch() -> None:
    series = trip(89)
    ticks = number_ticks(day_axis(series), series.days, 420.0, 22.0)
    assert min(b.x - a.x for a, b in pairwise(ticks)) * 420.0 / 89 >= 15.0


@pytest.mark.parametrize(
    ("low", "high", "steps"),
    [
        (0, 3600, (0, 1000, 2000, 3000)),
        (-25, 1400, (0, 500, 1000)),
        (-31, 44, (-20, 0, 20, 40)),
        (0, 0, (0,)),
    ],
)
def test_hairlines_stand_at_round_values(low: float, high: float, steps: tuple[float, ...]) -> None:
    assert value_steps(low, high) == steps


def test_a_column_knows_its_date() -> None:
    axis = day_axis(trip(5))
    assert axis.date_at(3) == date(2024, 5, 8)
    assert axis.column(date(2024, 5, 8)) == 3
