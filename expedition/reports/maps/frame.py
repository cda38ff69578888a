"""A piece of the globe fitted to a frame of paper."""

import numpy as np

from expedition.cartography.mercator import Bounds
from expedition.points import F64
from expedition.record_classes import dataclass
from expedition.reports.maps.clipping import Rectangle
from expedition.reports.maps.projection import Projection, around
from expedition.reports.typesetting.style import MM

_MESH = 9


@dataclass(frozen=True)
class MapFrame:
    """What is in sight: points from the upper left corner of a map, and the ground under them.

    Attributes:
        projection: The globe on a plane.
        east: Metres on that plane in the middle.
        north: The same towards the pole.
        scale: Points of paper for a metre.
        width: Points.
        height: Points.
    """

    projection: Projection
    east: float
    north: float
    scale: float
    width: float
    height: float

    def spot(self, lat: F64, lon: F64) -> tuple[F64, F64]:
        """Positions as points from the map's upper left corner."""
        east, north = self.projection.plane(lat, lon)
        x = self.width / 2 + (east - self.east) * self.scale
        return x, self.height / 2 - (north - self.north) * self.scale

    def degrees(self, x: F64, y: F64) -> tuple[F64, F64]:
        """The positions under points of the map; longitudes may run past 180°."""
        east = self.east + (x - self.width / 2) / self.scale
        return self.projection.degrees(east, self.north + (self.height / 2 - y) / self.scale)

    @property
    def edges(self) -> Rectangle:
        """The frame itself."""
        return Rectangle(0.0, 0.0, self.width, self.height)

    @property
    def km_a_mm(self) -> float:
        """How much ground a millimetre of paper shows."""
        return MM / self.scale / 1000

    @property
    def bounds(self) -> Bounds:
        """The ground in sight in degrees; the whole turn where a pole or the globe's outline is in it."""
        x, y = np.meshgrid(np.linspace(0, self.width, _MESH), np.linspace(0, self.height, _MESH))
        lat, lon = self.degrees(x.ravel(), y.ravel())
        south, north = float(lat.min()), float(lat.max())
        poles = self.spot(np.array([90.0, -90.0]), np.zeros(2))
        has_pole = [
            0 <= x <= self.width and 0 <= y <= self.height for x, y in np.column_stack(poles).tolist()
        ]
        if any(has_pole) or float(np.ptp(lon)) > 300:
            return Bounds(-180.0, -90.0 if has_pole[1] else south, 180.0, 90.0 if has_pole[0] else north)
        west, east = (float((edge + 180) % 360 - 180) for edge in (lon.min(), lon.max()))
        return Bounds(west, south, east, north)


def fitted(lat: F64, lon: F64, width: float, height: float, margin: float, least_m: float) -> MapFrame:
    """The frame that shows these positions inside a margin, a share of its sides, and `least_m` across."""
    projection = around(lat, lon)
    east, north = projection.plane(lat, lon)
    usable_w, usable_h = width * (1 - 2 * margin), height * (1 - 2 * margin)
    scale = min(
        usable_w / max(float(np.ptp(east)), 1.0),
        usable_h / max(float(np.ptp(north)), 1.0),
        width / least_m,
    )
    return MapFrame(
        projection,
        float(east.max() + east.min()) / 2,
        float(north.max() + north.min()) / 2,
        scale,
        width,
        height,
    )
