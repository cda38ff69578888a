"""The map of the day page: what stands on it, and what opens what."""

from datetime import date
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from expedition import intake
from expedition.cartography import mercator
from expedition.itinerary import photos as planning
from expedition.logbook import Logbook
from expedition.operations import entries, trips
from expedition.queries.days import day_page
from expedition.records import fields
from expedition.records.fields import TripFields
from tests.blank import blank
from tests.expedition.importers.snapshots import photo, taken
from tests.ui.panels.grounds import northward, ridden, ride
from ui.background import Background
from ui.desk import Desk
from ui.icons import Icons
from ui.maps.maps import Maps
from ui.panels.day_ground import DayGround
from ui.panels.day_panel import DayPanel
from ui.theme import Theme


@pytest.fixture
def days(logbook: Logbook, trip_id: int) -> list[int]:
    ways = [("Kegen", "Shonzhy", northward(43.0)), ("Shonzhy", "Zharkent", northward(43.5))]
    made = ridden(logbook, trip_id, [*ways, ("Zharkent", "Zharkent", None)])
    tyre = fields.RepairFields(part="tyre", problem="thorn", distance_m=27_770.0)
    logbook.do("Add", entries.add, "repair", made[0], tyre)
    return made


@pytest.fixture
def shown(
    qtbot: QtBot, theme: Theme, icons: Icons, desk: Desk, background: Background, maps: Maps, days: list[int]
) -> DayPanel:
    made = DayPanel(desk, theme, icons, background, maps)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    qtbot.waitExposed(made)
    show(qtbot, made, days[0])
    return made


def show(qtbot: QtBot, panel: DayPanel, day_id: int) -> None:
    """Another day, until all around it is known and the map stands still."""
    panel.show_day(day_id)
    ground = panel.ground
    qtbot.waitUntil(lambda: ground._shown is not None and ground._shown[0].row.id == day_id)
    qtbot.waitUntil(lambda: len(ground._known.rows) == 3)
    hover = ground.trip_map.hover
    qtbot.waitUntil(lambda: panel._lines.lines is not None and ground.trip_map._lines is not None)
    qtbot.waitUntil(lambda: not ground.map.is_moving and hover.is_ready)


def spot(ground: DayGround, lat: float, lon: float) -> QPoint:
    x, y = mercator.to_world(np.array([lat]), np.array([lon]))
    px, py = ground.map.view.to_px(x, y)
    return QPoint(round(px[0]), round(py[0]))


def point(ground: DayGround, at: QPoint) -> None:
    QTest.mouseMove(ground.map, at + QPoint(1, 0))
    QTest.mouseMove(ground.map, at)


def names(ground: DayGround) -> set[str]:
    return {placed.candidate.name for placed in ground.trip_map.names.placed}


def test_the_day_fills_the_map_and_its_ends_are_named(qtbot: QtBot, shown: DayPanel) -> None:
    view = shown.ground.map.view
    for lat in (43.0, 43.5):
        at = spot(shown.ground, lat, 80.0)
        assert 0 < at.x() < view.width
        assert 0 < at.y() < view.height
    qtbot.waitUntil(lambda: {"Kegen", "Shonzhy"} <= names(shown.ground))


def test_pointing_at_the_line_moves_the_one_cursor(shown: DayPanel) -> None:
    ground = shown.ground
    point(ground, spot(ground, 43.3, 80.0))
    assert 270 < ground.profile.cursor_index < 330
    assert ground.readout.words[1].startswith("km 3")
    ground.map.left.emit()
    assert ground.profile.cursor_index == -1
    assert not ground.readout.words


def test_the_profile_moves_the_cursor_on_the_map(shown: DayPanel) -> None:
    before = shown.ground.map.grab().toImage()
    shown.ground.profile.cursor_moved.emit(250)
    at = spot(shown.ground, 43.25, 80.0)
    assert shown.ground.map.grab().toImage().pixelColor(at) != before.pixelColor(at)


def test_another_days_line_says_its_figures_and_opens_its_day(
    qtbot: QtBot, shown: DayPanel, days: list[int]
) -> None:
    ground = shown.ground
    ground.trip_map.fit_lines(shown._lines.lines)
    qtbot.waitUntil(lambda: not ground.map.is_moving and ground.trip_map.hover.is_ready)
    other = spot(ground, 43.8, 80.0)
    point(ground, other)
    qtbot.waitUntil(lambda: "trip km" in ground.readout.accessibleDescription())
    assert ground.readout.accessibleDescription().startswith("Day 2, Sat 19 July")
    with qtbot.waitSignal(shown.day_wanted) as told:
        QTest.mouseClick(ground.map, Qt.MouseButton.LeftButton, pos=other)
    assert told.args == [days[1]]


def test_a_sign_opens_its_entry_on_the_page(shown: DayPanel) -> None:
    ground = shown.ground
    (sign,) = ground.trip_map.symbols.signs
    at = ground.trip_map.symbols.spot_of(sign, ground.map.view).toPoint()
    QTest.mouseClick(ground.map, Qt.MouseButton.LeftButton, pos=at)
    card = next(card for card in shown.page.all_cards if card.kind.name == "repair")
    focus = shown.window().focusWidget()
    assert focus is not None
    assert card.isAncestorOf(focus)


