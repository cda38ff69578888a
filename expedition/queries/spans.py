"""Texts over several days."""

from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import Session

from expedition.entities.fields import names_of, record
from expedition.entities.tables import SPAN
from expedition.records.day import Entry
from expedition.records.fields import SpanFields

Spans = tuple[Entry[SpanFields], ...]


def of_trip(session: Session, trip_id: int) -> Spans:
    """The trip's texts over several days, in the order of their beginnings."""
    rows = session.execute(_of_trip(), {"trip": trip_id})
    return tuple(Entry(row[0], None, record(SpanFields, row[1:])) for row in rows)


@cache
def _of_trip() -> Select[*tuple[Any, ...]]:
    columns = (SPAN.c[name] for name in names_of(SpanFields))
    wanted = select(SPAN.c.id, *columns).where(SPAN.c.trip_id == bindparam("trip"))
    return wanted.order_by(SPAN.c.first, SPAN.c.id)


def covering(spans: Spans, day: date) -> Spans:
    """Those that cover a day; one without an end covers its first day only."""
    return tuple(span for span in spans if _covers(span.fields, day))


def _covers(fields: SpanFields, day: date) -> bool:
    return fields.first is not None and fields.first <= day <= (fields.last or fields.first)
