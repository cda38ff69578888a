"""Points that cannot be: jumps of the receiver, left out of figures and kept in the track."""

import numpy as np

from expedition.geo import steps_of, straight_m
from expedition.kinds import LegMode
from expedition.points import F64, I64, Mask, Points
from expedition.record_classes import dataclass
from expedition.stats.constants import USUAL, Constants

_ROUNDS = 5
_ZERO_DEG = 1e-6
_MAD_TO_SIGMA = 0.6745


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The line without its jumps, and which points of the whole line stayed.

    A jump comes back, or is a few points at an end: where the receiver was when it was last used. Where the
    line goes on from another place faster than anyone travels (out of a tunnel, off a train), the way stays
    counted: the traveller did get there.
    """

    points: Points
    at: I64
    dropped: int


def clean(points: Points, mode: LegMode, constants: Constants = USUAL) -> Cleaned:
    """The line as figures see it; a line without times loses only points at 0° N 0° E."""
    at = np.arange(len(points), dtype=np.int64)
    kept, at = _without(points, at, (np.abs(points.lat) <= _ZERO_DEG) & (np.abs(points.lon) <= _ZERO_DEG))
    kept, at = _without(kept, at, _jumps(kept, constants.jump(mode), constants))
    for _ in range(_ROUNDS):
        islands = _islands(kept, mode, constants)
        if not islands.any():
            break
        kept, at = _without(kept, at, islands)
    kept, at = _without(kept, at, stale_ends(kept, mode, constants))
    return Cleaned(kept, at, len(points) - len(kept))


def stale_ends(points: Points, mode: LegMode, constants: Constants = USUAL) -> Mask:
    """A single point, or a few of a short while, at an end that no vehicle could have come from or gone to.

    After a break it may have been a plane; of a line without times nothing is known.
    """
    stale = np.zeros(len(points), dtype=np.bool_)
    few = constants.island_points
    if len(points) <= 2 * few:
        return stale
    for first in (0, len(points) - few - 2):
        ends = slice(first, first + few + 2)
        far = _unreachable(points.take(ends), mode, constants)
        seconds = points.time_ms[ends] / 1000.0
        if first == 0:
            sides = [(step + 1, slice(0, step + 1)) for step in far.tolist()]
        else:
            sides = [(few + 1 - step, slice(step + 1, few + 2)) for step in far.tolist()[::-1]]
        for count, side in sides:
            lasts_s = seconds[side][-1] - seconds[side][0]
            if count == 1 or (count <= few and 0 <= lasts_s < constants.island_s):
                stale[ends][side] = True
    return stale


def _unreachable(points: Points, mode: LegMode, constants: Constants) -> I64:
    """Steps faster than a train, or after a break than a plane, by number."""
    limits = constants.speed_limits_m_s
    seconds = step_seconds(points)
    near_m_s = max(limits[mode], limits[LegMode.TRAIN])
    speed = np.where(seconds <= constants.break_s, near_m_s, max(limits[mode], limits[LegMode.PLANE]))
    with np.errstate(invalid="ignore"):
        return np.flatnonzero(steps_of(points) > speed * np.maximum(seconds, 1.0) + constants.error_m)


def step_seconds(points: Points) -> F64:
    """Seconds of the n−1 steps; NaN where a time is missing, does not rise, or a segment begins.

    Worked out once a line, not to be written to.
    """
    if "seconds" not in points.derived:
        points.derived["seconds"] = _seconds(points)
    seconds: F64 = points.derived["seconds"]
    return seconds


def _seconds(points: Points) -> F64:
    seconds = np.diff(points.time_ms.astype(np.float64)) / 1000.0
    timed = points.has_time
    seconds[~(timed[:-1] & timed[1:]) | (seconds <= 0)] = np.nan
    seconds[points.segment_starts[1:] - 1] = np.nan
    return np.asarray(seconds)


def _without(points: Points, at: I64, drop: Mask) -> tuple[Points, I64]:
    return (points.take(~drop), at[~drop]) if drop.any() else (points, at)


def _jumps(points: Points, least_m_s2: float, constants: Constants) -> Mask:
    """Single points reached and left by an acceleration that stands out of the whole line's."""
    jumps = np.zeros(len(points), dtype=np.bool_)
    if len(points) < 3:
        return jumps
    seconds = np.maximum(step_seconds(points), 1.0)
    north = np.diff(points.lat) * 111_195.0 / seconds
    east = np.diff(points.lon) * 111_195.0 / seconds * np.cos(np.radians(points.lat[:-1]))
    turn = np.hypot(np.diff(north), np.diff(east)) / ((seconds[:-1] + seconds[1:]) / 2)
    judged = np.isfinite(turn)
    if not (turn[judged] > least_m_s2).any():
        return jumps
    middle = float(np.median(turn[judged]))
    spread = max(float(np.median(np.abs(turn[judged] - middle))), 1e-9)
    with np.errstate(invalid="ignore"):
        is_wild = (turn > least_m_s2) & (_MAD_TO_SIGMA * (turn - middle) / spread > constants.z_score)
    at = np.flatnonzero(is_wild) + 1
    steps = steps_of(points)
    detour = steps[at - 1] + steps[at] - _between(points, at - 1, at + 1)
    jumps[at[detour > constants.detour_m]] = True
    # Beside a jump its neighbours stand out too; only the farthest of a run is one.
    return _peaks(jumps, np.append(0.0, np.append(turn, 0.0)))


