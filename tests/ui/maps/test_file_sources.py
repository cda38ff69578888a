import time
from pathlib import Path

import pytest
from pmtiles.tile import Compression, TileType

from expedition.tilesets.base import MapFileError
from tests.expedition.tilesets.making import layer, write_mbtiles, write_pmtiles
from tests.ui.maps.pictures import BLUE, GREEN, GREY, RED, colours_of, png
from ui.maps.file_sources import open_source
from ui.maps.tile_pictures import decoded
from ui.tokens import DARK, LIGHT


def _quarters(zoom: int, column: int, row: int) -> dict[tuple[int, int, int], bytes]:
    colours = iter((RED, BLUE, GREEN, GREY))
    return {
        (zoom + 1, 2 * column + right, 2 * row + down): png(next(colours))
        for down in (0, 1)
        for right in (0, 1)
    }


def _silent(sentence: str) -> None:
    raise AssertionError(sentence)


def test_four_small_pictures_make_a_tile(tmp_path: Path) -> None:
    source = open_source(write_mbtiles(tmp_path / "a.mbtiles", _quarters(4, 3, 5)), LIGHT, 1.0, _silent)
    assert source.zooms == (4, 4)
    image = source.tile(4, 3, 5, 1.0)
    assert image is not None
    assert (image.width(), image.hasAlphaChannel()) == (512, False)
    assert colours_of(image) == [RED, BLUE, GREEN, GREY]
    assert source.tile(4, 3, 6, 1.0) is None


def test_large_pictures_are_tiles_as_they_are_and_give_their_parts(tmp_path: Path) -> None:
    path = write_pmtiles(tmp_path / "a.pmtiles", {(2, 1, 1): png(RED, 512), (3, 2, 2): png(BLUE, 512)})
    source = open_source(path, LIGHT, 1.0, _silent)
    assert source.zooms == (2, 3)
    assert colours_of(source.tile(2, 1, 1, 1.0)) == [RED] * 4
    assert colours_of(source.tile(3, 2, 2, 2.0)) == [BLUE] * 4
    assert colours_of(source.tile(3, 3, 3, 1.0)) == [RED] * 4, "not there: the part of the coarser one"
    assert colours_of(source.tile(5, 8, 8, 1.0)) == [BLUE] * 4


def test_a_fine_screen_gets_finer_pictures(tmp_path: Path) -> None:
    tiles = _quarters(4, 3, 5) | {(6, x, y): png(BLUE) for x in range(12, 16) for y in range(20, 24)}
    source = open_source(write_mbtiles(tmp_path / "a.mbtiles", tiles), LIGHT, 1.0, _silent)
    assert colours_of(source.tile(4, 3, 5, 1.0)) == [RED, BLUE, GREEN, GREY]
    image = source.tile(4, 3, 5, 2.0)
    assert image is not None
    assert image.width() == 1024
    assert colours_of(image) == [BLUE] * 4


def test_holes_are_seen_through(tmp_path: Path) -> None:
    tiles = {place: tile for place, tile in _quarters(4, 3, 5).items() if place != (5, 6, 10)}
    image = open_source(write_mbtiles(tmp_path / "a.mbtiles", tiles), LIGHT, 1.0, _silent).tile(4, 3, 5, 1.0)
    assert image is not None
    assert (image.pixelColor(100, 100).alpha(), image.pixelColor(400, 100).alpha()) == (0, 255)


def test_opacity_and_theme_make_another_key(tmp_path: Path) -> None:
    path = write_mbtiles(tmp_path / "a.mbtiles", {(0, 0, 0): layer("water", [])})
    keys = {
        open_source(path, tokens, opacity, _silent).key for tokens in (LIGHT, DARK) for opacity in (1.0, 0.5)
    }
    assert len(keys) == 4
    image = open_source(path, LIGHT, 0.5, _silent).tile(0, 0, 0, 1.0)
    assert image is not None
    assert image.pixelColor(9, 9).alpha() == pytest.approx(128, abs=1)


