"""Which kilometres of a day are marked on its line, and where."""

import numpy as np

from expedition import units
from expedition.cartography.label_records import Candidate, LabelStyle
from expedition.cartography.mercator import View
from expedition.points import F64
from expedition.record_classes import dataclass

_STEPS = (1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000)
_ROOM_PX = 84.0
_END_M = 300.0
"""So near the end, for each kilometre between two marks, none stands."""
_RANK = 900.0


@dataclass(frozen=True, slots=True)
class KilometreMark:
    """A whole kilometre of the day at a pixel of the view."""

    x: float
    y: float
    km: int

    @property
    def candidate(self) -> Candidate:
        """Its number, if there is room for it."""
        return Candidate(
            self.x, self.y, units.number(self.km), "", LabelStyle.KILOMETRE, _RANK, has_ring=True
        )


class Kilometres:
    """The kilometres of one way: world positions of its samples, and how far each is from the start."""

    def __init__(self, x: F64, y: F64, distance_m: F64) -> None:
        self._x, self._y, self._distance_m = x, y, distance_m
        self._length = float(np.hypot(np.diff(x), np.diff(y)).sum())

    def marks(self, view: View) -> list[KilometreMark]:
        """Those in sight, as many as the scale has room for; the ground may be turned round the world."""
        if len(self._distance_m) < 2 or self._distance_m[-1] <= 0:
            return []
        total_m = float(self._distance_m[-1])
        km_px = self._length * view.world_px / (total_m / 1000)
        step = next((step for step in _STEPS if km_px * step >= _ROOM_PX), _STEPS[-1])
        km = np.arange(step, int((total_m - step * _END_M) / 1000) + 1, step)
        at = np.minimum(np.searchsorted(self._distance_m, km * 1000.0), len(self._x) - 1)
        x, y = view.to_px(self._x[at], self._y[at])
        in_sight = (x >= 0) & (y >= 0) & (x <= view.width) & (y <= view.height)
        places = zip(x[in_sight].tolist(), y[in_sight].tolist(), km[in_sight].tolist(), strict=True)
        return [KilometreMark(*place) for place in places]
