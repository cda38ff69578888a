"""The right of the day: sketch over readout over profile, with one cursor."""

from collections.abc import Callable, Sequence

import numpy as np
from PySide6.QtCore import Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from expedition import units
from expedition.points import NO_TIME
from expedition.records.day import DayPage
from expedition.records.fields import (
    CrossingFields,
    EncounterFields,
    PhotoFields,
    RepairFields,
    WaypointFields,
)
from expedition.records.trip import LegLine
from expedition.stats.along import Way
from expedition.text import _
from ui.icons import Icons
from ui.panels import entry_words, road_words
from ui.panels.around import Surroundings
from ui.theme import Theme
from ui.widgets.card_row import RowWords
from ui.widgets.controls import button
from ui.widgets.profile_drawing import ProfileMark
from ui.widgets.profile_view import ProfileView
from ui.widgets.readout import Readout
from ui.widgets.sketch_drawing import Role
from ui.widgets.track_sketch import SketchLine, SketchPlace, TrackSketch

_PROFILE_SHARE = 0.3
_BESIDE_M = 1_500.0
_TOGETHER_MS = 60
_LEAST_PROFILE, _MOST_PROFILE = 190, 300


class DayGround(QWidget):
    """Shows a day's line three times.

    Signals:
        cursor_moved: The sample under the cursor, −1 for none.
        page_wanted: The page shall stand here again.
    """

    cursor_moved = Signal(int)
    page_wanted = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.sketch = TrackSketch(theme, icons)
        self.readout = Readout(theme)
        self.profile = ProfileView(theme, icons)
        self._way: Way | None = None
        rows = QVBoxLayout(self)
        rows.setContentsMargins(1, 0, 0, 0)
        rows.setSpacing(0)
        self.back = button(theme, icons, _("Back to the page"), "chevron-left", "ghost")
        self.back.setToolTip(_("Back to the page") + "  F8")
        self.back.clicked.connect(lambda: self.page_wanted.emit())
        self.back.hide()
        rows.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        rows.addWidget(self.sketch, 1)
        rows.addWidget(self.readout)
        rows.addWidget(self.profile)
        # Pictures arrive one after another; the sketch is drawn once for some of them.
        self._arrived = QTimer(self, singleShot=True, interval=_TOGETHER_MS)
        self._arrived.timeout.connect(self.sketch.take_pictures)
        self.sketch.cursor_moved.connect(self.move_cursor)
        self.profile.cursor_moved.connect(self.move_cursor)

    def show_photos(
        self,
        picture_of: Callable[[int], QImage | None],
        arrived: SignalInstance,
        open_: Callable[[int], None],
    ) -> None:
        """Show small pictures of photos on the sketch and the profile as they arrive, and open them."""
        self.sketch.pictures.picture_of = self.profile.picture_of = picture_of
        self.sketch.photo_chosen.connect(open_)
        self.profile.photo_chosen.connect(open_)
        arrived.connect(lambda *_which: self._arrived.start())

    def move_cursor(self, index: int) -> None:
        """Put the one cursor on a sample, −1 takes it away."""
        self.sketch.set_cursor(index)
        self.profile.set_cursor(index)
        self.readout.show_sample(index)
        self.cursor_moved.emit(index)

    def show_day(
        self, page: DayPage, lines: Sequence[LegLine], way: Way | None, around: Surroundings
    ) -> None:
        """Show a day and the days around it."""
        self._way = way
        sketched = _other_lines(page, around)
        sketched += [_sketched(line, Role.TODAY) for line in lines]
        places = _end_places(page, lines, around) + _other_places(page, around)
        words = _("No line yet. Drop a track on the window, or press Ctrl+I.")
        marks = _marks(page, way)
        at = [way.nearest(mark.distance_m) for mark in marks] if way is not None else []
        marked = list(zip(at, marks, strict=False))
        pins = [(index, mark.icon) for index, mark in marked if mark.photo is None]
        photos = [(index, mark.photo) for index, mark in marked if mark.photo is not None]
        self.sketch.show_lines(sketched, places, way, words, pins, photos)
        self.readout.show_way(way, _("Point at the line, or press ← → in the profile"))
        self.profile.show_way(way, marks, _temperature_notes(way))
        self.readout.setVisible(way is not None)
        self.profile.setVisible(way is not None)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """The profile takes its share of the height."""
        px = self._theme.px
        height = min(px(_MOST_PROFILE), max(px(_LEAST_PROFILE), round(self.height() * _PROFILE_SHARE)))
        self.profile.setFixedHeight(height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The hairline towards the page."""
        painter = QPainter(self)
        painter.setPen(QPen(self._theme.color("line"), 1))
        painter.drawLine(0, 0, 0, self.height())
        painter.end()


def _sketched(line: LegLine, role: Role) -> SketchLine:
    return SketchLine(line.points, role, line.is_carried, line.is_reconstructed)


def _other_lines(page: DayPage, around: Surroundings) -> list[SketchLine]:
    here = around.order.get(page.row.id, 0)
    return [
        _sketched(line, Role.PAST if around.order.get(line.day_id, 0) < here else Role.COMING)
        for line in around.lines
        if line.day_id != page.row.id
    ]


def _end_places(page: DayPage, lines: Sequence[LegLine], around: Surroundings) -> list[SketchPlace]:
    lines = [line for line in lines if len(line.points)]
    if not lines:
        return _staying_place(page, around)
    first, last = lines[0].points, lines[-1].points
    names = page.fields.from_place, page.fields.to_place
    start = SketchPlace(float(first.lat[0]), float(first.lon[0]), names[0], is_end=True)
    end = SketchPlace(float(last.lat[-1]), float(last.lon[-1]), names[1], is_end=True)
    return [start] if names[0] == names[1] else [start, end]


def _staying_place(page: DayPage, around: Surroundings) -> list[SketchPlace]:
    """A day without a line stands where the line before it ended."""
    here = around.order.get(page.row.id, 0)
    before = [line for line in around.lines if len(line.points) and around.order.get(line.day_id, 0) < here]
    name = page.fields.to_place or page.fields.from_place
    if not before or not name:
        return []
    last = before[-1].points
    return [SketchPlace(float(last.lat[-1]), float(last.lon[-1]), name, is_end=True)]


def _other_places(page: DayPage, around: Surroundings) -> list[SketchPlace]:
    """Where other days ended; a name is written once."""
    named = {page.fields.from_place, page.fields.to_place, ""}
    goals = {row.id: row.to_place for row in around.rows}
    ends = {line.day_id: line for line in around.lines if len(line.points)}
    places = []
    for day_id, line in ends.items():
        name = goals.get(day_id, "")
        if name not in named and day_id != page.row.id:
            named.add(name)
            places.append(SketchPlace(float(line.points.lat[-1]), float(line.points.lon[-1]), name))
    return places


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
