"""Where the traveller was at an instant: on a recorded line, or standing between two of them."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from functools import cached_property

import numpy as np

from expedition.atlas.zones import local
from expedition.geo import step_lengths_m
from expedition.packing import unpack
from expedition.points import F64, I64
from expedition.record_classes import dataclass
from expedition.records.importing import GroundLine, ImportPlan
from expedition.stats.clean import clean

_STEP_MS = 10 * 60_000
"""Points further apart in time do not say how it went between them."""
_SAME_PLACE_M = 500.0
_NIGHT = timedelta(hours=36)
"""So long one may have stayed where one line ends and the next begins."""
_EVENING = timedelta(hours=12)
"""So long one may have stayed where the last line ends, and before the first one begins."""
_BREAK = timedelta(minutes=30)
"""So long one is near an end although the next line begins elsewhere."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place at an instant; `is_between` where it is one of rest between two lines."""

    lat: float
    lon: float
    ele_m: float | None
    is_between: bool = False


class Line:
    """One line in order of time, unpacked when it is first asked."""

    def __init__(self, line: GroundLine) -> None:
        self.start_utc, self.end_utc, self.zone = line.start_utc, line.end_utc, line.zone
        self.key = (line.start_utc, line.end_utc, line.packed)
        self._line = line

    def covers(self, instant: datetime) -> bool:
        """Whether it was travelled at this instant."""
        return self.start_utc <= instant <= self.end_utc

    def covers_clock(self, clock: datetime) -> bool:
        """Whether it was travelled when a clock of its zone showed this."""
        start, end = self._clock
        return start <= clock <= end

    @cached_property
    def _clock(self) -> tuple[datetime, datetime]:
        start, end = (local(moment, self.zone) for moment in (self.start_utc, self.end_utc))
        return start.replace(tzinfo=None), end.replace(tzinfo=None)

    @cached_property
    def _columns(self) -> tuple[I64, F64, F64, F64]:
        points = clean(unpack(self._line.packed), self._line.mode).points
        order = np.flatnonzero(points.has_time)
        order = order[np.argsort(points.time_ms[order], kind="stable")]
        return points.time_ms[order], points.lat[order], points.lon[order], points.ele_m[order]

    def at(self, instant: datetime) -> tuple[int, Place] | None:
        """The place, between its neighbours in time, and how far these are apart in milliseconds."""
        times, lat, lon, ele = self._columns
        moment_ms = instant.timestamp() * 1000
        after = int(np.searchsorted(times, moment_ms, side="left"))
        if after < len(times) and times[after] == moment_ms:
            return 0, _place(lat[after], lon[after], ele[after])
        if not 0 < after < len(times):
            return None
        before = after - 1
        gap_ms = int(times[after] - times[before])
        if gap_ms > _STEP_MS and _apart_m(lat, lon, before, after) > _SAME_PLACE_M:
            return None
        share = (moment_ms - times[before]) / gap_ms
        east = (lon[after] - lon[before] + 180) % 360 - 180
        there = (lon[before] + share * east + 180) % 360 - 180
        high = ele[before] + share * (ele[after] - ele[before])
        return gap_ms, _place(lat[before] + share * (lat[after] - lat[before]), there, high)

    def end(self, *, last: bool) -> Place | None:
        """Its last place, or its first."""
        _times, lat, lon, ele = self._columns
        if not len(lat):
            return None
        place = -1 if last else 0
        return _place(lat[place], lon[place], ele[place], is_between=True)


class Ground:
    """All lines that photos may lie on."""

    def __init__(self, lines: Iterable[GroundLine]) -> None:
        self.lines = sorted(map(Line, lines), key=lambda line: line.key)
        self._starts = [line.start_utc for line in self.lines]

    def at(self, instant: datetime) -> Place | None:
        """Where one was; None where no line tells."""
        found = [(line.at(instant), line.key) for line in self.lines if line.covers(instant)]
        known = [(gap, key, place) for (gap, place), key in ((at, key) for at, key in found if at)]
        if known:
            return min(known, key=lambda one: one[:2])[2]
        return None if found else self._at_rest(instant)

    def zone_by_clock(self, clock: datetime) -> str:
        """The zone of the line that was travelled when a clock there showed this; empty where none was."""
        return next((line.zone for line in self.lines if line.zone and line.covers_clock(clock)), "")

    def zone_at(self, instant: datetime) -> str:
        """The zone of the line travelled at an instant, else of the last one before; empty before all."""
        running = [line.zone for line in self.lines if line.zone and line.covers(instant)]
        before = self.lines[: bisect_right(self._starts, instant)]
        return running[0] if running else before[-1].zone if before else ""

    def _at_rest(self, instant: datetime) -> Place | None:
        before = [line for line in self.lines if line.end_utc < instant]
        after = [line for line in self.lines if line.start_utc > instant]
        last = max(before, key=lambda line: (line.end_utc, line.key)) if before else None
        following = after[0] if after else None
        if last is None or following is None:
            return self._at_the_edge(instant, last, following)
        here, there = last.end(last=True), following.end(last=False)
        if here is None or there is None:
            return None
        since, until = instant - last.end_utc, following.start_utc - instant
        nearer = here if since <= until else there
        is_same = distance_m(here, there) <= _SAME_PLACE_M and since + until <= _NIGHT
        return nearer if is_same or min(since, until) <= _BREAK else None

    def _at_the_edge(self, instant: datetime, last: Line | None, following: Line | None) -> Place | None:
        if last is not None:
            return last.end(last=True) if instant - last.end_utc <= _EVENING else None
        if following is not None and following.start_utc - instant <= _EVENING:
            return following.end(last=False)
        return None


def ground_of(plan: ImportPlan) -> Ground:
    """The lines of the trip and those legs of the plan that will be written."""
    legs = [
        GroundLine(leg.figures.start_utc, leg.figures.end_utc, leg.zone, leg.mode, leg.line.full)
        for leg in plan.legs
        if leg.include and leg.figures.start_utc is not None and leg.figures.end_utc is not None
    ]
    return Ground([*plan.ground.lines, *legs])


def distance_m(here: Place, there: Place) -> float:
    """Metres between two places."""
    return float(step_lengths_m(np.array([here.lat, there.lat]), np.array([here.lon, there.lon]))[0])


def _apart_m(lat: F64, lon: F64, *at: int) -> float:
    chosen: Sequence[int] = list(at)
    return float(step_lengths_m(lat[chosen], lon[chosen])[0])


def _place(lat: float, lon: float, ele_m: float, *, is_between: bool = False) -> Place:
    return Place(float(lat), float(lon), float(ele_m) if np.isfinite(ele_m) else None, is_between)
