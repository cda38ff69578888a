"""Where one stood still: stops as long as one hardly moved, silences of the device included."""

import numpy as np

from expedition.geo import steps_of
from expedition.kinds import LegMode
from expedition.points import I64, Points
from expedition.record_classes import dataclass
from expedition.stats.clean import step_seconds
from expedition.stats.constants import USUAL
from expedition.stats.motion import motion


@dataclass(frozen=True, slots=True)
class Stands:
    """For each point of a timed line: its rising clock, the last point before one moved on, and how long."""

    clock_ms: I64
    last: I64
    lasts_ms: I64


def stands(points: Points, mode: LegMode, within_m: float) -> Stands:
    """How long one stayed within so much way of each point; every point has a time."""
    seconds, lengths = step_seconds(points), steps_of(points)
    moves = motion(points, mode).moves
    if moves is None:
        moves = np.zeros(len(lengths), dtype=np.bool_)
    with np.errstate(invalid="ignore"):
        # A tracker that sends every ten minutes has no other steps.
        far = (seconds > USUAL.break_s) & (lengths >= USUAL.least_speed(mode) * seconds)
    clock = np.maximum.accumulate(points.time_ms)
    moved = np.concatenate(([0.0], np.cumsum(lengths * (moves | far))))
    last = np.searchsorted(moved, moved + within_m, side="right") - 1
    return Stands(clock, last, clock[last] - clock)


def departure(clock_ms: I64, start: int, stop: int) -> int:
    """Where one goes on: behind the silence of a switched-off device, or where one moved again."""
    steps = np.diff(clock_ms[start : stop + 1])
    longest = int(steps.argmax())
    return start + longest + 1 if steps[longest] * 2 > clock_ms[stop] - clock_ms[start] else stop
