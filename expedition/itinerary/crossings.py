"""Borders that the lines of a plan cross: proposed where the trip does not note them yet, never decided.

Lines follow one another as legs do, those the trip has among them. Where the device was off at the border, it
is crossed on the straight way between two lines; by ship and by plane it is crossed where one lands.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from itertools import pairwise

import numpy as np

from expedition.atlas import borders
from expedition.atlas.countries import country_at
from expedition.atlas.nearby import nearby
from expedition.geo import straight_m
from expedition.kinds import LegMode, LegPower
from expedition.points import Points
from expedition.record_classes import dataclass
from expedition.records.borders import (
    BorderPoint,
    CountryStretch,
    HeldBorders,
    HeldCrossing,
    HeldLeg,
    LineCrossing,
    PlannedCrossing,
)
from expedition.records.importing import ImportPlan, PlannedLeg
from expedition.stats.clean import clean

_BY_PORT = (LegMode.FERRY, LegMode.PLANE)
_NIGHT = timedelta(days=1)
_OVERLAP = timedelta(minutes=15)

Choice = tuple[int | None, date, str, str, int]
"""What a crossing is known by through all changes of a plan: its trip, day, countries, and which of these."""


def countries_along(points: Points, mode: LegMode) -> tuple[CountryStretch, ...]:
    """The countries of a line in order; positions that cannot be are left out before a border is believed."""
    found = borders.stretches(points)
    return found if len(found) < 2 else borders.stretches(clean(points, mode).points)


def with_crossings(plan: ImportPlan) -> ImportPlan:
    """The plan with every border its legs cross that the trip does not note; those left out stay so."""
    left = {choice for choice, one in _numbered(plan.crossings) if not one.include}
    trips = {leg.trip_id for leg in plan.legs if leg.include}
    found = [one for trip_id in sorted(trips, key=lambda trip: trip or 0) for one in _of_trip(plan, trip_id)]
    crossings = (replace(one, include=choice not in left) for choice, one in _numbered(found))
    return replace(plan, crossings=tuple(crossings))


def on_trip(plan: ImportPlan, held: HeldBorders) -> ImportPlan:
    """The plan with borders proposed by what the trip knows."""
    return with_crossings(replace(plan, borders=held))


def set_crossings(plan: ImportPlan, numbers: Iterable[int], *, include: bool) -> ImportPlan:
    """The plan with some of its crossings taken or left."""
    wanted = frozenset(numbers)
    crossings = (
        replace(one, include=include) if number in wanted else one
        for number, one in enumerate(plan.crossings)
    )
    return replace(plan, crossings=tuple(crossings))


def _numbered(crossings: Iterable[PlannedCrossing]) -> Iterator[tuple[Choice, PlannedCrossing]]:
    seen: Counter[tuple[int | None, date, str, str]] = Counter()
    for one in crossings:
        pair = (one.trip_id, one.date, one.country_from, one.country_to)
        yield (*pair, seen[pair]), one
        seen[pair] += 1


@dataclass(frozen=True, slots=True)
class _Line:
    """A leg of the plan, or with no key of the trip; `at_m` is the kilometre of its day where it begins."""

    key: int | None
    date: date
    zone: str
    start_utc: datetime | None
    end_utc: datetime | None
    start: tuple[float, float]
    end: tuple[float, float]
    stretches: tuple[CountryStretch, ...]
    distance_m: float
    at_m: float = 0.0

    @property
    def is_new(self) -> bool:
        return self.key is not None


def _of_trip(plan: ImportPlan, trip_id: int | None) -> list[PlannedCrossing]:
    legs = (leg for leg in plan.legs if leg.include and leg.trip_id == trip_id)
    lines = [line for leg in legs if (line := _planned(leg)) is not None]
    held = plan.borders if trip_id is None else HeldBorders()
    lines += [_held(leg) for leg in held.legs if leg.sha256 not in plan.replaces]
    found = [one for chain in _chains(_in_order(lines)) for one in _of_chain(chain, trip_id)]
    return _not_noted(found, held.crossings)


def _planned(leg: PlannedLeg) -> _Line | None:
    """A leg of the plan; None where its day or its place is not known."""
    figures = leg.figures
    ends = (figures.start_lat, figures.start_lon, figures.end_lat, figures.end_lon)
    if leg.date is None or None in ends:
        return None
    south, west, north, east = (float(value) for value in ends if value is not None)
    stretches = _landed(leg, (north, east)) if leg.mode in _BY_PORT else leg.stretches
    is_own = leg.power is LegPower.OWN_POWER
    return _Line(
        leg.key, leg.date, leg.zone, figures.start_utc, figures.end_utc, (south, west), (north, east),
        stretches, figures.distance_m if is_own else 0.0,
    )  # fmt: skip


def _landed(leg: PlannedLeg, end: tuple[float, float]) -> tuple[CountryStretch, ...]:
    """The countries of the first and the last place alone, entered at the last."""
    land = [stretch for stretch in leg.stretches if stretch.country]
    if len(land) < 2:
        return leg.stretches
    arrived = leg.figures.end_utc
    at = BorderPoint(*end, leg.figures.distance_m, arrived, arrived, arrived)
    first, last = (replace(stretch, is_inside=True) for stretch in (land[0], land[-1]))
    return (first, replace(last, begin=at))


def _held(leg: HeldLeg) -> _Line:
    """A leg of the trip: where it began and where it ended."""
    whole = BorderPoint(*leg.start, 0.0, None, leg.start_utc, leg.start_utc)
    codes = dict.fromkeys((country_at(*leg.start), country_at(*leg.end)))
    stretches = tuple(CountryStretch(code, 0, whole, borders.STAY_M, 0.0, is_inside=True) for code in codes)
    return _Line(
        None, leg.date, "", leg.start_utc, leg.end_utc, leg.start, leg.end, stretches, leg.distance_m
    )


def _in_order(lines: Iterable[_Line]) -> list[_Line]:
    """Lines by time, each with the kilometre of its day where it begins."""
    last = datetime.max.replace(tzinfo=UTC)
    found: list[_Line] = []
    for line in sorted(lines, key=lambda one: (one.date, one.start_utc or last, one.key or 0)):
        before = found[-1] if found and found[-1].date == line.date else None
        found.append(replace(line, at_m=before.at_m + before.distance_m if before else 0.0))
    return found


def _chains(lines: Sequence[_Line]) -> list[list[_Line]]:
    """Lines that follow one another; nobody knows what lies between days far apart."""
    kept: list[_Line] = []
    for line in lines:
        if not kept or not _is_beside(kept[-1], line):
            kept.append(line)
    if not kept:
        return []
    ends, starts = np.array([line.end for line in kept[:-1]]), np.array([line.start for line in kept[1:]])
    gaps_m = straight_m(*ends.reshape(-1, 2).T, *starts.reshape(-1, 2).T).tolist()
    chains = [kept[:1]]
    for gap_m, (before, line) in zip(gaps_m, pairwise(kept), strict=True):
        is_next = line.date - before.date <= _NIGHT and gap_m <= borders.LEAP_M
        if is_next or (line.date == before.date and _have_order(before, line)):
            chains[-1].append(line)
        else:
            chains.append([line])
    return chains


def _have_order(before: _Line, line: _Line) -> bool:
    """Whether times tell which of two lines of a day came first."""
    return before.start_utc is not None and line.start_utc is not None


def _is_beside(before: _Line, line: _Line) -> bool:
    """Whether a line was recorded while the one before it still was, by a second device or rider."""
    if before.end_utc is None or line.start_utc is None:
        return False
    return line.start_utc < before.end_utc - _OVERLAP


def _of_chain(chain: Sequence[_Line], trip_id: int | None) -> Iterator[PlannedCrossing]:
    flat: list[CountryStretch] = []
    owners: list[int] = []
    for place, line in enumerate(chain):
        flat += _joined_to(chain[place - 1] if place else None, line)
        owners += [place] * (len(flat) - len(owners))
    for crossing in borders.crossings(flat):
        place = owners[crossing.stretch]
        is_first = place > 0 and owners[crossing.stretch - 1] != place
        line, before = chain[place], chain[place - 1]
        if line.is_new or (is_first and before.is_new):
            yield _proposed(crossing, line, before, trip_id, is_between=is_first)


def _joined_to(before: _Line | None, line: _Line) -> Sequence[CountryStretch]:
    """The stretches of a line, the first entered on the straight way from the line before."""
    parts = line.stretches
    if before is None or not parts or not before.stretches:
        return parts
    if before.stretches[-1].country == parts[0].country:
        return parts
    begin = borders.between(before.end, line.start, (before.end_utc, line.start_utc))
    return (replace(parts[0], begin=replace(begin, at_m=0.0)), *parts[1:])


def _proposed(
    crossing: LineCrossing, line: _Line, before: _Line, trip_id: int | None, *, is_between: bool
) -> PlannedCrossing:
    at = crossing.at
    own_m = at.at_m if line.distance_m and not is_between else 0.0
    key = line.key if line.key is not None else before.key
    assert key is not None
    return PlannedCrossing(
        leg=key,
        date=line.date,
        trip_id=trip_id,
        zone=line.zone or before.zone,
        country_from=crossing.country_from,
        country_to=crossing.country_to,
        at=replace(at, at_m=line.at_m + own_m),
        place="" if at.lat is None or at.lon is None else _place(at.lat, at.lon),
    )


@lru_cache(maxsize=1_024)
def _place(lat: float, lon: float) -> str:
    return nearby(lat, lon).written


def _not_noted(found: Sequence[PlannedCrossing], noted: Iterable[HeldCrossing]) -> list[PlannedCrossing]:
    """Those the trip does not note: with the same countries on the day or the one beside it, each once."""
    open_ = list(noted)
    rest = list(found)
    for apart in (timedelta(), _NIGHT):
        for one in tuple(rest):
            same = next((held for held in open_ if _is_same(one, held, apart)), None)
            if same is not None:
                open_.remove(same)
                rest.remove(one)
    return rest


def _is_same(one: PlannedCrossing, held: HeldCrossing, apart: timedelta) -> bool:
    """Whether a note tells this crossing; of countries it leaves open any may be meant, on the day itself."""
    if abs(one.date - held.date) > apart:
        return False
    pair = (held.country_from, held.country_to)
    return all(
        told == code or (not told and not apart)
        for told, code in zip(pair, (one.country_from, one.country_to), strict=True)
    )
