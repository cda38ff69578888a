import gzip
import io
import struct
from itertools import product
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pmtiles.tile import Compression, Entry, TileType, serialize_directory, tileid_to_zxy

from expedition.tilesets.base import MapFileError, TileFormat
from expedition.tilesets.directories import read_directory, tile_number
from expedition.tilesets.opening import open_map
from tests.expedition.tilesets.making import PNG, tried, write_pmtiles


def test_tiles_come_back_by_their_place(tmp_path: Path) -> None:
    tiles = {(3, x, y): PNG + bytes([x, y]) for x, y in product(range(8), range(8)) if x != y}
    read = open_map(write_pmtiles(tmp_path / "a.pmtiles", tiles, told={"name": "Hills", "attribution": "Me"}))
    assert {(3, x, y): read.tile(3, x, y) for x, y in product(range(8), range(8)) if x != y} == tiles
    assert (read.tile(3, 4, 4), read.tile(2, 0, 0), read.tile(3, 8, 0), read.tile(3, -1, 0)) == (None,) * 4
    about = read.about
    assert (about.name, about.credit, about.format) == ("Hills", "Me", TileFormat.PNG)
    assert (about.least_zoom, about.most_zoom, about.box) == (3, 3, (60.0, 40.0, 80.0, 50.0))
    read.close()


def test_a_file_with_lists_of_lists_is_read_through(tmp_path: Path) -> None:
    chosen = np.random.default_rng(4).permutation(1 << 18)[:30_000]
    tiles = {(9, int(n) >> 9, int(n) & 511): PNG + int(n).to_bytes(4, "big") for n in chosen}
    read = open_map(
        write_pmtiles(tmp_path / "a.pmtiles", tiles, tile_type=TileType.MVT, packing=Compression.GZIP)
    )
    assert read.about.is_vector
    for place in list(tiles)[::500]:
        assert read.tile(*place) == tiles[place]
    empty = next(place for place in product([9], range(512), range(512)) if place not in tiles)
    assert read.tile(*empty) is None
    read.close()


@given(st.integers(0, 24).flatmap(lambda z: st.tuples(st.just(z), *[st.integers(0, (1 << z) - 1)] * 2)))
def test_numbers_of_tiles_are_those_of_the_curve(place: tuple[int, int, int]) -> None:
    assert tileid_to_zxy(tile_number(*place)) == place


@given(st.lists(st.tuples(*[st.integers(1, 1 << 30)] * 3, st.booleans(), st.integers(0, 3)), min_size=1))
def test_lists_of_tiles_come_back_as_written(rows: list[tuple[int, int, int, bool, int]]) -> None:
    entries: list[Entry] = []
    for step, offset, length, is_behind, run in rows:
        last = entries[-1] if entries else None
        number = (last.tile_id if last else 0) + step
        place = last.offset + last.length if last and is_behind else offset
        entries.append(Entry(number, place, length, run))
    read = read_directory(gzip.decompress(serialize_directory(entries)))
    assert read.offsets.tolist() == [entry.offset for entry in entries]
    assert read.numbers.tolist() == [entry.tile_id for entry in entries]
    for entry in entries:
        assert read.find(entry.tile_id) == (entry.offset, entry.length, entry.run_length == 0)
    assert read.find(entries[0].tile_id - 1) is None


def _said(path: Path, content: bytes) -> str:
    path.write_bytes(content)
    with pytest.raises(MapFileError) as told:
        open_map(path).close()
    return str(told.value)


def _with_root(whole: bytes, root: bytes) -> bytes:
    return whole[:8] + struct.pack("<QQ", len(whole), len(root)) + whole[24:] + root


def test_what_cannot_be_shown_is_said_in_a_sentence(tmp_path: Path) -> None:
    path = write_pmtiles(tmp_path / "a.pmtiles", {(1, 0, 0): PNG})
    whole = path.read_bytes()
    assert "version 2: convert it" in _said(path, b"PM\x02\x00" + bytes(600))
    assert "version 4: convert it" in _said(path, whole[:7] + b"\x04" + whole[8:])
    assert "packed in a way" in _said(path, whole[:97] + b"\x04" + whole[98:])
    assert "packed in a way" in _said(path, whole[:98] + b"\x03" + whole[99:])
    assert "unknown kind" in _said(path, whole[:99] + b"\x06" + whole[100:])
    assert "holds no tiles" in _said(path, _with_root(whole, gzip.compress(b"\x00")))
    for length in (7, 60, 126, 130, 140):
        assert "is damaged" in _said(path, whole[:length])


def test_a_list_that_swells_without_end_is_damaged(tmp_path: Path) -> None:
    whole = write_pmtiles(tmp_path / "a.pmtiles", {(1, 0, 0): PNG}).read_bytes()
    assert "is damaged" in _said(tmp_path / "b.pmtiles", _with_root(whole, gzip.compress(bytes(64 << 20))))


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_damaged_file_gives_tiles_or_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    path = tmp_path_factory.mktemp("maps") / "a.pmtiles"
    write_pmtiles(path, {(4, x, y): PNG + bytes([x, y]) for x in range(16) for y in range(16)})
    content = io.BytesIO(path.read_bytes()).getbuffer()
    for _cut in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(8, len(content) - 1))] = data.draw(st.integers(0, 255))
    path.write_bytes(bytes(content[: data.draw(st.integers(8, len(content)))]))
    assert "a.pmtiles" in tried(path)


@pytest.mark.parametrize("place", [2**63 - 1, 2**63, 2**64 - 1])
def test_a_list_said_to_lie_beyond_all_files_is_damage(place: int, tmp_path: Path) -> None:
    path = write_pmtiles(tmp_path / "a.pmtiles", {(0, 0, 0): b"tile"})
    content = bytearray(path.read_bytes())
    content[8:16] = place.to_bytes(8, "little")
    path.write_bytes(content)
    with pytest.raises(MapFileError):
        open_map(path).tile(0, 0, 0)
