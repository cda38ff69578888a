"""Columns of pixels as polylines, without an object a point."""

import struct

import numpy as np
from PySide6.QtCore import QByteArray, QDataStream, QIODevice
from PySide6.QtGui import QPainter, QPolygonF

from expedition.points import F64

_TOGETHER = 64
"""So many points are stroked at once: the painter's work grows faster than a line's length."""


def polygon(x: F64, y: F64) -> QPolygonF:
    """The points of two columns."""
    pairs = np.empty((len(x), 2), dtype=">f8")
    pairs[:, 0], pairs[:, 1] = x, y
    # The stream does not keep the bytes alive by itself.
    stored = QByteArray(struct.pack(">I", len(x)) + pairs.tobytes())
    made = QPolygonF()
    QDataStream(stored, QIODevice.OpenModeFlag.ReadOnly) >> made
    return made


def draw_solid(painter: QPainter, x: F64, y: F64) -> None:
    """A solid line with the painter's pen; round caps hide where it was cut."""
    for first in range(0, max(len(x) - 1, 1), _TOGETHER):
        part = slice(first, first + _TOGETHER + 1)
        painter.drawPolyline(polygon(x[part], y[part]))
