"""How a height profile is drawn: grid, area, kilometres, clock, heat band and marks."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from expedition import units
from expedition.points import F64, NO_TIME
from expedition.record_classes import dataclass
from expedition.stats.along import Way
from expedition.text import _
from ui.icons import Icons
from ui.theme import Theme
from ui.widgets import axis
from ui.widgets.polylines import draw_solid

MARK_PX = 13
_HEAT_PX, _HEAT_GAP_PX = 5, 3
_LEAST_RELIEF_M = 100.0


@dataclass(frozen=True, slots=True)
class ProfileMark:
    """Something that happened on the way: where, which icon, and its words."""

    distance_m: float
    icon: str
    text: str
    photo: int | None = None


@dataclass(frozen=True, slots=True)
class Scale:
    """Metres of the way and metres of height as pixels inside a box."""

    box: QRectF
    span: tuple[float, float]
    heights: tuple[float, float]

    def x(self, distance_m: float) -> float:
        """The pixel column of a kilometre."""
        low, high = self.span
        return self.box.left() + (distance_m - low) / (high - low) * self.box.width()

    def y(self, height_m: float) -> float:
        """The pixel row of a height."""
        low, high = self.heights
        return self.box.bottom() - (height_m - low) / (high - low) * self.box.height()

    def distance(self, x: float) -> float:
        """The kilometre under a pixel column, held inside the span."""
        share = min(1.0, max(0.0, (x - self.box.left()) / self.box.width()))
        return self.span[0] + share * (self.span[1] - self.span[0])

    def shows(self, distance_m: float) -> bool:
        """Whether a kilometre lies in the span."""
        return self.span[0] <= distance_m <= self.span[1]


def height_range(way: Way, span: tuple[float, float]) -> tuple[float, float]:
    """The ends of the height axis, with air above and below; at least a hundred metres apart."""
    heights = way.points.ele_m[(way.distance_m >= span[0]) & (way.distance_m <= span[1])]
    heights = heights[np.isfinite(heights)]
    if not len(heights):
        return 0.0, _LEAST_RELIEF_M
    low, high = float(heights.min()), float(heights.max())
    spare = max((high - low) * 0.14, (_LEAST_RELIEF_M - (high - low)) / 2)
    return low - spare, high + spare * 0.6


class ProfileDrawing:
    """One drawing of a way; everything but the cursor."""

    def __init__(
        self, painter: QPainter, theme: Theme, icons: Icons, way: Way, scale: Scale, ratio: float
    ) -> None:
        self._painter, self._theme, self._icons = painter, theme, icons
        self._way, self._scale, self._ratio = way, scale, ratio
        self.clock_boxes: list[QRectF] = []
        self._has_heights = bool(np.isfinite(way.points.ele_m).any())

    def draw(self, marks: Sequence[ProfileMark], notes: tuple[str, str]) -> None:
        """Everything, back to front."""
        if self._has_heights:
            self._grid()
            self._area()
        else:
            self._no_heights()
        self._kilometres(notes)
        self._clock()
        self._heat()
        self._marks(marks)

    def _words(self, box: QRectF, words: str, side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft) -> None:
        self._painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, words)

    def _pen(self, token: str, width: float = 1.0, dash: Sequence[float] = ()) -> None:
        pen = QPen(self._theme.color(token), width)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        if dash:
            pen.setDashPattern(list(dash))
        self._painter.setPen(pen)

    def _grid(self) -> None:
        box = self._scale.box
        self._painter.setFont(self._theme.tiny())
        values = axis.ticks(*self._scale.heights, 4)
        for value in values:
            y = round(self._scale.y(value)) + 0.5
            self._pen("line")
            self._painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
            self._pen("ink3")
            words = units.metres(value) + (" m" if value == values[-1] else "")
            label = QRectF(0, y - 10, box.left() - self._theme.px(6), 20)
            self._words(label, words, Qt.AlignmentFlag.AlignRight)

    def _no_heights(self) -> None:
        self._painter.setFont(self._theme.small())
        self._pen("ink3")
        self._words(self._scale.box, _("This line has no heights."), Qt.AlignmentFlag.AlignHCenter)

    def _area(self) -> None:
        way, box = self._way, self._scale.box
        span, heights = self._scale.span, self._scale.heights
        self._painter.save()
        self._painter.setClipRect(box.adjusted(-1, 0, 1, 0))
        for run in axis.finite_runs(way.points.ele_m, way.points.segment_starts):
            x = box.left() + (way.distance_m[run] - span[0]) * box.width() / (span[1] - span[0])
            y = box.bottom() - (way.points.ele_m[run] - heights[0]) * box.height() / (heights[1] - heights[0])
            x, y = axis.thin_to_columns(x, y)
            line = _polygon(x, y)
            # Smoothed edges would show a seam between two segments.
            self._painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
            self._painter.setPen(Qt.PenStyle.NoPen)
            self._painter.setBrush(self._theme.color("area"))
            under = QPolygonF([QPointF(line.first().x(), box.bottom()), *line.toList()])
            under.append(QPointF(line.last().x(), box.bottom()))
            self._painter.drawPolygon(under)
            self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._pen("ink", 1.5, (4, 3) if way.is_reconstructed else ())
            self._painter.setBrush(Qt.BrushStyle.NoBrush)
            if way.is_reconstructed:
                self._painter.drawPolyline(line)
            else:
                draw_solid(self._painter, x, y)
        self._painter.restore()

    def _kilometres(self, notes: tuple[str, str]) -> None:
        box, px = self._scale.box, self._theme.px
        self._painter.setFont(self._theme.tiny())
        self._pen("ink3")
        low, high = self._scale.span[0] / 1000, self._scale.span[1] / 1000
        most = max(2, int(box.width() // px(62)))
        values = axis.ticks(low, high, most)
        decimals = 0 if axis.nice_step(high - low, most) >= 1 else 1
        top = box.bottom() + px(14)
        for value in values:
            words = units.number(value, decimals) + (" km" if value == values[-1] else "")
            width = self._painter.fontMetrics().horizontalAdvance(words)
            x = min(max(self._scale.x(value * 1000) - width / 2, box.left()), box.right() - width)
            self._words(QRectF(x, top, width + 2, px(15)), words)
        line = QRectF(box.left(), top + px(16), box.width(), px(16))
        self._words(line, notes[0])
        self._words(line, notes[1], Qt.AlignmentFlag.AlignRight)

    def _clock(self) -> None:
        """The first and the last time, and round ones between where there is room."""
        way, box, px = self._way, self._scale.box, self._theme.px
        known = np.flatnonzero((way.clock_ms != NO_TIME) & self._inside())
        if not len(known):
            return
        self._painter.setFont(self._theme.tiny())
        self._pen("ink3")
        ends = [(int(index), int(way.clock_ms[index])) for index in (known[0], known[-1])]
        round_times = axis.clock_ticks(way.clock_ms[known], max(1, int(box.width() // px(76))))
        shown = ends + [(int(known[index]), time) for index, time in round_times]
        width = self._painter.fontMetrics().horizontalAdvance("00:00")
        places = []
        for index, _time in shown:
            x = min(
                max(self._scale.x(float(way.distance_m[index])) - width / 2, box.left()), box.right() - width
            )
            places.append((x, x + width))
        for kept in axis.fit_labels(places, px(14)):
            box = QRectF(places[kept][0], px(4), width + 2, px(15))
            self._words(box, units.clock_ms(shown[kept][1]))
            self.clock_boxes.append(box)

    def _inside(self) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
        low, high = self._scale.span
        return np.asarray((self._way.distance_m >= low) & (self._way.distance_m <= high))

    def _heat(self) -> None:
        """One band under the area, coloured by the temperature of each pixel column."""
        way, box = self._way, self._scale.box
        known = np.isfinite(way.temperature_c)
        if not known.any():
            return
        columns = np.arange(int(box.left()), int(box.right()) + 1)
        low, high = self._scale.span
        wanted = low + (columns - box.left()) / box.width() * (high - low)
        warmth = np.interp(wanted, way.distance_m[known], way.temperature_c[known])
        fills = [self._theme.tokens.heat(float(value)) for value in warmth]
        y, start, thick = box.bottom() + _HEAT_GAP_PX, 0, self._theme.px(_HEAT_PX)
        for index in range(1, len(fills) + 1):
            if index == len(fills) or fills[index] != fills[start]:
                band = QRectF(columns[start], y, columns[index - 1] - columns[start] + 1, thick)
                self._painter.fillRect(band, QColor(fills[start]))
                start = index

    def _marks(self, marks: Sequence[ProfileMark]) -> None:
        box, size = self._scale.box, self._theme.px(MARK_PX)
        free_from = float("-inf")
        for mark in sorted(marks, key=lambda item: item.distance_m):
            x = self._scale.x(mark.distance_m)
            if not self._scale.shows(mark.distance_m) or x < free_from:
                continue
            free_from = x + size
            height = float(self._way.points.ele_m[self._way.nearest(mark.distance_m)])
            foot = self._scale.y(height) - 3 if np.isfinite(height) else box.bottom()
            self._pen("edge", 1, (1, 2))
            self._painter.drawLine(QPointF(x, foot), QPointF(x, box.top()))
            icon = self._icons.pixmap(mark.icon, MARK_PX, "ink2", self._ratio)
            self._painter.drawPixmap(QPointF(x - size / 2, box.top() - size - 2), icon)


def _polygon(x: F64, y: F64) -> QPolygonF:
    return QPolygonF([QPointF(a, b) for a, b in zip(x.tolist(), y.tolist(), strict=True)])
