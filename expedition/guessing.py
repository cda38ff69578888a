"""How long a password would withstand guessing, roughly and in words."""

import re
from enum import IntEnum

from expedition.text import _

_PART = re.compile(r"[^\W\d_]+|\d+|[\W_]")
_LETTER_BITS, _DIGIT_BITS, _SIGN_BITS, _SPACE_BITS = 4.7, 3.3, 4.0, 1.0
_WORD_BITS, _WORD_LETTERS = 12.0, 8
_YEAR = re.compile(r"(?:19|20)\d\d")
_YEAR_BITS = 6.5
_KNOWN = ("abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm", "01234567890123456789", "йцукенгшщзхъ")
_KNOWN_BITS, _LEAST_RUN = 3.0, 4


class Strength(IntEnum):
    """How strong a password is."""

    NONE = 0
    WEAK = 1
    FAIR = 2
    STRONG = 3


_FAIR_BITS, _STRONG_BITS = 28.0, 44.0
"""A machine made for it tries perhaps ten thousand a second: the format makes each of them slow."""


def strength_of(password: str) -> Strength:
    """How strong a password is, if whoever guesses knows words, years and rows of keys.

    An estimate: what is known of its owner may make it far weaker.
    """
    if not password:
        return Strength.NONE
    bits = _bits(password)
    return Strength.STRONG if bits >= _STRONG_BITS else Strength.FAIR if bits >= _FAIR_BITS else Strength.WEAK


def told(strength: Strength) -> str:
    """In a sentence."""
    return {
        Strength.NONE: _(
            "Four or more words that nobody would put together are strong and easy to remember."
        ),
        Strength.WEAK: _("A weak password: a computer guesses it within hours. Add words."),
        Strength.FAIR: _("A fair password: it keeps the curious out, not a laboratory. Another word helps."),
        Strength.STRONG: _("A strong password, unless its words can be guessed from who you are."),
    }[strength]


def _bits(password: str) -> float:
    """Of which power of two the guesses are, at most."""
    seen: set[str] = set()
    bits = 0.0
    for part in _PART.findall(password):
        plain = part.casefold()
        bits += 0.5 if plain in seen else _bits_of(part, plain)
        seen.add(plain)
    return bits


def _bits_of(part: str, plain: str) -> float:
    """Of letters, digits or one sign in a row."""
    if len(plain) > len(set(plain)) == 1 or _is_known(plain):
        return min(_KNOWN_BITS, _LETTER_BITS * len(part))
    if part.isdigit():
        return _YEAR_BITS if _YEAR.fullmatch(part) else _DIGIT_BITS * len(part)
    if not part.isalpha():
        return _SPACE_BITS if part.isspace() else _SIGN_BITS
    is_mixed = part not in (plain, part.upper(), part.capitalize())
    usual = min(_LETTER_BITS * len(part), _WORD_BITS + max(0, len(part) - _WORD_LETTERS))
    return usual + (len(part) / 2 if is_mixed else 0.0)


def _is_known(plain: str) -> bool:
    rows = (*_KNOWN, *(row[::-1] for row in _KNOWN))
    return len(plain) >= _LEAST_RUN and any(plain in row for row in rows)