def test_a_click_on_the_ground_says_where_it_is_and_keeps_a_waypoint(
    qtbot: QtBot, shown: DayPanel, desk: Desk, days: list[int]
) -> None:
    ground, card = shown.ground, shown.ground.trip_map.card
    at = spot(ground, 43.25, 80.0) + QPoint(90, 0)
    QTest.mouseClick(ground.map, Qt.MouseButton.LeftButton, pos=at)
    qtbot.waitUntil(card.isVisible, timeout=20_000)
    assert card.place.text()
    assert "° N" in card.position.text()
    QTest.keyClicks(card.name, "Spring")
    QTest.keyClick(card.name, Qt.Key.Key_Return)
    assert not card.isVisible()
    record = shown.record
    assert record is not None
    assert [one.fields.name for one in record.waypoints] == ["Spring"]
    assert record.waypoints[0].fields.lat == pytest.approx(43.25, abs=0.05)
    assert desk.undo_label == "Add waypoint"
    assert len(ground.trip_map.symbols.signs) == 2
    desk.undo()
    assert len(ground.trip_map.symbols.signs) == 1


def test_the_next_click_closes_the_card(qtbot: QtBot, shown: DayPanel) -> None:
    ground, card = shown.ground, shown.ground.trip_map.card
    at = spot(ground, 43.25, 80.0) + QPoint(90, 0)
    QTest.mouseClick(ground.map, Qt.MouseButton.LeftButton, pos=at)
    qtbot.waitUntil(card.isVisible, timeout=20_000)
    QTest.keyClick(card.name, Qt.Key.Key_Escape)
    assert not card.isVisible()
    QTest.mouseClick(ground.map, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseClick(ground.map, Qt.MouseButton.LeftButton, pos=at)
    assert not card.isVisible()


def test_a_click_and_one_with_shift_choose_a_stretch(qtbot: QtBot, shown: DayPanel) -> None:
    ground, button = shown.ground, Qt.MouseButton.LeftButton
    none, shift = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
    for lat, key in ((43.1, none), (43.4, shift)):
        at = spot(ground, lat, 80.0)
        point(ground, at)
        QTest.mouseClick(ground.map, button, key, at)
    qtbot.waitUntil(lambda: ground.trip_map.day_line._stretch != (-1, -1))
    qtbot.waitUntil(lambda: len(ground.stretch_line.words) > 2)
    where, length, *_more = ground.stretch_line.words
    assert where.startswith("km 1")
    assert length.startswith("33.")
    point(ground, spot(ground, 43.3, 80.0))
    QTest.mouseClick(ground.map, button, none, spot(ground, 43.3, 80.0))
    assert ground.stretch.ends == (-1, -1)
    assert ground.stretch_line.isHidden()


def test_the_figures_of_a_stretch_stay_until_it_is_put_away(qtbot: QtBot, shown: DayPanel) -> None:
    ground = shown.ground
    whole = ground.profile.span
    ground.profile.span_chosen.emit(10_000.0, 30_000.0)
    qtbot.waitUntil(lambda: len(ground.stretch_line.words) > 2)
    point(ground, spot(ground, 43.3, 80.0))
    ground.map.left.emit()
    assert len(ground.stretch_line.words) > 2
    ground.stretch_line.closed.emit()
    assert ground.stretch.ends == (-1, -1)
    assert ground.stretch_line.isHidden()
    assert ground.profile.span == whole


def test_a_day_of_rest_is_where_the_line_before_it_ended(
    qtbot: QtBot, shown: DayPanel, days: list[int]
) -> None:
    show(qtbot, shown, days[2])
    view = shown.ground.map.view
    lat, lon = view.to_degrees(view.width / 2, view.height / 2)
    assert (lat, lon) == pytest.approx((44.0, 80.0), abs=0.2)
    qtbot.waitUntil(lambda: "Zharkent" in names(shown.ground))


def test_a_trip_without_lines_says_how_to_begin(
    qtbot: QtBot, theme: Theme, icons: Icons, desk: Desk, background: Background, maps: Maps, day_id: int
) -> None:
    panel = DayPanel(desk, theme, icons, background, maps)
    qtbot.addWidget(panel)
    panel.resize(1200, 800)
    panel.show()
    panel.show_day(day_id)
    qtbot.waitUntil(lambda: "Drop a track" in panel.ground.trip_map.note.hint)


def test_a_day_across_the_date_line_fits(
    qtbot: QtBot, shown: DayPanel, logbook: Logbook, days: list[int]
) -> None:
    points = northward(-17.0)
    points.lon[:] = (np.linspace(179.8, 180.2, len(points)) + 180) % 360 - 180
    logbook.do("Ride", ride, days[2], points)
    show(qtbot, shown, days[2])
    west, _south, east, _north = shown.ground.map.view.bounds
    assert west > 179
    assert east < -179


def test_a_photo_marks_the_profile_where_it_was_taken(tmp_path: Path) -> None:
    from expedition.queries.lines import day_lines
    from expedition.stats import along
    from tests.expedition.operations.test_photos import TRACK
    from ui.panels.day_ground import _marks

    (tmp_path / "ride.gpx").write_bytes(TRACK)
    (tmp_path / "a.jpg").write_bytes(photo(taken("2025:07:18 09:05:00")))
    with blank(tmp_path / "logbook") as logbook:
        trip_id = int(logbook.do("Add trip", trips.add, TripFields(title="East")).result)
        plan = intake.plan_files(logbook, trip_id, [tmp_path / "ride.gpx", tmp_path / "a.jpg"])
        assert planning.kept(plan) == [1]
        intake.accept(logbook, trip_id, plan)
        (day,) = {leg.date for leg in plan.legs}
        assert day == date(2025, 7, 18)
        page = logbook.read(day_page, 1)
        way = along.compute(logbook.read(day_lines, 1, 100))
        (mark,) = _marks(page, way)
        assert (mark.icon, mark.text) == ("image", "a.jpg")
        assert mark.distance_m == pytest.approx(1_111, abs=2)
