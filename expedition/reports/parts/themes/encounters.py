"""Encounters and thanks: people met, hosts, words said, counts, mishaps, and whom to thank."""

from collections.abc import Iterator

from expedition import naming, units
from expedition.records.day import DayPage
from expedition.records.fields import EncounterFields, QuoteFields, StayFields
from expedition.records.report import Section
from expedition.reports.making import Making
from expedition.reports.pages.items import Gap, Item, Text
from expedition.reports.pages.table import Cell
from expedition.reports.parts.themes.incidents import incidents
from expedition.reports.parts.themes.tables import (
    Head,
    day_cell,
    heading,
    quiet,
    stacked,
    strong,
    table,
    titled,
    words,
)
from expedition.reports.parts.themes.thanks import counts, credits_of, thanks
from expedition.reports.parts.themes.theme import Theme
from expedition.reports.typesetting.setting import Span
from expedition.reports.typesetting.style import (
    BODY,
    CELL,
    CELL_QUIET,
    CELL_STRONG,
    LINE,
    OWN_TITLE,
    TEXT,
    Face,
    Type,
)
from expedition.reports.typesetting.wording import (
    capital,
    day_range,
    joined,
    number_word,
    pretty,
)
from expedition.text import _

_MARK = "met"
_LEAST_QUOTES = 3
_SAID = Type(Face.SERIF_ITALIC, BODY.size)


def encounters(making: Making) -> Theme:
    """Everybody and everything that made the way shorter or longer."""
    if Section.ENCOUNTERS in making.options.omitted:
        return Theme("", _MARK)
    items = stacked(*(make(making) for make in (_met, _hosts, counts, incidents, _quotes, thanks)))
    return Theme(_title(making), _MARK, items)


def _title(making: Making) -> str:
    is_met = any(page.encounters for page in making.book.pages)
    is_thanked = bool(credits_of(making))
    if is_met:
        return _("People we met, and thanks") if is_thanked else _("People we met")
    return _("Thanks") if is_thanked else _("Counted and remembered")


def _met(making: Making) -> Iterator[Item]:
    rows = [_met_row(making, page, record.fields) for page in making.book.pages for record in page.encounters]
    if rows:
        heads = (
            Head(_("Day"), 11),
            Head(_("Date"), 22),
            Head(_("Who"), 36, 2),
            Head(_("From, and bound for"), 26, 1),
            Head(_("Where"), 26, 1),
            Head(_("What stays of it"), 36, 2),
        )
        yield from titled("", table(making, heads, rows))


def _met_row(making: Making, page: DayPage, fields: EncounterFields) -> tuple[Cell, ...]:
    count = number_word(fields.count) if fields.count and fields.count > 1 else ""
    who = fields.names or fields.nickname or joined((count, fields.who), " ")
    what = fields.who if fields.names or fields.nickname else ""
    language = making.written_in
    spans = [Span(pretty(capital(who), language), CELL_STRONG)] if who else []
    if what or fields.vehicle:
        said = pretty(joined((what, fields.vehicle), ", "), language)
        spans.append(Span((", " if who else "") + said, CELL))
    return (
        day_cell(page),
        quiet(making, units.weekday_day_month(page.row.date), most=1),
        Cell(tuple(spans), most=3),
        words(making, joined((fields.origin, fields.heading), " → "), most=3),
        quiet(making, fields.place, most=3),
        quiet(making, fields.gift, most=2),
    )


def _hosts(making: Making) -> Iterator[Item]:
    rows = [
        _host_row(making, page, record.fields)
        for page in making.book.pages
        for record in page.stays
        if record.fields.host or record.fields.paid_by
    ]
    if rows:
        heads = (
            Head(_("Night"), 13),
            Head(_("Date"), 22),
            Head(_("Who"), 40, 2),
            Head(_("Where"), 40, 2),
            Head(_("How"), 30, 1),
        )
        yield from titled(_("Who took us in"), table(making, heads, rows))


def _host_row(making: Making, page: DayPage, fields: StayFields) -> tuple[Cell, ...]:
    paid = _("paid by {name}").format(name=fields.paid_by) if fields.paid_by else ""
    return (
        day_cell(page),
        quiet(making, units.weekday_day_month(page.row.date), most=1),
        strong(making, fields.host or fields.paid_by),
        words(making, joined((fields.name if fields.name != fields.place else "", fields.place), ", ")),
        quiet(making, joined((naming.name(fields.kind), paid), ", ")),
    )


def _quotes(making: Making) -> Iterator[Item]:
    """Words that were said, where there are enough of them to read on end."""
    said: list[tuple[DayPage | None, QuoteFields]] = [
        (page, record.fields) for page in making.book.pages for record in page.quotes
    ]
    loose = [(None, record.fields) for record in making.book.entries("quote")]
    found = [*said, *loose] if len(said) + len(loose) >= _LEAST_QUOTES else loose
    if not found:
        return
    yield Text(heading(_("Words said")), keep=True)
    for page, fields in found:
        yield Gap(5)
        yield Text(making.setter.lines(_quote_spans(making, page, fields), TEXT, LINE), is_level=False)


def _quote_spans(making: Making, page: DayPage | None, fields: QuoteFields) -> list[Span]:
    language = making.written_in
    day = day_range(page.row.number, page.row.number) if page else ""
    by = joined((fields.speakers, fields.role, fields.organisation, fields.place, day), ", ")
    spans = [Span(pretty(f'"{fields.text or fields.original}"', language), _SAID)]
    if fields.text and fields.original:
        spans.append(Span(f"  ({fields.original})", OWN_TITLE.turned(size=9.4)))
    if by:
        spans.append(Span("  " + pretty(by, language), CELL_QUIET))
    return spans
