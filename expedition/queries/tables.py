"""Whole tables of a trip, read by columns: a table may have tens of thousands of lines."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import fields as fields_of
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, func, null, select
from sqlalchemy.orm import Session

from expedition.entities import Day
from expedition.entities.rows import entity_of, in_order
from expedition.kinds import PriceKind
from expedition.records.catalogue import ENTRY_KINDS, Owner, entry_kind
from expedition.records.table import TableLine

_AT_ONCE = 500
"""So many ids go into one statement; SQLite takes only so many values in one."""


def counts(session: Session, trip_id: int) -> dict[str, int]:
    """How many entries of each kind a trip has."""
    return {kind.name: _count(session, trip_id, kind.name) for kind in ENTRY_KINDS}


def count_priced(session: Session, trip_id: int, kinds: Sequence[str]) -> int:
    """How many entries of these kinds have a price, or were given."""
    found = 0
    for kind in kinds:
        entity: Any = entity_of(kind)
        found += _count(session, trip_id, kind, entity.price_kind != PriceKind.UNKNOWN)
    return found


def _count(session: Session, trip_id: int, kind: str, *conditions: ColumnElement[bool]) -> int:
    entity: Any = entity_of(kind)
    query = select(func.count()).select_from(entity)
    if entry_kind(kind).owner is Owner.DAY:
        query = query.join(Day, entity.day_id == Day.id)
    return session.execute(query.where(_of_trip(kind, trip_id), *conditions)).scalar_one()


def table_lines(session: Session, trip_id: int, kinds: Sequence[str]) -> tuple[TableLine, ...]:
    """All entries of these kinds, those of no day first, then in the order of the days."""
    found = [dated for kind in kinds for dated in _dated(session, trip_id, kind)]
    if len(kinds) > 1:
        # Within a day the kinds keep their order: sorting is stable.
        found.sort(key=lambda dated: dated[0] or date.min)
    return tuple(line for _date, line in found)


def some_lines(session: Session, trip_id: int, keys: Collection[tuple[str, int]]) -> tuple[TableLine, ...]:
    """Those of these entries that are there and belong to the trip."""
    found: list[TableLine] = []
    for kind in dict.fromkeys(kind for kind, _id in keys):
        ids = [row_id for of_kind, row_id in keys if of_kind == kind]
        for start in range(0, len(ids), _AT_ONCE):
            some = entity_of(kind).id.in_(ids[start : start + _AT_ONCE])
            found += (line for _date, line in _dated(session, trip_id, kind, some))
    return tuple(found)


def _of_trip(kind: str, trip_id: int) -> ColumnElement[bool]:
    entity: Any = entity_of(kind)
    condition: ColumnElement[bool]
    condition = (Day if entry_kind(kind).owner is Owner.DAY else entity).trip_id == trip_id
    return condition


def _dated(
    session: Session, trip_id: int, kind: str, *conditions: ColumnElement[bool]
) -> Iterator[tuple[date | None, TableLine]]:
    """The lines of one kind with their dates."""
    entity, known = entity_of(kind), entry_kind(kind)
    names = [field.name for field in fields_of(known.fields)]
    columns: list[Any] = [getattr(entity, name) for name in names]
    has_day = known.owner is not Owner.TRIP
    day_id: Any = entity.__table__.c.day_id if has_day else null()
    query = select(entity.id, day_id, Day.date if has_day else null(), *columns)
    query = query.where(_of_trip(kind, trip_id), *conditions)
    if has_day:
        query = query.outerjoin(Day, day_id == Day.id).order_by(Day.date.nulls_first())
    query = query.order_by(*in_order(kind))
    for row_id, owner_id, day, *values in session.execute(query.order_by(entity.id)):
        fields = known.fields(**dict(zip(names, values, strict=True)))
        yield day, TableLine(kind, row_id, owner_id, fields)
