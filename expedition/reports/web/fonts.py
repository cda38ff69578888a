"""The bundled fonts cut down to the signs of one page, to travel inside it."""

import struct
import zlib
from base64 import b64encode
from collections.abc import Iterator, Mapping
from typing import Any

import uharfbuzz as hb

from expedition.reports.typesetting.style import STRONG, Face
from expedition.reports.typesetting.typecase import Typecase
from expedition.reports.typesetting.typefaces import Typeface
from expedition.reports.web.looks import FAMILIES

_NAMES = {"serif": "Source Serif 4", "sans": "Source Sans 3"}
_OTHERS = {
    Face.HAN: ("Noto Sans SC", 400),
    Face.ARABIC: ("Noto Naskh Arabic", 400),
    Face.ARABIC_BOLD: ("Noto Naskh Arabic", 700),
    Face.LAST: ("DejaVu Sans", 400),
}
_FEATURES = ("tnum", "lnum", "pnum")
_DROPPED = ("STAT", "BASE", "gasp", "vhea", "vmtx")
_HEADER, _ENTRY = struct.Struct(">4sIIHHIHHIIIII"), struct.Struct(">4sIIII")
_TABLES, _RECORD = struct.Struct(">4xH6x"), struct.Struct(">4sIII")


def rules(case: Typecase, letters: Mapping[Face, set[str]]) -> str:
    """A rule for each face of which a letter is wanted."""
    homes = _homes(case, letters)
    return "".join(_rule(case.font(face), homes[face]) for face in Face if homes.get(face))


def _homes(case: Typecase, letters: Mapping[Face, set[str]]) -> dict[Face, set[int]]:
    """The signs that each font has to have; what the wanted one lacks goes to the next that has it."""
    homes: dict[Face, set[int]] = {}
    for face, wanted in letters.items():
        left = {ord(char) for char in wanted}
        for home in (face, Face.HAN, Face.ARABIC_BOLD if face in STRONG else Face.ARABIC, Face.LAST):
            if not left:
                break
            found = left & case.font(home).cover
            homes.setdefault(home, set()).update(found)
            left -= found
    return homes


def _rule(font: Typeface, signs: set[int]) -> str:
    data = b64encode(web_font(_subset(font, signs))).decode()
    if font.face in _OTHERS:
        name, weight = _OTHERS[font.face]
        slant = ""
    else:
        family, weight, is_italic = FAMILIES[font.face]
        name, slant = _NAMES[family], ";font-style:italic" if is_italic else ""
    return (
        f'@font-face{{font-family:"{name}";font-weight:{weight}{slant};font-display:swap;'
        f'src:url("data:font/woff;base64,{data}") format("woff")}}\n'
    )


def _subset(font: Typeface, signs: set[int]) -> bytes:
    wanted: Any = hb.SubsetInput()
    wanted.unicode_set.update(signs)
    wanted.layout_feature_tag_set.update({int.from_bytes(tag.encode(), "big") for tag in _FEATURES})
    wanted.drop_table_tag_set.update({int.from_bytes(tag.encode(), "big") for tag in _DROPPED})
    wanted.flags = hb.SubsetFlags.NO_HINTING
    plan: Any = hb.SubsetPlan(font.hb_face, wanted)
    return bytes(plan.execute().blob.data)


def web_font(font: bytes) -> bytes:
    """A font program as WOFF 1.0: the same tables, each compressed."""
    tables = list(_tables(font))
    offset = _HEADER.size + _ENTRY.size * len(tables)
    entries, held = b"", b""
    for tag, checksum, data in tables:
        packed = zlib.compress(data, 9)
        packed = packed if len(packed) < len(data) else data
        entries += _ENTRY.pack(tag, offset + len(held), len(packed), len(data), checksum)
        held += packed + bytes(-len(packed) % 4)
    whole = 12 + 16 * len(tables) + sum(len(data) + -len(data) % 4 for _tag, _sum, data in tables)
    length = offset + len(held)
    header = _HEADER.pack(
        b"wOFF", int.from_bytes(font[:4], "big"), length, len(tables), 0, whole, 1, 0, 0, 0, 0, 0, 0
    )
    return header + entries + held


def _tables(font: bytes) -> Iterator[tuple[bytes, int, bytes]]:
    (count,) = _TABLES.unpack_from(font)
    for index in range(count):
        tag, checksum, offset, length = _RECORD.unpack_from(font, 12 + 16 * index)
        yield tag, checksum, font[offset : offset + length]


def licences() -> str:
    """A comment on whose fonts these are."""
    return (
        "/* Fonts, cut down to the signs of this page: Source Serif 4 and Source Sans 3, "
        "Copyright Adobe (Frank Griesshammer, Paul D. Hunt); Noto Sans SC and Noto Naskh Arabic, "
        "Copyright Google and Adobe: all under the SIL Open Font License 1.1, "
        "https://openfontlicense.org. DejaVu Sans, Copyright Bitstream and others, "
        "under its own free licence, https://dejavu-fonts.github.io. */\n"
    )
