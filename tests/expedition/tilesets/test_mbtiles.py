import gzip
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from expedition.tilesets.base import WORLD, MapFileError, TileFormat
from expedition.tilesets.opening import open_map
from tests.expedition.tilesets.making import PNG, layer, tried, write_mbtiles

TOLD = {
    "name": "Tien Shan",
    "format": "png",
    "bounds": "60, 40,80,50",
    "minzoom": "0",
    "maxzoom": "19",
    "attribution": '<a href="https://example.org">&copy; Mappers</a>\n of the <b>hills</b>',
}


def test_rows_are_counted_from_the_north(tmp_path: Path) -> None:
    tiles = open_map(write_mbtiles(tmp_path / "a.mbtiles", {(2, 3, 0): PNG, (2, 3, 3): PNG + b"south"}, TOLD))
    assert tiles.tile(2, 3, 0) == PNG
    assert tiles.tile(2, 3, 3) == PNG + b"south"
    assert tiles.tile(2, 3, 1) is None
    assert tiles.tile(99, 0, 0) is None
    tiles.close()


def test_a_scheme_from_the_north_is_taken_as_it_is_told(tmp_path: Path) -> None:
    tiles = open_map(write_mbtiles(tmp_path / "a.mbtiles", {(2, 3, 0): PNG}, TOLD | {"scheme": "xyz"}))
    assert tiles.tile(2, 3, 3) == PNG
    tiles.close()


def test_a_file_tells_of_itself_and_its_table_knows_the_zooms_better(tmp_path: Path) -> None:
    tiles = open_map(write_mbtiles(tmp_path / "a.mbtiles", {(2, 0, 0): PNG, (7, 3, 3): PNG}, TOLD))
    about = tiles.about
    assert (about.name, about.credit) == ("Tien Shan", "© Mappers of the hills")
    assert (about.least_zoom, about.most_zoom, about.box) == (2, 7, (60.0, 40.0, 80.0, 50.0))
    assert about.format is TileFormat.PNG
    tiles.close()


@pytest.mark.parametrize("told", [None, {}, {"bounds": "north", "minzoom": "deep", "format": "?"}])
def test_a_file_that_tells_nothing_is_known_by_its_tiles(tmp_path: Path, told: dict[str, str] | None) -> None:
    tiles = open_map(write_mbtiles(tmp_path / "hills.mbtiles", {(3, 1, 1): PNG}, told))
    assert (tiles.about.name, tiles.about.credit, tiles.about.box) == ("hills", "", WORLD)
    assert (tiles.about.least_zoom, tiles.about.most_zoom, tiles.about.format) == (3, 3, TileFormat.PNG)
    tiles.close()


def test_packed_vector_tiles_are_unpacked_and_broken_ones_are_none(tmp_path: Path) -> None:
    tile = layer("water", [(3, [[(0, 0), (9, 0), (9, 9)]], {})])
    packed = gzip.compress(tile)
    path = write_mbtiles(tmp_path / "a.mbtiles", {(0, 0, 0): packed, (1, 0, 0): packed[:-9], (1, 1, 1): tile})
    tiles = open_map(path)
    assert tiles.about.is_vector
    assert (tiles.tile(0, 0, 0), tiles.tile(1, 0, 0), tiles.tile(1, 1, 1)) == (tile, None, tile)
    tiles.close()


def test_tiles_may_be_a_view_of_pictures_kept_once(tmp_path: Path) -> None:
    database = sqlite3.connect(tmp_path / "a.mbtiles")
    database.executescript(
        "CREATE TABLE map (zoom_level, tile_column, tile_row, tile_id);"
        "CREATE UNIQUE INDEX m ON map (zoom_level, tile_column, tile_row);"
        "CREATE TABLE images (tile_id PRIMARY KEY, tile_data);"
        "CREATE VIEW tiles AS SELECT zoom_level, tile_column, tile_row, tile_data"
        " FROM map JOIN images ON map.tile_id = images.tile_id;"
    )
    database.execute("INSERT INTO images VALUES ('sea', ?)", (PNG,))
    database.executemany("INSERT INTO map VALUES (1, ?, ?, 'sea')", [(0, 0), (1, 1)])
    database.commit()
    database.close()
    tiles = open_map(tmp_path / "a.mbtiles")
    assert (tiles.tile(1, 0, 1), tiles.tile(1, 1, 0), tiles.tile(1, 0, 0)) == (PNG, PNG, None)
    tiles.close()


def test_nothing_is_written_beside_a_file_left_in_another_mode(tmp_path: Path) -> None:
    path = write_mbtiles(tmp_path / "a.mbtiles", {(1, 0, 0): PNG}, TOLD)
    database = sqlite3.connect(path)
    database.execute("PRAGMA journal_mode = wal")
    database.close()
    before = path.read_bytes()
    tiles = open_map(path)
    assert tiles.tile(1, 0, 0) == PNG
    tiles.close()
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def _said(path: Path) -> str:
    with pytest.raises(MapFileError) as told:
        open_map(path).close()
    return str(told.value)


def test_what_is_no_map_is_said_in_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "a.mbtiles"
    assert "is not in" in _said(path)
    path.write_bytes(b"")
    assert "is empty" in _said(path)
    path.write_bytes(b"<gpx/>")
    assert "choose an MBTiles or PMTiles file" in _said(path)
    path.unlink()
    sqlite3.connect(path).execute("CREATE TABLE tracks (id)").connection.close()
    assert "holds no map tiles" in _said(path)
    path.unlink()
    assert "holds no tiles" in _said(write_mbtiles(path, {}))
    path.unlink()
    assert "unknown kind" in _said(write_mbtiles(path, {(0, 0, 0): b"GIF89a"}))


def test_a_great_table_without_an_index_is_refused(tmp_path: Path) -> None:
    path = write_mbtiles(tmp_path / "a.mbtiles", {(9, x, y): PNG for x in range(250) for y in range(201)})
    open_map(path).close()
    database = sqlite3.connect(path)
    database.execute("DROP INDEX places")
    database.commit()
    database.close()
    assert "has no index" in _said(path)


def test_a_view_without_end_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("expedition.tilesets.mbtiles._LONGEST_S", 0.2)
    database = sqlite3.connect(tmp_path / "a.mbtiles")
    database.executescript(
        "CREATE VIEW tiles AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
        " SELECT i zoom_level, i tile_column, i tile_row, NULL tile_data FROM n WHERE i < 0;"
    )
    database.close()
    assert "is damaged" in _said(tmp_path / "a.mbtiles")


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_damaged_file_gives_tiles_or_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    path = tmp_path_factory.mktemp("maps") / "a.mbtiles"
    write_mbtiles(path, {(4, x, y): PNG for x in range(16) for y in range(16)}, TOLD)
    content = bytearray(path.read_bytes())
    for _cut in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(16, len(content) - 1))
        content[at] = data.draw(st.integers(0, 255))
    path.write_bytes(content[: data.draw(st.integers(16, len(content)))])
    assert "a.mbtiles" in tried(path)


def test_names_that_are_no_text_are_damage(tmp_path: Path) -> None:
    path = write_mbtiles(tmp_path / "a.mbtiles", {(0, 0, 0): PNG}, {"name": "Hills"})
    path.write_bytes(path.read_bytes().replace(b"tile_column", b"\xff\xfele_column"))
    assert "damaged" in tried(path) or "no map tiles" in tried(path)
