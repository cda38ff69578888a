"""The command `plan`: the plan of a trip, and where it is on a date."""

import argparse
from dataclasses import fields as fields_of
from datetime import UTC, date, datetime
from typing import Any

from expedition.cli.output import print_json, say
from expedition.itinerary.plan_words import told, when_words, where_words
from expedition.itinerary.planned_way import WayPlace
from expedition.logbook import Logbook
from expedition.queries.plan import trip_plan, way_of_trip
from expedition.queries.trips import named
from expedition.records.plan import Plan, PlannedPlace, TripPlan
from expedition.stats.plan import asked, where
from expedition.text import _
from expedition.units import day_month_year


def plan(arguments: argparse.Namespace) -> int:
    """Tells what is planned, how the trip stands to it, and where the plan is on a date."""
    with Logbook.reading(arguments.logbook) as logbook:
        trip_id = logbook.read(named, arguments.trip)
        made = logbook.read(trip_plan, trip_id, datetime.now(UTC).astimezone().date())
        on = arguments.on
        way = logbook.read(way_of_trip, trip_id, made.plan) if on else None
    place = where(made.plan, on) if on else None
    reached = asked(made.plan, arguments.at)
    there = way.place_at(place.distance_m) if way is not None and place is not None else None
    if arguments.json:
        facts = _facts(made)
        if on:
            facts["on"] = _place(made.plan, on, place, there)
        if arguments.at:
            facts["at"] = {"place": arguments.at, "distance_m": reached[0], "date": reached[1]}
        print_json(facts)
        return 0
    if arguments.at:
        say(f"{arguments.at}: {when_words(*reached)}")
    if place is not None:
        say(f"{day_month_year(on)}: {where_words(made.plan, place, there)}")
    elif on:
        say(_("{date}: not known").format(date=day_month_year(on)))
    for line in told(made):
        say(line)
    return 0


def _facts(made: TripPlan) -> dict[str, Any]:
    stands = made.standing
    return {
        "goal_distance_m": made.plan.goal_m,
        "start": made.plan.start,
        "arrival": made.plan.arrival,
        **{field.name: getattr(stands, field.name) for field in fields_of(stands)},
        "stages": [
            {
                "from": stage.from_place or None,
                "to": stage.to_place or None,
                "distance_m": stage.distance_m,
                "rest_days": stage.rest_days,
                "country": stage.country or None,
                **_dates(made.plan, number),
            }
            for number, stage in enumerate(made.plan.stages)
        ],
        "papers": [
            {
                "name": one.name or None,
                "country": one.country,
                "until": one.until,
                "enters": one.enters,
                "leaves": one.leaves,
                "over_days": one.over_days,
                "early_days": one.early_days,
            }
            for one in made.deadlines
        ],
        "notes": [
            {"gap": note.gap, "number": note.number or None, "distance_m": note.distance_m or None}
            for note in made.plan.notes
        ],
        "days": [
            {"date": day.date, "distance_m": day.stop_m, "stage": _number(day.stage), "rest": day.is_rest}
            for day in made.plan.days
        ],
    }


def _dates(plan: Plan, number: int) -> dict[str, date | None]:
    rides = [day.date for day in plan.days if day.stage == number and not day.is_rest]
    return {"first": rides[0] if rides else None, "last": rides[-1] if rides else None}


def _number(stage: int | None) -> int | None:
    return None if stage is None else stage + 1


def _place(plan: Plan, on: date, place: PlannedPlace | None, there: WayPlace | None) -> dict[str, Any]:
    if place is None:
        return {"date": on, "distance_m": None}
    stage = plan.stages[place.stage] if place.stage is not None and plan.stages else None
    return {
        "date": on,
        "distance_m": place.distance_m,
        "stage": _number(place.stage),
        "from": stage.from_place or None if stage else None,
        "to": stage.to_place or None if stage else None,
        "share": place.share if stage else None,
        "rest": place.is_rest,
        "outside": place.is_outside,
        "lat": there.lat if there else None,
        "lon": there.lon if there else None,
        "country": there.country or None if there else None,
        "place": there.near.words if there else None,
    }
