"""A part of a column that is shut until it is asked for."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.icons import Icons
from ui.theme import Theme
from ui.widgets.controls import button


class Fold(QWidget):
    """A line with a chevron, and under it what it opens.

    Signals:
        turned: Whether it is open now.
    """

    turned = Signal(bool)

    def __init__(self, theme: Theme, icons: Icons, words: str, content: QWidget) -> None:
        super().__init__()
        self._theme, self._icons, self._words = theme, icons, words
        self.content = content
        self.head = button(theme, icons, words, "chevron-right", "ghost")
        self.head.setCheckable(True)
        self.head.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.head.setStyleSheet("text-align: left")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addWidget(self.head)
        column.addWidget(content)
        content.hide()
        self.head.toggled.connect(self._turn)
        theme.changed.connect(self._paint_chevron)

    def say(self, more: str) -> None:
        """Words behind its name: what is chosen inside."""
        self.head.setText(f"{self._words} · {more}" if more else self._words)

    def _turn(self, is_open: bool) -> None:
        self.content.setVisible(is_open)
        self._paint_chevron()
        self.turned.emit(is_open)

    def _paint_chevron(self) -> None:
        name = "chevron-down" if self.head.isChecked() else "chevron-right"
        self.head.setIcon(self._icons.icon(name, 16, "ink2", 4))
