"""Which characters the bytes of an XML file stand for: byte order mark, then declaration, then UTF-8."""

import codecs
import re
from collections.abc import Iterator
from typing import BinaryIO

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._:-]{1,40})["']""")
_NO_CHARACTERS = frozenset({"ascii", "idna", "punycode", "raw-unicode-escape", "unicode-escape", "utf-7"})
"""Codecs that turn plain letters into other text, or know too few."""

_BLOCK = 1 << 18
HEAD = 1024


def encoding_of(head: bytes) -> str:
    """The codec for a file that begins like this; `utf-8` where nothing says otherwise."""
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name
    if head.startswith(b"<\0"):
        return "utf-16-le"
    if head.startswith(b"\0<"):
        return "utf-16-be"
    declared = _DECLARED.search(head)
    return _usable(declared[1].decode("ascii")) if declared else "utf-8"


def _usable(declared: str) -> str:
    """The declared codec, or UTF-8 where it is unknown or is disproved by having been read byte by byte."""
    try:
        name = codecs.lookup(declared).name
        plain = b"<gpx>".decode(name, "strict")
    except (LookupError, ValueError):
        return "utf-8"
    return "utf-8" if plain != "<gpx>" or name in _NO_CHARACTERS else name


def blocks(file: BinaryIO, encoding: str) -> Iterator[bytes | str]:
    """The file in pieces an XML parser takes: bytes for UTF-8, else text; blanks before `<` left out."""
    decoder = None if encoding == "utf-8" else codecs.getincrementaldecoder(encoding)(errors="replace")
    is_begun = False
    while raw := file.read(_BLOCK):
        block: bytes | str = raw if decoder is None else decoder.decode(raw)
        if not is_begun:
            block = _without_blanks(block)
            is_begun = bool(block)
        if block:
            yield block


def is_utf8(file: BinaryIO) -> bool:
    """Whether all of a file can be UTF-8; a character cut off by its end does not disprove it."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while raw := file.read(_BLOCK):
            decoder.decode(raw)
    except UnicodeDecodeError:
        return False
    return True


def _without_blanks(block: bytes | str) -> bytes | str:
    if isinstance(block, bytes):
        return block.removeprefix(codecs.BOM_UTF8).lstrip(b" \t\r\n")
    return block.lstrip("\ufeff \t\r\n")
