"""Drawn maps of a route: ground, lines, places with their names, scale bar, north."""

from collections.abc import Sequence

import numpy as np

from expedition.reports.maps.parts import Look, Route, Subject, Way
from expedition.reports.maps.projection import around
from expedition.reports.maps.sheet import MapSheet
from expedition.reports.pages.blocks import Drawn
from expedition.reports.typesetting.style import MM

_LOWEST, _TALLEST = 38 * MM, 62 * MM


def route_map(subject: Subject, width: float, height: float, look: Look) -> Drawn:
    """A map that fills a frame."""
    return Drawn(height, MapSheet(subject, width, height, look).paint)


def fitting_height(routes: Sequence[Route], width: float) -> float:
    """The height of a map in the outer column that suits the shape of its route."""
    main = [route.points for route in routes if route.way is not Way.BESIDE and len(route.points) > 1]
    lat, lon = (np.concatenate([getattr(points, name) for points in main]) for name in ("lat", "lon"))
    projection = around(lat, lon)
    east, north = projection.plane(lat, lon)
    share = float(np.ptp(north)) / max(float(np.ptp(east)), 1.0)
    return min(_TALLEST, max(_LOWEST, width * share + 22 * MM))
