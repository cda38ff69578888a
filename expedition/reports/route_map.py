"""Drawn maps of a route: lines, places with their names, scale bar, north."""

from collections.abc import Sequence

import numpy as np

from expedition.reports.blocks import Drawn
from expedition.reports.map_parts import Look, Place, Route, Way
from expedition.reports.map_sheet import MapSheet
from expedition.reports.pen import Pen
from expedition.reports.style import MM

_LOWEST, _TALLEST = 38 * MM, 62 * MM


def route_map(
    routes: Sequence[Route],
    places: Sequence[Place],
    width: float,
    height: float,
    look: Look,
    numbers: Sequence[Place] = (),
) -> Drawn:
    """A map of the routes that fills a frame; `numbers` are put on the line in rings."""
    sheet = MapSheet(routes, width, height, look)

    def paint(pen: Pen, x: float, y: float) -> None:
        sheet.paint(pen, x, y, places, numbers)

    return Drawn(height, paint)


def fitting_height(routes: Sequence[Route], width: float, look: Look) -> float:
    """The height of a map in the outer column that suits the shape of its route."""
    sheet = MapSheet(routes, width, _TALLEST, look)
    main = [route.points for route in sheet.routes if route.way is not Way.BESIDE]
    xs, ys = sheet.spot(
        np.concatenate([points.lat for points in main]), np.concatenate([points.lon for points in main])
    )
    share = float(np.ptp(ys)) / max(float(np.ptp(xs)), 1.0)
    return min(_TALLEST, max(_LOWEST, width * share + 22 * MM))
