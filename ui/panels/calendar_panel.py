"""The Calendar view: the weeks of a trip, chosen and marked day by day."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QImage, QKeySequence, QShowEvent
from PySide6.QtWidgets import QMenu, QStackedLayout, QVBoxLayout, QWidget

from expedition import naming, units
from expedition.errors import UserError
from expedition.imaging.sizes import STRIP
from expedition.kinds import DayKind
from expedition.operations import days
from expedition.queries.covers import day_covers
from expedition.records.day import Cover
from expedition.text import _, plural
from ui.background import Background
from ui.desk import Desk
from ui.icons import Icons
from ui.panels.calendar_bar import CalendarBar
from ui.panels.calendar_grid import KIND_KEYS, CalendarGrid
from ui.pictures import Pictures
from ui.theme import Theme
from ui.widgets.controls import label

if TYPE_CHECKING:
    from expedition.records.trip import TripTree

_STILL_MS = 80


class CalendarPanel(QWidget):
    """The calendar of one trip.

    Signals:
        day_chosen: The id of the day one stands on.
        day_activated: The id of a day to be opened.
        removal_wished: The chosen day shall go.
        done: What was done, for the foot of the list.
        failed: What could not be done.
    """

    day_chosen = Signal(int)
    day_activated = Signal(int)
    removal_wished = Signal()
    done = Signal(str)
    failed = Signal(str)

    def __init__(
        self,
        desk: Desk,
        theme: Theme,
        icons: Icons,
        background: Background,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._theme = desk, theme
        self._trip_id: int | None = None
        self._covers: dict[int, Cover] = {}
        self._is_stale = False
        self._chosen: int | None = None
        self._pictures = Pictures(background, self)
        self.bar = CalendarBar(theme, icons)
        self.grid = CalendarGrid(theme, icons, self._cover_of)
        self._hint = label(theme, _("No days yet: the calendar grows from the first one."), look="hint")
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedLayout()
        self._stack.addWidget(self._hint)
        self._stack.addWidget(self.grid)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addLayout(self._stack, 1)
        self.setAccessibleName(_("Calendar"))
        self.setFocusProxy(self.grid)
        # While weeks fly by, no picture is read.
        self._still = QTimer(self, singleShot=True, interval=_STILL_MS)
        self._still.timeout.connect(self._want_covers)
        self._connect()

    def _connect(self) -> None:
        grid = self.grid
        self.bar.turned.connect(grid.turn)
        self.bar.weeks_chosen.connect(grid.show_weeks)
        self.bar.weeks_chosen.connect(lambda _weeks: self._look())
        grid.verticalScrollBar().valueChanged.connect(lambda _value: self._look())
        grid.verticalScrollBar().rangeChanged.connect(lambda _least, _most: self._look())
        grid.date_chosen.connect(self._choose)
        grid.opened.connect(self._open)
        grid.added.connect(self._add)
        grid.kind_wanted.connect(self._set_kind)
        grid.removal_wished.connect(self.removal_wished)
        grid.customContextMenuRequested.connect(self._menu)
        self._pictures.arrived.connect(lambda _sha256, _longest: grid.viewport().update())
        self._desk.opened.connect(self._pictures.forget)

    def show_trip(self, tree: "TripTree | None") -> None:
        """Show the days of a trip, or none."""
        is_other = (tree.id if tree else None) != self._trip_id
        self._trip_id = tree.id if tree else None
        rows = tree.rows if tree else ()
        self._covers = self._desk.read(day_covers, tree.id) if tree and rows else {}
        self.grid.days.show_rows(rows)
        self.grid.fit_anew()
        self.bar.legend.show_kinds(self.grid.days.weeks.kinds)
        self._stack.setCurrentIndex(1 if rows else 0)
        if is_other:
            self._chosen = None
        self._look()

    def set_chosen_day(self, day_id: int | None) -> None:
        """Stand on the day the window is on."""
        day = self.grid.days.weeks.date_of(day_id)
        is_first = self._chosen is None
        self._chosen = day_id
        if day is not None and day != self.grid.current:
            self.grid.go(day, is_quiet=True, is_middle=is_first)

    def showEvent(self, event: QShowEvent) -> None:
        """The keys go to the days."""
        super().showEvent(event)
        self._look()

    def hideEvent(self, event: QHideEvent) -> None:
        """Read no more pictures."""
        self._still.stop()
        super().hideEvent(event)

    def _look(self) -> None:
        """Say what is in sight, and get its pictures in a moment."""
        span = self.grid.span
        self.bar.show_span(units.date_span(*span) if span else "")
        self._still.start()

    def _cover_of(self, day_id: int) -> QImage | None:
        cover = self._covers.get(day_id)
        if cover is None or self._pictures.why_not(cover.sha256):
            return None
        return self._pictures.picture(cover.sha256, STRIP) or QImage()

    def _want_covers(self) -> None:
        span = self.grid.span
        if span is None or not self._desk.is_open or not self.isVisible():
            return
        weeks, wanted = self.grid.days.weeks, []
        first, last = weeks.place_of(span[0])[0], weeks.place_of(span[1])[0]
        for week in range(max(0, first - 1), last + 2):
            for weekday in range(7):
                row = weeks.row(weeks.date_at(week, weekday))
                cover = self._covers.get(row.id) if row is not None else None
                if cover is not None:
                    path = self._desk.logbook.photo(cover.sha256, cover.format)
                    wanted.append((cover.sha256, path))
        self._pictures.want(wanted, STRIP)

    # What is done

    def _choose(self, day: date) -> None:
        row = self.grid.days.weeks.row(day)
        if row is not None and row.id != self._chosen:
            self._chosen = row.id
            self.day_chosen.emit(row.id)

    def _open(self, day: date) -> None:
        row = self.grid.days.weeks.row(day)
        if row is not None:
            self.day_activated.emit(row.id)
        else:
            self._add(day)

    def _add(self, day: date) -> None:
        """Make a day on an empty date."""
        if self._trip_id is None or self.grid.days.weeks.row(day) is not None:
            return
        words = _("Add {date}").format(date=units.day_month(day))
        change = self._try(words, days.add_on, self._trip_id, day)
        if change is not None:
            self.grid.go(day)
            self._choose(day)

    def _set_kind(self, kind: DayKind) -> None:
        """Say what the chosen days were for, as one step."""
        found = (self.grid.days.weeks.row(day) for day in self.grid.chosen)
        ids = [row.id for row in found if row is not None and row.kind is not kind]
        if not ids:
            return
        name = naming.name(kind)
        count = plural("{n} day: {kind}", "{n} days: {kind}", len(ids)).format(kind=name, n=len(ids))
        if self._try(_("Change the kind of day"), days.set_kind, ids, kind) is not None:
            self.done.emit(_("{what} · Ctrl+Z").format(what=count))

    def _try(self, words: str, verb: Callable[..., Any], *args: Any) -> Any:
        try:
            return self._desk.do(words, verb, *args)
        except UserError as error:
            self.failed.emit(str(error))
            return None

    def _menu(self, at: QPoint) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.grid.viewport().mapToGlobal(at))

    def menu(self) -> QMenu:
        """What can be done with the chosen days, with the keys that do it."""
        menu, day = QMenu(self), self.grid.current
        if day is None:
            return menu
        has_day = self.grid.days.weeks.row(day) is not None
        words = _("Open the day") if has_day else _("New day on {date}").format(date=units.day_month(day))
        key = Qt.Key.Key_Return if has_day else Qt.Key.Key_N
        menu.addAction(f"{words}\t{_key_words(key)}").triggered.connect(lambda: self._open(day))
        menu.addSeparator()
        for kind, letter in KIND_KEYS.items():
            entry = menu.addAction(f"{naming.title(kind)}\t{_key_words(letter)}")
            entry.triggered.connect(lambda _checked=False, kind=kind: self._set_kind(kind))
        return menu


def _key_words(key: Qt.Key) -> str:
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
