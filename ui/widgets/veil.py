"""The veil over a window while a dialog waits for an answer."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme import Theme

_PATIENCE_MS = 300
_POINTER = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease, QEvent.Type.Wheel)


class Veil(QWidget):
    """Darkens the whole of its parent."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setGeometry(parent.rect())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The shade."""
        QPainter(self).fillRect(self.rect(), self._theme.color("shade"))


class Hold(Veil):
    """Keeps a window still while a job writes: takes the keys and the pointer, and darkens after a moment."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._before: QWidget | None = parent.focusWidget()
        self._is_dark = False
        QTimer.singleShot(_PATIENCE_MS, self, self._darken)
        self.show()
        self.raise_()
        self.setFocus()

    def release(self) -> None:
        """Let the window go on where it was."""
        if self._before is not None and self.hasFocus():
            self._before.setFocus()
        self.hide()
        self.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys wait, as everything does."""
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Nothing behind it hears of a click."""
        return super().event(event) or event.type() in _POINTER

    def paintEvent(self, event: QPaintEvent) -> None:
        """Nothing at first: most writes are over before they are seen."""
        if self._is_dark:
            super().paintEvent(event)

    def _darken(self) -> None:
        self._is_dark = True
        self.update()


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
