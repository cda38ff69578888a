"""The bundled world as tiles: land and water, shade, rivers and borders, without a word on them."""

from collections.abc import Iterator

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen

from expedition.atlas import ground
from expedition.atlas.ground import Layer
from expedition.cartography import mercator
from expedition.cartography.ground import GroundPlan, Stroke, plan
from expedition.cartography.mercator import TILE_PX
from ui.maps.cell_paths import cell_path
from ui.maps.relief import veil
from ui.tokens import Tokens

_AROUND_PX = 4


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
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        # A painter that outlives its picture takes the program with it.
        try:
            drawing = _Drawing(painter, self._tokens, plan(zoom), zoom, column, row, side)
            drawing.fills()
            drawing.strokes(ratio)
        finally:
            painter.end()
        return image


class _Drawing:
    """One tile while it is drawn."""

    def __init__(
        self, painter: QPainter, tokens: Tokens, what: GroundPlan, zoom: int, column: int, row: int, side: int
    ) -> None:
        self._painter, self._tokens, self._plan = painter, tokens, what
        self._zoom, self._column, self._row, self._side = zoom, column, row, side
        count = 1 << zoom
        around = _AROUND_PX / TILE_PX
        north, west = mercator.to_degrees(0.0, (row - around) / count)[0], (column - around) / count
        south, east = mercator.to_degrees(0.0, (row + 1 + around) / count)[0], (column + 1 + around) / count
        self._cells = ground.cells(what.level, west * 360 - 180, south, east * 360 - 180, north)
        self._middle = (column + 0.5) / count

    def fills(self) -> None:
        """Land with its shade, then lakes, then what is land in them."""
        land, *others = self._plan.fills
        for path in self._paths(land.layer):
            self._painter.fillPath(path, QColor(str(getattr(self._tokens, land.ink))))
        self._shade()
        for fill in others:
            for path in self._paths(fill.layer):
                self._painter.fillPath(path, QColor(str(getattr(self._tokens, fill.ink))))

    def strokes(self, ratio: float) -> None:
        """The lines over it."""
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        for stroke in self._plan.strokes:
            self._painter.setPen(self._pen(stroke, ratio))
            for path in self._paths(stroke.layer):
                self._painter.drawPath(path)

    def _pen(self, stroke: Stroke, ratio: float) -> QPen:
        color = QColor(str(getattr(self._tokens, stroke.ink)))
        color.setAlphaF(stroke.opacity)
        pen = QPen(color, stroke.width_px * ratio)
        pen.setCosmetic(True)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if stroke.dash_px:
            pen.setDashPattern([length / stroke.width_px for length in stroke.dash_px])
        return pen

    def _shade(self) -> None:
        strength = self._plan.relief
        if not strength:
            return
        dark, bright = (strength * 2, strength) if not self._tokens.is_dark else (strength, strength / 2)
        image = veil(self._zoom, self._column, self._row, dark, bright)
        if image is not None:
            self._painter.resetTransform()
            self._painter.drawImage(QRectF(0, 0, self._side, self._side), image)

    def _paths(self, layer: Layer) -> Iterator[QPainterPath]:
        """The paths of a layer; the painter is moved to where each belongs."""
        world = float(self._side << self._zoom)
        cell_deg = ground.LEVELS[self._plan.level].cell_deg
        for cell in self._cells:
            path = cell_path(layer, self._plan.level, cell, self._zoom)
            if path is not None:
                turns = round(self._middle - (cell.column + 0.5) * cell_deg / 360)
                self._painter.resetTransform()
                self._painter.translate(turns * world - self._column * self._side, -self._row * self._side)
                self._painter.scale(world, world)
                yield path
