"""Lines under a heading, on a page that scrolls as a whole: Up and Down walk, Enter or a click opens."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.card_row import REACH, CardRow, RowWords
from ui.widgets.controls import label


class LineList(QWidget):
    """A list of what can be opened.

    Signals:
        opened: The key of a line.
        went_to: A line has got the focus by a key and is to be brought into sight.
    """

    opened = Signal(int)
    went_to = Signal(object)

    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__()
        self._theme = theme
        self.rows: list[CardRow] = []
        self.setAccessibleName(title)
        heading = label(theme, title)
        heading.setFont(theme.strong())
        heading.setContentsMargins(theme.px(REACH), 0, 0, theme.px(4))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(2))
        self._column.addWidget(heading)

    def show_lines(self, lines: Sequence[RowWords]) -> None:
        """Show other lines; nothing at all where there are none."""
        while len(self.rows) > len(lines):
            gone = self.rows.pop()
            self._column.removeWidget(gone)
            gone.deleteLater()
        for row, words in zip(self.rows, lines, strict=False):
            row.show_words(words)
        for words in lines[len(self.rows) :]:
            self._add(words)
        self.setVisible(bool(lines))

    def _add(self, words: RowWords) -> None:
        row = CardRow(self._theme, words)
        row.opened.connect(lambda: self.opened.emit(row.words.key))
        row.stepped.connect(lambda by: self._step(row, by))
        self.rows.append(row)
        self._column.addWidget(row)

    def _step(self, row: CardRow, by: int) -> None:
        place = self.rows.index(row) + by
        if 0 <= place < len(self.rows):
            self.rows[place].setFocus()
            self.went_to.emit(self.rows[place])
