"""A line seen from above, small and without a ground."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from ui.theme import Theme

_MARGIN, _DOT = 5, 2.5


class SmallMap(QWidget):
    """The shape of a line; `shape` are (east, south) pairs in a common unit."""

    def __init__(self, theme: Theme, shape: Sequence[tuple[float, float]], name: str) -> None:
        super().__init__()
        self._theme, self._shape = theme, shape
        self.setAccessibleName(name)

    def sizeHint(self) -> QSize:
        """A square beside the profile."""
        return QSize(self._theme.px(72), self._theme.px(64))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The line, a ring where it begins, a dot where it ends."""
        if len(self._shape) < 2:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        points = self._fitted()
        painter.setPen(QPen(self._theme.color("here"), 1.5))
        painter.drawPolyline(QPolygonF(points))
        painter.setBrush(self._theme.color("page"))
        painter.drawEllipse(points[0], _DOT, _DOT)
        painter.setBrush(self._theme.color("here"))
        painter.drawEllipse(points[-1], _DOT, _DOT)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _fitted(self) -> list[QPointF]:
        east, south = zip(*self._shape, strict=True)
        wide, high = max(east) - min(east), max(south) - min(south)
        room = QSize(self.width() - 2 * _MARGIN, self.height() - 2 * _MARGIN)
        scale = min(room.width() / max(wide, 1e-9), room.height() / max(high, 1e-9))
        left = (self.width() - wide * scale) / 2 - min(east) * scale
        top = (self.height() - high * scale) / 2 - min(south) * scale
        return [QPointF(left + x * scale, top + y * scale) for x, y in self._shape]
