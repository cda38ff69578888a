"""All figures of a leg from its line."""

from datetime import UTC, datetime, timedelta

import numpy as np

from expedition.geo import distances_m, gap_m
from expedition.kinds import LegMode
from expedition.points import NO_TIME, Mask, Points
from expedition.records.fields import LegFigures
from expedition.stats.clean import clean
from expedition.stats.climb import climb
from expedition.stats.constants import USUAL, Constants
from expedition.stats.motion import motion
from expedition.stats.temperature import warmth

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def compute(
    points: Points, mode: LegMode, constants: Constants = USUAL, *, has_barometer: bool = False
) -> LegFigures:
    """The figures of a line travelled in this mode; None for what it cannot tell.

    `has_barometer` says that the heights are surely those of a barometer.
    """
    cleaned = clean(points, mode, constants)
    line = cleaned.points
    way = distances_m(line)
    moved = motion(line, mode, constants)
    heights = climb(line, moved.moves, constants, way_m=way, has_barometer=has_barometer)
    warm = warmth(line, constants)
    start, end = _span(line, moved.moves, constants)
    elapsed_s = (end - start).total_seconds() if start and end else None
    moving_s = moved.moving_s
    if moving_s is not None and elapsed_s is not None:
        # Times that overlap are counted twice where one moved, once where rest is cut off.
        moving_s = min(moving_s, elapsed_s)
    ends = _ends(line)
    return LegFigures(
        version=constants.version,
        points=len(points),
        segments=len(points.segment_starts),
        dropped=cleaned.dropped,
        distance_m=float(way[-1]) if len(way) else 0.0,
        gap_m=gap_m(line),
        climb_m=heights.climb_m,
        descent_m=heights.descent_m,
        moving_s=moving_s,
        elapsed_s=elapsed_s,
        highest_m=heights.highest_m,
        highest_at_m=heights.highest_at_m,
        lowest_m=heights.lowest_m,
        max_speed_m_s=moved.max_speed_m_s,
        temperature_min_c=warm.min_c if warm else None,
        temperature_max_c=warm.max_c if warm else None,
        temperature_max_utc=_utc(int(line.time_ms[warm.warmest])) if warm else None,
        temperature_max_at_m=float(way[warm.warmest]) if warm else None,
        start_utc=start,
        end_utc=end,
        start_lat=ends[0],
        start_lon=ends[1],
        end_lat=ends[2],
        end_lon=ends[3],
    )


def _span(line: Points, moves: Mask | None, constants: Constants) -> tuple[datetime | None, datetime | None]:
    """First and last time, without hours of rest before one leaves and after one has arrived."""
    times = line.time_ms[line.has_time]
    if not len(times):
        return None, None
    first, last = int(times.min()), int(times.max())
    if moves is not None and moves.any():
        at = np.flatnonzero(moves)
        leaves, arrives = int(line.time_ms[at].min()), int(line.time_ms[at + 1].max())
        rest_ms = constants.rest_s * 1000
        first = leaves if leaves - first >= rest_ms else first
        last = arrives if last - arrives >= rest_ms else last
    return _utc(first), _utc(last)


def _utc(time_ms: int) -> datetime | None:
    return None if time_ms == NO_TIME else _EPOCH + timedelta(milliseconds=time_ms)


def _ends(line: Points) -> tuple[float | None, float | None, float | None, float | None]:
    if not len(line):
        return None, None, None, None
    first, last = np.array([line.lat, line.lon])[:, [0, -1]].T.tolist()
    return first[0], first[1], last[0], last[1]
