"""Archives written for tests, honest and not."""

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


def deflated(blocks: int, block: bytes = b"", begin: bytes = b"") -> bytes:
    """What unpacks to a beginning and so many blocks; each is packed for itself, so one is enough."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    first = packer.compress(begin) + packer.flush(zlib.Z_FULL_FLUSH)
    again = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    return first + again * blocks + b"\3\0"


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
    return b"\x1f\x8b\x08" + bytes(7) + deflated(blocks, block, begin) + bytes(8)
