"""What the points of one device look like: pieces learned from one of them, in turn fixed and free.

Every byte of a point like it belongs to a piece. Entities, comments, character data, other tags, another
order of attributes: none of them fits, and the XML parser takes over.
"""

import re
from collections.abc import Iterator

from expedition.importers.gpx_words import ELE, POINT, TIME, word_of
from expedition.points import EXTRAS
from expedition.record_classes import dataclass

LAT, LON = "lat", "lon"
POINT_START = re.compile(rb"<(?:[A-Za-z_][\w.-]*:)?trkpt(?=[ \t\r\n>/])")
BLANKS = b" \t\r\n"
_NAME = rb"[A-Za-z_:][\w.:-]*"
_CONTROL = rb"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\xff"
_TAG = re.compile(
    rb"<(?P<close>/?)(?P<name>" + _NAME + rb")"
    rb"(?P<attributes>(?:[ \t\r\n]+" + _NAME + rb"[ \t\r\n]*=[ \t\r\n]*"
    rb"""(?:"[^"<&""" + _CONTROL + rb"""]*"|'[^'<&""" + _CONTROL + rb"""]*'))*)[ \t\r\n]*(?P<empty>/?)>"""
)  # fmt: skip
_ATTRIBUTE = re.compile(rb"[ \t\r\n]+(" + _NAME + rb")[ \t\r\n]*=[ \t\r\n]*([\"'])")
_VALUE = re.compile(rb"[^<]*")
_ILLEGAL = re.compile(r"[<&\]\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LONGEST = 4_000
"""No point is longer; one that is has something else in it."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Bytes all points share, and the value behind them.

    Attributes:
        text: The bytes.
        tag: Which of the point's tags they begin with, None for those right behind a value in a tag.
        column: What the value is, empty for one that is left out, None behind the last piece.
    """

    text: bytes
    tag: int | None
    column: str | None


@dataclass(frozen=True, slots=True)
class Shape:
    """The pieces of one point, how many tags it has, and the blanks behind it."""

    pieces: tuple[Piece, ...]
    tags: int
    blanks: bytes


def is_plain(text: bytes | bytearray) -> bool:
    """Whether a value holds only characters that stand for themselves."""
    return not _ILLEGAL.search(text.decode("utf-8", "replace"))


def learn(text: bytes) -> Shape | None:
    """The shape of the point that starts here; None where it holds more than tags and plain values."""
    learner = _Learner()
    place, tags = 0, 0
    while True:
        tag = _TAG.match(text, place)
        if tag is None or tag.end() > _LONGEST or not learner.take(tag, tags):
            return None
        tags += 1
        place = tag.end()
        if not learner.path:
            break
        value = _VALUE.match(text, place)
        assert value is not None
        is_leaf = not tag["close"] and not tag["empty"] and text.startswith(b"</", value.end())
        if not learner.take_text(value[0], tags, is_leaf=is_leaf):
            return None
        place = value.end()
    columns = [piece.column for piece in learner.pieces if piece.column]
    if columns.count(LAT) != 1 or columns.count(LON) != 1 or len(set(columns)) < len(columns):
        return None
    blanks = text[place : len(text) - len(text[place:].lstrip(BLANKS))]
    return Shape((*learner.pieces, Piece(bytes(learner.fixed), learner.tag, None)), tags, blanks)


class _Learner:
    """The pieces of a point so far."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.fixed = bytearray()
        self.tag: int | None = 0
        self.path: list[str] = []

    def take(self, tag: re.Match[bytes], number: int) -> bool:
        """One tag; false for one that cannot be."""
        name = tag["name"].decode("ascii")
        if tag["close"]:
            self.fixed += tag[0]
            return bool(self.path) and self.path.pop() == name and not tag["attributes"] and not tag["empty"]
        attributes = [(found[1].decode("ascii"), found.end()) for found in _attributes(tag)]
        names = [name for name, _end in attributes]
        if len(set(names)) < len(names) or (number and word_of(name) == POINT):
            return False
        place = tag.start()
        for attribute, start in attributes if number == 0 else ():
            if attribute in (LAT, LON):
                self.fixed += tag.string[place:start]
                self._close(attribute, None)
                place = tag.string.index(tag.string[start - 1 : start], start)
            elif attribute.rpartition(":")[2].lower() in (LAT, LON):
                return False
        self.fixed += tag.string[place : tag.end()]
        self.path.append(name)
        if tag["empty"]:
            self.path.pop()
        return True

    def take_text(self, text: bytes, next_tag: int, *, is_leaf: bool) -> bool:
        """The text behind a tag; false for one that is no value and no blank."""
        column = self._column()
        if is_leaf:
            self._close(column, next_tag)
            return is_plain(text)
        self.fixed += text
        return not column and not text.strip(BLANKS)

    def _close(self, column: str, next_tag: int | None) -> None:
        self.pieces.append(Piece(bytes(self.fixed), self.tag, column))
        self.fixed = bytearray()
        self.tag = next_tag

    def _column(self) -> str:
        """The column of the element that is open, empty without any."""
        word = word_of(self.path[-1])
        is_own = len(self.path) == 2 and word in (ELE, TIME)
        return word if is_own or word in EXTRAS else ""


def _attributes(tag: re.Match[bytes]) -> Iterator[re.Match[bytes]]:
    """The attributes of a tag, each up to its value."""
    place, end = tag.span("attributes")
    while found := _ATTRIBUTE.match(tag.string, place, end):
        yield found
        place = tag.string.index(found[2], found.end()) + 1
