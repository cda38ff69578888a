"""Something the program could do now, as one quiet line: a click, Enter or its key does it."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton

from ui.icons import Icons
from ui.theme import Theme

_GAP, _PAD, _KEY = 10, 5, 18


class OfferLine(QAbstractButton):
    """A sign, a sentence and a key.

    Signals:
        declined: Delete or Escape, while it has the focus.
    """

    declined = Signal()

    def __init__(self, theme: Theme, icons: Icons, sign: str, words: str, keys: str, height: int) -> None:
        super().__init__()
        self._theme, self._icons, self._sign, self._words, self._keys = theme, icons, sign, words, keys
        self._is_under_pointer = False
        self._margin = theme.px(32)
        self.setFixedHeight(theme.px(height))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(words)
        self.setToolTip(keys)
        theme.changed.connect(self.update)

    @property
    def words(self) -> str:
        """What it says."""
        return self._words

    def stand_at(self, margin: int) -> None:
        """Begin where the words of the page begin."""
        self._margin = margin
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes it, Delete and Escape put it away."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Escape):
            self.declined.emit()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be clicked."""
        self._is_under_pointer = True
        super().enterEvent(event)

    def leaveEvent(self, _event: object) -> None:
        """Show it no longer."""
        self._is_under_pointer = False
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A hairline, the sign, the words, the key in its frame."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px, color = self._theme.px, self._theme.color
        painter.fillRect(self.rect(), color("hover" if self._is_under_pointer else "page"))
        painter.fillRect(0, 0, self.width(), 1, color("line"))
        sign = self._icons.pixmap(self._sign, 16, "ink3", self.devicePixelRatioF())
        painter.drawPixmap(self._margin, (self.height() - px(16)) // 2, sign)
        wide = QFontMetrics(self._theme.tiny()).horizontalAdvance(self._keys) + 2 * px(_PAD)
        key = QRect(self.width() - self._margin - wide, (self.height() - px(_KEY)) // 2, wide, px(_KEY))
        left = self._margin + px(16 + _GAP)
        room = QRect(left, 0, max(0, key.left() - px(_GAP) - left), self.height())
        body = self._theme.body()
        words = QFontMetrics(body).elidedText(self._words, Qt.TextElideMode.ElideRight, room.width())
        painter.setFont(body)
        painter.setPen(color("ink3"))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        painter.setFont(self._theme.tiny())
        painter.drawText(key, Qt.AlignmentFlag.AlignCenter, self._keys)
        painter.setPen(QPen(color("line"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(key, 4, 4)
        if self.hasFocus():
            painter.setPen(QPen(color("here"), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 2, -1, -1), 4, 4)
        painter.end()
