"""What nobody recorded is drawn, what is one is cut and joined, a spring is marked: by hand and by keys."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from expedition.cartography import mercator
from expedition.kinds import LegMode, LegOrigin, WaypointKind
from expedition.operations import legs, trips
from expedition.queries.days import day_page
from expedition.records.day import DayPage
from expedition.records.fields import LegFields, TripFields
from tests.blank import blank
from tests.journeys.conftest import opened
from tests.ui.hand import CTRL, SHIFT, click, drag, key, move
from tests.ui.panels.grounds import northward, ridden
from ui.main_window import MainWindow
from ui.panels.day_ground import DayGround
from ui.settings import Settings
from ui.theme import Theme

Key = Qt.Key


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A ride to the north, and a day with a bus of which there is no line."""
    with blank(tmp_path / "trip") as book:
        trip_id = book.do("Add trip", trips.add, TripFields(title="East")).result
        ways = [("Kegen", "Shonzhy", northward(43.0)), ("Shonzhy", "Zharkent", None)]
        days = ridden(book, trip_id, ways)
        book.do("Add", legs.add, days[1], LegFields.of(LegMode.BUS))
    return tmp_path / "trip"


@pytest.fixture
def window(theme: Theme, settings: Settings, folder: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    made = opened(theme, settings, folder, qtbot)
    made.side.days.choose_first()
    yield made
    made.close()


def on_map(window: MainWindow, qtbot: QtBot, number: int) -> DayGround:
    """The map of the trip with this day chosen."""
    window.actions_["view_map"].trigger()
    assert window.side.tree is not None
    window.side.show_day(window.side.tree.rows[number - 1].id)
    assert window.views.map is not None
    ground = window.views.map.ground
    qtbot.waitUntil(lambda: ground.page is not None and ground.page.row.number == number)
    qtbot.waitUntil(lambda: not ground.map.is_moving and ground.trip_map.hover.is_ready, timeout=20_000)
    return ground


def page(window: MainWindow, number: int) -> DayPage:
    assert window.side.tree is not None
    return window.desk.read(day_page, window.side.tree.rows[number - 1].id)


def spot(ground: DayGround, lat: float, lon: float = 80.0) -> QPoint:
    x, y = mercator.to_world(np.array([lat]), np.array([lon]))
    px, py = ground.map.view.to_px(x, y)
    return QPoint(round(px[0]), round(py[0]))


def tool_button(window: MainWindow, name: str) -> QToolButton:
    assert window.views.map is not None
    words = window.actions_.rows[name].text.replace("&", "")
    return next(
        one for one in window.views.map.bar.findChildren(QToolButton) if one.accessibleName() == words
    )


def told(ground: DayGround) -> str:
    return ground.readout.accessibleDescription()


def double_click(widget: QWidget, at: QPoint) -> None:
    """As a hand does it: the second press comes as a double click."""
    click(widget, at)
    QTest.mouseDClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)


def test_the_bus_of_a_day_without_gps_gets_its_line(window: MainWindow, qtbot: QtBot) -> None:
    ground = on_map(window, qtbot, 2)
    tools = ground.trip_map
    before = ground.map.view
    click(tool_button(window, "draw_line"))
    assert "Click where the line begins" in told(ground)
    click(ground.map, spot(ground, 43.5))
    click(ground.map, spot(ground, 43.5, 80.2))
    drag(ground.map, spot(ground, 43.5, 80.2), spot(ground, 43.4, 80.2))
    click(ground.map, spot(ground, 43.1, 80.3))
    key(ground.map, Key.Key_Backspace)
    assert len(tools.drawing.line) == 2
    double_click(ground.map, spot(ground, 43.2, 80.3))
    assert ground.map.view == before
    card = tools.draw_card
    assert card.isVisible()
    assert card.leg.currentText() == "Bus"
    QTest.keyClicks(card.note, "From memory")
    key(card.note, Key.Key_Return)
    (leg,) = page(window, 2).legs
    assert leg.fields.mode is LegMode.BUS
    assert (leg.fields.origin, leg.fields.note) == (LegOrigin.RECONSTRUCTED, "From memory")
    assert leg.figures is not None
    assert leg.figures.points == 3
    assert leg.figures.distance_m == pytest.approx(19_660 + 23_640, rel=0.02)
    assert not tools.is_tool_out
    assert window.desk.undo_label == "Draw the line of a leg"
    qtbot.waitUntil(lambda: bool(ground.legs) and ground.legs[0].is_reconstructed)
    window.actions_["undo"].trigger()
    assert page(window, 2).legs[0].track_id is None


