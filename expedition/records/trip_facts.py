"""A trip as figures are made of it."""

from dataclasses import dataclass

from expedition.records.day import Entry
from expedition.records.facts import DayFacts
from expedition.records.fields import CounterFields, GearFields, TripFields
from expedition.records.money import Spending
from expedition.records.trip import PersonRecord


@dataclass(frozen=True, slots=True)
class TripFacts:
    """All days of a trip, in order, and what belongs to none of them; `spendings` are those of no day."""

    trip_id: int
    fields: TripFields
    days: tuple[DayFacts, ...]
    people: tuple[PersonRecord, ...] = ()
    gear: tuple[Entry[GearFields], ...] = ()
    counters: tuple[CounterFields, ...] = ()
    spendings: tuple[Spending, ...] = ()
