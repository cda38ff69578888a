"""Shapes cut into the cells of a level and packed as `expedition.atlas.ground` reads them."""

import math
import struct
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely

from expedition.atlas.ground import LEVELS, Cell, Layer, cell_corner
from tools.atlas.sources import Degrees

TOLERANCES = (0.045, 0.012, 0.0045, 0.0012)
"""How far simplified lines may lie from the full ones, in degrees of longitude on a Mercator map."""
DEEPEST = (3, 5, 7, 255)
"""The last zoom a level serves: parts of higher rank are left out of it."""
WORLD_PX = 512
EDGE_STEPS = 12
"""So many points a side have the edges of cells, which are curves in other projections."""

Packed = tuple[Layer, int, Cell, bytes]
Box = tuple[int, int, int, int]


@dataclass(frozen=True)
class Part:
    """A polygon or a line, and the zoom from which it is worth painting."""

    shape: Any
    rank: int


def zoom_of(degrees: float, least_px: float) -> int:
    """The zoom at which so many degrees of longitude are so many pixels wide."""
    return max(0, math.ceil(math.log2(least_px * 360 / WORLD_PX / max(degrees, 1e-9))))


def mercator(points: Degrees) -> Degrees:
    """Degrees with latitudes stretched as on a Mercator map."""
    lat = np.clip(points[:, 1], -89.9, 89.9)
    return np.column_stack((points[:, 0], np.degrees(np.arcsinh(np.tan(np.radians(lat))))))


def from_mercator(points: Degrees) -> Degrees:
    """The way back; what lay at the very pole comes back to it."""
    lat = np.degrees(np.arctan(np.sinh(np.radians(points[:, 1]))))
    return np.column_stack((points[:, 0], np.where(np.abs(lat) >= 89.899, np.sign(lat) * 90, lat)))


def turned(shape: Any, degrees: float) -> Any:
    """A shape moved to the east."""

    def moved(points: Degrees) -> Degrees:
        result: Degrees = points + np.array((degrees, 0.0))
        return result

    return shapely.transform(shape, moved)


def simplified(parts: Sequence[Part], level: int) -> list[Part]:
    """The parts worth having at a level with no more points than it needs; shapes in degrees."""
    kept = [part for part in parts if part.rank <= DEEPEST[level]]
    on_map = shapely.transform(np.array([part.shape for part in kept], dtype=object), mercator)
    fewer = shapely.simplify(on_map, TOLERANCES[level], preserve_topology=True)
    degrees = shapely.transform(fewer, from_mercator)
    return [Part(shape, part.rank) for shape, part in zip(degrees, kept, strict=True)]


def packed(layer: Layer, level: int, parts: Sequence[Part]) -> Iterator[Packed]:
    """All cells of a layer that are not empty, in order."""
    grain = LEVELS[level]
    margin = grain.overlap_deg if layer <= Layer.ISLAND else 0.0
    by_cell: dict[Cell, list[tuple[int, Degrees]]] = defaultdict(list)
    for part in parts:
        for cell, points in _pieces(part.shape, level, margin):
            by_cell[cell].append((part.rank, points))
    for cell in sorted(by_cell):
        data = _data(level, cell, by_cell[cell], is_closed=layer <= Layer.ISLAND)
        if data:
            yield layer, level, cell, data


