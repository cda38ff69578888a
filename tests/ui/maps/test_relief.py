"""The shade of the ground."""

import itertools
from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageWriter

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
    relief._decoded.cache_clear()
    yield
    relief._decoded.cache_clear()


def test_dark_ground_is_veiled_in_black_and_bright_ground_in_white() -> None:
    west, east = relief.veil(4, 0, 5, 0.4, 0.2), relief.veil(4, 15, 5, 0.4, 0.2)
    assert west is not None
    assert east is not None
    assert west.pixelColor(3, 3).alphaF() == pytest.approx(0.4, abs=0.02)
    assert west.pixelColor(3, 3).lightness() == 0
    assert east.pixelColor(500, 3).alphaF() == pytest.approx(0.19, abs=0.02)
    assert east.pixelColor(500, 3).lightness() == 255


def test_where_all_is_flat_there_is_no_veil() -> None:
    assert relief.veil(4, 7, 5, 0.4, 0.2) is None


def test_an_enlarged_shade_goes_on_smoothly_from_tile_to_tile() -> None:
    left, right = relief.veil(7, 15, 40, 1.0, 1.0), relief.veil(7, 16, 40, 1.0, 1.0)
    assert left is not None
    assert right is not None
    alphas = [left.pixelColor(x, 9).alpha() for x in range(480, 512)]
    alphas += [right.pixelColor(x, 9).alpha() for x in range(32)]
    assert max(abs(a - b) for a, b in itertools.pairwise(alphas)) <= 2
