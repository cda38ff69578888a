"""What charts draw, out of the facts of a trip and the heights of its roads."""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from expedition.records.facts import DayFacts
from expedition.records.plan import PaperDeadline, Plan
from expedition.records.trip import DayPoint, DayRoad, TripProfile, TripSeries
from expedition.records.trip_facts import TripFacts

_NO_PLAN = Plan()


def series_of(
    facts: TripFacts,
    roads: Mapping[int, DayRoad],
    goal_place: str = "",
    plan: Plan = _NO_PLAN,
    visas: tuple[PaperDeadline, ...] = (),
) -> TripSeries:
    """All days of a trip as chart points; `roads` are those of its days, by their ids."""
    fields, days = facts.fields, tuple(facts.days)
    return TripSeries(
        title=fields.title,
        days=tuple(day_point(day) for day in days),
        profile=profile_of(days, roads),
        goal_distance_m=plan.goal_m or fields.goal_distance_m,
        planned_start=fields.planned_start,
        planned_end=fields.planned_end,
        facts=days,
        home_currency=fields.home_currency,
        goal_place=goal_place,
        usual_mode=fields.mode,
        people=facts.people,
        gear=facts.gear,
        plan=plan,
        visas=visas,
    )


def day_point(day: DayFacts) -> DayPoint:
    """A day as a chart point."""
    row, figures = day.row, day.figures
    return DayPoint(
        day_id=row.id,
        number=row.number,
        date=row.date,
        kind=row.kind,
        label=row.to_place or row.from_place or row.title,
        country=row.country,
        distance_m=figures.distance.value,
        carried_m=figures.carried.value or 0.0,
        total_m=row.total_m,
        climb_m=figures.climb.value,
        temperature_min_c=figures.temperature_min.value,
        temperature_max_c=figures.temperature_max.value,
    )


def profile_of(days: Sequence[DayFacts], roads: Mapping[int, DayRoad]) -> TripProfile:
    """Heights over the ridden distance of a trip, out of those of its days."""
    found = [(day.row, roads[day.row.id]) for day in days if day.row.id in roads]
    if not found:
        none = np.empty(0)
        return TripProfile(none, none, none.astype(np.int64))
    ways = [road.distance_m + (row.total_m - (row.distance_m or 0.0)) for row, road in found]
    numbers = [np.full(len(road.distance_m), row.number, dtype=np.int64) for row, road in found]
    return TripProfile(
        distance_m=np.maximum.accumulate(np.concatenate(ways)),
        ele_m=np.concatenate([road.ele_m for _row, road in found]),
        day_numbers=np.concatenate(numbers),
    )


def other_roads(before: Iterable[DayFacts], now: Iterable[DayFacts]) -> list[int]:
    """The ids of days whose legs or figures are others than before: their roads are to be read again."""
    known = {day.row.id: day for day in before}
    return [day.row.id for day in now if not _same_road(known.get(day.row.id), day)]


def _same_road(before: DayFacts | None, now: DayFacts) -> bool:
    if before is now:
        return True
    return before is not None and before.ways == now.ways and before.figures == now.figures
