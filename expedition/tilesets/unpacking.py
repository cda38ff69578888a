"""Tiles as they lie in files, packed or not, and what they are by their first bytes."""

import zlib

from expedition.tilesets.base import MOST_TILE_BYTES, TileFormat

_GZIP, _ZLIB = b"\x1f\x8b", (b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda")


def unpacked(data: bytes, most: int = MOST_TILE_BYTES) -> bytes:
    """The bytes without their packing; `ValueError` where it is broken or swells without end."""
    if not data.startswith((_GZIP, *_ZLIB)):
        return data
    engine = zlib.decompressobj(wbits=zlib.MAX_WBITS | 32)
    try:
        whole = engine.decompress(data, most)
    except zlib.error as error:
        raise ValueError("broken packing") from error
    if not engine.eof:
        raise ValueError("cut short, or larger than anything of its kind")
    return whole


def format_of(data: bytes) -> TileFormat | None:
    """What a tile is, as its first bytes tell; None where they tell nothing known."""
    if data.startswith(b"\x89PNG\r\n"):
        return TileFormat.PNG
    if data.startswith(b"\xff\xd8\xff"):
        return TileFormat.JPG
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return TileFormat.WEBP
    # A vector tile begins with a layer, which is field 3.
    return TileFormat.VECTOR if data.startswith((_GZIP, *_ZLIB, b"\x1a")) else None
