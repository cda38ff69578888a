"""The pages of a database file, read without SQLite: what it no longer opens is still read cell by cell.

Layout as in "Database File Format" of SQLite: b-tree pages of table rows (leaf 13, interior 5) and of
keys (leaf 10, interior 2), records of a header with serial types and a body, long ones on chains of overflow
pages, and a journal (WAL) whose pages stand for those in the file. The file is read page by page, for it may
be larger than the memory; a long value is read when it is wanted.
"""

import os
import struct
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from expedition.store import handles

MAGIC = b"SQLite format 3\x00"
_USUAL_SIZE = 4096
_LEAF, _INTERIOR, _KEY_LEAF, _KEY_INTERIOR = 13, 5, 10, 2
_HEADER = 100
_WAL_HEADER, _FRAME_HEADER = 32, 24
_WAL_MAGICS = (0x377F0682, 0x377F0683)
_MOST_COLUMNS = 200
_KEPT_BYTES = 1 << 21
"""So much of a file is kept in memory."""
_LONG = 1 << 15
"""Bytes of a value from which on it is read when it is wanted."""
_LOOK_EVERY = 64
_U16, _U32 = struct.Struct(">H"), struct.Struct(">I")


class _Missing:
    """What stands for a value whose bytes are gone."""

    def __repr__(self) -> str:
        return "MISSING"


MISSING = _Missing()


class Cell(NamedTuple):
    """A record and where it lies: its place on its page, and the pages its overflow takes.

    `is_whole` says that every byte of it was there; `row_id` is 0 for a key.
    """

    page: int
    start: int
    stop: int
    overflow: tuple[int, ...]
    row_id: int
    values: tuple[Any, ...]
    is_whole: bool


class Far:
    """A long value that still lies in the file."""

    def __init__(self, read: Callable[[], tuple[Any, ...] | None], place: int) -> None:
        self._read, self._place = read, place

    def __bytes__(self) -> bytes:
        values = self._read()
        return b"" if values is None else bytes(values[self._place])

    def __conform__(self, _protocol: object) -> bytes:
        """What SQLite is to take for it."""
        return bytes(self)


