"""A line seen from above, small, on its ground."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from expedition.cartography.lines import TripLines
from ui.background import Background
from ui.maps.still_map import StillMap
from ui.theme import Theme

_CORNER, _MARGIN = 4, 13


class SmallMap(QWidget):
    """Where a line lies."""

    def __init__(self, theme: Theme, background: Background, lines: TripLines, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.map = StillMap(theme, background, lines, margin=theme.px(_MARGIN), parent=self)
        self.map.changed.connect(self.update)
        self.setAccessibleName(name)

    def sizeHint(self) -> QSize:
        """A small picture beside the profile."""
        return QSize(self._theme.px(96), self._theme.px(68))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The map in a thin frame."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _CORNER, _CORNER)
        painter.setClipPath(shape)
        self.map.paint(painter, self.width(), self.height())
        painter.setClipping(False)
        painter.strokePath(shape, QPen(self._theme.color("line"), 1))
