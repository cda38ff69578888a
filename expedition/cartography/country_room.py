"""Where in sight a country has most room for its name, when its middle is far away."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from math import ceil, floor, log2
from typing import NamedTuple

import numpy as np

from expedition.atlas.countries import country_at
from expedition.cartography.mercator import View, to_degrees
from expedition.points import F64, I64, Mask

_CELL_PX = 44.0
"""The least width of a cell of the mesh; cells are half as high, as names are wider than high."""


class Room(NamedTuple):
    """A spot in a country, in pixels, and how far it is to its border or the edge of the view across."""

    x: float
    y: float
    room_px: float


class _Mesh(NamedTuple):
    """The cells in sight: their middles in world positions, the width of one in pixels, their countries."""

    x: F64
    y: F64
    cell_px: float
    numbers: I64
    codes: tuple[str, ...]


def rooms(view: View, kept: Mapping[str, tuple[float, float]], enough_px: float) -> dict[str, Room]:
    """The roomiest spot of each country in sight, by its code.

    Args:
        view: What is in sight.
        kept: World positions of the last spots, which stay where they still have enough room.
        enough_px: How much room is enough.
    """
    mesh = _mesh(view)
    found: dict[str, Room] = {}
    for number, code in enumerate(mesh.codes):
        if not code:
            continue
        depth = depths(mesh.numbers == number)
        row, column = middle_of(depth == depth.max())
        old = kept.get(code)
        if old is not None:
            at = _cell(mesh, *old)
            if at is not None and depth[at] * mesh.cell_px >= min(enough_px, depth.max() * mesh.cell_px):
                row, column = at
        px, py = view.to_px(mesh.x[column : column + 1], mesh.y[row : row + 1])
        found[code] = Room(float(px[0]), float(py[0]), float(depth[row, column] * mesh.cell_px))
    return found


def _mesh(view: View) -> _Mesh:
    halvings = floor(log2(view.world_px / _CELL_PX))
    across = 1 / (1 << halvings)
    down = across / 2
    columns = _whole(view.x, view.width / 2 / view.world_px, across)
    rows = _whole(view.y, view.height / 2 / view.world_px, down)
    codes: dict[str, int] = {}
    numbers = np.array(
        [
            [codes.setdefault(_country(halvings, column, row), len(codes)) for column in columns]
            for row in rows
        ],
        dtype=np.int64,
    ).reshape(len(rows), len(columns))
    x, y = (np.array(columns) + 0.5) * across, (np.array(rows) + 0.5) * down
    return _Mesh(x, y, across * view.world_px, numbers, tuple(codes))


def _whole(middle: float, half: float, side: float) -> range:
    """The cells that lie wholly in sight."""
    first = ceil((middle - half) / side)
    return range(first, max(first + 1, floor((middle + half) / side)))


@lru_cache(maxsize=32_768)
def _country(halvings: int, column: int, row: int) -> str:
    side = 1 / (1 << halvings)
    return country_at(*to_degrees((column + 0.5) * side, (row + 0.5) * side / 2))


def depths(inside: Mask) -> I64:
    """How many cells away from the edge each cell is, 0 outside."""
    depth = np.zeros(inside.shape, dtype=np.int64)
    for layer in _peeled(inside):
        depth += layer
    return depth


def _peeled(inside: Mask) -> Iterator[Mask]:
    while inside.any():
        yield inside
        framed = np.pad(inside, 1)
        inside = (
            framed[1:-1, 1:-1] & framed[:-2, 1:-1] & framed[2:, 1:-1] & framed[1:-1, :-2] & framed[1:-1, 2:]
        )


def middle_of(cells: Mask) -> tuple[int, int]:
    """The cell nearest to the middle of some."""
    rows, columns = np.nonzero(cells)
    away = np.abs(rows - rows.mean()) + 2 * np.abs(columns - columns.mean())
    best = int(np.argmin(away))
    return int(rows[best]), int(columns[best])


def _cell(mesh: _Mesh, x: float, y: float) -> tuple[int, int] | None:
    """Row and column of the cell around a world position, None out of sight."""
    if len(mesh.x) < 2 or len(mesh.y) < 2:
        return None
    column = round((x - mesh.x[0]) / (mesh.x[1] - mesh.x[0]))
    row = round((y - mesh.y[0]) / (mesh.y[1] - mesh.y[0]))
    return (row, column) if 0 <= column < len(mesh.x) and 0 <= row < len(mesh.y) else None
