"""A PDF file written from front to end: every object leaves memory as soon as it stands in the file."""

import zlib
from collections.abc import Callable
from hashlib import md5
from typing import Any, BinaryIO, NamedTuple

from reportlab.pdfbase import pdfdoc

_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_END = b"\nendstream\n"
_MOST_TOGETHER = 200
"""Small objects compressed together; readers open them all to find one."""
_FREE, _ALONE, _TOGETHER = 0, 1, 2
LEVEL = 5
"""How hard pages and tables are compressed."""

Place = tuple[int, int, int]
"""How an object is kept, and where: its offset, or the object that holds it and its index there."""


class Stretch(NamedTuple):
    """What was written elsewhere to become part of a file: where its objects stand, counted from its start.

    `digest` tells its small objects from others, `last` is the highest number it gave.
    """

    places: dict[int, Place]
    digest: bytes
    last: int
    length: int


class PdfFile:
    """Numbered objects of one document in the order in which they become known."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._at = 0
        self._last, self._step = 0, 1
        self._places: dict[int, Place] = {}
        self._small: list[tuple[int, bytes]] = []
        self._seen = md5(usedforsecurity=False)
        self._write(_HEADER)

    def reserve(self) -> int:
        """A number for an object that is put later."""
        self._last += self._step
        return self._last

    def put(self, number: int, content: bytes) -> None:
        """A small object as it is; it waits until enough of them can be compressed together."""
        self._places[number] = (_TOGETHER, 0, 0)
        self._small.append((number, content))
        if len(self._small) == _MOST_TOGETHER:
            self._put_small()

    def put_stream(self, number: int, content: bytes, entries: str = "") -> None:
        """Bytes to be compressed, with further entries of their dictionary."""
        self.put_packed(number, zlib.compress(content, LEVEL), f"{entries} /Filter /FlateDecode")

    def put_packed(self, number: int, content: bytes, entries: str) -> None:
        """Bytes that stay as they are, with all entries of their dictionary but the length."""
        self._alone(number, f"<< {entries} /Length {len(content)} >>\nstream\n".encode(), content, _END)

    def take_turns(self, turn: int) -> None:
        """From now on gives every second number: of two that go on from here, each has one turn, 0 or 1."""
        self._last += turn - 1
        self._step = 2

    def write_elsewhere(self, file: BinaryIO) -> None:
        """What is put from now on goes into another file as a stretch of this one."""
        self._file, self._at = file, 0
        self._places, self._small = {}, []
        self._seen = md5(usedforsecurity=False)

    def stretch(self) -> Stretch:
        """All that was written elsewhere."""
        self._put_small()
        return Stretch(self._places, self._seen.digest(), self._last, self._at)

    def take_in(self, stretch: Stretch, source: BinaryIO) -> None:
        """A stretch that was written elsewhere, its bytes in a source that is read from its start."""
        for number, (kind, first, second) in stretch.places.items():
            at = first + self._at if kind == _ALONE else first
            self._places[number] = (kind, at, second)
        left = stretch.length
        while left:
            content = source.read(min(left, 1 << 20))
            if not content:
                raise EOFError
            self._write(content)
            left -= len(content)
        self._seen.update(stretch.digest)
        self._last, self._step = max(self._last, stretch.last), 1

    def put_known(self, document: Any, make: Callable[[], tuple[Any, Any]]) -> tuple[str, str]:
        """All objects that the library made of a document, and the two references that `make` gives."""
        document.objectcounter = max(self._last, document.objectcounter)
        made = [pdfdoc.format(one, document).decode() for one in make()]
        number = 0
        while number < document.objectcounter:  # Writing one may bring others.
            number += 1
            if number in document.numberToId:
                known = document.idToObject[document.numberToId[number]]
                content = pdfdoc.format(known, document, toplevel=1)
                self._last = document.objectcounter
                self._put_one(number, content)
                document.objectcounter = self._last
        return made[0], made[1]

    def finish(self, root: str, info: str) -> None:
        """The table by which readers find each object; root and info are references."""
        self._put_small()
        own, start = self.reserve(), self._at
        self._places[own] = (_ALONE, start, 0)
        size = own + 1
        table = b"".join(_entry(self._places.get(index)) for index in range(size))
        self._seen.update(table)
        name = self._seen.hexdigest()
        entries = f"/Type /XRef /Size {size} /W [1 5 2] /Root {root} /Info {info} /ID [<{name}> <{name}>]"
        self.put_stream(own, table, entries)
        self._write(f"startxref\n{start}\n%%EOF\n".encode())

    def _put_one(self, number: int, content: bytes) -> None:
        if content[-16:].rstrip().endswith(b"endstream"):
            self._alone(number, content)
        else:
            self.put(number, content)

    def _alone(self, number: int, *parts: bytes) -> None:
        self._places[number] = (_ALONE, self._at, 0)
        for part in (b"%d 0 obj\n" % number, *parts, b"endobj\n"):
            self._write(part)

    def _put_small(self) -> None:
        small, self._small = self._small, []
        if not small:
            return
        own = self.reserve()
        where, at = [], 0
        for index, (number, content) in enumerate(small):
            self._places[number] = (_TOGETHER, own, index)
            where.append(f"{number} {at}")
            at += len(content) + 1
        head = " ".join(where).encode() + b"\n"
        content = head + b"\n".join(content for _number, content in small)
        self._seen.update(content)
        self.put_stream(own, content, f"/Type /ObjStm /N {len(small)} /First {len(head)}")

    def _write(self, content: bytes) -> None:
        self._file.write(content)
        self._at += len(content)


def _entry(place: Place | None) -> bytes:
    kind, first, second = place or (_FREE, 0, 65535)
    return kind.to_bytes(1, "big") + first.to_bytes(5, "big") + second.to_bytes(2, "big")
