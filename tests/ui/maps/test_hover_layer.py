from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from pytestqt.qtbot import QtBot

from expedition.cartography import mercator
from expedition.cartography.lines import TripLines
from expedition.cartography.mercator import View
from expedition.records.lines import WayPoints
from expedition.stats.along import Way
from tests.expedition.cartography.ground import leg, nothing_finer
from tests.ui import ways
from ui.background import Background
from ui.maps.hover_layer import Hovered, HoverLayer
from ui.theme import Theme

LINE = ways.points()
CARRIED = ways.points(lon=80.3)


def ground(is_mixed: bool = False) -> TripLines:
    lines = [leg(7, WayPoints(LINE.lat, LINE.lon, np.array([0])))]
    if is_mixed:
        lines.append(leg(7, WayPoints(CARRIED.lat, CARRIED.lon, np.array([0])), is_carried=True))
    return TripLines(lines, nothing_finer)


class Reads:
    """The way of any day, and whose were asked for."""

    def __init__(self) -> None:
        self.asked: list[int] = []

    def __call__(self, day_id: int) -> Way:
        self.asked.append(day_id)
        return ways.way()


@pytest.fixture
def reads() -> Reads:
    return Reads()


@pytest.fixture
def layer(theme: Theme, background: Background, reads: Reads) -> Iterator[HoverLayer]:
    made = HoverLayer(theme, background, reads)
    yield made
    made.show_lines(None)


@pytest.fixture
def told(layer: HoverLayer) -> list[Hovered | None]:
    heard: list[Hovered | None] = []
    layer.hovered.connect(heard.append)
    return heard


def view() -> View:
    x, y = mercator.to_world(LINE.lat, LINE.lon)
    return mercator.fit(x, y, 600, 600, 50, 1e9)


def spot(index: int, lon: float = 0.0) -> QPointF:
    x, y = mercator.to_world(LINE.lat[index : index + 1], LINE.lon[index : index + 1] + lon)
    px_x, px_y = view().to_px(x, y)
    return QPointF(float(px_x[0]), float(px_y[0]))


def ready(layer: HoverLayer, qtbot: QtBot, lines: TripLines) -> None:
    layer.show_lines(lines)
    layer.settle(view())
    qtbot.waitUntil(lambda: layer.is_ready)


def test_the_pointer_near_the_line_is_told_the_sample_once_the_way_is_read(
    layer: HoverLayer, qtbot: QtBot, reads: Reads, told: list[Hovered | None]
) -> None:
    ready(layer, qtbot, ground())
    layer.point(spot(300) + QPointF(10, 0), view())
    qtbot.waitUntil(lambda: len(told) == 2)
    first, second = told
    assert first is not None
    assert second is not None
    assert (first.day_id, first.way, first.index) == (7, None, -1)
    assert second.way is not None
    assert abs(second.index - 300) <= 5
    layer.point(spot(600), view())
    third = told[2]
    assert third is not None
    assert third.index == 600
    assert reads.asked == [7]


def test_the_pointer_that_leaves_the_line_is_on_nothing(
    layer: HoverLayer, qtbot: QtBot, told: list[Hovered | None]
) -> None:
    ready(layer, qtbot, ground())
    layer.know(7, ways.way())
    layer.point(spot(300), view())
    layer.point(spot(300) + QPointF(90, 0), view())
    assert told[-1] is None
    assert len(told) == 2


def test_a_carried_leg_of_a_ridden_day_has_no_sample(
    layer: HoverLayer, qtbot: QtBot, told: list[Hovered | None]
) -> None:
    ready(layer, qtbot, ground(is_mixed=True))
    layer.know(7, ways.way())
    layer.point(spot(300, lon=0.3), view())
    (only,) = told
    assert only is not None
    assert (only.day_id, only.index) == (7, -1)


def test_before_the_view_stood_still_there_is_nothing_to_hover(
    layer: HoverLayer, told: list[Hovered | None]
) -> None:
    layer.show_lines(ground())
    layer.point(spot(300), view())
    assert told == []
