"""The globe on paper: equal areas around the middle of what is shown."""

import numpy as np

from expedition.points import F64
from expedition.record_classes import dataclass

_EARTH_M = 6_371_008.8


@dataclass(frozen=True, slots=True)
class Projection:
    """Lambert's azimuthal equal-area projection around a centre, in metres east and north of it."""

    lat: float
    lon: float

    def plane(self, lat: F64, lon: F64) -> tuple[F64, F64]:
        """Where positions in degrees come to lie."""
        phi, lam = np.radians(lat), np.radians(lon - self.lon)
        centre = np.radians(self.lat)
        cos_phi, sin_phi, cos_lam = np.cos(phi), np.sin(phi), np.cos(lam)
        cosine = np.sin(centre) * sin_phi + np.cos(centre) * cos_phi * cos_lam
        scale = _EARTH_M * np.sqrt(2 / np.maximum(1 + cosine, 1e-9))
        east = scale * cos_phi * np.sin(lam)
        north = scale * (np.cos(centre) * sin_phi - np.sin(centre) * cos_phi * cos_lam)
        return east, north

    def degrees(self, east: F64, north: F64) -> tuple[F64, F64]:
        """The positions of places on the plane, longitudes within half a turn of the centre's.

        Places beyond the globe's outline are drawn to it.
        """
        reach = np.hypot(east, north)
        angle = 2 * np.arcsin(np.minimum(reach / (2 * _EARTH_M), 1.0))
        far = np.maximum(reach, 1e-9)
        centre = np.radians(self.lat)
        sine, cosine = np.sin(angle), np.cos(angle)
        lat = np.arcsin(np.clip(cosine * np.sin(centre) + north * sine * np.cos(centre) / far, -1.0, 1.0))
        across = far * np.cos(centre) * cosine - north * np.sin(centre) * sine
        return np.degrees(lat), self.lon + np.degrees(np.arctan2(east * sine, across))


def around(lat: F64, lon: F64) -> Projection:
    """The projection centred on the middle of some positions, also across the date line."""
    phi, lam = np.radians(lat), np.radians(lon)
    x = float(np.mean(np.cos(phi) * np.cos(lam)))
    y = float(np.mean(np.cos(phi) * np.sin(lam)))
    z = float(np.mean(np.sin(phi)))
    return Projection(float(np.degrees(np.arctan2(z, np.hypot(x, y)))), float(np.degrees(np.arctan2(y, x))))
