"""What a log proves: its gaps, its longest unbroken way, and one number that stands for all of it."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from expedition.geo import straight_m
from expedition.kinds import LegOrigin, LegPower
from expedition.records.day import DayPage, Figure, LegRecord
from expedition.stats.day import leg_distance_m

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
    found: list[Gap] = []
    last: tuple[int, LegRecord] | None = None
    is_bridged = False
    for number, leg in _legs(pages):
        if leg.figures is None or leg.figures.start_lat is None:
            is_bridged = is_bridged or last is not None
            continue
        if last is not None:
            length = _between(last[1], leg)
            if length >= LEAST_GAP_M:
                found.append(Gap(last[0], number, length, is_bridged=is_bridged))
        if leg.figures.gap_m >= LEAST_GAP_M:
            found.append(Gap(number, number, leg.figures.gap_m, is_inside=True))
        last, is_bridged = (number, leg), False
    return found


def unbroken(pages: Sequence[DayPage]) -> Unbroken | None:
    """The longest run of legs under own power, each beginning where the one before ended.

    A leg whose recording has holes of its own proves no unbroken way and is left out.
    """
    best: Unbroken | None = None
    run: Unbroken | None = None
    last: LegRecord | None = None
    for number, leg in _legs(pages):
        length = leg_distance_m(leg)
        is_own = leg.fields.power is LegPower.OWN_POWER
        is_whole = leg.figures is not None and leg.figures.gap_m < LEAST_GAP_M
        if not (is_own and is_whole) or length is None:
            run, last = None, None
            continue
        joins = last is not None and _between(last, leg) < LEAST_GAP_M
        if run is not None and joins:
            run = Unbroken(run.length_m + length, run.first, number)
        else:
            run = Unbroken(length, number, number)
        last = leg
        best = run if best is None or run.length_m > best.length_m else best
    return best


def shares(pages: Sequence[DayPage]) -> Shares:
    """What was travelled how, of legs, and what lies between them."""
    sums = dict.fromkeys(LegPower, 0.0)
    drawn = 0.0
    for _number, leg in _legs(pages):
        length = leg_distance_m(leg) or 0.0
        sums[leg.fields.power] += length
        is_drawn = leg.fields.origin is LegOrigin.RECONSTRUCTED
        drawn += length if is_drawn and leg.fields.power is LegPower.OWN_POWER else 0.0
    between = sum(gap.length_m for gap in gaps(pages))
    return Shares(
        sums[LegPower.OWN_POWER], drawn, sums[LegPower.CARRIED], sums[LegPower.INVOLUNTARY], between
    )


def _legs(pages: Sequence[DayPage]) -> Iterator[tuple[int, LegRecord]]:
    for page in pages:
        for leg in page.legs:
            yield page.row.number, leg


def _between(before: LegRecord, after: LegRecord) -> float:
    """Metres from the end of one line to the start of the next; endless where one of them has no place."""
    end, start = before.figures, after.figures
    if end is None or start is None:
        return np.inf
    places = (end.end_lat, end.end_lon, start.start_lat, start.start_lon)
    if any(place is None for place in places):
        return np.inf
    return float(straight_m(*(np.array([place]) for place in places))[0])
