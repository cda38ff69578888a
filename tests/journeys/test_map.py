"""An evening over the map: the whole trip, nearer, a sign that leads to its card, a waypoint and back."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from expedition.atlas import ground
from expedition.cartography import mercator
from expedition.operations import entries, trips
from expedition.records import fields
from expedition.records.fields import TripFields
from tests.blank import blank
from tests.journeys.conftest import opened
from tests.ui.panels.grounds import northward, ridden
from ui.main_window import MainWindow
from ui.panels.map_panel import MapPanel
from ui.settings import Settings
from ui.theme import Theme
from ui.views import View

_LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A trip of three days with a repair on the second."""
    with blank(tmp_path / "trip") as book:
        trip_id = book.do("Add trip", trips.add, TripFields(title="East")).result
        first, second = northward(43.0), northward(43.5)
        ways = [("Kegen", "Shonzhy", first), ("Shonzhy", "Zharkent", second), ("Zharkent", "Zharkent", None)]
        days = ridden(book, trip_id, ways)
        tyre = fields.RepairFields(part="tyre", problem="thorn", distance_m=27_770.0)
        book.do("Add", entries.add, "repair", days[1], tyre)
    return tmp_path / "trip"


@pytest.fixture
def window(theme: Theme, settings: Settings, folder: Path, qtbot: QtBot) -> MainWindow:
    made = opened(theme, settings, folder, qtbot)
    qtbot.addWidget(made, before_close_func=lambda each: each.close())
    made.side.days.choose_first()
    return made


def _shown(window: MainWindow, qtbot: QtBot) -> MapPanel:
    """The map after Ctrl+2, once all stands on it."""
    window.actions_["view_map"].trigger()
    assert window.views.current is View.MAP
    panel = window.views.map
    assert panel is not None
    qtbot.waitUntil(lambda: bool(panel.ground.trip_map.symbols.signs), timeout=20_000)
    qtbot.waitUntil(lambda: panel.ground.has_day and _is_still(panel))
    return panel


def _is_still(panel: MapPanel) -> bool:
    return not panel.ground.map.is_moving and panel.ground.trip_map.hover.is_ready


def _spot(panel: MapPanel, lat: float, lon: float = 80.0) -> QPoint:
    x, y = mercator.to_world(np.array([lat]), np.array([lon]))
    px, py = panel.ground.map.view.to_px(x, y)
    return QPoint(round(px[0]), round(py[0]))


def _point(panel: MapPanel, at: QPoint) -> None:
    QTest.mouseMove(panel.ground.map, at + QPoint(1, 0))
    QTest.mouseMove(panel.ground.map, at)


def test_the_map_has_its_key_its_tab_and_its_place_in_the_menu(window: MainWindow) -> None:
    action = window.actions_["view_map"]
    assert action.shortcut() == QKeySequence("Ctrl+2")
    words = [window.frame.tabs.tabText(place) for place in range(window.frame.tabs.count())]
    assert words == ["Day", "Map", "Charts", "Tables", "Calendar", "Report"]
    assert any(action in menu.actions() for menu in window._menu.findChildren(QMenu))


def test_the_whole_trip_then_a_day_then_nearer(window: MainWindow, qtbot: QtBot) -> None:
    panel = _shown(window, qtbot)
    map_ = panel.ground.map
    assert panel.bar.title == "Day 1 · Kegen → Shonzhy"
    whole = map_.view
    for lat in (43.0, 44.0):
        assert map_.rect().contains(_spot(panel, lat))
    QTest.keyClick(map_, Qt.Key.Key_0)
    assert map_.view.world_px > whole.world_px
    QTest.keyClick(map_, Qt.Key.Key_0)
    assert map_.view.world_px == pytest.approx(whole.world_px)
    QTest.keyClick(map_, Qt.Key.Key_Plus)
    qtbot.waitUntil(lambda: map_.view.world_px == pytest.approx(whole.world_px * 2))


def test_lines_tell_their_figures_and_choose_their_day(window: MainWindow, qtbot: QtBot) -> None:
    panel = _shown(window, qtbot)
    _point(panel, _spot(panel, 43.3))
    assert panel.ground.readout.words[-1].startswith("Day 1, Fri 18 July · trip km 3")
    assert panel.ground.profile.cursor_index > 0
    before = panel.ground.map.view
    _point(panel, _spot(panel, 43.85))
    qtbot.waitUntil(lambda: "trip km" in panel.ground.readout.accessibleDescription())
    QTest.mouseClick(panel.ground.map, _LEFT, pos=_spot(panel, 43.85))
    qtbot.waitUntil(lambda: panel.bar.title == "Day 2 · Shonzhy → Zharkent")
    assert panel.ground.map.view == before
    tree = window.side.tree
    assert tree is not None
    assert window.side.day_id == tree.rows[1].id


