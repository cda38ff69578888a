"""Moving and elapsed time, and the greatest speed of a line."""

import numpy as np

from expedition.geo import distances_m, steps_of, straight_m
from expedition.kinds import LegMode
from expedition.points import F64, I64, Mask, Points
from expedition.record_classes import dataclass
from expedition.stats.clean import step_seconds, too_far
from expedition.stats.constants import USUAL, Constants


@dataclass(frozen=True, slots=True)
class Motion:
    """What the clock of a line tells; `moves` marks the n−1 steps during which one moved.

    `moves` is None where no step has a time: then nobody knows.
    """

    moving_s: float | None
    max_speed_m_s: float | None
    moves: Mask | None


def motion(points: Points, mode: LegMode, constants: Constants = USUAL) -> Motion:
    """Moving time and greatest speed of a cleaned line; steps no one can make are no speed."""
    least_m_s = constants.least_speed(mode)
    seconds = step_seconds(points) if len(points) > 1 else np.empty(0, dtype=np.float64)
    travelled = seconds <= constants.break_s
    if not travelled.any():
        return Motion(None, None, None)
    starts, stops = runs(travelled)
    moves = np.zeros(len(seconds), dtype=np.bool_)
    possible = np.ones(len(seconds), dtype=np.bool_)
    steps_m = steps_of(points)
    possible[too_far(steps_m, seconds, mode, constants)] = False
    best = 0.0
    for start, stop in zip(starts.tolist(), stops.tolist(), strict=True):
        run = slice(start, stop + 1)
        clock = points.time_ms[run] / 1000.0
        lat, lon = points.lat[run], points.lon[run]
        pace = paces(clock, lat, lon, constants.pace_s)
        moves[start:stop] = _bridged(pace >= least_m_s, np.diff(clock), constants.pause_s)
        best = max(best, _best(clock, steps_m[start:stop], possible[start:stop], constants.best_s))
    timed = points.time_ms[points.has_time]
    # Parts that overlap in time cannot make a ride last longer than its clock ran.
    elapsed_s = float(timed.max() - timed.min()) / 1000.0
    return Motion(min(float(seconds[moves].sum()), elapsed_s), best or None, moves)


def runs(marked: Mask) -> tuple[I64, I64]:
    """First and behind-last index of each run of marks."""
    edges = np.diff(np.concatenate(([0], marked.astype(np.int8), [0])))
    return np.flatnonzero(edges == 1), np.flatnonzero(edges == -1)


def around(clock: F64, width_s: float) -> tuple[I64, I64]:
    """For each step the points between which about this time lies, the step in its middle."""
    middle = (clock[:-1] + clock[1:]) / 2
    step = np.arange(len(middle))
    first = np.minimum(np.searchsorted(clock, middle - width_s / 2), step)
    last = np.maximum(np.searchsorted(clock, middle + width_s / 2, side="right") - 1, step + 1)
    return first, last


def paces(clock: F64, lat: F64, lon: F64, width_s: float) -> F64:
    """Speed of each step as the straight way between two instants around it over the time between."""
    first, last = around(clock, width_s)
    apart_m = straight_m(lat[first], lon[first], lat[last], lon[last])
    return np.asarray(apart_m / (clock[last] - clock[first]))


def _bridged(moves: Mask, seconds: F64, pause_s: float) -> Mask:
    """The steps moved in, stops shorter than a pause included."""
    starts, stops = runs(~moves)
    if not len(starts):
        return moves
    clock = np.concatenate(([0.0], np.cumsum(seconds)))
    short = (clock[stops] - clock[starts]) < pause_s
    # A line that only stands does not move, however short it is.
    short &= (starts > 0) | (stops < len(moves))
    change = np.zeros(len(moves) + 1, dtype=np.int64)
    np.add.at(change, starts[short], 1)
    np.add.at(change, stops[short], -1)
    return np.asarray(moves | (np.cumsum(change)[:-1] > 0))


def _best(clock: F64, steps_m: F64, possible: Mask, least_s: float) -> float:
    """The greatest mean speed along the way over at least so long."""
    way = np.concatenate(([0.0], np.cumsum(steps_m)))
    wrong = np.concatenate(([0], np.cumsum(~possible)))
    stop = np.searchsorted(clock, clock + least_s)
    start = np.flatnonzero(stop < len(clock))
    if not len(start):
        return 0.0
    start = start[wrong[stop[start]] == wrong[start]]
    if not len(start):
        return 0.0
    stop = stop[start]
    return float(((way[stop] - way[start]) / (clock[stop] - clock[start])).max())


def way_moved_m(points: Points, moves: Mask | None, way: F64 | None = None) -> tuple[F64, I64]:
    """The way at each point that was reached moving, and the numbers of those points.

    `way` is that of all points where it is known already.
    """
    if way is None:
        way = distances_m(points)
    if moves is None:
        return way, np.arange(len(points), dtype=np.int64)
    reached = np.append(True, moves)
    reached[points.segment_starts] = True
    at = np.flatnonzero(reached)
    return way[at], at
