"""The map: looking around in it, and that tiles are drawn beside the window."""

import threading
from collections.abc import Iterator
from time import monotonic, sleep

import numpy as np
import pytest
from PySide6.QtCore import QObject, QPoint, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from expedition.cartography.mercator import Bounds, View
from tests.ui.maps.tiles import PlainTiles
from ui.background import Background
from ui.icons import Icons
from ui.maps.map_view import MapView
from ui.maps.tile_cache import TileCache
from ui.maps.tile_plan import TileId
from ui.maps.tile_worker import TileWorker, Wanted
from ui.theme import Theme


@pytest.fixture
def worker(background: Background) -> Iterator[TileWorker]:
    made = TileWorker(TileCache())
    yield made
    made.stop()


@pytest.fixture
def tiles() -> PlainTiles:
    return PlainTiles()


@pytest.fixture
def shown(qtbot: QtBot, theme: Theme, icons: Icons, worker: TileWorker, tiles: PlainTiles) -> MapView:
    """A map with all its tiles there."""
    made = MapView(theme, icons, worker)
    made.resize(640, 480)
    made.set_sources([tiles])
    made.fit_bounds(Bounds(70.0, 40.0, 80.0, 46.0))
    made.show()
    qtbot.waitUntil(lambda: bool(tiles.asked) and worker.is_idle)
    return made


