"""The Map view: the whole trip, the chosen day in the accent, its profile under it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QImage, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from expedition import units
from expedition.cartography.lines import TripLines
from expedition.cartography.mercator import Bounds
from expedition.errors import UserError
from expedition.imaging.sizes import STRIP
from expedition.operations import entries
from expedition.queries import days as day_queries
from expedition.queries import lines as line_queries
from expedition.records.day import DayPage
from expedition.records.fields import WaypointFields
from expedition.records.sights import Sight
from expedition.records.trip import LegLine
from expedition.stats.along import Way
from expedition.text import _
from ui.desk import Desk
from ui.dialogs.map_menu import MapMenu
from ui.maps.maps import Maps
from ui.maps.sight_reading import Sights
from ui.maps.symbol_signs import words_of
from ui.maps.trip_reading import DAY_POINTS
from ui.panels.day_ground import DayGround
from ui.panels.ground_words import trip_kilometre
from ui.panels.map_bar import MapBar
from ui.pictures import Pictures
from ui.settings import Settings

if TYPE_CHECKING:
    from expedition.logbook import Change

_DAY_AFTER_MS = 30
_WORLD = Bounds(-170.0, -55.0, 170.0, 72.0)
_PROFILE = "map_profile"


class WholeGround(DayGround):
    """Among all lines of the trip the chosen one; the map stays where it is when another day is chosen."""

    profile_heights = 150, 190
    keeps_readout = True

    def _today(self, trip: TripLines | None, known: Sights, day_id: int) -> int | None:
        return None

    def _sights(self, page: DayPage, legs: Sequence[LegLine], known: Sights) -> Sequence[Sight]:
        return known.sights if known.sights is not None else super()._sights(page, legs, known)

    def _fit(self, own: TripLines, trip: TripLines | None) -> None:
        """Nothing moves by itself."""

    def _show_readout(self, page: DayPage, way: Way | None) -> None:
        hint = _("Point at a line; click one to choose its day, the ground to see where it is")
        words = f"{_('Day {n}').format(n=page.row.number)}, {units.weekday_day_month(page.row.date)}"

        def lead(index: int) -> str:
            assert way is not None
            return " · ".join(filter(None, (words, trip_kilometre(page.row, way, index))))

        self.readout.show_way(way, hint, lead)

    def fit_day(self) -> None:
        """Bring the chosen day into view."""
        if self._shown is not None:
            super()._fit(self._shown[2], None)


class MapPanel(QWidget):
    """The map of one trip.

    Signals:
        day_chosen: The id of a day whose line or sign was clicked.
        entry_wanted: The day, the kind and the id of an entry to be shown where it is written.
        done: What was added, for the foot of the list.
        failed: Why something was refused.
    """

    day_chosen = Signal(int)
    entry_wanted = Signal(int, str, int)
    done = Signal(str)
    failed = Signal(str)

    def __init__(self, desk: Desk, maps: Maps, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._maps, self._settings = desk, maps, settings
        self._trip_id: int | None = None
        self._day_id: int | None = None
        self._is_stale, self._has_fitted, self._sees_day = False, False, False
        self._lines, self._sights = maps.lines(desk), maps.sights(desk)
        self._pictures = Pictures(maps.background, self)
        self.ground = WholeGround(maps, self._lines, desk)
        self.menu = MapMenu(maps.theme, maps.icons, settings, maps.own, self)
        self.bar = MapBar(maps, self.menu)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.bar)
        rows.addWidget(self.ground, 1)
        # A held key runs through the days: only where it stops a day is read.
        self._read = QTimer(self, singleShot=True, interval=_DAY_AFTER_MS)
        self._read.timeout.connect(self._read_day)
        self.setAccessibleName(_("Map"))
        self.setFocusProxy(self.ground.map)
        self._connect()

    def _connect(self) -> None:
        trip_map, bar = self.ground.trip_map, self.bar
        for reading in (self._lines, self._sights):
            reading.arrived.connect(self._show_around)
        trip_map.day_chosen.connect(self.day_chosen)
        trip_map.sight_opened.connect(self._open)
        trip_map.menu_wanted.connect(self._show_menu)
        trip_map.waypoint_wanted.connect(self._add_waypoint)
        trip_map.map.whole_wanted.connect(self._toggle_whole)
        trip_map.symbols.picture_of = self._picture
        trip_map.symbols.want_pictures = self._want_pictures
        self._pictures.arrived.connect(lambda *_which: self.ground.map.update())
        bar.whole_wished.connect(self.fit_trip)
        bar.day_wished.connect(self.fit_day)
        bar.profile.setChecked(self._settings.choice(_PROFILE) != "no")
        bar.profile_wished.connect(self._keep_profile)
        self._desk.changed.connect(self._hear)
        self._desk.opened.connect(self._leave)

    # What is shown

    def show_trip(self, trip_id: int | None) -> None:
        """Show another trip, whole."""
        if trip_id != self._trip_id:
            self._trip_id, self._day_id = trip_id, None
            self._has_fitted = self._sees_day = False
            self.ground.forget()
            self._show_around()

    def prepare(self, trip_id: int, size: QSize) -> None:
        """Read and draw beforehand what will be seen first, in this size."""
        self.resize(size)
        for widget in (self, self.ground):
            layout = widget.layout()
            assert layout is not None
            layout.activate()
        self.show_trip(trip_id)

    def set_chosen_day(self, day_id: int | None) -> None:
        """Follow the window to another day."""
        if day_id != self._day_id or self._is_stale:
            self._day_id = day_id
            self._read.start()

    def catch_up(self) -> None:
        """Show the chosen day now: a tool is to be used on it."""
        if self._read.isActive():
            self._read.stop()
            self._read_day()

    def fit_trip(self) -> None:
        """Bring the whole trip into view."""
        self._sees_day = False
        self.ground.trip_map.fit_lines(self._lines.lines)

    def fit_day(self) -> None:
        """Bring the chosen day into view."""
        self._sees_day = True
        self.ground.fit_day()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened while nobody looked."""
        super().showEvent(event)
        self._show_around()
        if self._is_stale:
            self._read.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Signs of the whole trip are read again only when somebody looks."""
        super().hideEvent(event)
        self.ground.trip_map.card.close_card()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The profile keeps its share."""
        super().resizeEvent(event)
        self._show_profile()

    def _known(self) -> Sights:
        if self._trip_id is None or not self._desk.is_open:
            return Sights()
        return self._sights.of(self._trip_id, with_sights=self.isVisible())

    def _show_around(self) -> None:
        """Lines, names and signs, as far as they are known by now."""
        if self.isVisible():
            self._lines.show_trip(self._trip_id)
        elif self._lines.trip_id != self._trip_id:
            # Another map is looked at, and of another trip.
            return
        known, lines = self._known(), self._lines.lines
        if self._day_id is None or not self.ground.has_day:
            self.ground.trip_map.show_lines(lines)
            self.ground.trip_map.symbols.show_sights(known.sights or (), None)
            self.ground.trip_map.show_names(known.names)
        else:
            self.ground.show_trip(lines, known)
        if not self._has_fitted and lines is not None:
            # Signs may be known before the lines of what was just imported: those are waited for.
            self._has_fitted = self.ground.trip_map.fit_lines(lines)
            if not self._has_fitted and not self.ground.map.is_moved and not self._fit_sights(known):
                self.ground.map.fit_bounds(_WORLD)
            self.ground.map.prepare(self.ground.map.size())
        self._say(lines, known)

    def _fit_sights(self, known: Sights) -> bool:
        if not known.sights:
            return False
        lat = np.array([sight.lat for sight in known.sights])
        lon = np.array([sight.lon for sight in known.sights])
        self.ground.trip_map.fit_spots(lat, lon)
        return True

    def _say(self, lines: TripLines | None, known: Sights) -> None:
        is_empty = lines is not None and not lines.lines and not known.sights
        hint = _(
            "Drop tracks or photos on the window: the trip is drawn here, on the world that comes with it."
        )
        self.ground.trip_map.note.say(hint=hint if is_empty and self._trip_id is not None else "")
        row = known.rows.get(self._day_id or 0)
        way = " → ".join(dict.fromkeys(filter(None, (row.from_place, row.to_place)))) if row else ""
        number = _("Day {n}").format(n=row.number) if row else ""
        self.bar.show_title(" · ".join(filter(None, (number, way))))
        self.bar.day.setEnabled(row is not None)
        self.bar.whole.setEnabled(lines is not None and bool(lines.lines))

    def _read_day(self) -> None:
        self._is_stale = False
        if self._day_id is None or not self._desk.is_open:
            return
        try:
            page = self._desk.read(day_queries.day_page, self._day_id)
            legs = self._desk.read(line_queries.day_lines, self._day_id, DAY_POINTS)
            own = self._lines.day(self._day_id)
        except UserError as error:
            self.failed.emit(str(error))
            return
        self.ground.show_day(page, legs, own, self._lines.lines, self._known())
        self._say(self._lines.lines, self._known())
        self._show_profile()
        if self._sees_day and not self.ground.map.is_moved:
            self.ground.fit_day()

    # Profile

    def _keep_profile(self, is_wished: bool) -> None:
        self._settings.keep_choice(_PROFILE, "yes" if is_wished else "no")
        self._show_profile()

    def _show_profile(self) -> None:
        self.ground.profile.setVisible(self.bar.profile.isChecked() and self.ground.has_way)

    # Changes

    def _leave(self) -> None:
        self._trip_id = self._day_id = None
        self._has_fitted = self._is_stale = False
        self._pictures.forget()
        self.ground.forget()

    def _hear(self, change: "Change", _initiator: object) -> None:
        if self._trip_id is None or not change.touches("trip", self._trip_id):
            return
        self._is_stale = True
        if self.isVisible():
            self._show_around()
            self._read.start()

    # Pictures

    def _picture(self, sight: Sight) -> QImage | None:
        return self._pictures.picture(sight.sha256, STRIP, sight.turned)

    def _want_pictures(self, sights: Sequence[Sight]) -> None:
        if self._desk.is_open:
            files = [(one.sha256, self._desk.logbook.photo(one.sha256, one.format)) for one in sights]
            self._pictures.want(files, STRIP)

    # The hand

    def _open(self, sight: Sight) -> None:
        if sight.day_id is not None:
            self.day_chosen.emit(sight.day_id)
        self.entry_wanted.emit(sight.day_id or 0, sight.kind, sight.id)

    def _show_menu(self, sight: Sight, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(words_of(sight).replace("&", "&&")).setEnabled(False)
        menu.addSeparator()
        menu.addAction(_("Open")).triggered.connect(lambda: self._open(sight))
        if sight.day_id is not None:
            day_id = sight.day_id
            menu.addAction(_("Choose its day")).triggered.connect(lambda: self.day_chosen.emit(day_id))
        menu.popup(at)

    def _add_waypoint(self, fields: WaypointFields) -> None:
        if self._day_id is not None:
            is_kept = self._do(_("Add waypoint"), entries.add, "waypoint", self._day_id, fields)
        elif self._trip_id is not None:
            is_kept = self._do(_("Add waypoint"), entries.add_to_trip, "waypoint", self._trip_id, fields)
        else:
            return
        if is_kept:
            self.ground.trip_map.card.close_card()
            self.done.emit(_("Added a waypoint"))

    def _do(self, label: str, verb: Any, *args: Any) -> bool:
        try:
            self._desk.do(label, verb, *args)
        except UserError as error:
            self.failed.emit(str(error))
            return False
        return True

    def _toggle_whole(self) -> None:
        """The whole trip, and from there the chosen day, and back; after a look elsewhere what it was."""
        if not self.ground.map.is_moved:
            self._sees_day = not self._sees_day
        if self._sees_day and self.ground.has_day:
            self.fit_day()
        else:
            self.fit_trip()
