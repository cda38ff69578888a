"""Putting tiles on the screen: those that are there, and in place of the others what comes nearest."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QImage, QPainter

from ui.maps.tile_cache import TileCache
from ui.maps.tile_plan import Spot, TileId

_MOST_SCALED = 1.5


class TilePainting:
    """Paints the tiles of a source at their spots; scaled pictures are kept while the scale stays."""

    def __init__(self, cache: TileCache, owner: int = 0) -> None:
        """Paint tiles of a cache, for whom it knows by this number."""
        self._cache, self._owner = cache, owner
        self._scaled: dict[tuple[TileId, int, int], QImage] = {}
        self._world_px = 0.0

    def begin(self, world_px: float) -> None:
        """A frame begins: what was scaled for another zoom is of no use."""
        if world_px != self._world_px:
            self._scaled.clear()
            self._spare()
            self._world_px = world_px

    def forget_unseen(self, seen: set[TileId]) -> None:
        """Scaled pictures of tiles out of sight go."""
        for key in [key for key in self._scaled if key[0] not in seen]:
            del self._scaled[key]
        self._spare()

    def _spare(self) -> None:
        """Nobody needs the tiles themselves that are painted from scaled pictures."""
        self._cache.spare(self._owner, [tile for tile, _width, _height in self._scaled])

    def paint(
        self, painter: QPainter, spot: Spot, keys: Sequence[str], ratio: float, frame: QRect, is_zooming: bool
    ) -> None:
        """The tile at a spot, or the old one, the children, the coarser one, in device pixels.

        Args:
            painter: Paints device pixels.
            spot: Where.
            keys: The source, then those it took the place of.
            ratio: Device pixels to a logical one.
            frame: What is in sight.
            is_zooming: While the zoom changes nothing is scaled to be kept.
        """
        for key in keys:
            tile = spot.tile(key, ratio)
            if tile in self._cache:
                area = _area(spot)
                scaled = self._scaled.get((tile, area.width(), area.height()))
                if scaled is not None:
                    painter.drawImage(area.topLeft(), scaled)
                    return
                image = self._cache.get(tile)
                if image is not None:
                    self._put(painter, tile, image, area, frame, is_zooming)
                return
        for key in keys:
            if self._paint_kin(painter, spot, spot.tile(key, ratio), frame):
                return

    def _put(
        self, painter: QPainter, tile: TileId, image: QImage, area: QRect, frame: QRect, is_zooming: bool
    ) -> None:
        if area.size() == image.size():
            painter.drawImage(area.topLeft(), image)
        elif is_zooming or area.width() > _MOST_SCALED * image.width():
            _stretch(painter, image, QRectF(image.rect()), area, frame)
        else:
            painter.drawImage(area.topLeft(), self._scaled_to(tile, image, area))

    def _scaled_to(self, tile: TileId, image: QImage, area: QRect) -> QImage:
        scaled = QImage(area.size(), image.format())
        painter = QPainter(scaled)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(scaled.rect(), image)
        painter.end()
        self._scaled[tile, area.width(), area.height()] = scaled
        self._spare()
        return scaled

    def _paint_kin(self, painter: QPainter, spot: Spot, tile: TileId, frame: QRect) -> bool:
        children = [
            (child, QRect(right, down, 1, 1))
            for right in (0, 1)
            for down in (0, 1)
            if (child := tile.child(right, down)) in self._cache
        ]
        has_painted = len(children) == 4
        if not has_painted:
            has_painted = self._paint_parent(painter, spot, tile, frame)
        area = _area(spot)
        for child, place in children:
            image = self._cache.get(child)
            if image is not None:
                _stretch(painter, image, QRectF(image.rect()), _quarter(area, place), frame)
        return has_painted or bool(children)

    def _paint_parent(self, painter: QPainter, spot: Spot, tile: TileId, frame: QRect) -> bool:
        for up in range(1, tile.zoom + 1):
            parent = tile.parent(up)
            if parent in self._cache:
                image = self._cache.get(parent)
                if image is not None:
                    side = image.width() / (1 << up)
                    left, top = (tile.column % (1 << up)) * side, (tile.row % (1 << up)) * side
                    _stretch(painter, image, QRectF(left, top, side, side), _area(spot), frame)
                return True
        return False


def _area(spot: Spot) -> QRect:
    return QRect(spot.left, spot.top, spot.right - spot.left, spot.bottom - spot.top)


def _quarter(area: QRect, place: QRect) -> QRect:
    middle_x, middle_y = area.left() + area.width() // 2, area.top() + area.height() // 2
    left, right = (middle_x, area.left() + area.width()) if place.x() else (area.left(), middle_x)
    top, bottom = (middle_y, area.top() + area.height()) if place.y() else (area.top(), middle_y)
    return QRect(left, top, right - left, bottom - top)


def _stretch(painter: QPainter, image: QImage, part: QRectF, area: QRect, frame: QRect) -> None:
    """A part of a picture over an area; of a huge area only what is in sight."""
    seen = area.intersected(frame)
    if seen.isEmpty():
        return
    across, down = part.width() / area.width(), part.height() / area.height()
    left = part.left() + (seen.left() - area.left()) * across
    top = part.top() + (seen.top() - area.top()) * down
    source = QRectF(left, top, seen.width() * across, seen.height() * down)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(QRectF(seen), image, source)
