"""The grid of the calendar: weeks that run on, walked by keys and chosen day by day."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from expedition.kinds import DayKind
from expedition.text import _
from ui.icons import Icons
from ui.models.calendar_model import CalendarModel
from ui.models.calendar_weeks import DAYS
from ui.panels.calendar_cells import CellDelegate, Room
from ui.theme import Theme

_HEAD, _LEAST_WIDTH = 28, 56
_SHIFT, _CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
_SELECT = QItemSelectionModel.SelectionFlag

KIND_KEYS = {
    DayKind.RIDE: Qt.Key.Key_O,
    DayKind.REST: Qt.Key.Key_R,
    DayKind.WAITING: Qt.Key.Key_W,
    DayKind.TRANSIT: Qt.Key.Key_T,
    DayKind.SICK: Qt.Key.Key_S,
    DayKind.WORK: Qt.Key.Key_K,
}
"""The letter for each kind of day: on the Road, Rest, Waiting, Transit, Sick, worK."""


class CalendarGrid(QTableView):
    """A table of weeks, of which only what is in sight is painted.

    Signals:
        date_chosen: Another date is the current one.
        opened: A date shall be opened.
        added: A day is wanted on a date.
        kind_wanted: The chosen days shall be of a kind.
        removal_wished: The chosen day shall go.
    """

    date_chosen = Signal(object)
    opened = Signal(object)
    added = Signal(object)
    kind_wanted = Signal(object)
    removal_wished = Signal()

    def __init__(self, theme: Theme, icons: Icons, cover_of: Callable[[int], QImage | None]) -> None:
        super().__init__()
        self._theme = theme
        self.days = CalendarModel(self)
        self.setModel(self.days)
        self._delegate = CellDelegate(theme, icons, self.days, self, cover_of)
        self.setItemDelegate(self._delegate)
        self._weeks = 5
        self._anchor: date | None = None
        self._is_quiet = False
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setAccessibleName(_("Calendar"))
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(theme.px(Room.BAR))
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        head.setMinimumSectionSize(theme.px(_LEAST_WIDTH))
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setFixedHeight(theme.px(_HEAD))
        head.setFont(theme.small())
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        theme.changed.connect(self.viewport().update)

    # What is shown

    @property
    def current(self) -> date | None:
        """The date one stands on."""
        return self.days.date_of(self.currentIndex())

    @property
    def chosen(self) -> tuple[date, ...]:
        """All chosen dates, in order."""
        found = (self.days.date_of(index) for index in self.selectedIndexes())
        return tuple(sorted(day for day in found if day is not None))

    @property
    def span(self) -> tuple[date, date] | None:
        """The first and the last date in sight."""
        if not self.days.weeks.count:
            return None
        first = max(0, self.rowAt(self.rowHeight(0) // 2))
        last = self.rowAt(self.viewport().height() - self.rowHeight(0) // 2)
        last = self.days.weeks.count - 1 if last < 0 else last
        return self.days.weeks.date_at(first, 0), self.days.weeks.date_at(last, DAYS - 1)

    def show_weeks(self, weeks: int) -> None:
        """Show so many weeks at once; 0 for all of them, as far as a week can still be told from the next."""
        self._weeks = weeks
        self._fit()
        self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.PositionAtCenter)

    def go(self, day: date, *, is_quiet: bool = False, is_middle: bool = False) -> None:
        """Stand on a date; quietly, without telling anybody."""
        index = self.days.index_of(day)
        if not index.isValid():
            return
        self._anchor = day
        self._is_quiet = is_quiet
        self.selectionModel().setCurrentIndex(index, _SELECT.ClearAndSelect)
        self._is_quiet = False
        hint = QAbstractItemView.ScrollHint
        self.scrollTo(index, hint.PositionAtCenter if is_middle else hint.EnsureVisible)

    def turn(self, pages: int) -> None:
        """Scroll by what is in sight."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + pages * max(1, self._shown_weeks() - 1) * self.rowHeight(0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many weeks as before; the one that was at the top stays there."""
        top = self.rowAt(0)
        super().resizeEvent(event)
        self._fit()
        if top > 0:
            self.scrollTo(self.days.index(top, 0), QAbstractItemView.ScrollHint.PositionAtTop)

    def _fit(self) -> None:
        weeks = self._weeks or max(1, self.days.weeks.count)
        height = max(self._theme.px(Room.BAR), self.viewport().height() // weeks)
        self.verticalHeader().setDefaultSectionSize(height)

    def _shown_weeks(self) -> int:
        return max(1, self.viewport().height() // max(1, self.rowHeight(0)))

    def fit_anew(self) -> None:
        """Another number of weeks may need other heights."""
        self._fit()

    # Keys and pointer

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go through the days, letters say what they were for."""
        key, day = Qt.Key(event.key()), self.current
        if day is None:
            super().keyPressEvent(event)
            return
        step = self._step(key, day)
        kind = next((kind for kind, letter in KIND_KEYS.items() if letter is key), None)
        has_modifier = bool(event.modifiers() & ~(_SHIFT | Qt.KeyboardModifier.KeypadModifier))
        if step is not None and not has_modifier:
            self._walk(step, extends=bool(event.modifiers() & _SHIFT))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(day)
        elif key is Qt.Key.Key_Insert or (key is Qt.Key.Key_N and not event.modifiers()):
            self.added.emit(day)
        elif key is Qt.Key.Key_Delete:
            self.removal_wished.emit()
        elif kind is not None and not event.modifiers():
            self.kind_wanted.emit(kind)
        else:
            event.ignore()

    def _step(self, key: Qt.Key, day: date) -> date | None:
        """Where a key leads from a date."""
        weeks = self.days.weeks
        days = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -DAYS,
            Qt.Key.Key_Down: DAYS,
            Qt.Key.Key_PageUp: -DAYS * self._shown_weeks(),
            Qt.Key.Key_PageDown: DAYS * self._shown_weeks(),
        }
        if key is Qt.Key.Key_Home:
            return weeks.first
        if key is Qt.Key.Key_End:
            return weeks.last
        if key not in days:
            return None
        first, last = weeks.date_at(0, 0), weeks.date_at(weeks.count - 1, DAYS - 1)
        reached = (day - first).days + days[key]
        if abs(days[key]) > DAYS:
            # A page leads to the end where less than a page is left, in the same column.
            reached = min(max(reached, day.weekday()), (weeks.count - 1) * DAYS + day.weekday())
        wanted = first + timedelta(days=max(0, reached))
        return day if reached < 0 or wanted > last else wanted

    def _walk(self, day: date, *, extends: bool) -> None:
        if not extends or self._anchor is None:
            self.go(day)
            return
        self._extend(day)

    def _extend(self, day: date) -> None:
        """Choose all days from where one began to this one."""
        anchor = self._anchor or day
        self.selectionModel().setCurrentIndex(self.days.index_of(day), _SELECT.NoUpdate)
        first, last = min(anchor, day), max(anchor, day)
        dates = (first + timedelta(days=n) for n in range((last - first).days + 1))
        self._choose(dates)
        self.scrollTo(self.days.index_of(day))

    def _choose(self, dates: Iterable[date]) -> None:
        chosen = QItemSelection()
        for day in dates:
            index = self.days.index_of(day)
            chosen.select(index, index)
        self.selectionModel().select(chosen, _SELECT.ClearAndSelect)

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:  # type: ignore[override]
        """Tell where one stands now."""
        super().currentChanged(current, previous)
        self.viewport().update()
        day = self.days.date_of(current)
        if day is not None and not self._is_quiet:
            self.date_chosen.emit(day)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click stands on a date, with Shift it chooses all up to it, with Ctrl it adds it."""
        day = self.days.date_of(self.indexAt(event.position().toPoint()))
        is_left = event.button() is Qt.MouseButton.LeftButton
        if day is None:
            return
        if event.modifiers() & _SHIFT and is_left:
            self._extend(day)
        elif event.modifiers() & _CTRL and is_left:
            index = self.days.index_of(day)
            self.selectionModel().setCurrentIndex(index, _SELECT.Toggle)
        elif is_left or day not in self.chosen:
            self.go(day)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Dragging chooses days from where it began."""
        day = self.days.date_of(self.indexAt(event.position().toPoint()))
        is_dragged = bool(event.buttons() & Qt.MouseButton.LeftButton)
        if day is not None and day != self.current and is_dragged:
            self._extend(day)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the day, or make one where there is none."""
        day = self.days.date_of(self.indexAt(event.position().toPoint()))
        if day is not None:
            self.opened.emit(day)
