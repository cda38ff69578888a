"""The right of the day: map over readout over profile, with one cursor."""

from collections.abc import Callable, Sequence
from functools import partial

import numpy as np
from PySide6.QtCore import Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from expedition import units
from expedition.cartography.lines import TripLines
from expedition.itinerary.sights import page_sights
from expedition.points import NO_TIME
from expedition.queries.stretch import day_stretch
from expedition.records.day import DayPage
from expedition.records.fields import (
    CrossingFields,
    EncounterFields,
    PhotoFields,
    RepairFields,
    WaypointFields,
)
from expedition.records.sights import Sight
from expedition.records.trip import LegLine
from expedition.stats import along
from expedition.stats.along import Way
from expedition.text import _
from ui.desk import Desk
from ui.maps.hover_layer import Hovered
from ui.maps.maps import Maps
from ui.maps.sight_reading import Sights
from ui.maps.stretch_choice import StretchChoice
from ui.maps.trip_map import TripMap
from ui.maps.trip_reading import TripReading
from ui.panels import entry_words, road_words
from ui.panels.day_places import Spot, names_of, night_of, number_of
from ui.panels.ground_words import trip_words
from ui.widgets.card_row import RowWords
from ui.widgets.controls import button
from ui.widgets.profile_drawing import ProfileMark
from ui.widgets.profile_view import ProfileView
from ui.widgets.readout import Readout
from ui.widgets.stretch_line import StretchLine

_PROFILE_SHARE = 0.3
_BESIDE_M = 1_500.0
_TOGETHER_MS = 60


