"""A frameless field that opens over what it edits and closes by itself."""

from collections.abc import Sequence

from PySide6.QtCore import SIGNAL, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QWidget

from ui.theme import Theme
from ui.widgets.completions import completer

_MARGIN = 4
_LIST_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)


class LineEditor(QLineEdit):
    """Enter and leaving commit, Escape cancels; each at most once.

    With `waits`, it stays open while another window has the keys: its owner hands on what stands in it.

    Signals:
        committed: The text typed.
        cancelled: The text is to be forgotten.
        stepped: Tab (Shift+Tab: False) wants the next thing; where nobody listens, Tab just leaves.
    """

    committed = Signal(str)
    cancelled = Signal()
    stepped = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget, *, waits: bool = False) -> None:
        super().__init__(parent)
        self._theme = theme
        self.draft_place = ""
        self._is_done = False
        self._brief = {Qt.FocusReason.PopupFocusReason}
        if waits:
            self._brief.add(Qt.FocusReason.ActiveWindowFocusReason)
        self._popup: QAbstractItemView | None = None
        self.setProperty("look", "bare")
        self.setFrame(False)
        self.setTextMargins(_MARGIN, 0, _MARGIN, 0)

    @property
    def inset(self) -> int:
        """How far its letters stand from its left edge, in pixels; Qt adds two of its own."""
        return _MARGIN + 2

    def complete_from(self, words: Sequence[str]) -> None:
        """Offer these words while typing."""
        if words:
            made = completer(self._theme, words, self)
            self._popup = made.popup()
            self.setCompleter(made)

    def retire(self) -> None:
        """Go away without a word."""
        self._is_done = True
        self.hide()
        self.deleteLater()

    def _finish(self) -> None:
        if not self._is_done:
            self._is_done = True
            self.committed.emit(self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter commits, Escape cancels; in an open list Escape closes it, and Enter takes what is chosen."""
        if event.key() in _LIST_KEYS and self._is_choosing(is_enter=event.key() != Qt.Key.Key_Escape):
            event.ignore()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._finish()
        elif event.key() == Qt.Key.Key_Escape:
            self._is_done = True
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Tab goes to what is edited next, not to the next widget."""
        # Qt asks the same when the focused widget is hidden: then nothing is to be edited next.
        if self._is_done or not self.receivers(SIGNAL("stepped(bool)")):
            return super().focusNextPrevChild(is_next)
        self.stepped.emit(is_next)
        return True

    def _is_choosing(self, *, is_enter: bool) -> bool:
        popup = self._popup
        if popup is None or not popup.isVisible():
            return False
        return popup.currentIndex().isValid() or not is_enter

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving keeps what was typed; a list of completions is no leaving."""
        super().focusOutEvent(event)
        if event.reason() not in self._brief:
            self._finish()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A field of the house, drawn over what lies under it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("page"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("here"), 2))
        painter.setBrush(self._theme.color("field"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        painter.end()
        super().paintEvent(event)
