"""Font files opened for one document: what they cover, how words look in them, which glyphs were used."""

import unicodedata
from dataclasses import field
from importlib.resources import files
from typing import Any

import uharfbuzz as hb

from expedition.record_classes import dataclass
from expedition.reports.typesetting.style import Face

_FEATURES = {"kern": True, "liga": True}
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
        self.used: dict[int, tuple[int, str]] = {}
        """Glyphs with the texts they stand for, by their codes."""
        self._codes: dict[tuple[int, str], int] = {}
        self._last, self._step = 0, 1
        self._advances: dict[int, float] = {}

    def code(self, glyph: int, text: str) -> int:
        """The code under which a glyph standing for a text is written into the document, from 1."""
        known = self._codes.get((glyph, text))
        if known is None:
            self._last += self._step
            known = self._codes[glyph, text] = self._last
            self.used[known] = glyph, text
        return known

    def take_turns(self, turn: int) -> None:
        """From now on codes are given by two processes: this one has one turn, 0 or 1."""
        self._last += turn - 1
        self._step = 2

    def advance(self, glyph: int) -> float:
        """The width of a glyph as the document will declare it, in font units."""
        known = self._advances.get(glyph)
        if known is None:
            known = self._advances[glyph] = float(self.hb_font.get_glyph_h_advance(glyph))
        return known


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
class Strand:
    """A stretch of text in one font: what is shown, and what it stands for."""

    font: Typeface
    shown: list[str] = field(default_factory=list)
    meant: list[str] = field(default_factory=list)

    def add(self, shown: str, meant: str) -> None:
        """One character in the order it is read."""
        self.shown.append(shown)
        self.meant.append(meant)


def is_silent(char: str) -> bool:
    """Whether a sign steers others and has no look of its own."""
    return char in "\u034f\u200b\u200c\u200d\u2060\ufeff" or 0xFE00 <= ord(char) <= 0xFE0F


def is_mark(char: str) -> bool:
    """Whether a sign stands on the one before it."""
    return unicodedata.category(char) in ("Mn", "Me")


def glyphs(strand: Strand, is_rtl: bool) -> tuple[tuple[Piece, ...], list[tuple[int, float]]]:
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
