"""A small raised card over a map, beside a spot of it."""

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui.theme import Theme

_WIDTH, _RADIUS, _GAP = 300, 10, 14


class MapCard(QWidget):
    """Stands over a map until it is closed.

    Signals:
        closed: It is gone.
    """

    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._map = theme, parent
        self._is_open = False
        self.setFixedWidth(theme.px(_WIDTH))
        self.hide()

    def close_card(self) -> None:
        """Go away; the keys are the map's again."""
        if self._is_open:
            had_focus = self.isAncestorOf(self.window().focusWidget())
            self._is_open = False
            self.hide()
            if had_focus:
                self._map.setFocus(Qt.FocusReason.ActiveWindowFocusReason)
            self.closed.emit()

    def take(self) -> None:
        """Do what the card is for."""

    def _open(self, at: QPointF, first: QWidget) -> None:
        """Stand beside this pixel of the map, with the caret in the first field."""
        self._is_open = True
        self.adjustSize()
        self._stand(at)
        self.show()
        self.raise_()
        first.setFocus()

    def _stand(self, at: QPointF) -> None:
        """Beside the spot, on the side where there is room."""
        px, room = self._theme.px, self._map.size()
        left = round(at.x()) + px(_GAP)
        if left + self.width() > room.width() - px(50):
            left = round(at.x()) - px(_GAP) - self.width()
        top = round(at.y()) - self.height() // 2
        left = min(max(left, px(8)), max(px(8), room.width() - self.width() - px(8)))
        self.move(left, min(max(top, px(8)), max(px(8), room.height() - self.height() - px(8))))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes, Enter takes what is said; the keys of the map are not for a field."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_card()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            chosen = self.window().focusWidget()
            if isinstance(chosen, QAbstractButton):
                chosen.click()
            else:
                self.take()
        event.accept()

    def event(self, event: QEvent) -> bool:
        """A letter is for the card, not for a tool of the map."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.text():
            event.setAccepted(not event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            return event.isAccepted()
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A raised plate."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("line"), 1))
        painter.setBrush(self._theme.color("raised"))
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        painter.end()
