"""Photos that the traveller's own text asks for: a paragraph that is an image, by the name of its file."""

import re
from pathlib import PurePosixPath
from urllib.parse import unquote

from expedition.reports.pages.blocks import Lines
from expedition.reports.pages.items import Item, Text

_ASKED = re.compile(
    r"(?:\A|\n[ \t]*\n) {0,3}!\[[^\]\n]*\]\((?P<file><[^<>\n]+>|[^()<\s]+)(?:[ \t]+[^()\n]*)?\)[ \t]*"
    r"(?=\n[ \t]*\n|\s*\Z)"
)
_SET = re.compile(r"\[(?P<words>[^\]]*)\] \((?P<file>[^()]+)\)")
"""How such a paragraph is set where no photo has the name."""


def asked(text: str) -> frozenset[str]:
    """The names of the files that a text asks for."""
    names = (_name(found["file"].strip("<>")) for found in _ASKED.finditer("\n\n" + text.strip()))
    return frozenset(name for name in names if name)


def asked_by(item: Item) -> tuple[str, str]:
    """The name of the file that a set paragraph asks for, and the words beside it; both empty for none."""
    if not (isinstance(item, Text) and isinstance(item.block, Lines)):
        return "", ""
    found = _SET.fullmatch("".join(span.text for span in item.block.spans[:3]))
    return (_name(found["file"]), found["words"].strip()) if found else ("", "")


def _name(source: str) -> str:
    return unquote(PurePosixPath(source).name).casefold()
