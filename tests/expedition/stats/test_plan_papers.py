from collections.abc import Collection
from datetime import date, timedelta

from expedition.kinds import DocumentKind
from expedition.records.fields import DocumentFields, StageFields, TripFields
from expedition.records.papers import DayBorders
from expedition.records.plan import PaperDeadline, Plan
from expedition.stats.plan import planned
from expedition.stats.plan_papers import deadlines, planned_borders

START = date(2025, 7, 1)
DAY = timedelta(days=1)


def area(code: str) -> Collection[str]:
    return {code}


def plan(*ends: tuple[str, int]) -> Plan:
    """A plan of a stage a day, by the countries of their ends and the days of rest after each."""
    stages = [StageFields(distance_m=80_000.0, country=country, rest_days=rests) for country, rests in ends]
    return planned(TripFields(title="East", planned_start=START), stages)


def found(made: Plan, *papers: DocumentFields, as_of: date = START) -> tuple[PaperDeadline, ...]:
    days = planned_borders(made, None, "")
    return deadlines(dict(enumerate(papers, 1)), days, as_of, area)


def visa(country: str, **fields: object) -> DocumentFields:
    return DocumentFields(kind=DocumentKind.VISA, country=country, **fields)  # type: ignore[arg-type]


def test_a_border_crossed_after_the_visa_ends_is_warned_of() -> None:
    made = plan(("KZ", 3), ("KZ", 0), ("CN", 0))
    (one,) = found(made, visa("KZ", valid_until=START + 3 * DAY))
    assert (one.until, one.enters, one.leaves) == (START + 3 * DAY, START, START + 5 * DAY)
    assert one.over_days == 2
    (fine,) = found(made, visa("KZ", valid_until=START + 9 * DAY))
    assert not fine.is_broken


def test_a_stay_longer_than_the_visa_gives_is_warned_of() -> None:
    made = plan(("CN", 0), ("KZ", 2), ("CN", 0))
    (one,) = found(made, visa("KZ", stay_days=3))
    assert (one.enters, one.until) == (START + DAY, START + 3 * DAY)
    assert (one.leaves, one.over_days) == (START + 4 * DAY, 1)


def test_who_comes_before_the_visa_begins_is_warned() -> None:
    (one,) = found(
        plan(("KZ", 0), ("CN", 5)), visa("CN", valid_from=START + 3 * DAY, valid_until=START + 90 * DAY)
    )
    assert (one.enters, one.early_days) == (START + DAY, 2)


def test_a_visa_of_a_country_that_is_not_planned_has_only_its_end() -> None:
    made = plan(("KZ", 0))
    (one,) = found(made, visa("MN", valid_until=START + 30 * DAY))
    assert (one.until, one.enters, one.is_broken) == (START + 30 * DAY, None, False)
    assert found(made, visa("MN", valid_until=START - DAY)) == ()
    assert found(made, DocumentFields(kind=DocumentKind.INSURANCE, valid_until=START + DAY)) == ()


def test_the_planned_way_knows_the_countries_where_stages_do_not() -> None:
    made = planned(TripFields(title="East", planned_start=START, goal_distance_m=4e5, goal_day_m=1e5))
    days = planned_borders(made, START, "KZ", lambda at_m: "KZ" if at_m < 250_000 else "CN")
    assert days == (
        DayBorders(START + DAY, "KZ"),
        DayBorders(START + 2 * DAY, "CN", "KZ"),
        DayBorders(START + 3 * DAY, "CN"),
    )


def test_a_long_stage_stays_in_its_first_country_until_its_last_day() -> None:
    stages = [StageFields(distance_m=300_000.0, country="CN")]
    made = planned(TripFields(title="East", planned_start=START, goal_day_m=1e5), stages)
    assert [day.country for day in planned_borders(made, None, "KZ")] == ["KZ", "KZ", "CN"]


def test_who_is_there_still_after_the_plan_has_ended_is_warned() -> None:
    made = plan(("KZ", 0), ("KZ", 0), ("KZ", 0))
    (one,) = found(made, visa("KZ", valid_until=START), as_of=START + 9 * DAY)
    assert (one.until, one.over_days, one.leaves) == (START, 2, None)
