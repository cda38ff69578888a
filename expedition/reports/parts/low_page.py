"""Small print low on a page of its own."""

from collections.abc import Iterator, Sequence

from expedition.reports.making import Making
from expedition.reports.pages.blocks import Drawn, Lines
from expedition.reports.pages.items import Gap, Item, Low, PageBreak, Text
from expedition.reports.typesetting.setting import Span
from expedition.reports.typesetting.style import ACCENT, MM, TEXT, Face, Type

_LEADING = 13.0
_LOOK = Type(Face.SANS, 9)
_STRONG = Type(Face.SANS_BOLD, 9)
_MARK_WIDTH = 22 * MM
_BETWEEN, _FOOT, _LEAST_ABOVE = 3.4, 40.0, 40.0


def low_page(
    making: Making, paragraphs: Sequence[tuple[str, str]], *, is_bare: bool, may_share: bool = False
) -> Iterator[Item]:
    """A short red rule and paragraphs, each with its first words in bold, at the foot of a page.

    The page is one of its own, without head and folio if `is_bare`, unless it may share the one before and
    that has room for it.
    """
    blocks = [_block(making, strong, rest) for strong, rest in paragraphs if strong or rest]
    height = sum(block.height + _BETWEEN for block in blocks) + _FOOT
    spare = making.sheet.bottom - making.sheet.top - height - _LEAST_ABOVE
    yield PageBreak(is_bare=is_bare, spare=max(0.0, spare) if may_share else 0.0)
    yield Low(height)
    yield Text(Drawn(8.0, lambda pen, x, y: pen.rule(x, y, _MARK_WIDTH, 1.2, ACCENT)), keep=True)
    for block in blocks:
        yield Text(block)
        yield Gap(_BETWEEN)


def _block(making: Making, strong: str, rest: str) -> Lines:
    spans = [Span(strong, _STRONG)] if strong else []
    return making.setter.lines([*spans, Span((" " if strong else "") + rest, _LOOK)], TEXT, _LEADING)
