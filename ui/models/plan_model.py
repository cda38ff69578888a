"""The lines of an import plan for a list, with what a screen reader says of each."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from expedition.text import _
from ui.models.plan_lines import CarryLine, DayGroup, FileLine, LegLine, PhotosLine, PlanLine, key_of
from ui.widgets.tips import plain

LINE_ROLE = int(Qt.ItemDataRole.UserRole)
Index = QModelIndex | QPersistentModelIndex


class PlanModel(QAbstractListModel):
    """Lines of a plan."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[PlanLine, ...] = ()

    def show_lines(self, lines: Sequence[PlanLine]) -> bool:
        """Take new lines; whether they are the same ones saying something else, so that no row moved."""
        is_same = [_place(line) for line in lines] == [_place(line) for line in self.lines]
        if not is_same:
            self.beginResetModel()
            self.lines = tuple(lines)
            self.endResetModel()
        else:
            self.lines = tuple(lines)
            if lines:
                self.dataChanged.emit(self.index(0), self.index(len(lines) - 1))
        return is_same

    def place_of(self, key: object) -> int | None:
        """The row of what a key stands for."""
        if key is None:
            return None
        return next((row for row, line in enumerate(self.lines) if key_of(line) == key), None)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many lines there are."""
        return 0 if parent.isValid() else len(self.lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Arrow keys pass over the days, which have nothing to tick."""
        if isinstance(self.lines[index.row()], DayGroup):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """The line for the delegate, its words for everybody else."""
        line = self.lines[index.row()]
        if role == LINE_ROLE:
            return line
        if role == Qt.ItemDataRole.DisplayRole or role == Qt.ItemDataRole.AccessibleTextRole:
            return said(line)
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(line, LegLine | FileLine):
            return plain(f"{line.name}\n{line.state_word} {line.reason}".strip())
        return None


def said(line: PlanLine) -> str:
    """A line as one sentence."""
    if isinstance(line, DayGroup):
        distance = f"{line.sums.km} km" if line.sums.km else ""
        return ", ".join(part for part in (line.name, line.date, line.what, distance) if part)
    if isinstance(line, CarryLine):
        return f"{line.words}, {line.verb}"
    if isinstance(line, FileLine):
        return f"{line.name}, {line.state_word} {line.reason}".strip()
    if isinstance(line, LegLine):
        words = f"{line.name}, {line.state_word} {line.reason}".strip()
    elif isinstance(line, PhotosLine):
        words = f"{line.words}, {line.reason}"
    else:
        words = f"{line.name}, {line.words}"
    return (_("taken: ") if line.is_on else _("left out: ")) + words


def _place(line: PlanLine) -> object:
    return key_of(line) or "heading"