class Pages:
    """The pages of a file, numbered from 1, those in its journal before those in the file itself.

    The file stays open until `close`, or until nobody has the pages or a value of theirs any more.
    """

    def __init__(self, file: Path, tell: Callable[[], None]) -> None:
        journal = file.with_name(f"{file.name}-wal")
        self._handle = handles.open_to_read(file)
        self.close = weakref.finalize(self, handles.close, self._handle)
        self._tell, self._reads = tell, 0
        self.size = _page_size(os.read(self._handle, _HEADER))
        self._newer = _committed(journal.read_bytes() if journal.is_file() else b"", self.size)
        self._rows: dict[int, tuple[Cell, ...]] = {}
        self._kept: dict[int, bytes] = {}
        self.count = max(-(-os.fstat(self._handle).st_size // self.size), *self._newer, 0)

    @classmethod
    def of(cls, file: Path, tell: Callable[[], None] = lambda: None) -> "Pages":
        """The pages of a file, with what waits in the journal beside it; raises `OSError`.

        `tell` is called now and then while they are read, and may raise `Cancelled`.
        """
        return cls(file, tell)

    def page(self, number: int) -> bytes:
        """A page; what of it is cut off, or cannot be read, stands as zeros."""
        found = self._newer.get(number) or self._kept.get(number)
        if found is None:
            if len(self._kept) * self.size >= _KEPT_BYTES:
                self._kept.clear()
            found = self._kept[number] = self._read(number).ljust(self.size, b"\0")
        return found

    def _read(self, number: int) -> bytes:
        self._reads += 1
        if self._reads % _LOOK_EVERY == 0:
            self._tell()
        try:
            os.lseek(self._handle, (number - 1) * self.size, os.SEEK_SET)
            return os.read(self._handle, self.size)
        except OSError:  # a worn place of a disk
            return b""

    def kind(self, number: int) -> int:
        """The first byte of a page's own header, which tells its kind where it is one of a b-tree."""
        return self.page(number)[_start(number)]

    def cell_count(self, number: int) -> int:
        """How many rows a page says it holds; 0 for one that is no leaf of a table."""
        page, start = self.page(number), _start(number)
        return int(_U16.unpack_from(page, start + 3)[0]) if page[start] == _LEAF else 0

    def is_of_keys(self, number: int) -> bool:
        """Whether a page holds as many keys as it says."""
        page, start = self.page(number), _start(number)
        count = _U16.unpack_from(page, start + 3)[0]
        return page[start] in (_KEY_LEAF, _KEY_INTERIOR) and count == sum(1 for _ in self.keys(number)) > 0

    def leaves(self, root: int) -> Iterator[int]:
        """The leaf pages of the table that begins at a page, as far as they can be reached."""
        waiting, seen = [root], set[int]()
        while waiting:
            number = waiting.pop()
            if number in seen or not 1 <= number <= self.count:
                continue
            seen.add(number)
            if self.kind(number) == _LEAF:
                yield number
            elif self.kind(number) == _INTERIOR:
                waiting += self._children(number)

    def free(self) -> frozenset[int]:
        """The pages that hold nothing any more, as far as the file's list of them can be read."""
        first = self.page(1)
        if not first.startswith(MAGIC):
            return frozenset()
        found: set[int] = set()
        trunk = _U32.unpack_from(first, 32)[0]
        while 1 < trunk <= self.count and trunk not in found:
            found.add(trunk)
            page = self.page(trunk)
            count = min(_U32.unpack_from(page, 4)[0], (self.size - 8) // 4)
            found.update(_U32.unpack_from(page, 8 + 4 * place)[0] for place in range(count))
            trunk = _U32.unpack_from(page)[0]
        return frozenset(found)

    def rows(self, number: int) -> tuple[Cell, ...]:
        """The rows on a leaf page of a table; cells that make no sense are passed over."""
        if number not in self._rows:
            places = self._places(number, 8) if self.kind(number) == _LEAF else ()
            found = (self.row_at(number, place) for place in places)
            self._rows[number] = tuple(cell for cell in found if cell is not None)
        return self._rows[number]

    def keys(self, number: int) -> Iterator[Cell]:
        """The keys on a page of an index, or of a table without row ids."""
        kind = self.kind(number)
        if kind in (_KEY_LEAF, _KEY_INTERIOR):
            page = self.page(number)
            for place in self._places(number, 8 if kind == _KEY_LEAF else 12):
                start = place if kind == _KEY_LEAF else place + 4
                found = _varint(page, start)
                cell = found and self._record(number, place, found[1], found[0], 0, is_key=True)
                if cell:
                    yield cell

    def row_at(self, number: int, place: int) -> Cell | None:
        """The row of a table that begins at a place on a page, if one does."""
        page = self.page(number)
        size = _varint(page, place)
        row = size and _varint(page, size[1])
        return self._record(number, place, row[1], size[0], row[0], is_key=False) if size and row else None

    def _children(self, number: int) -> list[int]:
        page, start = self.page(number), _start(number)
        places = self._places(number, 12)
        last = _U32.unpack_from(page, start + 8)[0]
        return [last, *(_U32.unpack_from(page, place)[0] for place in reversed(places))]

    def _places(self, number: int, header: int) -> list[int]:
        """Where the cells of a page begin."""
        page, start = self.page(number), _start(number)
        count = min(_U16.unpack_from(page, start + 3)[0], (self.size - start - header) // 2)
        places = (_U16.unpack_from(page, start + header + 2 * one)[0] for one in range(count))
        return [place for place in places if start + header < place < self.size - 4]

    def _record(
        self, number: int, place: int, at: int, size: int, row_id: int, *, is_key: bool
    ) -> Cell | None:
        """The record of `size` bytes that begins at `at`."""
        if not 0 < size <= self.count * self.size:
            return None
        local = _local(size, self.size, is_key=is_key)
        stop = at + local + (4 if local < size else 0)
        if stop > self.size:
            return None
        body, chain = self._body(number, at, local, size)
        values = decoded(body, size)
        if values is None:
            return None
        if len(body) == size > _LONG:
            values = tuple(self._far(one, (number, at, local, size), n) for n, one in enumerate(values))
        return Cell(number, place, stop, tuple(chain), row_id, values, len(body) == size)

    def _far(self, value: Any, where: tuple[int, int, int, int], place: int) -> Any:
        if not isinstance(value, bytes) or len(value) <= _LONG:
            return value
        return Far(lambda: decoded(self._body(*where)[0], where[3]), place)

    def _body(self, number: int, at: int, local: int, size: int) -> tuple[bytes, list[int]]:
        """A record of which `local` bytes lie on its own page, and the pages of the others."""
        page = self.page(number)
        if local == size:
            return page[at : at + local], []
        return self._with_overflow(page[at : at + local], size, _U32.unpack_from(page, at + local)[0])

    def _with_overflow(self, body: bytes, size: int, follow: int) -> tuple[bytes, list[int]]:
        """A record with what lies of it on other pages, as far as their chain holds."""
        parts, have, chain = [body], len(body), list[int]()
        seen = set[int]()
        while have < size and 1 < follow <= self.count and follow not in seen:
            seen.add(follow)
            chain.append(follow)
            page = self.page(follow)
            parts.append(page[4 : 4 + size - have])
            have += len(parts[-1])
            follow = _U32.unpack_from(page)[0]
        return b"".join(parts), chain


def held(value: Any) -> Any:
    """A value itself, read from the file where it is still there."""
    return bytes(value) if isinstance(value, Far) else value


def decoded(body: bytes, size: int) -> tuple[Any, ...] | None:
    """The values of a record of `size` bytes; None where it is none.

    Of a body that is cut short, text keeps what is there of it, and other values are `MISSING`. Text that is
    no UTF-8 keeps its bytes as lone surrogates.
    """
    head = _varint(body, 0)
    if head is None or not head[1] <= head[0] <= len(body):
        return None
    serials: list[int] = []
    at = head[1]
    while at < head[0]:
        if body[at] < 0x80:  # most are of one byte
            serials.append(body[at])
            at += 1
            continue
        found = _varint(body, at)
        if found is None or len(serials) > _MOST_COLUMNS:
            return None
        serials.append(found[0])
        at = found[1]
    if at != head[0] or not serials or min(serials) < 0 or {10, 11} & set(serials):
        return None
    if head[0] + sum(map(_width, serials)) != size:
        return None
    values, at = [], head[0]
    for serial in serials:
        width = _width(serial)
        values.append(_value(serial, body[at : at + width], width))
        at += width
    return tuple(values)


def _value(serial: int, held: bytes, width: int) -> Any:
    if serial == 0:
        return None
    if serial in (8, 9):
        return serial - 8
    if len(held) < width:
        is_text = serial >= 13 and serial % 2
        return held.decode("utf-8", "ignore") if is_text and held else MISSING
    if serial == 7:
        return struct.unpack(">d", held)[0]
    if serial < 7:
        return int.from_bytes(held, "big", signed=True)
    return held.decode("utf-8", "surrogateescape") if serial % 2 else held


def _width(serial: int) -> int:
    """How many bytes a value of this serial type takes."""
    if serial >= 12:
        return (serial - 12) // 2
    return (0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0)[serial]


def _local(size: int, page: int, *, is_key: bool) -> int:
    """How many bytes of a record lie on its own page."""
    most = (page - 12) * 64 // 255 - 23 if is_key else page - 35
    if size <= most:
        return size
    least = (page - 12) * 32 // 255 - 23
    some = least + (size - least) % (page - 4)
    return some if some <= most else least


def _varint(data: bytes, at: int) -> tuple[int, int] | None:
    """A number of one to nine bytes, as signed 64 bits, and where it ends."""
    number = 0
    for place in range(at, min(at + 8, len(data))):
        byte = data[place]
        number = number << 7 | byte & 0x7F
        if byte < 0x80:
            return number, place + 1
    if at + 8 >= len(data):
        return None
    number = number << 8 | data[at + 8]
    return number - (1 << 64 if number >> 63 else 0), at + 9


def _start(number: int) -> int:
    """Where the header of a page's b-tree begins: the first page has that of the file before it."""
    return _HEADER if number == 1 else 0


def _page_size(content: bytes) -> int:
    if content.startswith(MAGIC) and len(content) >= _HEADER:
        size = int(_U16.unpack_from(content, 16)[0])
        size = 65536 if size == 1 else size
        if 512 <= size <= 65536 and size & (size - 1) == 0:
            return size
    return _USUAL_SIZE


def _committed(journal: bytes, size: int) -> dict[int, bytes]:
    """The pages that commits of a journal hold."""
    if len(journal) < _WAL_HEADER or _U32.unpack_from(journal)[0] not in _WAL_MAGICS:
        return {}
    salts = journal[16:24]
    pages: dict[int, bytes] = {}
    waiting: dict[int, bytes] = {}
    step = _FRAME_HEADER + size
    for at in range(_WAL_HEADER, len(journal) - step + 1, step):
        if journal[at + 8 : at + 16] != salts:
            break
        waiting[_U32.unpack_from(journal, at)[0]] = journal[at + _FRAME_HEADER : at + step]
        if _U32.unpack_from(journal, at + 4)[0]:
            pages |= waiting
            waiting = {}
    return pages
