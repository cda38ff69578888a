"""Web Mercator: degrees to a square world of side 1, and views of it in pixels; whole across 180°."""

from dataclasses import replace
from math import atan, degrees, log2, pi, sinh
from typing import NamedTuple

import numpy as np

from expedition.points import F64
from expedition.record_classes import dataclass

LIMIT = 85.051_128_78
"""The latitude at which the square world ends."""
EQUATOR_M = 40_075_016.7
TILE_PX = 512
"""The side of a tile in logical pixels; at zoom 0 one tile is the world."""


class Bounds(NamedTuple):
    """A rectangle in degrees; `east` is less than `west` where it lies across 180°."""

    west: float
    south: float
    east: float
    north: float


def to_world(lat: F64, lon: F64, near: float = 0.5) -> tuple[F64, F64]:
    """Positions on a square of side 1, x east and y south, unbroken and within half a turn of x = `near`."""
    x = np.asarray((lon + 180.0) / 360.0, dtype=np.float64)
    if len(x):
        x = np.unwrap(x, period=1.0)
        x = x - np.round((x.min() + x.max()) / 2 - near)
    return x, world_y(lat)


def world_y(lat: F64) -> F64:
    """How far south latitudes lie on the square world: 0 at the northern `LIMIT`, 1 at the southern."""
    phi = np.radians(np.clip(lat, -LIMIT, LIMIT))
    return np.asarray(0.5 - np.log(np.tan(np.pi / 4 + phi / 2)) / (2 * np.pi), dtype=np.float64)


def to_degrees(x: float, y: float) -> tuple[float, float]:
    """Latitude and longitude in −180 … 180 of a world position."""
    return degrees(atan(sinh(pi * (1 - 2 * y)))), (x % 1.0) * 360.0 - 180.0


@dataclass(frozen=True, slots=True)
class View:
    """What is in sight: the world point in the middle, the pixels across the whole world, and the size."""

    x: float
    y: float
    world_px: float
    width: int
    height: int

    def to_px(self, x: F64, y: F64) -> tuple[F64, F64]:
        """World positions as pixels of the widget."""
        return (x - self.x) * self.world_px + self.width / 2, (y - self.y) * self.world_px + self.height / 2

    def to_world(self, px: float, py: float) -> tuple[float, float]:
        """The world position under a pixel."""
        return (px - self.width / 2) / self.world_px + self.x, (py - self.height / 2) / self.world_px + self.y

    def to_degrees(self, px: float, py: float) -> tuple[float, float]:
        """Latitude and longitude under a pixel."""
        return to_degrees(*self.to_world(px, py))

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
    def zoom(self) -> float:
        """How often the world of one tile was doubled; not a whole number in general."""
        return log2(self.world_px / TILE_PX)

    @property
    def metres_per_px(self) -> float:
        """Ground metres of one pixel in the middle."""
        phi = np.arctan(np.sinh(np.pi * (1 - 2 * self.y)))
        return float(EQUATOR_M * np.cos(phi) / self.world_px)

    @property
    def bounds(self) -> Bounds:
        """What is in sight, in degrees; the whole turn where the view is wider than the world."""
        north, west = self.to_degrees(0, 0)
        south, east = self.to_degrees(self.width, self.height)
        is_whole = self.width >= self.world_px
        return Bounds(-180.0 if is_whole else west, south, 180.0 if is_whole else east, north)


def fit(x: F64, y: F64, width: int, height: int, margin: int, most_px: float) -> View:
    """The view in which all these world positions lie inside the margin."""
    if not len(x):
        return View(0.5, 0.5, float(max(width, 256)), width, height)
    span_x, span_y = float(np.ptp(x)), float(np.ptp(y))
    room_x, room_y = max(40, width - 2 * margin), max(40, height - 2 * margin)
    world_px = min(room_x / max(span_x, 1e-12), room_y / max(span_y, 1e-12), most_px)
    return View(float(x.min() + x.max()) / 2, float(y.min() + y.max()) / 2, world_px, width, height)


def corners(bounds: Bounds) -> tuple[F64, F64]:
    """The world positions of the corners of a rectangle, the eastern after the western across 180°."""
    east = bounds.east + 360.0 if bounds.east < bounds.west else bounds.east
    lon, lat = np.array([bounds.west, east]), np.array([bounds.north, bounds.south])
    return (lon + 180.0) / 360.0, world_y(lat)
