"""Words of the traveller as text and attributes of HTML: nothing of them is ever markup."""

import re
import unicodedata
from html import escape

from expedition.reports.typesetting.scripts import tidy

_SAFE = re.compile(r"(?:https?|mailto|geo):[^\s\x00-\x1f]", re.IGNORECASE)
_KEPT = frozenset("\n\t")


def text(words: str) -> str:
    """The words as text of an element; signs that no page may hold are shown as unreadable."""
    return escape(clean(words), quote=False)


def attribute(words: str) -> str:
    """The words as a value between double quotes, on one line."""
    return escape(" ".join(clean(words).split()), quote=True)


def clean(words: str) -> str:
    """The words without signs that steer directions or that HTML forbids."""
    return "".join(char if _is_fit(char) else "\ufffd" for char in tidy(words))


def is_safe(address: str) -> bool:
    """Whether an address may be followed: no script hides behind it."""
    return _SAFE.match(address) is not None


def identity(name: str) -> str:
    """A destination's name as it may stand in an id."""
    return re.sub(r"[^A-Za-z0-9_-]", "-", name) or "-"


def _is_fit(char: str) -> bool:
    if char in _KEPT or (char.isascii() and char >= " " and char != "\x7f"):
        return True
    code = ord(char)
    is_no_character = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
    return not is_no_character and unicodedata.category(char) not in ("Cc", "Cs")
