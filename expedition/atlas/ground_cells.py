"""The cells in which the shapes of the bundled world are kept, and how a cell becomes columns."""

import math
import zlib
from collections.abc import Sequence
from enum import IntEnum
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from expedition.points import F64, I64
from expedition.record_classes import dataclass


class Layer(IntEnum):
    """What a cell can be asked for: LAND, LAKE and ISLAND are filled in this order, the rest are lines."""

    LAND = 0
    LAKE = 1
    ISLAND = 2
    """Land in a lake."""
    SHORE = 3
    """The edge of the three above, without the edges of cells."""
    RIVER = 4
    BORDER = 5
    DISPUTED = 6
    """Borders that not all sides agree on; not among the borders."""
    PROVINCE = 7
    """Between the provinces of one country, as they were before 2022."""


class Level(NamedTuple):
    """A level of detail.

    Attributes:
        finest_deg: One pixel may be as narrow as this, in degrees of longitude; lines are about as exact.
        cell_deg: The side of a cell.
        unit_deg: Positions are kept in this part of a degree.
        overlap_deg: How far the filled shapes of a cell reach into its neighbours, so that no seam shows.
    """

    finest_deg: float
    cell_deg: int
    unit_deg: float
    overlap_deg: float


LEVELS = (
    Level(0.06, 90, 0.01, 1.0),
    Level(0.015, 30, 0.002, 0.2),
    Level(0.004, 10, 0.001, 0.05),
    Level(0.0, 3, 0.0004, 0.02),
)
"""From the whole world to the single bay."""


class Cell(NamedTuple):
    """A cell of some level: its row counted from the south pole, its column from 180° west."""

    row: int
    column: int


@dataclass(frozen=True, slots=True, eq=False)
class Shapes:
    """The parts of a layer in one cell: rings without their first point again, or lines.

    Attributes:
        lat: Degrees north of all points, part after part.
        lon: Degrees east; a little beyond ±180 where a shape reaches into the next cell.
        starts: Index of the first point of each part; empty where there is nothing.
        rank: The zoom (of tiles of 512 pixels) from which each part is worth painting.
    """

    lat: F64
    lon: F64
    starts: I64
    rank: npt.NDArray[np.uint8]


NOTHING = Shapes(np.empty(0), np.empty(0), np.empty(0, dtype=np.int64), np.empty(0, dtype=np.uint8))


def level_at(pixel_deg: float) -> int:
    """The level that suits pixels of this many degrees of longitude."""
    return next(number for number, level in enumerate(LEVELS) if pixel_deg >= level.finest_deg)


def cells(level: int, west: float, south: float, east: float, north: float) -> Sequence[Cell]:
    """The cells of a rectangle in degrees, over 180° where `east` is less than `west` or more than 180."""
    side = LEVELS[level].cell_deg
    columns, rows = 360 // side, 180 // side
    if east < west:
        east += 360
    first = math.floor((west + 180) / side)
    number = min(columns, max(1, math.ceil((east + 180) / side) - first))
    bottom = min(max(math.floor((south + 90) / side), 0), rows - 1)
    top = min(max(math.ceil((north + 90) / side), bottom + 1), rows)
    return [Cell(row, (first + at) % columns) for row in range(bottom, top) for at in range(number)]


def cell_corner(level: int, cell: Cell) -> tuple[float, float]:
    """Latitude and longitude of the south-western corner of a cell."""
    side = LEVELS[level].cell_deg
    return cell.row * side - 90.0, cell.column * side - 180.0


def unpacked(data: bytes, level: int, cell: Cell) -> Shapes:
    """A cell of the file: numbers of parts and points, lengths, steps in four planes of bytes, ranks."""
    raw = zlib.decompress(data)
    parts, points = np.frombuffer(raw, dtype="<u4", count=2).astype(np.int64)
    lengths = np.frombuffer(raw, dtype="<u4", count=parts, offset=8)
    planes = np.frombuffer(raw, dtype=np.uint8, count=4 * points, offset=8 + 4 * parts).reshape(4, points)
    rank = np.frombuffer(raw, dtype=np.uint8, offset=8 + 4 * parts + 4 * points)
    south, west = cell_corner(level, cell)
    unit = np.float64(LEVELS[level].unit_deg)
    starts = np.concatenate(([0], np.cumsum(lengths[:-1]))).astype(np.int64)
    lat, lon = south + _steps(*planes[:2]) * unit, west + _steps(*planes[2:]) * unit
    return _shapes(lat, lon, starts, rank)


def _steps(low: npt.NDArray[np.uint8], high: npt.NDArray[np.uint8]) -> F64:
    """Sums of the differences, whose sign is in the lowest bit."""
    folded = low.astype(np.int32) | high.astype(np.int32) << 8
    return np.cumsum((folded >> 1) ^ -(folded & 1), dtype=np.int32).astype(np.float64)


def _shapes(lat: F64, lon: F64, starts: I64, rank: npt.NDArray[np.uint8]) -> Shapes:
    for column in (lat, lon, starts, rank):
        column.flags.writeable = False
    return Shapes(lat, lon, starts, rank)


def shore(level: int, cell: Cell, filled: Shapes) -> Shapes:
    """The edges of filled shapes as lines, without those that only cut a shape at the edge of its cell."""
    if not len(filled.starts):
        return NOTHING
    side, overlap = LEVELS[level].cell_deg, LEVELS[level].overlap_deg
    tiny = LEVELS[level].unit_deg / 4
    lengths = np.diff(filled.starts, append=len(filled.lat))
    part = np.repeat(np.arange(len(lengths)), lengths)
    following = np.arange(1, len(part) + 1)
    following[filled.starts + lengths - 1] = filled.starts
    drawn = np.ones(len(part), dtype=np.bool_)
    for values, corner in zip((filled.lat, filled.lon), cell_corner(level, cell), strict=True):
        other = values[following]
        low, high = (
            max(corner - overlap, -90.0) if values is filled.lat else corner - overlap,
            corner + side + overlap,
        )
        for edge in (low, high):
            drawn &= (np.abs(values - edge) > tiny) | (np.abs(other - edge) > tiny)
        middle = (values + other) / 2
        drawn &= (middle >= corner) & (middle <= corner + side)
    return _runs(filled, part, following, drawn)


def _runs(filled: Shapes, part: I64, following: I64, drawn: npt.NDArray[np.bool_]) -> Shapes:
    """The edges that are drawn, joined to lines."""
    first = np.flatnonzero(drawn)
    if not len(first):
        return NOTHING
    opens = np.ones(len(first), dtype=np.bool_)
    opens[1:] = following[first[:-1]] != first[1:]
    begins = np.flatnonzero(opens)
    ends = np.append(begins[1:], len(first))
    # A line of n edges has n + 1 points: the firsts of its edges and the end of its last.
    order = np.insert(first, ends, following[first[ends - 1]])
    starts = (begins + np.arange(len(begins))).astype(np.int64)
    return _shapes(filled.lat[order], filled.lon[order], starts, filled.rank[part[first[begins]]])


def joined(several: Sequence[Shapes]) -> Shapes:
    """Several shapes as one."""
    before = np.cumsum([0, *(len(each.lat) for each in several[:-1])])
    return _shapes(
        np.concatenate([each.lat for each in several]),
        np.concatenate([each.lon for each in several]),
        np.concatenate([each.starts + shift for each, shift in zip(several, before, strict=True)]),
        np.concatenate([each.rank for each in several]),
    )
