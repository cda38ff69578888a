"""Texts over several days."""

from datetime import date
from functools import cache

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import Session

from expedition.entities import Span
from expedition.entities.fields import extract
from expedition.records.day import Entry
from expedition.records.fields import SpanFields

Spans = tuple[Entry[SpanFields], ...]


def of_trip(session: Session, trip_id: int) -> Spans:
    """The trip's texts over several days, in the order of their beginnings."""
    rows = session.execute(_of_trip(), {"trip": trip_id}).scalars()
    return tuple(Entry(row.id, None, extract(SpanFields, row)) for row in rows)


@cache
def _of_trip() -> Select[Span]:
    return select(Span).where(Span.trip_id == bindparam("trip")).order_by(Span.first, Span.id)


def covering(spans: Spans, day: date) -> Spans:
    """Those that cover a day; one without an end covers its first day only."""
    return tuple(span for span in spans if _covers(span.fields, day))


def _covers(fields: SpanFields, day: date) -> bool:
    return fields.first is not None and fields.first <= day <= (fields.last or fields.first)
