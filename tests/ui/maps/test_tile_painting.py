"""Tiles on the screen."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from ui.maps.tile_cache import TileCache
from ui.maps.tile_painting import TilePainting
from ui.maps.tile_plan import Spot

_SIDE = 64
_OWNER = 7


def _tile_image() -> QImage:
    image = QImage(_SIDE, _SIDE, QImage.Format.Format_RGB32)
    image.fill(QColor("navy"))
    return image


def _painted(painting: TilePainting, spot: Spot, world_px: float) -> QImage:
    screen = QImage(2 * _SIDE, 2 * _SIDE, QImage.Format.Format_RGB32)
    screen.fill(QColor("white"))
    painter = QPainter(screen)
    painting.begin(world_px)
    painting.paint(painter, spot, ["a"], 1.0, QRect(screen.rect()), is_zooming=False)
    painter.end()
    return screen


def test_a_tile_painted_in_another_size_is_folded_until_the_scale_changes(qtbot: QtBot) -> None:
    cache = TileCache()
    painting = TilePainting(cache, _OWNER)
    spot = Spot(9, 4, 3, 0, 0, 80, 80)
    tile = spot.tile("a", 1.0)
    cache.keep(_OWNER, [tile])
    cache.put(tile, _tile_image())
    first = _painted(painting, spot, 1000.0)
    assert first.pixelColor(79, 79) == QColor("navy")
    assert cache.fold_one()
    folded = cache.used_bytes
    assert _painted(painting, spot, 1000.0) == first
    assert cache.used_bytes == folded
    assert _painted(painting, Spot(9, 4, 3, 0, 0, 70, 70), 900.0).pixelColor(69, 69) == QColor("navy")
    assert cache.used_bytes > folded
    painting.begin(800.0)
    assert not cache.fold_one()
