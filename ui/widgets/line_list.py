"""Lines under a heading, on a page that scrolls as a whole: Up and Down walk, Enter or a click opens."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.card_row import REACH, CardRow, RowWords
from ui.widgets.controls import label

_BETWEEN = 28


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
        self._columns = 1
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.px(2))
        whole.addWidget(heading)
        self._grid = QGridLayout()
        self._grid.setVerticalSpacing(theme.px(2))
        self._grid.setHorizontalSpacing(theme.px(_BETWEEN))
        whole.addLayout(self._grid)
        whole.addStretch(1)

    def show_lines(self, lines: Sequence[RowWords]) -> None:
        """Show other lines; nothing at all where there are none."""
        while len(self.rows) > len(lines):
            gone = self.rows.pop()
            self._grid.removeWidget(gone)
            gone.deleteLater()
        for row, words in zip(self.rows, lines, strict=False):
            row.show_words(words)
        for words in lines[len(self.rows) :]:
            self._add(words)
        self._place()
        self.setVisible(bool(lines))

    def stand_in(self, columns: int) -> None:
        """Part the lines into columns, each read downwards."""
        if columns != self._columns:
            self._columns = columns
            self._place()

    def _place(self) -> None:
        high = -(-len(self.rows) // self._columns)
        for at, row in enumerate(self.rows):
            self._grid.addWidget(row, at % high, at // high)
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, 1 if column < self._columns else 0)

    def _add(self, words: RowWords) -> None:
        row = CardRow(self._theme, words)
        row.opened.connect(lambda: self.opened.emit(row.words.key))
        row.stepped.connect(lambda by: self._step(row, by))
        self.rows.append(row)

    def _step(self, row: CardRow, by: int) -> None:
        place = self.rows.index(row) + by
        if 0 <= place < len(self.rows):
            self.rows[place].setFocus()
            self.went_to.emit(self.rows[place])