def test_a_ride_is_drawn_by_keys_alone(window: MainWindow, qtbot: QtBot) -> None:
    ground = on_map(window, qtbot, 2)
    map_ = ground.map
    map_.setFocus()
    key(map_, Key.Key_L)
    assert "press Space" in told(ground)
    key(map_, Key.Key_Space)
    for _step in range(2):
        key(map_, Key.Key_Right)
    key(map_, Key.Key_Space)
    key(map_, Key.Key_Down, SHIFT)
    key(map_, Key.Key_Space)
    key(map_, Key.Key_PageUp)
    key(map_, Key.Key_PageUp)
    assert ground.trip_map.drawing.line.chosen == 0
    key(map_, Key.Key_Delete)
    assert len(ground.trip_map.drawing.line) == 2
    key(map_, Key.Key_Return)
    card = ground.trip_map.draw_card
    key(card.leg, Key.Key_Down)
    assert card.leg.currentText() == "A new leg"
    assert card.mode.isVisible()
    card.mode.setFocus()
    QTest.keyClicks(card.mode, "h")
    key(card.mode, Key.Key_Return)
    made = page(window, 2).legs[-1]
    assert made.fields.mode is LegMode.HORSE
    assert made.fields.zone == page(window, 2).fields.zone
    assert window.desk.undo_label == "Draw a leg"
    qtbot.waitUntil(lambda: bool(ground.legs))
    key(map_, Key.Key_Z, CTRL)
    assert len(page(window, 2).legs) == 1


def test_a_line_that_was_left_waits_until_another_day(window: MainWindow, qtbot: QtBot) -> None:
    ground = on_map(window, qtbot, 2)
    drawing = ground.trip_map.drawing
    window.actions_["draw_line"].trigger()
    for lat in (43.1, 43.2):
        click(ground.map, spot(ground, lat, 80.2))
    key(ground.map, Key.Key_Escape)
    assert "press L to go on" in told(ground)
    assert not drawing.is_out
    key(ground.map, Key.Key_L)
    assert (drawing.is_out, len(drawing.line)) == (True, 2)
    key(ground.map, Key.Key_Return)
    assert ground.trip_map.draw_card.isVisible()
    key(ground.trip_map.draw_card.note, Key.Key_Escape)
    assert (drawing.is_out, len(drawing.line)) == (True, 2)
    on_map(window, qtbot, 1)
    assert (drawing.is_out, len(drawing.line)) == (False, 0)
    assert len(page(window, 2).legs) == 1


def test_undo_is_for_the_drawing_while_it_lasts(window: MainWindow, qtbot: QtBot) -> None:
    ground = on_map(window, qtbot, 2)
    window.actions_["draw_line"].trigger()
    for lat in (43.1, 43.2):
        click(ground.map, spot(ground, lat, 80.2))
    for left in (1, 0):
        key(ground.map, Key.Key_Z, CTRL)
        assert len(ground.trip_map.drawing.line) == left
    assert window.desk.redo_label is None
    key(ground.map, Key.Key_Z, CTRL)
    assert window.desk.redo_label is not None


def test_a_drawn_line_is_changed_from_what_it_is(window: MainWindow, qtbot: QtBot) -> None:
    ground = on_map(window, qtbot, 2)
    drawing = ground.trip_map.drawing
    window.actions_["draw_line"].trigger()
    for lat in (43.1, 43.3):
        click(ground.map, spot(ground, lat, 80.2))
    key(ground.map, Key.Key_Return)
    ground.trip_map.draw_card.take()
    qtbot.waitUntil(lambda: bool(ground.legs))
    window.views.use_tool("draw_line", page(window, 2).legs[0].id)
    assert len(drawing.line) == 2
    drag(ground.map, spot(ground, 43.2, 80.2), spot(ground, 43.2, 80.4))
    assert len(drawing.line) == 3
    key(ground.map, Key.Key_Return)
    assert ground.trip_map.draw_card.leg.currentText() == "Bus, instead of its line"
    ground.trip_map.draw_card.take()
    (leg,) = page(window, 2).legs
    assert leg.figures is not None
    assert leg.figures.points == 3


def test_a_leg_is_cut_under_the_pointer_and_joined_again(window: MainWindow, qtbot: QtBot) -> None:
    ground = on_map(window, qtbot, 1)
    (whole,) = page(window, 1).legs
    assert whole.figures is not None
    for step in (1, 0):
        move(ground.map, spot(ground, 43.2) + QPoint(step, 0))
    menu = {action.text(): action for action in menu_at(window, ground, spot(ground, 43.2))}
    menu["Cut the leg here\tX"].trigger()
    first, second = page(window, 1).legs
    assert first.figures is not None
    assert second.figures is not None
    assert first.figures.distance_m / whole.figures.distance_m == pytest.approx(0.4, abs=0.02)
    assert window.side.foot.words.startswith("Cut the leg in two")
    qtbot.waitUntil(lambda: len(ground.legs) == 2)
    ground.map.setFocus()
    key(ground.map, Key.Key_J)
    (again,) = page(window, 1).legs
    assert again.figures is not None
    assert again.figures.distance_m == pytest.approx(whole.figures.distance_m, abs=1)
    for label in ("Join two legs", "Cut a leg in two"):
        assert window.desk.undo_label == label
        window.actions_["undo"].trigger()
    assert page(window, 1).legs == (whole,)


