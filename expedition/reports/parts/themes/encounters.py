"""Encounters and thanks: people met, hosts, words said, counts, mishaps, and whom to thank."""

from collections.abc import Iterator

from expedition import naming, units
from expedition.kinds import DayKind, NoteKind
from expedition.records.day import DayPage
from expedition.records.fields import EncounterFields, IncidentFields, QuoteFields, StayFields
from expedition.records.report import Section
from expedition.reports.drawings.strip import Shown, strip
from expedition.reports.making import Making
from expedition.reports.pages.items import Gap, Item, Text, Wide
from expedition.reports.pages.table import Cell
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
    duration,
    joined,
    number_word,
    pretty,
    sentence,
)
from expedition.stats.counters import counted
from expedition.text import _

_MARK = "met"
_LEAST_QUOTES = 3
_A_ROW = 5
_SAID = Type(Face.SERIF_ITALIC, BODY.size)


def encounters(making: Making) -> Theme:
    """Everybody and everything that made the way shorter or longer."""
    if Section.ENCOUNTERS in making.options.omitted:
        return Theme("", _MARK)
    items = stacked(*(make(making) for make in (_met, _hosts, _counters, _incidents, _quotes, _thanks)))
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


def counters(making: Making) -> list[Shown]:
    """What the traveller counted, as figures of the book; nothing of what only words tell."""
    counts = [record.fields for page in making.book.pages for record in page.counts]
    found = []
    for counter in making.book.entries("counter"):
        state = counted(counter.fields, counts)
        if state.value is not None:
            decimals = 0 if state.value == round(state.value) else 1
            label = counter.fields.name
            found.append(Shown(units.number(state.value, decimals), counter.fields.unit, label))
    return found


def _counters(making: Making) -> Iterator[Item]:
    shown = counters(making)
    for start in range(0, len(shown), _A_ROW):
        row = shown[start : start + _A_ROW]
        if start == 0:
            yield Wide(heading(_("Counted")), keep=True)
            yield Gap(3)
        yield Wide(strip(making.case, row, size=19.0))


def incident_rows(making: Making) -> list[tuple[Cell, ...]]:
    """Mishaps, and days lost to illness, in their order."""
    rows = []
    for page in making.book.pages:
        rows += [_incident_row(making, page, record.fields) for record in page.incidents]
        if page.row.kind is DayKind.SICK and not page.incidents:
            rows.append(_row_of_illness(making, page))
    return rows


def _incident_row(making: Making, page: DayPage, fields: IncidentFields) -> tuple[Cell, ...]:
    return (
        day_cell(page),
        quiet(making, units.weekday_day_month(page.row.date), most=1),
        strong(making, naming.title(fields.kind)),
        words(making, joined((fields.who, fields.what), ": ")),
        quiet(making, sentence(capital(fields.consequence), fields.note)),
        quiet(making, fields.place, most=2),
        quiet(making, duration(fields.time_lost_s) if fields.time_lost_s else ""),
    )


def _row_of_illness(making: Making, page: DayPage) -> tuple[Cell, ...]:
    return (
        day_cell(page),
        quiet(making, units.weekday_day_month(page.row.date), most=1),
        strong(making, _("Ill")),
        words(making, page.row.purpose),
        Cell(()),
        quiet(making, page.row.place, most=2),
        quiet(making, _("the day")),
    )


def incident_heads() -> tuple[Head, ...]:
    """The columns of mishaps."""
    return (
        Head(_("Day"), 11),
        Head(_("Date"), 22),
        Head(_("What"), 18),
        Head(_("How it happened"), 38, 2),
        Head(_("What followed"), 34, 2),
        Head(_("Where"), 20, 1),
        Head(_("Lost"), 16, is_right=True),
    )


def _incidents(making: Making) -> Iterator[Item]:
    rows = incident_rows(making)
    if rows:
        yield from titled(_("What went wrong"), table(making, incident_heads(), rows))


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


def credits_of(making: Making) -> list[str]:
    """Whom the log thanks, and for what."""
    notes = [record.fields for page in making.book.pages for record in page.notes]
    notes += [record.fields for record in making.book.entries("note")]
    said = (fields for fields in notes if fields.kind is NoteKind.CREDIT)
    return [fields.text or fields.title for fields in said if fields.text or fields.title]


def _thanks(making: Making) -> Iterator[Item]:
    found = credits_of(making)
    if not found:
        return
    yield Text(heading(_("Thanks")), keep=True)
    for text in found:
        yield Gap(4)
        spans = [Span(pretty(text, making.written_in), BODY)]
        yield Text(making.setter.lines(spans, TEXT, LINE))
