"""The model behind the day list: lines, the filter over them, which countries are shut."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.models.lines import DayLine, Heading, Line

if TYPE_CHECKING:
    from expedition.records.day import DayRow

LINE_ROLE = int(Qt.ItemDataRole.UserRole)
Index = QModelIndex | QPersistentModelIndex


class DayListModel(QAbstractListModel):
    """Lines of one trip; `chosen` is the id of the day shown, `digits` the length of the longest number."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[DayRow] = ()
        self._found: frozenset[int] | None = None
        self._closed: frozenset[int] = frozenset()
        self.lines: tuple[Line, ...] = ()
        self._places: dict[int, int] = {}
        self.chosen: int | None = None
        self.digits = 1

    def show_rows(self, rows: "Sequence[DayRow]", *, is_other_trip: bool) -> None:
        """Take new rows; countries shut in the same trip stay shut."""
        self._rows = rows
        digits = len(str(len(rows)))
        if is_other_trip:
            self._closed = frozenset()
        self._renew(is_other=is_other_trip or digits != self.digits)
        self.digits = digits

    def clear(self) -> None:
        """Show nothing."""
        if self.lines:
            self.beginResetModel()
            self._rows, self._closed = (), frozenset()
            self._take(())
            self.endResetModel()

    def filter(self, found: frozenset[int] | None) -> None:
        """Show only these days; None shows all again."""
        if found != self._found:
            self._found = found
            self._renew()

    def shut(self, heading: int, *, is_shut: bool) -> None:
        """Hide or show the days under a heading."""
        closed = self._closed | {heading} if is_shut else self._closed - {heading}
        if closed != self._closed:
            self._closed = closed
            self._renew()

    def open_around(self, day_id: int) -> None:
        """Open the heading that hides a day."""
        if self.place_of(day_id) is None and self._closed:
            self._closed = frozenset()
            self._renew()

    def place_of(self, day_id: int | None) -> int | None:
        """Where a day stands in the lines shown, None where it does not."""
        return self._places.get(day_id) if day_id is not None else None

    def heading_over(self, place: int) -> int | None:
        """The place of the heading over a line, None where there is none."""
        return next((n for n in range(place, -1, -1) if isinstance(self.lines[n], Heading)), None)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many lines are shown."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """The line for the delegate, its words for everybody else."""
        line = self.lines[index.row()]
        if role == LINE_ROLE:
            return line
        if role == Qt.ItemDataRole.AccessibleTextRole or role == Qt.ItemDataRole.DisplayRole:
            return f"{line.name}, {line.figures}" if isinstance(line, Heading) else line.said
        return None

    def _renew(self, *, is_other: bool = False) -> None:
        """Make the lines anew; where the same ones stay, only those that say other things are told of."""
        # Needs the records, which an empty list at the start does not.
        from ui.models.day_lines import lines_of

        lines = lines_of(self._rows, self._closed, self._found)
        if is_other or list(map(_shape, lines)) != list(map(_shape, self.lines)):
            self.beginResetModel()
            self._take(lines)
            self.endResetModel()
            return
        other = [place for place, line in enumerate(lines) if line != self.lines[place]]
        self._take(lines)
        for place in other:
            self.dataChanged.emit(self.index(place), self.index(place))

    def _take(self, lines: tuple[Line, ...]) -> None:
        self.lines = lines
        self._places = {line.id: n for n, line in enumerate(lines) if isinstance(line, DayLine)}


def _shape(line: Line) -> object:
    """What the height of a line and its place among the others depend on."""
    return (line.key, line.is_open) if isinstance(line, Heading) else (line.id, line.heading, line.is_thin)
