"""The geometry of a vector tile: commands with distances, decoded for all shapes of a layer at once."""

import numpy as np

from expedition.points import F64, I64
from expedition.tilesets.varints import U8, U64, decoded, signed

Places = I64
"""Columns of shape, first and last place in the bytes."""

_MOVE, _LINE, _CLOSE = 1, 2, 7


def gathered(whole: U8, places: Places) -> tuple[I64, U64]:
    """All numbers of many places of the bytes, and the shape each belongs to."""
    shapes, firsts, lasts = places
    if not len(shapes):
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.uint64)
    lengths = lasts - firsts
    if (lasts > len(whole)).any():
        raise ValueError("cut short")
    ends = np.cumsum(lengths)
    data = whole[np.repeat(firsts - ends + lengths, lengths) + np.arange(ends[-1])]
    is_end = data < 0x80
    if not is_end[ends[lengths > 0] - 1].all():
        raise ValueError("a number is cut short")
    counts = np.diff(np.concatenate(([0], np.concatenate(([0], np.cumsum(is_end)))[ends])))
    return np.repeat(shapes, counts), decoded(data)


def walked_shapes(of_shape: I64, numbers: U64) -> tuple[F64, F64, I64, I64]:
    """Points, first points of parts, and the shape of each part, from commands with their distances."""
    orders = numbers.tolist()
    end = len(orders)
    is_order = np.zeros(end, dtype=bool)
    begins: list[int] = []
    at, points, shape_ends = 0, 0, _ends(of_shape)
    marks: list[int] = []
    while at < end:
        order = orders[at]
        marks.append(at)
        way, count = order & 7, order >> 3
        if count > end - at:
            raise ValueError("cut short")
        if way == _MOVE:
            begins.extend(range(points, points + count)) if count != 1 else begins.append(points)
            points += count
            at += 1 + 2 * count
        elif way == _LINE:
            points += count
            at += 1 + 2 * count
        elif way == _CLOSE and count == 1:
            at += 1
        else:
            raise ValueError("no such command")
    if at != end:
        raise ValueError("cut short")
    is_order[marks] = True
    if end and (not is_order[shape_ends].all() or (numbers[shape_ends] & np.uint64(7) != _MOVE).any()):
        raise ValueError("a shape that begins nowhere")
    steps = signed(numbers[~is_order]).reshape(-1, 2)
    owners = of_shape[~is_order][::2]
    if len(steps) and np.abs(steps).max() > 1 << 31:
        raise ValueError("a step out of all maps")
    x, y = _walked(steps[:, 0], owners), _walked(steps[:, 1], owners)
    starts = np.array(begins, dtype=np.int64)
    return x, y, starts, owners[starts]


def _ends(of_shape: I64) -> I64:
    """Where the numbers of each shape begin."""
    if not len(of_shape):
        return np.empty(0, dtype=np.int64)
    return np.concatenate(([0], np.flatnonzero(np.diff(of_shape)) + 1))


def _walked(steps: I64, owners: I64) -> F64:
    """Positions after each step; every shape begins at the corner of the tile."""
    if not len(steps):
        return np.empty(0, dtype=np.float64)
    sums = np.cumsum(steps)
    firsts = _ends(owners)
    before = sums[firsts] - steps[firsts]
    lengths = np.diff(np.concatenate((firsts, [len(steps)])))
    return np.asarray(sums - np.repeat(before, lengths), dtype=np.float64)
