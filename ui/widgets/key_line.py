"""Keys with what they do, as one quiet line; what has no room is left out from the right."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.theme import Theme
from ui.widgets.controls import key_hint, label

_HEIGHT, _EDGE, _GAP, _BETWEEN = 30, 28, 5, 14


class KeyLine(QWidget):
    """`hints` are (key, words) pairs."""

    def __init__(self, theme: Theme, hints: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._theme = theme
        self._left_out: frozenset[str] = frozenset()
        self._pairs = [
            (key_hint(theme, keys), label(theme, words, "hint", small=True)) for keys, words in hints
        ]
        for pair in self._pairs:
            for part in pair:
                part.setParent(self)
        self.setFixedHeight(theme.px(_HEIGHT))

    def leave_out(self, words: Collection[str]) -> None:
        """Hints with these words are not shown; all others are."""
        self._left_out = frozenset(words)
        self._lay_out()

    def minimumSizeHint(self) -> QSize:
        """Hints never make a window wide."""
        return QSize(0, self._theme.px(_HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out what fits."""
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        px = self._theme.px
        left, has_room = px(_EDGE), True
        for pair in self._pairs:
            if pair[1].text() in self._left_out:
                for part in pair:
                    part.hide()
                continue
            wide = sum(part.sizeHint().width() for part in pair) + px(_GAP)
            has_room = has_room and left + wide <= self.width() - px(_EDGE)
            at = left
            for part in pair:
                size = part.sizeHint()
                part.setGeometry(at, (self.height() - size.height()) // 2, size.width(), size.height())
                part.setVisible(has_room)
                at += size.width() + px(_GAP)
            left += wide + px(_BETWEEN)
