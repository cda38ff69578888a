"""The Day view: the page at the left, its line at the right."""

from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from expedition.errors import UserError
from expedition.records.day import DayPage
from expedition.records.fields import WaypointFields
from expedition.records.search import Hit
from expedition.records.sights import PHOTO, Sight
from expedition.text import _
from ui.background import Background
from ui.desk import Desk
from ui.icons import Icons
from ui.maps.maps import Maps
from ui.maps.trip_reading import DAY_POINTS
from ui.panels.day_ground import DayGround
from ui.panels.day_writing import DayWriting
from ui.panels.entry_card import EntryCard
from ui.panels.entry_menu import entry_menu
from ui.panels.leg_menu import show_leg_menu
from ui.panels.quiet_page import QuietPage
from ui.theme import Theme
from ui.widgets.moving import stay_in
from ui.widgets.tab_order import chain

_LINE_AFTER_MS = 40
"""The page is painted first; where a key is held, no line is read for the days passed by."""
_FOLD_WIDTH = 844
_GROUND, _NARROW_GROUND, _WIDE_PANEL = 456, 374, 1080
_GROWTH = 0.75
_SKY_AND_ROAD = frozenset({"weather", "wind", "forecast", "road"})


class DayPanel(QWidget):
    """Shows one day and writes what the traveller types.

    Signals:
        previous_wanted, next_wanted: The arrows of the band.
        said: What was typed and could not be kept, for the foot of the list.
        original_wanted: The SHA-256 of the file a leg came from, to be read again.
        photos_wanted: Files are to be chosen.
        day_wanted: The id of another day that is to be shown.
        history_wished: What became of an entry is wished: its kind and id.
        tool_wanted: The action of a tool of the map, and the leg it is for.
        left_unsaved: What holds words the logbook refused and is about to show others, and the day's id.
    """

    previous_wanted = Signal()
    next_wanted = Signal()
    said = Signal(str)
    original_wanted = Signal(str)
    photos_wanted = Signal()
    day_wanted = Signal(int)
    history_wished = Signal(str, int)
    tool_wanted = Signal(str, int)
    left_unsaved = Signal(object, int)

    def __init__(
        self,
        desk: Desk,
        theme: Theme,
        icons: Icons,
        background: Background,
        maps: Maps,
        parent: QWidget | None = None,
        writing: DayWriting | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._theme = desk, theme
        writing = self._writing = writing or DayWriting(desk, theme, icons, background)
        writing.setParent(self)
        self._day_id = writing.shown.row.id if writing.shown is not None else None
        self._lines, self._sights = maps.lines(desk), maps.sights(desk)
        for reading in (self._lines, self._sights):
            reading.arrived.connect(self._show_around)
        self._is_stale = False
        self._is_remembered = writing.shown is not None
        self._shows_ground = False
        self._pictures = writing.pictures
        self.page = writing.page
        self.ground = DayGround(maps, self._lines, desk)
        self.quiet = QuietPage(theme)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.quiet)
        with stay_in(self.page):
            self._stack.addWidget(self.page)
        if writing.shown is not None:
            self._stack.setCurrentWidget(self.page)
        columns = self._columns = QHBoxLayout(self)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(0)
        columns.addWidget(self._stack, 1)
        columns.addWidget(self.ground)
        self.ground.hide()
        self._draw = QTimer(self, singleShot=True)
        self._draw.timeout.connect(self._draw_line)
        self._tabs = QTimer(self, singleShot=True, interval=0)
        self._tabs.timeout.connect(self._order_tabs)
        self._connect()

    def _connect(self) -> None:
        page = self.page
        page.band.previous.connect(self.previous_wanted)
        page.band.next.connect(self.next_wanted)
        page.band.more.connect(page.day_card.add)
        page.rearranged.connect(self._tabs.start)
        for card in page.all_cards:
            card.failed.connect(page.error.say)
            card.left_unsaved.connect(self._leave_unsaved)
            card.history_wished.connect(self.history_wished)
            if card.kind.name == "leg":
                card.menu_wanted.connect(partial(self._show_leg_menu, card))
            elif card.kind.add is not None:
                card.menu_wanted.connect(partial(self._show_entry_menu, card))
        page.photos.failed.connect(page.error.say)
        page.photos.history_wished.connect(self.history_wished)
        self.ground.show_photos(page.photos.picture, self._pictures.arrived, page.photos.open_photo)
        page.photos.add_wanted.connect(self.photos_wanted)
        page.photos.day_wanted.connect(self.day_wanted)
        self._desk.changed.connect(self._on_change)
        self._desk.opened.connect(self._on_opened)
        page.band.ground_wanted.connect(self.toggle_ground)
        self.ground.page_wanted.connect(self.toggle_ground)
        trip_map = self.ground.trip_map
        trip_map.sight_opened.connect(self._open_sight)
        trip_map.menu_wanted.connect(self._show_sight_menu)
        trip_map.day_chosen.connect(self.day_wanted)
        trip_map.waypoint_wanted.connect(self._add_waypoint)

    def _open_sight(self, sight: Sight) -> None:
        if sight.kind == PHOTO:
            self.page.photos.open_photo(sight.id)
        else:
            self.show_entry(sight.kind, sight.id)

    def _show_sight_menu(self, sight: Sight, at: QPoint) -> None:
        card = next((card for card in self.page.all_cards if card.kind.name == sight.kind), None)
        if card is not None:
            self._show_entry_menu(card, sight.id, at)

    def _add_waypoint(self, fields: WaypointFields) -> None:
        if self._shown is not None:
            from expedition.operations import entries

            self._writing.try_to(_("Add waypoint"), entries.add, "waypoint", self._shown.row.id, fields)
            self.ground.trip_map.card.close_card()

    def _order_tabs(self) -> None:
        chain([*self.page.tab_stops(), self.ground.map, self.ground.profile])

    def _show_leg_menu(self, card: EntryCard, leg_id: int, at: QPoint) -> None:
        legs = self._shown.legs if self._shown is not None else ()
        for leg in legs:
            if leg.id == leg_id:
                show_leg_menu(card, legs, leg, at, self.original_wanted.emit, self.tool_wanted.emit)

    def _show_entry_menu(self, card: EntryCard, key: int, at: QPoint) -> None:
        if self._shown is not None:
            from expedition.queries import rows

            days = self._desk.read(rows.day_rows, self._shown.row.trip_id)
            entry_menu(card, key, days).popup(at)

    # Showing

    @property
    def _shown(self) -> DayPage | None:
        """The page shown."""
        return self._writing.shown

    @_shown.setter
    def _shown(self, page: DayPage | None) -> None:
        self._writing.shown = page

    @property
    def day_id(self) -> int | None:
        """The day shown."""
        return self._day_id

    @property
    def record(self) -> DayPage | None:
        """The page shown, as it was read last."""
        return self._shown

    def show_day(self, day_id: int | None) -> None:
        """Show another day, after keeping what was typed on this one; None shows how to begin."""
        if day_id == self._day_id and self._shown is not None and not self._is_stale:
            if self._is_remembered:
                self._writing.catch_up()
                # Words the logbook refuses stay on the page.
                self._read(self.page.diary if self.page.diary.is_unsaved else None)
            return
        self.flush()
        if self.page.diary.is_unsaved:
            self._leave_unsaved(self.page.diary)
        self._writing.end_sitting()
        self._day_id, self._shown = day_id, None
        self._read(None)

    @property
    def is_drawn(self) -> bool:
        """Whether its line is there among those of the trip, and all of the map in sight."""
        return self.ground.is_drawn and not self._lines.is_reading

    @property
    def is_named(self) -> bool:
        """Whether all names in sight are on the map, those of the other days too."""
        return self.ground.trip_map.is_named and not self._sights.is_reading

    def focus_diary(self) -> None:
        """Begin to write."""
        self.page.diary.setFocus()

    def show_entry(self, kind: str, row_id: int, *, opens: bool = False) -> bool:
        """Bring an entry or a leg of the day shown into view, or open its form; False where it has none."""
        return self._shown is not None and self.page.show_entry(kind, row_id, opens=opens)

    def show_found(self, hit: Hit) -> None:
        """Bring what was found on the day shown into view; words of the diary are selected."""
        if hit.field == "diary":
            self.page.diary.select(*hit.excerpt.first)
        elif hit.kind == "photo":
            self.page.photos.focus_photo(hit.id)
        elif hit.kind == "day" and hit.field in _SKY_AND_ROAD:
            self.show_entry("weather", hit.id)
        elif not self.show_entry(hit.kind, hit.id):
            self.page.band.title.setFocus()

    def begin_writing(self) -> None:
        """Begin a new day: where from and where to, if that is not known, else the diary."""
        if not self.page.band.title.edit_missing():
            self.focus_diary()

    def unread(self) -> str:
        """Why something typed cannot be kept, said at its place too; empty where all can."""
        return self.page.unread() if self._shown is not None else ""

    def flush(self) -> None:
        """Keep everything typed, now; what cannot be read is kept as words."""
        if self._shown is None:
            return
        unread = self.unread()
        self.page.settle()
        self._writing.keep_words()
        if unread:
            kept = _("Kept as words on day {n}: {why}").format(n=self._shown.row.number, why=unread)
            self.said.emit(kept)

    def _leave_unsaved(self, holder: QWidget) -> None:
        if self._shown is not None:
            self.left_unsaved.emit(holder, self._shown.row.id)

    def _read(self, initiator: object) -> None:
        """Read the day again and show what changed."""
        self._is_stale = False
        page = self._query()
        self._stack.setCurrentWidget(self.quiet if page is None else self.page)
        self.page.stand_for_reading(is_it=self._desk.is_for_reading)
        if page is None:
            self._day_id, self._shown = None, None
            self.ground.hide()
            return
        before, self._shown = self._shown, page
        is_standing, self._is_remembered = self._is_remembered, False
        is_drawn = before is not None and not is_standing
        if before is None:
            from expedition.queries import words

            habits = self._desk.read(words.habits, page.row.trip_id, page.fields.date)
            self.page.show_page(page, habits)
        else:
            self.page.take_page(page, initiator)
        if not is_drawn and self.isVisible():
            # The page comes first; where the next day is wanted before its line, that is never drawn.
            self._draw.start(0 if is_standing else _LINE_AFTER_MS)
        elif before is None or not is_drawn or _drawn(before) != _drawn(page):
            self._show_ground(page)
        self._fold()

    def _draw_line(self) -> None:
        if self._shown is not None:
            self._show_ground(self._shown)

    def _query(self) -> DayPage | None:
        """The page, or None where the day is gone."""
        if self._day_id is None or not self._desk.is_open:
            return None
        try:
            from expedition.queries.days import day_page

            return self._desk.read(day_page, self._day_id)
        except UserError:
            return None

    def _show_ground(self, page: DayPage) -> None:
        from expedition.queries.lines import day_lines

        legs = self._desk.read(day_lines, page.row.id, DAY_POINTS)
        own = self._lines.day(page.row.id)
        self._lines.show_trip(page.row.trip_id)
        known = self._sights.of(page.row.trip_id)
        self.ground.show_day(page, legs, own, self._lines.lines, known)

    def _show_around(self) -> None:
        page = self._shown
        if page is not None and self.isVisible() and not self._draw.isActive():
            self._lines.show_trip(page.row.trip_id)
            self.ground.show_trip(self._lines.lines, self._sights.of(page.row.trip_id))

    # Changes

    def _on_opened(self) -> None:
        self._pictures.forget()
        self._day_id, self._shown = None, None
        self._stack.setCurrentWidget(self.quiet)
        self.ground.hide()

    def _on_change(self, change: Any, initiator: object) -> None:
        """Whatever happens on the trip may change a total; only the diary's own writing never does."""
        page = self._shown
        if page is None or initiator is self.page.diary:
            return
        if not (change.touches("day", page.row.id) or change.touches("trip", page.row.trip_id)):
            return
        if not self.isVisible():
            self._is_stale = True
            return
        self.page.diary.save()
        self._read(initiator)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened meanwhile."""
        super().showEvent(event)
        if self._is_stale:
            self._read(None)
        else:
            self._show_around()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what was typed."""
        if self._desk.is_open:
            self.flush()
        super().hideEvent(event)

    # Width

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The line has its column, or folds under the page where the window is narrow."""
        super().resizeEvent(event)
        self._fold()
        # At once: what is painted next would show the page as wide as the ground before left room for.
        self._columns.activate()

    @property
    def is_folded(self) -> bool:
        """Whether there is room for only one of the two."""
        return self.width() < self._theme.px(_FOLD_WIDTH)

    def toggle_ground(self) -> None:
        """Where there is room for one only: the line instead of the page, or the page again."""
        is_here = self.isAncestorOf(self.window().focusWidget())
        self._shows_ground = not self._shows_ground
        self._fold()
        # What had the focus is hidden; without a word Qt would give it to something outside.
        if is_here and self.is_folded:
            (self.ground.map if self.ground.isVisible() else self.page.diary).setFocus()

    def _fold(self) -> None:
        px, width = self._theme.px, self.width()
        if width < px(_WIDE_PANEL):
            ground = px(_NARROW_GROUND)
        else:
            ground = px(_GROUND) + max(0, round((width - px(_GROUND + 704)) * _GROWTH))
        has_day = self._shown is not None
        shows_ground = has_day and (not self.is_folded or self._shows_ground)
        self.ground.setFixedWidth(width if self.is_folded else ground)
        self.ground.setVisible(shows_ground)
        self.ground.back.setVisible(self.is_folded)
        self.page.band.map.setVisible(self.is_folded)
        self._stack.setVisible(not (self.is_folded and shows_ground))


def _drawn(page: DayPage) -> object:
    """What of a page the right side draws."""
    fields = page.fields
    return (
        page.legs,
        page.encounters,
        page.repairs,
        page.crossings,
        page.waypoints,
        page.photos,
        fields.from_place,
        fields.to_place,
        page.row.number,
    )
