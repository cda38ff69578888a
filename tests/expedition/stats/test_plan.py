from datetime import date, timedelta
from random import Random

import pytest

from expedition.records.fields import StageFields, TripFields
from expedition.records.plan import Plan, PlanGap, PlannedPlace
from expedition.stats.plan import planned, planned_m, reached, stage_to, when, where
from tests.expedition.made_up import made_up

START = date(2025, 7, 1)
DAY = timedelta(days=1)


def trip(**fields: object) -> TripFields:
    return TripFields(title="East", **{"planned_start": START, **fields})  # type: ignore[arg-type]


def stage(to: str, km: float | None, **fields: object) -> StageFields:
    distance_m = None if km is None else km * 1000
    return StageFields(to_place=to, distance_m=distance_m, **fields)  # type: ignore[arg-type]


def evenings(plan: Plan) -> list[int]:
    """Kilometres of each planned evening."""
    return [round(day.stop_m / 1000) for day in plan.days]


def test_every_stage_is_a_day_and_rest_stands_still() -> None:
    plan = planned(trip(), [stage("Gulcha", 83, rest_days=1), stage("Sary-Tash", 102), stage("Murghab", 230)])
    assert evenings(plan) == [83, 83, 185, 415]
    assert [day.is_rest for day in plan.days] == [False, True, False, False]
    assert (plan.start, plan.arrival, plan.goal_m) == (START, START + 3 * DAY, 415_000)
    assert plan.notes == ()


def test_a_goal_for_a_day_cuts_a_long_stage_and_leaves_a_slightly_longer_one() -> None:
    plan = planned(trip(goal_day_m=80_000), [stage("Near", 95), stage("Far", 230)])
    assert evenings(plan) == [95, 172, 248, 325]


def test_an_end_spreads_the_stages_over_the_dates_there_are() -> None:
    end = START + 5 * DAY
    plan = planned(trip(planned_end=end), [stage("Near", 50), stage("Far", 250)])
    assert plan.arrival == end
    assert evenings(plan) == [50, 100, 150, 200, 250, 300]


def test_dates_of_stages_are_kept_and_waited_for() -> None:
    stages = [stage("A", 80), stage("B", 80, planned_on=START + 3 * DAY), stage("C", 80)]
    assert evenings(planned(trip(goal_day_m=80_000), stages)) == [80, 80, 80, 160, 240]
    assert evenings(planned(trip(), stages)) == [27, 53, 80, 160, 240]


def test_a_date_before_the_stage_can_begin_is_told() -> None:
    plan = planned(trip(), [stage("A", 80, rest_days=4), stage("B", 80, planned_on=START + DAY)])
    assert [note.gap for note in plan.notes] == [PlanGap.STAGES_WITHOUT_TIME]
    assert evenings(plan) == [80, 80, 80, 80, 80, 160]


@pytest.mark.parametrize(
    ("pattern", "rests"),
    [
        ({"rest_every": 3}, [3, 7]),
        ({"rest_weekdays": "sun"}, [5]),
        ({"rest_weekdays": "Saturday, Sunday"}, [4, 5]),
        ({"rest_count": 2}, [3, 6]),
        ({"rest_weekdays": "mon tue wed thu fri sat sun"}, []),
        ({"rest_every": 0, "rest_count": 0}, []),
    ],
)
def test_days_of_rest_come_by_number_by_weekday_or_spread(
    pattern: dict[str, object], rests: list[int]
) -> None:
    plan = planned(trip(goal_distance_m=800_000, goal_day_m=100_000, **pattern))
    assert [number for number, day in enumerate(plan.days) if day.is_rest] == rests
    assert plan.days[-1].stop_m == 800_000


def test_without_a_goal_for_a_day_the_way_is_even_until_the_end() -> None:
    plan = planned(trip(goal_distance_m=600_000, planned_end=START + 6 * DAY, rest_weekdays="sun"))
    assert evenings(plan) == [100, 200, 300, 400, 500, 500, 600]


@pytest.mark.parametrize(
    ("fields", "gaps"),
    [
        ({}, [PlanGap.NO_GOAL]),
        ({"planned_start": None}, [PlanGap.NO_START, PlanGap.NO_GOAL]),
        ({"goal_distance_m": 5e5}, [PlanGap.NO_PACE]),
        ({"goal_distance_m": 5e5, "planned_end": START - DAY}, [PlanGap.NO_PACE]),
        ({"goal_distance_m": 1e18, "goal_day_m": 1.0}, [PlanGap.TOO_LONG]),
        ({"goal_distance_m": 5e5, "goal_day_m": 5e4, "planned_end": START + DAY}, [PlanGap.ENDS_LATE]),
    ],
)
def test_what_is_missing_is_told(fields: dict[str, object], gaps: list[PlanGap]) -> None:
    assert [note.gap for note in planned(trip(**fields)).notes] == gaps


def test_stages_without_kilometres_share_what_the_goal_leaves() -> None:
    plan = planned(trip(goal_distance_m=300_000), [stage("A", 100), stage("B", None), stage("C", None)])
    assert evenings(plan) == [100, 200, 300]
    assert [(note.gap, note.number) for note in plan.notes] == [(PlanGap.STAGES_WITHOUT_KM, 2)]
    assert evenings(planned(trip(), [stage("A", None), stage("B", 50)])) == [0, 50]


