"""Figures by group as Qt asks for them: a line a country, week or person, a column a figure."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from expedition.records.statistics import Statistic, StatisticsGroup
from expedition.statistic_words import ValueWords, value_words
from expedition.text import _
from expedition.units import EN_DASH
from ui.models.cells import words_order
from ui.models.record_table import WEIGHT, WHOLE
from ui.widgets.tips import plain

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class GroupTable(QAbstractTableModel):
    """Groups in the order they come, or sorted by a column; unknown values last in either direction.

    Signals:
        arranged: The lines stand in another order.
    """

    arranged = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title = ""
        self.sorted_by = -1
        self.is_falling = False
        self.keys: tuple[str, ...] = ()
        self._has_flags = False
        self._groups: tuple[StatisticsGroup, ...] = ()
        self._shown: list[StatisticsGroup] = []
        self._cells: dict[tuple[str, str], Statistic] = {}
        self._words: dict[tuple[str, str], ValueWords] = {}
        self._units: dict[str, frozenset[str]] = {}
        self._names: dict[str, str] = {}

    @property
    def groups(self) -> Sequence[StatisticsGroup]:
        """The lines as they are shown."""
        return self._shown

    def show_groups(
        self, title: str, groups: Sequence[StatisticsGroup], *, is_other: bool, has_flags: bool = False
    ) -> None:
        """Show figures; `title` heads the column of the groups' names.

        The order stays while it is the same table. Where there are flags, the groups are countries.
        """
        self._has_flags = has_flags
        self.beginResetModel()
        self.title, self._groups = title, tuple(groups)
        if is_other:
            self.sorted_by, self.is_falling = -1, False
        figures = [(group, figure) for group in groups for figure in group.figures]
        self.keys = tuple(dict.fromkeys(figure.key for _group, figure in figures))
        self._names = {figure.key: figure.name for _group, figure in reversed(figures)}
        self._cells = {(group.key, figure.key): figure for group, figure in figures}
        self._words = {place: value_words(figure) for place, figure in self._cells.items()}
        self._units = {key: self._common_unit(key) for key in self.keys}
        self._arrange()
        self.endResetModel()

    def sort_by(self, column: int, *, is_falling: bool) -> None:
        """Sort by a column; equal lines keep the order they had."""
        self.sorted_by, self.is_falling = column, is_falling
        self.layoutAboutToBeChanged.emit()
        self._arrange()
        self.layoutChanged.emit()
        self.arranged.emit()

    def figure(self, row: int, column: int) -> Statistic | None:
        """The figure of a cell; none in the column of names."""
        if column < 1 or not 0 <= row < len(self._shown):
            return None
        return self._cells.get((self._shown[row].key, self.keys[column - 1]))

    def text(self, row: int, column: int) -> str:
        """The words of a cell; the unit stands in the head where all have the same."""
        group = self._shown[row]
        if column == 0:
            return group.name
        return self.written(self.keys[column - 1], self._words.get((group.key, self.keys[column - 1])))

    def written(self, key: str, words: ValueWords | None) -> str:
        """A value as it stands in the column of a figure."""
        if words is None:
            return EN_DASH
        return words.value if words.unit in self._units.get(key, ()) else words.whole

    def head(self, column: int) -> str:
        """The title of a column."""
        if column == 0:
            return self.title
        key = self.keys[column - 1]
        unit, name = max(self._units[key], default=""), self._names[key]
        return f"{name}, {unit}" if unit and unit.casefold() not in name.casefold().split() else name

    def _common_unit(self, key: str) -> frozenset[str]:
        """The unit of all values of a figure, one day and two days being one; none where they differ."""
        words = [words for (_group, of), words in self._words.items() if of == key]
        units = frozenset(one.unit for one in words if one.value != EN_DASH)
        return units if len(units) == 1 or units == {_("day"), _("days")} else frozenset()

    def _arrange(self) -> None:
        self._shown = list(self._groups)
        if not 0 <= self.sorted_by <= len(self.keys):
            return
        known = [(key, group) for group in self._groups if (key := self._sort_key(group)) is not None]
        unknown = [group for group in self._groups if self._sort_key(group) is None]
        known.sort(key=lambda pair: pair[0], reverse=self.is_falling)
        self._shown = [group for _key, group in known] + unknown

    def _sort_key(self, group: StatisticsGroup) -> tuple[int, float, str] | None:
        if self.sorted_by == 0:
            return (0, 0.0, words_order(group.name))
        figure = self._cells.get((group.key, self.keys[self.sorted_by - 1]))
        if figure is None or figure.value is None:
            return None
        if isinstance(figure.value, str):
            return (1, 0.0, words_order(figure.value))
        return (0, float(figure.value), "")

    # What Qt asks

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """A line a group."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """The names, and a column a figure."""
        return 0 if parent.isValid() else len(self.keys) + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What stands in a cell, and how."""
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(row, column)
        if role == Qt.ItemDataRole.DecorationRole:
            return self._shown[row].key if self._has_flags and not column else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._shown[row].name}, {self.head(column)}: {self.text(row, column)}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column else _LEFT
        return ("" if column else "key") if role == WEIGHT else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The titles of the columns."""
        if orientation is not Qt.Orientation.Horizontal or section > len(self.keys):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.head(section)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain(self.head(section))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if section else _LEFT
        return True if role == WHOLE else None
