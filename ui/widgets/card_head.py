"""The left of a card: its icon, name and count; the whole line while the card is empty."""

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from expedition import units
from expedition.text import _
from ui.icons import Icons
from ui.theme import Theme
from ui.widgets.card_row import REACH

HEAD_WIDTH = 136
_LINE = 20
_ICON, _ICON_GAP = 16, 9


class CardHead(QAbstractButton):
    """Icon, name, count; while the card is empty, the sentence that teaches too."""

    def __init__(self, theme: Theme, icons: Icons, icon: str, name: str, empty_words: str) -> None:
        super().__init__()
        self._theme, self._icons = theme, icons
        self._icon, self._name, self._empty_words = icon, name, empty_words
        self._count, self._is_empty = -1, True
        self._is_under_pointer = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_count(0, is_empty=True)

    def show_count(self, count: int, *, is_empty: bool) -> None:
        """Say how many lines there are; a count of 0 is not written."""
        if (count, is_empty) == (self._count, self._is_empty):
            return
        self._count, self._is_empty = count, is_empty
        words = self._empty_words if is_empty else _("add another")
        self.setAccessibleName(f"{self._name}: {words}")
        self.setToolTip("" if is_empty else _("Add another line") + "  Ins")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(self._theme.px(HEAD_WIDTH), self._theme.px(_LINE))

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be pressed."""
        self._is_under_pointer = True
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Show it no longer."""
        self._is_under_pointer = False
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Insert press it, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Insert):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Quiet while empty."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px, is_hot = self._theme.px, self._is_under_pointer and self.isEnabled()
        token = "ink2" if is_hot else "ink3" if self._is_empty else "ink"
        icon = "plus" if is_hot and not self._is_empty else self._icon
        sign = self._icons.pixmap(
            icon, _ICON, "ink3" if self._is_empty and not is_hot else "ink2", self.devicePixelRatioF()
        )
        painter.drawPixmap(QPoint(px(REACH), (self.height() - px(_ICON)) // 2), sign)
        x = px(REACH + _ICON + _ICON_GAP)
        painter.setFont(self._theme.body() if self._is_empty else self._theme.medium())
        painter.setPen(self._theme.color(token))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(x, 0, self.width() - x, self.height(), middle, self._name)
        if self._count:
            x += painter.fontMetrics().horizontalAdvance(self._name) + px(_ICON_GAP)
            painter.setFont(self._theme.body())
            painter.setPen(self._theme.color("ink3"))
            painter.drawText(x, 0, self.width() - x, self.height(), middle, units.number(self._count))
        if self._is_empty:
            x = px(HEAD_WIDTH + REACH)
            metrics = QFontMetrics(self._theme.body())
            words = metrics.elidedText(self._empty_words, Qt.TextElideMode.ElideRight, self.width() - x)
            painter.drawText(x, 0, self.width() - x, self.height(), middle, words)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.color("here"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        painter.end()
