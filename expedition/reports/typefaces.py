"""Font files opened for one document: what they cover, how words look in them, which glyphs were used."""

import unicodedata
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any

import uharfbuzz as hb

from expedition.reports.style import Face

_FEATURES = {"kern": True, "liga": True}
_STRONG = frozenset({Face.SERIF_STRONG, Face.SANS_BOLD, Face.SANS_STRONG})
_SCALE = {Face.HAN: 0.96, Face.ARABIC: 1.08, Face.ARABIC_BOLD: 1.08}
REPLACEMENT = "\ufffd"
_NOTHING = "\u200b"
SOFT_HYPHEN = "\u00ad"
"""Set where a line ends inside a word: looks like a hyphen and reads as no sign at all."""


class Typeface:
    """A font and the glyphs a document took from it, each bound to the text it stands for."""

    def __init__(self, face: Face) -> None:
        self.face = face
        folder = (
            files("matplotlib") / "mpl-data" / "fonts" / "ttf"
            if face is Face.LAST
            else files("resources") / "fonts"
        )
        self.hb_face: Any = hb.Face((folder / f"{face.value}.ttf").read_bytes())
        self.hb_font: Any = hb.Font(self.hb_face)
        self.cover = frozenset(self.hb_face.unicodes)
        self.em: float = self.hb_face.upem
        self.scale = _SCALE.get(face, 1.0)
        self.used: list[tuple[int, str]] = []
        self._codes: dict[tuple[int, str], int] = {}

    def code(self, glyph: int, text: str) -> int:
        """The code under which a glyph standing for a text is written into the document, from 1."""
        known = self._codes.get((glyph, text))
        if known is None:
            self.used.append((glyph, text))
            known = self._codes[glyph, text] = len(self.used)
        return known

    def advance(self, glyph: int) -> float:
        """The width of a glyph as the document will declare it, in font units."""
        return float(self.hb_font.get_glyph_h_advance(glyph))


@dataclass(frozen=True, slots=True)
class Piece:
    """Glyphs of one font in the order they are drawn.

    Attributes:
        font: Their font; None for a flag.
        width: In ems of the text around.
        scale: Size beside the text around.
        rise: How far above the base line, in ems.
        codes: Operand of the PDF operator TJ, without brackets.
        glyphs: How many glyphs that are.
        flag: Country code of a flag, or empty.
    """

    font: Typeface | None
    width: float
    scale: float = 1.0
    rise: float = 0.0
    codes: str = ""
    glyphs: int = 0
    flag: str = ""


@dataclass(frozen=True, slots=True)
class Word:
    """A shaped text; `stops` are (characters, ems) after each cluster, for left-to-right text only."""

    pieces: tuple[Piece, ...]
    width: float
    stops: tuple[tuple[int, float], ...] = ()


@dataclass(slots=True)
class _Strand:
    """A stretch of text in one font: what is shown, and what it stands for."""

    font: Typeface
    shown: list[str] = field(default_factory=list)
    meant: list[str] = field(default_factory=list)

    def add(self, shown: str, meant: str) -> None:
        self.shown.append(shown)
        self.meant.append(meant)


class Typecase:
    """All fonts of one document, with fallback from one to the next and a memory of shaped words."""

    def __init__(self, flags: frozenset[str] = frozenset()) -> None:
        self.flags = flags
        self.missing: set[str] = set()
        self.flags_used: set[str] = set()
        self._fonts: dict[Face, Typeface] = {}
        self._words: dict[tuple[Face, str, bool], Word] = {}

    @property
    def fonts(self) -> tuple[Typeface, ...]:
        """The fonts of which something was used."""
        return tuple(font for font in self._fonts.values() if font.used)

    def font(self, face: Face) -> Typeface:
        """The open font of a face."""
        if face not in self._fonts:
            self._fonts[face] = Typeface(face)
        return self._fonts[face]

    def word(self, face: Face, text: str, is_rtl: bool = False) -> Word:
        """The text as glyphs, each character from the first font that has it."""
        key = (face, text, is_rtl)
        known = self._words.get(key)
        if known is None:
            known = self._words[key] = self._shape(face, text, is_rtl)
        return known

    def width(self, face: Face, size: float, text: str) -> float:
        """The width of a left-to-right text in points."""
        return self.word(face, text).width * size

    def _shape(self, face: Face, text: str, is_rtl: bool) -> Word:
        pieces: list[Piece] = []
        stops: list[tuple[int, float]] = []
        done, width = 0, 0.0
        part: tuple[Piece, ...]
        for strand in self._strands(face, text):
            if isinstance(strand, str):
                part, ends, size = (Piece(None, 1.15, flag=strand.lower()),), [(2, 1.15)], 2
                self.flags_used.add(strand.lower())
            else:
                part, ends = _glyphs(strand, is_rtl)
                size = len(strand.shown)
            stops += [(done + count, width + at) for count, at in ends]
            done += size
            width += sum(piece.width for piece in part)
            pieces = [*part, *pieces] if is_rtl else [*pieces, *part]
        return Word(tuple(pieces), width, () if is_rtl else tuple(stops))

    def _strands(self, face: Face, text: str) -> list["_Strand | str"]:
        strands: list[_Strand | str] = []
        index = 0
        while index < len(text):
            char = text[index]
            flag = _flag_code(text[index : index + 2])
            if flag and flag.lower() in self.flags:
                strands.append(flag)
                index += 2
                continue
            index += 1
            last = strands[-1] if strands else None
            here = last if isinstance(last, _Strand) else None
            if here and char == SOFT_HYPHEN:
                here.add("-", SOFT_HYPHEN)
                continue
            if here and (_is_silent(char) or (_is_mark(char) and ord(char) in here.font.cover)):
                here.add(char, char)
                continue
            font, shown, meant = self._home(face, char)
            if not here or here.font is not font:
                here = _Strand(font)
                strands.append(here)
            here.add(shown, meant)
        return strands

    def _home(self, face: Face, char: str) -> tuple[Typeface, str, str]:
        """The font that draws a character, the character it draws, and the one it stands for."""
        if _is_silent(char):
            return self.font(face), char, char
        is_text = unicodedata.category(char) not in ("Cc", "Cs")
        for candidate in (face, Face.HAN, Face.ARABIC_BOLD if face in _STRONG else Face.ARABIC, Face.LAST):
            font = self.font(candidate)
            if is_text and ord(char) in font.cover:
                return font, char, char
        self.missing.add(char)
        return self.font(Face.LAST), REPLACEMENT, char if is_text else REPLACEMENT


