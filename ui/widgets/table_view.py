"""A table on the page: keys, choosing of lines, the room of its columns."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.icons import Icons
from ui.theme import Theme
from ui.widgets.table_cells import ROW, TableCells
from ui.widgets.table_head import HEIGHT, SIDE, TableHead

_LEAST, _WIDEST = 44, 280
_FEW, _FIGURE, _KEY_SHARE = 64, 140, 1.8
_SAMPLE = 50
_BAR = 3
_Flag = QItemSelectionModel.SelectionFlag
_SIDEWAYS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End)


class TableView(QTableView):
    """Whole lines are chosen, one cell is current; what a key means is told to who owns the table.

    Signals:
        edit_wished: The current cell is to be typed into, with the letters typed already.
        opened: The current cell is to be gone into.
        whole_wished: The whole line is wished.
        menu_wished: The menu of the chosen lines is wished, at a place of the screen.
        day_wished: The day of the current line is wished.
        added: A new line is wished.
        removed: The chosen lines are to go.
        copied: The chosen lines are wished elsewhere.
        scrolled: Cells have moved.
    """

    edit_wished = Signal(str)
    opened = Signal()
    whole_wished = Signal()
    menu_wished = Signal(object)
    day_wished = Signal()
    added = Signal()
    removed = Signal()
    copied = Signal()
    scrolled = Signal()

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        tone_role: int,
        weight_role: int,
        whole_role: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._whole_role, self._weight_role = theme, whole_role, weight_role
        self.head = TableHead(theme, icons, self)
        self.setHorizontalHeader(self.head)
        self.setItemDelegate(TableCells(theme, icons, self.head, tone_role, weight_role))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(1)
        rows.setDefaultSectionSize(theme.px(ROW))
        self.kept_widths: dict[int, int] = {}
        self._naturals: dict[int, int] = {}
        self.is_fitting = False
        self.head.sectionResized.connect(self._keep_width)
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.valueChanged.connect(lambda _value: self.scrolled.emit())
        theme.changed.connect(self.viewport().update)

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """Columns that have become too narrow for their figures get their room."""
        super().setModel(model)
        if model is not None:
            for news in (model.modelReset, model.dataChanged, model.layoutChanged):
                news.connect(lambda *_news: self._naturals.clear())
            model.layoutChanged.connect(lambda *_news: self._widen())

    def _widen(self) -> None:
        free = (at for at in self.columns() if self._is_whole(at) and at not in self.kept_widths)
        if any(self._natural(at) > self.head.sectionSize(at) < self._theme.px(_FIGURE) for at in free):
            self.fit()

    @property
    def rows(self) -> list[int]:
        """The rows that are chosen, from the top."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def go_to(self, row: int, column: int | None = None) -> None:
        """Make a cell current and its line the only one chosen."""
        at = column if column is not None else max(self.currentIndex().column(), self.first_column())
        index = self.model().index(row, at)
        self.selectionModel().setCurrentIndex(index, _Flag.ClearAndSelect | _Flag.Rows)
        self.scrollTo(index)

    def first_column(self) -> int:
        """The leftmost column shown."""
        order = (self.head.logicalIndex(place) for place in range(self.head.count()))
        return next((section for section in order if not self.head.isSectionHidden(section)), 0)

    def columns(self) -> list[int]:
        """The columns shown, from the left."""
        order = (self.head.logicalIndex(place) for place in range(self.head.count()))
        return [section for section in order if not self.head.isSectionHidden(section)]

    def fit(self) -> None:
        """Give every column the room its words need, and what is left to those that hold words."""
        self._naturals.clear()
        self._share_room()

    def _share_room(self) -> None:
        shown = self.columns()
        natural = {column: self.kept_widths.get(column) or self._kept_natural(column) for column in shown}
        room = self.viewport().width()
        if sum(natural.values()) > room:
            natural = self._without_long_words(natural)
        spare = room - sum(natural.values())
        stretchy = [
            column for column in shown if column not in self.kept_widths and not self._is_whole(column)
        ]
        if spare < 0:
            natural = self._squeezed(natural, stretchy, -spare)
        elif stretchy:
            whole = sum(natural[column] for column in stretchy)
            for column in stretchy:
                natural[column] += spare * natural[column] // whole
            natural[stretchy[-1]] += room - sum(natural.values())
        elif shown and shown[0] not in self.kept_widths:
            natural[shown[0]] += spare
        self.is_fitting = True
        for column, width in natural.items():
            self.head.resizeSection(column, width)
        self.is_fitting = False

    def _squeezed(self, natural: Mapping[int, int], stretchy: Sequence[int], lack: int) -> dict[int, int]:
        """Cut the widest to one width, as far as needed; none below a title and a few letters.

        What says what a line is keeps more than twice the room of the others; where no line holds a word,
        the title is cut too.
        """
        least = {column: self._least(column) for column in stretchy}
        wanted = sum(natural[column] for column in stretchy) - lack
        cut = {column: natural[column] for column in stretchy}
        shares = {column: _KEY_SHARE if self._is_key(column) else 1.0 for column in stretchy}
        for most in range(max(cut.values(), default=0), 0, -4):
            cut = {
                column: min(natural[column], max(round(most * shares[column]), least[column]))
                for column in stretchy
            }
            if sum(cut.values()) <= wanted:
                break
        if cut:
            most_cut = max(cut, key=lambda column: natural[column] - cut[column])
            cut[most_cut] += max(0, wanted - sum(cut.values()))
        return {**natural, **cut}

    def _least(self, column: int) -> int:
        few = self._theme.px(_FEW)
        return few if self._is_blank(column) else max(few, self.head.width_of(column))

    def _is_blank(self, column: int) -> bool:
        """Whether no line holds a word in a column, as far as lines are looked at."""
        model = self.model()
        step = max(1, model.rowCount() // _SAMPLE)
        return not any(model.index(row, column).data() for row in range(0, model.rowCount(), step))

    def _without_long_words(self, natural: Mapping[int, int]) -> dict[int, int]:
        """Figures are never cut, but words said instead of one are, where there is no room."""
        return {
            column: width
            if column in self.kept_widths or not self._is_whole(column)
            else min(width, max(self._theme.px(_FIGURE), self.head.width_of(column)))
            for column, width in natural.items()
        }

    def _kept_natural(self, column: int) -> int:
        """The room of the words, measured once for a fit and the changes of size that follow from it."""
        if column not in self._naturals:
            self._naturals[column] = self._natural(column)
        return self._naturals[column]

    def _natural(self, column: int) -> int:
        model, px = self.model(), self._theme.px
        delegate = self.itemDelegate()
        option = self._option()
        step = max(1, model.rowCount() // _SAMPLE)
        cells = (model.index(row, column) for row in range(0, model.rowCount(), step))
        widths = (delegate.sizeHint(option, cell).width() for cell in cells if cell.data())
        most = px(4 * _WIDEST if self._is_whole(column) else _WIDEST)
        width = min(max(widths, default=0), most)
        shown = self.columns()
        edges = px(SIDE) if column in (shown[0], shown[-1]) else 0
        return max(width, self.head.width_of(column), px(_LEAST)) + edges // 2

    def _option(self) -> QStyleOptionViewItem:
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        return option

    def _is_whole(self, column: int) -> bool:
        """Whether the words of a column must not be cut."""
        return bool(self.model().headerData(column, Qt.Orientation.Horizontal, self._whole_role))

    def _is_key(self, column: int) -> bool:
        """Whether a column says what its lines are."""
        return bool(self.model().index(0, column).data(self._weight_role) == "key")

    def _keep_width(self, column: int, _old: int, new: int) -> None:
        """A width the traveller gave stays."""
        if not self.is_fitting and new:
            self.kept_widths[column] = new

    def content_height(self) -> int:
        """The room for all lines and the head."""
        bar = self.horizontalScrollBar()
        low = bar.sizeHint().height() if bar.maximum() else 0
        return self._theme.px(HEIGHT) + self.model().rowCount() * self._theme.px(ROW) + low

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The columns share the new room."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width() and self.model() is not None:
            self._share_room()

    def selectionCommand(
        self, index: QModelIndex | QPersistentModelIndex, event: object = None
    ) -> QItemSelectionModel.SelectionFlag:
        """Going sideways does not touch the lines chosen."""
        if isinstance(event, QKeyEvent) and event.key() in _SIDEWAYS and not event.modifiers():
            return _Flag.NoUpdate
        return super().selectionCommand(index, event)  # type: ignore[arg-type]  # None is no event

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What is done to cells and lines; letters begin to type."""
        key, has_ctrl = Qt.Key(event.key()), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copied.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            has_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            (self.day_wished if has_ctrl else self.whole_wished if has_shift else self.opened).emit()
        elif key == Qt.Key.Key_F2:
            self.edit_wished.emit("")
        elif key == Qt.Key.Key_Insert:
            self.added.emit()
        elif key == Qt.Key.Key_Delete:
            self.removed.emit()
        elif key == Qt.Key.Key_Space:
            self.selectionModel().select(self.currentIndex(), _Flag.Toggle | _Flag.Rows)
        elif _is_letter(event):
            self.edit_wished.emit(event.text())
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Type into the cell."""
        if self.indexAt(event.position().toPoint()).isValid():
            self.opened.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu under the pointer, or, by its key, under the current cell."""
        index, at = self.indexAt(event.pos()), event.pos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            index = self.currentIndex()
            at = self.visualRect(index).bottomLeft()
        if index.isValid():
            self.menu_wished.emit(self.viewport().mapToGlobal(at))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The cells, and a bar of the accent before the current line."""
        super().paintEvent(event)
        current = self.currentIndex()
        if current.isValid() and self.selectionModel().isRowSelected(current.row(), QModelIndex()):
            top, height = self.rowViewportPosition(current.row()), self.rowHeight(current.row())
            painter = QPainter(self.viewport())
            painter.fillRect(0, top, self._theme.px(_BAR), height - 1, self._theme.color("here"))
            painter.end()


def _is_letter(event: QKeyEvent) -> bool:
    held = event.modifiers() & (
        Qt.KeyboardModifier.ControlModifier
        | Qt.KeyboardModifier.AltModifier
        | Qt.KeyboardModifier.MetaModifier
    )
    return not held and bool(event.text()) and event.text().isprintable()
