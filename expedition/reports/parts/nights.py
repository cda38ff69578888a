"""Where days were slept, in a line."""

from collections.abc import Iterator

from expedition import units
from expedition.records.day import DayPage
from expedition.records.fields import StayFields
from expedition.reports.making import Making
from expedition.reports.pages.blocks import Drawn, Pile, Role, Told
from expedition.reports.pages.items import Gap, Item, Text
from expedition.reports.parts.note_block import more
from expedition.reports.typesetting.setting import Span
from expedition.reports.typesetting.style import CELL, CELL_STRONG, GREY_3, LINE, TEXT
from expedition.reports.typesetting.wording import (
    NO_BREAK,
    capital,
    joined,
    pretty,
    price,
    sentence,
    stay,
    with_unit,
)
from expedition.text import _


def night(making: Making, page: DayPage) -> Iterator[Item]:
    """The last line of a day: where it was slept."""
    told = [night_words(record.fields) for record in page.stays]
    said = joined(told, "; ")
    if not said:
        return
    spans = [
        Span(_("Night {number}").format(number=page.row.number).replace(" ", NO_BREAK), CELL_STRONG),
        Span(f"{NO_BREAK}{NO_BREAK} ", CELL),
        Span(pretty(said, making.written_in), CELL),
    ]
    rule = Drawn(4.0, lambda pen, x, y: pen.rule(x, y, TEXT, 0.5, GREY_3))
    lines = making.setter.lines(spans, TEXT, 11.0)
    yield Gap(LINE * 0.8)
    yield Text(Told(Pile(((0.0, rule), (0.0, lines))), Role.NIGHT, parts=(lines,)), may_hang=True)


def night_words(fields: StayFields) -> str:
    """What is known of a night, in a few words."""
    name = joined((stay(fields.kind), fields.name if fields.name != fields.place else ""), " ")
    height = with_unit(units.metres(fields.height_m), _("m")) if fields.height_m is not None else ""
    host = _("host: {name}").format(name=fields.host) if fields.host else ""
    facts = joined(
        (
            joined((name, fields.place), ", "),
            height,
            price(fields.price_kind, fields.price, fields.currency),
            host,
        )
    )
    paid = _("Paid by {name}").format(name=fields.paid_by) if fields.paid_by else ""
    rest = sentence(capital(fields.sleep), capital(fields.note), paid, more(fields))
    return f"{sentence(facts)} {rest}" if facts and rest else facts or rest
