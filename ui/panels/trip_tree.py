"""The left side: trips, the filter, the days of the chosen trip, the foot."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from expedition.text import _
from ui.actions import Actions
from ui.background import Background, Job
from ui.desk import Desk
from ui.icons import Icons
from ui.panels.all_trips_row import AllTripsRow
from ui.panels.day_list import DayList
from ui.panels.foot import Foot
from ui.panels.trip_rows import TripList
from ui.theme import Theme
from ui.widgets.controls import key_hint, label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from expedition.logbook import Change
    from expedition.records.trip import TripSummary, TripTree

_DAY_MENU = ("previous_day", "next_day", "", "new_day", "add_day", "", "remove_day")
_TRIP_MENU = ("edit_trip", "plan_trip", "new_trip", "", "remove_trip")
_SEARCH_AFTER_MS = 150
_LISTED = ("trip", "day", "leg", "stay", "encounter", "repair", "crossing", "waypoint", "stated")


class TripPanel(QWidget):
    """Trips and days, and where the traveller is among them.

    Signals:
        trip_shown: Another trip is open, by id; 0 for none.
        rows_changed: The same trip has other days, or they have other figures.
        day_chosen: The day to show, by id; 0 for none.
    """

    trip_shown = Signal(int)
    rows_changed = Signal()
    day_chosen = Signal(int)

    def __init__(
        self,
        desk: Desk,
        theme: Theme,
        icons: Icons,
        actions: Actions,
        background: Background,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._background = background
        self._search: Job[frozenset[int]] | None = None
        self._search_soon = QTimer(self, singleShot=True, interval=_SEARCH_AFTER_MS)
        self._search_soon.timeout.connect(self._search_pages)
        self._desk, self._theme, self._actions = desk, theme, actions
        self.tree: TripTree | None = None
        self._searches: Callable[[], Sequence[tuple[str, str]]] = tuple
        self.setMinimumWidth(theme.px(220))
        self.setMaximumWidth(theme.px(400))
        self.all_trips = AllTripsRow(theme, icons)
        self.all_trips.hide()
        self.trips = TripList(theme, icons)
        self.days = DayList(theme, icons)
        self.foot = Foot(theme, icons)
        self.filter = self._filter_field(icons)
        self._empty = label(theme, look="hint")
        self._empty.setWordWrap(True)
        self._empty.setContentsMargins(theme.px(16), theme.px(8), theme.px(16), 0)
        self._lay_out()
        self.trips.trip_chosen.connect(self.show_trip)
        self.trips.beside.connect(self.all_trips.keep_free)
        self.trips.customContextMenuRequested.connect(self._trip_menu)
        self.days.day_chosen.connect(self.day_chosen)
        self.days.customContextMenuRequested.connect(self._day_menu)
        self.days.removal_wished.connect(actions["remove_day"].trigger)
        desk.changed.connect(self._heard)

    @property
    def trip_id(self) -> int | None:
        """The open trip."""
        return self.tree.id if self.tree else None

    @property
    def day_id(self) -> int | None:
        """The chosen day."""
        return self.days.lines.chosen

    def open_at(self, day_id: int | None) -> None:
        """Show the logbook that lies on the desk, at this day if it is still there."""
        self.filter.clear()
        self.tree = None
        if not self._desk.is_open:
            self._show_nothing()
            return
        from expedition.queries.trips import all_trips

        trips = self._desk.read(all_trips)
        wanted = self._trip_with(day_id, [trip.id for trip in trips]) if day_id else None
        self._show(wanted or (trips[-1].id if trips else None), day_id)

    def show_trip(self, trip_id: int) -> None:
        """Open a trip at its last day."""
        self._show(trip_id, None)

    def show_day(self, day_id: int) -> None:
        """Go to a day of the open trip."""
        self.days.choose(day_id)
        self.day_chosen.emit(day_id)

    def go_to(self, trip_id: int, day_id: int | None) -> None:
        """Open a trip, at a day if one is wanted, whatever the filter hides."""
        if day_id is not None and self.filter.text():
            self.filter.clear()
        if trip_id != self.trip_id:
            self._show(trip_id, day_id)
        elif day_id is not None:
            self.show_day(day_id)

    def offer_searches(self, searches: "Callable[[], Sequence[tuple[str, str]]]") -> None:
        """Tell where the kept searches are; the sign in the filter lists them by name."""
        self._searches = searches

    def show_searches(self) -> None:
        """The kept searches, one of which may become the filter."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name, words in self._searches():
            action = menu.addAction(name.replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, words=words: self.filter.setText(words))
        if menu.isEmpty():
            menu.addAction(_("No search is kept yet: Find keeps them")).setEnabled(False)
        menu.popup(self.filter.mapToGlobal(QPoint(0, self.filter.height())))

    def show_date(self, day: "date") -> None:
        """Go to the day of a date, if the open trip has one."""
        rows = self.tree.rows if self.tree else ()
        found = next((row.id for row in rows if row.date == day), None)
        if found is not None:
            self.show_day(found)

    def focus_filter(self) -> None:
        """Begin to filter."""
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the filter: Down goes to the days found, Esc shows all days again."""
        if watched is self.filter and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.filter.clear()
                self.days.setFocus()
                return True
            if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.show_searches()
                return True
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.days.setFocus()
                self.days.choose_first()
                return True
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ground of the side."""
        QPainter(self).fillRect(self.rect(), self._theme.color("side"))

    def _show_nothing(self) -> None:
        self._list_trips((), None)
        self.days.lines.clear()
        self.days.choose(None)
        self._empty.hide()
        self.trip_shown.emit(0)
        self.day_chosen.emit(0)

    def _show(self, trip_id: int | None, day_id: int | None) -> None:
        from expedition.queries.trips import all_trips, trip_tree

        trips = self._desk.read(all_trips)
        is_other = trip_id != self.trip_id
        self.tree = self._desk.read(trip_tree, trip_id) if trip_id is not None else None
        rows = self.tree.rows if self.tree else ()
        self._list_trips(trips, trip_id)
        self.days.lines.show_rows(rows, is_other_trip=is_other)
        self._look_again()
        ids = {row.id for row in rows}
        chosen = day_id if day_id in ids else (rows[-1].id if rows else None)
        self.days.choose(chosen)
        self._show_emptiness()
        self.trip_shown.emit(trip_id or 0)
        self.day_chosen.emit(chosen or 0)

    def _list_trips(self, trips: "Sequence[TripSummary]", chosen: int | None) -> None:
        self.trips.show_trips(trips, chosen)
        self.all_trips.show_sum(sum(trip.distance_m for trip in trips), len(trips))

    def _heard(self, change: "Change", _initiator: object) -> None:
        if not any(change.touches(kind) for kind in _LISTED):
            return
        from expedition.queries.trips import all_trips, trip_tree_after

        trips = self._desk.read(all_trips)
        ids = [trip.id for trip in trips]
        if self.trip_id not in ids:
            self._show(ids[-1] if ids else None, None)
            return
        assert self.tree is not None
        before = [row.id for row in self.tree.rows]
        touched = change.touched.get("day", frozenset())
        self.tree = self._desk.read(trip_tree_after, self.tree, touched)
        self._list_trips(trips, self.trip_id)
        self._look_again()
        position = self.days.verticalScrollBar().value()
        self.days.lines.show_rows(self.tree.rows, is_other_trip=False)
        chosen = near(before, [row.id for row in self.tree.rows], self.day_id)
        was = self.day_id
        self.days.choose(chosen)
        if chosen == was:
            self.days.verticalScrollBar().setValue(position)
        else:
            self.day_chosen.emit(chosen or 0)
        self._show_emptiness()
        self.rows_changed.emit()

    def _trip_with(self, day_id: int, trip_ids: list[int]) -> int | None:
        from expedition.queries.trips import trip_of

        trip_id = self._desk.read(trip_of, day_id)
        return trip_id if trip_id in trip_ids else None

    def _show_emptiness(self) -> None:
        is_empty = not self.days.lines.lines
        if is_empty and self.filter.text() and self._is_searching:
            self._empty.setText(_("Looking in diaries and cards …"))
        elif is_empty and self.filter.text():
            self._empty.setText(_("No day has these words. Esc shows all days again."))
        elif is_empty and self.tree:
            self._empty.setText(_("No days yet. Drop a track here, or press Ctrl+D for a first day."))
        elif is_empty:
            self._empty.setText(_("No trip yet. Drop a track on the window, or press Ctrl+D."))
        self._empty.setVisible(is_empty)
        self.days.setVisible(not is_empty)

    def _filter(self, words: str) -> None:
        self._key.setVisible(not words)
        self._look_again()
        self._show_emptiness()

    @property
    def _is_searching(self) -> bool:
        return self._search_soon.isActive() or self._search is not None

    def _look_again(self) -> None:
        """Where there is an index the days are found at once, else by a job a moment later."""
        if self._search is not None:
            self._search.cancel()
            self._search = None
        self._search_soon.stop()
        words, trip_id = self.filter.text(), self.trip_id
        if not words.strip() or trip_id is None or not self._desk.is_open:
            self._show_found(None)
            return
        from expedition.queries.search import is_indexed, matching_days

        if self._desk.read(is_indexed):
            self._show_found(self._desk.read(matching_days, trip_id, words))
        else:
            self._search_soon.start()

    def _search_pages(self) -> None:
        from expedition.queries.search import matching_days

        trip_id, words = self.trip_id, self.filter.text()
        if trip_id is None or not self._desk.is_open:
            return
        logbook = self._desk.logbook
        self._search = self._background.run(
            lambda _progress: logbook.read(matching_days, trip_id, words),
            done=self._show_found,
            failed=lambda _sentence: self._show_found(frozenset()),
        )

    def _show_found(self, found: frozenset[int] | None) -> None:
        self._search = None
        self.days.lines.filter(found)
        self.days.choose(self.day_id)
        self._show_emptiness()

    def _filter_field(self, icons: Icons) -> QLineEdit:
        field = QLineEdit()
        field.setProperty("look", "search")
        field.setPlaceholderText(_("Filter days"))
        field.setAccessibleName(_("Filter days"))
        field.setFont(self._theme.body())
        sign = field.addAction(icons.icon("search", 16, "ink3"), QLineEdit.ActionPosition.LeadingPosition)
        sign.setToolTip(_("Kept searches  Ctrl+Down"))
        sign.triggered.connect(self.show_searches)
        self._theme.changed.connect(lambda: sign.setIcon(icons.icon("search", 16, "ink3")))
        self._key = key_hint(self._theme, "Ctrl F")
        inside = QHBoxLayout(field)
        inside.setContentsMargins(0, 0, self._theme.px(7), 0)
        inside.addStretch(1)
        inside.addWidget(self._key, 0, Qt.AlignmentFlag.AlignVCenter)
        field.textChanged.connect(self._filter)
        field.installEventFilter(self)
        return field

    def _lay_out(self) -> None:
        px = self._theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(10), 0, 0)
        column.setSpacing(0)
        column.addWidget(self.all_trips)
        column.addWidget(self.trips)
        field_row = QHBoxLayout()
        field_row.setContentsMargins(px(12), px(8), px(12), px(10))
        field_row.addWidget(self.filter)
        column.addLayout(field_row)
        column.addWidget(self._empty)
        column.addWidget(self.days, 1)
        column.addStretch(0)
        column.addWidget(self.foot)

    def _trip_menu(self, at: QPoint) -> None:
        trip_id = self.trips.trip_at(at)
        if trip_id is not None and trip_id != self.trip_id:
            self.show_trip(trip_id)
        self._menu(_TRIP_MENU).popup(self.trips.viewport().mapToGlobal(at))

    def _day_menu(self, at: QPoint) -> None:
        day_id = self.days.day_at(at)
        if day_id is not None and day_id != self.day_id:
            self.show_day(day_id)
        self._menu(_DAY_MENU).popup(self.days.viewport().mapToGlobal(at))

    def _menu(self, names: tuple[str, ...]) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name in names:
            if name:
                menu.addAction(self._actions[name])
            else:
                menu.addSeparator()
        return menu


def near(before: list[int], now: list[int], chosen: int | None) -> int | None:
    """The day to show after a change: the same, or else the one that stood nearest before it."""
    if chosen in now:
        return chosen
    place = before.index(chosen) if chosen in before else len(before)
    earlier = (day_id for day_id in reversed(before[:place]) if day_id in set(now))
    return next(earlier, now[0] if now else None)
