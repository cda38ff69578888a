"""The bundled world: land, water, borders and relief in cells, heights, names of countries and landscape.

Everything lies in one SQLite file, of which only the cells asked for are read; any thread may ask.
"""

import json
import logging
import os
import sqlite3
import threading
import zlib
from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

import resources
from expedition.atlas.credits import ATTRIBUTIONS, CREDITS
from expedition.atlas.ground_cells import (
    LEVELS,
    NOTHING,
    Cell,
    Layer,
    Level,
    Shapes,
    cell_corner,
    cells,
    joined,
    level_at,
    shore,
    unpacked,
)
from expedition.points import F64
from expedition.record_classes import dataclass
from expedition.text import _

__all__ = [
    "ATTRIBUTIONS",
    "CREDITS",
    "FLAT",
    "LEVELS",
    "RELIEF_PX",
    "RELIEF_ZOOMS",
    "Cell",
    "CountryLabel",
    "Kind",
    "LandscapeName",
    "Layer",
    "Level",
    "Shapes",
    "Spot",
    "cell_corner",
    "cells",
    "country_labels",
    "ground_m",
    "landscape_names",
    "level_at",
    "relief",
    "shapes",
    "trouble",
]

_log = logging.getLogger(__name__)

RELIEF_PX = 512
RELIEF_ZOOMS = (0, 4)
"""The least and the most zoom of the relief tiles; beyond it they are enlarged and soon fade out."""
FLAT = 128
"""The grey of ground without shade."""


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


@lru_cache(maxsize=192)
def shapes(layer: Layer, level: int, cell: Cell) -> Shapes:
    """What lies in a cell; the columns are shared and cannot be written."""
    if layer is Layer.SHORE:
        return joined([shore(level, cell, shapes(filled, level, cell)) for filled in _FILLED])
    row = _row(
        "SELECT data FROM shape WHERE layer = ? AND level = ? AND row = ? AND col = ?", layer, level, *cell
    )
    try:
        return unpacked(row[0], level, cell) if row else NOTHING
    except (ValueError, zlib.error) as error:
        _note(error)
        return NOTHING


def forget() -> None:
    """Give back the shapes that were read."""
    shapes.cache_clear()


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
_PARALLELS = 2160
"""Rows of the heights, from pole to pole."""


class _OfThread(threading.local):
    """One connection for each thread that asks, closed with it."""

    def __init__(self) -> None:
        self.connection = sqlite3.connect(f"{_path().as_uri()}?mode=ro&immutable=1", uri=True)


@cache
def _of_thread() -> _OfThread:
    return _OfThread()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_of_thread.cache_clear)  # Both would move the same file's place.


_troubles: list[str] = []
"""What is wrong with the file, said once however often it is asked."""


def trouble() -> str:
    """Why the world is drawn plain, in a sentence; "" where nothing is known to be wrong."""
    return _troubles[0] if _troubles else ""


def _note(error: Exception) -> None:
    """What cannot be read is left out: no map is worth losing the day that is written beside it."""
    if not _troubles:
        said = _("The map of the world is missing or damaged ({file}): install the program again.")
        _troubles.append(said.format(file=_path()))
        _log.warning("%s (%s)", _troubles[0], error)


def _path() -> Path:
    return resources.FOLDER / "atlas" / "atlas.sqlite"


def _rows(query: str, *values: int) -> list[Any]:
    try:
        return _of_thread().connection.execute(query, values).fetchall()
    except sqlite3.Error as error:
        _note(error)
        return []


def _row(query: str, *values: int) -> tuple[bytes] | None:
    return next(iter(_rows(query, *values)), None)


@cache
def _heights() -> npt.NDArray[np.uint8]:
    """All heights from the north-west, a row a parallel, in steps; read at the first call."""
    blocks = [row[0] for row in _rows("SELECT data FROM height ORDER BY row")]
    grid = np.empty((_PARALLELS, 2 * _PARALLELS), dtype=np.uint8)
    try:
        # Block by block: imports shall not need twice the memory for them.
        first = 0
        for block in blocks:
            plane = np.frombuffer(zlib.decompress(block), dtype=np.uint8).reshape(-1, grid.shape[1])
            np.cumsum(plane, axis=1, dtype=np.uint8, out=grid[first : first + len(plane)])
            first += len(plane)
        if first != len(grid):
            raise ValueError("some heights are missing")
        return grid
    except (ValueError, zlib.error) as error:
        _note(error)
        return np.full((2, 4), _SEA, dtype=np.uint8)
