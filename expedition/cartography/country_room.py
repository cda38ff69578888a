"""Where in sight a country has most room for its name, when its middle is far away."""

from collections.abc import Iterator, Mapping
from math import ceil, floor, log2
from typing import NamedTuple

import numpy as np

from expedition.atlas.country_grid import countries_of_mesh
from expedition.cartography.mercator import View, to_degrees
from expedition.points import F64, I64, Mask

_CELL_PX = 44.0
"""The least width of a cell of the mesh; cells are half as high, as names are wider than high."""
_WATERS_M = 22_224.0
"""So far out waters belong to a country, 12 nautical miles."""


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
        inside = mesh.numbers == number
        if not code or not inside.any():
            continue
        depth = depths(inside)
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
    x, y = (np.array(columns) + 0.5) * across, (np.array(rows) + 0.5) * down
    lat = np.array([to_degrees(0.5, value)[0] for value in y.tolist()])
    numbers, codes = countries_of_mesh(lat, x % 1.0 * 360.0 - 180.0, 360.0 / view.world_px)
    waters = int(_WATERS_M / (down * view.world_px * view.metres_per_px))
    return _Mesh(x, y, across * view.world_px, _with_waters(numbers, waters), codes)


def _with_waters(numbers: I64, steps: int) -> I64:
    """Cells of no country given to that of the cells beside, so many rows far and half as many columns."""
    for step in range(min(steps, max(numbers.shape))):
        framed = np.pad(numbers, 1)
        around = [framed[:-2, 1:-1], framed[2:, 1:-1]]
        around += [] if step % 2 else [framed[1:-1, :-2], framed[1:-1, 2:]]
        for beside in around:
            numbers = np.where(numbers == 0, beside, numbers)
    return numbers


def _whole(middle: float, half: float, side: float) -> range:
    """The cells that lie wholly in sight."""
    first = ceil((middle - half) / side)
    return range(first, max(first + 1, floor((middle + half) / side)))


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
