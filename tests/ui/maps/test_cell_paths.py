"""Shapes of the atlas as painter paths."""

from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter

from expedition.atlas import ground
from expedition.atlas.ground import Cell, Layer, Shapes
from expedition.cartography.clipping import Box
from ui.maps import cell_paths
from ui.maps.cell_paths import Way


def _two_parts(_layer: Layer, _level: int, _cell: Cell) -> Shapes:
    """A square around 0° and a line of a thousand points far finer than a pixel, of a high rank."""
    lat = np.concatenate(([-10.0, 10.0, 10.0, -10.0], np.linspace(20, 21, 1000)))
    lon = np.concatenate(([-10.0, -10.0, 10.0, 10.0], np.linspace(20, 21, 1000)))
    return Shapes(lat, lon, np.array([0, 4]), np.array([0, 5], dtype=np.uint8))


@pytest.fixture(autouse=True)
def _shapes(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(ground, "shapes", _two_parts)
    cell_paths.cell_way.cache_clear()
    yield
    cell_paths.cell_way.cache_clear()


def test_a_path_has_the_parts_of_its_columns() -> None:
    starts = np.array([0, 3])
    path = cell_paths.path(np.array([0.0, 1.0, 1.0, 5.0, 6.0]), np.array([0.0, 0.0, 1.0, 5.0, 6.0]), starts)
    assert path.elementCount() == 5
    assert [path.elementAt(at).isMoveTo() for at in range(5)] == [True, False, False, True, False]
    assert path.contains(QPointF(0.9, 0.5))
    assert not path.contains(QPointF(0.1, 0.9))


def test_parts_of_a_higher_rank_are_left_out() -> None:
    way = cell_paths.cell_way(Layer.LAND, 0, Cell(0, 0), 2)
    assert way is not None
    assert len(way.x) == 4


def test_points_closer_than_a_pixel_are_left_out_but_never_the_ends() -> None:
    way = cell_paths.cell_way(Layer.LAND, 0, Cell(0, 0), 6)
    assert way is not None
    assert 4 + 100 < len(way.x) < 4 + 400
    assert way.x[-1] * 360 - 180 == pytest.approx(21.0)


def test_what_is_smaller_than_a_pixel_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    dot = Shapes(
        np.array([1.0, 1.001, 1.0]), np.array([1.0, 1.0, 1.001]), np.zeros(1, np.int64), np.zeros(1, np.uint8)
    )
    monkeypatch.setattr(ground, "shapes", lambda *_cell: dot)
    assert cell_paths.cell_way(Layer.LAND, 3, Cell(0, 0), 8) is None
    assert cell_paths.cell_way(Layer.LAND, 3, Cell(0, 0), 12) is not None


@given(st.integers(0, 2**32 - 1))
def test_beside_a_box_a_way_may_wind_unseen(seed: int) -> None:
    """In the box, filled or stroked, the picture is the same."""
    chance = np.random.default_rng(seed)
    steps = np.cumsum(chance.normal(0, 12, (2, 80)), axis=1) + chance.uniform(-60, 124, (2, 1))
    way = Way(steps[0], steps[1], np.array([0, 30, 31, 60]))
    seen = cell_paths.within(way, Box(-4.0, -4.0, 68.0, 68.0))
    assert len(seen.x) <= len(way.x)
    assert _picture(seen) == _picture(way)


def _picture(way: Way) -> bytes:
    image = QImage(64, 64, QImage.Format.Format_Grayscale8)
    image.fill(255)
    if len(way.x):
        painter = QPainter(image)
        painter.fillPath(cell_paths.path(*way), QColor("#777777"))
        painter.drawPath(cell_paths.path(*way))
        painter.end()
    return bytes(image.constBits())
