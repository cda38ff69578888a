"""Writing marked places and planned routes: those of an import plan, and what is changed by hand."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from expedition.atlas.zones import local, zone_at
from expedition.entities import Route, Source, Trip, Waypoint
from expedition.entities.fields import values
from expedition.entities.rows import get, held_places
from expedition.geo import length_m
from expedition.itinerary import places
from expedition.packing import pack
from expedition.records.fields import WaypointFields
from expedition.records.importing import ImportPlan, ReadFile, ReadRoute, ReadWaypoint


def add_plan(
    session: Session, trip_id: int, plan: ImportPlan, source_of: Callable[[ReadFile], Source]
) -> None:
    """Writes the new places of a plan; the days of its legs are there already.

    A waypoint goes to the day of its own local date, else to that of its file's first leg, else to the trip.
    Where legs of a file go to another trip, its places go there too.
    """
    known: dict[int, places.KnownPlaces] = {}
    for number in places.written(plan):
        read = plan.files[number].read
        for chosen, part in _by_trip(plan, number).items():
            trip = get(session, Trip, trip_id if chosen is None else chosen)
            held = known.setdefault(trip.id, places.KnownPlaces(held_places(session, trip.id)))
            waypoints, routes = held.new(part)
            if not waypoints and not routes:
                continue
            source = source_of(read)
            session.flush()
            days = {day.date: day for day in trip.days}
            first = _first_date(plan, number, chosen)
            for place in waypoints:
                day = days.get(_date(place) or date.min) or (days.get(first) if first else None)
                (day or trip).waypoints.append(_waypoint(place, trip.id, source.id))
            trip.routes.extend(_route(route, source.id) for route in routes)


def _by_trip(plan: ImportPlan, number: int) -> dict[int | None, ReadFile]:
    """A file's places by the trip they go to."""
    read = plan.files[number].read
    goes = [places.trip_of(plan, _date(place), number) for place in read.waypoints]
    with_routes = places.trip_of(plan, None, number) if read.routes else None
    return {
        trip: replace(
            read,
            waypoints=tuple(place for place, its in zip(read.waypoints, goes, strict=True) if its == trip),
            routes=read.routes if trip == with_routes else (),
        )
        for trip in dict.fromkeys([*goes, with_routes])
    }


def _first_date(plan: ImportPlan, number: int, trip_id: int | None) -> date | None:
    legs = (leg for leg in plan.legs if leg.file == number and leg.trip_id == trip_id)
    return min((leg.date for leg in legs if leg.date), default=None)


def remove_route(session: Session, route_id: int) -> None:
    """Removes a planned route; its original stays."""
    session.delete(get(session, Route, route_id))


def _date(place: ReadWaypoint) -> date | None:
    if place.time_utc is None:
        return None
    return local(place.time_utc, zone_at(place.lat, place.lon)).date()


def _waypoint(place: ReadWaypoint, trip_id: int, source_id: int) -> Waypoint:
    fields = WaypointFields(
        kind=place.kind,
        name=place.name,
        note=place.note,
        symbol=place.symbol,
        lat=place.lat,
        lon=place.lon,
        height_m=place.ele_m,
        time_utc=place.time_utc,
    )
    return Waypoint(**values(fields), trip_id=trip_id, source_id=source_id)


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
