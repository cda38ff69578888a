"""Columns of a whole file made into tracks of usable points, and sentences about the rest."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from expedition.importers.point_columns import Columns, PointColumns
from expedition.points import EXTRAS, F32, F64, I64, NO_TIME, Mask, Points
from expedition.records.importing import ReadTrack
from expedition.text import _, plural

LOWEST_M, HIGHEST_M = -500.0, 15_000.0
"""Heights beyond are sensor faults (−19,999, 65,535) and count as missing; flights at 11,900 m are real."""


@dataclass(frozen=True, slots=True)
class Lines:
    """The tracks of a file that have a usable point, and what was repaired or left out."""

    tracks: tuple[ReadTrack, ...]
    said: tuple[str, ...]
    has_zoneless_times: bool


@dataclass(frozen=True, slots=True)
class _Whole:
    """All points of a file, usable or not, and which are."""

    lat: F64
    lon: F64
    ele_m: F64
    time_ms: I64
    extras: dict[str, F32]
    usable: Mask


def lines_of(points: PointColumns) -> Lines:
    """What was gathered, without points that have no usable position."""
    parts = points.columns
    whole = _whole(parts)
    zoneless = np.concatenate([part.zoneless for part in parts]) if parts else np.empty(0, dtype=np.bool_)
    has_zoneless = bool((zoneless & whole.usable).any())
    wild = sum(int((_is_wild(part.ele_m)).sum()) for part in parts)
    said = (
        *_points_said(whole, sum(part.commas for part in parts), wild),
        *_times_said(whole, sum(part.lost_times for part in parts), has_zoneless=has_zoneless),
    )
    return Lines(tuple(_tracks(points, whole)), said, has_zoneless)


def _whole(parts: Sequence[Columns]) -> _Whole:
    if not parts:
        none = np.empty(0, dtype=np.float64)
        return _Whole(none, none, none, none.astype(np.int64), {}, none.astype(np.bool_))
    lat = np.concatenate([part.lat for part in parts])
    lon = np.concatenate([part.lon for part in parts])
    ele_m = np.concatenate([part.ele_m for part in parts])
    ele_m[_is_wild(ele_m)] = np.nan
    return _Whole(
        lat,
        lon,
        ele_m,
        np.concatenate([part.time_ms for part in parts]),
        _extras(parts, len(lat)),
        # A comparison with NaN is false, so positions that are no numbers fall out here too.
        (np.abs(lat) <= 90.0) & (np.abs(lon) <= 180.0),
    )


def _is_wild(ele_m: F64) -> Mask:
    return np.asarray((ele_m < LOWEST_M) | (ele_m > HIGHEST_M))


def _extras(parts: Sequence[Columns], count: int) -> dict[str, F32]:
    extras: dict[str, F32] = {}
    first = 0
    for part in parts:
        for name, (at, values) in part.sensors.items():
            column = extras.setdefault(name, np.full(count, np.nan, dtype=np.float32))
            column[first + at] = np.where(np.abs(values) < 1e6, values, np.nan)
        first += len(part.lat)
    return {name: extras[name] for name in EXTRAS if name in extras}


def _tracks(points: PointColumns, whole: _Whole) -> Iterator[ReadTrack]:
    """The tracks that have a usable point; points outside any track make one of their own."""
    words = {track.first: (track.name, track.kind) for track in points.tracks}
    bounds = sorted({0, *words, points.count})
    segments = np.array(points.segments, dtype=np.int64)
    for first, stop in pairwise(bounds):
        line = _points(whole, first, stop, segments)
        if len(line):
            yield ReadTrack(*words.get(first, ("", "")), line)


def _points(whole: _Whole, first: int, stop: int, segments: I64) -> Points:
    here = slice(first, stop)
    keep = whole.usable[here]
    before = np.concatenate(([0], np.cumsum(keep)))
    edges = segments[(segments > first) & (segments < stop)] - first
    starts = np.unique(before[np.concatenate(([0], edges))])
    columns = {name: column[here][keep] for name, column in whole.extras.items()}
    return Points(
        whole.lat[here][keep],
        whole.lon[here][keep],
        whole.ele_m[here][keep],
        whole.time_ms[here][keep],
        starts[starts < before[-1]].astype(np.int64),
        {name: column for name, column in columns.items() if np.isfinite(column).any()},
    )


def _points_said(whole: _Whole, commas: int, wild: int) -> Iterator[str]:
    if bad := int((~whole.usable).sum()):
        yield plural(
            "One point without a usable position was left out.",
            "{n} points without a usable position were left out.",
            bad,
        )
    if commas:
        yield plural(
            "One number was written with a decimal comma.",
            "{n} numbers were written with a decimal comma.",
            commas,
        )
    if wild:
        yield plural(
            "One impossible height counts as missing.", "{n} impossible heights count as missing.", wild
        )


def _times_said(whole: _Whole, lost: int, *, has_zoneless: bool) -> Iterator[str]:
    times = whole.time_ms[whole.usable]
    timed = times[times != NO_TIME]
    if len(times) and not len(timed):
        yield _("Its points have no times, so it cannot say on which day it was ridden.")
    elif len(timed) < len(times):
        yield _("{count} of {all} points have no time.").format(count=len(times) - len(timed), all=len(times))
    if lost:
        yield plural("One time could not be read.", "{n} times could not be read.", lost)
    if has_zoneless:
        yield _("Its times name no time zone; they were taken as UTC.")
    if back := int((np.diff(timed) < 0).sum()):
        yield plural("Time goes backwards once.", "Time goes backwards {n} times.", back)


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
    return _("It holds no recorded track.")
