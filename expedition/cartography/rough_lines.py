"""About where the lines of a trip run, for names to stand beside them."""

from collections.abc import Sequence

import numpy as np

from expedition.cartography.clipping import Box, clipped
from expedition.cartography.labels import NO_CROWD, dense
from expedition.cartography.lines import TripLine
from expedition.cartography.mercator import View
from expedition.points import F64

_MOST_POINTS = 20_000


class RoughLines:
    """All recorded lines in one, with so few points that a view is answered in a few milliseconds."""

    def __init__(self, lines: Sequence[TripLine] = ()) -> None:
        ways = [line.way for line in lines if line.day >= 0 and not line.is_gap]
        every = sum(len(way.x) for way in ways) // _MOST_POINTS + 1
        parts = [
            (way.x[first:last][::every], way.y[first:last][::every])
            for way in ways
            for first, last in zip(way.starts.tolist(), [*way.starts.tolist()[1:], len(way.x)], strict=True)
        ]
        none = np.empty(0)
        self._x = np.concatenate([none, *(x for x, _y in parts)])
        self._y = np.concatenate([none, *(y for _x, y in parts)])
        self._starts = np.cumsum([0, *(len(x) for x, _y in parts)])[:-1]

    def crowd(self, view: View) -> tuple[F64, F64]:
        """The pixels of the lines in sight."""
        if not len(self._x):
            return NO_CROWD
        turn = round(view.x - float(self._x.min() + self._x.max()) / 2)
        across, down = view.width / 2 / view.world_px, view.height / 2 / view.world_px
        seen = Box(view.x - across, view.y - down, view.x + across, view.y + down)
        pieces = clipped(self._x + turn, self._y, self._starts, seen)
        x = np.concatenate([np.empty(0), *(piece.x for piece in pieces)])
        y = np.concatenate([np.empty(0), *(piece.y for piece in pieces)])
        starts = np.cumsum([0, *(len(piece.x) for piece in pieces)])[:-1]
        return dense((x - seen.left) * view.world_px, (y - seen.top) * view.world_px, starts)
