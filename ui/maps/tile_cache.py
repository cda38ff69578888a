"""Tiles that were drawn, as many as fit into a bounded memory."""

from collections import OrderedDict
from collections.abc import Iterable

from PySide6.QtGui import QImage

from ui.maps.tile_plan import TileId

_LIMIT_BYTES = 64 * 1024 * 1024
_EMPTY_BYTES = 256


class TileCache:
    """Keeps the tiles used last; those in sight stay whatever they take. For the window's thread only."""

    def __init__(self, limit_bytes: int = _LIMIT_BYTES) -> None:
        self.limit_bytes = limit_bytes
        self._tiles: OrderedDict[TileId, QImage | None] = OrderedDict()
        self._in_sight: dict[int, frozenset[TileId]] = {}
        self.used_bytes = 0

    def __contains__(self, tile: TileId) -> bool:
        return tile in self._tiles

    def __len__(self) -> int:
        return len(self._tiles)

    def get(self, tile: TileId) -> QImage | None:
        """Its picture; None where the source had nothing or it was not drawn yet."""
        image = self._tiles.get(tile)
        if image is not None:
            self._tiles.move_to_end(tile)
        return image

    def put(self, tile: TileId, image: QImage | None) -> None:
        """Keep it; what was used longest ago makes room."""
        if tile in self._tiles:
            self.used_bytes -= _size(self._tiles.pop(tile))
        self._tiles[tile] = image
        self.used_bytes += _size(image)
        self._shrink()

    def keep(self, owner: int, tiles: Iterable[TileId]) -> None:
        """What an owner has in sight now, and never loses while it has."""
        self._in_sight[owner] = frozenset(tiles)

    def release(self, owner: int) -> None:
        """An owner is gone."""
        self._in_sight.pop(owner, None)

    def _shrink(self) -> None:
        if self.used_bytes <= self.limit_bytes:
            return
        kept = frozenset[TileId]().union(*self._in_sight.values())
        for tile in [tile for tile in self._tiles if tile not in kept]:
            self.used_bytes -= _size(self._tiles.pop(tile))
            if self.used_bytes <= self.limit_bytes:
                return


def _size(image: QImage | None) -> int:
    return _EMPTY_BYTES if image is None else image.sizeInBytes()
