from datetime import date, timedelta

import pytest

from expedition.records.fields import StageFields, TripFields
from expedition.records.plan import Plan, PlanStanding
from expedition.stats.plan import planned
from expedition.stats.plan_standing import standing
from expedition.stats.rest import rest_pattern

START = date(2025, 7, 1)
DAY = timedelta(days=1)


def stands(fields: TripFields, total_km: list[float], today: int, plan: Plan | None = None) -> PlanStanding:
    """The trip after evenings from the start on, `today` so many days after it."""
    days = [(START + number * DAY, km * 1000) for number, km in enumerate(total_km)]
    made = plan or planned(fields, first_day=START if days else None)
    return standing(made, days, START + today * DAY, fields.planned_end, rest_pattern(fields))


def test_in_the_middle_of_a_trip_everything_is_told() -> None:
    fields = TripFields(
        title="East", planned_start=START, planned_end=START + 9 * DAY, goal_distance_m=1_000_000
    )
    found = stands(fields, [100, 200, 250], today=2)
    assert (found.to_go_m, found.ahead_m, found.ahead_days) == (750_000, -50_000, 0)
    assert (found.days_left, found.ride_days_left) == (7, 7)
    assert found.needed_day_m == pytest.approx(750_000 / 7)
    assert found.pace_m == pytest.approx(250_000 / 3)
    assert (found.end, found.arrival_by_pace) == (START + 9 * DAY, START + 11 * DAY)


def test_days_of_rest_to_come_bring_nothing() -> None:
    stages = [StageFields(distance_m=100_000.0, rest_days=2), StageFields(distance_m=100_000.0)]
    fields = TripFields(title="East", planned_start=START)
    found = stands(fields, [100], 0, planned(fields, stages))
    assert (found.days_left, found.ride_days_left, found.needed_day_m) == (3, 1, 100_000)


def test_a_day_of_rest_as_planned_is_on_the_plan() -> None:
    stages = [StageFields(distance_m=100_000.0, rest_days=2), StageFields(distance_m=100_000.0)]
    fields = TripFields(title="East", planned_start=START)
    found = stands(fields, [100, 100, 100], 2, planned(fields, stages))
    assert (found.ahead_m, found.ahead_days) == (0, 0)


def test_a_trip_that_has_not_begun_has_all_before_it() -> None:
    fields = TripFields(
        title="East", planned_start=START, planned_end=START + 4 * DAY, goal_distance_m=500_000
    )
    found = stands(fields, [], today=-20)
    assert (found.days_left, found.needed_day_m, found.ahead_m) == (5, 100_000, None)
    assert (found.pace_m, found.arrival_by_pace) == (None, None)


def test_who_arrived_has_nothing_left() -> None:
    fields = TripFields(title="East", planned_end=START + 9 * DAY, goal_distance_m=150_000)
    found = stands(fields, [100, 180, 180], today=3)
    assert (found.to_go_m, found.arrived_on, found.days_left) == (0, START + DAY, None)


def test_past_the_planned_end_no_day_is_left() -> None:
    fields = TripFields(title="East", planned_end=START + DAY, goal_distance_m=500_000)
    found = stands(fields, [100, 200, 300], today=2)
    assert (found.days_left, found.ride_days_left, found.needed_day_m) == (0, 0, None)


def test_a_log_long_silent_is_told_as_of_its_last_day() -> None:
    fields = TripFields(title="East", planned_end=START + 9 * DAY, goal_distance_m=500_000)
    assert stands(fields, [100], today=400).as_of == START
    assert stands(fields, [100], today=5).as_of == START + 5 * DAY
    assert stands(fields, [100, 150], today=0).as_of == START + DAY


def test_the_pace_is_that_of_the_last_days() -> None:
    fields = TripFields(title="East", goal_distance_m=10_000_000)
    slow_then_fast = [10.0 * n for n in range(40)] + [390 + 100.0 * n for n in range(1, 31)]
    assert stands(fields, slow_then_fast, today=70).pace_m == pytest.approx(100_000)


def test_without_a_goal_only_what_is_ridden_is_told() -> None:
    found = stands(TripFields(title="East"), [100], today=0)
    assert (found.ridden_m, found.to_go_m, found.end) == (100_000, None, None)


def test_who_does_not_move_arrives_nobody_knows_when() -> None:
    fields = TripFields(title="East", goal_distance_m=10_000_000)
    assert stands(fields, [0, 0], today=1).arrival_by_pace is None
    assert stands(fields, [0.01, 0.02], today=1).arrival_by_pace is None
