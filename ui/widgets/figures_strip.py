"""A strip of figures side by side, typed over where they stand."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from expedition.text import _
from ui.icons import Icons
from ui.theme import Theme
from ui.widgets.card_row import REACH
from ui.widgets.error_line import ErrorLine
from ui.widgets.figure_cell import AIR, FigureCell, FigureWords
from ui.widgets.line_editor import LineEditor

_PAD = 7


class FiguresStrip(QWidget):
    """Figures side by side between two hairlines; one that continues another has only the lower.

    Signals:
        typed: Key and text of a value typed over a figure.
        cleared: Key of a figure whose measured value is wanted back.
    """

    typed = Signal(str, str)
    cleared = Signal(str)

    def __init__(
        self, theme: Theme, icons: Icons, parent: QWidget | None = None, *, continues: bool = False
    ) -> None:
        super().__init__(parent)
        self._theme, self._icons, self._continues = theme, icons, continues
        self._cells: dict[str, FigureCell] = {}
        self._editor: LineEditor | None = None
        self._edited_key = ""
        self._was_left = False
        rows = QVBoxLayout(self)
        side = theme.px(REACH - AIR)
        rows.setContentsMargins(side, theme.px(_PAD), side, theme.px(_PAD + 1))
        rows.setSpacing(theme.px(2))
        self._row = QHBoxLayout()
        self._row.setSpacing(0)
        self._error = ErrorLine(theme, icons)
        rows.addLayout(self._row)
        under = QHBoxLayout()
        under.setContentsMargins(theme.px(AIR), 0, theme.px(AIR), 0)
        under.addWidget(self._error)
        rows.addLayout(under)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(_("Figures of the day"))
        theme.changed.connect(self.update)

    @property
    def cells(self) -> tuple[FigureCell, ...]:
        """The figures in their order."""
        return tuple(self._cells.values())

    @property
    def editor(self) -> LineEditor | None:
        """The field over a figure, while one is typed."""
        return self._editor

    @property
    def edited_key(self) -> str:
        """The figure the field is over."""
        return self._edited_key

    @property
    def error_text(self) -> str:
        """What is said to be wrong with a typed value."""
        return self._error.text

    def show_figures(self, figures: Sequence[FigureWords]) -> None:
        """Show other values; the cells stay, so that the focus stays."""
        if [words.key for words in figures] != list(self._cells):
            self._rebuild(figures)
        for words in figures:
            self._cells[words.key].show_words(words)
        if self._editor is None:
            self._error.say("")
        self._fit()

    def _rebuild(self, figures: Sequence[FigureWords]) -> None:
        while (item := self._row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self._cells = {}
        for index, words in enumerate(figures):
            cell = FigureCell(self._theme, self._icons, words)
            cell.edit_wanted.connect(lambda first, key=words.key: self.edit(key, first))
            cell.cleared.connect(lambda key=words.key: self.cleared.emit(key))
            if index:
                self._row.addStretch(1)
            self._row.addWidget(cell)
            self._cells[words.key] = cell

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Leave out what has no room."""
        self._fit()

    def _fit(self) -> None:
        """Long sources are cut first, the longest most; then the figures of the highest rank go."""
        room = self.width() - 2 * self._theme.px(REACH - AIR)
        # Measured once: a day is shown while the traveller leans on an arrow key.
        widths = {cell: (cell.least_width, cell.whole_width) for cell in self.cells}
        shown = list(self.cells)
        for cell in sorted(self.cells, key=lambda item: -item.words.rank):
            if sum(widths[other][0] for other in shown) <= room or not cell.words.rank:
                break
            shown.remove(cell)
        most = max((widths[cell][1] for cell in shown), default=0)
        while (
            most > 0
            and sum(max(least, min(whole, most)) for least, whole in (widths[cell] for cell in shown)) > room
        ):
            most -= 1
        for cell in self.cells:
            cell.set_most_width(most)
            cell.setVisible(cell in shown)

    def edit(self, key: str, first: str = "", *, take_focus: bool = True) -> None:
        """Open the field over a figure; `first` replaces what stood there."""
        cell = self._cells[key]
        if not cell.words.can_edit:
            return
        self._close_editor()
        self._error.say("")
        editor = LineEditor(self._theme, self, waits=True)
        editor.setFont(self._theme.strong())
        editor.setAccessibleName(cell.words.label)
        rect = cell.value_rect().translated(cell.pos())
        width = max(rect.width() + self._theme.px(8), self._theme.px(92))
        left = min(max(0, rect.left() - editor.inset), max(0, self.width() - width))
        editor.setGeometry(left, rect.top(), width, rect.height())
        editor.setText(first or cell.words.edit_text)
        if not first:
            editor.selectAll()
        editor.committed.connect(lambda text: self._commit(text))
        editor.cancelled.connect(self._cancel)
        self._editor, self._edited_key = editor, key
        editor.show()
        if take_focus:
            editor.setFocus()

    def refuse(self, key: str, text: str, why: str) -> None:
        """Keep the text in the field and say what is wrong with it; who went elsewhere is not called back."""
        self.edit(key, text, take_focus=not self._was_left)
        self._error.say(why)

    def finish(self) -> str:
        """Hand on what stands in the field, as if the focus had left it; why it cannot be read, or empty."""
        if self._editor is not None:
            self._commit(self._editor.text(), is_left=True)
        return self._error.text

    def forget_edit(self) -> None:
        """Another day is shown."""
        self._close_editor()
        self._error.say("")

    def _commit(self, text: str, *, is_left: bool = False) -> None:
        key, cell = self._edited_key, self._cells[self._edited_key]
        had_focus = not is_left and self._editor is not None and self._editor.hasFocus()
        self._was_left = not had_focus
        self._close_editor()
        if had_focus:
            cell.setFocus()
        if text.strip() == cell.words.edit_text:
            self._error.say("")
            return
        if text.strip():
            self.typed.emit(key, text.strip())
        elif cell.words.is_stated:
            self.cleared.emit(key)

    def _cancel(self) -> None:
        cell = self._cells[self._edited_key]
        self._close_editor()
        self._error.say("")
        cell.setFocus()

    def _close_editor(self) -> None:
        if self._editor is not None:
            editor, self._editor = self._editor, None
            editor.retire()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The hairlines."""
        painter = QPainter(self)
        painter.setPen(QPen(self._theme.color("line"), 1))
        left, right = self._theme.px(REACH), self.width() - self._theme.px(REACH) - 1
        if not self._continues:
            painter.drawLine(left, 0, right, 0)
        painter.drawLine(left, self.height() - 1, right, self.height() - 1)
        painter.end()
