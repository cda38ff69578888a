"""The bundled world as tiles: land and water, shade, rivers and borders, without a word on them."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen

from expedition.atlas import ground
from expedition.atlas.ground import Layer
from expedition.cartography import mercator
from expedition.cartography.clipping import Box, clipped
from expedition.cartography.ground import Ink, Stroke, plan
from expedition.cartography.mercator import TILE_PX
from expedition.points import F64
from ui.maps import cell_paths, relief
from ui.maps.cell_paths import Way, cell_way, path, within
from ui.tokens import Tokens
from ui.widgets.polylines import polygon

_AROUND_PX = 4
# What a brush may be made of is made known when the first one is, which two threads must not do at once.
QBrush(QColor())


class AtlasTiles:
    """Draws the atlas in the colours of a theme; any thread may ask."""

    zooms = (0, 17)
    credit = ground.CREDITS
    is_slow = False

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self.key = "atlas dark" if tokens.is_dark else "atlas light"

    def tile(self, zoom: int, column: int, row: int, ratio: float) -> QImage:
        """The world at this place."""
        side = round(TILE_PX * ratio)
        image = QImage(side, side, QImage.Format.Format_RGB32)
        image.fill(QColor(self._tokens.water))
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # A painter that outlives its picture takes the program with it.
        try:
            drawing = _Drawing(painter, self._tokens, zoom, column, row, side)
            drawing.fills()
            drawing.strokes(ratio)
        finally:
            painter.end()
        return image


def forget() -> None:
    """Give back what was read for the tiles drawn so far; the next ones read it again."""
    ground.forget()
    cell_paths.forget()
    relief.forget()


class _Drawing:
    """One tile while it is drawn."""

    def __init__(
        self, painter: QPainter, tokens: Tokens, zoom: int, column: int, row: int, side: int
    ) -> None:
        self._painter, self._tokens, self._plan = painter, tokens, plan(zoom)
        self._zoom, self._column, self._row, self._side = zoom, column, row, side
        self._world_px = float(side << zoom)
        count = 1 << zoom
        around = _AROUND_PX / TILE_PX
        self._box = Box(
            (column - around) / count,
            (row - around) / count,
            (column + 1 + around) / count,
            (row + 1 + around) / count,
        )
        north, south = (mercator.to_degrees(0.0, y)[0] for y in (self._box.top, self._box.bottom))
        west, east = self._box.left * 360 - 180, self._box.right * 360 - 180
        self._cells = ground.cells(self._plan.level, west, south, east, north)

    def fills(self) -> None:
        """Land with its shade, then lakes, then what is land in them."""
        land = self._shaded_land()
        for fill in self._plan.fills:
            brush = land if fill.ink is Ink.LAND else QBrush(self._color(fill.ink))
            for way in self._ways(fill.layer):
                seen = within(way, self._box)
                if len(seen.x):
                    self._painter.fillPath(path(*self._to_px(seen.x, seen.y), seen.starts), brush)

    def strokes(self, ratio: float) -> None:
        """The lines over it."""
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        for stroke in self._plan.strokes:
            pen = self._pen(stroke, ratio)
            self._painter.setPen(pen)
            for way in self._ways(stroke.layer):
                if stroke.dash_px:
                    self._dashes(way, pen)
                else:
                    seen = within(way, self._box)
                    if len(seen.x):
                        self._painter.drawPath(path(*self._to_px(seen.x, seen.y), seen.starts))

    def _dashes(self, way: Way, pen: QPen) -> None:
        """Each piece that lies on the tile, with the dashes it would have on the whole line."""
        length = sum(pen.dashPattern()) * pen.widthF()
        for piece in clipped(*way, self._box):
            # In widths of the pen, as the pattern is.
            pen.setDashOffset(piece.before * self._world_px % length / pen.widthF())
            self._painter.setPen(pen)
            self._painter.drawPolyline(polygon(*self._to_px(piece.x, piece.y)))

    def _color(self, ink: Ink) -> QColor:
        return QColor(str(getattr(self._tokens, ink)))

    def _pen(self, stroke: Stroke, ratio: float) -> QPen:
        color = self._color(stroke.ink)
        color.setAlphaF(stroke.opacity)
        pen = QPen(color, stroke.width_px * ratio)
        # Coasts have so many points that nobody sees how they are joined, and round joins take long.
        pen.setJoinStyle(Qt.PenJoinStyle.BevelJoin)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if stroke.dash_px:
            pen.setDashPattern([length / stroke.width_px for length in stroke.dash_px])
        return pen

    def _shaded_land(self) -> QBrush:
        """The colour of land, light on its slopes and dark behind them."""
        land, strength = self._color(Ink.LAND), self._plan.relief
        dark, bright = (1.0, 0.6) if self._tokens.is_dark else (1.5, 1.0)
        image = None
        if strength:
            colors = relief.colors(land, strength * dark, strength * bright)
            image = relief.shaded(self._zoom, self._column, self._row, colors)
        if image is None:
            return QBrush(land)
        return QBrush(image if image.width() == self._side else _scaled(image, self._side))

    def _ways(self, layer: Layer) -> Iterator[Way]:
        """A layer of all cells, each on the turn of the world where this tile lies."""
        cell_deg = ground.LEVELS[self._plan.level].cell_deg
        middle = (self._box.left + self._box.right) / 2
        for cell in self._cells:
            way = cell_way(layer, self._plan.level, cell, self._zoom)
            if way is not None:
                turns = round(middle - (cell.column + 0.5) * cell_deg / 360)
                yield way._replace(x=way.x + turns) if turns else way

    def _to_px(self, x: F64, y: F64) -> tuple[F64, F64]:
        world = self._world_px
        return x * world - self._column * self._side, y * world - self._row * self._side


def _scaled(image: QImage, side: int) -> QImage:
    return image.scaled(
        side, side, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
