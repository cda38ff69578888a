"""The globe on paper: equal areas around the middle of what is shown."""

from dataclasses import dataclass

import numpy as np

from expedition.points import F64

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
        cosine = np.sin(centre) * np.sin(phi) + np.cos(centre) * np.cos(phi) * np.cos(lam)
        scale = _EARTH_M * np.sqrt(2 / np.maximum(1 + cosine, 1e-9))
        east = scale * np.cos(phi) * np.sin(lam)
        north = scale * (np.cos(centre) * np.sin(phi) - np.sin(centre) * np.cos(phi) * np.cos(lam))
        return east, north


def around(lat: F64, lon: F64) -> Projection:
    """The projection centred on the middle of some positions, also across the date line."""
    phi, lam = np.radians(lat), np.radians(lon)
    x = float(np.mean(np.cos(phi) * np.cos(lam)))
    y = float(np.mean(np.cos(phi) * np.sin(lam)))
    z = float(np.mean(np.sin(phi)))
    return Projection(float(np.degrees(np.arctan2(z, np.hypot(x, y)))), float(np.degrees(np.arctan2(y, x))))
