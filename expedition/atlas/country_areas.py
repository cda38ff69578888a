"""The areas of countries in cells, to tell the land of one from that of its neighbours."""

import sqlite3
import zlib
from collections.abc import Mapping
from functools import lru_cache

import numpy as np

import resources
from expedition.atlas.ground import Cell, Shapes, cell_corner

UNITS_DEG = {1: 0.001, 2: 0.0005, 3: 0.00025}
"""The levels of detail that there are, see `ground.LEVELS`; positions are kept in this part of a degree."""


@lru_cache(maxsize=64)
def country_areas(level: int, cell: Cell) -> Mapping[str, Shapes]:
    """The parts of each country in a cell, by its code; coasts are rough, borders are those of the atlas.

    Outer rings go round one way and holes the other; the columns are shared and cannot be written.
    """
    path = (resources.FOLDER / "atlas" / "countries.sqlite").as_uri()
    connection = sqlite3.connect(f"{path}?mode=ro&immutable=1", uri=True)
    try:
        query = "SELECT code, data FROM area WHERE level = ? AND row = ? AND col = ? ORDER BY code"
        return {code: unpacked(data, level, cell) for code, data in connection.execute(query, (level, *cell))}
    finally:
        connection.close()


def packed(shapes: Shapes, level: int, cell: Cell) -> bytes:
    """The bytes a cell is kept as: number of parts, their lengths, steps of both columns in two planes each.

    The sign of a step is in its lowest bit.
    """
    south, west = cell_corner(level, cell)
    unit = UNITS_DEG[level]
    lengths = np.diff(shapes.starts, append=len(shapes.lat))
    columns = [np.rint((shapes.lat - south) / unit), np.rint((shapes.lon - west) / unit)]
    steps = [np.diff(column.astype(np.int64), prepend=0) for column in columns]
    folded = [np.where(step < 0, -2 * step - 1, 2 * step) for step in steps]
    planes = [plane.astype(np.uint8).tobytes() for step in folded for plane in (step & 255, step >> 8)]
    return zlib.compress(np.array([len(lengths), *lengths], dtype="<u4").tobytes() + b"".join(planes), 9)


def unpacked(data: bytes, level: int, cell: Cell) -> Shapes:
    """The shapes of such bytes; their columns cannot be written."""
    raw = zlib.decompress(data)
    parts = int(np.frombuffer(raw, dtype="<u4", count=1)[0])
    lengths = np.frombuffer(raw, dtype="<u4", count=parts, offset=4).astype(np.int64)
    planes = np.frombuffer(raw, dtype=np.uint8, offset=4 + 4 * parts).reshape(4, -1).astype(np.int64)
    folded = planes[::2] | planes[1::2] << 8
    steps = (folded >> 1) ^ -(folded & 1)
    south, west = cell_corner(level, cell)
    unit = UNITS_DEG[level]
    lat, lon = south + np.cumsum(steps[0]) * unit, west + np.cumsum(steps[1]) * unit
    found = Shapes(lat, lon, np.cumsum(lengths) - lengths, np.zeros(parts, dtype=np.uint8))
    for column in (found.lat, found.lon, found.starts, found.rank):
        column.flags.writeable = False
    return found
