"""One way to compare words: without capitals, accents, apostrophes and the letters that get confused.

Every character is folded by itself, so that places in the folded text can be told in the original.
"""

import re
import unicodedata
from bisect import bisect_right
from itertools import accumulate, pairwise

APOSTROPHES = "'`´’‘‛′ʹʺʻʼʽʾʿˈꞌ"
"""Signs that names are written with or without: Geer'mu, Qur’an, Oʻzbek, ʿAli."""

_TATWEEL = "\u0640"
_BLOCK = 1024
_WITH_APOSTROPHE = re.compile(rf"\w+(?:[{APOSTROPHES}]\w+)+")
_ALIKE = str.maketrans(
    {
        # Latin letters that Unicode does not take apart.
        **dict(zip("øđðłıəħŧ", "oddliaht", strict=True)),
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ŋ": "ng",
        # Letters of Kazakh and its neighbours, typed with a Russian keyboard.
        **dict(zip("қғңөұүһәіҳҷҹҝ", "кгноуухаихччк", strict=True)),
        # Letters of the Arabic script that differ from keyboard to keyboard.
        **dict.fromkeys("ىیېۍ", "ي"),
        **dict.fromkeys("کڪ", "ك"),
        **dict.fromkeys("ەھہۃة", "ه"),
        "ٱ": "ا",
    }
)
_WITHOUT_BLANKS = (
    (0x0E00, 0x0EFF),
    (0x1000, 0x109F),
    (0x1780, 0x17FF),
    (0x2E80, 0x2FDF),
    (0x3005, 0x3007),
    (0x3040, 0x312F),
    (0x31A0, 0x31FF),
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x1B000, 0x1B16F),
    (0x20000, 0x3FFFF),
)
"""Scripts that write no blanks between words: Thai to Khmer, Japanese, Chinese."""


class _Table(dict[int, str]):
    """What each character becomes, filled as characters are met."""

    def __init__(self, apostrophe: str) -> None:
        super().__init__()
        self._apostrophe = apostrophe

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if char in APOSTROPHES:
            self[code] = self._apostrophe
        else:
            plain = unicodedata.normalize("NFKD", char.casefold()).casefold()
            self[code] = "".join(map(_folded, plain))
        return self[code]


def _folded(part: str) -> str:
    category = unicodedata.category(part)
    if unicodedata.combining(part) or category == "Cf" or part == _TATWEEL:
        return ""
    if category == "Nd":
        return str(unicodedata.decimal(part))
    if category[0] not in "LNM":
        return " "
    code = ord(part)
    if any(first <= code <= last for first, last in _WITHOUT_BLANKS):
        return f" {part} "
    return part.translate(_ALIKE)


_JOINED, _PARTED = _Table(""), _Table(" ")


def folded(text: str) -> str:
    """The text as it is compared, words between blanks: `Ürümqi` is found by `urumqi`.

    Of scripts without blanks every character is a word, so that any run of them can be found.
    """
    return text.translate(_JOINED)


def letters(text: str) -> str:
    """Only the letters and figures of a name, folded: `Geer'mu` and `ge er mu` agree."""
    return "".join(folded(text).split())


def parted(text: str) -> str:
    """As `folded`, but an apostrophe parts words: `l’hôtel` is two."""
    return text.translate(_PARTED)


def has_apostrophe(text: str) -> bool:
    """Whether `parted` says something else than `folded`."""
    return any(sign in text for sign in APOSTROPHES)


def words_of(text: str) -> str:
    """The words of a text by which it is found, single blanks between them; `l’hôtel` is also `hotel`."""
    plain = folded(text)
    if has_apostrophe(text):
        plain = " ".join([plain, *map(parted, _WITH_APOSTROPHE.findall(text))])
    return " ".join(plain.split())


def original_span(text: str, start: int, end: int, *, is_parted: bool = False) -> tuple[int, int]:
    """Where a part of the folded text stands in the original."""
    table = _PARTED if is_parted else _JOINED
    blocks = range(0, len(text), _BLOCK)
    ends = list(accumulate(len(text[at : at + _BLOCK].translate(table)) for at in blocks))
    return _original(text, ends, start, table), _original(text, ends, end - 1, table) + 1


def _original(text: str, ends: list[int], place: int, table: _Table) -> int:
    """The character of the original that stands at a place of the folded text."""
    block = bisect_right(ends, place)
    at, passed = block * _BLOCK, ends[block - 1] if block else 0
    lengths = accumulate((len(char.translate(table)) for char in text[at : at + _BLOCK]), initial=passed)
    return next(at + n for n, (_before, after) in enumerate(pairwise(lengths)) if after > place)
