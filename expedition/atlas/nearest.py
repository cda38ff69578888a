"""The place nearest to each of many points, by the cells around it, else by the wide cells of the world."""

from functools import cached_property
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from expedition.atlas.gazetteer import (
    CELLS_A_DEGREE,
    COLUMNS,
    ROWS,
    cell_columns,
    cell_rows,
    directions,
)
from expedition.points import F32, F64, I64
from expedition.record_classes import dataclass

_ROUNDS = ((100_000, (1, 4, 20)), (20_000, (1, 4)), (5_000, (4,)), (0, ()))
"""How many cells around a point's own are looked into, of so many places, before all the world is."""
_AT_ONCE = 1 << 20
_FAR_AT_ONCE = 64
_WIDE = 2
"""Degrees of a coarse cell."""
_FINE = _WIDE * CELLS_A_DEGREE
_COARSE_REACH = np.radians(0.71 * _WIDE)
"""From the middle of a coarse cell to its farthest corner."""


@dataclass(frozen=True, eq=False)
class Coarse:
    """The wide cells that have places: their middles, and their places one cell after another."""

    middles: F32
    places: I64
    starts: I64
    counts: I64


@dataclass(frozen=True, eq=False)
class Index:
    """Places in the order of their cells, to be searched by position."""

    lat: F64
    lon: F64

    @cached_property
    def towards(self) -> F64:
        """The direction of each place from the middle of the earth, three rows."""
        return directions(self.lat, self.lon)

    @cached_property
    def cells(self) -> npt.NDArray[np.uint16] | npt.NDArray[np.int32]:
        """Where the places of each cell begin, and behind the last one their number."""
        counts = np.bincount(self._cell_numbers, minlength=ROWS * COLUMNS)
        begins = np.concatenate(([0], np.cumsum(counts)))
        return begins.astype(np.uint16) if len(self.lat) < 1 << 16 else begins.astype(np.int32)

    @cached_property
    def coarse(self) -> Coarse:
        """The same by wide cells."""
        row, column = np.divmod(self._cell_numbers, COLUMNS)
        number = (row // _FINE) * COLUMNS + column // _FINE
        order = np.argsort(number, kind="stable")
        taken, starts, counts = np.unique(number[order], return_index=True, return_counts=True)
        half = _WIDE / 2
        middles = directions(taken // COLUMNS * _WIDE - 90 + half, taken % COLUMNS * _WIDE - 180 + half)
        return Coarse(middles.astype(np.float32), order, starts, counts)

    @property
    def _cell_numbers(self) -> I64:
        return cell_rows(self.lat) * COLUMNS + cell_columns(self.lon)


def nearest_places(places: Index, lat: F64, lon: F64) -> I64:
    """The number of the place nearest to each point."""
    found = np.full(len(lat), -1, dtype=np.int64)
    for cells in next(rounds for least, rounds in _ROUNDS if len(places.lat) >= least):
        open_ = np.flatnonzero(found < 0)
        starts, counts = _ranges(places, lat[open_], lon[open_], cells)
        for part in _parts(counts.sum(axis=1)):
            here = open_[part]
            found[here] = _within(places, lat[here], lon[here], starts[part], counts[part], cells)
    open_ = np.flatnonzero(found < 0)
    for first in range(0, len(open_), _FAR_AT_ONCE):
        here = open_[first : first + _FAR_AT_ONCE]
        found[here] = _far(places, directions(lat[here], lon[here]))
    return found


def _far(places: Index, here: F64) -> I64:
    """The nearest place of all, where none is near: of the coarse cells that may hold it."""
    coarse = places.coarse
    # Three rows are too few for a matrix product to pay.
    rows = zip(here.astype(np.float32), coarse.middles, strict=True)
    near = np.add.reduce([np.multiply.outer(point, middle) for point, middle in rows])
    reach = np.arccos(np.clip(near.max(axis=1), -1, 1)) + 2 * _COARSE_REACH
    points, cells = np.nonzero(near >= np.cos(np.minimum(reach, np.pi))[:, None])
    counts = coarse.counts[cells]
    jumps = coarse.starts[cells] - (np.cumsum(counts) - counts)
    candidates = coarse.places[np.repeat(jumps, counts) + np.arange(counts.sum())]
    owners = np.repeat(points, counts)
    return _least(places, candidates, owners, here, len(reach))[0]


def _least(places: Index, candidates: I64, owners: I64, here: F64, number: int) -> tuple[I64, F64]:
    """Of the candidates of each owner, in order, the nearest, and the square of the chord to it."""
    square = ((places.towards[:, candidates] - here[:, owners]) ** 2).sum(axis=0)
    least = np.minimum.reduceat(square, np.searchsorted(owners, np.arange(number)))
    at = np.flatnonzero(square == least[owners])[::-1]
    found = np.empty(number, dtype=np.int64)
    found[owners[at]] = candidates[at]
    return found, least


def _ranges(places: Index, lat: F64, lon: F64, cells: int) -> tuple[I64, I64]:
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


def _within(places: Index, lat: F64, lon: F64, starts: I64, counts: I64, cells: int) -> I64:
    """The nearest place of those around each point, −1 where one farther away may be nearer."""
    number = counts.sum(axis=1)
    found = np.full(len(lat), -1, dtype=np.int64)
    some = np.flatnonzero(number)
    if not len(some):
        return found
    flat = counts[some].ravel()
    jumps = starts[some].ravel() - (np.cumsum(flat) - flat)
    candidates = np.repeat(jumps, flat) + np.arange(flat.sum())
    owners = np.repeat(np.arange(len(some)), number[some])
    nearest, least = _least(places, candidates, owners, directions(lat[some], lon[some]), len(some))
    # The window ends at least so many degrees away: northwards, and across its eastern and western side.
    edge = np.arcsin(np.cos(np.radians(lat[some])) * np.sin(np.radians(cells / CELLS_A_DEGREE)))
    found[some] = np.where(2 * np.arcsin(np.minimum(np.sqrt(least) / 2, 1.0)) > edge, -1, nearest)
    return found
