"""The shapes of the atlas as columns on the world, and columns as painter paths."""

import struct
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QByteArray, QDataStream
from PySide6.QtGui import QPainterPath

from expedition.atlas import ground
from expedition.atlas.ground import Cell, Layer
from expedition.cartography.clipping import Box
from expedition.cartography.mercator import TILE_PX, world_y
from expedition.points import F64, I64, Mask

_ELEMENT = np.dtype([("kind", ">i4"), ("x", ">f8"), ("y", ">f8")])
_KEPT = 400
_FINEST_PX = 0.7
"""What is smaller is not seen."""


class Way(NamedTuple):
    """Points on the world of side 1, and the first of each part."""

    x: F64
    y: F64
    starts: I64


@lru_cache(maxsize=_KEPT)
def cell_way(layer: Layer, level: int, cell: Cell, zoom: int) -> Way | None:
    """A layer of a cell, as fine as a zoom shows it; None where nothing is seen."""
    shapes = ground.shapes(layer, level, cell)
    shown = shapes.rank <= zoom
    if not shown.any():
        return None
    way = Way(np.asarray((shapes.lon + 180.0) / 360.0), world_y(shapes.lat), shapes.starts)
    step = _FINEST_PX / (TILE_PX << zoom)
    way = _parts(way, shown & (_extents(way) >= step))
    return _thinned(way, step) if len(way.x) else None


def forget() -> None:
    """Give back what was read."""
    cell_way.cache_clear()


def within(way: Way, box: Box) -> Way:
    """A way without what winds about beside a box: in the box, filled or stroked, it looks the same."""
    for axis, low, high in ((0, box.left, box.right), (1, box.top, box.bottom)):
        column = way[axis]
        side = (column > high).astype(np.int8) - (column < low).astype(np.int8)
        keeps = np.ones(len(column), dtype=np.bool_)
        keeps[1:-1] = (side[1:-1] == 0) | (side[1:-1] != side[:-2]) | (side[1:-1] != side[2:])
        ends = np.append(way.starts[1:], len(column)) - 1
        keeps[way.starts] = keeps[ends] = True
        counts = np.add.reduceat(keeps, way.starts, dtype=np.int64)
        is_beside = (counts <= 2) & (side[way.starts] != 0) & (side[way.starts] == side[ends])
        keeps[way.starts[is_beside]] = keeps[ends[is_beside]] = False
        counts = counts[~is_beside]
        way = Way(way.x[keeps], way.y[keeps], _starts(counts))
        if not len(way.x):
            break
    return way


def path(x: F64, y: F64, starts: I64) -> QPainterPath:
    """Lines or rings from columns: a point at a time this would take a hundred times as long."""
    elements = np.empty(len(x), dtype=_ELEMENT)
    elements["kind"] = 1
    elements["kind"][starts] = 0
    elements["x"], elements["y"] = x, y
    head, tail = struct.pack(">i", len(x)), struct.pack(">ii", int(starts[-1]), 0)
    made = QPainterPath()
    stream = QDataStream(QByteArray(head + elements.tobytes() + tail))
    stream >> made
    return made


def _extents(way: Way) -> F64:
    """How wide or high each part is."""
    spans = [
        np.maximum.reduceat(column, way.starts) - np.minimum.reduceat(column, way.starts)
        for column in (way.x, way.y)
    ]
    return np.asarray(np.maximum(*spans), dtype=np.float64)


def _parts(way: Way, keeps: Mask) -> Way:
    if keeps.all():
        return way
    lengths = np.diff(way.starts, append=len(way.x))
    points = np.repeat(keeps, lengths)
    return Way(way.x[points], way.y[points], _starts(lengths[keeps]))


def _starts(counts: I64) -> I64:
    return np.asarray(np.cumsum(counts) - counts, dtype=np.int64)


def _thinned(way: Way, step: float) -> Way:
    """Without the points that fall into the same square as the one before."""
    x, y, starts = way
    column, row = np.floor(x / step), np.floor(y / step)
    keeps = np.ones(len(x), dtype=np.bool_)
    keeps[1:] = (column[1:] != column[:-1]) | (row[1:] != row[:-1])
    keeps[starts] = True
    keeps[np.append(starts[1:], len(x)) - 1] = True
    return Way(x[keeps], y[keeps], np.asarray((np.cumsum(keeps) - 1)[starts], dtype=np.int64))
