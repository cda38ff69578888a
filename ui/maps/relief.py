"""The shade of mountains and valleys as a veil of black and white, smooth however much it is enlarged."""

from functools import lru_cache

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QImage

from expedition.atlas import ground

_SIDE = ground.RELIEF_PX
_LAST = ground.RELIEF_ZOOMS[1]
_AROUND = 2
"""So many pixels of the neighbours are needed to go on smoothly across the edge of a tile."""

_Grey = npt.NDArray[np.float32]


def veil(zoom: int, column: int, row: int, dark: float, bright: float) -> QImage | None:
    """The shade of a tile: black up to the opacity `dark`, white up to `bright`; None where all is flat."""
    up = max(0, zoom - _LAST)
    grey = _enlarged(up, column, row) if up else _decoded(zoom, column, row)
    if grey is None:
        return None
    return _image(grey, dark, bright)


def forget() -> None:
    """Give back what was read."""
    _decoded.cache_clear()


def _image(grey: npt.NDArray[np.uint8], dark: float, bright: float) -> QImage:
    shade = np.arange(256, dtype=np.float64) / ground.FLAT - 1.0
    alpha = np.where(shade < 0, -shade * dark, shade * bright)
    alpha8 = np.round(255 * np.clip(alpha, 0, 1)).astype(np.uint32)
    colors = np.where(shade < 0, alpha8 << 24, alpha8 * 0x01010101).astype(np.uint32)
    pixels = colors[grey]
    height, width = grey.shape
    image = QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_ARGB32_Premultiplied)
    return image.copy()


@lru_cache(maxsize=48)
def _decoded(zoom: int, column: int, row: int) -> npt.NDArray[np.uint8] | None:
    data = ground.relief(zoom, column, row)
    if data is None:
        return None
    image = QImage.fromData(data).convertToFormat(QImage.Format.Format_Grayscale8)
    lines = np.frombuffer(image.constBits(), dtype=np.uint8).reshape(image.height(), image.bytesPerLine())
    return lines[:, : image.width()].copy()


def _enlarged(up: int, column: int, row: int) -> npt.NDArray[np.uint8] | None:
    """A part of a tile of the last zoom, enlarged by cubic splines."""
    left, top = (column * _SIDE) / 2**up, (row * _SIDE) / 2**up
    side = _SIDE / 2**up
    first_x, first_y = int(np.floor(left)) - _AROUND, int(np.floor(top)) - _AROUND
    count = int(np.ceil(side)) + 2 * _AROUND + 1
    part = _cut_out(first_x, first_y, count)
    if part is None:
        return None
    across = _weights(left - first_x, side, count)
    down = _weights(top - first_y, side, count)
    return np.clip(down @ part @ across.T + 0.5, 0, 255).astype(np.uint8)


def _cut_out(left: int, top: int, count: int) -> _Grey | None:
    """A square of the whole world's relief at its last zoom, over the edges of tiles."""
    tiles = 1 << _LAST
    found = np.full((count, count), ground.FLAT, dtype=np.float32)
    has_shade = False
    for row in range(max(0, top // _SIDE), min(tiles - 1, (top + count - 1) // _SIDE) + 1):
        for column in range(left // _SIDE, (left + count - 1) // _SIDE + 1):
            grey = _decoded(_LAST, column % tiles, row)
            if grey is None:
                continue
            has_shade = True
            x, y = column * _SIDE - left, row * _SIDE - top
            x0, y0 = max(0, x), max(0, y)
            x1, y1 = min(count, x + _SIDE), min(count, y + _SIDE)
            found[y0:y1, x0:x1] = grey[y0 - y : y1 - y, x0 - x : x1 - x]
    return found if has_shade else None


@lru_cache(maxsize=64)
def _weights(start: float, side: float, count: int) -> _Grey:
    """How much each sample counts for each pixel: cubic B-splines, smooth and never beyond the samples."""
    at = start + (np.arange(_SIDE) + 0.5) * side / _SIDE - 0.5
    distance = np.abs(at[:, None] - np.arange(count)[None, :])
    near = 2 / 3 - distance**2 + distance**3 / 2
    far = (2 - distance) ** 3 / 6
    weights = np.where(distance < 1, near, np.where(distance < 2, far, 0.0))
    return np.asarray(weights / weights.sum(axis=1, keepdims=True), dtype=np.float32)
