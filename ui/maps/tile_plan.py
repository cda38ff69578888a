"""Which tiles lie in a view, where, and in what order they are worth drawing."""

from collections.abc import Iterable
from math import floor
from typing import NamedTuple

from expedition.cartography.mercator import View

_UP = 0.6
"""Tiles are shown between two thirds and four thirds of their size: rather shrunk than blurred."""
_COARSE = 3
"""So many doublings coarser is the first picture of a place never seen."""


class TileId(NamedTuple):
    """One picture: of which source, where, and how many pixels of the screen to a logical one."""

    key: str
    zoom: int
    column: int
    row: int
    ratio: float

    def parent(self, up: int = 1) -> "TileId":
        """The tile so many doublings coarser that contains this one."""
        return self._replace(zoom=self.zoom - up, column=self.column >> up, row=self.row >> up)

    def child(self, right: int, down: int) -> "TileId":
        """One of the four tiles a doubling finer."""
        return self._replace(zoom=self.zoom + 1, column=2 * self.column + right, row=2 * self.row + down)


class Spot(NamedTuple):
    """Where a tile lies: its address, with the world repeating eastwards, and its edges in device pixels."""

    zoom: int
    column: int
    row: int
    left: int
    top: int
    right: int
    bottom: int

    def tile(self, key: str, ratio: float) -> TileId:
        """The picture that belongs there."""
        return TileId(key, self.zoom, self.column % (1 << self.zoom), self.row, ratio)


def level(view: View, zooms: tuple[int, int]) -> int:
    """The zoom whose tiles are shown in a view, of those a source draws itself."""
    return min(max(floor(view.zoom + _UP), zooms[0]), zooms[1])


def coarse_level(zoom: int, zooms: tuple[int, int]) -> int:
    """The zoom of the first picture of a place that was never seen."""
    return min(max(zoom - _COARSE, zooms[0]), zoom)


def spots(view: View, zoom: int, ratio: float, ring: int = 0) -> list[Spot]:
    """The tiles in sight and `ring` more on each side, the nearest to the middle first."""
    count = 1 << zoom
    side = view.world_px * ratio / count
    left, top = origin(view, ratio)
    first_column = floor(-left / side) - ring
    last_column = floor((view.width * ratio - left - 1) / side) + ring
    first_row = max(0, floor(-top / side) - ring)
    last_row = min(count - 1, floor((view.height * ratio - top - 1) / side) + ring)
    found = [
        Spot(
            zoom,
            column,
            row,
            left + round(column * side),
            top + round(row * side),
            left + round((column + 1) * side),
            top + round((row + 1) * side),
        )
        for row in range(first_row, last_row + 1)
        for column in range(first_column, last_column + 1)
    ]
    middle_x, middle_y = view.width * ratio, view.height * ratio
    found.sort(key=lambda spot: _distance(spot, middle_x, middle_y))
    return found


def origin(view: View, ratio: float) -> tuple[int, int]:
    """The device pixel of the world's upper left corner."""
    left = (view.width / 2 - view.x * view.world_px) * ratio
    top = (view.height / 2 - view.y * view.world_px) * ratio
    return round(left), round(top)


def covering(found: Iterable[Spot], zoom: int) -> list[Spot]:
    """The addresses of the coarser tiles under these, each once, in their order; their edges stay unknown."""
    seen: dict[tuple[int, int], Spot] = {}
    for spot in found:
        up = spot.zoom - zoom
        at = spot.column >> up, spot.row >> up
        seen.setdefault(at, Spot(zoom, *at, 0, 0, 0, 0))
    return list(seen.values())


def _distance(spot: Spot, twice_x: float, twice_y: float) -> float:
    return (spot.left + spot.right - twice_x) ** 2 + (spot.top + spot.bottom - twice_y) ** 2
