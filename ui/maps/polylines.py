"""Columns of pixels as polylines, without an object a point."""

from ctypes import memmove

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPolygonF
from shiboken6 import getCppPointer

from expedition.points import F64

_TOGETHER = 64
"""So many points are stroked at once: the painter's work grows faster than a line's length."""


def polygon(x: F64, y: F64) -> QPolygonF:
    """The points of two columns."""
    made = QPolygonF()
    if not len(x):
        return made
    made.resize(len(x))
    first = made.data()
    assert isinstance(first, QPointF)
    pairs = np.column_stack((x, y))
    memmove(getCppPointer(first)[0], pairs.ctypes.data, pairs.nbytes)
    return made


def draw_solid(painter: QPainter, x: F64, y: F64) -> None:
    """A solid line with the painter's pen; round caps hide where it was cut."""
    for first in range(0, max(len(x) - 1, 1), _TOGETHER):
        part = slice(first, first + _TOGETHER + 1)
        painter.drawPolyline(polygon(x[part], y[part]))
