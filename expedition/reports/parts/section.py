"""Headings of sections and captions, alike in all parts of a book."""

from collections.abc import Iterator

from expedition.reports.making import Making
from expedition.reports.pages.blocks import Block, Drawn, Pile, Role, Told
from expedition.reports.pages.items import Gap, Item, Text, Wide
from expedition.reports.pages.pen import Pen
from expedition.reports.typesetting.setting import Span
from expedition.reports.typesetting.style import (
    CAPTION,
    CAPTION_STRONG,
    CHART_REMARK,
    CHART_TITLE,
    FULL,
    MM,
    OWN_TITLE,
    SMALL_TITLE,
    TEXT,
    TITLE,
)
from expedition.reports.typesetting.wording import NO_BREAK, pretty
from expedition.text import _

_TITLE_TO_RULE = 9.0
_TO_CAPTION = 3.0


def section_title(
    making: Making, title: str, aside: str = "", width: float = FULL, *, is_small: bool = False
) -> Block:
    """A section's name, starting a little lower than a day, with an italic aside."""
    spans = [Span(pretty(title, making.written_in), SMALL_TITLE if is_small else TITLE)]
    if aside:
        spans += [Span(NO_BREAK * 3, OWN_TITLE), Span(aside, OWN_TITLE)]
    lines = making.setter.lines(spans, width, 20 if is_small else 28, most=3)
    pile = Pile(((3 * MM, lines), (0.0, Drawn(_TITLE_TO_RULE, lambda _pen, _x, _y: None))))
    return Told(pile, Role.SECTION, title, aside=aside)


def caption(making: Making, number: str, text: str, width: float = FULL) -> Told:
    """A caption under a map or a picture."""
    spans = [Span(number + " ", CAPTION_STRONG)] if number else []
    spans += [Span(pretty(text, making.written_in), CAPTION)] if text else []
    return Told(making.setter.lines(spans, width, 12.0), Role.CAPTION)


def figure(making: Making, block: Told, name: str, mark: str, text: str) -> Iterator[Item]:
    """A chart with its number and a line on how to read it, listed in the contents under its name."""
    making.charts.append((name, mark))
    number = _("Figure {number}.").format(number=len(making.charts))
    row = Wide if block.width > TEXT else Text
    yield row(block, keep=True)
    yield Gap(_TO_CAPTION)
    yield row(caption(making, number, text, block.width))


def chart_title(title: str, remark: str = "") -> Told:
    """The heading of a chart with a remark behind it."""

    def paint(pen: Pen, x: float, y: float) -> None:
        width = pen.text(x, y + 9, pen.fitted(title, CHART_TITLE, FULL * 0.6), CHART_TITLE)
        if remark:
            pen.text(x + width + 7, y + 9, pen.fitted(remark, CHART_REMARK, FULL - width - 7), CHART_REMARK)

    return Told(Drawn(14.0, paint), Role.CAPTION, title, aside=remark)
