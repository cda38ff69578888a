"""Small print low on a page of its own."""

from collections.abc import Iterator, Sequence

from expedition.reports.making import Making
from expedition.reports.pages.blocks import Drawn, Lines
from expedition.reports.pages.items import Gap, Item, Text
from expedition.reports.typesetting.setting import Span
from expedition.reports.typesetting.style import ACCENT, MM, TEXT, Face, Type

_LEADING = 13.0
_LOOK = Type(Face.SANS, 9)
_STRONG = Type(Face.SANS_BOLD, 9)
_MARK_WIDTH = 22 * MM
_BETWEEN, _FOOT = 3.4, 40.0


def low_page(making: Making, paragraphs: Sequence[tuple[str, str]]) -> Iterator[Item]:
    """A short red rule and paragraphs, each with its first words in bold, at the foot of the page."""
    blocks = [_block(making, strong, rest) for strong, rest in paragraphs if strong or rest]
    height = sum(block.height + _BETWEEN for block in blocks)
    lead = making.sheet.bottom - making.sheet.top - height - _FOOT
    if lead > 0:
        yield Text(Drawn(lead, lambda _pen, _x, _y: None))
    yield Text(Drawn(8.0, lambda pen, x, y: pen.rule(x, y, _MARK_WIDTH, 1.2, ACCENT)), keep=True)
    for block in blocks:
        yield Text(block)
        yield Gap(_BETWEEN)


def _block(making: Making, strong: str, rest: str) -> Lines:
    spans = [Span(strong, _STRONG)] if strong else []
    return making.setter.lines([*spans, Span((" " if strong else "") + rest, _LOOK)], TEXT, _LEADING)
