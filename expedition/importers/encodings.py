"""Which characters the bytes of an XML file stand for.

A byte order mark tells, then the declaration, then UTF-8, then what the letters look like.
"""

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

_RUNS = re.compile(rb"[\x80-\xff]+")
_REPLACED = re.compile(r"\\x([89a-f][0-9a-f])")
_SAMPLE = 4_000
"""So many letters are enough to tell a language by."""

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


def encoding_in(file: BinaryIO) -> str:
    """The codec for an open file, which is read through only where it claims letters that UTF-8 disproves."""
    file.seek(0)
    claimed = encoding_of(file.read(HEAD))
    file.seek(0)
    if claimed.startswith("utf"):
        return claimed
    decoder = codecs.getincrementaldecoder("utf-8")()
    letters = 0
    try:
        while raw := file.read(_BLOCK):
            letters += not raw.isascii()
            decoder.decode(raw)
    except UnicodeDecodeError:
        letters = 0
    file.seek(0)
    return "utf-8" if letters else claimed


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


def texts(file: BinaryIO, encoding: str) -> Iterator[str]:
    """The file as text in pieces, what is no character of the encoding replaced by a sign for it."""
    decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
    while raw := file.read(_BLOCK):
        yield decoder.decode(raw)
    yield decoder.decode(b"", final=True)


def likely_encoding(file: BinaryIO) -> str:
    """The codec of a file that should be UTF-8: that, even if damaged, or what its letters look like.

    Reads the whole file.
    """
    file.seek(0)
    decoder = codecs.getincrementaldecoder("utf-8")(errors="backslashreplace")
    letters, others = 0, bytearray()
    while raw := file.read(_BLOCK):
        text = decoder.decode(raw)
        others += bytes(int(code, 16) for code in _REPLACED.findall(text))
        letters += len(text) - len(text.encode("ascii", "ignore"))
        if len(others) > _SAMPLE:
            break
    return "utf-8" if letters >= len(others) else _guessed(file)


def _guessed(file: BinaryIO) -> str:
    """Chinese, Cyrillic or Western letters, by which bytes follow each other."""
    file.seek(0)
    runs: list[bytes] = []
    while len(runs) < _SAMPLE and (raw := file.read(_BLOCK)):
        runs += _RUNS.findall(raw)
    joined = b"".join(runs)
    if len(joined) < 2 * len(runs):
        return "windows-1252"
    pairs = b"".join(run[: len(run) // 2 * 2 : 2] for run in runs)
    common = sum(0xB0 <= byte <= 0xD7 for byte in pairs)
    if common >= 0.9 * len(pairs) and all(len(run) % 2 == 0 for run in runs):
        return "gbk"
    small_cyrillic = sum(byte >= 0xE0 for byte in joined)
    return "windows-1251" if small_cyrillic >= 0.5 * len(joined) else "windows-1252"


def _without_blanks(block: bytes | str) -> bytes | str:
    if isinstance(block, bytes):
        return block.removeprefix(codecs.BOM_UTF8).lstrip(b" \t\r\n")
    return block.lstrip("\ufeff \t\r\n")
