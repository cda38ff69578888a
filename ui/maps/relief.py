"""Land with the shade of its mountains and valleys, smooth however much it is enlarged."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QColor, QImage

from expedition.atlas import ground

_SIDE = ground.RELIEF_PX
_LAST = ground.RELIEF_ZOOMS[1]
_AROUND = 2
"""So many pixels of the neighbours are needed to go on smoothly across the edge of a tile."""

_Colors = npt.NDArray[np.uint32]
_Grey = npt.NDArray[np.float32]


def colors(land: QColor, dark: float, bright: float) -> _Colors:
    """What the shade makes of a colour: as much as `dark` of black in it, as much as `bright` of white."""
    shade = np.arange(256, dtype=np.float64) / ground.FLAT - 1.0
    share = np.clip(np.where(shade < 0, -shade * dark, shade * bright), 0, 1)
    target = np.where(shade < 0, 0.0, 255.0)
    made = np.full(256, 0xFF000000, dtype=np.uint32)
    for shift, value in ((16, land.red()), (8, land.green()), (0, land.blue())):
        made |= np.round(value + (target - value) * share).astype(np.uint32) << shift
    return made


def shaded(zoom: int, column: int, row: int, of: _Colors) -> QImage | None:
    """A tile of land in these colours; None where all is flat."""
    up = max(0, zoom - _LAST)
    grey = _enlarged(up, column, row) if up else _decoded(zoom, column, row)
    if grey is None:
        return None
    pixels = of[grey]
    height, width = grey.shape
    return QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_RGB32).copy()


def forget() -> None:
    """Give back what was read."""
    _decoded.cache_clear()


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
    rows, columns = _taps(top - first_y, side), _taps(left - first_x, side)
    # Sums of whole rows and columns: a product of matrices would wake threads of its own.
    wide = np.zeros((count, _SIDE), dtype=np.float32)
    for at, weight in columns:
        wide += weight * part[:, at]
    whole = np.full((_SIDE, _SIDE), 0.5, dtype=np.float32)
    for at, weight in rows:
        whole += weight[:, None] * wide[at]
    return np.clip(whole, 0, 255).astype(np.uint8)


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


@lru_cache(maxsize=32)
def _taps(start: float, side: float) -> Sequence[tuple[npt.NDArray[np.int64], _Grey]]:
    """Four samples for each pixel and how much each counts: cubic splines, smooth and never overshooting."""
    at = start + (np.arange(_SIDE) + 0.5) * side / _SIDE - 0.5
    first = np.floor(at)
    share = at - first
    weights = (
        (1 - share) ** 3 / 6,
        2 / 3 - share**2 + share**3 / 2,
        2 / 3 - (1 - share) ** 2 + (1 - share) ** 3 / 2,
        share**3 / 6,
    )
    samples = first.astype(np.int64)
    return [(samples + tap - 1, weight.astype(np.float32)) for tap, weight in enumerate(weights)]
