"""Archives written for tests, honest and not."""

import gzip
import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

from tests.expedition.importers.odd import FIRST, LAST, gpx, track

RIDE = gpx(track(FIRST, LAST))
OTHER = gpx("<desc>other</desc>" + track(FIRST, LAST, LAST))


def zipped(members: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive of these members."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return made.getvalue()


def deflated(blocks: int, block: bytes = bytes(1 << 20), begin: bytes = b"", end: bytes = b"") -> bytes:
    """What packs so many blocks between a beginning and an end, made without holding them all."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    pieces = [packer.compress(begin), *(packer.compress(block) for _ in range(blocks)), packer.compress(end)]
    return b"".join((*pieces, packer.flush()))


def entry(name: bytes, packed: bytes, start: int, *, size: int, crc: int = 0, flags: int = 0) -> bytes:
    """A member's place in an archive's list."""
    numbers = (20, 20, flags, 8, 0, 0, crc, len(packed), size, len(name), 0, 0, 0, 0, 0, start)
    return struct.pack("<4s6H3L5H2L", b"PK\1\2", *numbers) + name


def local(name: bytes, packed: bytes, *, size: int, crc: int = 0, flags: int = 0) -> bytes:
    """A member with its own header."""
    numbers = (20, flags, 8, 0, 0, crc, len(packed), size, len(name), 0)
    return struct.pack("<4s5H3L2H", b"PK\3\4", *numbers) + name + packed


def end(count: int, size: int, start: int, comment: bytes = b"") -> bytes:
    """The record at an archive's end."""
    return struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, count, count, size, start, len(comment)) + comment


def by_hand(name: bytes, packed: bytes, *, size: int, crc: int = 0, flags: int = 0) -> bytes:
    """An archive of one member whose numbers may be lies."""
    body = local(name, packed, size=size, crc=crc, flags=flags)
    listed = entry(name, packed, 0, size=size, crc=crc, flags=flags)
    return body + listed + end(1, len(listed), len(body))


def kmz_bomb(blocks: int, begin: bytes = b"<kml><Document><name>", block: bytes = b" " * (1 << 20)) -> bytes:
    """A KMZ of about a megabyte whose document goes on for so many blocks."""
    packed = deflated(blocks, block, begin)
    return by_hand(b"doc.kml", packed, size=len(begin) + blocks * len(block))


def gz_bomb(blocks: int, block: bytes, begin: bytes = b"") -> bytes:
    """The same as one gzip file."""
    made = io.BytesIO()
    with gzip.GzipFile(fileobj=made, mode="wb") as packer:
        packer.write(begin)
        for _ in range(blocks):
            packer.write(block)
    return made.getvalue()
