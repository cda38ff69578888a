"""Texts over several days, set once, before the first of them that is in the book."""

from collections.abc import Iterator

from expedition import units
from expedition.records.day import Entry as Record
from expedition.records.fields import SpanFields
from expedition.reports.making import Entry, Making
from expedition.reports.pages.blocks import Block, Drawn, Pile, Role, Told
from expedition.reports.pages.items import Item, Mark, Wide
from expedition.reports.pages.pen import Pen
from expedition.reports.parts.note_block import more
from expedition.reports.parts.prose import prose
from expedition.reports.typesetting.setting import Span
from expedition.reports.typesetting.style import DAY_LINE, DAY_NUMBER, FULL, INK, OWN_TITLE, SMALL_TITLE
from expedition.reports.typesetting.wording import ARROW, NO_BREAK, capital, day_range, joined, pretty
from expedition.text import _


def span_text(making: Making, span: Record[SpanFields]) -> Iterator[Item]:
    """The text over its days, nothing where it was set already or says nothing."""
    fields = span.fields
    if span.id in making.spans_set or not (fields.text.strip() or fields.title.strip()):
        return
    making.spans_set.add(span.id)
    key = f"span-{span.id}"
    covered = [page.row.number for page in making.book.pages if span in page.spans]
    days = day_range(covered[0], covered[-1]) if covered else ""
    when = _when(fields)
    title = fields.title.strip() or joined((fields.from_place, fields.to_place), ARROW) or when
    making.entries.append(Entry(title or _("Over several days"), days or when, key, 1))
    yield Mark(key)
    yield Wide(_head(making, fields, title, capital(days), when), keep=True)
    yield from prose(making.setter, fields.text, making.written_in)
    rest = more(fields)
    if rest:
        yield from prose(making.setter, rest, making.written_in)


def _when(fields: SpanFields) -> str:
    if fields.date_text.strip() or fields.first is None:
        return fields.date_text.strip()
    return units.date_span(fields.first, fields.last or fields.first)


def _head(making: Making, fields: SpanFields, title: str, days: str, when: str) -> Block:
    """Days and dates under a black rule, then the title and the way."""

    def paint(pen: Pen, x: float, y: float) -> None:
        pen.rule(x, y, FULL, 1.2, INK)
        width = pen.text(x, y + 14.5, days, DAY_NUMBER) + 6 if days else 0.0
        pen.text(x + width, y + 14.5, pen.fitted(when, DAY_LINE, FULL - width), DAY_LINE)

    way = joined((fields.from_place.strip(), fields.to_place.strip()), ARROW)
    spans = [Span(pretty(title, making.written_in), SMALL_TITLE)] if title else []
    if way and way != title:
        spans += [Span(NO_BREAK * 2 + " ", OWN_TITLE), Span(pretty(way, making.written_in), OWN_TITLE)]
    lines = making.setter.lines(spans, FULL, 20, most=3)
    pile = Pile(((0.0, Drawn(21.0, paint)), (0.0, lines), (0.0, Drawn(6.0, lambda _pen, _x, _y: None))))
    return Told(pile, Role.DAY, title, over=joined((days, when)), aside=way if way != title else "")
