"""The name of a sea on a map that shows a corner of it only."""

from collections.abc import Sequence
from functools import cache

import numpy as np

from expedition.atlas.ground import Kind, LandscapeName, ground_m, landscape_names
from expedition.cartography.country_room import depths, middle_of
from expedition.cartography.label_records import Candidate, LabelStyle
from expedition.cartography.name_choice import CanWrite, NameChoice, area_name
from expedition.geo import straight_m
from expedition.points import F64
from expedition.reports.maps.frame import MapFrame
from expedition.reports.maps.names import FINE

_WIDE, _HIGH = 2.4, 1.4
"""A cell of the mesh in which water is looked for, in sizes of letters."""
_ROOM = 3
"""Cells from the middle of a name to the nearest land."""
_RANK = 5.0
_WATERS = (Kind.OCEAN, Kind.SEA, Kind.LAKE)
_DOUBTFUL = 2.0
"""Nearer than so many halves of its length, a spot may be called after a sea instead of its ocean."""
_STEPS = 80
_ISLANDS = 0.08
"""The share of land on the way to the middle of an ocean."""
_SIDE, _ROUND = 64, 0.4
"""The mesh in which water is followed to a sea, and how far it reaches aside."""


def sea_in_sight(
    frame: MapFrame, zoom: float, size: float, crowd: tuple[F64, F64], choice: NameChoice, can_write: CanWrite
) -> list[Candidate]:
    """The sea around the roomiest water of a map, where its own spot is out of sight; none in doubt.

    Args:
        frame: The map.
        zoom: About how large it would be on a screen: smaller seas are not named.
        size: Points of a letter.
        crowd: Points of the route.
        choice: In which language.
        can_write: Which letters the painter has.
    """
    seas = _seas()
    named = [sea for sea in seas if sea.rank <= zoom]
    x, y = frame.spot(np.array([sea.lat for sea in named]), np.array([sea.lon for sea in named]))
    if bool(((x > 0) & (x < frame.width) & (y > 0) & (y < frame.height)).any()):
        return []
    spot = _roomiest(frame, size, crowd)
    if spot is None:
        return []
    lat, lon = frame.degrees(np.array([spot[0]]), np.array([spot[1]]))
    sea = _around(float(lat[0]), float(lon[0]), seas)
    if sea is None:
        return []
    name = area_name({"en": sea.name}, (sea.local,) if sea.local else (), choice, can_write)
    return [Candidate(spot[0] * FINE, spot[1] * FINE, name, "", LabelStyle.SEA, _RANK)]


@cache
def _seas() -> tuple[LandscapeName, ...]:
    """The named waters at the height of the sea, the smallest first."""
    waters = [item for item in landscape_names() if item.kind in _WATERS]
    lat, lon = np.array([item.lat for item in waters]), np.array([item.lon for item in waters])
    at_sea = np.flatnonzero(np.isnan(ground_m(lat, lon))).tolist()
    return tuple(sorted((waters[at] for at in at_sea), key=lambda item: item.length_km))


def _roomiest(frame: MapFrame, size: float, crowd: tuple[F64, F64]) -> tuple[float, float] | None:
    """The spot farthest from land, route and frame, in points; None where a name has no room."""
    wide, high = size * _WIDE, size * _HIGH
    columns, rows = int(frame.width / wide), int(frame.height / high)
    if min(columns, rows) < 2 * _ROOM - 1:
        return None
    x, y = np.meshgrid((np.arange(columns) + 0.5) * wide, (np.arange(rows) + 0.5) * high)
    water = np.isnan(ground_m(*frame.degrees(x.ravel(), y.ravel()))).reshape(x.shape)
    column, row = (crowd[0] / wide).astype(np.int64), (crowd[1] / high).astype(np.int64)
    inside = (column >= 0) & (column < columns) & (row >= 0) & (row < rows)
    water[row[inside], column[inside]] = False
    depth = depths(water)
    if depth.max() < _ROOM:
        return None
    at = middle_of(depth == depth.max())
    return float(x[at]), float(y[at])


def _around(lat: float, lon: float, seas: Sequence[LandscapeName]) -> LandscapeName | None:
    """The smallest sea that reaches to a spot, else the nearest ocean over open water."""
    here = np.full(len(seas), lat), np.full(len(seas), lon)
    away_km = (
        straight_m(*here, np.array([sea.lat for sea in seas]), np.array([sea.lon for sea in seas])) / 1000
    )
    halves = away_km / np.array([sea.length_km / 2 for sea in seas])
    is_ocean = np.array([sea.kind is Kind.OCEAN for sea in seas])
    for at in np.flatnonzero(~is_ocean & (halves < 1)).tolist():
        if _is_one_water(lat, lon, seas[at]):
            return seas[at]
    if (halves[~is_ocean] < _DOUBTFUL).any():
        return None
    oceans = [at for at in np.argsort(away_km).tolist() if is_ocean[at]]
    return next((seas[at] for at in oceans if _land_share(lat, lon, seas[at]) <= _ISLANDS), None)


def _is_one_water(lat: float, lon: float, sea: LandscapeName) -> bool:
    """Whether water leads from a spot to the middle of a sea without a long way round."""
    across = (sea.lon - lon + 180) % 360 - 180
    reach = _ROUND * max(abs(sea.lat - lat), abs(across), 0.5)
    lats = np.linspace(min(lat, sea.lat) - reach, max(lat, sea.lat) + reach, _SIDE)
    lons = np.linspace(min(0.0, across) - reach, max(0.0, across) + reach, _SIDE)
    x, y = np.meshgrid(lons, lats)
    water = np.isnan(ground_m(y.ravel(), (x.ravel() + lon + 180) % 360 - 180)).reshape(x.shape)

    def cell(north: float, east: float) -> tuple[int, int]:
        return int(np.abs(lats - north).argmin()), int(np.abs(lons - east).argmin())

    flooded, size = np.zeros_like(water), 0
    flooded[cell(lat, 0.0)] = True
    while int(flooded.sum()) > size:
        size = int(flooded.sum())
        wet = np.pad(flooded, 1)
        flooded = water & (wet[1:-1, 1:-1] | wet[:-2, 1:-1] | wet[2:, 1:-1] | wet[1:-1, :-2] | wet[1:-1, 2:])
    return bool(flooded[cell(sea.lat, across)])


def _land_share(lat: float, lon: float, sea: LandscapeName) -> float:
    """How much of the straight way from a spot to the middle of an ocean is land."""
    phi, lam = np.radians([lat, sea.lat]), np.radians([lon, sea.lon])
    ends = np.stack((np.cos(phi) * np.cos(lam), np.cos(phi) * np.sin(lam), np.sin(phi)))
    share = np.linspace(0, 1, _STEPS)
    x, y, z = ends[:, :1] * (1 - share) + ends[:, 1:] * share
    heights = ground_m(np.degrees(np.arctan2(z, np.hypot(x, y))), np.degrees(np.arctan2(y, x)))
    return float(np.mean(~np.isnan(heights)))
