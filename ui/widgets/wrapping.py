"""Where the lines of a text may break."""

import re

from PySide6.QtGui import QTextOption

_ENDLESS_WORD = re.compile(r"\S{2000}")


def wrap_mode(text: str) -> QTextOption.WrapMode:
    """Between words; anywhere where a word goes on for pages: looking for its gap would take seconds."""
    mode = QTextOption.WrapMode
    return mode.WrapAnywhere if _ENDLESS_WORD.search(text) else mode.WrapAtWordBoundaryOrAnywhere