class Layer(QObject):
    """Remembers what it was asked."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.painted: list[View] = []
        self.settled: list[View] = []

    def paint(self, painter: QPainter, view: View) -> None:
        self.painted.append(view)

    def settle(self, view: View) -> None:
        self.settled.append(view)


class Stripes(PlainTiles):
    """Black and white columns by turns, and no finer ones."""

    def __init__(self) -> None:
        super().__init__(zooms=(0, 6))
        self.key = "stripes"

    def tile(self, zoom: int, column: int, row: int, ratio: float) -> QImage | None:
        image = QImage(512, 512, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.black)
        painter = QPainter(image)
        for x in range(0, 512, 2):
            painter.fillRect(x, 0, 1, 512, Qt.GlobalColor.white)
        painter.end()
        return image


def _color(shown: MapView, x: int = 20, y: int = 240) -> str:
    return shown.grab().toImage().pixelColor(x, y).name()


def _wheel(shown: MapView, turned: int, at: QPointF) -> None:
    event = QWheelEvent(
        at,
        shown.mapToGlobal(at),
        QPoint(),
        QPoint(0, turned),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(shown, event)


def test_the_windows_thread_never_draws_a_tile(shown: MapView, tiles: PlainTiles) -> None:
    assert tiles.threads
    assert threading.get_ident() not in tiles.threads
    assert _color(shown) == "#336699"


def test_a_coarse_picture_comes_first_then_the_middle(shown: MapView, tiles: PlainTiles) -> None:
    zooms = [zoom for zoom, _column, _row in tiles.asked]
    assert zooms[0] == min(zooms) < max(zooms)
    x, y = shown.view.x, shown.view.y
    count = 2 ** max(zooms)
    first = next(asked for asked in tiles.asked if asked[0] == max(zooms))
    assert abs(first[1] + 0.5 - x * count) < 1
    assert abs(first[2] + 0.5 - y * count) < 1


def test_no_tile_is_drawn_twice(qtbot: QtBot, shown: MapView, worker: TileWorker, tiles: PlainTiles) -> None:
    shown.pan(300, 100)
    shown.pan(-300, -100)
    qtbot.waitUntil(lambda: worker.is_idle)
    assert len(tiles.asked) == len(set(tiles.asked))


def test_a_tile_asked_for_again_while_it_arrives_is_not_drawn_twice(
    qtbot: QtBot, worker: TileWorker, tiles: PlainTiles
) -> None:
    busy = PlainTiles("#993300")
    tile, other = (Wanted(TileId(each.key, 3, 1, 1, 1.0), each) for each in (tiles, busy))
    with busy.held():
        worker.want(1, [tile, other])
        deadline = monotonic() + 5
        while not busy.asked and monotonic() < deadline:
            sleep(0.001)
        worker.want(1, [tile])
        with qtbot.waitSignal(worker.arrived):
            pass
    qtbot.waitUntil(lambda: worker.is_idle)
    assert len(tiles.asked) == 1


def test_what_went_out_of_sight_is_not_drawn_any_more(
    qtbot: QtBot, shown: MapView, worker: TileWorker, tiles: PlainTiles
) -> None:
    tiles.asked.clear()
    with tiles.held():
        for _step in range(30):
            shown.pan(640, 0)
            QTest.qWait(1)
    qtbot.waitUntil(lambda: worker.is_idle)
    assert len(tiles.asked) < 30


def test_old_tiles_stay_until_the_new_are_there(qtbot: QtBot, shown: MapView, worker: TileWorker) -> None:
    other = PlainTiles("#993300")
    with other.held():
        shown.set_sources([other])
        assert _color(shown) == "#336699"
    qtbot.waitUntil(lambda: worker.is_idle)
    assert _color(shown) == "#993300"


def test_another_zoom_shows_the_old_tiles_until_its_own_are_there(shown: MapView, tiles: PlainTiles) -> None:
    with tiles.held():
        for factor in (4.0, 1 / 8):
            shown.zoom_at_once(factor, QPointF(320, 240))
            assert _color(shown, 320, 240) == "#336699"


def test_what_has_no_tile_yet_is_land_without_an_edge(shown: MapView, theme: Theme) -> None:
    other = PlainTiles("#993300")
    with other.held():
        shown.set_sources([])
        shown.set_sources([other])
        shown.fit_bounds(Bounds(-60.0, -40.0, 60.0, 40.0))
        colors = {_color(shown, 20, y) for y in (5, 200, 300, 470)}
    assert colors == {theme.color("land").name()}


def test_a_coarse_tile_is_smoothed_where_it_stands_in(qtbot: QtBot, shown: MapView) -> None:
    tiles = Stripes()
    shown.set_sources([tiles])
    qtbot.waitUntil(lambda: shown.is_complete)
    shown.zoom_at_once(2.0**5, QPointF(320, 240))
    picture = shown.grab().toImage()
    greys = {picture.pixelColor(x, 240).red() for x in range(20, 400)}
    assert len(greys) > 20


def test_the_wheel_zooms_around_the_pointer(qtbot: QtBot, shown: MapView) -> None:
    at = QPointF(100, 100)
    lat, lon = shown.view.to_degrees(at.x(), at.y())
    before = shown.view.world_px
    _wheel(shown, 120, at)
    qtbot.waitUntil(lambda: shown.view.world_px == pytest.approx(before * 1.5))
    assert shown.view.to_degrees(at.x(), at.y()) == pytest.approx((lat, lon), abs=0.02)


def test_notches_in_a_row_add_up(qtbot: QtBot, shown: MapView) -> None:
    before = shown.view.world_px
    for _notch in range(4):
        _wheel(shown, -120, QPointF(320, 240))
        # A busy window shows no frame between two notches.
        sleep(0.03)
    qtbot.waitUntil(lambda: shown.view.world_px == pytest.approx(before / 1.5**4))


def test_dragging_takes_the_ground_along(shown: MapView) -> None:
    lat, lon = shown.view.to_degrees(200, 200)
    QTest.mousePress(shown, Qt.MouseButton.LeftButton, pos=QPoint(200, 200))
    for at in (QPoint(230, 210), QPoint(300, 260)):
        QTest.mouseMove(shown, at)
    QTest.mouseRelease(shown, Qt.MouseButton.LeftButton, pos=QPoint(300, 260))
    assert shown.view.to_degrees(300, 260) == pytest.approx((lat, lon), abs=0.02)


def test_a_drag_is_no_click_and_a_click_says_where(qtbot: QtBot, shown: MapView) -> None:
    with qtbot.assertNotEmitted(shown.clicked):
        QTest.mousePress(shown, Qt.MouseButton.LeftButton, pos=QPoint(200, 200))
        QTest.mouseMove(shown, QPoint(260, 200))
        QTest.mouseRelease(shown, Qt.MouseButton.LeftButton, pos=QPoint(260, 200))
    with qtbot.waitSignal(shown.clicked) as told:
        QTest.mouseClick(shown, Qt.MouseButton.LeftButton, pos=QPoint(320, 240))
    lat, lon, _at = told.args
    assert (lat, lon) == pytest.approx(shown.view.to_degrees(320, 240))


def test_a_tool_may_hold_the_ground_still(shown: MapView) -> None:
    shown.pressed.connect(lambda *_args: shown.hold_ground())
    before = shown.view
    QTest.mousePress(shown, Qt.MouseButton.LeftButton, pos=QPoint(200, 200))
    QTest.mouseMove(shown, QPoint(300, 200))
    QTest.mouseRelease(shown, Qt.MouseButton.LeftButton, pos=QPoint(300, 200))
    assert shown.view == before


def test_keys_zoom_move_and_come_back(qtbot: QtBot, shown: MapView) -> None:
    home = shown.view
    QTest.keyClick(shown, Qt.Key.Key_Plus)
    qtbot.waitUntil(lambda: shown.view.world_px == pytest.approx(home.world_px * 2))
    QTest.keyClick(shown, Qt.Key.Key_Left)
    assert shown.view.x < home.x
    QTest.keyClick(shown, Qt.Key.Key_0)
    assert shown.view == home


def test_the_world_fills_the_map_however_far_out(qtbot: QtBot, shown: MapView) -> None:
    shown.zoom_at_once(1e-9, QPointF(10, 10))
    view = shown.view
    assert view.world_px == 640
    assert 0.37 < view.y < 0.63
    shown.pan(0, 5000)
    assert shown.view.to_world(0, 0)[1] == pytest.approx(0, abs=0.002)


def test_a_trip_across_the_date_line_is_seen_whole(shown: MapView) -> None:
    shown.fit_bounds(Bounds(170.0, -20.0, -170.0, -10.0))
    x, _y = shown.view.to_px(np.array([350.0 / 360, 370.0 / 360]), np.array([0.5, 0.5]))
    assert 0 < x[0] < x[1] < 640
    for _turn in range(5):
        shown.pan(-640, 0)
    assert abs(shown.view.x - 1.0) <= 0.5


def test_another_size_keeps_the_middle(shown: MapView) -> None:
    shown.pan(40, 40)
    middle, scale = (shown.view.x, shown.view.y), shown.view.world_px
    shown.resize(800, 600)
    assert (shown.view.x, shown.view.y) == pytest.approx(middle, abs=1 / scale)
    assert shown.view.world_px == scale


def test_layers_are_painted_and_settle_once_the_view_is_at_rest(qtbot: QtBot, shown: MapView) -> None:
    layer = Layer()
    shown.set_layers([layer])
    shown.pan(10, 0)
    shown.pan(10, 0)
    assert not layer.settled
    with qtbot.waitSignal(shown.settled):
        shown.pan(10, 0)
    assert layer.settled == [shown.view]
    shown.grab()
    assert layer.painted[-1] == shown.view


def test_a_map_that_will_be_told_where_to_look_does_not_draw_the_world_first(
    qtbot: QtBot, theme: Theme, icons: Icons, worker: TileWorker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.maps.map_view._SETTLE_MS", 60_000)
    made, tiles = MapView(theme, icons, worker), PlainTiles()
    qtbot.addWidget(made)
    made.set_sources([tiles])
    made.show()
    qtbot.wait(30)
    assert not tiles.asked
    made.fit_bounds(Bounds(70.0, 40.0, 80.0, 46.0))
    qtbot.waitUntil(lambda: made.is_complete and worker.is_idle)
    assert all(zoom > 0 for zoom, _column, _row in tiles.asked)
    monkeypatch.setattr("ui.maps.map_view._SETTLE_MS", 10)
    nowhere, world = MapView(theme, icons, worker), PlainTiles("#993333")
    qtbot.addWidget(nowhere)
    nowhere.set_sources([world])
    nowhere.show()
    qtbot.waitUntil(lambda: nowhere.is_complete)
    assert world.asked


def test_a_map_that_was_just_made_is_at_rest_at_once(
    qtbot: QtBot, theme: Theme, icons: Icons, worker: TileWorker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.maps.map_view._SETTLE_MS", 60_000)
    made = MapView(theme, icons, worker)
    qtbot.addWidget(made)
    layer = Layer()
    made.set_layers([layer])
    made.show()
    made.fit_bounds(Bounds(70.0, 40.0, 80.0, 46.0))
    qtbot.waitUntil(lambda: len(layer.settled) == 1 and not made.is_moving)
    made.set_sources([PlainTiles()])
    qtbot.waitUntil(lambda: len(layer.settled) == 2)
    made.pan(5, 5)
    made.set_sources([PlainTiles()])
    qtbot.wait(50)
    assert made.is_moving
    assert len(layer.settled) == 2


def test_the_tiles_in_sight_can_be_taken_elsewhere(
    shown: MapView, worker: TileWorker, tiles: PlainTiles, theme: Theme, icons: Icons, qtbot: QtBot
) -> None:
    taken = dict(shown.tiles)
    assert taken
    drawn = len(tiles.asked)
    elsewhere = TileWorker(TileCache())
    for tile, image in taken.items():
        elsewhere.cache.put(tile, image)
    made = MapView(theme, icons, elsewhere)
    qtbot.addWidget(made)
    made.resize(shown.size())
    made.set_sources([tiles])
    made.set_view(shown.view)
    made.show()
    assert made.is_complete
    assert len(tiles.asked) == drawn
    elsewhere.stop()


def test_a_hidden_map_draws_nothing(
    qtbot: QtBot, shown: MapView, worker: TileWorker, tiles: PlainTiles
) -> None:
    shown.hide()
    tiles.asked.clear()
    shown.fit_bounds(Bounds(-70.0, -40.0, -60.0, -30.0))
    QTest.qWait(20)
    assert worker.is_idle
    assert not tiles.asked


def test_each_source_is_credited_once(shown: MapView) -> None:
    shown.set_sources([PlainTiles("#111111", credit="A"), PlainTiles("#222222", credit="A")])
    assert shown.credits == ("A",)


def test_it_has_a_name_and_so_have_its_buttons(shown: MapView) -> None:
    assert shown.accessibleName()
    assert shown.accessibleDescription()
    buttons = shown.findChildren(QToolButton)
    assert len(buttons) == 3
    assert all(button.accessibleName() for button in buttons)


def test_a_source_that_fails_leaves_the_map_standing(
    qtbot: QtBot, shown: MapView, worker: TileWorker
) -> None:
    class Broken(PlainTiles):
        def tile(self, zoom: int, column: int, row: int, ratio: float) -> None:
            raise ValueError("broken")

    shown.set_sources([Broken("#000000")])
    qtbot.waitUntil(lambda: worker.is_idle)
    assert shown.grab().width() == 640


def test_the_threads_end_with_the_program(shown: MapView, worker: TileWorker) -> None:
    assert any(thread.name == "tiles" for thread in threading.enumerate())
    worker.stop()
    assert not any(thread.name == "tiles" for thread in threading.enumerate())


def test_slow_sources_are_asked_only_for_what_is_in_sight(
    qtbot: QtBot, shown: MapView, worker: TileWorker
) -> None:
    slow = PlainTiles("#993300")
    slow.is_slow = True
    shown.set_sources([slow])
    with qtbot.waitSignal(shown.settled):
        shown.pan(1, 0)
    qtbot.waitUntil(lambda: worker.is_idle)
    assert {zoom for zoom, _column, _row in slow.asked} == {max(slow.asked)[0]}
    assert len(slow.asked) <= 6


def test_a_waiting_network_keeps_nobody_from_leaving(shown: MapView, worker: TileWorker) -> None:
    slow = PlainTiles("#993300")
    slow.is_slow = True
    with slow.held():
        shown.set_sources([slow])
        begun = monotonic()
        worker.stop()
        assert monotonic() - begun < 2


def test_a_hidden_map_is_prepared_for_its_first_look(
    qtbot: QtBot, theme: Theme, icons: Icons, worker: TileWorker, tiles: PlainTiles
) -> None:
    made = MapView(theme, icons, worker)
    made.set_sources([tiles])
    made.fit_bounds(Bounds(70.0, 40.0, 80.0, 46.0))
    made.prepare(QSize(640, 480))
    qtbot.waitUntil(lambda: bool(tiles.asked) and worker.is_idle)
    made.resize(640, 480)
    made.show()
    assert made.is_complete


def test_what_lies_around_is_drawn_only_where_it_can_be_kept(
    qtbot: QtBot, shown: MapView, worker: TileWorker, tiles: PlainTiles
) -> None:
    worker.cache.limit_bytes = 4 * 512 * 512 * 4
    tiles.asked.clear()
    with qtbot.waitSignal(shown.settled):
        shown.pan(1, 0)
    assert worker.is_idle
    assert not tiles.asked
