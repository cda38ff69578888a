"""Files made to harm whoever reads them, of every kind that is read."""

import io
import json
import sqlite3
import struct
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PIL import Image

from expedition.importers import trip_folder
from expedition.importers.batch import look_into
from expedition.importers.folder_content import content
from expedition.importers.thumbnails import preview
from expedition.records.importing import FilePlace
from expedition.tilesets.opening import open_map
from tests.expedition.importers import fit_files, hostile_archives, hostile_xml
from tests.expedition.importers.packing import deflated, zipped
from tests.expedition.importers.snapshots import HEIC
from tests.expedition.tilesets.making import PNG, varint, write_mbtiles, write_pmtiles

_MILLION = 1_000_000
Read = Callable[[Path], str]


@dataclass(frozen=True, slots=True)
class Hostile:
    """A file, or a folder; `read` gives the reason why it is refused, in which `said` stands.

    Where nothing is to be said, the harm does not concern who only reads, and what is honest in it is read.
    """

    name: str
    file: str
    make: Callable[[Path], None]
    read: Read
    said: str


def hostile_files(url: str, endless: int) -> list[Hostile]:
    """All of them; those that call somewhere call this server, those without an end have so many bytes."""
    return [*_archives(), *_markup(url, endless), *_recordings(endless), *_photos(), *_maps(), *_folders()]


def _quiet(*_told: object) -> None: ...


def _imported(path: Path) -> str:
    """The reason, or nothing where points were read."""
    found = look_into([path], _quiet)
    reasons = " ".join(one.reason for one in found)
    return reasons or ("" if any(one.points for one in found) else "nothing came out, and nothing was said")


def _shown(path: Path) -> str:
    """As a photo: looked into, and then shown."""
    reason = look_into([path], _quiet)[0].reason
    if not reason:
        preview(FilePlace(path))
    return reason


def _mapped(path: Path) -> str:
    with closing(open_map(path)) as opened:
        opened.sample()
        opened.tile(0, 0, 0)
        opened.tile(1, 1, 0)
    return ""


def _added(path: Path) -> str:
    content(trip_folder.read(path), _quiet)
    return ""


def _put(data: bytes, path: Path) -> None:
    path.write_bytes(data)


def _write(data: Callable[[], bytes], path: Path) -> None:
    path.write_bytes(data())


def _archives() -> Iterator[Hostile]:
    for name, (file, make, said) in hostile_archives.HOSTILE.items():
        yield Hostile(name, file, partial(_write, make), _imported, said)


def _markup(url: str, endless: int) -> Iterator[Hostile]:
    for name, text in hostile_xml.SMALL.items():
        made = text.replace("{url}", url).encode()
        yield Hostile(name, "a.gpx", partial(_put, made), _imported, "type declaration")
    for name, (said, head, piece) in hostile_xml.HUGE.items():
        many = partial(_write_pieces, head, piece, _MILLION)
        yield Hostile(f"a million {name}", "a.gpx", many, _imported, said)
    for name, (said, head) in hostile_xml.ENDLESS.items():
        long = partial(_write_pieces, head, b"x", endless)
        yield Hostile(f"{name} without end", "a.gpx", long, _imported, said)
    calling = f'<!DOCTYPE gpx [<!ENTITY x SYSTEM "{url}">]><gpx>&x;</gpx>'.encode()
    packed = partial(_put, zipped({"a.gpx": calling}))
    yield Hostile("entity of a server in a zip", "a.zip", packed, _imported, "type declaration")
    deep = partial(_write_pieces, b'{"type": "FeatureCollection", "features": ', b"[", _MILLION)
    yield Hostile("a million lists in each other", "a.geojson", deep, _imported, "")
    long = partial(_write_pieces, b'{"type": "Feature", "name": "', b"x", endless)
    yield Hostile("a text without end", "a.geojson", long, _imported, "")


