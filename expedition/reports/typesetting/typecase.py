"""All fonts of one document, with fallback from one to the next and a memory of shaped words."""

import unicodedata
from typing import NamedTuple

from expedition.reports.typesetting.style import STRONG, Face
from expedition.reports.typesetting.typefaces import (
    REPLACEMENT,
    SOFT_HYPHEN,
    Piece,
    Strand,
    Typeface,
    Word,
    glyphs,
    is_mark,
    is_silent,
)

_FLAG_LETTERS = frozenset(map(chr, range(0x1F1E6, 0x1F200)))


class Wear(NamedTuple):
    """What a document took from its fonts: glyphs by their codes, signs that none has, flags."""

    glyphs: dict[Face, dict[int, tuple[int, str]]]
    missing: frozenset[str]
    flags: frozenset[str]


class Typecase:
    """All fonts of one document, with fallback from one to the next and a memory of shaped words."""

    def __init__(self, flags: frozenset[str] = frozenset()) -> None:
        self.flags = flags
        self.missing: set[str] = set()
        self.flags_used: set[str] = set()
        self._fonts: dict[Face, Typeface] = {}
        self._words: dict[tuple[Face, str, bool], Word] = {}
        self._homes: dict[tuple[Face, str], tuple[Typeface, str, str]] = {}
        self._turn: int | None = None

    @property
    def fonts(self) -> tuple[Typeface, ...]:
        """The fonts of which something was used."""
        return tuple(font for font in self._fonts.values() if font.used)

    def has(self, text: str) -> bool:
        """Whether some font draws every character."""
        if text.isascii():
            return True
        fonts = [self.font(face) for face in (Face.SANS, Face.HAN, Face.ARABIC, Face.LAST)]
        return all(is_silent(char) or any(ord(char) in font.cover for font in fonts) for char in text)

    def font(self, face: Face) -> Typeface:
        """The open font of a face."""
        if face not in self._fonts:
            self._fonts[face] = Typeface(face)
            if self._turn is not None:
                self._fonts[face].take_turns(self._turn)
        return self._fonts[face]

    def take_turns(self, turn: int) -> None:
        """From now on glyphs are counted by two processes: this one has one turn, 0 or 1."""
        self._turn = turn
        for font in self._fonts.values():
            font.take_turns(turn)

    def wear(self) -> Wear:
        """All that was taken so far."""
        glyphs = {face: font.used for face, font in self._fonts.items()}
        return Wear(glyphs, frozenset(self.missing), frozenset(self.flags_used))

    def take_in(self, wear: Wear) -> None:
        """What another process took."""
        for face, used in wear.glyphs.items():
            self.font(face).used |= used
        self.missing |= wear.missing
        self.flags_used |= wear.flags

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
                part, ends = glyphs(strand, is_rtl)
                size = len(strand.shown)
            stops += [(done + count, width + at) for count, at in ends]
            done += size
            width += sum(piece.width for piece in part)
            pieces = [*part, *pieces] if is_rtl else [*pieces, *part]
        return Word(tuple(pieces), width, () if is_rtl else tuple(stops))

    def _strands(self, face: Face, text: str) -> list["Strand | str"]:
        font = self.font(face)
        is_simple = text.isalnum() or (text.isascii() and text.isprintable())
        if text and is_simple and all(map(font.cover.__contains__, map(ord, text))):
            return [Strand(font, list(text), list(text))]
        return self._mixed(face, text)

    def _mixed(self, face: Face, text: str) -> list["Strand | str"]:
        """The stretches of a text of which the font of the face may not draw all."""
        strands: list[Strand | str] = []
        index = 0
        while index < len(text):
            char = text[index]
            flag = _flag_code(text[index : index + 2]) if char in _FLAG_LETTERS else ""
            if flag and flag.lower() in self.flags:
                strands.append(flag)
                index += 2
                continue
            index += 1
            last = strands[-1] if strands else None
            here = last if isinstance(last, Strand) else None
            if here and char == SOFT_HYPHEN:
                here.add("-", SOFT_HYPHEN)
                continue
            if here and (is_silent(char) or (is_mark(char) and ord(char) in here.font.cover)):
                here.add(char, char)
                continue
            home = self._homes.get((face, char))
            if home is None:
                home = self._homes[face, char] = self._home(face, char)
            font, shown, meant = home
            if not here or here.font is not font:
                here = Strand(font)
                strands.append(here)
            here.add(shown, meant)
        return strands

    def _home(self, face: Face, char: str) -> tuple[Typeface, str, str]:
        """The font that draws a character, the character it draws, and the one it stands for."""
        if is_silent(char):
            return self.font(face), char, char
        is_text = unicodedata.category(char) not in ("Cc", "Cs")
        for candidate in (face, Face.HAN, Face.ARABIC_BOLD if face in STRONG else Face.ARABIC, Face.LAST):
            font = self.font(candidate)
            if is_text and ord(char) in font.cover:
                return font, char, char
        self.missing.add(char)
        return self.font(Face.LAST), REPLACEMENT, char if is_text else REPLACEMENT


def _flag_code(pair: str) -> str:
    if len(pair) == 2 and _FLAG_LETTERS.issuperset(pair):
        return "".join(chr(ord(char) - 0x1F1E6 + ord("A")) for char in pair)
    return ""
