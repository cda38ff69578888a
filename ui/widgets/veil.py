"""The veil over a window while a dialog waits for an answer."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme import Theme


class Veil(QWidget):
    """Darkens the whole of its parent."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setGeometry(parent.rect())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The shade."""
        QPainter(self).fillRect(self.rect(), self._theme.color("shade"))


@contextmanager
def veiled(theme: Theme, window: QWidget) -> Iterator[None]:
    """A veil over a window for as long as something lasts."""
    veil = Veil(theme, window)
    veil.show()
    try:
        yield
    finally:
        veil.hide()
        veil.deleteLater()
