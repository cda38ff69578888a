"""The bundled world: land, water, borders and relief in cells, heights, names of countries and landscape.

Everything lies in one SQLite file, of which only the cells asked for are read; any thread may ask.
"""

import json
import math
import sqlite3
import threading
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from functools import cache, lru_cache
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

import resources
from expedition.points import F64, I64

CREDITS = "Natural Earth · GSHHG · GeoNames"
"""Whom a map is owed to, in one short line; `resources/atlas/README.md` says it in full."""

RELIEF_PX = 512
RELIEF_ZOOMS = (0, 4)
"""The least and the most zoom of the relief tiles; beyond it they are enlarged and soon fade out."""
FLAT = 128
"""The grey of ground without shade."""


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
    Level(0.06, 90, 0.005, 1.0),
    Level(0.015, 30, 0.001, 0.2),
    Level(0.004, 10, 0.0005, 0.05),
    Level(0.0, 3, 0.00025, 0.02),
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


class Kind(StrEnum):
    """What a name of the landscape belongs to."""

    OCEAN = "ocean"
    SEA = "sea"
    """Seas, gulfs, straits and bays."""
    LAKE = "lake"
    RIVER = "river"
    RANGE = "range"
    DESERT = "desert"
    PLATEAU = "plateau"
    """Plateaus, plains, basins and other regions by nature."""
    ISLAND = "island"
    PENINSULA = "peninsula"


@dataclass(frozen=True, slots=True)
class LandscapeName:
    """A name of nature and where it stands.

    Attributes:
        kind: What it is.
        name: In English.
        local: As the people there write it; empty where it is the same or where there is no such people.
        lat: Degrees north of its middle.
        lon: Degrees east of its middle.
        rank: The zoom (of tiles of 512 pixels) from which it is worth naming.
        length_km: About how long it is.
        angle_deg: How much its longer side climbs towards the east: 90 is due north, −45 south-east.
    """

    kind: Kind
    name: str
    local: str
    lat: float
    lon: float
    rank: int
    length_km: float
    angle_deg: float


class Spot(NamedTuple):
    """A point well inside a country, and how far it is from its edge in degrees of latitude."""

    lat: float
    lon: float
    clearance_deg: float


@dataclass(frozen=True, slots=True)
class CountryLabel:
    """The names of a country and where they can stand.

    Attributes:
        code: ISO 3166 alpha-2; XK is Kosovo.
        area_km2: Its land and lakes.
        names: By language code (`en`, `de`, `zh`, …).
        local: In its own languages, the first one first.
        spots: Points inside, the roomiest first.
    """

    code: str
    area_km2: float
    names: Mapping[str, str]
    local: Sequence[str]
    spots: Sequence[Spot]


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


@lru_cache(maxsize=192)
def shapes(layer: Layer, level: int, cell: Cell) -> Shapes:
    """What lies in a cell; the columns are shared and cannot be written."""
    if layer is Layer.SHORE:
        return _joined([_shore(level, cell, shapes(filled, level, cell)) for filled in _FILLED])
    row = _row(
        "SELECT data FROM shape WHERE layer = ? AND level = ? AND row = ? AND col = ?", layer, level, *cell
    )
    return _unpacked(row[0], level, cell) if row else _NOTHING


def relief(z: int, x: int, y: int) -> bytes | None:
    """A Web Mercator tile of shade as grey JPEG, `RELIEF_PX` a side; None where all of it is `FLAT`."""
    row = _row("SELECT data FROM relief WHERE z = ? AND x = ? AND y = ?", z, x, y)
    return bytes(row[0]) if row else None


