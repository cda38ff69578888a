"""What a log proves: its gaps, its longest unbroken way, and one number that stands for all of it."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import numpy as np

from expedition.geo import straight_m
from expedition.kinds import LegOrigin, LegPower
from expedition.points import F64, I64, Mask
from expedition.record_classes import dataclass
from expedition.records.day import DayPage, Figure, LegRecord
from expedition.stats.columns import Table, code, ways_of
from expedition.stats.facts import facts_of

LEAST_GAP_M = 100.0
"""A receiver needs some steps to find its place: nearer ends are one place."""

_HEAD = "expedition evidence 1"


@dataclass(frozen=True, slots=True)
class Gap:
    """Ground between two lines that no line covers.

    Attributes:
        after: The number of the day on which the line before it ends.
        before: That of the day on which the line behind it begins.
        length_m: Straight across.
        is_inside: Whether it lies between parts of one recording.
        is_bridged: Whether a leg without a line lies between.
    """

    after: int
    before: int
    length_m: float
    is_inside: bool = False
    is_bridged: bool = False


@dataclass(frozen=True, slots=True)
class Unbroken:
    """The longest way under own power without a gap and without being carried."""

    length_m: float
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Shares:
    """Ways by how they were travelled, in metres.

    `drawn_m` is the part of `own_m` whose line was not recorded but drawn afterwards; `gaps_m` is straight
    across.
    """

    own_m: float
    drawn_m: float
    carried_m: float
    involuntary_m: float
    gaps_m: float

    @property
    def own_share(self) -> float | None:
        """Which part of everything was travelled under own power."""
        whole = self.own_m + self.carried_m + self.involuntary_m + self.gaps_m
        return self.own_m / whole if whole else None


def fingerprint(pages: Sequence[DayPage], originals: Iterable[str]) -> str:
    """The SHA-256 of the log's `statement`."""
    return hashlib.sha256(statement(pages, originals).encode("ascii")).hexdigest()


def statement(pages: Sequence[DayPage], originals: Iterable[str]) -> str:
    """The files and figures of a log as lines of ASCII, each ended by a line feed.

    First its name, then the SHA-256 of each original in rising order, then a line for each day by date:
    distance, carried, climb in metres and moving time in seconds, each computed and typed, whole numbers,
    `-` for what is not known; points, points left out and metres between parts of recordings.
    """
    lines = [_HEAD, *(f"file {sha256}" for sha256 in sorted(set(originals)))]
    lines += [_day(page) for page in sorted(pages, key=lambda page: page.row.date)]
    return "".join(f"{line}\n" for line in lines)


def _day(page: DayPage) -> str:
    figures = page.figures
    known = [leg.figures for leg in page.legs if leg.figures is not None]
    told = (figures.distance, figures.carried, figures.climb, figures.moving)
    counts = (
        sum(one.points for one in known),
        sum(one.dropped for one in known),
        round(sum(one.gap_m for one in known)),
    )
    return " ".join(
        [
            "day",
            page.row.date.isoformat(),
            *(part for figure in told for part in _both(figure)),
            *map(str, counts),
        ]
    )


def _both(figure: Figure) -> tuple[str, str]:
    """Computed and typed, rounded."""
    computed, stated = (
        "-" if value is None else str(round(value)) for value in (figure.computed, figure.stated)
    )
    return computed, stated


def is_placed(pages: Sequence[DayPage]) -> bool:
    """Whether every line has its ends; strangers are not told them, and then no gap can be seen."""
    known = [leg.figures for _number, leg in _legs(pages) if leg.figures is not None]
    return all(one.start_lat is not None and one.end_lat is not None for one in known if one.points)


def gaps(pages: Sequence[DayPage]) -> list[Gap]:
    """Where no line covers the ground: between legs, and inside recordings, in the order of the trip."""
    return [
        replace(gap, after=pages[gap.after].row.number, before=pages[gap.before].row.number)
        for gap in gaps_of(_chain(pages))
    ]


def unbroken(pages: Sequence[DayPage]) -> Unbroken | None:
    """The longest run of legs under own power, each beginning where the one before ended.

    A leg whose recording has holes of its own proves no unbroken way and is left out.
    """
    run = unbroken_of(_chain(pages))
    if run is None:
        return None
    return replace(run, first=pages[run.first].row.number, last=pages[run.last].row.number)


