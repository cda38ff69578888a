"""Tiles kept in a bounded memory."""

from PySide6.QtGui import QImage

from ui.maps.tile_cache import TileCache
from ui.maps.tile_plan import TileId


def _image() -> QImage:
    return QImage(64, 64, QImage.Format.Format_RGB32)


_SIZE = 64 * 64 * 4


def _tile(column: int) -> TileId:
    return TileId("a", 9, column, 0, 1.0)


def test_it_never_takes_more_than_its_limit() -> None:
    cache = TileCache(10 * _SIZE)
    for column in range(50):
        cache.put(_tile(column), _image())
        assert cache.used_bytes <= 10 * _SIZE
    assert len(cache) == 10


def test_what_was_used_last_stays() -> None:
    cache = TileCache(3 * _SIZE)
    for column in range(3):
        cache.put(_tile(column), _image())
    cache.get(_tile(0))
    cache.put(_tile(3), _image())
    assert _tile(0) in cache
    assert _tile(1) not in cache


def test_what_is_in_sight_stays_whatever_it_takes() -> None:
    cache = TileCache(3 * _SIZE)
    cache.keep(1, [_tile(column) for column in range(6)])
    for column in range(9):
        cache.put(_tile(column), _image())
    assert all(_tile(column) in cache for column in range(6))
    cache.release(1)
    cache.put(_tile(9), _image())
    assert cache.used_bytes <= 3 * _SIZE


def test_an_empty_tile_is_known_as_empty() -> None:
    cache = TileCache()
    cache.put(_tile(1), None)
    assert _tile(1) in cache
    assert cache.get(_tile(1)) is None


def test_a_tile_drawn_again_is_counted_once() -> None:
    cache = TileCache()
    for _time in range(3):
        cache.put(_tile(1), _image())
    assert cache.used_bytes == _SIZE
