"""Writing marked places and planned routes: those of an import plan, and what is changed by hand."""

import hashlib
from collections.abc import Callable, Mapping
from datetime import date

from sqlalchemy.orm import Session

from expedition.atlas.zones import local, zone_at
from expedition.entities import Day, Route, Source, Trip, Waypoint
from expedition.entities.rows import get, held_places
from expedition.geo import length_m
from expedition.itinerary import places
from expedition.packing import pack
from expedition.records.importing import ImportPlan, ReadFile, ReadRoute, ReadWaypoint


def add_plan(
    session: Session,
    trip: Trip,
    plan: ImportPlan,
    days: Mapping[date, Day],
    source_of: Callable[[ReadFile], Source],
) -> None:
    """Writes the new places of a plan; `days` are the trip's by date, those of the plan among them.

    A waypoint goes to the day of its own local date, else to that of its file's first leg, else to the trip.
    """
    known = places.KnownPlaces(held_places(session, trip.id))
    for number in places.written(plan):
        read = plan.files[number].read
        waypoints, routes = known.new(read)
        if not waypoints and not routes:
            continue
        source = source_of(read)
        session.flush()
        first = min((leg.date for leg in plan.legs if leg.file == number and leg.date), default=None)
        for place in waypoints:
            day = days.get(_date(place) or date.min) or (days.get(first) if first else None)
            (day or trip).waypoints.append(_waypoint(place, trip.id, source.id))
        trip.routes.extend(_route(route, source.id) for route in routes)


def remove_route(session: Session, route_id: int) -> None:
    """Removes a planned route; its original stays."""
    session.delete(get(session, Route, route_id))


def _date(place: ReadWaypoint) -> date | None:
    if place.time_utc is None:
        return None
    return local(place.time_utc, zone_at(place.lat, place.lon)).date()


def _waypoint(place: ReadWaypoint, trip_id: int, source_id: int) -> Waypoint:
    return Waypoint(
        trip_id=trip_id,
        source_id=source_id,
        kind=place.kind,
        name=place.name,
        note=place.note,
        symbol=place.symbol,
        lat=place.lat,
        lon=place.lon,
        height_m=place.ele_m,
        time_utc=place.time_utc,
    )


def _route(route: ReadRoute, source_id: int) -> Route:
    packed = pack(route.points)
    return Route(
        source_id=source_id,
        name=route.name,
        note=route.note,
        points=len(route.points),
        distance_m=length_m(route.points),
        sha256=hashlib.sha256(packed).hexdigest(),
        data=packed,
    )
