"""Lines and areas cut to a frame, many parts at once."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from expedition.points import F64, I64, Mask


class Parts(NamedTuple):
    """Lines or rings in the units of the paper: columns, and the index of the first point of each part."""

    x: F64
    y: F64
    starts: I64

    @property
    def stops(self) -> I64:
        """Index behind the last point of each part."""
        return np.append(self.starts, len(self.x)).astype(np.int64)[1:]

    def of(self, wanted: Mask) -> "Parts":
        """Some of the parts."""
        sizes = self.stops - self.starts
        keep, sizes = np.repeat(wanted, sizes), sizes[wanted]
        return Parts(self.x[keep], self.y[keep], np.cumsum(sizes) - sizes)


class Rectangle(NamedTuple):
    """A frame on paper, y growing downwards."""

    left: float
    top: float
    right: float
    bottom: float


NOTHING = Parts(np.empty(0), np.empty(0), np.empty(0, dtype=np.int64))


def cut_lines(parts: Parts, frame: Rectangle) -> Parts:
    """The stretches of lines inside the frame, ending on its edge where they leave it."""
    if len(parts.x) < 2:
        return NOTHING
    ax, ay, bx, by = parts.x[:-1], parts.y[:-1], parts.x[1:], parts.y[1:]
    begin, end, is_in = _shares(ax, ay, bx - ax, by - ay, frame)
    is_in[parts.starts[1:] - 1] = False
    kept = np.flatnonzero(is_in)
    if not len(kept):
        return NOTHING
    begin, end = begin[kept], end[kept]
    dx, dy = (bx - ax)[kept], (by - ay)[kept]
    is_new = np.ones(len(kept), dtype=bool)
    is_new[1:] = (np.diff(kept) > 1) | (begin[1:] > 0) | (end[:-1] < 1)
    is_first = np.zeros(len(parts.x), dtype=bool)
    is_first[parts.starts] = True
    is_new |= is_first[kept]
    at = np.arange(len(kept)) + np.cumsum(is_new)
    x, y = np.empty(len(kept) + int(is_new.sum())), np.empty(len(kept) + int(is_new.sum()))
    x[at], y[at] = ax[kept] + end * dx, ay[kept] + end * dy
    first = at[is_new] - 1
    x[first] = ax[kept][is_new] + begin[is_new] * dx[is_new]
    y[first] = ay[kept][is_new] + begin[is_new] * dy[is_new]
    return Parts(x, y, first.astype(np.int64))


def cut_areas(parts: Parts, frame: Rectangle) -> Parts:
    """The areas inside the frame; where they leave it they follow its edge."""
    parts = _touching(parts, frame)
    for side in range(4):
        if len(parts.x):
            parts = _cut_side(parts, frame, side)
    return parts


def oriented(parts: Parts) -> Parts:
    """The areas all going round the same way, so that none takes away from another that it overlaps."""
    if not len(parts.x):
        return parts
    behind = np.arange(1, len(parts.x) + 1)
    behind[parts.stops - 1] = parts.starts
    area = np.add.reduceat(parts.x * parts.y[behind] - parts.x[behind] * parts.y, parts.starts)
    sizes = parts.stops - parts.starts
    at, mirror = np.arange(len(parts.x)), np.repeat(parts.starts + parts.stops - 1, sizes)
    order = np.where(np.repeat(area < 0, sizes), mirror - at, at)
    return Parts(parts.x[order], parts.y[order], parts.starts)


def joined(lines: Sequence[Parts]) -> Parts:
    """The parts of several, one after another."""
    filled = [parts for parts in lines if len(parts.x)]
    if not filled:
        return NOTHING
    if len(filled) == 1:
        return filled[0]
    offsets = np.cumsum([0, *(len(parts.x) for parts in filled[:-1])])
    return Parts(
        np.concatenate([parts.x for parts in filled]),
        np.concatenate([parts.y for parts in filled]),
        np.concatenate([parts.starts + offset for parts, offset in zip(filled, offsets, strict=True)]),
    )


def _touching(parts: Parts, frame: Rectangle) -> Parts:
    """The parts whose boxes meet the frame."""
    if not len(parts.x):
        return parts
    is_near = (
        (np.minimum.reduceat(parts.x, parts.starts) <= frame.right)
        & (np.maximum.reduceat(parts.x, parts.starts) >= frame.left)
        & (np.minimum.reduceat(parts.y, parts.starts) <= frame.bottom)
        & (np.maximum.reduceat(parts.y, parts.starts) >= frame.top)
    )
    return parts if is_near.all() else parts.of(is_near)


def _shares(x: F64, y: F64, dx: F64, dy: F64, frame: Rectangle) -> tuple[F64, F64, Mask]:
    """Which share of each step lies inside: where it begins, where it ends, and whether there is any."""
    begin, end = np.zeros(len(x)), np.ones(len(x))
    is_in = np.ones(len(x), dtype=bool)
    for speed, room in (
        (-dx, x - frame.left),
        (dx, frame.right - x),
        (-dy, y - frame.top),
        (dy, frame.bottom - y),
    ):
        with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
            share = room / speed
        begin = np.where(speed < 0, np.maximum(begin, share), begin)
        end = np.where(speed > 0, np.minimum(end, share), end)
        is_in &= (speed != 0) | (room >= 0)
    return begin, end, is_in & (begin < end)


def _cut_side(parts: Parts, frame: Rectangle, side: int) -> Parts:
    """Rings without what lies beyond one side of the frame."""
    along, edge = (parts.x, frame[side]) if side in (0, 2) else (parts.y, frame[side])
    beyond = edge - along if side < 2 else along - edge
    is_in = beyond <= 0
    if is_in.all():
        return parts
    behind = np.arange(1, len(along) + 1)
    behind[parts.stops - 1] = parts.starts
    crosses = is_in != is_in[behind]
    with np.errstate(divide="ignore", invalid="ignore"):
        share = np.where(crosses, beyond / (beyond - beyond[behind]), 0.0)
    counts = is_in.astype(np.int64) + crosses
    at = np.cumsum(counts) - counts
    x, y = np.empty(int(counts.sum())), np.empty(int(counts.sum()))
    x[at[is_in]], y[at[is_in]] = parts.x[is_in], parts.y[is_in]
    met = (at + is_in)[crosses]
    x[met] = (parts.x + share * (parts.x[behind] - parts.x))[crosses]
    y[met] = (parts.y + share * (parts.y[behind] - parts.y))[crosses]
    (x if side in (0, 2) else y)[met] = edge
    sizes = np.add.reduceat(counts, parts.starts)
    sizes = sizes[sizes > 0]
    return Parts(x, y, (np.cumsum(sizes) - sizes).astype(np.int64))
