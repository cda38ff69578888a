"""Markdown source dressed as it is typed: marks step back, what they mean shows."""

import re
from collections.abc import Callable

from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from ui.theme import Theme

_HEADING = re.compile(r"(#{1,6})\s+\S.*")
_LEADING = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)]|>)\s+")
_RULE = re.compile(r"\s*(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,})$")
_BOLD = re.compile(r"(?<![\\*\w])(\*\*|__)(?=\S)(.+?)(?<=\S)\1(?!\w)")
_ITALIC = re.compile(r"(?<![\\*_\w])([*_])(?![\s*_])(.+?)(?<![\s*_])\1(?![*_\w])")
_STRUCK = re.compile(r"(~~)(?=\S)(.+?)(?<=\S)\1")
_MARKS = frozenset("*_~[")
_LINK = re.compile(r"!?\[([^\]\n]*)\]\([^)\n]*\)")


class MarkdownHighlighter(QSyntaxHighlighter):
    """Changes only how text looks, never what it is."""

    def __init__(self, document: QTextDocument, theme: Theme) -> None:
        super().__init__(document)
        self._theme = theme
        theme.changed.connect(self.rehighlight)

    def highlightBlock(self, text: str) -> None:
        """Dress one line."""
        heading = _HEADING.match(text)
        if heading:
            self._change(0, len(text), _bold)
            self._quiet(0, len(heading[1]))
            return
        if _RULE.match(text):
            self._quiet(0, len(text))
            return
        leading = _LEADING.match(text)
        if leading:
            self._quiet(0, leading.end())
        self._spans(text)

    def _spans(self, text: str) -> None:
        if _MARKS.isdisjoint(text):
            return
        for pattern, change in ((_BOLD, _bold), (_ITALIC, _italic), (_STRUCK, _struck)):
            for found in pattern.finditer(text):
                mark = len(found[1])
                self._change(found.start(2), len(found[2]), change)
                self._quiet(found.start(), mark)
                self._quiet(found.end() - mark, mark)
        for found in _LINK.finditer(text):
            self._quiet(found.start(), found.start(1) - found.start())
            self._quiet(found.end(1), found.end() - found.end(1))

    def _quiet(self, start: int, length: int) -> None:
        color = self._theme.color("ink3")

        def change(form: QTextCharFormat) -> None:
            form.setForeground(color)
            form.setFontWeight(QFont.Weight.Normal)

        self._change(start, length, change)

    def _change(self, start: int, length: int, change: Callable[[QTextCharFormat], None]) -> None:
        """Adds to what earlier marks did, letter by letter, since marks may stand inside one another."""
        for position in range(start, start + length):
            form = self.format(position)
            change(form)
            self.setFormat(position, 1, form)


def _bold(form: QTextCharFormat) -> None:
    form.setFontWeight(QFont.Weight.Bold)


def _italic(form: QTextCharFormat) -> None:
    form.setFontItalic(True)


def _struck(form: QTextCharFormat) -> None:
    form.setFontStrikeOut(True)
