"""Trips as figures are made of them."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy.orm import Session

from expedition.queries.days import day_pages
from expedition.queries.entries import of_trip
from expedition.queries.ledger import ledger
from expedition.queries.totals import stated_distance_m
from expedition.queries.trips import people, stated, trip_fields
from expedition.records.catalogue import Owner, entry_kind
from expedition.records.day import DayPage, Entry
from expedition.records.facts import DayFacts
from expedition.records.money import Spending
from expedition.records.table import TableLine
from expedition.records.trip_facts import TripFacts
from expedition.stats.facts import facts_of
from expedition.stats.ledger import Ledger
from expedition.stats.prices import PRICED_KINDS


def trip_facts(session: Session, trip_id: int, today: date | None = None) -> TripFacts:
    """A whole trip; `today` is the day that papers and rates are looked at, now where none is given."""
    known = _known(session, trip_id, today)
    loose = [
        spent
        for name in PRICED_KINDS
        for spent in _worked_out(
            known, name, (entry for entry in of_trip(session, trip_id, name) if entry.day_id is None)
        )
    ]
    return TripFacts(
        trip_id=trip_id,
        fields=trip_fields(session, trip_id),
        days=tuple(facts_of(page, _spent(known, page)) for page in day_pages(session, trip_id)),
        people=people(session, trip_id),
        gear=of_trip(session, trip_id, "gear"),
        counters=tuple(entry.fields for entry in of_trip(session, trip_id, "counter")),
        spendings=tuple(loose),
        stated_distance_m=stated_distance_m(stated(session, trip_id)),
        documents=of_trip(session, trip_id, "document"),
        rates=tuple(entry.fields for entry in of_trip(session, trip_id, "rate")),
    )


def updated(session: Session, facts: TripFacts, _touched: Mapping[str, frozenset[int]]) -> TripFacts:
    """The trip after a change that touched these rows, by kind; what it did not touch is kept."""
    return trip_facts(session, facts.trip_id)


def days_facts(session: Session, trip_id: int, pages: Iterable[DayPage]) -> tuple[DayFacts, ...]:
    """The facts of days that are read already."""
    known = _known(session, trip_id, None)
    return tuple(facts_of(page, _spent(known, page)) for page in pages)


def _known(session: Session, trip_id: int, today: date | None) -> Ledger:
    return ledger(session, trip_id, today or datetime.now(UTC).date())


def _spent(known: Ledger, page: DayPage) -> list[Spending]:
    return [
        spent
        for name in PRICED_KINDS
        if entry_kind(name).owner is not Owner.TRIP
        for spent in _worked_out(known, name, page.entries(entry_kind(name)))
    ]


def _worked_out(known: Ledger, name: str, entries: Iterable[Entry[Any]]) -> list[Spending]:
    lines = (TableLine(name, entry.id, entry.day_id, entry.fields) for entry in entries)
    return [spent for line in lines if (spent := known.spending(line)) is not None]
