"""One of several ways, with a line that says what it is: the tinted row is the one in force."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QRadioButton, QSizePolicy

from ui.theme import Theme
from ui.widgets.choices import draw_focus, draw_radio


class OptionRow(QRadioButton):
    """A radio button with a name and a detail under it."""

    def __init__(self, theme: Theme, words: str, detail: str) -> None:
        super().__init__(words)
        self._theme, self._detail = theme, detail
        self.setAccessibleName(words)
        self.setAccessibleDescription(detail)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Two lines."""
        return QSize(self._theme.px(180), self._theme.px(46))

    def hitButton(self, _at: object) -> bool:
        """The whole row answers."""
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Tint, dot, two lines."""
        theme, px = self._theme, self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("here_tint"))
            painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        if self.hasFocus():
            draw_focus(painter, theme, QRectF(self.rect()).adjusted(1, 1, -1, -1))
        draw_radio(painter, theme, QRectF(px(8), px(8), px(14), px(14)), is_on=self.isChecked())
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme.strong())
        painter.setPen(theme.color("ink"))
        painter.drawText(QRectF(px(30), px(6), self.width(), px(18)), left, self.text())
        painter.setFont(theme.small())
        painter.setPen(theme.color("ink2"))
        painter.drawText(QRectF(px(30), px(24), self.width(), px(16)), left, self._detail)
