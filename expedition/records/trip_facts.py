"""A trip as figures are made of it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import overload

from expedition.record_classes import dataclass
from expedition.records.day import DayRow, Entry
from expedition.records.facts import DayFacts
from expedition.records.fields import CounterFields, DocumentFields, GearFields, RateFields, TripFields
from expedition.records.money import Spending
from expedition.records.trip import PersonRecord


class Numbered(Sequence[DayFacts]):
    """The days of a trip with their numbers and the distance up to each evening.

    Both hang on all days before; they are worked out when somebody looks at them, so that a change to one
    day costs no more on a long trip. `alone` are the same days, each as if the trip began with it.
    """

    def __init__(self, alone: tuple[DayFacts, ...]) -> None:
        self.alone = alone
        self._made: list[DayFacts | None] = [None] * len(alone)
        self._totals: tuple[float, ...] | None = None

    def __len__(self) -> int:
        """How many days."""
        return len(self.alone)

    def __iter__(self) -> Iterator[DayFacts]:
        """One after the other."""
        return (self._day(at) for at in range(len(self.alone)))

    @overload
    def __getitem__(self, at: int) -> DayFacts: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[DayFacts, ...]: ...
    def __getitem__(self, at: int | slice) -> DayFacts | tuple[DayFacts, ...]:
        """A day, or some."""
        if isinstance(at, slice):
            return tuple(self._day(one) for one in range(*at.indices(len(self.alone))))
        return self._day(range(len(self.alone))[at])

    def __eq__(self, other: object) -> bool:
        """Whether the days are the same."""
        return isinstance(other, Numbered) and self.alone == other.alone

    def __hash__(self) -> int:
        """By the days."""
        return hash(self.alone)

    def _day(self, at: int) -> DayFacts:
        made = self._made[at]
        if made is None:
            row = _row(self.alone[at].row, at + 1, self._total_m(at))
            made = self._made[at] = replace(self.alone[at], row=row)
        return made

    def _total_m(self, at: int) -> float:
        if self._totals is None:
            self._totals = tuple(accumulate(day.row.distance_m or 0.0 for day in self.alone))
        return self._totals[at]


def _row(row: DayRow, number: int, total_m: float) -> DayRow:
    return replace(row, number=number, total_m=total_m)


@dataclass(frozen=True, slots=True)
class TripFacts:
    """All days of a trip, in order, and what belongs to none of them.

    `spendings` are those of no day; `stated_distance_m` is what the traveller says for the whole.
    """

    trip_id: int
    fields: TripFields
    days: Sequence[DayFacts]
    people: tuple[PersonRecord, ...] = ()
    gear: tuple[Entry[GearFields], ...] = ()
    counters: tuple[CounterFields, ...] = ()
    spendings: tuple[Spending, ...] = ()
    stated_distance_m: float | None = None
    documents: tuple[Entry[DocumentFields], ...] = ()
    rates: tuple[RateFields, ...] = ()
