"""The shade of the ground."""

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage, QImageWriter

from expedition.atlas import ground
from ui.maps import relief


def _slope(z: int, x: int, _y: int) -> bytes | None:
    """Grey that gets brighter towards the east, over all tiles of a row."""
    if x == 7:
        return None
    across = np.linspace(x * 255, (x + 1) * 255, 512, endpoint=False) / (1 << z)
    grey = np.repeat(across[None, :], 512, axis=0).astype(np.uint8)
    image = QImage(grey.tobytes(), 512, 512, 512, QImage.Format.Format_Grayscale8)
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(data.data())


@pytest.fixture(autouse=True)
def _shade(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(ground, "relief", _slope)
    relief.forget()
    yield
    relief.forget()


def _shaded(zoom: int, column: int, row: int) -> QImage:
    image = relief.shaded(zoom, column, row, relief.colors(QColor("#808080"), 0.5, 0.25))
    assert image is not None
    return image


def test_ground_gets_darker_and_lighter_by_its_shade_and_keeps_its_colour_where_it_is_flat() -> None:
    assert _shaded(4, 0, 5).pixelColor(3, 3).red() == pytest.approx(64, abs=2)
    assert _shaded(4, 8, 5).pixelColor(3, 3).red() == pytest.approx(128, abs=2)
    assert _shaded(4, 15, 5).pixelColor(500, 3).red() == pytest.approx(159, abs=2)


def test_where_all_is_flat_there_is_no_shade() -> None:
    assert relief.shaded(4, 7, 5, relief.colors(QColor("#808080"), 0.5, 0.25)) is None


def test_an_enlarged_shade_goes_on_smoothly_from_tile_to_tile() -> None:
    left, right = _shaded(7, 23, 40), _shaded(7, 24, 40)
    greys = [left.pixelColor(x, 9).red() for x in range(480, 512)]
    greys += [right.pixelColor(x, 9).red() for x in range(32)]
    assert greys == sorted(greys)
    assert greys[-1] - greys[0] <= 4