def _flag_code(pair: str) -> str:
    if len(pair) == 2 and all(0x1F1E6 <= ord(char) <= 0x1F1FF for char in pair):
        return "".join(chr(ord(char) - 0x1F1E6 + ord("A")) for char in pair)
    return ""


def _is_silent(char: str) -> bool:
    """Whether a sign steers others and has no look of its own."""
    return char in "\u034f\u200b\u200c\u200d\u2060\ufeff" or 0xFE00 <= ord(char) <= 0xFE0F


def _is_mark(char: str) -> bool:
    return unicodedata.category(char) in ("Mn", "Me")


def _glyphs(strand: _Strand, is_rtl: bool) -> tuple[tuple[Piece, ...], list[tuple[int, float]]]:
    """A strand's glyphs in drawing order, and the (characters, ems) after each cluster."""
    font, text, meant = strand.font, "".join(strand.shown), "".join(strand.meant)
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.direction = "rtl" if is_rtl else "ltr"
    hb.shape(font.hb_font, buffer, _FEATURES)
    infos, positions = buffer.glyph_infos, buffer.glyph_positions
    starts = sorted({info.cluster for info in infos})
    stop_of = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    told: set[int] = set()
    pieces: list[Piece] = []
    stops: list[tuple[int, float]] = []
    writer = _Writer(font)
    for info, position in zip(infos, positions, strict=True):
        first, stop = info.cluster, stop_of[info.cluster]
        stands_for = _NOTHING if first in told else meant[first:stop]
        if first not in told and told and not is_rtl:
            stops.append((first, writer.width_before))
        told.add(first)
        if position.y_offset != writer.rise:
            pieces += writer.finish()
            writer.rise = position.y_offset
        writer.add(info.codepoint, stands_for, position)
    total = writer.width_before
    pieces += writer.finish()
    if not is_rtl:
        stops.append((len(text), total))
    return tuple(pieces), stops


class _Writer:
    """Collects glyphs into the operand of TJ, with the corrections between them."""

    def __init__(self, font: Typeface) -> None:
        self.font = font
        self.rise = 0
        self.width_before = 0.0
        self._start = 0.0
        self._parts: list[str] = []
        self._hex = ""
        self._glyphs = 0

    def add(self, glyph: int, text: str, position: Any) -> None:
        """One glyph with its offsets and its advance in font units."""
        offset = position.x_offset
        self._move(offset)
        self._hex += f"{self.font.code(glyph, text):04x}"
        self._glyphs += 1
        self._move(position.x_advance - self.font.advance(glyph) - offset)
        self.width_before += position.x_advance / self.font.em * self.font.scale

    def finish(self) -> list[Piece]:
        """What was collected, as a piece; empty when there is nothing."""
        if self._hex:
            self._parts.append(f"<{self._hex}>")
        if not self._parts:
            return []
        width = self.width_before - self._start
        rise = self.rise / self.font.em * self.font.scale
        piece = Piece(self.font, width, self.font.scale, rise, " ".join(self._parts), self._glyphs)
        self._parts, self._hex, self._glyphs, self._start = [], "", 0, self.width_before
        return [piece]

    def _move(self, units: float) -> None:
        if units:
            if self._hex:
                self._parts.append(f"<{self._hex}>")
                self._hex = ""
            self._parts.append(f"{-units * 1000 / self.font.em:.4g}")
