"""The days of a trip as columns of numbers, which sums are made of; a changed day changes its rows alone."""

from array import array
from collections.abc import Callable, Sequence
from dataclasses import field, replace
from enum import StrEnum
from functools import cache, cached_property
from typing import Any

import numpy as np

from expedition.kinds import CrossingKind, DayKind, LegPower
from expedition.points import F64, I64, Mask
from expedition.record_classes import dataclass
from expedition.records.facts import DayFacts
from expedition.records.money import Spending
from expedition.records.trip_facts import Numbered, TripFacts
from expedition.stats.day import travelled_kind
from expedition.stats.known import total
from expedition.stats.plain_words import blew, is_puncture, rained, unpaved_part

Row = tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """What a day adds to a sum: all of it, or the part of one mode, vehicle or person.

    Exactly one share of a day `counts` as the day where rows are to add up to the whole. `kind` is that of
    the whole day.
    """

    facts: DayFacts
    kind: DayKind
    counts: bool = True


class Words:
    """Words as numbers, in the order they were first seen.

    Those that are alike but for capitals and spaces have one number more in common, that of the empty word
    is 0.
    """

    def __init__(self) -> None:
        self.said: list[str] = []
        self._codes: dict[str, int] = {}
        self._alike = array("q")
        self._folded = {"": 0}

    def code(self, word: str) -> int:
        """The number of a word."""
        found = self._codes.get(word)
        if found is None:
            found = self._codes[word] = len(self.said)
            self.said.append(word)
            folded = " ".join(word.split()).casefold()
            self._alike.append(self._folded.setdefault(folded, len(self._folded)))
        return found

    def alike(self, codes: F64) -> I64:
        """What words have in common, by their numbers."""
        return np.array(self._alike, dtype=np.int64)[codes.astype(np.int64)]


@dataclass(frozen=True, eq=False)
class Table:
    """Rows of numbers, NaN where nothing is known; `counts` says how many of them are of each day.

    Rows behind those of all days are of none.
    """

    names: tuple[str, ...]
    values: F64
    counts: I64

    def __getitem__(self, name: str) -> F64:
        """One column."""
        column: F64 = self.values[:, self.names.index(name)]
        return column

    def __len__(self) -> int:
        """How many rows."""
        return len(self.values)

    @cached_property
    def of_day(self) -> I64:
        """The place of the day of each row."""
        return np.repeat(np.arange(len(self.counts)), self.counts)

    def has(self, name: str, member: StrEnum) -> Mask:
        """The rows that have this kind."""
        return np.asarray(self[name] == code(member))

    def days(self, mask: Mask) -> Mask:
        """The days that any of these rows is of."""
        found = np.zeros(len(self.counts), dtype=np.bool_)
        found[self.of_day[mask[: len(self.of_day)]]] = True
        return found

    def only(self, mask: Mask) -> "Table":
        """Some of the rows."""
        of_day = self.of_day[mask[: len(self.of_day)]]
        return Table(self.names, self.values[mask], np.bincount(of_day, minlength=len(self.counts)))

    def and_loose(self, other: "Table") -> "Table":
        """With the rows of another table, which are of no day."""
        return Table(self.names, np.concatenate((self.values, other.values)), self.counts)

    def replaced(self, first: int, last: int, other: "Table") -> "Table":
        """With other rows for the days from `first` up to `last`."""
        start, stop = int(self.counts[:first].sum()), int(self.counts[:last].sum())
        values = np.concatenate((self.values[:start], other.values, self.values[stop:]))
        counts = np.concatenate((self.counts[:first], other.counts, self.counts[last:]))
        return Table(self.names, values, counts)


@cache
def _codes(kinds: type[StrEnum]) -> dict[StrEnum, int]:
    return {kind: at for at, kind in enumerate(kinds)}


def code(member: StrEnum) -> int:
    """The number of a kind within its vocabulary."""
    return _codes(type(member))[member]


def kind_of(facts: DayFacts) -> DayKind:
    """What a day was, by how it was travelled."""
    return travelled_kind(facts.row.kind, facts.figures.distance.value, facts.figures.carried.value)


def _involuntary_m(facts: DayFacts) -> float:
    return total(way.distance_m for way in facts.ways if way.power is LegPower.INVOLUNTARY) or 0.0


_DAY = (
    "counts", "kind", "date", "country", "distance_m", "carried_m", "involuntary_m", "climb_m", "descent_m",
    "moving_s", "elapsed_s", "highest_m", "lowest_m", "max_speed_m_s", "temperature_min_c",
    "temperature_max_c", "average_m_s", "encounters", "people_met", "rain", "wind",
)  # fmt: skip


