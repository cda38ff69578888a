"""Planned routes of a trip, and its waypoints that are of no day."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from expedition.entities import Route, Source, Waypoint
from expedition.entities.fields import extract
from expedition.records.day import WaypointRecord
from expedition.records.fields import WaypointFields
from expedition.records.trip import RouteRecord


def routes(session: Session, trip_id: int) -> tuple[RouteRecord, ...]:
    """The trip's planned lines, in the order they came."""
    found = session.execute(
        select(Route.id, Route.name, Route.note, Route.points, Route.distance_m, Source.name)
        .outerjoin(Source, Route.source_id == Source.id)
        .where(Route.trip_id == trip_id)
        .order_by(Route.id)
    )
    return tuple(RouteRecord(*row[:-1], source_name=row[-1] or "") for row in found)


def loose_waypoints(session: Session, trip_id: int) -> tuple[WaypointRecord, ...]:
    """The trip's waypoints that belong to no day."""
    found = session.execute(
        select(Waypoint)
        .where(Waypoint.trip_id == trip_id, Waypoint.day_id.is_(None))
        .order_by(Waypoint.time_utc.nulls_last(), Waypoint.id)
    ).scalars()
    return tuple(WaypointRecord(row.id, None, extract(WaypointFields, row)) for row in found)
