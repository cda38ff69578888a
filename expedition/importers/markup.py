"""Web markup inside other files, as the plain text a traveller would see."""

import html
import re

_TAG = re.compile(r"(<[/!]?[A-Za-z-][^<>]*>)")
_NAME = re.compile(r"</?([A-Za-z]*[1-6]?)")
_UNSEEN = frozenset({"style", "script", "head"})
_BREAKS = frozenset({"br", "hr", "p", "div", "li", "tr", "table", "ul", "ol", "h1", "h2", "h3", "h4"})
_OPENS_LINE = frozenset({"br", "hr"})
_LONGEST = 20_000


def plain_text(markup: str) -> str:
    """The text without tags, one line per line seen; what is no markup stays as it is."""
    if not markup:
        return ""
    seen: list[str] = []
    unseen = ""
    for k, piece in enumerate(_TAG.split(markup[:_LONGEST])):
        if k % 2:
            name = _tag_name(piece)
            is_end = piece.startswith("</")
            if name in _UNSEEN:
                unseen = "" if is_end and name == unseen else unseen or name
            seen.append("\n" if name in _OPENS_LINE or (is_end and name in _BREAKS) else " ")
        elif not unseen:
            seen.append(piece)
    lines = (" ".join(line.split()) for line in html.unescape("".join(seen)).splitlines())
    return "\n".join(line for line in lines if line)


def _tag_name(tag: str) -> str:
    found = _NAME.match(tag)
    return found[1].lower() if found else ""
