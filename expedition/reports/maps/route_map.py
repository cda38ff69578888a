"""Drawn maps of a route: ground, lines, places with their names, scale bar, north."""

from collections.abc import Sequence

import numpy as np

from expedition.reports.maps.parts import Look, Route, Subject, Way
from expedition.reports.maps.projection import around
from expedition.reports.maps.sheet import MapSheet
from expedition.reports.pages.blocks import Drawn, Role, Told
from expedition.reports.typesetting.style import MM
from expedition.text import _

_LOWEST, _TALLEST = 38 * MM, 62 * MM


def route_map(subject: Subject, width: float, height: float, look: Look) -> Told:
    """A map that fills a frame."""
    return Told(
        Drawn(height, MapSheet(subject, width, height, look).paint),
        Role.FIGURE,
        words(subject),
        width,
        sized=lambda other: route_map(subject, other, min(height, other), look),
    )


def words(subject: Subject) -> str:
    """What a map shows, for somebody who does not see it."""
    ends = [place.name for place in subject.places[:2]]
    if len(ends) == 2:
        return _("Map of the way from {start} to {end}.").format(start=ends[0], end=ends[1])
    return _("Map of the way near {place}.").format(place=ends[0]) if ends else _("Map of the way.")


def fitting_height(routes: Sequence[Route], width: float) -> float:
    """The height of a map in the outer column that suits the shape of its route."""
    main = [route.points for route in routes if route.way is not Way.BESIDE and len(route.points) > 1]
    lat, lon = (np.concatenate([getattr(points, name) for points in main]) for name in ("lat", "lon"))
    projection = around(lat, lon)
    east, north = projection.plane(lat, lon)
    share = float(np.ptp(north)) / max(float(np.ptp(east)), 1.0)
    return min(_TALLEST, max(_LOWEST, width * share + 22 * MM))
