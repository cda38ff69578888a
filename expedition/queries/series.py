"""What the charts over a trip draw."""

from collections.abc import Sequence

import numpy as np
from sqlalchemy.orm import Session

from expedition.entities import Trip
from expedition.entities.rows import get
from expedition.queries.days import day_pages
from expedition.queries.entries import of_trip
from expedition.queries.facts import days_facts
from expedition.queries.lines import lines_of_days, trip_lines
from expedition.queries.plan import drawn_plan
from expedition.queries.trips import people
from expedition.records.day import DayPage
from expedition.records.trip import DayPoint, DayRoad, LegLine, TripProfile, TripSeries
from expedition.stats.along import way_m

_PROFILE_POINTS = 1_000
"""Points a leg; the whole-trip chart has fewer pixels than that a day."""


def trip_series(session: Session, trip_id: int) -> TripSeries:
    """All days of a trip as chart points, and the heights along its ridden way."""
    trip = get(session, Trip, trip_id)
    plan, visas = drawn_plan(session, trip_id)
    pages = day_pages(session, trip_id)
    lines = trip_lines(session, trip_id, _PROFILE_POINTS)
    return TripSeries(
        title=trip.title,
        days=day_points(pages),
        profile=profile(pages, lines),
        goal_distance_m=plan.goal_m or trip.goal_distance_m,
        planned_start=trip.planned_start,
        planned_end=trip.planned_end,
        facts=days_facts(session, trip_id, pages),
        home_currency=trip.home_currency,
        goal_place=goal_place(session, trip_id),
        usual_mode=trip.mode,
        people=people(session, trip_id),
        gear=of_trip(session, trip_id, "gear"),
        plan=plan,
        visas=visas,
    )


def goal_place(session: Session, trip_id: int) -> str:
    """Where the last planned stage ends, empty where none is planned."""
    stages = of_trip(session, trip_id, "stage")
    return max(stages, key=lambda stage: stage.fields.position).fields.to_place if stages else ""


def day_roads(session: Session, day_ids: Sequence[int]) -> dict[int, DayRoad]:
    """The heights along each of these days, by its id; none of a day without a ridden line."""
    ridden: dict[int, list[LegLine]] = {}
    for line in lines_of_days(session, day_ids, _PROFILE_POINTS):
        if not line.is_carried:
            ridden.setdefault(line.day_id, []).append(line)
    return {
        day_id: DayRoad(
            np.concatenate([line.offset_m + way_m(line) for line in lines]),
            np.concatenate([line.points.ele_m for line in lines]),
        )
        for day_id, lines in ridden.items()
    }


def day_points(pages: Sequence[DayPage]) -> tuple[DayPoint, ...]:
    """One chart point a day."""
    return tuple(
        DayPoint(
            day_id=page.row.id,
            number=page.row.number,
            date=page.row.date,
            kind=page.row.kind,
            label=page.fields.to_place or page.fields.from_place or page.fields.title,
            country=page.row.country,
            distance_m=page.figures.distance.value,
            carried_m=page.figures.carried.value or 0.0,
            total_m=page.row.total_m,
            climb_m=page.figures.climb.value,
            temperature_min_c=page.figures.temperature_min.value,
            temperature_max_c=page.figures.temperature_max.value,
        )
        for page in pages
    )


def profile(pages: Sequence[DayPage], lines: Sequence[LegLine]) -> TripProfile:
    """Heights over the ridden distance of the trip; carried legs are left out."""
    numbers = {page.row.id: page.row.number for page in pages}
    ridden = [line for line in lines if not line.is_carried]
    none = np.empty(0)
    ways = [line.offset_m + way_m(line) for line in ridden]
    days = [
        np.full(len(line.points), numbers[line.day_id], dtype=np.int64)
        for line in ridden
        if line.day_id in numbers
    ]
    return TripProfile(
        distance_m=np.maximum.accumulate(np.concatenate(ways)) if ways else none,
        ele_m=np.concatenate([line.points.ele_m for line in ridden]) if ridden else none,
        day_numbers=np.concatenate(days) if days else none.astype(np.int64),
    )