def test_stages_that_miss_the_goal_are_told() -> None:
    (note,) = planned(trip(goal_distance_m=500_000), [stage("A", 100)]).notes
    assert (note.gap, note.distance_m) == (PlanGap.GOAL_DIFFERS, 100_000)


def test_the_log_begins_a_plan_without_a_start() -> None:
    plan = planned(trip(planned_start=None, goal_distance_m=1e5, goal_day_m=5e4), first_day=START)
    assert (plan.start, evenings(plan)) == (START, [50, 100])


def test_a_plan_ends_where_the_calendar_does() -> None:
    plan = planned(trip(planned_start=date.max - 2 * DAY, goal_distance_m=1e7, goal_day_m=1e5))
    assert [note.gap for note in plan.notes] == [PlanGap.TOO_LONG]


def test_where_tells_the_stage_and_how_much_of_it_is_behind() -> None:
    plan = planned(trip(goal_day_m=80_000), [stage("Near", 90, rest_days=1), stage("Far", 160)])
    places = [where(plan, START + number * DAY) or PlannedPlace(START, -1) for number in (-1, 0, 1, 2, 30)]
    before, first, rest, half, after = places
    assert (before.distance_m, before.is_outside) == (0.0, True)
    assert (first.stage, first.share, first.is_rest) == (0, 1.0, False)
    assert (rest.distance_m, rest.is_rest) == (90_000, True)
    assert (half.stage, half.share) == (1, 0.5)
    assert (after.distance_m, after.is_outside) == (250_000, True)


def test_a_stage_is_found_by_its_end_in_any_spelling() -> None:
    plan = planned(trip(), [stage("Sary-Tash", 1, from_place="Osh"), stage("Мурғаб", 1)])
    found = [stage_to(plan, name) for name in ("sary tash", "мургаб", "osh", "sary", "Khorog", "")]
    assert found == [0, 1, -1, 0, None, None]


@pytest.mark.parametrize("seed", range(60))
def test_any_plan_rises_to_its_goal_and_where_and_when_are_inverse(seed: int) -> None:
    random = Random(seed)
    stages = [
        StageFields(
            distance_m=random.choice((None, 0.0, random.uniform(100, 400_000))),
            rest_days=random.choice((0, 0, 1, 3)),
            planned_on=START + random.randrange(-5, 40) * DAY if random.random() < 0.2 else None,
        )
        for _ in range(random.randrange(12))
    ]
    fields = trip(
        goal_distance_m=random.choice((None, 0.0, random.uniform(1e3, 3e6))),
        planned_end=random.choice((None, START + random.randrange(60) * DAY)),
        goal_day_m=random.choice((None, random.uniform(2e4, 2e5))),
        rest_every=random.choice((None, 1, 6)),
        rest_weekdays=random.choice(("", "sun", "sat sun")),
        rest_count=random.choice((None, 0, 4, 50)),
    )
    plan = planned(fields, stages)
    if not plan.days:
        return
    assert [day.date for day in plan.days] == [plan.days[0].date + n * DAY for n in range(len(plan.days))]
    at_m = 0.0
    for day in plan.days:
        assert day.start_m == pytest.approx(at_m)
        assert day.stop_m >= day.start_m - 1e-6
        assert day.is_rest <= (day.stop_m == day.start_m)
        at_m = day.stop_m
    assert plan.goal_m == pytest.approx(at_m)
    if stages:
        assert sum(stage.distance_m or 0 for stage in stages) <= at_m + 1e-6
        assert plan.ends_m[-1] == pytest.approx(at_m)
    for day in plan.days:
        back = when(plan, day.stop_m)
        assert back is not None
        assert back <= day.date
        assert planned_m(plan, back) == pytest.approx(day.stop_m, abs=1.0)
    for _ in range(5):
        place_m = random.uniform(0, at_m)
        found = when(plan, place_m)
        assert found is not None
        assert (planned_m(plan, found) or 0.0) >= place_m - 1
        assert found == plan.days[0].date or (planned_m(plan, found - DAY) or 0.0) <= place_m + 1
    assert when(plan, at_m + 10) is None


@pytest.mark.parametrize("seed", range(40))
def test_whatever_a_log_holds_makes_a_plan_or_says_why_not(seed: int) -> None:
    random = Random(seed)
    stages = [made_up(StageFields, random) for _ in range(random.randrange(5))]
    plan = planned(made_up(TripFields, random), stages, START)
    assert plan.days or plan.notes


def test_the_ends_of_stages_are_reached_in_their_order() -> None:
    plan = planned(trip(), [stage("Khorog", 1), stage("Langar", 1), stage("Khorog", 1), stage("", 1)])
    evenings = [(START + n * DAY, place) for n, place in enumerate(("Osh", "KHOROG", "", "Khorog"))]
    assert reached(plan, evenings) == (START + DAY, None, START + 3 * DAY, None)
