"""The model behind the calendar: a row a week, a column a weekday, the sums in the last."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from expedition import units
from expedition.records.day import DayRow
from expedition.text import _
from ui.models.calendar_weeks import DAYS, Cell, Weeks, WeekSum

Index = QModelIndex | QPersistentModelIndex


class CalendarModel(QAbstractTableModel):
    """The weeks of one trip."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.weeks = Weeks()

    def show_rows(self, rows: Sequence[DayRow]) -> None:
        """Take the days of a trip."""
        weeks = Weeks(rows)
        same = weeks.count == self.weeks.count and weeks.first == self.weeks.first
        if same:
            # Where one stands and what is chosen stays.
            self.weeks = weeks
            self.dataChanged.emit(self.index(0, 0), self.index(max(0, weeks.count - 1), DAYS))
            return
        self.beginResetModel()
        self.weeks = weeks
        self.endResetModel()

    def at(self, index: Index) -> Cell | WeekSum:
        """What stands at an index."""
        if index.column() == DAYS:
            return self.weeks.week_sum(index.row())
        return self.weeks.cell(self.weeks.date_at(index.row(), index.column()))

    def date_of(self, index: Index) -> date | None:
        """The date at an index, None in the column of the sums."""
        if not index.isValid() or index.column() >= DAYS:
            return None
        return self.weeks.date_at(index.row(), index.column())

    def index_of(self, day: date) -> QModelIndex:
        """The index of a date; not valid where it lies outside."""
        if not self.weeks.count:
            return QModelIndex()
        return self.index(*self.weeks.place_of(day))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many weeks there are."""
        return 0 if parent.isValid() else self.weeks.count

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Seven days and their sum."""
        return 0 if parent.isValid() else DAYS + 1

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """The words of a cell, for everybody but the painter."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.at(index).said
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> Any:
        """The weekday over a column; the Monday of a week before its row."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if orientation == Qt.Orientation.Vertical:
            return units.day_month_year(self.weeks.date_at(section, 0))
        # Any Monday serves to name the weekdays.
        return _("Week") if section == DAYS else units.short_weekday(date(2024, 1, 1 + section))
