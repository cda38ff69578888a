"""A chip that says what narrows a view, and takes it back when it is pressed."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton

from ui.icons import Icons
from ui.theme import Theme
from ui.widgets.choices import draw_focus
from ui.widgets.tips import plain

_HEIGHT, _EDGE, _SIGN, _GAP, _WIDEST, _RADIUS, _SLACK = 26, 9, 12, 6, 170, 4, 2


class Chip(QAbstractButton):
    """Words and a cross, a sign before them where one is named; hidden without words."""

    def __init__(self, theme: Theme, icons: Icons, tip: str, sign: str = "") -> None:
        super().__init__()
        self._theme, self._icons, self._sign = theme, icons, sign
        self.setFixedHeight(theme.px(_HEIGHT))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolTip(plain(tip))
        self.setAccessibleName(tip)
        self.setAccessibleDescription(tip)
        self.setVisible(False)
        theme.changed.connect(self.update)

    def show_words(self, words: str) -> None:
        """Say something, or hide."""
        self.setText(words)
        self.setAccessibleName(words or self.toolTip())
        self.setVisible(bool(words))
        self.setFixedWidth(self.sizeHint().width())
        self.update()

    def sizeHint(self) -> QSize:
        """The words, the cross."""
        px = self._theme.px
        words = min(QFontMetrics(self._theme.body()).horizontalAdvance(self.text()), px(_WIDEST))
        signs = px(_GAP + _SIGN) * (2 if self._sign else 1)
        return QSize(words + _SLACK + 2 * px(_EDGE) + signs, px(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A tinted ground, words, a cross."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px, middle = self._theme.px, Qt.AlignmentFlag.AlignVCenter
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("here_tint"))
        painter.drawRoundedRect(QRectF(self.rect()), px(_RADIUS), px(_RADIUS))
        room = QRectF(self.rect()).adjusted(px(_EDGE), 0, -px(_EDGE), 0)
        top = (self.height() - px(_SIGN)) // 2
        if self._sign:
            before = self._icons.pixmap(self._sign, _SIGN, "ink2", self.devicePixelRatioF())
            painter.drawPixmap(round(room.left()), top, before)
            room.setLeft(room.left() + px(_SIGN + _GAP))
        painter.setFont(self._theme.body())
        painter.setPen(self._theme.color("ink"))
        wide = room.width() - px(_SIGN + _GAP)
        words = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, round(wide))
        painter.drawText(room, middle, words)
        sign = self._icons.pixmap(
            "x", _SIGN, "ink" if self.underMouse() else "ink2", self.devicePixelRatioF()
        )
        painter.drawPixmap(round(room.right()) - px(_SIGN), top, sign)
        if self.hasFocus():
            draw_focus(painter, self._theme, QRectF(self.rect()).adjusted(1, 1, -1, -1))
