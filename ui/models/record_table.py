"""Lines of a table as Qt asks for them: filtered and sorted here, kept by what they are known by."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from operator import itemgetter
from time import perf_counter
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal

from expedition.folding import folded
from expedition.records.table import TableLine
from expedition.stats.ledger import Ledger
from ui.models.columns import Column
from ui.widgets.tips import plain

Index = QModelIndex | QPersistentModelIndex
LineKey = tuple[str, int]

TONE, WEIGHT = Qt.ItemDataRole.UserRole + 1, Qt.ItemDataRole.UserRole + 2
"""Roles: whether a cell warns, and how loud its column is."""

WHOLE = Qt.ItemDataRole.UserRole + 3
"""Role of a head: whether the words of its column must not be cut."""

NEW = 0
"""The id of a line that is being written and is not in the logbook yet."""

_NOWHERE = QModelIndex()


_SLICE_S = 0.012
"""So long the window may be kept by filtering or sorting at a time; a small table needs no more."""

_LOOK_EVERY = 64


class RecordTable(QAbstractTableModel):
    """The lines of one table; another table is another set of columns and lines.

    Signals:
        arranged: Filter and order are as they were wished.
    """

    arranged = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.columns: tuple[Column, ...] = ()
        self.ledger: Ledger | None = None
        self.sorted_by: str = ""
        self.is_falling = False
        self._lines: list[TableLine] = []
        self._shown: list[TableLine] = []
        self._hay: dict[LineKey, str] = {}
        self._words: tuple[str, ...] = ()
        self._arranging: Iterator[list[TableLine] | None] | None = None
        self._go_on = QTimer(self, interval=0)
        self._go_on.timeout.connect(self._advance)

    # What is asked by the panel

    @property
    def lines(self) -> Sequence[TableLine]:
        """All lines, as they were read."""
        return self._lines

    @property
    def shown(self) -> Sequence[TableLine]:
        """The lines that pass the filter, in their order."""
        return self._shown

    def line(self, row: int) -> TableLine:
        """The line of a row."""
        return self._shown[row]

    @property
    def is_arranging(self) -> bool:
        """Whether filter and order still wait to be shown."""
        return self._arranging is not None

    def row_of(self, key: LineKey) -> int | None:
        """Where a line stands, if it is shown."""
        return next((row for row, line in enumerate(self._shown) if line.key == key), None)

    def column_of(self, name: str) -> int | None:
        """Where a column stands in the model."""
        return next((at for at, column in enumerate(self.columns) if column.name == name), None)

    def text(self, row: int, column: int) -> str:
        """The words of a cell."""
        assert self.ledger is not None
        return self.columns[column].text(self._shown[row], self.ledger)

    # What changes

    def show_table(self, columns: tuple[Column, ...], lines: Iterable[TableLine], ledger: Ledger) -> None:
        """Show another table, in the order it was read."""
        self.beginResetModel()
        self.columns, self.sorted_by, self.is_falling, self._words = columns, "", False, ()
        self._take(lines, ledger)
        self.endResetModel()

    def show_lines(self, lines: Iterable[TableLine], ledger: Ledger) -> None:
        """Show other lines of the same table, with filter and order as they are."""
        self.layoutAboutToBeChanged.emit()
        before = self._keys_of_indexes()
        self._take(lines, ledger)
        self._move_indexes(before)
        self.layoutChanged.emit()

    def replace(self, news: Iterable[TableLine], gone: Collection[LineKey] = ()) -> None:
        """Put changed lines in the place of the old ones, new ones at the end, and take others out."""
        by_key = {line.key: line for line in news}
        held = {line.key for line in self._lines}
        kept = [by_key.get(line.key, line) for line in self._lines if line.key not in gone]
        for key in (*by_key, *gone):
            self._hay.pop(key, None)
        assert self.ledger is not None
        self.show_lines([*kept, *(line for key, line in by_key.items() if key not in held)], self.ledger)

    def filter(self, words: str) -> None:
        """Show only lines that hold all of these words, in whatever column."""
        wanted = tuple(folded(words).split())
        if wanted != self._words:
            self._words = wanted
            self._arrange()

    def sort_by(self, name: str, *, is_falling: bool) -> None:
        """Sort by a column; equal lines keep the order they had."""
        self.sorted_by, self.is_falling = name, is_falling
        self._arrange()

    # What Qt asks

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Lines that pass the filter."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """All columns, the hidden ones too."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What stands in a cell, and how."""
        if not index.isValid() or self.ledger is None:
            return None
        column, line = self.columns[index.column()], self._shown[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.text(line, self.ledger)
            case Qt.ItemDataRole.ToolTipRole:
                return plain(self._tip(column, line))
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{column.title}: {column.text(line, self.ledger)}"
            case Qt.ItemDataRole.TextAlignmentRole:
                side = Qt.AlignmentFlag.AlignRight if column.is_right else Qt.AlignmentFlag.AlignLeft
                return side | Qt.AlignmentFlag.AlignVCenter
        if role == TONE:
            return column.tone(line, self.ledger)
        return column.weight if role == WEIGHT else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The titles of the columns."""
        if orientation is Qt.Orientation.Horizontal and section < len(self.columns):
            if role == Qt.ItemDataRole.DisplayRole:
                return self.columns[section].title
            if role == Qt.ItemDataRole.ToolTipRole:
                return plain(self.columns[section].title)
            if role == Qt.ItemDataRole.TextAlignmentRole:
                is_right = self.columns[section].is_right
                side = Qt.AlignmentFlag.AlignRight if is_right else Qt.AlignmentFlag.AlignLeft
                return side | Qt.AlignmentFlag.AlignVCenter
            if role == WHOLE:
                return self.columns[section].is_whole
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every cell can be chosen; those that can be typed into say so."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.isValid() and self.columns[index.column()].can_edit(self._shown[index.row()]):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def _tip(self, column: Column, line: TableLine) -> str:
        """The whole of a text that a line cuts."""
        behind = column.field_of(line.kind)
        value = getattr(line.fields, behind) if behind else ""
        return value if isinstance(value, str) and column.is_prose(line) else ""

    # Filter and order

    def _take(self, lines: Iterable[TableLine], ledger: Ledger) -> None:
        self._lines, self.ledger = list(lines), ledger
        self._stop()
        self._shown = self._at_once()

    def _arrange(self) -> None:
        """Begin to filter and sort anew; a small table is done at once, a long one in slices."""
        self._arranging = self._arranged()
        self._advance()
        if self._arranging is not None:
            self._go_on.start()

    def _advance(self) -> None:
        until = perf_counter() + _SLICE_S
        while self._arranging is not None and perf_counter() < until:
            found = next(self._arranging)
            if found is not None:
                self._stop()
                self._put(found)
                self.arranged.emit()

    def _stop(self) -> None:
        self._arranging = None
        self._go_on.stop()

    def _at_once(self) -> list[TableLine]:
        return next(found for found in self._arranged() if found is not None)

    def _put(self, shown: list[TableLine]) -> None:
        self.layoutAboutToBeChanged.emit()
        before = self._keys_of_indexes()
        self._shown = shown
        self._move_indexes(before)
        self.layoutChanged.emit()

    def _arranged(self) -> Iterator[list[TableLine] | None]:
        """The lines as they are to be shown, after some None while there is still work."""
        lines: list[TableLine] = []
        for number, line in enumerate(self._lines):
            if not self._words or self._fits(line):
                lines.append(line)
            if self._words and number % _LOOK_EVERY == 0:
                yield None
        place = self.column_of(self.sorted_by)
        if place is None or self.ledger is None:
            yield lines
            return
        column, known, unknown = self.columns[place], [], []
        for number, line in enumerate(line for line in lines if line.id != NEW):
            key = column.key(line, self.ledger)
            if key is None:
                unknown.append(line)
            else:
                known.append((key, line))
            if number % _LOOK_EVERY == 0:
                yield None
        known.sort(key=itemgetter(0), reverse=self.is_falling)
        new = [line for line in lines if line.id == NEW]
        yield [line for _key, line in known] + unknown + new

    def _fits(self, line: TableLine) -> bool:
        """Whether a line holds all words wanted; one that is being written always does."""
        hay = self._hay.get(line.key)
        if hay is None:
            hay = self._hay[line.key] = self.hay(line)
        return line.id == NEW or all(word in hay for word in self._words)

    def hay(self, line: TableLine) -> str:
        """All that is shown of a line, folded."""
        assert self.ledger is not None
        return folded("\n".join(column.text(line, self.ledger) for column in self.columns))

    def _keys_of_indexes(self) -> list[tuple[QModelIndex, LineKey | None]]:
        """The indexes that views keep, with the lines they stand for."""
        kept = self.persistentIndexList()
        count = len(self._shown)
        return [(index, self._shown[index.row()].key if index.row() < count else None) for index in kept]

    def _move_indexes(self, before: list[tuple[QModelIndex, LineKey | None]]) -> None:
        """Let them follow their lines."""
        wanted = {key for _index, key in before}
        rows = {line.key: row for row, line in enumerate(self._shown) if line.key in wanted}
        for index, key in before:
            row = rows.get(key) if key is not None else None
            to = self.index(row, index.column()) if row is not None else QModelIndex()
            self.changePersistentIndex(index, to)
