"""Text inside XML: escaped, without the signs that XML cannot hold at all."""

import re
from xml.sax.saxutils import escape

_IMPOSSIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_QUOTES = {'"': "&quot;", "\r": "&#13;"}


def text(words: str) -> str:
    """The words as the content of an element, or of an attribute in double quotes."""
    return escape(_IMPOSSIBLE.sub("", words), _QUOTES)


def element(name: str, words: str) -> str:
    """An element with these words; nothing where there are none."""
    return f"<{name}>{text(words)}</{name}>" if words else ""
