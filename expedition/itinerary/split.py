"""Where one leg ends and the next begins: files with several tracks, several dates, or a night in them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import numpy as np

from expedition.atlas import zones
from expedition.atlas.clocks import unset_day
from expedition.geo import step_lengths_m
from expedition.itinerary.stands import departure, stands
from expedition.kinds import LegMode
from expedition.points import I64, NO_TIME, Points, join
from expedition.record_classes import dataclass
from expedition.records.importing import ReadFile, ReadTrack
from expedition.stats.clean import stale_ends
from expedition.text import _

NIGHT_STOP_S = 3 * 3600.0
"""A stop at least this long, in the night, parts two days."""

GAP_S = 6 * 3600.0
"""Without such a stop, days are parted where nothing was recorded for so long."""

EVENING_HOUR, MORNING_HOUR = 18, 10
_STAND_M = 300.0
_NEAR_M = 500.0
_FIRST_YEAR = 1980
_PARTS_A_DATE = 2
"""A line that changes date more often was pieced together from many rides."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a file that makes one leg; `track` numbers those of the file.

    `why_undated` says why its date is not known; `needs_zone` that it hangs on the zone of its times.
    """

    title: str
    kind: str
    points: Points
    zone: str
    date: date | None
    why_undated: str = ""
    track: int = 0
    needs_zone: bool = False


@dataclass(frozen=True, slots=True)
class _Line:
    """A line with the zone and the local date of each of its points; at `departs` one leaves."""

    points: Points
    zones: tuple[str, ...]
    numbers: I64
    days: I64
    departs: int = 0

    def part(self, first: int, stop: int) -> "_Line":
        here = slice(first, stop)
        departs = self.departs - first if first <= self.departs < stop else 0
        return _Line(self.points.take(here), self.zones, self.numbers[here], self.days[here], departs)


def pieces(read: ReadFile) -> tuple[Piece, ...]:
    """The legs in a file, in file order; their dates are local, where they start.

    A ride over midnight stays whole. Tracks of a file are legs of their own unless one goes on where
    the one before ended, on the same day. A point all alone is no leg, nor is a course to follow.
    """
    return tuple(
        replace(piece, track=number)
        for number, track in _continued(read.tracks)
        for piece in _of_track(track, has_zoneless_times=read.has_zoneless_times)
        if len(piece.points) > 1
    )


def _continued(tracks: Sequence[ReadTrack]) -> Iterator[tuple[int, ReadTrack]]:
    """Tracks with their numbers, those that go on where the one before ended joined to it."""
    held: tuple[int, ReadTrack] | None = None
    for place, track in enumerate(tracks):
        if track.is_plan:
            continue
        if held is not None and _goes_on(held[1].points, track.points):
            number, before = held
            held = number, ReadTrack(before.name, before.kind, join([before.points, track.points]))
            continue
        if held is not None:
            yield held
        held = place, track
    if held is not None:
        yield held


def _goes_on(before: Points, after: Points) -> bool:
    end, start = int(before.time_ms[-1]), int(after.time_ms[0])
    if NO_TIME in (end, start) or not 0 <= start - end < NIGHT_STOP_S * 1000:
        return False
    lat = np.array([before.lat[-1], after.lat[0]])
    lon = np.array([before.lon[-1], after.lon[0]])
    if step_lengths_m(lat, lon)[0] > _NEAR_M:
        return False
    zone = zones.zone_at(lat[1], lon[1])
    first = int(before.time_ms[before.has_time][0])
    return zones.local_date(first, zone) == zones.local_date(start, zone)


def _of_track(track: ReadTrack, *, has_zoneless_times: bool) -> Iterator[Piece]:
    names, numbers = zones.zones_of(track.points)
    line = _Line(track.points, names, numbers, zones.local_days(track.points, names, numbers))
    timed = line.days[line.days != zones.NO_DAY]
    if not len(timed):
        yield _undated(track, line, _("choose its day"))
        return
    parts = list(_rising(line))
    dates = len(np.unique(timed))
    if len(parts) > _PARTS_A_DATE * dates:
        # Crumbs of many rides in the order of the road: each would be a leg of nothing.
        untimed = replace(track.points, time_ms=np.full(len(track.points), NO_TIME, dtype=np.int64))
        why = _("in order: they jump between {count} dates; choose its day")
        why = why.format(count=dates)
        yield _undated(track, replace(line, points=untimed), why)
        return
    for part in parts:
        for leg in _nights_apart(part):
            yield _dated(track, leg, has_zoneless_times=has_zoneless_times)


def _undated(track: ReadTrack, line: _Line, why: str) -> Piece:
    return Piece(track.name, track.kind, line.points, line.zones[line.numbers[0]], None, why)


def _dated(track: ReadTrack, line: _Line, *, has_zoneless_times: bool) -> Piece:
    """A leg with the local date on which one leaves, unless that cannot be trusted."""
    at = np.flatnonzero(line.days != zones.NO_DAY)
    if not len(at):
        return _undated(track, line, _("choose its day"))
    at = at[at >= line.departs] if (at >= line.departs).any() else at
    # Where the receiver was when it was last used is neither the place nor the zone of this leg.
    began = at[~stale_ends(line.points, LegMode.BICYCLE)[at]]
    at = began if len(began) else at
    zone = line.zones[line.numbers[at[0]]]
    day = zones.day_of(line.days[at[0]])
    if day.year < _FIRST_YEAR:
        return _undated(track, line, _("that can be: they say {year}; choose its day").format(year=day.year))
    times = line.points.time_ms[line.points.has_time]
    if unset := unset_day(zones.utc_of(int(times.min())), zones.utc_of(int(times.max()))):
        why = _("that can be: they say {date}, as a clock that was never set; choose its day")
        return _undated(track, line, why.format(date=unset.isoformat()))
    as_written = zones.utc_of(line.points.time_ms[at[0]]).date()
    if has_zoneless_times and as_written != day:
        why = _("with a time zone: it was {first} or {second}; name the zone")
        why = why.format(first=min(as_written, day), second=max(as_written, day))
        return replace(_undated(track, line, why), zone=zone, needs_zone=True)
    return Piece(track.name, track.kind, line.points, zone, day)


def _rising(line: _Line) -> Iterator[_Line]:
    """The line cut where time goes back to another date."""
    at = np.flatnonzero(line.days != zones.NO_DAY)
    back = (np.diff(line.points.time_ms[at]) < 0) & (np.diff(line.days[at]) != 0)
    yield from _cut(line, at[1:][back])


def _cut(line: _Line, at: I64) -> Iterator[_Line]:
    bounds = [0, *sorted({int(place) for place in at if place > 0}), len(line.points)]
    for first, stop in pairwise(bounds):
        yield line.part(first, stop)


def _nights_apart(line: _Line) -> Iterator[_Line]:
    """The line cut in the longest stop of each night, or else where nothing was recorded for long."""
    at = np.flatnonzero(line.days != zones.NO_DAY)
    if len(np.unique(line.days[at])) < 2:
        yield line
        return
    cuts, departs = _night_stops(line, at)
    for part in _cut(replace(line, departs=departs), np.array(cuts, dtype=np.int64)):
        timed = np.flatnonzero(part.days != zones.NO_DAY)
        if len(np.unique(part.days[timed])) < 2:
            yield part
            continue
        gaps = np.diff(part.points.time_ms[timed]) > GAP_S * 1000
        yield from _cut(part, timed[1:][gaps])


def _night_stops(line: _Line, at: I64) -> tuple[list[int], int]:
    """The first points after the longest stops of nights, and where one leaves if the line begins with one.

    A stop before or after all the way parts nothing.
    """
    stood = stands(line.points.take(at), LegMode.BICYCLE, _STAND_M)
    clock, last, lasts_ms = stood.clock_ms, stood.last, stood.lasts_ms
    longest: dict[date, tuple[int, int, int]] = {}
    for start in np.flatnonzero(lasts_ms >= NIGHT_STOP_S * 1000).tolist():
        zone = line.zones[line.numbers[at[start]]]
        night = _night(int(clock[start]), int(clock[last[start]]), zone)
        if night is not None and lasts_ms[start] > longest.get(night, (0, 0, 0))[0]:
            longest[night] = (int(lasts_ms[start]), start, int(last[start]))
    departs, cuts = 0, []
    for _lasts, start, stop in longest.values():
        place = departure(clock, start, stop)
        if start <= last[0]:
            departs = int(at[place])
        elif last[stop] < len(at) - 1:
            cuts.append(int(at[place]))
    return cuts, departs


def _night(start_ms: int, stop_ms: int, zone: str) -> date | None:
    """The evening's date of the night in which a stop lies for long enough; None by day."""
    start = zones.local(zones.utc_of(start_ms), zone).replace(tzinfo=None)
    stop = zones.local(zones.utc_of(stop_ms), zone).replace(tzinfo=None)
    evening = (start - timedelta(hours=MORNING_HOUR)).date()
    begin = start.replace(year=evening.year, month=evening.month, day=evening.day)
    begin = begin.replace(hour=EVENING_HOUR, minute=0, second=0, microsecond=0)
    end = begin + timedelta(hours=24 - EVENING_HOUR + MORNING_HOUR)
    inside = min(stop, end) - max(start, begin)
    return evening if inside.total_seconds() >= NIGHT_STOP_S else None
