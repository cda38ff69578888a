"""Tiles kept in a bounded memory."""

from PySide6.QtGui import QColor, QImage

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


def _drawn(colour: str) -> QImage:
    image = QImage(64, 64, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor(colour))
    image.setPixelColor(3, 5, QColor(200, 10, 20, 128))
    return image


def test_what_is_out_of_sight_takes_little_and_comes_back_as_it_was() -> None:
    cache = TileCache(10 * _SIZE, open_bytes=_SIZE)
    pictures = [_drawn(colour) for colour in ("red", "navy", "#80ff0000")]
    cache.keep(1, [_tile(2)])
    for column, picture in enumerate(pictures):
        cache.put(_tile(column), picture)
    assert cache.used_bytes == 3 * _SIZE
    assert cache.fold_one()
    assert not cache.fold_one()
    assert 2 * _SIZE < cache.used_bytes < 2.1 * _SIZE
    for column, picture in enumerate(pictures):
        assert cache.get(_tile(column)) == picture
    assert cache.used_bytes == 3 * _SIZE


def test_what_nobody_looks_at_any_more_is_folded() -> None:
    cache = TileCache(10 * _SIZE, open_bytes=0)
    cache.keep(1, [_tile(0)])
    cache.put(_tile(0), _drawn("red"))
    assert not cache.fold_one()
    cache.keep(1, [])
    assert cache.fold_one()
    assert cache.used_bytes < _SIZE / 10


def test_what_is_in_sight_but_painted_from_another_picture_is_folded_and_stays() -> None:
    cache = TileCache(2 * _SIZE, open_bytes=10 * _SIZE)
    cache.keep(1, [_tile(0), _tile(1)])
    cache.keep(2, [_tile(1)])
    for column in range(2):
        cache.put(_tile(column), _drawn("red"))
    cache.spare(1, [_tile(0), _tile(1)])
    assert cache.fold_one()
    assert not cache.fold_one()
    assert _SIZE < cache.used_bytes < 1.1 * _SIZE
    for column in range(5, 9):
        cache.put(_tile(column), _image())
    assert cache.get(_tile(0)) == _drawn("red")
    cache.spare(1, [])
    assert not cache.fold_one()


def test_of_what_is_in_sight_no_more_is_folded_than_is_soon_unfolded() -> None:
    cache = TileCache(spare_bytes=2 * _SIZE, open_bytes=0)
    tiles = [_tile(column) for column in range(5)]
    cache.keep(1, tiles)
    for tile in tiles:
        cache.put(tile, _drawn("red"))
    cache.spare(1, tiles)
    assert [cache.fold_one() for _time in range(3)] == [True, True, False]


def test_a_picture_of_another_kind_is_left_as_it_is() -> None:
    cache = TileCache(10 * _SIZE, open_bytes=0)
    cache.put(_tile(0), QImage(63, 64, QImage.Format.Format_Grayscale8))
    assert not cache.fold_one()
