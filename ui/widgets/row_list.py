"""A list of lines that scrolls: Up and Down go through it, Enter or a click chooses."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.card_row import REACH, CardRow, RowWords
from ui.widgets.controls import label

_GAP, _ABOVE = 2, 10


class RowList(QScrollArea):
    """Lines under headings.

    Signals:
        chosen: The key of a line.
    """

    chosen = Signal(int)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.rows: list[CardRow] = []
        self.setAccessibleName(name)
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(_GAP))
        self._column.addStretch(1)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        # It lies on the dialog's own ground.
        inner.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QScrollArea.Shape.NoFrame)

    def add_heading(self, words: str) -> None:
        """Put a quiet line below what is there."""
        heading = label(self._theme, words, "quiet", small=True)
        heading.setContentsMargins(self._theme.px(REACH), self._theme.px(_ABOVE if self.rows else 0), 0, 0)
        self._add(heading)

    def add_rows(self, lines: Sequence[RowWords]) -> None:
        """Put lines below what is there."""
        for words in lines:
            row = CardRow(self._theme, words)
            row.opened.connect(lambda key=words.key: self.chosen.emit(key))
            row.stepped.connect(lambda by, row=row: self._step(row, by))
            self.rows.append(row)
            self._add(row)

    def clear(self) -> None:
        """Take everything out."""
        self.rows.clear()
        while self._column.count() > 1:
            item = self._column.takeAt(0)
            if item is not None and (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def focus_row(self, place: int) -> None:
        """Go to a line by its place in the list."""
        if self.rows:
            row = self.rows[max(0, min(place, len(self.rows) - 1))]
            row.setFocus()
            self.ensureWidgetVisible(row, 0, self._theme.px(40))

    def _step(self, row: CardRow, by: int) -> None:
        self.focus_row(self.rows.index(row) + by)

    def _add(self, widget: QWidget) -> None:
        self._column.insertWidget(self._column.count() - 1, widget)
