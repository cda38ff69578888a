"""Packed bytes, unpacked piece by piece: never on disk, never without end, and as far as they are whole."""

import hashlib
import io
import zlib
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, BinaryIO

from expedition.errors import ReadError
from expedition.text import _

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

LIMIT_GIB = 1
"""No member of an archive is unpacked further than this."""

_LIMIT_BYTES = LIMIT_GIB << 30
_RATIO = 250
_JUDGED_BYTES = 16 << 20
"""Only what unpacks to more than this is asked whether it swells like a bomb."""

_IN_MEMORY_BYTES = 16 << 20
_CHUNK = 16 << 10
"""So much packed data at a time unpacks to 16 MiB at most."""

_BUFFER = 1 << 18

Piece = tuple[bytes, int]
"""Unpacked bytes, and how many packed ones were taken so far."""


class DamageError(Exception):
    """Why unpacking ended too early; all that came before is good."""


class Feed:
    """The packed bytes of a stretch of a file; what was taken too much may be given back."""

    def __init__(self, file: BinaryIO, start: int = 0, size: int | None = None) -> None:
        file.seek(start)
        self._file, self._left = file, size
        self._back = b""
        self.taken = 0

    def take(self, count: int) -> bytes:
        """Up to so many bytes; fewer at the end, and none after it."""
        data, self._back = self._back[:count], self._back[count:]
        if len(data) < count:
            wanted = count - len(data) if self._left is None else min(count - len(data), self._left)
            more = self._file.read(wanted)
            if self._left is not None:
                self._left -= len(more)
            data += more
        self.taken += len(data)
        return data

    def give_back(self, data: bytes) -> None:
        """Lets these bytes be taken again."""
        self._back = data + self._back
        self.taken -= len(data)


