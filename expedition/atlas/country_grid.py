"""The country of each point of a mesh, by the areas of countries in cells: for names on maps.

It is as coarse as those areas are, knows no waters, and needs none of the borders of time zones, which take
ten times the memory; what is written down asks `countries` instead.
"""

import sqlite3
import zlib
from collections.abc import Mapping

import numpy as np

from expedition.atlas.country_areas import UNITS_DEG, country_areas
from expedition.atlas.ground import LEVELS, Cell, Layer, Shapes, cell_corner, level_at, shapes
from expedition.points import F64, I64, Mask

_SOUTH_OF = -60.0
"""What is land beyond it is Antarctica, which no country's area is kept of."""


def countries_of_mesh(lat: F64, lon: F64, pixel_deg: float) -> tuple[I64, tuple[str, ...]]:
    """Of each crossing of parallels and meridians a number, and the codes numbered so; 0 is no country.

    Args:
        lat: The parallels, degrees north.
        lon: The meridians, degrees east in −180 … 180.
        pixel_deg: One pixel is so wide, in degrees of longitude: how exact the areas have to be.
    """
    level = min(max(level_at(pixel_deg), min(UNITS_DEG)), max(UNITS_DEG))
    side = LEVELS[level].cell_deg
    rows = np.clip((lat + 90) // side, 0, 180 // side - 1).astype(np.int64)
    columns = np.clip((lon + 180) // side, 0, 360 // side - 1).astype(np.int64)
    numbers = np.zeros((len(lat), len(lon)), dtype=np.int64)
    codes = {"": 0}
    for row in np.unique(rows).tolist():
        for column in np.unique(columns).tolist():
            down, across = np.flatnonzero(rows == row), np.flatnonzero(columns == column)
            here = numbers[down[0] : down[-1] + 1, across]
            for code, areas in _areas(level, Cell(row, column)).items():
                inside = _inside(areas, lat[down], lon[across])
                if not inside.any():
                    inside = _next_to(areas, lat[down], lon[across]) & (here == 0)
                here[inside] = codes.setdefault(code, len(codes))
            numbers[np.ix_(down, across)] = here
    return numbers, tuple(codes)


def _areas(level: int, cell: Cell) -> Mapping[str, Shapes]:
    if cell_corner(level, cell)[0] < _SOUTH_OF:
        return {"AQ": shapes(Layer.LAND, level, cell)}
    try:
        return country_areas(level, cell)
    except (sqlite3.Error, zlib.error, ValueError):
        # A map without names of countries is better than none.
        return {}


def _inside(areas: Shapes, lat: F64, lon: F64) -> Mask:
    """Which crossings of a mesh lie in some areas."""
    inside = np.zeros((len(lat), len(lon)), dtype=np.bool_)
    following = np.arange(1, len(areas.lat) + 1)
    following[np.append(areas.starts[1:], len(areas.lat)) - 1] = areas.starts
    behind = areas.lat[following]
    row, edge = np.nonzero((areas.lat > lat[:, None]) != (behind > lat[:, None]))
    share = (lat[row] - areas.lat[edge]) / (behind[edge] - areas.lat[edge])
    at = areas.lon[edge] + share * (areas.lon[following[edge]] - areas.lon[edge])
    np.logical_xor.at(inside, row, at[:, None] > lon)
    return inside


def _next_to(areas: Shapes, lat: F64, lon: F64) -> Mask:
    """The crossings nearest to the corners of areas that fall through the mesh: small islands."""
    found = np.zeros((len(lat), len(lon)), dtype=np.bool_)
    if len(lat) > 1 and len(lon) > 1:
        down, across = _places(areas.lat, lat), _places(areas.lon, lon)
        kept = (down >= 0) & (down < len(lat)) & (across >= 0) & (across < len(lon))
        found[down[kept], across[kept]] = True
    return found


def _places(values: F64, lines: F64) -> I64:
    """Which of some lines, about evenly apart, each value is nearest to; not one of them outside."""
    share = (values - lines[0]) / (lines[-1] - lines[0])
    return np.asarray(np.rint(share * (len(lines) - 1)), dtype=np.int64)
