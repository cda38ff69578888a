"""Shapes of the atlas as painter paths."""

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QPointF

from expedition.atlas import ground
from expedition.atlas.ground import Cell, Layer, Shapes
from ui.maps import cell_paths


def _two_parts(_layer: Layer, _level: int, _cell: Cell) -> Shapes:
    """A square around 0° and a line of a thousand points far finer than a pixel, of a high rank."""
    lat = np.concatenate(([-10.0, 10.0, 10.0, -10.0], np.linspace(20, 21, 1000)))
    lon = np.concatenate(([-10.0, -10.0, 10.0, 10.0], np.linspace(20, 21, 1000)))
    return Shapes(lat, lon, np.array([0, 4]), np.array([0, 5], dtype=np.uint8))


@pytest.fixture(autouse=True)
def _shapes(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(ground, "shapes", _two_parts)
    cell_paths.cell_path.cache_clear()
    yield
    cell_paths.cell_path.cache_clear()


def test_a_path_has_the_parts_of_its_columns() -> None:
    starts = np.array([0, 3])
    path = cell_paths.path(np.array([0.0, 1.0, 1.0, 5.0, 6.0]), np.array([0.0, 0.0, 1.0, 5.0, 6.0]), starts)
    assert path.elementCount() == 5
    assert [path.elementAt(at).isMoveTo() for at in range(5)] == [True, False, False, True, False]
    assert path.contains(QPointF(0.9, 0.5))
    assert not path.contains(QPointF(0.1, 0.9))


def test_parts_of_a_higher_rank_are_left_out() -> None:
    path = cell_paths.cell_path(Layer.LAND, 0, Cell(0, 0), 2)
    assert path is not None
    assert path.elementCount() == 4


def test_points_closer_than_half_a_pixel_are_left_out_but_never_the_ends() -> None:
    path = cell_paths.cell_path(Layer.LAND, 0, Cell(0, 0), 6)
    assert path is not None
    assert path.elementCount() < 4 + 400
    last = path.elementAt(path.elementCount() - 1)
    assert last.x * 360 - 180 == pytest.approx(21.0)