def menu_at(window: MainWindow, ground: DayGround, at: QPoint) -> list:  # type: ignore[type-arg]
    tools = window.views._panels.map_tools
    assert tools is not None
    return tools.menu(QPointF(at)).actions()


def test_the_cursor_of_the_profile_cuts_and_marks(window: MainWindow, qtbot: QtBot) -> None:
    ground = on_map(window, qtbot, 1)
    ground.profile.setFocus()
    key(ground.profile, Key.Key_X)
    assert window.side.foot.words.startswith("Put the cursor on the line first")
    for _step in range(4):
        key(ground.profile, Key.Key_Right, SHIFT)
    key(ground.profile, Key.Key_W)
    card = ground.trip_map.card
    qtbot.waitUntil(card.isVisible, timeout=20_000)
    QTest.keyClicks(card.name, "Wxl spring")
    card.kind.setCurrentIndex(card.kind.findData(WaypointKind.WATER.value))
    QTest.keyClicks(card.note, "Good until June")
    key(card.note, Key.Key_Return)
    (marked,) = page(window, 1).waypoints
    assert (marked.fields.name, marked.fields.note) == ("Wxl spring", "Good until June")
    assert marked.fields.kind is WaypointKind.WATER
    assert marked.fields.lon == pytest.approx(80.0, abs=0.01)
    qtbot.waitUntil(lambda: ground.page is not None and bool(ground.page.waypoints))
    ground.profile.setFocus()
    for _step in range(4):
        key(ground.profile, Key.Key_Right, SHIFT)
    key(ground.profile, Key.Key_X)
    assert len(page(window, 1).legs) == 2


def test_a_click_with_the_tool_places_a_waypoint(window: MainWindow, qtbot: QtBot) -> None:
    ground = on_map(window, qtbot, 1)
    button = tool_button(window, "place_waypoint")
    click(button)
    assert button.isChecked()
    click(ground.map, spot(ground, 43.3))
    assert not button.isChecked()
    qtbot.waitUntil(ground.trip_map.card.isVisible, timeout=20_000)
    QTest.keyClicks(ground.trip_map.card.name, "Well")
    key(ground.trip_map.card.name, Key.Key_Return)
    (marked,) = page(window, 1).waypoints
    assert marked.fields.lat == pytest.approx(43.3, abs=0.005)
    assert window.desk.undo_label == "Add waypoint"


def test_tools_say_why_they_cannot_be_used(window: MainWindow, qtbot: QtBot) -> None:
    on_map(window, qtbot, 1)
    button = tool_button(window, "draw_line")
    assert button.isEnabled()
    assert button.toolTip().endswith("L")
    window.desk.logbook._cannot_write = True
    window._show_possible()
    assert not button.isEnabled()
    assert button.toolTip().endswith("The logbook is read-only.")
    window.desk.logbook._cannot_write = False


def test_the_page_of_a_day_draws_on_its_own_map(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1400, 900)
    window.side.days.choose_beside(1)
    assert window.views.day is not None
    day = window.views.day
    ground = day.ground
    qtbot.waitUntil(lambda: ground.page is not None and ground.page.row.number == 2)
    assert not ground.readout.isVisible()
    day.tool_wanted.emit("draw_line", page(window, 2).legs[0].id)
    assert ground.trip_map.drawing.is_out
    assert ground.readout.isVisible()
    assert told(ground) == "Click where it begins; Esc leaves."
    key(ground.map, Key.Key_Escape)
    assert not ground.readout.isVisible()
    day.tool_wanted.emit("cut_leg", page(window, 2).legs[0].id)
    qtbot.waitUntil(lambda: window.side.foot.words.startswith("Put the cursor on the line first"))


def test_letters_of_an_open_menu_choose_what_it_lists(window: MainWindow, qtbot: QtBot) -> None:
    ground = on_map(window, qtbot, 2)
    light = window.actions_["theme_light"]
    menu = next(menu for menu in window.findChildren(QMenu) if light in menu.actions())
    menu.popup(window.mapToGlobal(QPoint(20, 20)))
    with qtbot.waitSignal(light.triggered):
        key(menu, Key.Key_L)
    assert not ground.trip_map.drawing.is_out
