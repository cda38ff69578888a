"""Texts over several days."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from expedition.entities import Span
from expedition.entities.fields import extract
from expedition.records.day import Entry
from expedition.records.fields import SpanFields

Spans = tuple[Entry[SpanFields], ...]


def of_trip(session: Session, trip_id: int) -> Spans:
    """The trip's texts over several days, in the order of their beginnings."""
    query = select(Span).where(Span.trip_id == trip_id).order_by(Span.first, Span.id)
    rows = session.execute(query).scalars()
    return tuple(Entry(row.id, None, extract(SpanFields, row)) for row in rows)


def covering(spans: Spans, day: date) -> Spans:
    """Those that cover a day; one without an end covers its first day only."""
    return tuple(span for span in spans if _covers(span.fields, day))


def _covers(fields: SpanFields, day: date) -> bool:
    return fields.first is not None and fields.first <= day <= (fields.last or fields.first)
