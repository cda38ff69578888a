"""Entries of a whole trip, for tables, the report and the trip folder."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from expedition.entities import Day
from expedition.entities.fields import extract
from expedition.entities.rows import entity_of, in_order
from expedition.records.catalogue import Owner, entry_kind
from expedition.records.day import Entry


def of_trip(session: Session, trip_id: int, kind: str) -> tuple[Entry[Any], ...]:
    """All entries of a kind on a trip and its days: those of no day first, then in the order of the days."""
    entity: Any = entity_of(kind)
    known = entry_kind(kind)
    query = select(entity)
    if known.owner is Owner.TRIP:
        query = query.where(entity.trip_id == trip_id)
        query = query.order_by(*in_order(kind))
    else:
        owner = Day.trip_id if known.owner is Owner.DAY else entity.trip_id
        query = query.outerjoin(Day, entity.day_id == Day.id).where(owner == trip_id)
        query = query.order_by(Day.date.nulls_first())
    rows = session.execute(query.order_by(entity.id)).scalars()
    return tuple(Entry(row.id, getattr(row, "day_id", None), extract(known.fields, row)) for row in rows)
