"""The traveller's own map files as ground: pictures as they are, shapes painted in our colours."""

from collections.abc import Callable
from math import floor
from pathlib import Path

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from expedition.cartography import mercator
from expedition.cartography.mercator import TILE_PX
from expedition.tilesets.base import MapFileError, TileSet
from expedition.tilesets.opening import open_map
from ui.maps.sources import TileSource
from ui.maps.tile_pictures import composed, decoded, deeper_by, faded, part_of, within
from ui.maps.vector_painting import VectorPainting
from ui.maps.vector_shapes import Part
from ui.tokens import Tokens

_USUAL_SIDE = 256
_FARTHEST_UP = 8
_BEYOND = 4
"""Shapes are painted anew so many zooms deeper than their tiles go; beyond, the view enlarges."""

Told = Callable[[str], None]
"""Hears, in a thread that draws, the one sentence of a file gone bad."""


def open_source(path: Path, tokens: Tokens, opacity: float, told: Told) -> TileSource:
    """The ground a map file gives; a `MapFileError` says why it gives none."""
    tiles = open_map(path)
    stamp = path.stat().st_mtime_ns
    key = f"{path}|{stamp}|{opacity:.2f}"
    if tiles.about.is_vector:
        return VectorSource(tiles, f"{key}|{hash(tokens)}", tokens, opacity, told)
    return RasterSource(tiles, key, opacity, told)


class _FileSource:
    """What both kinds share: the file that may go bad while it is shown."""

    is_slow = False

    def __init__(self, tiles: TileSet, key: str, opacity: float, told: Told) -> None:
        self._tiles, self._opacity, self._told = tiles, opacity, told
        self._is_bad = False
        self.key = key
        self.credit = tiles.about.credit or tiles.about.name

    def _found(self, zoom: int, column: int, row: int) -> bytes | None:
        if self._is_bad:
            return None
        try:
            return self._tiles.tile(zoom, column, row)
        except MapFileError as error:
            self._is_bad = True
            self._told(str(error))
            return None


class RasterSource(_FileSource):
    """Pictures of a map file, put together to the size of our tiles.

    `named_box` is where names are part of them: west, south, east and north in degrees.
    """

    def __init__(self, tiles: TileSet, key: str, opacity: float, told: Told) -> None:
        super().__init__(tiles, key, opacity, told)
        sample = decoded(tiles.sample() or b"")
        self._side = sample.width() if sample is not None else _USUAL_SIDE
        about, deeper = tiles.about, deeper_by(self._side, 1.0)
        least = max(about.least_zoom - deeper, 0)
        self.zooms = (least, max(about.most_zoom - deeper, least))
        self.named_box = about.box

    def tile(self, zoom: int, column: int, row: int, ratio: float) -> QImage | None:
        """The picture of a tile: from as fine ones as the screen shows, or from a coarser one."""
        about = self._tiles.about
        side = floor(TILE_PX * ratio)
        least_deeper = max(0, about.least_zoom - zoom)
        for deeper in range(max(deeper_by(self._side, ratio), least_deeper), least_deeper - 1, -1):
            if zoom + deeper <= about.most_zoom:
                image = composed(self._picture, zoom, column, row, deeper, side)
                if image is not None:
                    return faded(image, self._opacity)
        for up in range(1, min(_FARTHEST_UP, zoom - about.least_zoom) + 1):
            coarse = self._picture(zoom - up, column >> up, row >> up)
            if coarse is not None:
                return faded(part_of(coarse, up, column, row, side), self._opacity)
        return None

    def _picture(self, zoom: int, column: int, row: int) -> QImage | None:
        data = self._found(zoom, column, row)
        return None if data is None else decoded(data)


class VectorSource(_FileSource):
    """Shapes of a map file, painted in our colours; deeper than its tiles they stay sharp."""

    def __init__(self, tiles: TileSet, key: str, tokens: Tokens, opacity: float, told: Told) -> None:
        super().__init__(tiles, key, opacity, told)
        self._painting = VectorPainting(tokens)
        west, south, east, north = tiles.about.box
        x = (np.array([west, east]) + 180) / 360
        y = mercator.world_y(np.array([north, south]))
        self._box = QRectF(float(x[0]), float(y[0]), float(x[1] - x[0]), float(y[1] - y[0]))
        self.zooms = (tiles.about.least_zoom, tiles.about.most_zoom + _BEYOND)

    def tile(self, zoom: int, column: int, row: int, ratio: float) -> QImage | None:
        """The picture of a tile, or of its part of the finest tile there is above it."""
        # The coarse tiles of a region are blank around it, and would hide the ground below.
        across = 1 << zoom
        area = QRectF(
            self._box.x() * across - column,
            self._box.y() * across - row,
            self._box.width() * across,
            self._box.height() * across,
        )
        if not area.intersects(QRectF(0, 0, 1, 1)):
            return None
        image = self._painted(zoom, column, row, ratio)
        return None if image is None else faded(within(image, area), self._opacity)

    def _painted(self, zoom: int, column: int, row: int, ratio: float) -> QImage | None:
        least_up = max(0, zoom - self._tiles.about.most_zoom)
        for up in range(least_up, max(least_up, min(_FARTHEST_UP, zoom - self._tiles.about.least_zoom)) + 1):
            data = self._found(zoom - up, column >> up, row >> up)
            if data is None:
                continue
            across = 1 << up
            part = Part(float(TILE_PX), across, column % across, row % across)
            try:
                return self._painting.paint(data, zoom, part, ratio)
            except ValueError:
                return None
        return None
