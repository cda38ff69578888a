"""The parts of lines that lie in a box, cut at its edges, with the way that lies before each."""

from typing import NamedTuple

import numpy as np

from expedition.points import F64, I64, Mask


class Box(NamedTuple):
    """A rectangle of the flat world; y grows southwards."""

    left: float
    top: float
    right: float
    bottom: float

    def grown(self, by: float) -> "Box":
        """The box with a margin on all sides."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)


class Piece(NamedTuple):
    """An unbroken part of a line; `before` is the way from the line's start, so that dashes run on."""

    x: F64
    y: F64
    before: float


def clipped(x: F64, y: F64, starts: I64, box: Box) -> list[Piece]:
    """What lies in the box, in order; nothing runs between segments."""
    if len(x) < 2:
        return []
    step_x, step_y = np.diff(x), np.diff(y)
    enters, leaves = _shares(x, y, step_x, step_y, box)
    joints = starts[1:] - 1
    leaves[joints] = -1.0
    at = np.flatnonzero(enters <= leaves)
    if not len(at):
        return []
    lengths = np.hypot(step_x, step_y)
    lengths[joints] = 0.0
    before = np.cumsum(lengths) - lengths
    goes_on = (np.diff(at) == 1) & (leaves[at[:-1]] == 1.0) & (enters[at[1:]] == 0.0)
    firsts = np.concatenate(([0], np.flatnonzero(~goes_on) + 1))
    lasts = np.append(firsts[1:], len(at)) - 1
    pieces = []
    for first, last in zip(at[firsts].tolist(), at[lasts].tolist(), strict=True):
        part_x, part_y = x[first : last + 2].copy(), y[first : last + 2].copy()
        # The far end first: it may belong to the same step as the near one.
        part_x[-1] = x[last] + leaves[last] * step_x[last]
        part_y[-1] = y[last] + leaves[last] * step_y[last]
        part_x[0] = x[first] + enters[first] * step_x[first]
        part_y[0] = y[first] + enters[first] * step_y[first]
        pieces.append(Piece(part_x, part_y, float(before[first] + enters[first] * lengths[first])))
    return pieces


def _shares(x: F64, y: F64, step_x: F64, step_y: F64, box: Box) -> tuple[F64, F64]:
    """At which share of each step it enters and leaves the box; outside it leaves before it enters."""
    enters, leaves = np.zeros(len(step_x)), np.ones(len(step_x))
    for start, step, low, high in (
        (x[:-1], step_x, box.left, box.right),
        (y[:-1], step_y, box.top, box.bottom),
    ):
        with np.errstate(all="ignore"):
            to_low, to_high = (low - start) / step, (high - start) / step
        is_still: Mask = step == 0
        is_out = is_still & ((start < low) | (start > high))
        enters = np.where(is_still, enters, np.maximum(enters, np.minimum(to_low, to_high)))
        leaves = np.where(is_still, leaves, np.minimum(leaves, np.maximum(to_low, to_high)))
        leaves[is_out] = -1.0
    return enters, leaves
