"""Vector tiles painted in the colours of our own atlas."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from expedition.tilesets.vector_tile import read_tile
from ui.maps.paths import path_of
from ui.maps.vector_shapes import Part, Shapes, sorted_shapes, wanted_layers
from ui.maps.vector_style import CASED, STROKES, Ink, bare_colour, casing_colour, colours, width_px
from ui.tokens import Tokens

TILE_PX = 512
_CASING_PX, _CASED_FROM_PX = 1.5, 2.2
_PIECE, _WHOLE = 16, 1 << 30
"""A painter takes far longer over one path of a thousand rings than over many of a few."""

Lines = Mapping[Ink, Sequence[Shapes]]


class VectorPainting:
    """Paints tiles in one theme; may be used in any thread."""

    def __init__(self, tokens: Tokens) -> None:
        self._colours = {ink: QColor(colour) for ink, colour in colours(tokens).items()}
        self._land, self._casing = QColor(tokens.land), QColor(casing_colour(tokens))
        self._bare = QColor(bare_colour(tokens))

    def paint(self, data: bytes, zoom: int, part: Part, ratio: float) -> QImage:
        """The picture of a part of a tile for a zoom; `ValueError` where the bytes are no tile."""
        layers = read_tile(data, wanted_layers(zoom))
        areas, lines = sorted_shapes(layers.values(), part)
        side = round(part.side_px * ratio)
        image = QImage(side, side, QImage.Format.Format_RGB32)
        image.fill(self._land)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(side / part.side_px, side / part.side_px)
        for ink in sorted(areas):
            if ink is not Ink.BUILDING:
                self._fill(painter, areas[ink], ink)
        self._streams(painter, lines, zoom)
        self._fill(painter, areas.get(Ink.BUILDING, ()), Ink.BUILDING)
        self._roads(painter, lines, zoom)
        painter.end()
        return image

    def _fill(self, painter: QPainter, areas: Sequence[Shapes], ink: Ink) -> None:
        # Water is one piece: where lakes of two pieces touch, their edges would shine through.
        most = _WHOLE if ink is Ink.WATER else _PIECE
        for shapes in areas:
            for piece in shapes.pieces(most):
                painter.fillPath(path_of(piece.x, piece.y, piece.starts), self._colours[ink])

    def _streams(self, painter: QPainter, lines: Lines, zoom: int) -> None:
        for ink in (Ink.STREAM, Ink.RIVER):
            if ink in lines:
                _stroke(painter, lines[ink], self._colours[ink], width_px(ink, zoom))

    def _roads(self, painter: QPainter, lines: Lines, zoom: int) -> None:
        widths = {ink: width_px(ink, zoom) for ink in sorted(lines) if ink > Ink.RIVER}
        for ink in CASED:
            if widths.get(ink, 0) >= _CASED_FROM_PX:
                _stroke(painter, lines[ink], self._casing, widths[ink] + _CASING_PX)
        for ink, width in widths.items():
            is_bare = ink in CASED and width < _CASED_FROM_PX
            colour = self._bare if is_bare else self._colours[ink]
            _stroke(painter, lines[ink], colour, width, STROKES[ink].dash)


def _stroke(
    painter: QPainter, lines: Sequence[Shapes], colour: QColor, width: float, dash: tuple[float, ...] = ()
) -> None:
    if not width:
        return
    pen = _pen(colour, width, dash)
    for shapes in lines:
        for piece in shapes.pieces(_WHOLE if width <= 1 else _PIECE):
            painter.strokePath(path_of(piece.x, piece.y, piece.starts), pen)


def _pen(colour: QColor, width: float, dash: tuple[float, ...] = ()) -> QPen:
    # Thin joins need no rounding, and roads meet where their ends lie over each other.
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap if dash or width < 2 else Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.BevelJoin if width < 2 else Qt.PenJoinStyle.RoundJoin)
    if dash:
        pen.setDashPattern([length / width for length in dash])
    return pen
