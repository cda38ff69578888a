"""The figures of a stretch of a day, such that those of its parts add up to those of the whole."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

import numpy as np

from expedition.geo import distances_m
from expedition.points import F64, Points
from expedition.record_classes import dataclass
from expedition.records.day import LegRecord
from expedition.records.stretch import StretchFigures
from expedition.records.trip import LegLine
from expedition.stats.along import way_m
from expedition.stats.clean import clean, step_seconds
from expedition.stats.climb import Heights, heights
from expedition.stats.constants import USUAL, Constants
from expedition.stats.known import least, most, total
from expedition.stats.motion import motion
from expedition.stats.temperature import readings

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class _Part:
    """What one leg adds, and its first and last time in milliseconds since 1970."""

    figures: StretchFigures
    times_ms: tuple[int, int] | None


def compute(
    lines: Sequence[LegLine],
    legs: Mapping[int, LegRecord],
    from_m: float,
    to_m: float,
    constants: Constants = USUAL,
) -> StretchFigures:
    """The figures between two kilometres of a day, in metres of its way, in either order.

    `lines` are all legs of the day with all their points, `legs` tells by id how they were travelled.
    Carried legs are on the way only where nothing was ridden.
    """
    lines = [line for line in lines if len(line.points)]
    ridden = [line for line in lines if not line.is_carried] or lines
    low, high = min(from_m, to_m), max(from_m, to_m)
    parts, start_m = [], 0.0
    for line in ridden:
        length_m = float(way_m(line)[-1])
        if low < start_m + length_m and high > start_m:
            parts.append(_part(line, legs[line.leg_id], low - start_m, high - start_m, constants))
        start_m += length_m
    return _joined(parts)


def _part(line: LegLine, leg: LegRecord, low_m: float, high_m: float, constants: Constants) -> _Part:
    """What lies between two distances from the start of a leg, at the points nearest to them."""
    mode = leg.fields.mode
    cleaned = clean(line.points, mode, constants)
    points, along_m = cleaned.points, way_m(line)[cleaned.at]
    first, last = _nearest(along_m, low_m), _nearest(along_m, high_m)
    moves, way = motion(points, mode, constants).moves, distances_m(points)
    found = heights(points, moves, constants, way_m=way, has_barometer=leg.has_barometer)
    climb_m, descent_m, rise_m = _climbed(found, float(way[first]), float(way[last]))
    coldest, warmest = _warmth(points, first, last, constants)
    counted = line.length_m / float(way[-1]) if line.length_m > 0 and way[-1] > 0 else 1.0
    moving_s = None
    if moves is not None:
        seconds = step_seconds(points)[first:last]
        moving_s = float(seconds[moves[first:last]].sum())
    times = points.time_ms[first : last + 1][points.has_time[first : last + 1]]
    return _Part(
        StretchFigures(
            distance_m=float(way[last] - way[first]) * counted,
            climb_m=climb_m,
            descent_m=descent_m,
            rise_m=rise_m,
            moving_s=moving_s,
            temperature_min_c=coldest,
            temperature_max_c=warmest,
        ),
        (int(times.min()), int(times.max())) if len(times) else None,
    )


def _nearest(along_m: F64, at_m: float) -> int:
    return int(np.abs(along_m - at_m).argmin())


def _climbed(found: Heights | None, low_m: float, high_m: float) -> tuple[float | None, ...]:
    """Climb, descent and rise between two distances along the cleaned line."""
    if found is None:
        return None, None, None
    ends = np.array([low_m, high_m])
    columns = found.up_m, found.down_m, found.height_m
    return tuple(float(np.diff(np.interp(ends, found.way_m, column))[0]) for column in columns)


def _warmth(points: Points, first: int, last: int, constants: Constants) -> tuple[float | None, float | None]:
    at, values = readings(points, constants)
    inside = values[(at >= first) & (at <= last)]
    return (float(inside.min()), float(inside.max())) if len(inside) else (None, None)


def _joined(parts: Sequence[_Part]) -> StretchFigures:
    """The legs of the stretch together."""
    figures = [part.figures for part in parts]
    times = [part.times_ms for part in parts if part.times_ms is not None]
    start_ms = min((first for first, _last in times), default=None)
    end_ms = max((last for _first, last in times), default=None)
    return StretchFigures(
        distance_m=sum(one.distance_m for one in figures),
        climb_m=total(one.climb_m for one in figures),
        descent_m=total(one.descent_m for one in figures),
        rise_m=total(one.rise_m for one in figures),
        moving_s=total(one.moving_s for one in figures),
        elapsed_s=None if start_ms is None or end_ms is None else (end_ms - start_ms) / 1000.0,
        start_utc=_utc(start_ms),
        end_utc=_utc(end_ms),
        temperature_min_c=least(one.temperature_min_c for one in figures),
        temperature_max_c=most(one.temperature_max_c for one in figures),
    )


def _utc(time_ms: int | None) -> datetime | None:
    return None if time_ms is None else _EPOCH + timedelta(milliseconds=time_ms)
