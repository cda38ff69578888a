"""The ground of a map: land and water, hills, rivers, borders."""

import math

import numpy as np

from expedition.atlas import ground
from expedition.atlas.country_areas import UNITS_DEG, country_areas
from expedition.atlas.ground import Layer, Shapes
from expedition.cartography.ground import plan, zoom_of
from expedition.cartography.simplify import simplified
from expedition.points import F64, Mask
from expedition.reports.maps.clipping import NOTHING, Parts, Rectangle, cut_areas, cut_lines, joined, oriented
from expedition.reports.maps.frame import MapFrame
from expedition.reports.maps.parts import Look
from expedition.reports.maps.relief import relief
from expedition.reports.pages.pen import Pen
from expedition.reports.typesetting.style import GREY_2, WATER, WATER_LINE, WHITE

_PIXEL = 0.5
"""The points of paper that count as a pixel where the atlas asks how much is worth painting."""
_FINENESS = 0.25
_AROUND = 2.0
_FAR_M = 12_000_000.0
"""Beyond this from the middle, nearly the other side of the globe, shapes turn inside out."""
_FAR_KM = 40.0
_NARROWEST = 0.4
"""Nearer to the poles the degrees of longitude are no measure of what can be seen."""
_HILLS_KM = 8.0
"""Nearer than so many kilometres a millimetre, the relief would be mud."""
_SEEN = 1.05
_BORDER, _DISPUTED = (4.0, 1.6, 0.8, 1.6), (0.8, 1.4)


class MapGround:
    """What the atlas knows of a frame, cut to it."""

    def __init__(self, frame: MapFrame, look: Look, country: str) -> None:
        self._frame, self._look, self._country = frame, look, country
        lat, _lon = frame.degrees(np.array([frame.width / 2]), np.array([frame.height / 2]))
        narrow = max(_NARROWEST, math.cos(math.radians(float(lat[0]))))
        drawn = plan(zoom_of(_PIXEL / frame.scale / narrow))
        self._level, self._rank = drawn.level, drawn.rank
        self._bounds = frame.bounds
        self._cells = ground.cells(self._level, *self._bounds)
        edges = frame.edges
        self._around = Rectangle(-_AROUND, -_AROUND, edges.right + _AROUND, edges.bottom + _AROUND)

    def paint(self, pen: Pen, x: float, y: float) -> None:
        """Draws it with the upper left corner of the map at x, y."""
        frame, look = self._frame, self._look
        land = oriented(self.areas(Layer.LAND))
        pen.rect(x, y, frame.width, frame.height, fill=WATER)
        picture = relief(frame) if look.has_relief and frame.km_a_mm > _HILLS_KM else None
        pen.plot(x, y)
        if picture is None:
            pen.areas(land, look.land)
        else:
            pen.clip_to(land)
            pen.picture(*picture, frame.width, frame.height)
        pen.leave()
        beyond = self.beyond()
        if len(beyond.x):
            pen.plot(x, y)
            pen.clip_to(land)
            pen.areas(beyond, look.beyond)
            pen.leave()
        pen.plot(x, y)
        pen.areas(self.areas(Layer.LAKE), WATER)
        pen.areas(self.areas(Layer.ISLAND), look.land)
        pen.strokes(self.lines(Layer.SHORE), 0.3, WATER_LINE)
        pen.strokes(self.lines(Layer.RIVER), 0.35, WATER_LINE)
        self._borders(pen)
        pen.leave()

    def _borders(self, pen: Pen) -> None:
        """Dashes on white; from so far that dashes are as long as countries, fine lines."""
        borders, disputed = self.lines(Layer.BORDER), self.lines(Layer.DISPUTED)
        if self._frame.km_a_mm > _FAR_KM:
            pen.strokes(borders, 0.35, GREY_2)
        else:
            pen.strokes(joined([borders, disputed]), 1.6, WHITE)
            pen.strokes(borders, 0.55, GREY_2, _BORDER)
        pen.strokes(disputed, 0.55, GREY_2, _DISPUTED)

    def areas(self, layer: Layer) -> Parts:
        """The filled shapes of a layer in sight."""
        return _without_detail(cut_areas(self._on_paper(layer), self._around))

    def lines(self, layer: Layer) -> Parts:
        """The lines of a layer in sight."""
        return _without_detail(cut_lines(self._on_paper(layer), self._around))

    def beyond(self) -> Parts:
        """The land of other countries in sight, where it differs in colour."""
        if not (self._country and self._look.beyond):
            return NOTHING
        level = max(self._level, min(UNITS_DEG))
        shapes = [
            shapes
            for cell in ground.cells(level, *self._bounds)
            for code, shapes in country_areas(level, cell).items()
            if code != self._country.upper()
        ]
        return _without_detail(cut_areas(joined([self._projected(one) for one in shapes]), self._around))

    def _on_paper(self, layer: Layer) -> Parts:
        found = (ground.shapes(layer, self._level, cell) for cell in self._cells)
        return joined([self._projected(shapes) for shapes in found if len(shapes.starts)])

    def _projected(self, shapes: Shapes) -> Parts:
        """The parts worth painting that may be in sight."""
        sizes = np.diff(shapes.starts, append=len(shapes.lat))
        wanted = (shapes.rank <= self._rank) & self._may_be_seen(shapes)
        keep = np.repeat(wanted, sizes)
        if not keep.any():
            return NOTHING
        sizes = sizes[wanted]
        x, y = self._frame.spot(shapes.lat[keep], shapes.lon[keep])
        return _this_side(Parts(x, y, np.cumsum(sizes) - sizes), self._frame)

    def _may_be_seen(self, shapes: Shapes) -> Mask:
        """Which parts have a box in degrees that meets the frame's."""
        west, south, east, north = self._bounds
        pad = (north - south) * (_SEEN - 1)
        low, high = _reach(shapes.lat, shapes)
        seen = (low <= north + pad) & (high >= south - pad)
        half = (east - west) % 360 / 2
        if half:
            left, right = _reach((shapes.lon - west - half + 180) % 360 - 180, shapes)
            seen &= (left <= half * _SEEN) & (right >= -half * _SEEN)
        return np.asarray(seen)


def _reach(degrees: F64, shapes: Shapes) -> tuple[F64, F64]:
    """The least and the most of each part."""
    low, high = np.minimum.reduceat(degrees, shapes.starts), np.maximum.reduceat(degrees, shapes.starts)
    return low, high


def _this_side(parts: Parts, frame: MapFrame) -> Parts:
    """The parts that do not reach to the other side of the globe."""
    x, y = frame.spot(np.array([frame.projection.lat]), np.array([frame.projection.lon]))
    is_far = np.hypot(parts.x - x, parts.y - y) > _FAR_M * frame.scale
    return parts if not is_far.any() else parts.of(~np.logical_or.reduceat(is_far, parts.starts))


def _without_detail(parts: Parts) -> Parts:
    """The parts with as many points as can be seen."""
    kept = simplified(parts.x, parts.y, parts.starts, _FINENESS)
    return Parts(parts.x[kept], parts.y[kept], np.searchsorted(kept, parts.starts))
