"""A map on its sheet: ground, route, names."""

from collections.abc import Sequence

import numpy as np

from expedition.cartography import labels
from expedition.cartography.label_records import Box, Candidate, LabelStyle
from expedition.reports.maps.around import around
from expedition.reports.maps.frame import MapFrame, fitted
from expedition.reports.maps.furniture import furniture, paint_furniture
from expedition.reports.maps.ground import MapGround
from expedition.reports.maps.lines import RouteLines
from expedition.reports.maps.names import FINE, MapNames
from expedition.reports.maps.parts import Look, Place, Subject, Way
from expedition.reports.pages.pen import Pen
from expedition.reports.typesetting.style import ACCENT, GREY_3, INK, WHITE, Face, Type

_RING = 5.4
_APART = 6.0
_BETWEEN = 3.0
"""How many rings' radii numbers stand apart at least."""
_MESH = 2.0
_NAME_ROOM = 16.0
_NEEDED = 2
"""Stations of lower ranks, the ends of the whole, are named whatever it costs."""
_SPACING = labels.Spacing(
    ring=3.0 * FINE,
    gap=1.6 * FINE,
    apart=1.5 * FINE,
    far=4.0 * FINE,
    edge=0.0,
    crossed=14.0,
    again=500.0 * FINE,
)

Spot = tuple[Place, float, float]


class MapSheet:
    """A frame fitted to the routes of a subject, and what is drawn in it."""

    def __init__(self, subject: Subject, width: float, height: float, look: Look) -> None:
        self.look, self._subject = look, subject
        routes = [route for route in subject.routes if len(route.points) > 1]
        main = [route.points for route in routes if route.way is not Way.BESIDE]
        self.frame: MapFrame = fitted(
            np.concatenate([points.lat for points in main]),
            np.concatenate([points.lon for points in main]),
            width,
            height,
            look.margin,
            look.least_m,
        )
        self._routes = routes

    def paint(self, pen: Pen, x: float, y: float) -> None:
        """Draws the whole map with its upper left corner at x, y."""
        frame, look = self.frame, self.look
        lines = RouteLines(frame, self._routes)
        ground = MapGround(frame, look, self._subject.country)
        pen.clip(x, y, frame.width, frame.height)
        ground.paint(pen, x, y)
        pen.plot(x, y)
        lines.paint(pen, look.weight)
        pen.leave()
        self._letter(pen, (x, y), lines)
        pen.unclip()
        if look.has_frame:
            pen.rect(x, y, frame.width, frame.height, edge=GREY_3, weight=0.5)

    def _stations(self, places: Sequence[Place]) -> list[Spot]:
        """The places to mark with their spots, none on top of another."""
        chosen: list[Spot] = []
        for place, x, y in sorted(self._spots(places), key=lambda spot: spot[0].rank):
            is_shown = 0 <= x <= self.frame.width and 0 <= y <= self.frame.height
            is_new = all(abs(x - a) + abs(y - b) > _APART for _place, a, b in chosen)
            if is_shown and is_new and len(chosen) < self.look.most_names:
                chosen.append((place, x, y))
        return chosen

    def _spots(self, places: Sequence[Place]) -> list[Spot]:
        x, y = self.frame.spot(
            np.array([place.lat for place in places]), np.array([place.lon for place in places])
        )
        return list(zip(places, x.tolist(), y.tolist(), strict=True))

    def _letter(self, pen: Pen, corner: tuple[float, float], lines: RouteLines) -> None:
        """Rings, names, scale and north, each off the others and off the route."""
        x, y = corner
        frame, look, main, every = self.frame, self.look, lines.main, lines.all
        crowd = labels.dense(main.x, main.y, main.starts, _MESH)
        covered = labels.dense(every.x, every.y, every.starts, _MESH)
        stations = self._stations(self._subject.places)
        names = MapNames(pen, look, frame.width)
        wanted = [
            box
            for spot in stations
            for box in _wanted(spot, names.measure(_candidate(spot))[0] / FINE, frame.width / 2)
        ]
        placed = furniture(frame, look, covered, wanted)
        rings = self._rings(self._subject.numbers, stations, placed.areas)
        boxes = [*placed.areas, *((px - _RING, py - _RING, 2 * _RING, 2 * _RING) for _n, px, py in rings)]
        found = labels.place(
            [
                *(_candidate(spot) for spot in stations),
                *around(frame, look, stations, crowd, names, self._subject.language),
            ],
            names.measure,
            _fine((look.edge, look.edge, frame.width - 2 * look.edge, frame.height - 2 * look.edge)),
            taken=[_fine(box) for box in boxes],
            crowd=(covered[0] * FINE, covered[1] * FINE),
            spacing=_SPACING,
        )
        for one in found:
            names.paint_spot(one, x, y)
        paint_furniture(pen, frame, look, placed, x, y)
        for number, px, py in rings:
            pen.ring(x + px, y + py, _RING, WHITE, ACCENT, 0.9)
            pen.text(x + px, y + py + 2.2, number, Type(Face.SANS_BOLD, 6.2, ACCENT), "centre")
        named = {one.candidate for one in found}
        for place, px, py in stations:
            if place.is_dot and _candidate((place, px, py)) not in named:
                continue
            pen.ring(x + px, y + py, look.name_size * 0.25, INK if place.is_dot else WHITE, INK, 0.8)
        for one in found:
            names.paint(one, x, y)

    def _rings(
        self, numbers: Sequence[Place], stations: Sequence[Spot], areas: Sequence[Box]
    ) -> list[tuple[str, float, float]]:
        """The numbers that find room on the line."""
        found: list[tuple[str, float, float]] = []
        taken = [(x, y) for _place, x, y in stations]
        for place, x, y in self._spots(numbers):
            is_free = all(np.hypot(x - a, y - b) > _BETWEEN * _RING for a, b in taken)
            if is_free and not any(_is_near(area, x, y) for area in areas):
                found.append((place.name, x, y))
                taken.append((x, y))
        return found


def _wanted(spot: Spot, width: float, middle: float) -> list[Box]:
    """A station's ring, and the room around it for a name that reaches towards the middle of the map."""
    _place, x, y = spot
    left = x - _RING if x < middle else x - width
    return [
        (x - _RING, y - _RING, 2 * _RING, 2 * _RING),
        (left, y - _NAME_ROOM, width + _RING, 2 * _NAME_ROOM),
    ]


def _candidate(spot: Spot) -> Candidate:
    place, x, y = spot
    return Candidate(
        x * FINE,
        y * FINE,
        place.name,
        place.local,
        LabelStyle.STATION,
        float(place.rank),
        is_needed=place.rank < _NEEDED,
        has_ring=True,
    )


def _fine(box: Box) -> Box:
    left, top, width, height = box
    return left * FINE, top * FINE, width * FINE, height * FINE


def _is_near(area: Box, x: float, y: float) -> bool:
    left, top, width, height = area
    return left - _RING < x < left + width + _RING and top - _RING < y < top + height + _RING
