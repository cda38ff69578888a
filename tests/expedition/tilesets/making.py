"""Small map files and tiles, written by hand so that the readers are judged by the formats alone."""

import gzip
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path

from pmtiles.tile import Compression, TileType, zxy_to_tileid
from pmtiles.writer import Writer

from expedition.tilesets.base import MapFileError
from expedition.tilesets.opening import open_map

PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x02\x00\x00\x00\x90wS\xde"
    b"\x00\x00\x00\x0cIDATx\x9cc\xf8\xcf\xc0\x00\x00\x03\x01\x01\x00\xc9\xfe\x92\xef\x00\x00\x00\x00IEND\xaeB`\x82"
)
Tiles = Mapping[tuple[int, int, int], bytes]
Line = Sequence[tuple[int, int]]


def write_mbtiles(path: Path, tiles: Tiles, told: Mapping[str, str] | None = None) -> Path:
    """Tiles by zoom, column and row from the north; without metadata there is no such table."""
    database = sqlite3.connect(path)
    database.execute("CREATE TABLE tiles (zoom_level, tile_column, tile_row, tile_data)")
    database.execute("CREATE UNIQUE INDEX places ON tiles (zoom_level, tile_column, tile_row)")
    rows = [(z, x, (1 << z) - 1 - y, data) for (z, x, y), data in tiles.items()]
    database.executemany("INSERT INTO tiles VALUES (?, ?, ?, ?)", rows)
    if told is not None:
        database.execute("CREATE TABLE metadata (name, value)")
        database.executemany("INSERT INTO metadata VALUES (?, ?)", told.items())
    database.commit()
    database.close()
    return path


def write_pmtiles(
    path: Path,
    tiles: Tiles,
    tile_type: TileType = TileType.PNG,
    packing: Compression = Compression.NONE,
    told: Mapping[str, str] | None = None,
) -> Path:
    """Tiles by zoom, column and row from the north."""
    with path.open("wb") as file:
        writer = Writer(file)  # type: ignore[no-untyped-call]
        for place in sorted(tiles, key=lambda place: zxy_to_tileid(*place)):
            data = tiles[place]
            writer.write_tile(  # type: ignore[no-untyped-call]
                zxy_to_tileid(*place), gzip.compress(data) if packing is Compression.GZIP else data
            )
        writer.finalize(  # type: ignore[no-untyped-call]
            {
                "tile_type": tile_type,
                "tile_compression": packing,
                "min_lon_e7": 600_000_000,
                "min_lat_e7": 400_000_000,
                "max_lon_e7": 800_000_000,
                "max_lat_e7": 500_000_000,
            },
            dict(told or {}),
        )
    return path


def varint(value: int) -> bytes:
    """A number of variable length."""
    value &= (1 << 64) - 1
    made = bytearray()
    while value > 0x7F:
        made.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*made, value])


def field(number: int, content: bytes | int) -> bytes:
    """A field of a protocol buffer: a number, or bytes with their length."""
    if isinstance(content, int):
        return varint(number << 3) + varint(content)
    return varint(number << 3 | 2) + varint(len(content)) + content


def zigzag(value: int) -> int:
    return value << 1 if value >= 0 else (-value << 1) - 1


def geometry(kind: int, parts: Sequence[Line]) -> bytes:
    """The commands of points (1), lines (2) or rings (3)."""
    numbers: list[int] = []
    x = y = 0
    if kind == 1:
        parts = [[part[0] for part in parts]]
    for part in parts:
        first = len(part) if kind == 1 else 1
        for order, points in ((1, part[:first]), (2, part[first:])):
            if points:
                numbers.append(len(points) << 3 | order)
            for px, py in points:
                numbers += [zigzag(px - x), zigzag(py - y)]
                x, y = px, py
        if kind == 3:
            numbers.append(1 << 3 | 7)
    return b"".join(varint(number) for number in numbers)


Feature = tuple[int, Sequence[Line], Mapping[str, str | int | bool]]
"""Kind, parts, values."""


def layer(name: str, features: Sequence[Feature], extent: int = 4096) -> bytes:
    """A layer as a field of a tile."""
    keys = sorted({key for _kind, _parts, values in features for key in values})
    table = list(dict.fromkeys(str(v) for _kind, _parts, values in features for v in values.values()))
    body = field(15, 2) + field(1, name.encode())
    for kind, parts, values in features:
        tags = b"".join(varint(keys.index(k)) + varint(table.index(str(v))) for k, v in values.items())
        body += field(2, field(2, tags) + field(3, kind) + field(4, geometry(kind, parts)))
    typed = {str(v): v for _kind, _parts, values in features for v in values.values()}
    body += b"".join(field(3, key.encode()) for key in keys)
    body += b"".join(field(4, _value(typed[text])) for text in table)
    return field(3, body + field(5, extent))


def _value(value: str | int | bool) -> bytes:
    if isinstance(value, bool):
        return field(7, int(value))
    return field(5, value) if isinstance(value, int) else field(1, value.encode())


def tried(path: Path) -> str:
    """What is said when a file is opened and tiles of it are asked for; its name where nothing is."""
    try:
        with closing(open_map(path)) as tiles:
            found = [tiles.tile(4, place, place) for place in range(16)]
    except MapFileError as error:
        return str(error)
    assert all(tile is None or isinstance(tile, bytes) for tile in found)
    return path.name
