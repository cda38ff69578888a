"""A small flat map: degrees to pixels and back, whole across the 180° meridian."""

from dataclasses import dataclass, replace

import numpy as np

from expedition.points import F64

_LIMIT = 85.0
EQUATOR_M = 40_075_016.7


def to_world(lat: F64, lon: F64, near: float = 0.5) -> tuple[F64, F64]:
    """Positions on a square of side 1, x east and y south, unbroken and within half a turn of x = `near`."""
    x = np.asarray((lon + 180.0) / 360.0, dtype=np.float64)
    if len(x):
        x = np.unwrap(x, period=1.0)
        x = x - np.round((x.min() + x.max()) / 2 - near)
    phi = np.radians(np.clip(lat, -_LIMIT, _LIMIT))
    y = np.asarray(0.5 - np.log(np.tan(np.pi / 4 + phi / 2)) / (2 * np.pi), dtype=np.float64)
    return x, y


@dataclass(frozen=True, slots=True)
class View:
    """What a widget shows: the world point in its middle, and the pixels across the whole world."""

    x: float
    y: float
    world_px: float
    width: int
    height: int

    def to_px(self, x: F64, y: F64) -> tuple[F64, F64]:
        """World positions as pixels of the widget."""
        return (x - self.x) * self.world_px + self.width / 2, (y - self.y) * self.world_px + self.height / 2

    def moved(self, dx: float, dy: float) -> "View":
        """The view with the ground shifted by so many pixels."""
        return replace(self, x=self.x - dx / self.world_px, y=self.y - dy / self.world_px)

    def zoomed(self, factor: float, at_x: float, at_y: float, most_px: float) -> "View":
        """The view enlarged around a pixel that stays where it is."""
        world_px = min(max(self.world_px * factor, float(self.width)), most_px)
        grown = world_px / self.world_px
        dx, dy = at_x - self.width / 2, at_y - self.height / 2
        return replace(
            self,
            x=self.x + dx / self.world_px * (1 - 1 / grown),
            y=self.y + dy / self.world_px * (1 - 1 / grown),
            world_px=world_px,
        )

    @property
    def metres_per_px(self) -> float:
        """Ground metres of one pixel in the middle."""
        phi = np.arctan(np.sinh(np.pi * (1 - 2 * self.y)))
        return float(EQUATOR_M * np.cos(phi) / self.world_px)


def fit(x: F64, y: F64, width: int, height: int, margin: int, most_px: float) -> View:
    """The view in which all these world positions lie inside the margin."""
    if not len(x):
        return View(0.5, 0.5, float(max(width, 256)), width, height)
    span_x, span_y = float(np.ptp(x)), float(np.ptp(y))
    room_x, room_y = max(40, width - 2 * margin), max(40, height - 2 * margin)
    world_px = min(room_x / max(span_x, 1e-12), room_y / max(span_y, 1e-12), most_px)
    return View(float(x.min() + x.max()) / 2, float(y.min() + y.max()) / 2, world_px, width, height)
