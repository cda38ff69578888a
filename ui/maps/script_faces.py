"""Which face has the letters of a name: one of our own, else one of the desktop's, else none."""

import unicodedata
from collections.abc import Sequence

from PySide6.QtGui import QFont, QFontDatabase, QRawFont

from ui import fonts

_System = QFontDatabase.WritingSystem
_SYSTEMS = {
    "GEORGIAN": _System.Georgian,
    "ARMENIAN": _System.Armenian,
    "HEBREW": _System.Hebrew,
    "DEVANAGARI": _System.Devanagari,
    "BENGALI": _System.Bengali,
    "GURMUKHI": _System.Gurmukhi,
    "GUJARATI": _System.Gujarati,
    "ORIYA": _System.Oriya,
    "TAMIL": _System.Tamil,
    "TELUGU": _System.Telugu,
    "KANNADA": _System.Kannada,
    "MALAYALAM": _System.Malayalam,
    "SINHALA": _System.Sinhala,
    "THAI": _System.Thai,
    "LAO": _System.Lao,
    "TIBETAN": _System.Tibetan,
    "MYANMAR": _System.Myanmar,
    "KHMER": _System.Khmer,
    "HANGUL": _System.Korean,
}
"""Scripts of which only the desktop may have a face, by the first word of their letters' names in Unicode."""
_MORE_HAN = (_System.Japanese, _System.TraditionalChinese)
"""Our own face has the signs of mainland China."""
_HAN = frozenset(("CJK", "HIRAGANA", "KATAKANA"))

_SMALL, _LARGER = "ARABIC", 1.25
"""Letters much smaller than Latin ones of the same size."""

_OWN = tuple(family for family in fonts.SANS if family != "Noto Sans")
_PIXELS = 12


class ScriptFaces:
    """Looks a face up for each name, and remembers for each letter whether there is one."""

    def __init__(self) -> None:
        self._raw: dict[str, QRawFont] = {}
        self._texts: dict[str, bool] = {}
        self._known: dict[tuple[str, str], bool] = {}
        self._families: dict[str, tuple[str, ...]] = {}

    def can_write(self, text: str) -> bool:
        """Whether every letter would be seen, none as a box."""
        if text.isascii():
            return True
        if text not in self._texts:
            found = self._is_written(self._families_for(text), text)
            if not found and not self._has_all_own:
                # Ours come one after the other when the window opens.
                return False
            self._texts[text] = found
        return self._texts[text]

    def face(self, usual: QFont, text: str) -> QFont:
        """The usual face, or the desktop's for a script that ours do not have."""
        families = () if text.isascii() else self._families_for(text)
        is_small = bool(families) and _script(text) == _SMALL
        if not is_small and (not families or families == _OWN):
            return usual
        made = QFont(usual)
        if families != _OWN:
            made.setFamilies(list(families))
        if is_small:
            made.setPixelSize(round(usual.pixelSize() * _LARGER))
        return made

    def _families_for(self, text: str) -> tuple[str, ...]:
        """Ours, or the one of the desktop's that has the script."""
        script = _script(text)
        if script in _SYSTEMS:
            return self._first_of(script, (_SYSTEMS[script],))
        if script in _HAN and not self._is_written(_OWN, text):
            return self._first_of(script, _MORE_HAN) or _OWN
        return _OWN

    def _first_of(self, script: str, systems: Sequence[QFontDatabase.WritingSystem]) -> tuple[str, ...]:
        if script not in self._families:
            families = {name for system in systems for name in QFontDatabase.families(system)} - {*_OWN}
            self._families[script] = tuple(sorted(families, key=_plainness)[:1])
        return self._families[script]

    def _is_written(self, families: tuple[str, ...], text: str) -> bool:
        return all(any(self._has(family, letter) for family in families) for letter in text)

    @property
    def _has_all_own(self) -> bool:
        return all(map(QFontDatabase.hasFamily, _OWN))

    def _has(self, family: str, letter: str) -> bool:
        if not letter.isalnum() and not unicodedata.combining(letter) and letter < "\u2190":
            return True
        if (family, letter) not in self._known:
            if family not in self._raw and not QFontDatabase.hasFamily(family):
                return False
            self._known[family, letter] = self._raw_of(family).supportsCharacter(ord(letter))
        return self._known[family, letter]

    def _raw_of(self, family: str) -> QRawFont:
        if family not in self._raw:
            font = QFont(family)
            font.setPixelSize(_PIXELS)
            self._raw[family] = QRawFont.fromFont(font)
        return self._raw[family]


def _script(text: str) -> str:
    first = next((letter for letter in text if letter.isalpha()), "")
    return unicodedata.name(first, "").partition(" ")[0] if first else ""


def _plainness(family: str) -> tuple[bool, bool, str]:
    """Sans first: names on a map are small."""
    return "Sans" not in family, "Mono" in family or "Condensed" in family, family
