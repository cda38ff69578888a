"""A window that moves along a text file: bytes of UTF-8, whatever the file's encoding."""

import codecs
from io import BufferedIOBase
from typing import BinaryIO, cast

import numpy as np

from expedition.importers.digits import PAD, Text
from expedition.points import I64

LONGEST_REST = 1 << 16
"""So many bytes can stay when the window moves."""

_MARGIN = 1 << 13
_LONGEST_CHARACTER = 4
_NOT_ASCII = 0x80
_BEGIN = b"<"


class Window(Text):
    """The bytes from `PAD` to `end` are the text in sight; those behind are of no meaning."""

    def __init__(self, file: BinaryIO, encoding: str, size: int) -> None:
        """On a file of this encoding, read so many bytes at a time; raises `UnicodeError` on the way."""
        is_utf8 = encoding == "utf-8"
        room = size + _LONGEST_CHARACTER if is_utf8 else size * _LONGEST_CHARACTER
        super().__init__(bytearray(PAD + LONGEST_REST + room + _MARGIN))
        self.end = PAD
        self._is_there = np.empty(len(self.data), dtype=np.bool_)
        # Every open file of bytes can do this, though the type of all of them does not say so.
        self._file = cast(BufferedIOBase, file)
        self._size = size
        self._decoder = codecs.getincrementaldecoder(encoding)(errors="strict")
        self._is_utf8 = is_utf8
        self._is_begun = False

    def move(self, place: int) -> bool:
        """Brings what begins here to the front and reads more behind it; false where there is no more."""
        rest = self.data[place : self.end]
        self.data[PAD : PAD + len(rest)] = rest
        self.end = PAD + len(rest)
        with memoryview(self.data)[self.end : self.end + self._size] as behind:
            size = self._file.readinto(behind)
            self._is_begun = self._is_begun or (self._is_utf8 and behind[:1] == _BEGIN)
            is_plain = self._is_begun and self._is_utf8 and not self._decoder.getstate()[0]
            if is_plain and self.signs[self.end : self.end + size].max(initial=0) < _NOT_ASCII:
                self.end += size
            else:
                self._append(self._decoder.decode(behind[:size], final=not size))
        return size > 0

    def _append(self, text: str) -> None:
        """Puts a text behind, without the mark and the blanks before the first character of the file."""
        if not self._is_begun:
            text = text.lstrip("\ufeff \t\r\n")
            self._is_begun = bool(text)
        raw = text.encode()
        self.data[self.end : self.end + len(raw)] = raw
        self.end += len(raw)

    def places(self, sign: int) -> I64:
        """Where this byte is."""
        size = self.end - PAD
        is_there = np.equal(self.signs[PAD : self.end], sign, out=self._is_there[:size])
        return np.flatnonzero(is_there) + PAD