def test_shapes_stay_sharp_deeper_than_their_tiles(tmp_path: Path) -> None:
    lake = [(0, 0), (2048, 0), (2048, 4096), (0, 4096)]
    path = write_mbtiles(tmp_path / "a.mbtiles", {(3, 4, 2): layer("water", [(3, [lake], {})])})
    source = open_source(path, LIGHT, 1.0, _silent)
    assert source.zooms == (3, 7)
    assert colours_of(source.tile(3, 4, 2, 1.0)) == [LIGHT.water, LIGHT.land] * 2
    assert colours_of(source.tile(5, 17, 8, 1.0)) == [LIGHT.water] * 4
    assert colours_of(source.tile(5, 18, 8, 1.0)) == [LIGHT.land] * 4
    assert source.tile(3, 5, 2, 1.0) is None


def test_shapes_of_a_region_hide_nothing_around_it(tmp_path: Path) -> None:
    told = {"bounds": "0,-60,90,60"}
    path = write_mbtiles(tmp_path / "a.mbtiles", {(0, 0, 0): layer("water", [])}, told)
    source = open_source(path, LIGHT, 1.0, _silent)
    image = source.tile(0, 0, 0, 1.0)
    assert image is not None
    assert [image.pixelColor(x, 256).alpha() for x in (200, 300, 380, 400)] == [0, 255, 255, 0]
    assert source.tile(1, 0, 0, 1.0) is None


def test_a_file_gone_bad_is_told_once_and_shows_nothing(tmp_path: Path) -> None:
    path = write_pmtiles(tmp_path / "a.pmtiles", {(9, x, y): png(RED) for x in range(4) for y in range(4)})
    told: list[str] = []
    source = open_source(path, LIGHT, 1.0, told.append)
    path.write_bytes(path.read_bytes()[:300])
    assert source.tile(8, 1, 1, 1.0) is None
    assert source.tile(8, 1, 0, 1.0) is None
    assert told == ["a.pmtiles is damaged: bring a fresh copy of it."]


def test_bytes_that_are_no_picture_are_nothing(tmp_path: Path) -> None:
    assert decoded(b"\x89PNG\r\n\x1a\n and no more") is None
    assert decoded(png(RED, 5000)) is None
    path = write_mbtiles(tmp_path / "a.mbtiles", {(1, 0, 0): b"\x1a\x05nonse"})
    assert open_source(path, LIGHT, 1.0, _silent).tile(1, 0, 0, 1.0) is None
    with pytest.raises(MapFileError):
        open_source(tmp_path / "gone.mbtiles", LIGHT, 1.0, _silent)


def test_a_tile_is_read_and_decoded_in_two_milliseconds(tmp_path: Path) -> None:
    tiles = {(8, x, y): png(RED) for x in range(16) for y in range(16)}
    for path in (write_mbtiles(tmp_path / "a.mbtiles", tiles), write_pmtiles(tmp_path / "a.pmtiles", tiles)):
        source = open_source(path, LIGHT, 1.0, _silent)
        begin = time.thread_time()
        for place in range(8):
            source.tile(7, place, place, 1.0)
        # Each is made of four pictures.
        assert (time.thread_time() - begin) / 32 < 0.002 * 5, "five times the aim, for a busy machine"


def test_packed_shapes_come_from_both_kinds_of_files(tmp_path: Path) -> None:
    tile = layer("water", [(3, [[(0, 0), (4096, 0), (4096, 4096), (0, 4096)]], {})])
    path = write_pmtiles(tmp_path / "a.pmtiles", {(5, 22, 11): tile}, TileType.MVT, Compression.GZIP)
    assert colours_of(open_source(path, LIGHT, 1.0, _silent).tile(5, 22, 11, 1.0)) == [LIGHT.water] * 4
