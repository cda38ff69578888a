"""JSON files of any size taken apart entry by entry, never held as a whole."""

import codecs
import json
from collections.abc import Collection, Iterator
from typing import Any, BinaryIO

from expedition.errors import ReadError
from expedition.importers.encodings import HEAD, encoding_of
from expedition.text import _
from expedition.units import number

_BLOCK = 1 << 20
_LONGEST = 16 << 20
"""Characters of an entry, about half a million points; as objects they need fifteen times as much memory."""

_LONG = 2 << 20
_SHORTEST = 8
"""Characters a list has at least on the average in honest long entries."""

_SEPARATORS = " \t\r\n\x1e\ufeff\0"
_NEAR_END = 16
_DECODER = json.JSONDecoder()


class DamagedError(Exception):
    """What follows is no JSON; `place` and `why` are for the traveller."""

    def __init__(self, place: str, why: str) -> None:
        super().__init__(place, why)
        self.place = place
        self.why = why


def entries(file: BinaryIO, lists: Collection[str]) -> Iterator[Any]:
    """The values of a file in order.

    The items of a list at the top, or in one of the `lists` of an object there, come one by one; then comes
    the object without them. Several values may follow each other.
    Raises `DamagedError` where the file is damaged, and `ReadError` for traps.
    """
    text = _Text(file)
    while sign := text.peek():
        if sign == "[":
            for item in text.items():
                yield item
        elif sign == "{":
            held: dict[str, Any] = {}
            for name in text.names():
                if name in lists and text.peek() == "[":
                    for item in text.items():
                        yield item
                    held[name] = []
                else:
                    held[name] = text.value()
            yield held
        else:
            raise text.damaged()


class _Text:
    """A text that is read as it is needed, and the place up to which it is taken."""

    def __init__(self, file: BinaryIO) -> None:
        encoding = encoding_of(file.read(HEAD))
        file.seek(0)
        self._file = file
        self._decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
        self._text = ""
        self._at = 0
        self._before = 0
        self._is_read = False

    def peek(self) -> str:
        """The next sign that is no blank, empty at the end."""
        while True:
            while self._at < len(self._text):
                sign = self._text[self._at]
                if sign not in _SEPARATORS:
                    return sign
                self._at += 1
            if not self._more():
                return ""

    def names(self) -> Iterator[str]:
        """The names of an object's members; the value of each has to be taken before the next."""
        for _member in self._parts("}"):
            name = self.value()
            if not isinstance(name, str) or self.peek() != ":":
                raise self.damaged()
            self._at += 1
            yield name

    def items(self) -> Iterator[Any]:
        """The items of a list."""
        for _item in self._parts("]"):
            yield self.value()

    def _parts(self, end: str) -> Iterator[None]:
        self._at += 1
        if self.peek() == end:
            self._at += 1
            return
        while True:
            yield
            sign = self.peek()
            if sign not in (",", end) or not sign:
                raise self.damaged()
            self._at += 1
            if sign == end:
                return

    def value(self) -> Any:
        """The next value, whole."""
        self.peek()
        while True:
            try:
                found, stop = _DECODER.raw_decode(self._text, self._at)
            except RecursionError:
                raise ReadError(_("Its lists are nested without end, which no device writes.")) from None
            except json.JSONDecodeError as error:
                is_open = error.msg.startswith("Unterminated") or error.pos >= len(self._text) - _NEAR_END
                if not is_open or not self._more():
                    raise self.damaged(error.pos) from None
            except ValueError:
                raise self.damaged() from None
            else:
                # A number at the end of what was read may go on.
                if stop < len(self._text) or not self._more():
                    self._at = stop
                    return found
            self._check_entry()

    def _check_entry(self) -> None:
        """Refuse an entry that would need too much memory, before it is whole."""
        length = len(self._text) - self._at
        if length > _LONGEST:
            reason = _("It holds a single entry of more than {count} megabytes; split it into several.")
            raise ReadError(reason.format(count=_LONGEST >> 20))
        lists = self._text.count("[", self._at) + self._text.count("{", self._at)
        if length > _LONG and lists * _SHORTEST > length:
            raise ReadError(
                _("It holds millions of lists with hardly anything in them, which no device writes.")
            )

    def damaged(self, place: int | None = None) -> DamagedError:
        """What to raise where no value can follow."""
        place = self._at if place is None else place
        is_end = self._is_read and not self._text[place:].strip(_SEPARATORS)
        why = _("it ends too early") if is_end or self._is_open(place) else _("this is no JSON")
        return DamagedError(_("character {place}").format(place=number(self._before + place + 1)), why)

    def _is_open(self, place: int) -> bool:
        return self._is_read and self._text[place : place + 1] == '"'

    def _more(self) -> bool:
        """Read on, as much as waits already, so that a long value is not tried too often."""
        if self._is_read:
            return False
        rest = self._text[self._at :]
        raw = self._file.read(max(_BLOCK, len(rest)))
        self._is_read = not raw
        self._before += self._at
        self._text = rest + self._decoder.decode(raw, final=not raw)
        self._at = 0
        return True
