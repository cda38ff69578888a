"""Trips with prices and entries, for the tests of the themes."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from expedition.kinds import PriceKind
from expedition.records.catalogue import Owner, entry_kind, kinds_of
from expedition.records.day import Entry
from expedition.records.fields import DayFields, EntryFields, ExpenseFields, RateFields, TripFields
from expedition.records.trip import TripBook
from expedition.stats.money import Rates, spending
from expedition.stats.prices import PRICED_KINDS, payment
from tests.expedition.reports import books

FIRST = date(2025, 7, 18)


def trip(
    days: Sequence[Sequence[EntryFields]], loose: Sequence[EntryFields] = (), countries: Sequence[str] = ()
) -> TripBook:
    """A trip of as many days as given, 40 km each, with these entries on them and on none."""
    made = []
    for index, _entries in enumerate(days):
        on = FIRST + timedelta(index)
        country = countries[index] if index < len(countries) else "KZ"
        fields = DayFields(date=on, country=country, to_place=f"Place {index + 1}")
        made.append(books.day(index + 1, on, fields, distance=40_000.0))
    book = books.book(TripFields(title="East"), made)
    pages = tuple(
        replace(page, **_by_list(page.row.id, entries))
        for page, entries in zip(book.pages, days, strict=True)
    )
    held = _by_kind(loose)
    return replace(book, pages=pages, loose=held, spendings=tuple(_spendings(pages, held)))


def paid(amount: str, currency: str = "EUR", **known: Any) -> ExpenseFields:
    """An expense."""
    return ExpenseFields(amount=Decimal(amount), currency=currency, **known)


def unknown(what: str) -> ExpenseFields:
    """Something of which nobody knows what it cost."""
    return ExpenseFields(what=what, price_kind=PriceKind.UNKNOWN)


def _kind_of(fields: EntryFields) -> Any:
    return next(kind for kind in kinds_of(*Owner) if kind.fields is type(fields))


def _by_list(day_id: int, entries: Sequence[EntryFields]) -> dict[str, Any]:
    found: dict[str, list[Entry[Any]]] = {}
    for index, fields in enumerate(entries):
        found.setdefault(_kind_of(fields).plural, []).append(Entry(day_id * 100 + index, day_id, fields))
    return {name: tuple(held) for name, held in found.items()}


def _by_kind(entries: Sequence[EntryFields]) -> dict[str, tuple[Entry[Any], ...]]:
    found: dict[str, list[Entry[Any]]] = {}
    for index, fields in enumerate(entries):
        found.setdefault(_kind_of(fields).name, []).append(Entry(index + 1, None, fields))
    return {name: tuple(held) for name, held in found.items()}


def _spendings(pages: Any, loose: Mapping[str, Sequence[Entry[Any]]]) -> Any:
    rates = Rates(
        "EUR", [entry.fields for entry in loose.get("rate", ()) if isinstance(entry.fields, RateFields)]
    )
    for name in PRICED_KINDS:
        for entry in loose.get(name, ()):
            yield from _worked_out(payment(name, entry, None, ""), rates)
    for page in pages:
        for name in PRICED_KINDS:
            if entry_kind(name).owner is not Owner.TRIP:
                for entry in page.entries(entry_kind(name)):
                    yield from _worked_out(payment(name, entry, page.row.date, page.row.country), rates)


def _worked_out(found: Any, rates: Rates) -> Any:
    if found is not None:
        yield spending(found, rates)