def ground_m(lat: F64, lon: F64) -> F64:
    """Heights of the ground in metres above the sea, NaN at sea.

    They are means over some kilometres, good to about 100 m: they tell a plain from a pass, no climbs.
    """
    grid = _heights()
    rows, columns = grid.shape
    y = np.clip((90 - np.asarray(lat, dtype=np.float64)) * (rows / 180) - 0.5, 0, rows - 1)
    x = (np.asarray(lon, dtype=np.float64) + 180) * (columns / 360) - 0.5
    top, left = np.floor(y).astype(np.int64), np.floor(x).astype(np.int64)
    bottom, right = np.minimum(top + 1, rows - 1), (left + 1) % columns
    corners = np.stack(
        (grid[top, left % columns], grid[top, right], grid[bottom, left % columns], grid[bottom, right])
    )
    down, along = y - top, x - left
    weight = np.stack(((1 - down) * (1 - along), (1 - down) * along, down * (1 - along), down * along))
    known = np.where(corners == _SEA, 0.0, weight)
    share = known.sum(axis=0)
    metres = (known * (corners * _STEP_M - _LOWEST_M)).sum(axis=0)
    result: F64 = np.divide(metres, share, out=np.full(share.shape, np.nan), where=share >= 0.5)
    return result


@cache
def country_labels() -> Sequence[CountryLabel]:
    """All countries, the largest first."""
    return [
        CountryLabel(
            code,
            area_km2,
            json.loads(names),
            tuple(json.loads(local)),
            tuple(Spot(*spot) for spot in json.loads(spots)),
        )
        for code, area_km2, names, local, spots in _rows(
            "SELECT code, area_km2, names, local, spots FROM country ORDER BY area_km2 DESC, code"
        )
    ]


@cache
def landscape_names() -> Sequence[LandscapeName]:
    """All names of the landscape, those seen from farthest first."""
    return [
        LandscapeName(Kind(kind), *rest)
        for kind, *rest in _rows(
            "SELECT kind, name, local, lat, lon, rank, length_km, angle_deg FROM landscape"
            " ORDER BY rank, number"
        )
    ]


_FILLED = (Layer.LAND, Layer.LAKE, Layer.ISLAND)
_SEA, _STEP_M, _LOWEST_M = 255, 28.0, 450.0
_NOTHING = Shapes(np.empty(0), np.empty(0), np.empty(0, dtype=np.int64), np.empty(0, dtype=np.uint8))


class _OfThread(threading.local):
    """One connection for each thread that asks, closed with it."""

    def __init__(self) -> None:
        path = (resources.FOLDER / "atlas" / "atlas.sqlite").as_uri()
        self.connection = sqlite3.connect(f"{path}?mode=ro&immutable=1", uri=True)


@cache
def _of_thread() -> _OfThread:
    return _OfThread()


def _rows(query: str, *values: int) -> list[Any]:
    return _of_thread().connection.execute(query, values).fetchall()


def _row(query: str, *values: int) -> tuple[bytes] | None:
    row: tuple[bytes] | None = _of_thread().connection.execute(query, values).fetchone()
    return row


@cache
def _heights() -> npt.NDArray[np.uint8]:
    """All heights from the north-west, a row a parallel, in steps; read at the first call."""
    blocks = [row[0] for row in _rows("SELECT data FROM height ORDER BY row")]
    planes = [np.frombuffer(zlib.decompress(block), dtype=np.uint8).reshape(-1, 4320) for block in blocks]
    return np.cumsum(np.concatenate(planes), axis=1, dtype=np.uint8)


def _unpacked(data: bytes, level: int, cell: Cell) -> Shapes:
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


def _shore(level: int, cell: Cell, filled: Shapes) -> Shapes:
    """The edges of filled shapes as lines, without those that only cut a shape at the edge of its cell."""
    if not len(filled.starts):
        return _NOTHING
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
        return _NOTHING
    opens = np.ones(len(first), dtype=np.bool_)
    opens[1:] = following[first[:-1]] != first[1:]
    begins = np.flatnonzero(opens)
    ends = np.append(begins[1:], len(first))
    # A line of n edges has n + 1 points: the firsts of its edges and the end of its last.
    order = np.insert(first, ends, following[first[ends - 1]])
    starts = (begins + np.arange(len(begins))).astype(np.int64)
    return _shapes(filled.lat[order], filled.lon[order], starts, filled.rank[part[first[begins]]])


def _joined(several: Sequence[Shapes]) -> Shapes:
    before = np.cumsum([0, *(len(each.lat) for each in several[:-1])])
    return _shapes(
        np.concatenate([each.lat for each in several]),
        np.concatenate([each.lon for each in several]),
        np.concatenate([each.starts + shift for each, shift in zip(several, before, strict=True)]),
        np.concatenate([each.rank for each in several]),
    )
