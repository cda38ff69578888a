"""Tools in the hand over a map."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from expedition.cartography.mercator import Bounds
from tests.ui.hand import SHIFT, click, double_click, drag, key, move
from ui.background import Background
from ui.icons import Icons
from ui.maps.draw_tool import DrawTool
from ui.maps.map_view import MapView
from ui.maps.tile_cache import TileCache
from ui.maps.tile_worker import TileWorker
from ui.maps.waypoint_tool import WaypointTool
from ui.theme import Theme

Key = Qt.Key


@pytest.fixture
def shown(qtbot: QtBot, theme: Theme, icons: Icons, background: Background) -> Iterator[MapView]:
    worker = TileWorker(TileCache())
    made = MapView(theme, icons, worker)
    qtbot.addWidget(made)
    made.resize(640, 480)
    made.fit_bounds(Bounds(70.0, 40.0, 80.0, 46.0))
    made.show()
    qtbot.waitExposed(made)
    yield made
    worker.stop()


@pytest.fixture
def drawing(theme: Theme, shown: MapView) -> DrawTool:
    made = DrawTool(theme, shown)
    made.take()
    return made


def painted(tool: DrawTool | WaypointTool, shown: MapView) -> int:
    """How many pixels a tool covers."""
    image = QImage(shown.size(), QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    tool.paint(painter, shown.view)
    painter.end()
    return sum(1 for x in range(0, 640, 2) for y in range(0, 480, 2) if image.pixel(x, y))


def test_clicks_add_places_and_the_ground_can_still_be_dragged(shown: MapView, drawing: DrawTool) -> None:
    click(shown, QPoint(100, 100))
    before = shown.view
    drag(shown, QPoint(400, 300), QPoint(440, 330))
    assert shown.view != before
    assert len(drawing.line) == 1
    click(shown, QPoint(300, 200))
    assert len(drawing.line) == 2
    assert drawing.line.positions[1] == pytest.approx(shown.view.to_degrees(300, 200))


def test_a_place_is_dragged_and_one_put_into_the_line(shown: MapView, drawing: DrawTool) -> None:
    for at in (QPoint(100, 100), QPoint(300, 100)):
        click(shown, at)
    view = shown.view
    drag(shown, QPoint(303, 98), QPoint(300, 300))
    assert drawing.line.positions[1] == pytest.approx(view.to_degrees(300, 300))
    drag(shown, QPoint(200, 200), QPoint(250, 120))
    assert shown.view == view
    assert len(drawing.line) == 3
    assert drawing.line.positions[1] == pytest.approx(view.to_degrees(250, 120))
    click(shown, QPoint(250, 120))
    assert len(drawing.line) == 3
    key(shown, Key.Key_Delete)
    assert len(drawing.line) == 2


def test_a_double_click_finishes_where_it_was(shown: MapView, drawing: DrawTool, qtbot: QtBot) -> None:
    click(shown, QPoint(100, 100))
    before = shown.view
    click(shown, QPoint(300, 200))
    with qtbot.waitSignal(drawing.finished):
        double_click(shown, QPoint(300, 200))
    assert shown.view == before
    assert len(drawing.line) == 2
    assert not drawing.is_out
    assert shown.zooms_on_double_click


def test_one_place_is_not_finished_but_said(shown: MapView, drawing: DrawTool) -> None:
    said: list[str] = []
    drawing.said.connect(lambda words, _short: said.append(words))
    click(shown, QPoint(100, 100))
    key(shown, Key.Key_Return)
    assert drawing.is_out
    assert said[-1].startswith("A line needs two places at least")


def test_the_foot_tells_how_long_it_would_be(shown: MapView, drawing: DrawTool) -> None:
    said: list[str] = []
    drawing.said.connect(lambda words, _short: said.append(words))
    click(shown, QPoint(100, 100))
    move(shown, QPoint(300, 100))
    away = float(said[-1].split(" km")[0].replace(",", "").replace("\u202f", ""))
    assert away == pytest.approx(drawing.line.length_to(shown.view.to_degrees(300, 100)) / 1000, rel=0.01)


def test_by_keys_the_ground_moves_under_the_cross(shown: MapView, drawing: DrawTool) -> None:
    key(shown, Key.Key_Space)
    key(shown, Key.Key_Right, SHIFT)
    key(shown, Key.Key_Right)
    key(shown, Key.Key_Space)
    x, _y = shown.view.to_px(*drawing.line.world(shown.view.x))
    assert x.tolist() == pytest.approx([320 - 88, 320])
    key(shown, Key.Key_PageUp)
    x, _y = shown.view.to_px(*drawing.line.world(shown.view.x))
    assert x.tolist() == pytest.approx([320, 408])
    key(shown, Key.Key_Down, SHIFT)
    key(shown, Key.Key_Space, SHIFT)
    assert drawing.line.positions[0] == pytest.approx(shown.view.to_degrees(320, 240))
    key(shown, Key.Key_PageDown)
    key(shown, Key.Key_Insert)
    assert len(drawing.line) == 3


def test_the_cross_is_there_only_without_a_pointer(theme: Theme, shown: MapView) -> None:
    tool = WaypointTool(theme, shown)
    assert painted(tool, shown) == 0
    tool.take()
    key(shown, Key.Key_Right)
    assert painted(tool, shown) > 0
    move(shown, QPoint(200, 200))
    assert painted(tool, shown) == 0
    shown.left.emit()
    assert painted(tool, shown) == 0
    key(shown, Key.Key_Left)
    assert painted(tool, shown) > 0


def test_what_was_left_is_still_seen(shown: MapView, drawing: DrawTool, qtbot: QtBot) -> None:
    for at in (QPoint(100, 100), QPoint(300, 200)):
        click(shown, at)
    with qtbot.waitSignal(drawing.left):
        key(shown, Key.Key_Escape)
    assert painted(drawing, shown) > 0
    click(shown, QPoint(400, 400))
    assert len(drawing.line) == 2


def test_a_waypoint_takes_one_click(theme: Theme, shown: MapView) -> None:
    tool = WaypointTool(theme, shown)
    placed: list[tuple[float, float]] = []
    tool.placed.connect(lambda lat, lon, _at: placed.append((lat, lon)))
    tool.take()
    assert shown.cursor().shape() is Qt.CursorShape.CrossCursor
    for at in (QPoint(200, 150), QPoint(250, 150)):
        click(shown, at)
    assert placed == [pytest.approx(shown.view.to_degrees(200, 150))]
    assert shown.cursor().shape() is not Qt.CursorShape.CrossCursor


def test_no_menu_opens_over_a_tool(shown: MapView, drawing: DrawTool) -> None:
    at = QPoint(100, 100)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, shown.mapToGlobal(at))
    assert drawing.eventFilter(shown, event)
    assert QApplication.activePopupWidget() is None
    assert drawing.aim == QPointF(320, 240)