class Unpacked(io.RawIOBase):
    """A file made of pieces as they are unpacked; `damage` says why it ended too early.

    All that is unpacked is hashed on the way, once. Going back begins from the start again.
    """

    def __init__(self, pieces: Callable[[], Iterator[Piece]]) -> None:
        self.damage = ""
        self._make = pieces
        self._hash = hashlib.sha256()
        self._hashed = 0
        self._begin()

    def _begin(self) -> None:
        self._pieces = self._make()
        self._rest = memoryview(b"")
        self._place = self._reached = 0

    def piece(self) -> bytes:
        """The next unpacked bytes, empty at the end.

        Raises:
            ReadError: There is no end to it.
        """
        data, taken = b"", 0
        try:
            while not data:
                data, taken = next(self._pieces)
        except StopIteration:
            return b""
        except DamageError as error:
            self.damage = str(error)
            return b""
        if self._reached == self._hashed:
            self._hash.update(data)
            self._hashed += len(data)
        self._reached += len(data)
        self._require_end(taken)
        return data

    def _require_end(self, taken: int) -> None:
        if self._reached > _LIMIT_BYTES:
            text = _("It unpacks to more than {limit} GiB, which is not read: unpack it yourself first.")
            raise ReadError(text.format(limit=LIMIT_GIB))
        if self._reached > max(_JUDGED_BYTES, _RATIO * taken):
            text = _("It unpacks to more than {ratio} times its size, as no track does: it is not read.")
            raise ReadError(text.format(ratio=_RATIO))

    def head(self, count: int) -> bytes:
        """The first bytes; to be asked before any reading."""
        found = b""
        while len(found) < count and (data := self.piece()):
            found += data
        self._begin()
        return found[:count]

    def finish(self) -> tuple[str, int]:
        """Unpacks what is left; the SHA-256 and the number of all bytes."""
        while self.piece():
            pass
        return self._hash.hexdigest(), self._hashed

    def readable(self) -> bool:
        """It can be read."""
        return True

    def seekable(self) -> bool:
        """It can be moved in, at the price of unpacking again."""
        return True

    def tell(self) -> int:
        """The place of the next byte."""
        return self._place

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """Fills a buffer as far as one piece goes."""
        target = memoryview(buffer).cast("B")
        if not self._rest:
            self._rest = memoryview(self.piece())
        count = min(len(target), len(self._rest))
        target[:count] = self._rest[:count]
        self._skip(count)
        return count

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Moves to a place; behind the end is the end."""
        if whence == io.SEEK_CUR:
            offset += self._place
        elif whence == io.SEEK_END:
            offset += self.finish()[1]
        offset = max(0, offset)
        if offset < self._place or self._reached > self._place + len(self._rest):
            self._begin()
        while self._place < offset:
            self._rest = self._rest or memoryview(self.piece())
            if not self._rest:
                break
            self._skip(min(len(self._rest), offset - self._place))
        return self._place

    def _skip(self, count: int) -> None:
        self._rest = self._rest[count:]
        self._place += count


def as_file(unpacked: Unpacked) -> BinaryIO:
    """A file to read from: in memory where it is small, else unpacked as it is read."""
    pieces: list[bytes] = []
    size = 0
    while size <= _IN_MEMORY_BYTES:
        piece = unpacked.piece()
        if not piece:
            return io.BytesIO(b"".join(pieces))
        pieces.append(piece)
        size += len(piece)
    unpacked.seek(0)
    return io.BufferedReader(unpacked, _BUFFER)


def stored(feed: Feed) -> Iterator[Piece]:
    """Bytes that lie in an archive as they are."""
    while data := feed.take(_BUFFER):
        yield data, feed.taken


def inflated(feed: Feed) -> Iterator[Piece]:
    """Deflated bytes; what follows their end is given back."""
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    while not unpacker.eof:
        data = feed.take(_CHUNK)
        if not data:
            raise DamageError(_("it is cut off"))
        before = unpacker.copy()
        try:
            yield unpacker.decompress(data), feed.taken
        except zlib.error:
            yield from _up_to_damage(before, data, feed.taken)
            raise DamageError(_("its packing is broken")) from None
    feed.give_back(unpacker.unused_data)


def _up_to_damage(unpacker: "zlib._Decompress", data: bytes, taken: int) -> Iterator[Piece]:
    """What can be had of a chunk before its broken byte."""
    try:
        for place in range(len(data)):
            yield unpacker.decompress(data[place : place + 1]), taken
    except zlib.error:
        return


def checked(pieces: Iterator[Piece], crc: int | None, size: int | None) -> Iterator[Piece]:
    """The pieces, and at their end damage where checksum or size are not as they should be."""
    found_crc = found_size = 0
    for data, taken in pieces:
        found_crc, found_size = zlib.crc32(data, found_crc), found_size + len(data)
        yield data, taken
    if (crc is not None and crc != found_crc) or (size is not None and size != found_size):
        raise DamageError(_("its checksum is wrong"))


def gunzipped(file: BinaryIO) -> Iterator[Piece]:
    """A gzip file, all its members one after the other; what follows the last is left alone."""
    feed = Feed(file)
    is_first = True
    while _gzip_header(feed, is_first=is_first):
        is_first = False
        crc = size = 0
        for data, taken in inflated(feed):
            crc, size = zlib.crc32(data, crc), size + len(data)
            yield data, taken
        trailer = feed.take(8)
        if len(trailer) < 8:
            raise DamageError(_("it is cut off"))
        if trailer != crc.to_bytes(4, "little") + (size & 0xFFFFFFFF).to_bytes(4, "little"):
            raise DamageError(_("its checksum is wrong"))


_HAS_HEADER_CRC, _HAS_EXTRA, _HAS_NAME, _HAS_COMMENT = 2, 4, 8, 16


def _gzip_header(feed: Feed, *, is_first: bool) -> bool:
    """Whether another member of a gzip file begins here; its header is passed over."""
    head = feed.take(10)
    if len(head) < 10 or head[:3] != b"\x1f\x8b\x08":
        if is_first:
            raise DamageError(_("it is cut off") if len(head) < 10 else _("its packing is broken"))
        return False
    flags = head[3]
    if flags & _HAS_EXTRA:
        feed.take(int.from_bytes(feed.take(2), "little"))
    for flag in (_HAS_NAME, _HAS_COMMENT):
        if flags & flag:
            _pass_text(feed)
    if flags & _HAS_HEADER_CRC:
        feed.take(2)
    return True


def _pass_text(feed: Feed) -> None:
    while data := feed.take(_CHUNK):
        _text, end, rest = data.partition(b"\0")
        if end:
            feed.give_back(rest)
            return
