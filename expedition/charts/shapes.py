"""Bars as shapes, all of them at once: a bar by itself costs more than all its corners."""

from collections.abc import Sequence

import numpy as np
from matplotlib.path import Path

from expedition.points import F64

Boxes = Sequence[tuple[float, float, float, float]]
"""Left, right, bottom and top of each."""

_ROUNDING = np.array(((0.0, 1.0), (0.3, 0.3), (1.0, 0.0)))
_CORNERS = ((0, 1, 2, 1, 1), (0, 1, 3, -1, -1), (1, -1, 3, -1, 1), (1, -1, 2, 1, -1))
"""Of each corner: the side, inwards on x; the end, inwards on y; the turn of its arc."""

_BOX_CODES = (Path.MOVETO, Path.LINETO, Path.LINETO, Path.LINETO, Path.CLOSEPOLY)


def rounded(boxes: Boxes, radius: tuple[float, float]) -> F64:
    """The corners of each box, rounded by so much on x and y: boxes, 12 corners, x and y."""
    sides = np.asarray(boxes, dtype=np.float64)
    rx = np.minimum(radius[0], (sides[:, 1] - sides[:, 0]) / 2)[:, np.newaxis]
    ry = np.minimum(radius[1], np.abs(sides[:, 3] - sides[:, 2]) / 2)[:, np.newaxis]
    parts = []
    for side, inwards, end, upwards, turn in _CORNERS:
        arc = _ROUNDING[::-turn]
        x = sides[:, [side]] + arc[:, 0] * inwards * rx
        y = sides[:, [end]] + arc[:, 1] * upwards * ry
        parts.append(np.stack((x, y), axis=-1))
    return np.concatenate(parts, axis=1)


def threads(boxes: Boxes) -> Path:
    """All boxes as one shape, with sharp corners."""
    vertices = np.asarray(boxes)[:, [0, 2, 0, 3, 1, 3, 1, 2, 0, 2]].reshape(-1, 2)
    return Path(vertices, np.tile(_BOX_CODES, len(boxes)))


def skyline(boxes: Boxes, start: float, pixel: float) -> Path:
    """Boxes narrower than a pixel as one shape: in each column of pixels from the lowest to the highest.

    They stand beside each other; `start` is where the first column begins, `pixel` how wide one is.
    """
    sides = np.asarray(boxes)
    places = np.floor(((sides[:, 0] + sides[:, 1]) / 2 - start) / pixel).astype(np.int64)
    columns, inverse = np.unique(places, return_inverse=True)
    low = np.full(len(columns), np.inf)
    high = np.full(len(columns), -np.inf)
    np.minimum.at(low, inverse, sides[:, 2])
    np.maximum.at(high, inverse, sides[:, 3])
    # A column of no bar has no height: it parts its neighbours without another shape.
    span = np.arange(columns[0], columns[-1] + 1)
    bottom = np.full(len(span), low.min())
    top = bottom.copy()
    bottom[columns - columns[0]], top[columns - columns[0]] = low, high
    edges = start + pixel * np.append(span, span[-1] + 1)
    x = np.repeat(edges, 2)[1:-1]
    there = np.column_stack((x, np.repeat(top, 2)))
    back = np.column_stack((x, np.repeat(bottom, 2)))[::-1]
    return Path(np.vstack((there, back, there[:1])), closed=True)