class DayGround(QWidget):
    """Shows a day's line three times; on the map among the other lines of its trip.

    Signals:
        cursor_moved: The sample under the cursor, −1 for none.
        page_wanted: The page shall stand here again.
        day_shown: A day is shown, the same again or another, or none any more.
    """

    cursor_moved = Signal(int)
    page_wanted = Signal()
    day_shown = Signal()
    profile_heights = 190, 300
    """The least and the most of the profile, in pixels of the design."""
    keeps_readout = False
    """Whether the line of figures stands there on a day without a line too."""

    def __init__(self, maps: Maps, reading: TripReading, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme, icons = maps.theme, maps.icons
        self._theme = theme
        self.trip_map = TripMap(maps, reading.way, self)
        self.map = self.trip_map.map
        self.readout = Readout(theme)
        self.profile = ProfileView(theme, icons)
        self.stretch_line = StretchLine(theme, icons)
        self._shown: tuple[DayPage, Sequence[LegLine], TripLines] | None = None
        self._night: Spot | None = None
        self._known = Sights()
        self.stretch = StretchChoice(
            maps.background, lambda day_id, low_m, high_m: desk.read(day_stretch, day_id, low_m, high_m), self
        )
        rows = QVBoxLayout(self)
        rows.setContentsMargins(1, 0, 0, 0)
        rows.setSpacing(0)
        self.back = button(theme, icons, _("Back to the page"), "chevron-left", "ghost")
        self.back.setToolTip(_("Back to the page") + "  F8")
        self.back.clicked.connect(lambda: self.page_wanted.emit())
        self.back.hide()
        rows.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        rows.addWidget(self.map, 1)
        rows.addWidget(self.readout)
        rows.addWidget(self.stretch_line)
        rows.addWidget(self.profile)
        # Pictures arrive one after another; the map is painted once for some of them.
        self._arrived = QTimer(self, singleShot=True, interval=_TOGETHER_MS)
        self._arrived.timeout.connect(self.map.update)
        self.trip_map.cursor_moved.connect(self.move_cursor)
        self.profile.cursor_moved.connect(self.move_cursor)
        self.trip_map.hovered.connect(self._say_hovered)
        self.trip_map.hand.day_words = self._day_words
        self.trip_map.way_clicked.connect(self._click_way)
        self.profile.span_chosen.connect(self.stretch.choose)
        self.stretch.chosen.connect(self._show_stretch)
        self.stretch.figured.connect(self.stretch_line.show_figures)
        self.stretch.failed.connect(self.stretch_line.say)
        self.stretch_line.closed.connect(self._leave_stretch)

    @property
    def is_drawn(self) -> bool:
        """Whether a day's line is there, and all of the map in sight."""
        return self._shown is not None and self.map.is_complete and not self.map.is_moving

    def show_photos(
        self,
        picture_of: Callable[[int], QImage | None],
        arrived: SignalInstance,
        open_: Callable[[int], None],
    ) -> None:
        """Show small pictures of photos on the map and the profile as they arrive, and open them."""
        self.profile.picture_of = picture_of
        self.trip_map.symbols.picture_of = lambda sight: picture_of(sight.id)
        self.profile.photo_chosen.connect(open_)
        arrived.connect(lambda *_which: self._arrived.start())

    def move_cursor(self, index: int) -> None:
        """Put the one cursor on a sample, −1 takes it away."""
        self.trip_map.set_cursor(index)
        self.profile.set_cursor(index)
        self.readout.show_sample(index)
        self.cursor_moved.emit(index)

    def _day_words(self, day_id: int) -> str:
        row = self._known.rows.get(day_id)
        return f"{_('Day {n}').format(n=row.number)}, {units.weekday_day_month(row.date)}" if row else ""

    def _say_hovered(self, under: Hovered | None) -> None:
        """The day of another line and its figures there."""
        words = []
        if under is not None:
            words = [self._day_words(under.day_id)]
            row = self._known.rows.get(under.day_id)
            if under.way is not None and under.index >= 0:
                words += trip_words(row, under.way, under.index)
        self.readout.say(" · ".join(filter(None, words)))

    def _click_way(self, index: int) -> None:
        is_on = bool(self.map.modifiers & Qt.KeyboardModifier.ShiftModifier)
        self.stretch.click(index, is_on=is_on)

    def _show_stretch(self, first: int, last: int) -> None:
        self.trip_map.day_line.set_stretch(first, last)
        self.profile.set_stretch(*self.stretch.kilometres_m)
        self.stretch_line.show_ends(*self.stretch.kilometres_m)

    def _leave_stretch(self) -> None:
        self.stretch.clear()
        self.profile.show_whole()

    def show_day(
        self,
        page: DayPage,
        legs: Sequence[LegLine],
        own: TripLines,
        trip: TripLines | None,
        known: Sights,
    ) -> None:
        """Show a day among the others of its trip, as far as these are known by now.

        Args:
            page: All that is known of it.
            legs: The samples of its legs.
            own: Its legs as they are drawn.
            trip: All lines of the trip, None until they were read.
            known: The names of the trip.
        """
        way = along.compute(legs)
        self._shown = page, legs, own
        self.trip_map.show_day(page.row.id, own, way)
        self.stretch.show_way(page.row.id, way)
        self._place(page, legs, own, trip, known)
        self._fit(own, trip)
        self.profile.show_way(way, _marks(page, way), _temperature_notes(way))
        self.readout.setVisible(way is not None or self.keeps_readout)
        self.profile.setVisible(way is not None)
        self._show_readout(page, way)
        self.day_shown.emit()

    def tell(self, words: str) -> None:
        """Say something in place of the figures; empty for these again."""
        self.readout.say(words)
        self.readout.setVisible(bool(words) or self.has_way or self.keeps_readout)

    @property
    def page(self) -> DayPage | None:
        """The day shown."""
        return self._shown[0] if self._shown is not None else None

    @property
    def legs(self) -> Sequence[LegLine]:
        """The samples of its legs."""
        return self._shown[1] if self._shown is not None else ()

    @property
    def has_day(self) -> bool:
        """Whether a day is shown."""
        return self._shown is not None

    @property
    def has_way(self) -> bool:
        """Whether the day shown has a line."""
        return self._shown is not None and any(len(leg.points) for leg in self._shown[1])

    def forget(self) -> None:
        """Another trip, or another logbook: show nothing."""
        self._shown, self._night, self._known = None, None, Sights()
        self.trip_map.card.close_card()
        self.trip_map.show_day(0, None, None)
        self.trip_map.show_lines(None)
        self.trip_map.show_names(())
        self.trip_map.symbols.show_sights((), None)
        self.trip_map.note.say()
        self.stretch.show_way(0, None)
        self.readout.show_way(None)
        self.profile.show_way(None)
        self.profile.hide()
        self.day_shown.emit()

    def _show_readout(self, _page: DayPage, way: Way | None) -> None:
        self.readout.show_way(way, _("Point at the line, or press ← → in the profile"))

    def show_trip(self, trip: TripLines | None, known: Sights) -> None:
        """More is known of what lies around the day shown."""
        if self._shown is not None:
            self._place(*self._shown, trip, known)
            if not self._shown[2].lines and not self.map.is_moved:
                self._fit(self._shown[2], trip)

    def _place(
        self,
        page: DayPage,
        legs: Sequence[LegLine],
        own: TripLines,
        trip: TripLines | None,
        known: Sights,
    ) -> None:
        """Put the day on the map of its trip: lines beside it, names, signs."""
        day_id = page.row.id
        self._known = known
        self._night = night_of(own, trip, known, day_id)
        self.trip_map.show_lines(trip, self._today(trip, known, day_id))
        self.trip_map.names.when_warm(partial(self._name, page, own, self._night, known))
        self.trip_map.symbols.show_sights(self._sights(page, legs, known), day_id)
        has_lines = bool(own.lines) or (trip is not None and bool(trip.lines))
        is_drawn = any(line.is_reconstructed and not line.is_carried for line in legs)
        self.trip_map.note.say(
            note=_("reconstructed, not recorded") if is_drawn else "",
            hint="" if has_lines else _("No line yet. Drop a track on the window, or press Ctrl+I."),
        )

    def _name(self, page: DayPage, own: TripLines, night: Spot | None, known: Sights) -> None:
        """Find the ends of the day among the places of the world."""
        self.trip_map.show_names(names_of(page, own, night, known))

    def _today(self, trip: TripLines | None, known: Sights, day_id: int) -> int | None:
        """From which day the lines of the others are seen."""
        return None if trip is None else number_of(trip, known, day_id)

    def _sights(self, page: DayPage, legs: Sequence[LegLine], _known: Sights) -> Sequence[Sight]:
        """What stands on the map."""
        return page_sights(page, legs, self._night)

    def _fit(self, own: TripLines, trip: TripLines | None) -> None:
        """The day's lines; without any the place where it was, else the whole trip."""
        if self.trip_map.fit_lines(own):
            return
        if self._night is not None:
            self.trip_map.fit_spots(np.array([self._night[0]]), np.array([self._night[1]]))
        else:
            self.trip_map.fit_lines(trip)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """The profile takes its share of the height."""
        px = self._theme.px
        least, most = self.profile_heights
        height = min(px(most), max(px(least), round(self.height() * _PROFILE_SHARE)))
        self.profile.setFixedHeight(height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The hairline towards the page."""
        painter = QPainter(self)
        painter.setPen(QPen(self._theme.color("line"), 1))
        painter.drawLine(0, 0, 0, self.height())
        painter.end()


_Happening = EncounterFields | RepairFields | CrossingFields | WaypointFields


def _marks(page: DayPage, way: Way | None) -> list[ProfileMark]:
    """What happened at a known kilometre, or at a position beside the way."""
    if way is None:
        return []
    happened: list[tuple[str, _Happening, RowWords]] = []
    happened += [("users", met.fields, entry_words.encounter_row(met)) for met in page.encounters]
    happened += [("wrench", mended.fields, entry_words.repair_row(mended)) for mended in page.repairs]
    happened += [("stamp", crossed.fields, entry_words.crossing_row(crossed)) for crossed in page.crossings]
    zone = page.fields.zone
    happened += [
        ("map-pin", marked.fields, road_words.waypoint_row(marked, zone)) for marked in page.waypoints
    ]
    marks = []
    for icon, fields, row in happened:
        at_m = _kilometre(fields, way)
        if at_m is not None:
            text = ", ".join(part for part in (row.what, row.details, row.right) if part)
            marks.append(ProfileMark(at_m, icon, text))
    for photo in page.photos:
        at_m = _photo_at(photo.fields, way)
        if at_m is not None:
            marks.append(ProfileMark(at_m, "image", photo.fields.caption or photo.name, photo.id))
    return marks


def _photo_at(fields: PhotoFields, way: Way) -> float | None:
    """The kilometre at its instant, where the way was recorded then; else beside its position."""
    if fields.taken_utc is not None:
        index = way.at(fields.taken_utc.timestamp() * 1000)
        if index is not None:
            return float(way.distance_m[index])
    if fields.lat is None or fields.lon is None:
        return None
    index = way.beside(fields.lat, fields.lon, _BESIDE_M)
    return float(way.distance_m[index]) if index is not None else None


def _kilometre(fields: _Happening, way: Way) -> float | None:
    if not isinstance(fields, WaypointFields) and fields.distance_m is not None:
        return fields.distance_m
    if isinstance(fields, RepairFields) or fields.lat is None or fields.lon is None:
        return None
    index = way.beside(fields.lat, fields.lon, _BESIDE_M)
    return float(way.distance_m[index]) if index is not None else None


def _temperature_notes(way: Way | None) -> tuple[str, str]:
    """The coldest and the hottest moment of the way."""
    if way is None or not np.isfinite(way.temperature_c).any():
        return "", ""
    notes = []
    for index in (int(np.nanargmin(way.temperature_c)), int(np.nanargmax(way.temperature_c))):
        warmth = f"{units.celsius(float(way.temperature_c[index]))} °C"
        time = int(way.clock_ms[index])
        known = time != NO_TIME
        notes.append(
            _("{warmth} at {time}").format(warmth=warmth, time=units.clock_ms(time)) if known else warmth
        )
    return notes[0], notes[1]
