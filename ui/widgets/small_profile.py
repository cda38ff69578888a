"""Heights along a line, small and without numbers."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from ui.theme import Theme


class SmallProfile(QWidget):
    """A filled outline of heights; `heights` are (along 0 to 1, metres) pairs."""

    def __init__(self, theme: Theme, heights: Sequence[tuple[float, float]], name: str) -> None:
        super().__init__()
        self._theme, self._heights = theme, heights
        self.setAccessibleName(name)

    def sizeHint(self) -> QSize:
        """As in a line of the import table."""
        return QSize(self._theme.px(200), self._theme.px(64))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Area and line."""
        if len(self._heights) < 2:
            return
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        low, high = min(h for _x, h in self._heights), max(h for _x, h in self._heights)
        # A flat ride stays flat: small noise is not drawn as mountains.
        span = max(high - low, 40.0)
        width, height = self.width() - 2, self.height() - 4
        points = [QPointF(1 + x * width, 2 + height - (h - low) / span * height) for x, h in self._heights]
        floor = [QPointF(points[-1].x(), height + 3), QPointF(points[0].x(), height + 3)]
        painter.setPen(theme.color("area"))
        painter.setBrush(theme.color("area"))
        painter.drawPolygon(QPolygonF([*points, *floor]))
        painter.setPen(QPen(theme.color("here"), 1.5))
        painter.drawPolyline(QPolygonF(points))
