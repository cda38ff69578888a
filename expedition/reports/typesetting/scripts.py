"""Directions of writing: which words run from right to left, and how deep."""

import re
import unicodedata
from collections.abc import Iterator

from bidi import algorithm as bidi

from expedition.reports.typesetting.typefaces import SOFT_HYPHEN

_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_STEERING = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_NEWLINES = re.compile("\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_STRONG = frozenset({"R", "AL"})
_RTL_ONLY = _STRONG | {"NSM", "WS", "ON", "CS", "ES", "ET"}
"""Signs of these classes alone, some of them strong, all run from right to left: most Arabic and Hebrew."""
_LINE_ENDS = re.compile("[\t\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")


def has_rtl(text: str) -> bool:
    """Whether any sign of it runs from right to left."""
    return _RTL.search(text) is not None


def one_line(text: str) -> str:
    """The text without line ends and tabs; spaces of all other widths stay."""
    return _LINE_ENDS.sub(" ", text)


def tidy(text: str) -> str:
    """The text with line ends alike, and without signs that steer directions or hide hyphens."""
    return _STEERING.sub("", _NEWLINES.sub("\n", text).replace(SOFT_HYPHEN, ""))


def base_level(text: str) -> int:
    """0 for a text that starts from the left, 1 for one that starts from the right."""
    return int(bidi.get_base_level(text))


def levels(text: str) -> list[int] | None:
    """The embedding level of every character, or None where all runs left to right."""
    if not has_rtl(text):
        return None
    levels: list[int] = []
    for part in re.split("(\n)", text):
        levels += _part_levels(part)
    return levels


def _part_levels(text: str) -> list[int]:
    classes = set(map(unicodedata.bidirectional, text))
    if classes <= _RTL_ONLY and classes & _STRONG:
        return [1] * len(text)
    return _resolved(text)


def _resolved(text: str) -> list[int]:
    storage = bidi.get_empty_storage()
    base = base_level(text) if text.strip() else 0
    storage["base_level"], storage["base_dir"] = base, ("L", "R")[base]
    bidi.get_embedding_levels(text, storage)
    for index, char in enumerate(storage["chars"]):
        char["index"] = index
    bidi.explicit_embed_and_overrides(storage)
    bidi.resolve_weak_types(storage)
    bidi.resolve_neutral_types(storage, debug=False)
    bidi.resolve_implicit_levels(storage, debug=False)
    levels = [-1] * len(text)
    for char in storage["chars"]:
        levels[char["index"]] = char["level"]
    for index, level in enumerate(levels):
        if level < 0:
            levels[index] = levels[index - 1] if index else base
    return levels


def level_runs(stretch: str, levels: list[int]) -> Iterator[tuple[str, int]]:
    """The parts of a stretch that share a level."""
    start = 0
    for index in range(1, len(stretch) + 1):
        if index == len(stretch) or levels[index] != levels[start]:
            yield stretch[start:index], levels[start]
            start = index
