"""Trips as figures are made of them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy.orm import Session

from expedition.queries.entries import of_trip
from expedition.queries.facts_rows import loose_expenses, some_days, trip_days
from expedition.queries.trips import people, stated, stated_distance_m, trip_fields
from expedition.records.day import DayPage, Entry
from expedition.records.facts import DayFacts
from expedition.records.fields import RateFields, TripFields
from expedition.records.money import Payment, Spending
from expedition.records.trip_facts import Numbered, TripFacts
from expedition.stats.facts import facts_of
from expedition.stats.money import Rates, spending
from expedition.stats.prices import PRICED_KINDS, payment

Touched = Mapping[str, frozenset[int]]
"""The ids of the rows that a change touched, by kind."""

_PAID_ON_NO_DAY = ("expense", "document", "gear")


def trip_facts(session: Session, trip_id: int) -> TripFacts:
    """A whole trip."""
    fields = trip_fields(session, trip_id)
    kept = _rates(session, trip_id)
    rates = Rates(fields.home_currency, kept)
    return TripFacts(
        trip_id=trip_id,
        fields=fields,
        days=Numbered(trip_days(session, trip_id, rates)),
        people=people(session, trip_id),
        gear=of_trip(session, trip_id, "gear"),
        counters=tuple(entry.fields for entry in of_trip(session, trip_id, "counter")),
        spendings=tuple(_loose(session, trip_id, rates)),
        stated_distance_m=stated_distance_m(stated(session, trip_id)),
        documents=of_trip(session, trip_id, "document"),
        rates=kept,
    )


def updated(session: Session, facts: TripFacts, touched: Touched) -> TripFacts:
    """The trip after a change; only what was touched is read again, and what hangs on it made anew.

    Raises:
        UserError: The trip is gone.
    """
    trip_id = facts.trip_id
    fields = trip_fields(session, trip_id)
    kept = _rates(session, trip_id) if "rate" in touched else facts.rates
    rates = Rates(fields.home_currency, kept)
    is_reckoned_anew = kept != facts.rates or fields.home_currency != facts.fields.home_currency
    days = _alone(facts)
    if is_reckoned_anew:
        days = tuple(replace(day, spendings=_anew(day.spendings, rates)) for day in days)
    news: dict[str, Any] = {}
    if "person" in touched:
        news["people"] = people(session, trip_id)
    for kind, name in (("gear", "gear"), ("document", "documents")):
        if kind in touched:
            news[name] = of_trip(session, trip_id, kind)
    if "counter" in touched:
        news["counters"] = tuple(entry.fields for entry in of_trip(session, trip_id, "counter"))
    if "stated" in touched:
        news["stated_distance_m"] = stated_distance_m(stated(session, trip_id))
    if is_reckoned_anew or any(kind in touched for kind in _PAID_ON_NO_DAY):
        news["spendings"] = tuple(_loose(session, trip_id, rates))
    ids = touched.get("day", frozenset())
    days = _with(days, ids, some_days(session, trip_id, rates, ids)) if ids else days
    return replace(facts, fields=fields, rates=kept, days=Numbered(days), **news)


def days_facts(session: Session, trip_id: int, pages: Iterable[DayPage]) -> tuple[DayFacts, ...]:
    """The facts of days that are read already."""
    rates = _rates_of(session, trip_id, trip_fields(session, trip_id))
    return tuple(facts_of(page, list(_spent(page, rates))) for page in pages)


def _alone(facts: TripFacts) -> tuple[DayFacts, ...]:
    return facts.days.alone if isinstance(facts.days, Numbered) else tuple(facts.days)


def _with(
    days: tuple[DayFacts, ...], ids: frozenset[int], read: Mapping[int, DayFacts]
) -> tuple[DayFacts, ...]:
    """The days with those of these ids as they were read now: changed, moved, new or gone."""
    places = [at for at, day in enumerate(days) if day.row.id in ids]
    made = list(days)
    for at in places:
        made[at] = read.get(days[at].row.id, days[at])
    is_in_order = len(places) == len(read) and all(
        days[at].row.id in read and made[at].row.date == days[at].row.date for at in places
    )
    if is_in_order:
        return tuple(made)
    others = [day for day in days if day.row.id not in ids]
    return tuple(sorted([*others, *read.values()], key=lambda day: (day.row.date, day.row.id)))


def _rates(session: Session, trip_id: int) -> tuple[RateFields, ...]:
    return tuple(entry.fields for entry in of_trip(session, trip_id, "rate"))


def _rates_of(session: Session, trip_id: int, fields: TripFields) -> Rates:
    return Rates(fields.home_currency, _rates(session, trip_id))


def _anew(spendings: Iterable[Spending], rates: Rates) -> tuple[Spending, ...]:
    return tuple(spending(one.payment, rates) for one in spendings)


def _loose(session: Session, trip_id: int, rates: Rates) -> Iterator[Spending]:
    """What was paid on no day."""
    for kind in _PAID_ON_NO_DAY:
        is_expense = kind == "expense"
        entries = loose_expenses(session, trip_id) if is_expense else of_trip(session, trip_id, kind)
        yield from _worked_out((payment(kind, entry, None, "") for entry in entries), rates)


def _spent(page: DayPage, rates: Rates) -> Iterator[Spending]:
    entries: dict[str, tuple[Entry[Any], ...]] = {
        "expense": page.expenses,
        "stay": page.stays,
        "repair": page.repairs,
        "errand": page.errands,
    }
    for kind in PRICED_KINDS:
        found = (payment(kind, entry, page.row.date, page.row.country) for entry in entries.get(kind, ()))
        yield from _worked_out(found, rates)


def _worked_out(payments: Iterable[Payment | None], rates: Rates) -> Iterator[Spending]:
    return (spending(one, rates) for one in payments if one is not None)