def _peaks(marked: Mask, height: F64) -> Mask:
    """Of neighbouring marks only the highest."""
    value = np.where(marked, np.nan_to_num(height), -1.0)
    left = np.append(-1.0, value[:-1])
    right = np.append(value[1:], -1.0)
    return np.asarray(marked & (value > left) & (value >= right))


def _islands(points: Points, mode: LegMode, constants: Constants) -> Mask:
    """Few points, or those of a short while, between two impossible steps there and back.

    Without them the way between is possible and less than half as long, and most of it are those two steps:
    a ride in a vehicle, as impossible as it may be on foot, goes on and is no island.
    """
    drop = np.zeros(len(points), dtype=np.bool_)
    if len(points) < 2:
        return drop
    steps = steps_of(points)
    bad = too_far(steps, step_seconds(points), mode, constants)
    before, after = bad[:-1], bad[1:] + 1
    seconds = (points.time_ms[after] - points.time_ms[before]) / 1000.0
    small = (after - before - 1 <= constants.island_points) | (seconds <= constants.island_s)
    before, after, seconds = before[small], after[small], seconds[small]
    if not len(before):
        return drop
    straight_m = _between(points, before, after)
    way = np.concatenate(([0.0], np.cumsum(steps)))
    detour_m = way[after] - way[before]
    possible = straight_m <= _reach_m(seconds, mode, constants)
    possible &= (2 * straight_m < detour_m) & (2 * (steps[before] + steps[after - 1]) > detour_m)
    free = 0
    for start, stop in zip(before[possible].tolist(), after[possible].tolist(), strict=True):
        if start >= free:
            drop[start + 1 : stop] = True
            free = stop
    return drop


def too_far(steps_m: F64, seconds: F64, mode: LegMode, constants: Constants) -> I64:
    """Steps of such lengths and times that are faster than the limit, by number."""
    with np.errstate(invalid="ignore"):
        return np.flatnonzero(steps_m > _reach_m(seconds, mode, constants))


def _reach_m(seconds: F64, mode: LegMode, constants: Constants) -> F64:
    """The farthest one can get in this time, as a receiver sees it."""
    return np.asarray(constants.speed_limits_m_s[mode] * np.maximum(seconds, 1.0) + constants.error_m)


def _between(points: Points, start: I64, stop: I64) -> F64:
    """Metres straight between pairs of points."""
    lat, lon = points.lat, points.lon
    return straight_m(lat[start], lon[start], lat[stop], lon[stop])