def _days(share: Share, words: Words) -> list[Row]:
    facts, row, figures = share.facts, share.facts.row, share.facts.figures
    forced_m = _involuntary_m(facts)
    return [
        (
            share.counts,
            code(share.kind),
            row.date.toordinal(),
            words.code(row.country),
            figures.distance.value,
            (figures.carried.value or 0.0) - forced_m,
            forced_m,
            figures.climb.value,
            figures.descent.value,
            figures.moving.value,
            figures.elapsed.value,
            figures.highest.value,
            figures.lowest.value,
            figures.max_speed.value,
            figures.temperature_min.value,
            figures.temperature_max.value,
            figures.average_m_s,
            facts.encounters,
            facts.people_met,
            rained(facts.weather),
            blew(facts.wind, facts.weather),
        )
    ]


_WAY = (
    "mode", "power", "origin", "distance_m", "gap_m", "unpaved", "line", "start_lat", "start_lon", "end_lat",
    "end_lon",
)  # fmt: skip


def _ways(share: Share, _words: Words) -> list[Row]:
    return [
        (
            code(way.mode),
            code(way.power),
            code(way.origin),
            way.distance_m,
            way.gap_m,
            unpaved_part(way.surface) if way.surface else None,
            way.has_line,
            *(way.start or (None, None)),
            *(way.end or (None, None)),
        )
        for way in share.facts.ways
    ]


def _countries(share: Share, words: Words) -> list[Row]:
    """The countries of a day in the order they were entered."""
    facts = share.facts
    borders = [one.country_from for one in facts.crossings if one.kind is CrossingKind.BORDER]
    found = [facts.row.country_from, *borders, facts.row.country]
    return [(words.code(country),) for country in found if country and share.counts]


def _stays(share: Share, words: Words) -> list[Row]:
    return [
        (code(stay.kind), code(stay.price_kind), words.code(stay.place), stay.height_m)
        for stay in share.facts.stays
    ]


def _repairs(share: Share, words: Words) -> list[Row]:
    return [
        (
            words.code(one.who),
            words.code(one.part),
            one.count,
            one.time_lost_s,
            is_puncture((one.part, one.problem)),
        )
        for one in share.facts.repairs
    ]


def _incidents(share: Share, words: Words) -> list[Row]:
    return [(code(one.kind), words.code(one.who)) for one in share.facts.incidents]


def _crossings(share: Share, words: Words) -> list[Row]:
    return [
        (code(one.kind), words.code(one.name), one.height_m, one.time_lost_s) for one in share.facts.crossings
    ]


def _spent(one: Spending, words: Words) -> Row:
    return (
        code(one.payment.category),
        words.code(one.payment.paid_by),
        code(one.payment.price_kind),
        None if one.paid is None else float(one.paid),
        None if one.home is None else float(one.home),
        None if one.home_share is None else float(one.home_share),
    )


def _spendings(share: Share, words: Words) -> list[Row]:
    return [_spent(one, words) for one in share.facts.spendings]


def _counts(share: Share, words: Words) -> list[Row]:
    return [(words.code(one.name.strip().casefold()), one.value) for one in share.facts.counts]


def _services(share: Share, _words: Words) -> list[Row]:
    facts = share.facts
    return [
        *((at_m, None) for at_m in facts.services_m),
        *((None, at_m) for at_m in facts.trip_services_m),
    ]


def _roads(share: Share, _words: Words) -> list[Row]:
    return [(unpaved_part(one.surface), one.length_m) for one in share.facts.roads]


_PRICED = ("category", "paid_by", "price_kind", "paid", "home", "home_share")
_TABLES: dict[str, tuple[tuple[str, ...], Callable[[Share, Words], list[Row]]]] = {
    "days": (_DAY, _days),
    "ways": (_WAY, _ways),
    "countries": (("country",), _countries),
    "stays": (("kind", "price_kind", "place", "height_m"), _stays),
    "repairs": (("who", "part", "count", "time_lost_s", "puncture"), _repairs),
    "incidents": (("kind", "who"), _incidents),
    "crossings": (("kind", "name", "height_m", "time_lost_s"), _crossings),
    "spendings": (_PRICED, _spendings),
    "counts": (("name", "value"), _counts),
    "services": (("day_m", "trip_m"), _services),
    "roads": (("unpaved", "length_m"), _roads),
}


def _table(name: str, shares: Sequence[Share], words: Words) -> Table:
    names, rows_of = _TABLES[name]
    rows: list[Row] = []
    counts = np.zeros(len(shares), dtype=np.int64)
    for at, share in enumerate(shares):
        some = rows_of(share, words)
        counts[at] = len(some)
        rows += some
    values = np.array(rows, dtype=np.float64).reshape(len(rows), len(names))
    return Table(names, values, counts)


