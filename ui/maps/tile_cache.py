"""Tiles that were drawn, as many as fit into a bounded memory."""

import zlib
from collections import OrderedDict
from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtGui import QImage

from ui.maps.tile_plan import TileId

_LIMIT_BYTES = 32 * 1024 * 1024
_OPEN_BYTES = 4 * 1024 * 1024
"""Out of sight so many are kept as they are painted; a map that is dragged back and forth needs them."""
_SPARE_BYTES = 8 * 1024 * 1024
"""In sight so much is folded at most, what takes about 20 ms to unfold."""
_EMPTY_BYTES = 256
_FORMATS = (QImage.Format.Format_RGB32, QImage.Format.Format_ARGB32_Premultiplied)
"""What the sources of the program draw; four bytes a pixel and nothing between the lines."""


class _Folded(NamedTuple):
    """A picture as few bytes: a tenth of what it takes when it is painted."""

    data: bytes
    width: int
    height: int
    format: QImage.Format
    ratio: float


class TileCache:
    """Keeps the tiles used last; those in sight stay whatever they take. For the window's thread only.

    What nobody paints is folded, a tile at a time by `fold_one`, and unfolded when it is asked for: both
    take a few milliseconds at most.
    """

    def __init__(
        self,
        limit_bytes: int = _LIMIT_BYTES,
        open_bytes: int = _OPEN_BYTES,
        spare_bytes: int = _SPARE_BYTES,
    ) -> None:
        self.limit_bytes, self._open_limit, self._spare_limit = limit_bytes, open_bytes, spare_bytes
        self._tiles: OrderedDict[TileId, QImage | _Folded | None] = OrderedDict()
        self._in_sight: dict[int, frozenset[TileId]] = {}
        self._spared: dict[int, frozenset[TileId]] = {}
        self.used_bytes = 0

    def __contains__(self, tile: TileId) -> bool:
        return tile in self._tiles

    def __len__(self) -> int:
        return len(self._tiles)

    def get(self, tile: TileId) -> QImage | None:
        """Its picture; None where the source had nothing or it was not drawn yet."""
        kept = self._tiles.get(tile)
        if kept is None:
            return None
        if isinstance(kept, _Folded):
            kept = _unfolded(kept)
            self._set(tile, kept)
        self._tiles.move_to_end(tile)
        return kept

    def put(self, tile: TileId, image: QImage | None) -> None:
        """Keep it; what was used longest ago makes room."""
        self._set(tile, image)
        self._tiles.move_to_end(tile)
        self._shrink()

    def keep(self, owner: int, tiles: Iterable[TileId]) -> None:
        """What an owner has in sight now, and never loses while it has."""
        self._in_sight[owner] = frozenset(tiles)

    def spare(self, owner: int, tiles: Iterable[TileId]) -> None:
        """What an owner paints from pictures of its own: as long as it does, it may be folded."""
        self._spared[owner] = frozenset(tiles)

    def release(self, owner: int) -> None:
        """An owner is gone."""
        self._in_sight.pop(owner, None)
        self._spared.pop(owner, None)

    def fold_one(self) -> bool:
        """Fold a tile nobody paints; whether there was one too many, of those out of sight the oldest."""
        in_sight = self._kept()
        painted = frozenset[TileId]().union(
            *(seen - self._spared.get(owner, frozenset()) for owner, seen in self._in_sight.items())
        )
        free = [
            (tile, image)
            for tile, image in self._tiles.items()
            if isinstance(image, QImage) and image.format() in _FORMATS and tile not in painted
        ]
        spared = [(tile, image) for tile, image in free if tile in in_sight and self._folds(in_sight, image)]
        open_ = [(tile, image) for tile, image in free if tile not in in_sight]
        if not spared and sum(image.sizeInBytes() for _tile, image in open_) <= self._open_limit:
            return False
        tile, image = (spared or open_)[0]
        self._set(tile, _folded(image))
        return True

    def _folds(self, in_sight: frozenset[TileId], image: QImage) -> bool:
        """Whether one more may be folded of those in sight: the first turn of a zoom unfolds them all."""
        folded = [kept for tile in in_sight if isinstance(kept := self._tiles.get(tile), _Folded)]
        return image.sizeInBytes() + sum(4 * one.width * one.height for one in folded) <= self._spare_limit

    def _set(self, tile: TileId, kept: QImage | _Folded | None) -> None:
        if tile in self._tiles:
            self.used_bytes -= _size(self._tiles[tile])
        self._tiles[tile] = kept
        self.used_bytes += _size(kept)

    def _kept(self) -> frozenset[TileId]:
        return frozenset[TileId]().union(*self._in_sight.values())

    def _shrink(self) -> None:
        if self.used_bytes <= self.limit_bytes:
            return
        kept = self._kept()
        for tile in [tile for tile in self._tiles if tile not in kept]:
            self.used_bytes -= _size(self._tiles.pop(tile))
            if self.used_bytes <= self.limit_bytes:
                return


def _folded(image: QImage) -> _Folded:
    data = zlib.compress(image.constBits(), 1)
    return _Folded(data, image.width(), image.height(), image.format(), image.devicePixelRatio())


def _unfolded(kept: _Folded) -> QImage:
    data = zlib.decompress(kept.data)
    # The picture of these bytes would last no longer than they do.
    image = QImage(data, kept.width, kept.height, 4 * kept.width, kept.format).copy()
    image.setDevicePixelRatio(kept.ratio)
    return image


def _size(kept: QImage | _Folded | None) -> int:
    if kept is None:
        return _EMPTY_BYTES
    return len(kept.data) if isinstance(kept, _Folded) else kept.sizeInBytes()
