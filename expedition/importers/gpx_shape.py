"""What the points of one device look like: an expression learned from one of them, for all like it.

The expression knows every character it passes. Entities, comments, character data, other tags, another order
of attributes: none of them matches, and the XML parser takes over.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from expedition.importers.gpx_words import ELE, POINT, TIME, word_of
from expedition.points import EXTRAS

POINT_START = re.compile(r"<(?:[\w.-]+:)?trkpt(?=[\s>/])")
_TAG = re.compile(
    r"""<(?P<close>/?)(?P<name>[\w.:-]+)(?P<attributes>(?:\s+[\w.:-]+\s*=\s*(?:"[^"<&]*"|'[^'<&]*'))*)"""
    r"""\s*(?P<empty>/?)>"""
)
_ATTRIBUTE = re.compile(r"""\s+([\w.:-]+)\s*=\s*(["'])""")
_NOT_TEXT = r"<&\]\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff"
_TEXT = rf"[^{_NOT_TEXT}]*"
_LONGEST = 100_000
"""No point is longer; one that is has something else in it."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The expression of one point and the blanks behind it, and what each of its groups holds."""

    pattern: re.Pattern[str]
    slots: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Incomplete:
    """The text ends within the point."""


def learn(text: str, start: int) -> Shape | Incomplete | None:
    """The shape of the point that starts here; None where it holds more than tags and plain values."""
    pattern: list[str] = []
    slots: list[str] = []
    path: list[str] = []
    place, opened_at = start, -1
    while True:
        tag = _TAG.match(text, place)
        if tag is None:
            return _unfinished(text, start)
        if place - start > _LONGEST:
            return None
        name = tag["name"]
        if tag["close"]:
            if not path or path.pop() != name or tag["attributes"]:
                return None
            pattern.append(rf"</{re.escape(name)}\s*>")
        else:
            path.append(name)
            attributes = list(_attributes(tag["attributes"], slots if len(path) == 1 else None))
            pattern.append(f"<{re.escape(name)}{''.join(attributes)}" + r"\s*" + tag["empty"] + ">")
            if tag["empty"]:
                path.pop()
            opened_at = -1 if tag["empty"] else len(pattern)
        place = tag.end()
        if not path:
            break
        blank = re.compile(_TEXT).match(text, place)
        assert blank is not None
        is_leaf = opened_at == len(pattern) and text.startswith("</", blank.end())
        if not is_leaf and blank[0].strip():
            return None
        pattern.append(_value(path, slots) if is_leaf else r"\s*")
        place = blank.end()
    if slots.count("lat") != 1 or slots.count("lon") != 1 or len(set(slots)) < len(slots):
        return None
    return Shape(re.compile("".join(pattern) + r"\s*"), tuple(slots))


def _unfinished(text: str, start: int) -> Incomplete | None:
    """Whether more text may show the end of the point."""
    has_end = re.compile(r"</(?:[\w.-]+:)?trkpt\s*>").search(text, start)
    return None if has_end or len(text) - start > _LONGEST else Incomplete()


def _attributes(text: str, slots: list[str] | None) -> Iterator[str]:
    """Expressions of attributes; those of the point itself (`slots` given) hold its position."""
    place = 0
    while attribute := _ATTRIBUTE.match(text, place):
        name, quote = attribute.groups()
        value = f"[^{quote}{_NOT_TEXT}]*"
        if slots is not None and name in ("lat", "lon"):
            slots.append(name)
            value = f"({value})"
        yield rf"\s+{re.escape(name)}\s*=\s*{quote}{value}{quote}"
        place = text.index(quote, attribute.end()) + 1


def _value(path: list[str], slots: list[str]) -> str:
    """The expression of an element's text, kept where it is one of the columns."""
    word = word_of(path[-1])
    is_own = len(path) == 2 and word in (ELE, TIME)
    if word == POINT or not (is_own or word in EXTRAS):
        return _TEXT
    slots.append(word)
    return f"({_TEXT})"
