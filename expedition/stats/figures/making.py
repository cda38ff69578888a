"""What figures of all topics are made with."""

from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum

import numpy as np

from expedition.kinds import DayKind
from expedition.naming import name
from expedition.points import F64, Mask
from expedition.record_classes import dataclass
from expedition.records.statistics import Quantity, Statistic
from expedition.records.trip import TripTotals
from expedition.stats.columns import Columns, Table
from expedition.stats.known import per
from expedition.text import plural

KILOMETRES_100, KILOMETRES_1000 = 1e5, 1e6


@dataclass(frozen=True)
class Making:
    """The days that figures are made of, their sums, and those of them that figures share."""

    columns: Columns
    totals: TripTotals

    @property
    def days(self) -> Table:
        """The table of the days."""
        return self.columns.days

    def spent(self) -> Table:
        """What was paid, of the whole trip also on no day."""
        columns = self.columns
        return columns.spendings.and_loose(columns.loose) if columns.is_whole else columns.spendings

    def riding(self) -> Mask:
        """The riding days."""
        return self.days.has("kind", DayKind.RIDE)

    def counted(self) -> Mask:
        """The days that count as such here."""
        return np.asarray(self.days["counts"] == 1.0)

    def known(self, column: str) -> Mask:
        """The days of which a value is known."""
        return ~np.isnan(self.days[column])

    def ids(self, mask: Mask) -> tuple[int, ...]:
        """The ids of days."""
        return self.columns.of(mask)

    def id_at(self, at: int) -> tuple[int, ...]:
        """The id of one day."""
        return (int(self.columns.ids[at]),)

    def place(self, at: int) -> str:
        """Where a day ended, or what it was called."""
        row = self.columns.facts[at].row
        return row.place or row.title

    def reason(self, at: int) -> str:
        """Where a day ended and what it was for, as far as somebody wrote it."""
        row = self.columns.facts[at].row
        words = (row.place, row.purpose or row.title)
        return " · ".join(dict.fromkeys(word for word in words if word))


def unknown(how: str, days: int) -> str:
    """How a figure was made, and how many days could not be in it."""
    if not days:
        return how
    left_out = plural(
        "{n} day without a figure is left out.", "{n} days without a figure are left out.", days
    )
    return f"{how} {left_out}"


def ratio(value: float | None, whole: float | None, unit: float = 1.0) -> float | None:
    """So much for each unit of a whole; None where either is unknown or the whole is nothing."""
    return per(value, None if whole is None else whole / unit)


def extreme(values: F64, mask: Mask, *, lowest: bool = False) -> int | None:
    """Where the largest, or smallest, known value of the masked ones stands; the first of equal ones."""
    places = np.flatnonzero(mask & ~np.isnan(values))
    if not len(places):
        return None
    chosen = values[places]
    return int(places[chosen.argmin() if lowest else chosen.argmax()])


def median(values: F64) -> float | None:
    """The middle of what is known."""
    known = values[~np.isnan(values)]
    return float(np.median(known)) if len(known) else None


def by_kind(
    table: Table, column: str, kinds: type[StrEnum], weights: F64 | None = None
) -> dict[StrEnum, float]:
    """How many rows, or how much, there is of each kind that occurs; NaN where nothing is known."""
    codes = table[column].astype(np.int64)
    there = np.bincount(codes, minlength=len(kinds))
    known = np.ones(len(codes), dtype=np.bool_) if weights is None else ~np.isnan(weights)
    some = None if weights is None else weights[known]
    sums = np.bincount(codes[known], weights=some, minlength=len(kinds)) * 1.0
    sums[np.bincount(codes[known], minlength=len(kinds)) == 0] = np.nan
    return {kind: float(sums[at]) for at, kind in enumerate(kinds) if there[at]}


def by_word(columns: Columns, codes: F64, weights: F64) -> list[tuple[str, float, Mask]]:
    """Each word as first written, with the sum of its rows, the greatest first, and those rows."""
    seen, first, place = np.unique(columns.words.alike(codes), return_index=True, return_inverse=True)
    sums = np.bincount(place, weights=weights, minlength=len(seen))
    words = [" ".join(columns.word(number).split()) for number in codes[first].tolist()]
    found = [(word, float(sums[at]), place == at) for at, word in enumerate(words)]
    return sorted(found, key=lambda one: (-one[1], one[0]))


def of_kinds(
    made: Making, table: Table, column: str, sums: dict[StrEnum, float], like: Statistic
) -> Iterator[Statistic]:
    """A figure like this one for each kind, with the days that it is of."""
    for kind, value in sums.items():
        yield replace(
            like,
            key=f"{like.key}.{kind.value}",
            name=f"{like.name}: {name(kind)}",
            value=_value(value, like.quantity),
            days=made.ids(table.days(table.has(column, kind))),
        )


def _value(value: float, quantity: Quantity) -> float | int | None:
    if np.isnan(value):
        return None
    return int(value) if quantity in (Quantity.NUMBER, Quantity.DAYS) else value
