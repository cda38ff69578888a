"""A card: icon, name and count at the left, its lines at the right; one quiet line while it is empty."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from expedition.text import plural
from ui.icons import Icons
from ui.theme import Theme
from ui.widgets.card_head import HEAD_WIDTH, CardHead
from ui.widgets.card_row import REACH, CardRow, RowWords
from ui.widgets.controls import button
from ui.widgets.flow_layout import FlowLayout

_PAD, _EMPTY_PAD = 8, 5
_MOST, _STEP = 60, 60
"""So many lines stand there at once, and so many more when they are asked for: each is laid out by itself."""
_MOST_SPARE = 24
"""So many rows are kept for the next day; making one costs more than all that is done with it."""


class Card(QWidget):
    """Lines of one kind, and at most one form that stands in the place of a line.

    Signals:
        opened: Key of the line to open.
        removed: Keys of the lines to remove.
        add_wanted: A new line is wanted.
        rearranged: Lines or the form came or went.
        menu_wanted: Key of the line whose menu is wanted, and where on the screen.
        again_wanted: Key of the line to write again.
        moved: Keys of lines that go to the day before (-1) or after (1).
    """

    opened = Signal(int)
    removed = Signal(object)
    add_wanted = Signal()
    rearranged = Signal()
    menu_wanted = Signal(int, object)
    again_wanted = Signal(int)
    moved = Signal(object, int)

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        icon: str,
        name: str,
        empty_words: str,
        parent: QWidget | None = None,
        *,
        flows: bool = False,
    ) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, icons
        self._anchor: CardRow | None = None
        self.counts = True
        self.is_first = False
        self.rows: list[CardRow] = []
        self._all: list[RowWords] = []
        self._most = _MOST
        self._reached: set[int] = set()
        self._spare: list[CardRow] = []
        self._rest: QPushButton | None = None
        self._form: QWidget | None = None
        self._form_key: int | None = None
        self.head = CardHead(theme, icons, icon, name, empty_words)
        self.head.clicked.connect(lambda: self.add_wanted.emit())
        self._box = QWidget()
        self._lines: QVBoxLayout | FlowLayout = FlowLayout(theme.px(_PAD)) if flows else QVBoxLayout()
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)
        self._box.setLayout(self._lines)
        self._grid = QGridLayout(self)
        self._grid.setHorizontalSpacing(0)
        self._grid.setColumnMinimumWidth(0, theme.px(HEAD_WIDTH))
        self._grid.setColumnStretch(1, 1)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(name)
        theme.changed.connect(self.update)
        self._is_headed_only: bool | None = None
        self._arrange()

    @property
    def form(self) -> QWidget | None:
        """The open form, if there is one."""
        return self._form

    @property
    def is_empty(self) -> bool:
        """Whether neither a line nor a form stands there."""
        return not self._all and self._form is None

    def show_rows(self, lines: Sequence[RowWords]) -> None:
        """Show other lines; rows are kept where they can be, so that the focus stays."""
        if not lines and self.is_empty:
            return
        self._all = list(lines)
        self._lay_rows()

    def begin_again(self) -> None:
        """What is shown next are the lines of something else: those asked for are folded again."""
        self._most = _MOST
        self._reached.clear()

    def reach(self, key: int) -> bool:
        """Let a line stand there that was folded with many others; False where there is none of this key."""
        if key not in {words.key for words in self._all}:
            return False
        if key not in {row.words.key for row in self.rows}:
            self._reached.add(key)
            self._lay_rows()
        return True

    def _lay_rows(self) -> None:
        lines = [
            words
            for place, words in enumerate(self._all)
            if place < self._most or words.key in self._reached or not words.can_open
        ]
        self._unmark()
        while len(self.rows) > len(lines):
            self._put_aside(self.rows.pop())
        while self._spare and len(self.rows) < len(lines):
            self.rows.append(self._spare.pop())
        for row, words in zip(self.rows, lines, strict=False):
            row.show_words(words)
        for words in lines[len(self.rows) :]:
            self._add_row(words)
        self._show_rest(len(self._all) - len(lines))
        self._arrange()

    def _show_rest(self, folded: int) -> None:
        """The button that unfolds more lines, where there are any."""
        if folded and self._rest is None:
            self._rest = button(self._theme, self._icons, "", "chevron-down", "ghost")
            self._rest.clicked.connect(lambda: self._unfold())
            self._grid.addWidget(self._rest, 1, 1, Qt.AlignmentFlag.AlignLeft)
        if self._rest is not None:
            self._rest.setText(plural("{n} more line", "{n} more lines", folded))
            self._rest.setAccessibleName(self._rest.text())
            self._rest.setVisible(folded > 0)

    def _unfold(self) -> None:
        last = len(self.rows)
        self._most += _STEP
        self._lay_rows()
        self.rows[min(last, len(self.rows) - 1)].setFocus()

    def _put_aside(self, row: CardRow) -> None:
        """Hide the last row for the next line: it stays behind the others where it is."""
        row.hide()
        if len(self._spare) < _MOST_SPARE:
            row.mark_new(is_new=False)
            self._spare.append(row)
        else:
            self._lines.removeWidget(row)
            row.deleteLater()

    def _add_row(self, words: RowWords) -> None:
        row = CardRow(self._theme, words, self, self._icons)
        row.opened.connect(lambda: self.opened.emit(row.words.key))
        row.removed.connect(lambda: self.removed.emit(self.keys_with(row.words.key)))
        row.again_wanted.connect(lambda: self.again_wanted.emit(row.words.key))
        row.moved.connect(lambda step: self.moved.emit(self.keys_with(row.words.key), step))
        row.marked.connect(lambda step: self._mark_on(row, step))
        row.add_wanted.connect(lambda: self.add_wanted.emit())
        row.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        row.customContextMenuRequested.connect(
            lambda at: self.menu_wanted.emit(row.words.key, row.mapToGlobal(at))
        )
        row.stepped.connect(lambda step: self._step(row, step))
        self.rows.append(row)
        self._lines.insertWidget(-1, row)

    def keys_with(self, key: int) -> list[int]:
        """The marked lines, if this one is among them; else this one."""
        marked = [row.words.key for row in self.rows if row.is_marked]
        return marked if key in marked else [key]

    def _mark_on(self, row: CardRow, step: int) -> None:
        """Mark the lines from where marking began to a neighbour of this one."""
        self._anchor = self._anchor or row
        to = min(len(self.rows) - 1, max(0, self.rows.index(row) + step))
        to -= 0 if self.rows[to].words.can_open else 1
        first, last = sorted((self.rows.index(self._anchor), to))
        for at, other in enumerate(self.rows):
            other.mark(is_marked=first <= at <= last)
        self.rows[to].setFocus()

    def _unmark(self) -> None:
        self._anchor = None
        for row in self.rows:
            row.mark(is_marked=False)

    def _step(self, row: CardRow, step: int) -> None:
        self._unmark()
        index = self.rows.index(row) + step
        if 0 <= index < len(self.rows) and self.rows[index].words.can_open:
            self.rows[index].setFocus()
        elif step > 0:
            row.focusNextChild()
        else:
            row.focusPreviousChild()

    def tab_stops(self) -> list[QWidget]:
        """What the Tab key goes to, in reading order."""
        stops: list[QWidget] = [self.head]
        for place in range(self._lines.count()):
            item = self._lines.itemAt(place)
            widget = item.widget() if item is not None else None
            if widget is not None and widget.isVisibleTo(self) and widget.isEnabled():
                stops.append(widget)
        if self._rest is not None and not self._rest.isHidden():
            stops.append(self._rest)
        return stops

    def focus_row(self, key: int | None) -> None:
        """Put the focus on a line, or on the head."""
        if key is not None:
            self.reach(key)
        for row in self.rows:
            if row.words.key == key:
                row.setFocus()
                return
        self.head.setFocus()

    def open_form(self, form: QWidget, key: int | None) -> None:
        """Put a form in the place of a line, or behind the last for a new one."""
        self.close_form()
        self._form, self._form_key = form, key
        self._arrange()

    def close_form(self) -> None:
        """Take the form away."""
        if self._form is not None:
            form, self._form, self._form_key = self._form, None, None
            self._lines.removeWidget(form)
            form.hide()
            form.deleteLater()
            self._arrange()

    def move_form(self, key: int) -> None:
        """The open form now stands for this line."""
        self._form_key = key
        self._arrange()

    def _arrange(self) -> None:
        is_empty = self.is_empty
        count = sum(words.can_open for words in self._all)
        self.head.show_count(count if self.counts else 0, is_empty=is_empty)
        pad = self._theme.px(_EMPTY_PAD if is_empty else _PAD)
        self._grid.setContentsMargins(0, pad + (0 if self.is_first else 1), 0, pad)
        if is_empty is not self._is_headed_only:
            self._is_headed_only = is_empty
            self._grid.addWidget(self.head, 0, 0, 1, 2 if is_empty else 1, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(self._box, 0, 1)
            self._box.setVisible(not is_empty)
        for row in self.rows:
            row.setVisible(self._form is None or row.words.key != self._form_key)
        if self._form is not None:
            keys: list[int | None] = [row.words.key for row in self.rows]
            place = keys.index(self._form_key) if self._form_key in keys else -1
            self._lines.removeWidget(self._form)
            self._lines.insertWidget(place, self._form)
            self._form.show()
        self.updateGeometry()
        self.rearranged.emit()

    def sizeHint(self) -> QSize:
        """As high as its lines are in the width it has; for another one they would be broken in vain."""
        return QSize(self._theme.px(HEAD_WIDTH), self.heightForWidth(self.width()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The hairline above, except over the first card."""
        if not self.is_first:
            painter = QPainter(self)
            painter.setPen(QPen(self._theme.color("line"), 1))
            reach = self._theme.px(REACH)
            painter.drawLine(reach, 0, self.width() - reach - 1, 0)
            painter.end()
