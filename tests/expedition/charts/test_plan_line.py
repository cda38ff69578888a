from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest

from expedition.charts.day_axis import day_axis
from expedition.charts.plan_line import ahead_m, plan_line
from expedition.records.fields import StageFields, TripFields
from expedition.stats.plan import planned
from tests.expedition.charts.made_up import START, trip


def test_a_plan_of_stages_stands_still_on_days_of_rest() -> None:
    stages = [StageFields(distance_m=100_000.0, rest_days=2), StageFields(distance_m=50_000.0)]
    plan = planned(TripFields(title="", planned_start=START + timedelta(days=1)), stages)
    series = replace(trip(6), plan=plan)
    line = plan_line(series, day_axis(series))
    assert line is not None
    assert (line.start, line.stop, line.goal_m) == (1.5, 5.5, 150_000)
    assert [line.distance_m(x) for x in (0.0, 1.5, 2.0, 2.5, 4.5, 5.0, 9.0)] == [
        0, 0, 50_000, 100_000, 100_000, 125_000, 150_000,
    ]  # fmt: skip
    assert ahead_m(series, day_axis(series), 0) == pytest.approx(series.days[0].total_m)
    assert line.between(2.0, 5.0) == (
        [2.0, 2.5, 3.5, 4.5, 5.0],
        [50_000, 100_000, 100_000, 100_000, 125_000],
    )


def test_without_stages_the_plan_is_even() -> None:
    series = trip(10, goal_km=1000, planned_days=20)
    line = plan_line(series, day_axis(series))
    assert line is not None
    steps = [after - before for before, after in pairwise(line.distance_m(x + 0.5) for x in range(21))]
    assert steps == pytest.approx([50_000] * 20)


def test_a_trip_without_days_or_plan_has_no_line() -> None:
    assert plan_line(trip(0), day_axis(trip(0))) is None
    assert plan_line(trip(3), day_axis(trip(3))) is None
