"""The values of a chart as a small table to walk through and to copy from."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QDialog, QTableView, QVBoxLayout, QWidget

from expedition.text import _
from expedition.units import EN_DASH
from ui.theme import Theme
from ui.widgets.controls import label

if TYPE_CHECKING:
    from expedition.charts.chart import ChartTable

_WIDTH, _HEIGHT, _ROW = 560, 520, 28
_Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class _Values(QAbstractTableModel):
    def __init__(self, table: "ChartTable") -> None:
        super().__init__()
        self._table = table

    def rowCount(self, parent: _Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self._table.rows)

    def columnCount(self, parent: _Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self._table.heads)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        value = self._table.rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return EN_DASH if value is None else written(value)
        if role == Qt.ItemDataRole.TextAlignmentRole and not isinstance(value, str):
            return int(_RIGHT)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._table.heads[section]
        return None


class ChartTableView(QTableView):
    """Arrows walk, Shift marks, Ctrl+C copies what is marked."""

    def __init__(self, theme: Theme, name: str, table: "ChartTable") -> None:
        super().__init__()
        self._values = _Values(table)
        self.setModel(self._values)
        self.setAccessibleName(name)
        self.setFont(theme.body())
        self.setShowGrid(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.px(_ROW))
        self.horizontalHeader().setHighlightSections(False)
        self.resizeColumnsToContents()
        self.setTabKeyNavigation(False)
        if table.rows:
            self.setCurrentIndex(self._values.index(0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy what is marked, as a spreadsheet takes it."""
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.marked())
        else:
            super().keyPressEvent(event)

    def marked(self) -> str:
        """What is marked: rows as lines, columns apart by tabulators."""
        rows: dict[int, list[str]] = {}
        for index in sorted(self.selectedIndexes(), key=lambda index: (index.row(), index.column())):
            rows.setdefault(index.row(), []).append(str(index.data()))
        return "\n".join("\t".join(cells) for cells in rows.values())


def table_dialog(theme: Theme, name: str, table: "ChartTable", window: QWidget) -> QDialog:
    """A window with the values of a chart."""
    dialog = QDialog(window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(name)
    heading = label(theme, name)
    heading.setFont(theme.dialog_title())
    hint = label(theme, _("Arrows walk, Shift marks, Ctrl+A marks all, Ctrl+C copies."), "hint", small=True)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(theme.px(20), theme.px(16), theme.px(20), theme.px(16))
    column.setSpacing(theme.px(12))
    column.addWidget(heading)
    view = ChartTableView(theme, name, table)
    column.addWidget(view, 1)
    column.addWidget(hint)
    dialog.resize(theme.px(_WIDTH), theme.px(_HEIGHT))
    view.setFocus()
    return dialog


def written(value: str | float | int) -> str:
    """A value in full, without a needless tail."""
    return f"{value:.3f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