@dataclass(frozen=True, eq=False)
class Columns:
    """Some days, or parts of days, of a trip, and what is known of them by topic.

    Attributes:
        trip: The whole trip, for what belongs to none of its days.
        facts: The days, in order.
        ids: Their ids.
        numbers: Their numbers.
        words: What the numbers of words stand for.
        is_whole: Whether they are all of the trip: only then what belongs to no day is theirs.
        loose: What was paid on no day, by the same columns as `spendings`.
    """

    trip: TripFacts
    facts: Sequence[DayFacts]
    ids: I64
    numbers: I64
    words: Words
    is_whole: bool
    days: Table
    ways: Table
    countries: Table
    stays: Table
    repairs: Table
    incidents: Table
    crossings: Table
    spendings: Table
    counts: Table
    services: Table
    roads: Table
    loose: Table
    _told: dict[bytes, tuple[int, ...]] = field(default_factory=dict, repr=False)
    _told_before: dict[bytes, tuple[int, ...]] = field(default_factory=dict, repr=False)

    def of(self, mask: Mask) -> tuple[int, ...]:
        """The ids of some of the days; the same days are told by the same tuple, after a change too."""
        key = mask.tobytes()
        found = self._told.get(key) or self._told_before.get(key)
        if found is None:
            found = tuple(self.ids[mask].tolist())
        self._told[key] = found
        return found

    def told_of(self, ids: I64) -> dict[bytes, tuple[int, ...]]:
        """What was told of these days; nothing where they are others."""
        return self._told if np.array_equal(ids, self.ids) else {}

    def word(self, number: float) -> str:
        """The word that a number stands for."""
        return self.words.said[int(number)]


def whole(trip: TripFacts, before: Columns | None = None) -> Columns:
    """All days of a trip; those that stayed what they were `before` are not looked at again."""
    days = _alone(trip)
    if before is None:
        return _columns(trip, [_all_of(day) for day in days], is_whole=True)
    facts = before.facts
    first = 0
    for one, other in zip(facts, days, strict=False):
        if one is not other:
            break
        first += 1
    last = 0
    for one, other in zip(reversed(facts[first:]), reversed(days[first:]), strict=False):
        if one is not other:
            break
        last += 1
    new = [_all_of(day) for day in days[first : len(days) - last]]
    tables = {
        name: getattr(before, name).replaced(first, len(facts) - last, _table(name, new, before.words))
        for name in _TABLES
    }
    ids = np.concatenate((before.ids[:first], _ids(new), before.ids[len(facts) - last :]))
    return replace(
        before,
        trip=trip,
        facts=days,
        ids=ids,
        numbers=np.arange(1, len(days) + 1),
        loose=_loose(trip, before.words),
        _told={},
        _told_before=before.told_of(ids),
        **tables,
    )


def some(trip: TripFacts, shares: Sequence[Share]) -> Columns:
    """Some days of a trip, or parts of them."""
    return _columns(trip, shares, is_whole=False)


def ways_of(days: Sequence[DayFacts]) -> Table:
    """The legs of some days alone."""
    return _table("ways", [_all_of(facts) for facts in days], Words())


def _columns(trip: TripFacts, shares: Sequence[Share], *, is_whole: bool) -> Columns:
    words = Words()
    numbers = [share.facts.row.number for share in shares]
    tables: dict[str, Any] = {name: _table(name, shares, words) for name in _TABLES}
    return Columns(
        trip=trip,
        facts=tuple(share.facts for share in shares),
        ids=_ids(shares),
        numbers=np.arange(1, len(shares) + 1) if is_whole else np.array(numbers, dtype=np.int64),
        words=words,
        is_whole=is_whole,
        loose=_loose(trip, words),
        **tables,
    )


def _alone(trip: TripFacts) -> tuple[DayFacts, ...]:
    return trip.days.alone if isinstance(trip.days, Numbered) else tuple(trip.days)


def _all_of(facts: DayFacts) -> Share:
    return Share(facts, kind_of(facts))


def _ids(shares: Sequence[Share]) -> I64:
    return np.array([share.facts.row.id for share in shares], dtype=np.int64)


def _loose(trip: TripFacts, words: Words) -> Table:
    rows = [_spent(one, words) for one in trip.spendings]
    return Table(_PRICED, np.array(rows, dtype=np.float64).reshape(-1, len(_PRICED)), np.zeros(0, np.int64))
