"""Finding rows to change or to compare with, with one sentence where one is gone."""

from typing import Any, TypeVar

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from expedition.entities import Base, Route, Source, Waypoint
from expedition.errors import UserError
from expedition.records.importing import HeldPlaces
from expedition.text import _

E = TypeVar("E", bound=Base)

_BY_TABLE: dict[str, type[Base]] = {
    mapper.class_.__tablename__: mapper.class_ for mapper in Base.registry.mappers
}
_ORDERS = {"fact": ("sheet", "position"), "stage": ("position",)}


def get(session: Session, kind: type[E], row_id: int) -> E:
    """The row of this kind with this id.

    Raises:
        UserError: It was removed meanwhile.
    """
    row = session.get(kind, row_id)
    if row is None:
        raise gone()
    return row


def gone() -> UserError:
    """What is said of a row that was removed meanwhile."""
    return UserError(_("This entry is no longer in the logbook; it may have been removed by an undo."))


def entity_of(kind: str) -> type[Base]:
    """The mapped class of a kind of entry, by the name of its table."""
    return _BY_TABLE[kind]


def in_order(kind: str) -> tuple[ColumnElement[Any], ...]:
    """What a list of these entries goes by before their ids, where they have an order of their own."""
    table = entity_of(kind).__table__
    return tuple(table.c[name] for name in _ORDERS.get(kind, ()))


def held_places(session: Session, trip_id: int) -> HeldPlaces:
    """The trip's waypoints and planned routes, as what they are known by."""
    marked = session.execute(
        select(Waypoint.name, Source.sha256, Waypoint.lat, Waypoint.lon)
        .outerjoin(Source, Waypoint.source_id == Source.id)
        .where(Waypoint.trip_id == trip_id)
    )
    waypoints = tuple(
        (name, sha256 or "", lat, lon)
        for name, sha256, lat, lon in marked
        if lat is not None and lon is not None
    )
    lines = session.execute(
        select(Route.name, Route.points, Route.distance_m).where(Route.trip_id == trip_id)
    )
    return HeldPlaces(waypoints, tuple((name, points, metres) for name, points, metres in lines))
