"""The table of an import plan: lines to tick, to open, to leave."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QListView, QWidget

from expedition.text import _
from ui.dialogs.import_detail import ImportDetail
from ui.dialogs.import_rows import DETAIL, FILE, LINE_ROLE, Columns, PlanDelegate
from ui.icons import Icons
from ui.models.plan_lines import DayGroup, LegLine, PlanLine
from ui.theme import Theme
from ui.widgets.tab_order import chain

Index = QModelIndex | QPersistentModelIndex
_HEAD = 26


class PlanModel(QAbstractListModel):
    """Lines of a plan."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[PlanLine, ...] = ()

    def show_lines(self, lines: Sequence[PlanLine]) -> None:
        """Take new lines."""
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

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
            return _said(line)
        if role == Qt.ItemDataRole.ToolTipRole and not isinstance(line, DayGroup):
            return f"{line.name}\n{line.state_word} {line.reason}".strip()
        return None


class PlanList(QListView):
    """The lines; Space ticks, Right and Left or a click open and close one.

    Signals:
        ticked: A leg's key and whether it shall be taken.
    """

    ticked = Signal(int, bool)

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        detail_of: Callable[[int], ImportDetail],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._detail_of = theme, detail_of
        self.plan = PlanModel()
        self.setModel(self.plan)
        self._delegate = PlanDelegate(theme, icons, self)
        self.setItemDelegate(self._delegate)
        self._detail: ImportDetail | None = None
        self.setAccessibleName(_("What the import will do"))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.verticalScrollBar().valueChanged.connect(self._place_detail)

    @property
    def open_key(self) -> int | None:
        """The leg whose line is open."""
        return self._delegate.open_key

    def show_lines(self, lines: Sequence[PlanLine]) -> None:
        """Take new lines; the current and the open one stay."""
        here = self.plan.lines[self.currentIndex().row()] if self.currentIndex().isValid() else None
        position = self.verticalScrollBar().value()
        self.plan.show_lines(lines)
        if isinstance(here, LegLine):
            self.go_to(here.key)
        self.verticalScrollBar().setValue(position)
        self._renew_detail()

    def go_to_first(self) -> None:
        """Make the first leg's line the current one."""
        first = next((line.key for line in self.plan.lines if isinstance(line, LegLine)), None)
        if first is not None:
            self.go_to(first)

    def go_to(self, key: int) -> None:
        """Make a leg's line the current one."""
        place = self._place_of(key)
        if place is not None:
            self.setCurrentIndex(self.plan.index(place))

    def open(self, key: int | None) -> None:
        """Open one line, or none; where its day is missing, the keys go to the date at once."""
        self._delegate.open_key = key
        self.plan.layoutChanged.emit()
        self._renew_detail()
        if key is not None and (place := self._place_of(key)) is not None:
            self.scrollTo(self.plan.index(place))
        if self._detail is not None and self._detail.needs_date:
            self._detail.enter()

    def settle(self) -> bool:
        """Take what was typed into the open line; False, and back to it, where it cannot be read."""
        if self._detail is None or self._detail.settle():
            return True
        self._detail.enter()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks, Right opens and then goes in, Left closes; Enter is left to the dialog."""
        line = self._current()
        key = event.key()
        if key == Qt.Key.Key_Space and isinstance(line, LegLine):
            self.ticked.emit(line.key, not line.is_on)
        elif key == Qt.Key.Key_Right and isinstance(line, LegLine):
            if line.key == self.open_key and self._detail is not None:
                self._detail.enter()
            else:
                self.open(line.key)
        elif key == Qt.Key.Key_Left:
            self.open(None)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the box ticks, elsewhere on the line opens or closes it."""
        index = self.indexAt(event.position().toPoint())
        line = self.plan.lines[index.row()] if index.isValid() else None
        if not isinstance(line, LegLine) or event.button() != Qt.MouseButton.LeftButton:
            return
        self.setCurrentIndex(index)
        if self._delegate.box_rect(self.visualRect(index)).contains(event.position().toPoint()):
            self.ticked.emit(line.key, not line.is_on)
        else:
            self.open(None if line.key == self.open_key else line.key)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The detail is as wide as the table."""
        super().resizeEvent(event)
        self._place_detail()

    def _renew_detail(self) -> None:
        here = QApplication.focusWidget()
        before, self._detail = self._detail, None
        stop = before.stops.index(here) if before is not None and here in before.stops else None
        if before is not None:
            before.hide()
            before.deleteLater()
        if self.open_key is not None and self._place_of(self.open_key) is not None:
            self._detail = self._detail_of(self.open_key)
            self._detail.setParent(self.viewport())
            self._detail.left.connect(self._come_back)
            self._detail.show()
            chain([self, self._detail])
            self._place_detail()
            if stop is not None:
                self._detail.stops[stop].setFocus()

    def _place_detail(self) -> None:
        place = self._place_of(self.open_key)
        if self._detail is None or place is None:
            return
        self._fit_detail(self._detail)
        self.executeDelayedItemsLayout()
        row = self.visualRect(self.plan.index(place))
        edge, head = self._theme.px(3), self._theme.px(FILE)
        self._detail.setGeometry(
            QRect(edge, row.top() + head, self.viewport().width() - edge, self._delegate.detail_height - 1)
        )

    def _fit_detail(self, detail: ImportDetail) -> None:
        """Give the open line the height its sentences need at this width."""
        needed = max(self._theme.px(DETAIL), detail.heightForWidth(self.viewport().width()) + 1)
        if needed != self._delegate.detail_height:
            self._delegate.detail_height = needed
            self.scheduleDelayedItemsLayout()

    def _come_back(self) -> None:
        self.setFocus()
        self.scrollTo(self.currentIndex())

    def _place_of(self, key: int | None) -> int | None:
        legs = (n for n, line in enumerate(self.plan.lines) if isinstance(line, LegLine) and line.key == key)
        return next(legs, None)

    def _current(self) -> PlanLine | None:
        index = self.currentIndex()
        return self.plan.lines[index.row()] if index.isValid() else None


class PlanHead(QWidget):
    """The names of the columns."""

    def __init__(self, theme: Theme, table: PlanList) -> None:
        super().__init__()
        self._theme, self._table = theme, table
        self.setFixedHeight(theme.px(_HEAD))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Words over the columns, a hairline under them."""
        painter = QPainter(self)
        columns = Columns(self._theme, self._table.width())
        painter.setFont(self._theme.small())
        painter.setPen(self._theme.color("ink2"))
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        height = self.height()
        painter.drawText(QRect(columns.name, 0, 200, height), left, _("File"))
        painter.drawText(QRect(columns.what, 0, 400, height), left, _("What happens and why"))
        for name, words in (("km", "km"), ("climb", _("climb m")), ("moving", _("moving"))):
            start, stop = columns.figures[name]
            painter.drawText(QRect(start, 0, stop - start, height), right, words)
        painter.fillRect(0, height - 1, self.width(), 1, self._theme.color("line"))


def _said(line: PlanLine) -> str:
    if isinstance(line, DayGroup):
        distance = f"{line.sums.km} km" if line.sums.km else ""
        return ", ".join(part for part in (line.name, line.date, line.what, distance) if part)
    words = f"{line.name}, {line.state_word} {line.reason}".strip()
    if isinstance(line, LegLine):
        words = (_("taken: ") if line.is_on else _("left out: ")) + words
    return words
