"""The last line of a page: what else could be noted, as words to press."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from expedition.text import _
from ui.theme import Theme
from ui.widgets.card_row import REACH
from ui.widgets.controls import label
from ui.widgets.tips import plain

_PAD = 3


class AlsoLine(QWidget):
    """`Also: road, note, quote …`: one stop of the Tab key, Left and Right choose, Enter presses.

    Signals:
        chosen: The key of a word.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, words: Sequence[tuple[str, str, str]]) -> None:
        """`words` are keys, what they say and what belongs there."""
        super().__init__()
        self._theme = theme
        self._words = {key: self._word(key, text, tip) for key, text, tip in words}
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(REACH), theme.px(_PAD + 1), theme.px(REACH), theme.px(_PAD))
        row.setSpacing(0)
        row.addWidget(label(theme, _("Also:"), "hint"))
        row.addSpacing(theme.px(4))
        for word in self._words.values():
            row.addWidget(word)
        row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("What else can be noted"))
        theme.changed.connect(self.update)

    def _word(self, key: str, text: str, tip: str) -> QPushButton:
        word = _Word(text)
        word.setProperty("look", "ghost")
        word.setFont(self._theme.body())
        word.setToolTip(plain(tip))
        word.setAccessibleName(f"{text}: {tip}")
        word.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        word.setAutoDefault(False)
        word.clicked.connect(lambda: self.chosen.emit(key))
        word.stepped.connect(lambda step: self._step(key, step))
        return word

    def show_only(self, keys: Sequence[str]) -> None:
        """Leave out the words of what has a card already."""
        for key, word in self._words.items():
            word.setVisible(key in keys)
        self.setVisible(bool(keys))

    def tab_stops(self) -> list[QWidget]:
        """The words, in their order."""
        return [word for word in self._words.values() if not word.isHidden()]

    def _step(self, key: str, step: int) -> None:
        words = self.tab_stops()
        at = words.index(self._words[key]) + step
        if 0 <= at < len(words):
            words[at].setFocus(Qt.FocusReason.TabFocusReason)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The hairline above."""
        painter = QPainter(self)
        painter.setPen(QPen(self._theme.color("line"), 1))
        reach = self._theme.px(REACH)
        painter.drawLine(reach, 0, self.width() - reach - 1, 0)
        painter.end()


class _Word(QPushButton):
    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right go to the neighbours, Enter presses."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in steps:
            self.stepped.emit(steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)