def test_a_sign_leads_to_its_card(window: MainWindow, qtbot: QtBot) -> None:
    panel = _shown(window, qtbot)
    symbols = panel.ground.trip_map.symbols
    (sign,) = symbols.signs
    at = symbols.spot_of(sign, panel.ground.map.view).toPoint()
    QTest.mouseClick(panel.ground.map, _LEFT, pos=at)
    assert window.views.current is View.DAY
    day = window.views.day
    assert day is not None
    assert day.record is not None
    assert day.record.row.number == 2
    card = next(card for card in day.page.all_cards if card.kind.name == "repair")
    focus = window.focusWidget()
    assert focus is not None
    assert card.isAncestorOf(focus)


def test_a_waypoint_is_placed_and_taken_back(window: MainWindow, qtbot: QtBot) -> None:
    panel = _shown(window, qtbot)
    card, symbols = panel.ground.trip_map.card, panel.ground.trip_map.symbols
    QTest.mouseClick(panel.ground.map, _LEFT, pos=_spot(panel, 43.2) + QPoint(150, 0))
    # Where the place is, is read first.
    qtbot.waitUntil(card.isVisible)
    QTest.keyClicks(card.name, "Spring 0")
    QTest.keyClick(card.name, Qt.Key.Key_Return)
    assert not card.isVisible()
    qtbot.waitUntil(lambda: len(symbols.signs) == 2)
    assert window.desk.undo_label == "Add waypoint"
    window.actions_["undo"].trigger()
    qtbot.waitUntil(lambda: len(symbols.signs) == 1)


def test_what_is_shown_is_remembered(window: MainWindow, qtbot: QtBot, settings: Settings) -> None:
    panel = _shown(window, qtbot)
    menu = panel.bar.signs.menu()
    assert menu is not None
    menu.aboutToShow.emit()
    assert all(action.text().endswith("✓") for action in menu.actions())
    next(action for action in menu.actions() if action.text().startswith("Repairs")).trigger()
    menu.aboutToShow.emit()
    assert "Repairs" in [action.text() for action in menu.actions()]
    assert not panel.ground.trip_map.symbols.signs
    assert settings.choice("map_hidden") == "repair"
    panel.bar.profile.click()
    assert not panel.ground.profile.isVisible()
    assert settings.choice("map_profile") == "no"


def test_names_are_written_in_the_language_chosen(window: MainWindow, qtbot: QtBot) -> None:
    panel = _shown(window, qtbot)
    menu = panel.bar.names.menu()
    assert menu is not None
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if action.text() == "Русский").trigger()
    assert panel.ground.trip_map.names.choice.language == "ru"


def test_f6_goes_from_the_list_to_the_map_to_its_profile(window: MainWindow, qtbot: QtBot) -> None:
    panel = _shown(window, qtbot)
    window.side.days.setFocus()
    seen = []
    for _step in range(3):
        window.actions_["next_part"].trigger()
        seen.append(window.focusWidget())
    assert seen == [panel.ground.map, panel.ground.profile, window.side.days]


def test_an_empty_trip_teaches_in_one_line_over_the_world(window: MainWindow, qtbot: QtBot) -> None:
    before = _shown(window, qtbot).ground.map.view
    window.desk.do("Add trip", trips.add, TripFields(title="West"))
    window.side.show_trip(2)
    window.actions_["view_map"].trigger()
    panel = window.views.map
    assert panel is not None
    qtbot.waitUntil(lambda: "Drop tracks" in panel.ground.trip_map.note.hint)
    assert panel.ground.map.view.world_px < before.world_px / 50
    assert not panel.ground.trip_map.symbols.signs
    assert not panel.ground.profile.isVisible()
    window.side.show_trip(1)
    qtbot.waitUntil(lambda: panel.ground.map.view.world_px > before.world_px / 3, timeout=10_000)
    assert not panel.ground.trip_map.note.hint


def test_a_missing_world_is_told_at_the_foot(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ground, "_troubles", ["The map of the world is missing."])
    window.opener._calm.timeout.emit()
    qtbot.waitUntil(lambda: window.side.foot.words == "The map of the world is missing.", timeout=20_000)
