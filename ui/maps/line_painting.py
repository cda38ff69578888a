"""Lines of a trip painted in pixels of a tile or of the view."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from expedition.cartography.clipping import Box, clipped
from expedition.cartography.line_batches import Batch
from expedition.cartography.line_styles import DAY_END_PX, Stroke
from expedition.cartography.lines import WorldWay
from expedition.cartography.mercator import View
from expedition.record_classes import dataclass
from ui.widgets.polylines import draw_solid, polygon

_BESIDE_PX = 8.0
_RING_PX = 3.6


@dataclass(frozen=True, slots=True)
class Frame:
    """A part of the world in pixels: what lies at the upper left corner, and the pixels across the world."""

    box: Box
    world_px: float

    @classmethod
    def of(cls, view: View) -> "Frame":
        """What is in sight."""
        left, top = view.to_world(0, 0)
        right, bottom = view.to_world(view.width, view.height)
        return cls(Box(left, top, right, bottom), view.world_px)

    @property
    def wide(self) -> Box:
        """The box with the room that strokes beside it take."""
        return self.box.grown(_BESIDE_PX / self.world_px)

    def spot(self, x: float, y: float) -> QPointF:
        """The pixel of a world position."""
        return QPointF((x - self.box.left) * self.world_px, (y - self.box.top) * self.world_px)


Color = Callable[[str], QColor]
"""The colour of a token."""


def paint(painter: QPainter, frame: Frame, batches: Iterable[Batch], color: Color) -> int:
    """All batches, one over the other; how many points that were."""
    count = 0
    for batch in batches:
        for stroke in batch.strokes:
            count += _paint(painter, frame, batch.way, stroke, color)
    return count


def paint_day_ends(
    painter: QPainter, frame: Frame, ends: Iterable[tuple[float, float]], color: Color
) -> None:
    """A small ring where one day ends and the next begins."""
    painter.setPen(QPen(color("past"), 1.2))
    painter.setBrush(color("casing"))
    for x, y in ends:
        painter.drawEllipse(frame.spot(x, y), DAY_END_PX, DAY_END_PX)


def paint_ends(painter: QPainter, spots: Iterable[QPointF], color: Color) -> None:
    """Rings where the line of a day begins and ends."""
    painter.setPen(QPen(color("town"), 1.5))
    painter.setBrush(color("page"))
    for spot in spots:
        painter.drawEllipse(spot, _RING_PX, _RING_PX)


def _paint(painter: QPainter, frame: Frame, way: WorldWay, stroke: Stroke, color: Color) -> int:
    count = 0
    pen = _pen(stroke, color)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen)
    for piece in clipped(*way, frame.wide):
        x = (piece.x - frame.box.left) * frame.world_px
        y = (piece.y - frame.box.top) * frame.world_px
        count += len(x)
        if stroke.dash:
            # Tiles are painted one by one, and the dashes run on from one to the next.
            pen.setDashOffset(piece.before * frame.world_px % sum(stroke.dash) / stroke.width)
            painter.setPen(pen)
            painter.drawPolyline(polygon(x, y))
        else:
            draw_solid(painter, x, y)
    return count


def _pen(stroke: Stroke, color: Color) -> QPen:
    pen = QPen(color(stroke.token), stroke.width)
    # Lines have so many points that nobody sees how they are joined, and round joins cost four times as much.
    pen.setJoinStyle(Qt.PenJoinStyle.BevelJoin)
    is_flat = bool(stroke.dash) and not stroke.is_dotted
    pen.setCapStyle(Qt.PenCapStyle.FlatCap if is_flat else Qt.PenCapStyle.RoundCap)
    if stroke.dash:
        pen.setDashPattern([length / stroke.width for length in stroke.dash])
    return pen
