"""A PDF file written from front to end: every object leaves memory as soon as it stands in the file."""

import zlib
from hashlib import md5
from typing import Any, BinaryIO

from reportlab.pdfbase import pdfdoc

_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_MOST_TOGETHER = 200
"""Small objects compressed together; readers open them all to find one."""
_FREE, _ALONE, _TOGETHER = 0, 1, 2
LEVEL = 6
"""How hard pages and tables are compressed."""


class PdfFile:
    """Numbered objects of one document in the order in which they become known."""

    def __init__(self, file: BinaryIO, document: Any) -> None:
        self._file = file
        self._document = document
        self._at = 0
        self._places: dict[int, tuple[int, int, int]] = {}
        self._small: list[tuple[int, bytes]] = []
        self._seen = md5(usedforsecurity=False)
        self._write(_HEADER)

    def reserve(self) -> int:
        """A number for an object that is put later."""
        self._document.objectcounter += 1
        return int(self._document.objectcounter)

    def put(self, number: int, content: bytes) -> None:
        """An object as it is; small ones wait until enough of them can be compressed together."""
        if content[-16:].rstrip().endswith(b"endstream"):
            self._alone(number, content)
            return
        self._places[number] = (_TOGETHER, 0, 0)
        self._small.append((number, content))
        if len(self._small) == _MOST_TOGETHER:
            self._put_small()

    def put_stream(self, number: int, content: bytes, entries: str = "") -> None:
        """Bytes to be compressed, with further entries of their dictionary."""
        packed = zlib.compress(content, LEVEL)
        head = f"<< {entries} /Filter /FlateDecode /Length {len(packed)} >>\nstream\n"
        self._alone(number, head.encode() + packed + b"\nendstream\n")

    def put_named(self, name: str) -> None:
        """An object the library knows by a name; nothing but the name is kept of it."""
        number = self._document.idToObjectNumberAndVersion[name][0]
        if number not in self._places:
            known = self._document.idToObject
            self.put(number, pdfdoc.format(known[name], self._document, toplevel=1))
            known[name] = _WRITTEN

    def finish(self, root: Any, info: Any) -> None:
        """All that is not yet in the file, and the table by which readers find each object."""
        document, number = self._document, 0
        while number < document.objectcounter:
            number += 1
            if number in document.numberToId:
                self.put_named(document.numberToId[number])
        self._put_small()
        own, start = self.reserve(), self._at
        self._places[own] = (_ALONE, start, 0)
        size = own + 1
        table = b"".join(_entry(self._places.get(index)) for index in range(size))
        self._seen.update(table)
        name = self._seen.hexdigest()
        ends = " ".join(
            f"/{key} {pdfdoc.format(value, document).decode()}"
            for key, value in (("Root", root), ("Info", info))
        )
        self.put_stream(own, table, f"/Type /XRef /Size {size} /W [1 5 2] {ends} /ID [<{name}> <{name}>]")
        self._write(f"startxref\n{start}\n%%EOF\n".encode())

    def _alone(self, number: int, content: bytes) -> None:
        self._places[number] = (_ALONE, self._at, 0)
        self._write(b"%d 0 obj\n" % number)
        self._write(content)
        self._write(b"endobj\n")

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


_WRITTEN = pdfdoc.PDFObject()


def _entry(place: tuple[int, int, int] | None) -> bytes:
    kind, first, second = place or (_FREE, 0, 65535)
    return kind.to_bytes(1, "big") + first.to_bytes(5, "big") + second.to_bytes(2, "big")
