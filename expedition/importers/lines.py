"""Columns of a whole file made into tracks of usable points, and sentences about the rest."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

import numpy as np

from expedition.atlas.clocks import unset_day
from expedition.atlas.zones import utc_of
from expedition.importers import places
from expedition.importers.point_columns import PointColumns, TrackStart
from expedition.points import EXTRAS, F32, F64, I64, NO_TIME, Mask, Points
from expedition.record_classes import dataclass
from expedition.records.importing import ReadTrack
from expedition.text import _, plural
from expedition.units import number

_NEAR_DEG = 5.0
"""A longitude past ±180° is meant as it stands only this near to the point before or after it."""


@dataclass(frozen=True, slots=True)
class Lines:
    """The tracks of a file that have a usable point, and what was repaired or left out.

    `has_zoneless_times` says that no time names its zone; where some do, all were read as UTC, for good.
    """

    tracks: tuple[ReadTrack, ...]
    said: tuple[str, ...]
    has_zoneless_times: bool


@dataclass(frozen=True, slots=True)
class _Whole:
    """The usable points of a file, the number of such before each point, and what was repaired."""

    points: Points
    before: I64 | None
    lost: int
    moved: int
    commas: int
    wild: int
    lost_times: int
    zoneless: int

    @property
    def has_only_zoneless(self) -> bool:
        """Whether there are times, and none of them names its zone."""
        return 0 < self.zoneless == int(self.points.has_time.sum())


def lines_of(points: PointColumns) -> Lines:
    """What was gathered, without points that have no usable position; the gathered columns are used up."""
    whole = _whole(points)
    tracks = tuple(_tracks(points, whole))
    said = [*_points_said(whole)]
    if any(track.is_plan for track in tracks):
        said.append(_("It holds a course to follow, whose times may be made up."))
    if not all(track.is_plan for track in tracks):
        said.extend(_times_said(whole))
    return Lines(tracks, tuple(said), whole.has_only_zoneless)


def _whole(gathered: PointColumns) -> _Whole:
    """All columns copied once, each part forgotten at once: two copies of many points never meet."""
    count = gathered.count
    lat, lon, ele_m = (np.empty(count) for _column in range(3))
    time_ms = np.empty(count, dtype=np.int64)
    zoneless = np.empty(count, dtype=np.bool_)
    extras: dict[str, F32] = {}
    commas = wild = lost_times = first = 0
    parts = gathered.columns
    parts.reverse()
    while parts:
        part = parts.pop()
        here = slice(first, first + len(part.lat))
        lat[here], lon[here], time_ms[here] = part.lat, part.lon, part.time_ms
        ele_m[here] = places.known_heights(part.ele_m)
        zoneless[here] = part.zoneless
        wild += int((~np.isnan(part.ele_m) & np.isnan(ele_m[here])).sum())
        commas += part.commas
        lost_times += part.lost_times
        for name, (at, values) in part.sensors.items():
            if name not in extras:
                extras[name] = np.full(count, np.nan, dtype=np.float32)
            extras[name][first + at] = np.where(np.abs(values) < 1e6, values, np.nan)
        first = here.stop
    lon, usable, moved = _positions(lat, lon)
    points = Points(lat, lon, ele_m, time_ms, np.zeros(1, dtype=np.int64), _in_order(extras))
    before = None
    if not usable.all():
        before = np.concatenate(([0], np.cumsum(usable)))
        points, zoneless = points.take(usable), zoneless[usable]
    lost = count - len(points)
    return _Whole(points, before, lost, moved, commas, wild, lost_times, int(zoneless.sum()))


def _in_order(extras: dict[str, F32]) -> dict[str, F32]:
    return {name: extras[name] for name in EXTRAS if name in extras}


def _positions(lat: F64, lon: F64) -> tuple[F64, Mask, int]:
    """Longitudes within ±180°, which points are usable, and how many of them had to be turned.

    A line over the 180th meridian may go on to 181°; such a value without a neighbour there is a fault.
    """
    _lat, turned, usable, moved = places.positions(lat, lon)
    if not moved.any():
        return lon, usable, 0
    far = np.abs(np.diff(lat)) > _NEAR_DEG
    far |= np.abs((np.diff(turned) + 180.0) % 360.0 - 180.0) > _NEAR_DEG
    near = ~far & usable[1:] & usable[:-1]
    has_neighbour = np.append(near, False) | np.append(False, near)
    usable &= ~moved | has_neighbour
    return turned, usable, int((moved & usable).sum())


def _tracks(gathered: PointColumns, whole: _Whole) -> Iterator[ReadTrack]:
    """The tracks that have a usable point; points outside any track make one of their own."""
    starts = {track.first: track for track in gathered.tracks}
    bounds = sorted({0, *starts, gathered.count})
    segments = np.array(gathered.segments, dtype=np.int64)
    for first, stop in pairwise(bounds):
        edges = segments[(segments > first) & (segments < stop)]
        places_of = np.concatenate(([first], edges, [stop]))
        if whole.before is not None:
            places_of = whole.before[places_of]
        line = _points(whole.points, places_of)
        if len(line):
            track = starts.get(first, TrackStart(first))
            yield ReadTrack(track.name, track.kind, line, track.is_plan)


def _points(points: Points, bounds: I64) -> Points:
    """A part of the line, as a view of it; `bounds` are where its segments begin, and its end."""
    first, stop = int(bounds[0]), int(bounds[-1])
    here = slice(first, stop)
    # They rise already, and `np.unique` would load all of NumPy's masked arrays for this.
    starts = bounds[:-1][np.diff(bounds[:-1], prepend=-1) > 0] - first
    columns = {name: column[here] for name, column in points.extras.items()}
    return Points(
        points.lat[here],
        points.lon[here],
        points.ele_m[here],
        points.time_ms[here],
        starts[starts < stop - first],
        {name: column for name, column in columns.items() if np.isfinite(column).any()},
    )


def _points_said(whole: _Whole) -> Iterator[str]:
    if whole.lost:
        yield plural(
            "One point without a usable position was left out.",
            "{n} points without a usable position were left out.",
            whole.lost,
        )
    if whole.moved:
        yield plural(
            "One longitude past the 180th meridian was turned back.",
            "{n} longitudes past the 180th meridian were turned back.",
            whole.moved,
        )
    if whole.commas:
        yield plural(
            "One number was written with a decimal comma.",
            "{n} numbers were written with a decimal comma.",
            whole.commas,
        )
    if whole.wild:
        yield plural(
            "One impossible height counts as missing.", "{n} impossible heights count as missing.", whole.wild
        )


def _times_said(whole: _Whole) -> Iterator[str]:
    times = whole.points.time_ms
    timed = times[times != NO_TIME]
    if len(times) and not len(timed):
        yield _("Its points have no times, so it cannot say on which day it was ridden.")
    elif len(timed) < len(times):
        yield _("{count} of {all} points have no time.").format(count=len(times) - len(timed), all=len(times))
    if whole.lost_times:
        yield plural("One time could not be read.", "{n} times could not be read.", whole.lost_times)
    if whole.has_only_zoneless:
        yield _("Its times name no time zone; they were taken as UTC.")
    elif whole.zoneless:
        words = _("{count} of its {all} times name no time zone; they were taken as UTC like the others.")
        yield words.format(count=number(whole.zoneless), all=number(len(timed)))
    if back := int((np.diff(timed) < 0).sum()):
        yield plural("Time goes backwards once.", "Time goes backwards {n} times.", back)

    if len(timed) and (day := _default_day(timed)):
        yield _("Its times cannot be true: they all say {date}.").format(date=day.isoformat())


def _default_day(timed: I64) -> date | None:
    """The day all times are of, if it is one that only a clock which was never set shows."""
    return unset_day(utc_of(int(timed.min())), utc_of(int(timed.max())))


def without_track(points: PointColumns, waypoints: int) -> str:
    """What a file without a usable track holds instead, in one sentence."""
    if points.count:
        return _("It has a track, but none of its points can be used.")
    if waypoints:
        return plural(
            "It holds one waypoint and no recorded track.",
            "It holds {n} waypoints and no recorded track.",
            waypoints,
        )
    return _("It holds no recorded track: choose another file.")
