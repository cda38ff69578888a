"""A new palette for every control: at once for those in sight, a few at a time for the others."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

_AT_ONCE = 150


class Restyling(QObject):
    """Has the controls read the style sheet's colours again, which they keep until they are told."""

    def __init__(self, app: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._app = app
        self._left: list[QWidget] = []
        self._next = QTimer(self, interval=0)
        self._next.timeout.connect(self._go_on)

    def begin(self) -> None:
        """All that is in sight now; the rest follows in turns of its own."""
        widgets = self._app.allWidgets()
        self._polish([widget for widget in widgets if widget.isVisible()])
        self._left = [widget for widget in widgets if not widget.isVisible()]
        self._next.start()

    def _go_on(self) -> None:
        now, self._left = self._left[:_AT_ONCE], self._left[_AT_ONCE:]
        self._polish([widget for widget in now if isValid(widget)])
        if not self._left:
            self._next.stop()

    def _polish(self, widgets: list[QWidget]) -> None:
        style = self._app.style()
        for widget in widgets:
            style.polish(widget)
            # It may have come into sight meanwhile.
            widget.update()
