"""The place nearest to each of many points, by their cells and the cells around them."""

from itertools import pairwise

import numpy as np

from expedition.atlas.gazetteer import (
    CELLS_A_DEGREE,
    COLUMNS,
    ROWS,
    Gazetteer,
    cell_columns,
    cell_rows,
    directions,
)
from expedition.points import F64, I64

_ROUND = (1, 4, 20)
"""How many cells around a point's own are looked into before all places are."""
_AT_ONCE = 1 << 20
_FAR_AT_ONCE = 32


def nearest_places(places: Gazetteer, lat: F64, lon: F64) -> I64:
    """The number of the place nearest to each point."""
    found = np.full(len(lat), -1, dtype=np.int64)
    for cells in _ROUND:
        open_ = np.flatnonzero(found < 0)
        starts, counts = _ranges(places, lat[open_], lon[open_], cells)
        for part in _parts(counts.sum(axis=1)):
            here = open_[part]
            found[here] = _within(places, lat[here], lon[here], starts[part], counts[part], cells)
    open_ = np.flatnonzero(found < 0)
    # Nothing is near these: what single precision gets wrong there is metres.
    for first in range(0, len(open_), _FAR_AT_ONCE):
        here = open_[first : first + _FAR_AT_ONCE]
        found[here] = np.argmax(
            directions(lat[here], lon[here]).T.astype(np.float32) @ places.roughly, axis=1
        )
    return found


def _ranges(places: Gazetteer, lat: F64, lon: F64, cells: int) -> tuple[I64, I64]:
    """Where the places around each point lie: from which on and how many in each row of cells."""
    row = cell_rows(lat)[:, None] + np.arange(-cells, cells + 1)
    west = cell_columns(lon)[:, None] - cells
    east = west + 2 * cells + 1
    # What sticks out in the west or east is looked up on the other side.
    over = np.where(west < 0, west + COLUMNS, 0)
    over_end = np.where(west < 0, COLUMNS, np.maximum(east - COLUMNS, 0))
    inside = (row >= 0) & (row < ROWS)
    starts, counts = [], []
    for begin, end in ((np.maximum(west, 0), np.minimum(east, COLUMNS)), (over, over_end)):
        first = places.cells[np.where(inside, row * COLUMNS + begin, 0)].astype(np.int64)
        starts.append(first)
        counts.append(places.cells[np.where(inside, row * COLUMNS + end, 0)] - first)
    return np.concatenate(starts, axis=1), np.concatenate(counts, axis=1)


def _parts(counts: I64) -> list[slice]:
    """Slices of points that have few enough places around them to be compared at once."""
    sums = np.cumsum(counts)
    edges, done = [0], 0
    while edges[-1] < len(counts):
        behind = max(int(np.searchsorted(sums, done + _AT_ONCE, side="right")), edges[-1] + 1)
        done = int(sums[behind - 1])
        edges.append(behind)
    return [slice(first, behind) for first, behind in pairwise(edges)]


def _within(places: Gazetteer, lat: F64, lon: F64, starts: I64, counts: I64, cells: int) -> I64:
    """The nearest place of those around each point, −1 where one farther away may be nearer."""
    number = counts.sum(axis=1)
    found = np.full(len(lat), -1, dtype=np.int64)
    some = np.flatnonzero(number)
    if not len(some):
        return found
    flat = counts[some].ravel()
    jumps = starts[some].ravel() - (np.cumsum(flat) - flat)
    candidates = np.repeat(jumps, flat) + np.arange(flat.sum())
    points = np.repeat(np.arange(len(some)), number[some])
    here = directions(lat[some], lon[some])
    square = ((places.towards[:, candidates] - here[:, points]) ** 2).sum(axis=0)
    begins = np.cumsum(number[some]) - number[some]
    least = np.minimum.reduceat(square, begins)
    at = np.flatnonzero(square == least[points])
    found[some[points[at[::-1]]]] = candidates[at[::-1]]
    # The window ends at least so many degrees away: northwards, and across its eastern and western side.
    edge = np.arcsin(np.cos(np.radians(lat[some])) * np.sin(np.radians(cells / CELLS_A_DEGREE)))
    found[some[2 * np.arcsin(np.minimum(np.sqrt(least) / 2, 1.0)) > edge]] = -1
    return found
