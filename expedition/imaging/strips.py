"""Huge PNG pictures made smaller strip by strip, so that never all their pixels are in memory."""

import io
import struct
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from PIL.Image import Image

LEAST_PIXELS = 30_000_000
"""Pictures of fewer are decoded whole: sooner, and not too large."""
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_HEADER = struct.Struct(">IIBBBBB")
_BYTES_A_PIXEL = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_COLOURS = (b"PLTE", b"tRNS")
"""Chunks without which a strip has other colours."""
_STRIP_BYTES = 2 << 20
_PIECE = 1 << 16


@dataclass(frozen=True, slots=True)
class _Head:
    """What a file says of itself before its pixels; `colours` are the chunks that a strip needs too."""

    width: int
    height: int
    colour: int
    colours: bytes

    @property
    def row(self) -> int:
        """Bytes of a row with the byte that tells its filter."""
        return self.width * _BYTES_A_PIXEL[self.colour] + 1


def reduced(file: BinaryIO, longest: int) -> "Image | None":
    """A huge picture by a whole number smaller, at least `longest` pixels long; None for all others.

    What is lost of a damaged one stays blank.

    Raises:
        OSError: Nothing of it can be shown.
    """
    head = _head(file)
    factor = max(head.width, head.height) // longest if head else 0
    if head is None or head.width * head.height < LEAST_PIXELS or factor < 2:
        return None
    rows = max(_STRIP_BYTES // head.row // factor, 1) * factor
    made: Image | None = None
    for top, lead, strip in _strips(_pixels(file), head, rows):
        part = _mixable(strip).reduce(factor, box=(0, lead, strip.width, strip.height))
        if made is None:
            made = _blank(part.mode, (part.width, -(-head.height // factor)))
        made.paste(part, (0, top // factor))
    if made is None:
        raise OSError("no row of it can be read")
    return made


def _head(file: BinaryIO) -> _Head | None:
    """What stands before the pixels, the file then at the first of them; None for an unusual one."""
    file.seek(len(_SIGNATURE))
    colours = b""
    width = height = colour = 0
    while len(start := file.read(8)) == 8 and start[4:] != b"IDAT":
        length, name = int.from_bytes(start[:4], "big"), start[4:]
        if name == b"IHDR":
            width, height, depth, colour, _packing, _filter, lacing = _HEADER.unpack(file.read(length))
            if depth != 8 or lacing or colour not in _BYTES_A_PIXEL:
                return None
        elif name in _COLOURS:
            colours += _chunk(name, file.read(length))
        else:
            file.seek(length, io.SEEK_CUR)
        file.seek(4, io.SEEK_CUR)
    file.seek(-len(start), io.SEEK_CUR)
    return _Head(width, height, colour, colours) if width else None


def _pixels(file: BinaryIO) -> Iterator[bytes]:
    """The filtered rows as they come, in pieces; they end early where the file is damaged."""
    unpacking = zlib.decompressobj()
    with suppress(zlib.error):
        while len(start := file.read(8)) == 8 and start[4:] == b"IDAT":
            left = int.from_bytes(start[:4], "big")
            while left and (packed := file.read(min(left, _PIECE))):
                left -= len(packed)
                while packed:
                    yield unpacking.decompress(packed, _STRIP_BYTES)
                    packed = unpacking.unconsumed_tail
            file.seek(4, io.SEEK_CUR)


def _strips(pixels: Iterator[bytes], head: _Head, rows: int) -> Iterator[tuple[int, int, "Image"]]:
    """Where a strip begins, how many rows of the one before it has at its top, and the strip."""
    held = bytearray()
    before = b""
    top = 0
    is_ended = False
    while not is_ended and top < head.height:
        wanted = min(rows, head.height - top) * head.row
        while len(held) < wanted and not is_ended:
            piece = next(pixels, None)
            is_ended = piece is None
            held += piece or b""
        whole = min(len(held), wanted) // head.row * head.row
        if not whole:
            return
        strip = _strip(head, before + bytes(held[:whole]))
        yield top, 1 if before else 0, strip
        # The next row may be told by how it differs from this one.
        before = b"\0" + strip.crop((0, strip.height - 1, strip.width, strip.height)).tobytes()
        del held[:whole]
        top += whole // head.row


def _strip(head: _Head, rows: bytes) -> "Image":
    """Some rows as a picture of their own."""
    from PIL import PngImagePlugin

    size = _HEADER.pack(head.width, len(rows) // head.row, 8, head.colour, 0, 0, 0)
    chunks = (
        _chunk(b"IHDR", size),
        head.colours,
        _chunk(b"IDAT", zlib.compress(rows, 0)),
        _chunk(b"IEND", b""),
    )
    image = PngImagePlugin.PngImageFile(io.BytesIO(_SIGNATURE + b"".join(chunks)))
    image.load()
    return image


def _chunk(name: bytes, content: bytes) -> bytes:
    return len(content).to_bytes(4, "big") + name + content + zlib.crc32(name + content).to_bytes(4, "big")


def _mixable(strip: "Image") -> "Image":
    """The strip in colours that can be mixed."""
    if "transparency" in strip.info:
        return strip.convert("RGBA")
    return strip.convert("RGB") if strip.mode == "P" else strip


def _blank(mode: str, size: tuple[int, int]) -> "Image":
    from PIL import Image

    return Image.new(mode, size)
