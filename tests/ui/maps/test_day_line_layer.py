from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from expedition.cartography import mercator
from expedition.cartography.lines import TripLines
from expedition.cartography.mercator import View
from expedition.records.lines import WayPoints
from expedition.stats.along import Way
from tests.expedition.cartography.ground import Shelf, leg, nothing_finer
from tests.ui import ways
from ui.background import Background
from ui.maps.day_line_layer import DayLineLayer
from ui.theme import Theme


@pytest.fixture
def layer(theme: Theme, background: Background) -> Iterator[DayLineLayer]:
    made = DayLineLayer(theme, background)
    yield made
    made.show_day(None, None)


@pytest.fixture
def way() -> Way:
    return ways.way()


def line_of(way: Way, every: int = 1) -> WayPoints:
    return WayPoints(way.points.lat[::every], way.points.lon[::every], np.array([0]))


def view_of(way: Way) -> View:
    x, y = mercator.to_world(way.points.lat, way.points.lon)
    return mercator.fit(x, y, 400, 600, 30, 1e9)


def painted(layer: DayLineLayer, view: View) -> QImage:
    image = QImage(view.width, view.height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    layer.paint(painter, view)
    painter.end()
    return image


def color_at(image: QImage, spot: QPointF) -> str:
    return image.pixelColor(spot.toPoint()).name().upper()


def test_the_day_is_drawn_in_the_colour_of_here(layer: DayLineLayer, way: Way, theme: Theme) -> None:
    layer.show_day(TripLines([leg(1, line_of(way))], nothing_finer), way)
    view = view_of(way)
    image = painted(layer, view)
    assert color_at(image, layer.spot_of(450, view)) == theme.tokens.here
    assert color_at(image, layer.spot_of(0, view)) == theme.tokens.page


def test_it_is_drawn_beside_a_view_that_went_round_the_world(
    layer: DayLineLayer, way: Way, theme: Theme
) -> None:
    layer.show_day(TripLines([leg(1, line_of(way))], nothing_finer), way)
    view = view_of(way)
    image = painted(layer, replace(view, x=view.x + 1))
    assert color_at(image, layer.spot_of(450, view)) == theme.tokens.here


def test_finer_points_are_read_when_the_view_stands_still(
    layer: DayLineLayer, way: Way, qtbot: QtBot
) -> None:
    shelf = Shelf({1: line_of(way)})
    layer.show_day(TripLines([leg(1, line_of(way, 200), count=1_001)], shelf), way)
    view = replace(view_of(way), world_px=512 * 2.0**14)
    painted(layer, view)
    assert shelf.asked == []
    with qtbot.waitSignal(layer.changed):
        layer.settle(view)
    assert shelf.asked == [([1], 0)]
    layer.settle(view)
    painted(layer, view)
    assert len(shelf.asked) == 1


def test_the_cursor_stands_on_its_sample(layer: DayLineLayer, way: Way, theme: Theme, qtbot: QtBot) -> None:
    layer.show_day(TripLines([leg(1, line_of(way))], nothing_finer), way)
    view = view_of(way)
    with qtbot.waitSignal(layer.changed):
        layer.set_cursor(450)
    assert color_at(painted(layer, view), layer.spot_of(450, view)) == theme.tokens.page


def test_a_stretch_is_marked_beside_the_line(layer: DayLineLayer, way: Way) -> None:
    layer.show_day(TripLines([leg(1, line_of(way))], nothing_finer), way)
    view = view_of(way)
    layer.set_stretch(300, 600)
    image = painted(layer, view)
    beside = QPointF(5, 0)
    assert image.pixelColor((layer.spot_of(450, view) + beside).toPoint()).alpha() == 255
    assert image.pixelColor((layer.spot_of(750, view) + beside).toPoint()).alpha() == 0


def test_kilometres_want_their_numbers(layer: DayLineLayer, way: Way) -> None:
    layer.show_day(TripLines([leg(1, line_of(way))], nothing_finer), way)
    names = [wanted.name for wanted in layer.kilometre_candidates(view_of(way))]
    assert names == ["25", "50", "75"]


def test_another_day_is_read_as_fine_where_the_view_rests(
    layer: DayLineLayer, way: Way, qtbot: QtBot
) -> None:
    view = replace(view_of(way), world_px=512 * 2.0**14)
    layer.settle(view)
    shelf = Shelf({1: line_of(way)})
    layer.show_day(TripLines([leg(1, line_of(way, 200), count=1_001)], shelf), way)
    qtbot.waitUntil(lambda: bool(shelf.asked))


def test_a_long_line_stays_right_while_the_map_is_moved(layer: DayLineLayer, theme: Theme, way: Way) -> None:
    lat = way.points.lat
    winding = WayPoints(lat, way.points.lon + 0.02 * np.sin(np.arange(len(lat))), np.array([0]))
    layer.show_day(TripLines([leg(1, winding)], nothing_finer), way)
    view = view_of(way)
    first = painted(layer, view)
    for _frame in range(3):
        again = painted(layer, view)
    assert again == first
    moved = painted(layer, view.moved(40, 30))
    line_of_first = [first.pixelColor(200, y).name() for y in range(100, 400)]
    assert [moved.pixelColor(240, y + 30).name() for y in range(100, 400)] == line_of_first
    assert theme.tokens.here.lower() in line_of_first


def test_names_rather_leave_the_line_in_sight_free(layer: DayLineLayer, way: Way) -> None:
    layer.show_day(TripLines([leg(1, line_of(way))], nothing_finer), way)
    view = view_of(way)
    x, y = layer.crowd(view)
    spot = layer.spot_of(450, view)
    assert np.hypot(x - spot.x(), y - spot.y()).min() < 8
    assert len(layer.crowd(replace(view, x=view.x + 0.3))[0]) == 0


def test_without_a_day_nothing_is_drawn(layer: DayLineLayer) -> None:
    layer.show_day(None, None)
    image = painted(layer, View(0.5, 0.5, 512, 100, 100))
    assert image.pixelColor(50, 50).alpha() == 0
    assert layer.kilometre_candidates(View(0.5, 0.5, 512, 100, 100)) == []