def _write_pieces(head: bytes, piece: bytes, times: int, path: Path) -> None:
    block = piece * 10_000
    with path.open("wb") as file:
        file.write(head)
        for _block in range(times // 10_000):
            file.write(block)


def _recordings(endless: int) -> Iterator[Hostile]:
    wide = b"\x40\0\0\x14\0\xff" + b"".join(bytes((number, 255, 13)) for number in range(255))
    ride = fit_files.ride()
    many = b"".join(bytes((0x40 | kind,)) + wide[1:] for kind in range(16)) * 200
    wide_kinds = partial(_write, lambda: fit_files.fit(many, ride, sum_bytes=bytes(2)))
    yield Hostile("FIT of 3,200 wide kinds", "a.fit", wide_kinds, _imported, "")
    lying = partial(_write, lambda: fit_files.fit(ride, size=0xFFFFFFF0))
    yield Hostile("FIT that says 4 GB", "a.fit", lying, _imported, "")
    chain = partial(_write, lambda: fit_files.fit(ride) + fit_files.fit() * 20_000)
    yield Hostile("FIT of 20,000 files", "a.fit", chain, _imported, "")
    long = partial(_write_pieces, b"$GPRMC,", b"1,", endless // 2)
    yield Hostile("NMEA of one line", "a.nmea", long, _imported, "")


def _photos() -> Iterator[Hostile]:
    made: dict[str, tuple[str, Callable[[], bytes], str]] = {
        "PNG of 3,600 megapixels": (
            "a.png",
            lambda: _png(60_000, 60_000, b"\0" * 100_000),
            "more than can be",
        ),
        "PNG of one colour": ("a.png", _blank_png, "more than can be"),
        "PNG with a text of 256 MB": ("a.png", _talking_png, ""),
        "PNG with a profile of 256 MB": ("a.png", _profiled_png, ""),
        "JPEG that says 65,535 × 65,535": ("a.jpg", _large_jpeg, "more than can be"),
        "HEIC that says 60,000 × 60,000": ("a.heic", _large_heic, ""),
        "TIFF of 65,535 × 65,535": ("a.tif", _large_tiff, "more than can be"),
        "TIFF whose tags are a ring": ("a.tif", _ring_tiff, ""),
    }
    for name, (file, make, said) in made.items():
        yield Hostile(name, file, partial(_write, make), _shown, said)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">L", len(data)) + name + data + struct.pack(">L", zlib.crc32(name + data))


def _png(width: int, height: int, pixels: bytes, *others: bytes) -> bytes:
    head = _chunk(b"IHDR", struct.pack(">2L5B", width, height, 8, 2, 0, 0, 0))
    body = _chunk(b"IDAT", zlib.compress(pixels))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(others) + body + _chunk(b"IEND", b"")


def _blank_png() -> bytes:
    """196 megapixels packed into half a megabyte."""
    side = 14_000
    rows = b"\x78\xda" + deflated((3 * side + 1) * side >> 20, bytes(1 << 20)) + bytes(4)
    head = _chunk(b"IHDR", struct.pack(">2L5B", side, side, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + _chunk(b"IDAT", rows) + _chunk(b"IEND", b"")


def _swelling() -> bytes:
    return b"\x78\xda" + deflated(256, bytes(1 << 20)) + bytes(4)


def _talking_png() -> bytes:
    return _png(4, 4, bytes(52), _chunk(b"zTXt", b"Comment\0\0" + _swelling()))


def _profiled_png() -> bytes:
    return _png(4, 4, bytes(52), _chunk(b"iCCP", b"icc\0\0" + _swelling()))


def _small(kind: str) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (16, 16), "teal").save(stream, kind)
    return stream.getvalue()


def _large_jpeg() -> bytes:
    made = _small("JPEG")
    at = made.index(b"\xff\xc0") + 5
    return made[:at] + b"\xff\xff\xff\xff" + made[at + 4 :]


def _large_heic() -> bytes:
    made = HEIC.read_bytes()
    at = made.index(b"ispe") + 8
    return made[:at] + struct.pack(">2L", 60_000, 60_000) + made[at + 8 :]


def _large_tiff() -> bytes:
    stream = io.BytesIO()
    Image.new("L", (16, 16)).save(stream, "TIFF")
    made = bytearray(stream.getvalue())
    at = struct.unpack_from("<L", made, 4)[0]
    for entry in range(struct.unpack_from("<H", made, at)[0]):
        place = at + 2 + 12 * entry
        if struct.unpack_from("<H", made, place)[0] in (256, 257):
            struct.pack_into("<HLL", made, place + 2, 4, 1, 65_535)
    return bytes(made)


def _ring_tiff() -> bytes:
    stream = io.BytesIO()
    Image.new("L", (16, 16)).save(stream, "TIFF")
    made = bytearray(stream.getvalue())
    at = struct.unpack_from("<L", made, 4)[0]
    count = struct.unpack_from("<H", made, at)[0]
    struct.pack_into("<L", made, at + 2 + 12 * count, at)
    return bytes(made)


def _maps() -> Iterator[Hostile]:
    tiles = {(0, 0, 0): PNG}
    yield Hostile("PMTiles that say 1 TB", "a.pmtiles", partial(_pmtiles, (8, 1 << 40)), _mapped, "damaged")
    swollen = partial(_rooted, b"\x1f\x8b\x08" + bytes(7) + deflated(1024, bytes(1 << 20)) + bytes(8))
    yield Hostile("PMTiles of a swelling list", "a.pmtiles", swollen, _mapped, "damaged")
    counted = partial(_rooted, varint(1 << 60))
    yield Hostile("PMTiles of 2^60 entries", "a.pmtiles", counted, _mapped, "damaged")
    ring = partial(_rooted, varint(1) + varint(0) + varint(0) + varint(9) + varint(1))
    yield Hostile("PMTiles whose list is its own", "a.pmtiles", ring, _mapped, "damaged")
    endless = (
        "CREATE VIEW tiles AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
        "SELECT 0 zoom_level, 0 tile_column, 0 tile_row, x'' tile_data FROM n WHERE i < 0"
    )
    yield Hostile("MBTiles without end", "a.mbtiles", partial(_mbtiles, endless), _mapped, "damaged")
    vast = (
        "CREATE VIEW tiles AS SELECT 0 zoom_level, 0 tile_column, 0 tile_row, zeroblob(1000000000) tile_data"
    )
    yield Hostile("MBTiles of a tile of 1 GB", "a.mbtiles", partial(_mbtiles, vast), _mapped, "damaged")
    told = {"name": "x" * (8 << 20), "bounds": "9" * (8 << 20), "minzoom": "1e999"}
    talking = lambda path: write_mbtiles(path, tiles, told)  # noqa: E731
    yield Hostile("MBTiles with a name of 8 MB", "a.mbtiles", talking, _mapped, "")  # type: ignore[arg-type]


def _pmtiles(change: tuple[int, int], path: Path) -> None:
    write_pmtiles(path, {(0, 0, 0): PNG})
    made = bytearray(path.read_bytes())
    struct.pack_into("<Q", made, 8 * change[0] // 8 + 8, change[1])
    path.write_bytes(made)


def _rooted(root: bytes, path: Path) -> None:
    """A file with this list of tiles, behind everything else."""
    write_pmtiles(path, {(0, 0, 0): PNG})
    made = bytearray(path.read_bytes())
    struct.pack_into("<QQ", made, 8, len(made), len(root))
    made[97] = 2 if root.startswith(b"\x1f\x8b") else 1
    path.write_bytes(bytes(made) + root)


def _mbtiles(view: str, path: Path) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.execute(view)
        database.execute("CREATE TABLE metadata (name, value)")
        database.commit()


def _folders() -> Iterator[Hostile]:
    named = {
        "trip folder that climbs": "../../outside.gpx",
        "trip folder with a root": "/etc/passwd",
        "trip folder with a drive": "C:\\outside.gpx",
        "trip folder with a server": "http://127.0.0.1/a.gpx",
    }
    for name, file in named.items():
        legs = f"legs:\n- mode: bicycle\n  gpx: {json.dumps(file)}\n"
        yield Hostile(name, "trip", partial(_folder, legs, None), _added, "must be a file")
    legs = "legs:\n- mode: bicycle\n  gpx: tracks/a.gpx\n"
    yield Hostile(
        "trip folder with a link", "trip", partial(_folder, legs, "/etc/passwd"), _added, "not in the folder"
    )
    laughs = "a0: &a0 [x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12)
    )
    yield Hostile("trip folder that laughs", "trip", partial(_folder, laughs, None), _added, "days/1.md")
    deep = "legs: " + "[" * 100_000 + "\n"
    yield Hostile("trip folder of lists in lists", "trip", partial(_folder, deep, None), _added, "days/1.md")


def _folder(head: str, link: str | None, path: Path) -> None:
    (path / "days").mkdir(parents=True)
    (path / "tracks").mkdir()
    (path / "trip.md").write_text("---\ntitle: East\n---\n")
    (path / "days" / "1.md").write_text(f"---\ndate: 2025-07-18\n{head}---\n")
    if link:
        (path / "tracks" / "a.gpx").symlink_to(link)
