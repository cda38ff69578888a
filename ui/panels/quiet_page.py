"""A page with nothing on it yet, that says how to begin."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from expedition.text import _
from ui.theme import Theme

_TOP = 96


class QuietPage(QWidget):
    """Two sentences where a day would stand."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._title = _("No day here yet")
        self._words = _(
            "Ctrl+D begins one, and first the trip if there is none. "
            "Or drop tracks on the window: they become days by themselves."
        )
        self.setAccessibleName(f"{self._title}. {self._words}")
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The sentences, where the eye begins to read."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("page"))
        px = self._theme.px
        left = max(px(32), (self.width() - px(640)) // 2)
        room = QRectF(left, px(_TOP), self.width() - 2 * left, px(120))
        painter.setFont(self._theme.page_title())
        painter.setPen(self._theme.color("ink"))
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft, self._title)
        painter.setFont(self._theme.body())
        painter.setPen(self._theme.color("ink2"))
        painter.drawText(room.adjusted(0, px(40), 0, 0), Qt.TextFlag.TextWordWrap, self._words)
        painter.end()
