"""A map on its sheet: projected, drawn, lettered."""

from collections.abc import Sequence

import numpy as np

from expedition import units
from expedition.cartography.scale_bar import ScaleBar, scale_bar
from expedition.points import F64, Points
from expedition.reports.map_labels import Labels
from expedition.reports.map_parts import Look, Place, Route, Way
from expedition.reports.pen import Pen, Point
from expedition.reports.projection import Projection, around
from expedition.reports.style import ACCENT, AXIS, GREY_1, GREY_3, INK, WHITE, Face, Type
from expedition.text import _

_LEAST_EXTENT_M = 1500.0
_CASING = 1.8
_RING = 5.4
_DEGREE_M, _LEAST_MESH = 111_000.0, 52.0
_MESHES = (0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 30.0)
_LONGEST_NAME = 130.0


class MapSheet:
    """A projection fitted to a frame, and what is drawn with it."""

    def __init__(self, routes: Sequence[Route], width: float, height: float, look: Look) -> None:
        self.routes = sorted(
            (route for route in routes if len(route.points) > 1), key=lambda route: route.way
        )
        self.width, self.height, self.look = width, height, look
        main = [route.points for route in self.routes if route.way is not Way.BESIDE]
        lat = np.concatenate([points.lat for points in main])
        lon = np.concatenate([points.lon for points in main])
        self.projection: Projection = around(lat, lon)
        east, north = self.projection.plane(lat, lon)
        span_x = max(float(np.ptp(east)), _LEAST_EXTENT_M)
        span_y = max(float(np.ptp(north)), _LEAST_EXTENT_M)
        usable_w, usable_h = width * (1 - 2 * look.margin), (height - look.foot) * (1 - 2 * look.margin)
        self.scale = min(usable_w / span_x, usable_h / span_y)
        self._east = float(east.max() + east.min()) / 2
        self._north = float(north.max() + north.min()) / 2

    def spot(self, lat: F64, lon: F64) -> tuple[F64, F64]:
        """Positions as points from the map's upper left corner."""
        east, north = self.projection.plane(lat, lon)
        x = self.width / 2 + (east - self._east) * self.scale
        y = (self.height - self.look.foot) / 2 - (north - self._north) * self.scale
        return x, y

    def paint(
        self, pen: Pen, x: float, y: float, places: Sequence[Place], numbers: Sequence[Place] = ()
    ) -> None:
        """Draws the whole map with its upper left corner at x, y."""
        pen.clip(x, y, self.width, self.height)
        pen.rect(x, y, self.width, self.height, fill=self.look.land)
        if self.look.has_graticule:
            self._graticule(pen, x, y)
        paths = [(route.way, path) for route in self.routes for path in self._paths(route.points)]
        self._lines(pen, x, y, paths)
        labels = Labels(self.width, self.height, [point for _way, path in paths for point in path])
        chosen = self._chosen(places, labels)
        rings = self._rings(numbers, chosen, labels)
        self._scale_bar(pen, x, y, self._bar_corner(labels))
        if self.look.has_north:
            self._north_arrow(pen, x, y, labels)
        for number, px, py in rings:
            pen.ring(x + px, y + py, _RING, WHITE, ACCENT, 0.9)
            pen.text(x + px, y + py + 2.2, number, Type(Face.SANS_BOLD, 6.2, ACCENT), "centre")
        self._places(pen, x, y, chosen, labels)
        pen.unclip()
        if self.look.has_frame:
            pen.rect(x, y, self.width, self.height, edge=GREY_3, weight=0.5)

    def _paths(self, points: Points) -> list[list[Point]]:
        """The segments of a line on paper, without points nearer than a quarter of a point."""
        xs, ys = self.spot(points.lat, points.lon)
        paths = []
        for start, stop in zip(points.segment_starts, points.segment_stops, strict=True):
            px, py = xs[start:stop], ys[start:stop]
            cells = np.round(np.column_stack((px, py)) * 3).astype(np.int64)
            keep = np.ones(len(px), dtype=bool)
            keep[1:-1] = np.any(np.diff(cells, axis=0)[:-1] != 0, axis=1) if len(px) > 2 else keep[1:-1]
            paths.append(list(zip(px[keep].tolist(), py[keep].tolist(), strict=True)))
        return [path for path in paths if len(path) > 1]

    def _lines(self, pen: Pen, x: float, y: float, paths: list[tuple[Way, list[Point]]]) -> None:
        moved = [(way, [(x + px, y + py) for px, py in path]) for way, path in paths]
        for way, path in moved:
            if way is Way.BESIDE:
                pen.curve(path, 1.3, GREY_3)
        for way, path in moved:
            if way is Way.RIDDEN:
                pen.curve(path, self.look.weight + _CASING, WHITE)
        for way, path in moved:
            if way is Way.CARRIED:
                pen.curve(path, 1.2, GREY_1, (2.4, 2.2))
            elif way is Way.RIDDEN:
                pen.curve(path, self.look.weight, ACCENT)

    def _chosen(self, places: Sequence[Place], labels: Labels) -> list[tuple[Place, float, float]]:
        """The places to mark with their spots, none on top of another."""
        chosen: list[tuple[Place, float, float]] = []
        for place in sorted(places, key=lambda place: place.rank):
            px, py = self.spot(np.array([place.lat]), np.array([place.lon]))
            x, y = float(px[0]), float(py[0])
            is_shown = 0 <= x <= self.width and 0 <= y <= self.height
            is_new = all(abs(x - a) + abs(y - b) > 6 for _place, a, b in chosen)
            if is_shown and is_new and len(chosen) < self.look.most_names:
                chosen.append((place, x, y))
                labels.block((x - 3, y - 3, 6, 6))
        return chosen

    def _rings(
        self, numbers: Sequence[Place], chosen: Sequence[tuple[Place, float, float]], labels: Labels
    ) -> list[tuple[str, float, float]]:
        """The numbers that find room on the line."""
        found: list[tuple[str, float, float]] = []
        taken = [(x, y) for _place, x, y in chosen]
        for place in numbers:
            px, py = self.spot(np.array([place.lat]), np.array([place.lon]))
            x, y = float(px[0]), float(py[0])
            if all(np.hypot(x - a, y - b) > 2.1 * _RING for a, b in taken):
                found.append((place.name, x, y))
                taken.append((x, y))
                labels.block((x - _RING, y - _RING, 2 * _RING, 2 * _RING))
        return found

    def _places(
        self, pen: Pen, x: float, y: float, chosen: Sequence[tuple[Place, float, float]], labels: Labels
    ) -> None:
        size = self.look.name_size
        look = Type(Face.SANS_STRONG, size)
        for place, px, py in chosen:
            fill, edge = (INK, INK) if place.is_dot else (WHITE, INK)
            pen.ring(x + px, y + py, size * 0.25, fill, edge, 0.8)
        for place, px, py in chosen:
            name = pen.fitted(place.name, look, min(self.width * 0.6, _LONGEST_NAME))
            width = pen.case.width(look.face, size, name)
            found = labels.place(px, py, width, size, is_needed=place.rank < 2)
            if found:
                pen.text(x + found[0], y + found[1], name, look, halo=self.look.land)

    def _scale_bar(self, pen: Pen, x: float, y: float, corner: Point) -> None:
        bar = self._bar.length
        left, foot = x + corner[0], y + corner[1]
        ticks = ((left, left), (left, left + bar), (left + bar, left + bar))
        pen.lines(
            [
                ((ticks[0][0], foot - 3), (ticks[0][1], foot)),
                ((ticks[1][0], foot), (ticks[1][1], foot)),
                ((ticks[2][0], foot - 3), (ticks[2][1], foot)),
            ],
            0.5,
            GREY_1,
        )
        pen.text(left + bar + 3, foot + 1, self._bar.words, AXIS, halo=self.look.land)

    @property
    def _bar(self) -> ScaleBar:
        return scale_bar(1 / self.scale, self.width * 0.3)

    def _bar_corner(self, labels: Labels) -> Point:
        """Left end and base line of the scale bar, where the route leaves room for it."""
        width, inset = self._bar.length + 26, self.look.inset
        foot = self.height - self.look.foot - 9 - (0 if self.look.has_frame else 3)
        right = self.width - inset - width - (16 if self.look.has_north else 0)
        corners = [(inset, foot), (inset, 16.0), (right, 16.0), (right, foot)]
        areas = [(left - 4, base - 9, width + 4, 14.0) for left, base in corners]
        best = min(range(len(corners)), key=lambda index: (labels.crossings(areas[index]), index))
        labels.block(areas[best])
        return corners[best]

    def _north_arrow(self, pen: Pen, x: float, y: float, labels: Labels) -> None:
        right = self.width - 10
        feet = [(right, self.height - 8), (right, 24.0), (10.0, 24.0)]
        at, foot = min(feet, key=lambda spot: labels.crossings((spot[0] - 5, spot[1] - 20, 10, 22)))
        labels.block((at - 5, foot - 20, 10, 22))
        at, foot = x + at, y + foot
        pen.lines([((at, foot - 7), (at, foot - 14))], 0.5, INK)
        pen.shape([(at - 2, foot - 13.5), (at, foot - 18.5), (at + 2, foot - 13.5)], INK)
        pen.text(at, foot, _("N"), Type(Face.SANS_STRONG, 6), "centre")

    def _graticule(self, pen: Pen, x: float, y: float) -> None:
        """Meridians and parallels at round degrees, named at the edge."""
        lat0, lon0 = self.projection.lat, self.projection.lon
        narrow = max(0.15, float(np.cos(np.radians(lat0))))
        step = _degree_step(_LEAST_MESH / self.scale / _DEGREE_M)
        lon_step = _degree_step(_LEAST_MESH / self.scale / _DEGREE_M / narrow)
        reach = max(self.width, self.height) / self.scale / _DEGREE_M * 0.75
        reach_lon = min(180.0, reach / narrow)
        lats = np.arange(np.floor((lat0 - reach) / step) * step, lat0 + reach + step, step)
        west = np.floor((lon0 - reach_lon) / lon_step) * lon_step
        lons = np.arange(west, lon0 + reach_lon + lon_step, lon_step)
        fine = np.linspace(-1, 1, 49)
        for lat in lats[(lats > -89) & (lats < 89)]:
            px, py = self.spot(np.full(49, lat), lon0 + fine * reach_lon * 1.1)
            self._grid_line(pen, x, y, px, py, _degrees(float(lat), "N", "S"), is_parallel=True)
        for lon in lons:
            px, py = self.spot(np.clip(lat0 + fine * reach * 1.1, -89, 89), np.full(49, lon))
            self._grid_line(
                pen, x, y, px, py, _degrees((float(lon) + 180) % 360 - 180, "E", "W"), is_parallel=False
            )

    def _grid_line(
        self, pen: Pen, x: float, y: float, px: F64, py: F64, name: str, *, is_parallel: bool
    ) -> None:
        points = list(zip((x + px).tolist(), (y + py).tolist(), strict=True))
        pen.curve(points, 0.5, "#e9e5de")
        look = Type(Face.SANS, 5.8, "#a39e96")
        if is_parallel:
            order = np.argsort(px)
            at = float(np.interp(self.width - self.look.inset, px[order], py[order]))
            if 14 < at < self.height - self.look.foot - 14:
                pen.text(x + self.width - self.look.inset, y + at - 2, name, look, "right")
        else:
            order = np.argsort(py)
            top = max(4.0, self.look.inset * 0.6)
            at = float(np.interp(top, py[order], px[order]))
            if 20 < at < self.width - 40:
                pen.text(x + at + 2.5, y + top + 5, name, look)


def _degree_step(least: float) -> float:
    """The smallest round mesh in degrees that is not finer than the least."""
    return next((step for step in _MESHES if step >= least), _MESHES[-1])


def _degrees(value: float, positive: str, negative: str) -> str:
    """Degrees and minutes with the quarter of the sky: 43°30′ N."""
    minutes = round(abs(value) * 60)
    sign = "" if minutes == 0 else f"{units.THIN}{positive if value > 0 else negative}"
    return f"{minutes // 60}°" + (f"{minutes % 60:02d}′" if minutes % 60 else "") + sign
