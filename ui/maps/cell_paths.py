"""The shapes of the atlas as painter paths, made in one go and kept."""

import struct
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QByteArray, QDataStream
from PySide6.QtGui import QPainterPath

from expedition.atlas import ground
from expedition.atlas.ground import Cell, Layer, Shapes
from expedition.cartography.mercator import TILE_PX, world_y
from expedition.points import F64, I64

_ELEMENT = np.dtype([("kind", ">i4"), ("x", ">f8"), ("y", ">f8")])
_KEPT = 400
_FINEST_PX = 0.5


@lru_cache(maxsize=_KEPT)
def cell_path(layer: Layer, level: int, cell: Cell, zoom: int) -> QPainterPath | None:
    """A layer of a cell in world coordinates, as fine as a zoom shows it; None where nothing is seen."""
    shapes = _of_rank(ground.shapes(layer, level, cell), zoom)
    if not len(shapes.starts):
        return None
    x, y = np.asarray((shapes.lon + 180.0) / 360.0), world_y(shapes.lat)
    return path(*_thinned(x, y, shapes.starts, _FINEST_PX / (TILE_PX << zoom)))


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


def _thinned(x: F64, y: F64, starts: I64, step: float) -> tuple[F64, F64, I64]:
    """Without the points that fall into the same square as the one before."""
    column, row = np.floor(x / step), np.floor(y / step)
    keeps = np.ones(len(x), dtype=np.bool_)
    keeps[1:] = (column[1:] != column[:-1]) | (row[1:] != row[:-1])
    keeps[starts] = True
    keeps[np.append(starts[1:], len(x)) - 1] = True
    return x[keeps], y[keeps], (np.cumsum(keeps) - 1)[starts]


def _of_rank(shapes: Shapes, rank: int) -> Shapes:
    keeps = shapes.rank <= rank
    if keeps.all():
        return shapes
    lengths = np.diff(shapes.starts, append=len(shapes.lat))
    points = np.repeat(keeps, lengths)
    starts = np.concatenate(([0], np.cumsum(lengths[keeps])[:-1])).astype(np.int64)
    return Shapes(shapes.lat[points], shapes.lon[points], starts[: int(keeps.sum())], shapes.rank[keeps])
