"""Words of the traveller as text and attributes of HTML: nothing of them is ever markup."""

import re
from html import escape

from expedition.reports.typesetting.scripts import tidy

_SAFE = re.compile(r"(?:https?|mailto|geo):[^\s\x00-\x1f]", re.IGNORECASE)
_UNFIT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(1, 17))
    + "]"
)
"""Control signs but tabs and line ends, halves of pairs, and what Unicode will never make a sign."""


def text(words: str) -> str:
    """The words as text of an element; signs that no page may hold are shown as unreadable."""
    return escape(clean(words), quote=False)


def attribute(words: str) -> str:
    """The words as a value between double quotes, on one line."""
    return escape(" ".join(clean(words).split()), quote=True)


def clean(words: str) -> str:
    """The words without signs that steer directions or that HTML forbids."""
    return _UNFIT.sub("\ufffd", tidy(words))


def is_safe(address: str) -> bool:
    """Whether an address may be followed: no script hides behind it."""
    return _SAFE.match(address) is not None


def identity(name: str) -> str:
    """A destination's name as it may stand in an id."""
    return re.sub(r"[^A-Za-z0-9_-]", "-", name) or "-"
