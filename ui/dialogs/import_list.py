"""The table of an import plan: lines to tick, to open, to leave."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QItemSelectionModel, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QListView, QWidget

from expedition.text import _
from ui.dialogs.import_rows import DETAIL, Columns, PlanDelegate
from ui.dialogs.plan_detail import PlanDetail
from ui.icons import Icons
from ui.models.plan_lines import (
    CarryLine,
    DayGroup,
    FileLine,
    LegLine,
    PhotosLine,
    PlanLine,
    TickLine,
    key_of,
)
from ui.models.plan_model import PlanModel
from ui.theme import Theme
from ui.widgets.tab_order import chain

_HEAD = 26
_VERBS = {
    Qt.Key.Key_J: "join",
    Qt.Key.Key_S: "split",
    Qt.Key.Key_C: "carry",
    Qt.Key.Key_D: "date",
    Qt.Key.Key_M: "mode",
    Qt.Key.Key_N: "next",
    Qt.Key.Key_Delete: "leave",
}
_OPENABLE = (LegLine, FileLine, PhotosLine)


class PlanList(QListView):
    """The lines; keys and clicks say what shall become of those chosen.

    Signals:
        ticked: Lines and whether they shall be taken.
        carried: The proposal of a line shall be followed.
        wished: A verb for the lines chosen: join, split, carry, date, mode, leave, next.
        menu_wished: Where a menu of these verbs shall stand.
    """

    ticked = Signal(object, bool)
    carried = Signal(object)
    wished = Signal(str)
    menu_wished = Signal(object)

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        detail_of: Callable[[PlanLine], PlanDetail],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._detail_of = theme, detail_of
        self.plan = PlanModel()
        self.setModel(self.plan)
        self._delegate = PlanDelegate(theme, icons, self)
        self.setItemDelegate(self._delegate)
        self._detail: PlanDetail | None = None
        self.setAccessibleName(_("What the import will do"))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.verticalScrollBar().valueChanged.connect(self._place_detail)

    @property
    def open_key(self) -> object:
        """What the open line stands for."""
        return self._delegate.open_key

    @property
    def detail(self) -> PlanDetail | None:
        """What is open."""
        return self._detail

    @property
    def current(self) -> PlanLine | None:
        """The line under the cursor."""
        index = self.currentIndex()
        return self.plan.lines[index.row()] if index.isValid() else None

    @property
    def chosen(self) -> tuple[PlanLine, ...]:
        """The lines chosen, in order; that under the cursor where none is."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        current = self.current
        return tuple(self.plan.lines[row] for row in rows) or ((current,) if current is not None else ())

    def show_lines(self, lines: Sequence[PlanLine]) -> None:
        """Take new lines; the current, the chosen and the open one stay."""
        here = key_of(self.current) if self.current is not None else None
        row = self.currentIndex().row()
        chosen = [key_of(line) for line in self.chosen]
        position = self.verticalScrollBar().value()
        if not self.plan.show_lines(lines):
            self._choose_again(here, row, chosen)
        self.executeDelayedItemsLayout()
        self.verticalScrollBar().setValue(position)
        self._renew_detail()

    def go_to(self, key: object) -> None:
        """Make one line the current one."""
        place = self.plan.place_of(key)
        if place is not None:
            self.setCurrentIndex(self.plan.index(place))

    def go_to_first(self, fits: Callable[[PlanLine], bool], *, after: int = -1) -> bool:
        """Make the first fitting line below a row the current one, or the first of all; False without one."""
        fitting = [row for row, line in enumerate(self.plan.lines) if fits(line)]
        later = [row for row in fitting if row > after]
        if not fitting:
            return False
        self.setCurrentIndex(self.plan.index((later or fitting)[0]))
        return True

    def open(self, key: object, *, enter: bool = False) -> None:
        """Open one line, or none; what waits for an answer, or is to be entered, takes the keys."""
        self._delegate.open_key = key if self.plan.place_of(key) is not None else None
        self.plan.layoutChanged.emit()
        self._renew_detail()
        place = self.plan.place_of(key)
        if place is not None:
            self.scrollTo(self.plan.index(place))
        if self._detail is not None and (enter or self._detail.waits):
            self._detail.enter()

    def settle(self) -> bool:
        """Take what was typed into the open line; False, and back to it, where it cannot be read."""
        if self._detail is None or self._detail.settle():
            return True
        self._detail.enter()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks, Enter and Right open, Left and Esc close; letters are verbs."""
        line, key = self.current, Qt.Key(event.key())
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        is_enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and not is_plain:
            event.ignore()
        elif key == Qt.Key.Key_Space and line is not None:
            self._tick()
        elif is_enter and isinstance(line, CarryLine):
            self.carried.emit(line)
        elif is_plain and (is_enter or key == Qt.Key.Key_Right):
            self._open_current()
        elif is_plain and key in (Qt.Key.Key_Left, Qt.Key.Key_Escape) and self._delegate.open_key is not None:
            self.open(None)
        elif key == Qt.Key.Key_Escape:
            event.ignore()
        elif is_plain and key in _VERBS:
            self.wished.emit(_VERBS[key])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the box ticks, elsewhere on the line opens or closes it; Shift and Ctrl choose more."""
        index = self.indexAt(event.position().toPoint())
        line = self.plan.lines[index.row()] if index.isValid() else None
        if line is None or isinstance(line, DayGroup) or event.button() != Qt.MouseButton.LeftButton:
            return
        if event.modifiers() & (Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier):
            super().mousePressEvent(event)
            return
        at, row = event.position().toPoint(), self.visualRect(index)
        if isinstance(line, TickLine) and self._delegate.box_rect(row).contains(at):
            if line not in self.chosen:
                self.setCurrentIndex(index)
            self._tick(line)
            return
        self.setCurrentIndex(index)
        if isinstance(line, CarryLine) and self._delegate.verb_rect(row, line).contains(at):
            self.carried.emit(line)
        elif isinstance(line, _OPENABLE):
            key = key_of(line)
            self.open(None if key == self._delegate.open_key else key)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The verbs for the lines chosen."""
        index = self.indexAt(event.pos())
        by_keys = event.reason() == QContextMenuEvent.Reason.Keyboard
        if not by_keys and index.isValid() and not self.selectionModel().isSelected(index):
            self.setCurrentIndex(index)
        at = self.visualRect(self.currentIndex()).bottomLeft() if by_keys else event.pos()
        self.menu_wished.emit(self.viewport().mapToGlobal(at))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The detail is as wide as the table."""
        super().resizeEvent(event)
        self._place_detail()

    def _tick(self, line: TickLine | None = None) -> None:
        """Take or leave all lines chosen, as is right for the one under the cursor."""
        here = line or self.current
        lines = [other for other in self.chosen if isinstance(other, TickLine)]
        if isinstance(here, TickLine):
            self.ticked.emit(lines, not here.is_on)

    def _open_current(self) -> None:
        line = self.current
        if not isinstance(line, _OPENABLE):
            return
        if key_of(line) == self._delegate.open_key and self._detail is not None:
            self._detail.enter()
        else:
            self.open(key_of(line))

    def _choose_again(self, here: object, row: int, chosen: Sequence[object]) -> None:
        """After lines came or went: the same ones, or what stands now where the current one was."""
        place = self.plan.place_of(here)
        if place is None and row >= 0:
            rows = [at for at, line in enumerate(self.plan.lines) if not isinstance(line, DayGroup)]
            place = min(rows, key=lambda at: abs(at - row), default=None)
        if place is not None:
            self.setCurrentIndex(self.plan.index(place))
        if len(chosen) > 1:
            for key in chosen:
                at = self.plan.place_of(key)
                if at is not None:
                    self.selectionModel().select(
                        self.plan.index(at), QItemSelectionModel.SelectionFlag.Select
                    )

    def _renew_detail(self) -> None:
        here = QApplication.focusWidget()
        before, self._detail = self._detail, None
        stops = before.stops if before is not None else ()
        stop = stops.index(here) if here in stops else None
        if before is not None:
            before.hide()
            before.deleteLater()
        place = self.plan.place_of(self._delegate.open_key)
        if place is None:
            if self._delegate.open_key is not None:
                self._delegate.open_key = None
                self.plan.layoutChanged.emit()
            if stop is not None:
                self.setFocus()
            return
        self._detail = detail = self._detail_of(self.plan.lines[place])
        detail.setParent(self.viewport())
        detail.left.connect(self._come_back)
        detail.rearranged.connect(self._place_detail)
        detail.show()
        chain([self, detail])
        self._place_detail()
        if stop is not None:
            (detail.stops[stop] if stop < len(detail.stops) else self).setFocus()

    def _place_detail(self) -> None:
        place = self.plan.place_of(self._delegate.open_key)
        if self._detail is None or place is None:
            return
        self._fit_detail(self._detail)
        self.executeDelayedItemsLayout()
        row = self.visualRect(self.plan.index(place))
        edge, head = self._theme.px(3), self._delegate.head_height(self.plan.lines[place])
        self._detail.setGeometry(
            QRect(edge, row.top() + head, self.viewport().width() - edge, self._delegate.detail_height - 1)
        )

    def _fit_detail(self, detail: PlanDetail) -> None:
        """Give the open line the height its sentences need at this width."""
        layout = detail.layout()
        if layout is not None:
            layout.invalidate()
        whole = detail.heightForWidth(self.viewport().width())
        needed = max(self._theme.px(DETAIL), (detail.sizeHint().height() if whole < 0 else whole) + 1)
        if needed != self._delegate.detail_height:
            self._delegate.detail_height = needed
            self.scheduleDelayedItemsLayout()

    def _come_back(self) -> None:
        self.setFocus()
        self.scrollTo(self.currentIndex())


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
