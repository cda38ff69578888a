"""One to five stars, or none."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from expedition.text import _
from ui.icons import Icons
from ui.theme import Theme

_STARS = 5
_STEP, _ICON = 24, 18


class Rating(QWidget):
    """A click or a digit sets it, arrows step, 0 or Backspace takes it away.

    Signals:
        changed: Another value.
    """

    changed = Signal()

    def __init__(self, theme: Theme, icons: Icons, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icons, self._name = theme, icons, name
        self._value: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedSize(self.sizeHint())
        self.set_value(None)

    def sizeHint(self) -> QSize:
        """Five stars."""
        return QSize(self._theme.px(_STEP * _STARS + 4), self._theme.px(30))

    @property
    def value(self) -> int | None:
        """1 to 5, or None."""
        return self._value

    def set_value(self, value: int | None) -> None:
        """Show another value without telling."""
        self._value = value
        words = _("{n} of 5").format(n=value) if value else _("not rated")
        self.setAccessibleName(f"{self._name}: {words}")
        self.setToolTip(words)
        self.update()

    def _choose(self, value: int | None) -> None:
        if value != self._value:
            self.set_value(value)
            self.changed.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The star under the pointer; the one in force again takes it away."""
        star = min(_STARS, max(1, int(event.position().x() // self._theme.px(_STEP)) + 1))
        self._choose(None if star == self._value else star)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits and arrows."""
        key = Qt.Key
        typed = event.text()
        if typed.isdigit() and 0 <= int(typed) <= _STARS:
            self._choose(int(typed) or None)
        elif event.key() in (key.Key_Backspace, key.Key_Delete):
            self._choose(None)
        elif event.key() in (key.Key_Right, key.Key_Up):
            self._choose(min(_STARS, (self._value or 0) + 1))
        elif event.key() in (key.Key_Left, key.Key_Down):
            self._choose(max(0, (self._value or 0) - 1) or None)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Stars up to the value full, the others in outline."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px = self._theme.px
        for star in range(_STARS):
            is_chosen = star < (self._value or 0)
            token, ratio = "ink" if is_chosen else "edge", self.devicePixelRatioF()
            icon = self._icons.pixmap("star", _ICON, token, ratio, is_filled=is_chosen)
            painter.drawPixmap(QPoint(px(_STEP) * star + 4, (self.height() - px(_ICON)) // 2), icon)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.color("here"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.end()