def shares(pages: Sequence[DayPage]) -> Shares:
    """What was travelled how, of legs, and what lies between them."""
    return shares_of(_chain(pages))


@dataclass(frozen=True)
class Chain:
    """The legs of a trip one after the other, as columns; `day` is the place of the day of each."""

    day: I64
    power: F64
    origin: F64
    length_m: F64
    gap_m: F64
    has_line: Mask
    start: tuple[F64, F64]
    end: tuple[F64, F64]

    @classmethod
    def of(cls, ways: Table) -> "Chain":
        """The legs of a table of ways."""
        return cls(
            ways.of_day,
            ways["power"],
            ways["origin"],
            ways["distance_m"],
            np.nan_to_num(ways["gap_m"]),
            ways["line"] == 1.0,
            (ways["start_lat"], ways["start_lon"]),
            (ways["end_lat"], ways["end_lon"]),
        )

    def steps_m(self, places: I64) -> F64:
        """Metres from the end of each of these legs to the start of the next of them."""
        before, after = places[:-1], places[1:]
        ends = (self.end[0][before], self.end[1][before], self.start[0][after], self.start[1][after])
        steps = straight_m(*(side.copy() for side in ends))
        return np.where(np.isnan(steps), np.inf, steps)


@dataclass(frozen=True)
class Gaps:
    """The gaps of a chain as columns, in its order: the legs at whose ends they lie, and their lengths.

    One inside a recording has the same leg on both sides.
    """

    before: I64
    after: I64
    length_m: F64

    @classmethod
    def of(cls, chain: Chain) -> "Gaps":
        """Between legs with a line, and inside recordings."""
        placed = np.flatnonzero(chain.has_line & ~np.isnan(chain.start[0]))
        steps = chain.steps_m(placed)
        wide = np.flatnonzero(steps >= LEAST_GAP_M)
        inside = placed[chain.gap_m[placed] >= LEAST_GAP_M]
        before = np.concatenate((placed[wide], inside))
        after = np.concatenate((placed[wide + 1], inside))
        length_m = np.concatenate((steps[wide], chain.gap_m[inside]))
        order = np.lexsort((before == after, after))
        return cls(before[order], after[order], length_m[order])


def gaps_of(chain: Chain) -> list[Gap]:
    """The gaps of a chain; days are told by their places."""
    found = Gaps.of(chain)
    legs = zip(found.before.tolist(), found.after.tolist(), found.length_m.tolist(), strict=True)
    return [
        Gap(
            int(chain.day[before]),
            int(chain.day[after]),
            length_m,
            is_inside=before == after,
            is_bridged=after - before > 1,
        )
        for before, after, length_m in legs
    ]


def unbroken_of(chain: Chain) -> Unbroken | None:
    """The longest unbroken run of a chain; days are told by their places."""
    is_whole = (
        (chain.power == code(LegPower.OWN_POWER))
        & chain.has_line
        & (chain.gap_m < LEAST_GAP_M)
        & ~np.isnan(chain.length_m)
    )
    if not is_whole.any():
        return None
    joins = np.concatenate(([False], chain.steps_m(np.arange(len(is_whole))) < LEAST_GAP_M))
    joins[1:] &= is_whole[:-1]
    legs = np.flatnonzero(is_whole)
    runs = np.cumsum(~joins[legs]) - 1
    lengths = np.bincount(runs, weights=chain.length_m[legs])
    longest = legs[runs == lengths.argmax()]
    return Unbroken(float(lengths.max()), int(chain.day[longest[0]]), int(chain.day[longest[-1]]))


def shares_of(chain: Chain) -> Shares:
    """What was travelled how, of the legs of a chain, and what lies between them."""
    length_m = np.nan_to_num(chain.length_m)
    sums = [float(length_m[chain.power == code(power)].sum()) for power in LegPower]
    is_own = chain.power == code(LegPower.OWN_POWER)
    is_drawn = chain.origin == code(LegOrigin.RECONSTRUCTED)
    between = float(Gaps.of(chain).length_m.sum())
    return Shares(sums[0], float(length_m[is_own & is_drawn].sum()), sums[1], sums[2], between)


def _chain(pages: Sequence[DayPage]) -> Chain:
    return Chain.of(ways_of([facts_of(page) for page in pages]))


def _legs(pages: Sequence[DayPage]) -> Iterator[tuple[int, LegRecord]]:
    for page in pages:
        for leg in page.legs:
            yield page.row.number, leg
