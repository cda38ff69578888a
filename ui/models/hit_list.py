"""The model behind the list of a search."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from ui.models.hit_lines import KindLine, Line

LINE_ROLE = int(Qt.ItemDataRole.UserRole)
Index = QModelIndex | QPersistentModelIndex


class HitListModel(QAbstractListModel):
    """Lines to be painted; headings cannot be chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[Line, ...] = ()

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        """Take other lines."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def beside(self, place: int, step: int) -> int | None:
        """The nearest line that can be chosen, in this direction; None where there is none."""
        places = range(place + step, len(self.lines) if step > 0 else -1, step)
        return next((at for at in places if not isinstance(self.lines[at], KindLine)), None)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many lines there are."""
        return 0 if parent.isValid() else len(self.lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A heading only stands there."""
        is_heading = isinstance(self.lines[index.row()], KindLine)
        return Qt.ItemFlag.ItemIsEnabled | (
            Qt.ItemFlag.NoItemFlags if is_heading else Qt.ItemFlag.ItemIsSelectable
        )

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """The line for the delegate, its words for everybody else."""
        line = self.lines[index.row()]
        if role == LINE_ROLE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{line.title} {line.count}".strip() if isinstance(line, KindLine) else line.said
        return None
