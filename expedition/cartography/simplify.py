"""Lines with as few points as a scale needs: none lies farther from what remains than the tolerance."""

import numpy as np

from expedition.points import F64, I64, Mask

_CELL = 0.25
"""The share of the tolerance that is the side of the cells in which points are first laid together."""
_STRETCH, _SHORT_STRETCH = 48, 8
"""Lines are cut into so many points first: the work then grows with their number, not with their bends."""
_ROUGH = 0.2
"""Where more than this share of the points lies aside of its neighbours, most of them will stay anyway."""


def simplified(x: F64, y: F64, starts: I64, tolerance: float) -> I64:
    """The numbers of the points that stay, rising; ends of segments always do.

    Points in one small cell are laid together, then each stretch is halved at its farthest point as long as
    that lies too far from the straight line; sharp turns and ways there and back keep their tips.
    """
    if len(x) <= 2:
        return np.arange(len(x), dtype=np.int64)
    at = _apart(x, y, starts, tolerance * _CELL)
    ends = _ends(len(x), starts)[at]
    x, y = x[at], y[at]
    aside = np.hypot(x[2:] + x[:-2] - 2 * x[1:-1], y[2:] + y[:-2] - 2 * y[1:-1]) > 2 * tolerance
    is_rough = np.count_nonzero(aside) > _ROUGH * len(at)
    ends[:: _SHORT_STRETCH if is_rough else _STRETCH] = True
    # What the cells took away of the tolerance is no longer there to be given.
    return at[_bent(x, y, ends, tolerance * (1 - _CELL * np.sqrt(2)))]


def _apart(x: F64, y: F64, starts: I64, cell: float) -> I64:
    """The first of each run of points in one cell, and the last point of each segment."""
    # Whole numbers of cells stay exact: a cell is never so small that they pass 2**53.
    column, row = np.floor(x / cell), np.floor(y / cell)
    keep = _ends(len(x), starts)
    keep[1:] |= column[1:] != column[:-1]
    keep[1:] |= row[1:] != row[:-1]
    return np.flatnonzero(keep)


def _ends(count: int, starts: I64) -> Mask:
    """Which points begin or end a segment."""
    ends = np.zeros(count, dtype=np.bool_)
    ends[0] = ends[-1] = True
    ends[starts] = True
    ends[starts[1:] - 1] = True
    return ends


def _bent(x: F64, y: F64, ends: Mask, tolerance: float) -> I64:
    """The ends and the points at which the line bends, all stretches halved at once."""
    keep = ends.copy()
    fixed = np.flatnonzero(keep)
    first, last = fixed[:-1], fixed[1:]
    while True:
        is_open = last - first > 1
        first, last = first[is_open], last[is_open]
        if not len(first):
            return np.flatnonzero(keep)
        inner = last - first - 1
        begins = np.cumsum(inner) - inner
        point = np.arange(int(inner.sum())) + np.repeat(first + 1 - begins, inner)
        away = _away_2(x, y, first, last, inner, point)
        farthest = np.maximum.reduceat(away, begins)
        bends = farthest > tolerance * tolerance
        if not bends.any():
            return np.flatnonzero(keep)
        tips = np.flatnonzero(away == np.repeat(np.where(bends, farthest, -1.0), inner))
        stretch = np.searchsorted(begins, tips, side="right")
        tip = point[tips[np.diff(stretch, prepend=0) != 0]]
        keep[tip] = True
        first, last = np.concatenate((first[bends], tip)), np.concatenate((tip, last[bends]))


def _away_2(x: F64, y: F64, first: I64, last: I64, inner: I64, point: I64) -> F64:
    """Squared distances of the inner points of stretches from the straight lines between their ends."""
    start_x, start_y = x[first], y[first]
    along_x, along_y = x[last] - start_x, y[last] - start_y
    length_2 = along_x * along_x + along_y * along_y
    share = 1.0 / np.where(length_2 > 0, length_2, np.inf)
    away_x, away_y = x[point], y[point]
    away_x -= np.repeat(start_x, inner)
    away_y -= np.repeat(start_y, inner)
    long_x, long_y = np.repeat(along_x, inner), np.repeat(along_y, inner)
    place = away_x * long_x
    place += away_y * long_y
    place *= np.repeat(share, inner)
    np.maximum(place, 0.0, out=place)
    np.minimum(place, 1.0, out=place)
    away_x -= np.multiply(place, long_x, out=long_x)
    away_y -= np.multiply(place, long_y, out=long_y)
    return np.asarray(away_x * away_x + away_y * away_y)