def _pieces(shape: Any, level: int, margin: float) -> Iterator[tuple[Cell, Degrees]]:
    """The pieces of a shape by cell, over 180° too."""
    side = LEVELS[level].cell_deg
    west, south, east, north = shape.bounds
    # What goes all the way round and a little further is already there beyond 180°.
    for turn in (-360, 0, 360) if east - west < 360 else (0,):
        if west + turn > 180 + margin or east + turn < -180 - margin:
            continue
        moved = turned(shape, turn) if turn else shape
        box = (
            max(math.floor((west + turn - margin + 180) / side), 0),
            max(math.floor((south - margin + 90) / side), 0),
            min(math.floor((east + turn + margin + 180) / side), 360 // side - 1),
            min(math.floor((north + margin + 90) / side), 180 // side - 1),
        )
        yield from _split(moved, box, side, margin)


def _split(shape: Any, box: Box, side: int, margin: float) -> Iterator[tuple[Cell, Degrees]]:
    """Halve the cells in question until one is left: large shapes would be cut too often otherwise."""
    left, bottom, right, top = box
    if right < left or top < bottom:
        return
    cut = shapely.clip_by_rect(
        shape,
        left * side - 180 - margin,
        max(bottom * side - 90 - margin, -90),
        (right + 1) * side - 180 + margin,
        min((top + 1) * side - 90 + margin, 90),
    )
    if cut.is_empty:
        return
    if left == right and bottom == top:
        yield from ((Cell(bottom, left), points) for points in _lines_of(cut))
    elif right - left >= top - bottom:
        middle = (left + right) // 2
        yield from _split(cut, (left, bottom, middle, top), side, margin)
        yield from _split(cut, (middle + 1, bottom, right, top), side, margin)
    else:
        middle = (bottom + top) // 2
        yield from _split(cut, (left, bottom, right, middle), side, margin)
        yield from _split(cut, (left, middle + 1, right, top), side, margin)


def _lines_of(shape: Any) -> Iterable[Degrees]:
    for each in shapely.get_parts(shape):
        if each.geom_type == "Polygon":
            yield shapely.get_coordinates(each.exterior)[:-1]
        elif each.geom_type == "LineString":
            yield shapely.get_coordinates(each)


def _data(level: int, cell: Cell, parts: list[tuple[int, Degrees]], *, is_closed: bool) -> bytes:
    """A cell as the file has it; empty when all of it is smaller than the grain."""
    unit = LEVELS[level].unit_deg
    south, west = cell_corner(level, cell)
    whole = []
    for rank, points in parts:
        units = np.rint((points - (west, south)) / unit).astype(np.int64)
        units = _without_repeats(units, is_closed=is_closed)
        if is_closed:
            units = _densified(units, max(LEVELS[level].cell_deg / EDGE_STEPS, 1) / unit)
        if len(units) >= (3 if is_closed else 2):
            whole.append((rank, units))
    if not whole:
        return b""
    whole.sort(key=lambda part: (part[0], part[1].tobytes()))
    units = np.concatenate([units for _, units in whole])
    steps = np.diff(units, axis=0, prepend=np.zeros((1, 2), dtype=np.int64))
    folded = (steps << 1) ^ (steps >> 63)
    assert folded.max() < 65536, (level, cell)
    planes = [plane for axis in (1, 0) for plane in (folded[:, axis] & 255, folded[:, axis] >> 8)]
    header = struct.pack("<2I", len(whole), len(units))
    lengths = np.array([len(units) for _, units in whole], dtype="<u4")
    ranks = bytes(min(rank, 255) for rank, _ in whole)
    body = b"".join(plane.astype(np.uint8).tobytes() for plane in planes)
    return zlib.compress(header + lengths.tobytes() + body + ranks, 9)


def _without_repeats(units: Any, *, is_closed: bool) -> Any:
    """Points that are not where the one before is, and no there-and-back of two points."""
    if not len(units):
        return units
    moves = np.any(np.diff(units, axis=0, prepend=units[-1:] if is_closed else units[:1] - 1), axis=1)
    units = units[moves]
    return units if not is_closed or len(np.unique(units, axis=0)) >= 3 else units[:0]


def _densified(units: Any, step: float) -> Any:
    """A ring with points at least every so often along straight parallels and meridians."""
    if not len(units):
        return units
    ahead = np.roll(units, -1, axis=0) - units
    straight = (ahead == 0).any(axis=1)
    number = np.where(straight, np.ceil(np.abs(ahead).max(axis=1) / step), 1).astype(np.int64)
    if number.max() <= 1:
        return units
    at = np.repeat(np.arange(len(units)), number)
    along = np.arange(len(at)) - np.repeat(np.cumsum(number) - number, number)
    return units[at] + np.rint(ahead[at] * (along / number[at])[:, None]).astype(np.int64)
