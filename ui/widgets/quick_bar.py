"""The closed quick entry: one quiet line at the foot of the page."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QEnterEvent, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton

from ui.icons import Icons
from ui.theme import Theme

_HEIGHT, _GAP, _PAD, _KEY = 44, 10, 5, 18


class QuickBar(QAbstractButton):
    """A click anywhere, or Enter, opens it; the key stands at its right."""

    def __init__(self, theme: Theme, icons: Icons, words: str, keys: str) -> None:
        super().__init__()
        self._theme, self._icons, self._words, self._keys = theme, icons, words, keys
        self._is_under_pointer = False
        self._margin = theme.px(32)
        self.setFixedHeight(theme.px(_HEIGHT))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(words)
        self.setToolTip(keys)
        theme.changed.connect(self.update)

    def stand_at(self, margin: int) -> None:
        """Begin where the words of the page begin."""
        self._margin = margin
        self.update()

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
        sign = self._icons.pixmap("plus", 16, "ink3", self.devicePixelRatioF())
        painter.drawPixmap(self._margin, (self.height() - px(16)) // 2, sign)
        small = QFontMetrics(self._theme.tiny())
        wide = small.horizontalAdvance(self._keys) + 2 * px(_PAD)
        right = self.width() - self._margin
        key = QRect(right - wide, (self.height() - px(_KEY)) // 2, wide, px(_KEY))
        left = self._margin + px(16 + _GAP)
        room = QRect(left, 0, max(0, key.left() - px(_GAP) - left), self.height())
        painter.setFont(self._theme.body())
        painter.setPen(color("ink3"))
        words = QFontMetrics(self._theme.body()).elidedText(
            self._words, Qt.TextElideMode.ElideRight, room.width()
        )
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
