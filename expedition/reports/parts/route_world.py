"""What is said of the world in the route notes: borders, rules, facts, timetables, errands, sources."""

from collections.abc import Iterator, Sequence
from datetime import date

from expedition import naming, units
from expedition.atlas.country_names import country_name
from expedition.kinds import CrossingKind, LegMode
from expedition.records.day import DayPage
from expedition.records.fields import (
    ClippingFields,
    ContactFields,
    CrossingFields,
    EntryFields,
    ErrandFields,
    FactFields,
    RuleFields,
    TransportFields,
    said_of,
)
from expedition.records.report import Section
from expedition.reports.making import Entry, Making
from expedition.reports.pages.items import Gap, Item, Mark, Room, Wide
from expedition.reports.pages.table import Cell, Column, Table, head_cells
from expedition.reports.parts.section import section_title
from expedition.reports.road.noted import seen
from expedition.reports.typesetting.setting import Span
from expedition.reports.typesetting.style import ACCENT, CELL, CELL_QUIET, CELL_STRONG, MM, Face, Type
from expedition.reports.typesetting.wording import capital, duration, joined, pretty, price, sentence
from expedition.text import _

_GAP, _LEAST = 26.0, 110.0
_DIFFERS = Type(Face.SANS_STRONG, 8.6, ACCENT)
_BORDERS = (Column(44 * MM), Column(40 * MM), Column(28 * MM), Column(28 * MM), Column(28 * MM))
_RULES = (Column(38 * MM), Column(26 * MM), Column(22 * MM), Column(52 * MM), Column(30 * MM))
_FACTS = (Column(40 * MM), Column(34 * MM), Column(62 * MM), Column(32 * MM))
_TIMES = (
    Column(46 * MM),
    Column(30 * MM),
    Column(22 * MM),
    Column(18 * MM, is_right=True),
    Column(52 * MM, pad=8),
)
_ERRANDS = (
    Column(30 * MM),
    Column(38 * MM),
    Column(18 * MM, is_right=True),
    Column(54 * MM, pad=8),
    Column(28 * MM),
)
_CONTACTS = (Column(44 * MM), Column(34 * MM), Column(40 * MM), Column(50 * MM))
_SOURCES = (Column(62 * MM), Column(58 * MM), Column(48 * MM))
_Row = tuple[Cell, ...]


def world(making: Making) -> Iterator[Item]:
    """Every section of which anything is known."""
    has_borders = making.wants(Section.BORDERS)
    for title, mark, names, columns, rows in (
        (_("Borders"), "borders", _border_names(), _BORDERS, _borders(making) if has_borders else []),
        (_("What one may do"), "rules", _rule_names(), _RULES, _rules(making) if has_borders else []),
        (_("Facts"), "facts", _fact_names(), _FACTS, _facts(making)),
        (_("Timetables"), "timetables", _time_names(), _TIMES, _times(making)),
        (_("Telephone, cash, papers"), "errands", _errand_names(), _ERRANDS, _errands(making)),
        (_("Who can be asked"), "contacts", _contact_names(), _CONTACTS, _contacts(making)),
        (
            _("Sources"),
            "sources",
            _source_names(),
            _SOURCES,
            _sources(making) if making.wants(Section.SOURCES) else [],
        ),
    ):
        if rows:
            making.entries.append(Entry(title, "", mark, 0))
            yield Gap(_GAP)
            yield Room(_LEAST)
            yield Mark(mark)
            yield Wide(section_title(making, title), keep=True)
            yield Wide(Table.of(making.setter, columns, [head_cells(names)], rows))


def _cell(making: Making, text: str, look: Type = CELL) -> Cell:
    return Cell.of(pretty(text, making.written_in), look)


def _as_of(fields: EntryFields, on: date | None, field: str = "as_of") -> str:
    """The date something is good for, in its own words where it has some."""
    said = said_of(fields, field)
    if said and said.words:
        return said.words
    return units.day_month_year(on) if on is not None else ""


def _valid(fields: RuleFields | TransportFields | FactFields) -> str:
    """From when and until when it holds."""
    since, until = (_as_of(fields, getattr(fields, name), name) for name in ("valid_from", "valid_until"))
    return joined(
        (
            _("from {date}").format(date=since) if since else "",
            _("until {date}").format(date=until) if until else "",
        ),
        " ",
    )


def _crossed(making: Making) -> list[tuple[DayPage, CrossingFields]]:
    return [
        (page, crossing.fields)
        for page in making.book.pages
        for crossing in page.crossings
        if crossing.fields.kind is CrossingKind.BORDER
    ]


def _border_names() -> tuple[str, ...]:
    return _("Post"), _("From, to"), _("Open"), _("It took"), _("Seen")


def _borders(making: Making) -> list[_Row]:
    rows: list[_Row] = []
    for page, fields in _crossed(making):
        ways = [country_name(code) for code in (fields.country_from, fields.country_to) if code]
        took = duration(fields.time_lost_s) if fields.time_lost_s else ""
        day = _("day {number}").format(number=page.row.number)
        rows.append(
            (
                _cell(making, joined((fields.name, fields.name_beyond), " – ") or _("border"), CELL_STRONG),
                _cell(making, joined(ways, " → ")),
                _cell(making, fields.hours),
                _cell(making, joined((took, fields.queue))),
                _cell(making, joined((day, seen(fields, page)), ", "), CELL_QUIET),
            )
        )
    return rows


def _rule_names() -> tuple[str, ...]:
    return _("Where"), _("What"), _("Allowed"), _("Who, and on what terms"), _("As of")


def _rules(making: Making) -> list[_Row]:
    rules: list[RuleFields] = [entry.fields for entry in making.book.entries("rule")]
    rows: list[_Row] = []
    for fields in rules:
        others = {one.allowed for one in rules if _same_rule(one, fields)}
        place = fields.place if fields.place != fields.subject else ""
        terms = joined((fields.who, fields.vehicle, fields.condition, fields.note, _valid(fields)), "; ")
        spans = [Span(pretty(terms, making.written_in), CELL)]
        if len(others) > 1:
            spans.append(Span(" " + _("Another source says otherwise."), _DIFFERS))
        rows.append(
            (
                _cell(
                    making, joined((fields.subject, place), ", ") or country_name(fields.country), CELL_STRONG
                ),
                _cell(making, naming.name(fields.act)),
                _cell(making, naming.name(fields.allowed), CELL_STRONG),
                Cell(tuple(spans)),
                _cell(making, _word_of(fields), CELL_QUIET),
            )
        )
    return rows


def _same_rule(one: RuleFields, other: RuleFields) -> bool:
    return (one.subject, one.act, one.who, one.vehicle, one.place) == (
        other.subject,
        other.act,
        other.who,
        other.vehicle,
        other.place,
    )


def _word_of(fields: RuleFields | FactFields) -> str:
    """How it is known, by whom, and as of when."""
    return joined((naming.name(fields.confidence), fields.source, _as_of(fields, fields.as_of)), ", ")


def _fact_names() -> tuple[str, ...]:
    return _("Of"), _("What"), _("How it is"), _("As of")


def _facts(making: Making) -> list[_Row]:
    """All facts, a sheet's lines in their order; what is said in several ways is marked."""
    facts: list[FactFields] = [entry.fields for entry in making.book.entries("fact")]
    ranks = {subject: rank for rank, subject in enumerate(dict.fromkeys(one.subject for one in facts))}
    ordered = sorted(facts, key=lambda one: (ranks[one.subject], one.sheet, one.position))
    rows: list[_Row] = []
    last = ""
    for fields in ordered:
        said = {one.value for one in facts if (one.subject, one.name) == (fields.subject, fields.name)}
        value = joined((fields.value, fields.change, _valid(fields)), "; ")
        spans = [Span(pretty(value, making.written_in), CELL)]
        if len(said) > 1:
            spans.append(Span(" " + _("Said in more than one way."), _DIFFERS))
        rows.append(
            (
                _cell(making, fields.subject if fields.subject != last else "", CELL_STRONG),
                _cell(making, fields.name or naming.name(fields.kind)),
                Cell(tuple(spans)),
                _cell(making, _word_of(fields), CELL_QUIET),
            )
        )
        last = fields.subject
    return rows


def _time_names() -> tuple[str, ...]:
    return _("From, to"), _("Departs, arrives"), _("Days"), _("Price"), _("Remark, as of")


def _times(making: Making) -> list[_Row]:
    return [_time(making, entry.fields) for entry in making.book.entries("transport")]


def _time(making: Making, fields: TransportFields) -> _Row:
    mode = naming.name(fields.mode) if fields.mode is not LegMode.OTHER else ""
    arrives = fields.arrives
    if arrives and fields.day_offset:
        arrives = _("{time} on day {number}").format(time=arrives, number=fields.day_offset + 1)
    way = (
        f"{fields.from_place} – {fields.to_place}"
        if fields.to_place != fields.from_place
        else fields.to_place
    )
    shared = _("shared by {count}").format(count=fields.shared_by) if fields.shared_by else ""
    parts = (f"{part.what} {units.plain(part.amount)}" if part.amount else part.what for part in fields.parts)
    per = _("per {what}").format(what=fields.per) if fields.per else ""
    length = said_of(fields, "duration_s")
    lasts = duration(fields.duration_s) if fields.duration_s else (length.words if length else "")
    raw = _("written “{text}”").format(text=fields.raw) if fields.raw else ""
    remark = joined(
        (
            per,
            shared,
            joined(parts, " + "),
            lasts,
            fields.status,
            fields.note,
            raw,
            _valid(fields),
            fields.source,
        ),
        "; ",
    )
    offset = said_of(fields, "day_offset")
    on = _as_of(fields, fields.as_of)
    return (
        Cell(
            (
                Span(pretty(way, making.written_in), CELL_STRONG),
                Span(" " + pretty(joined((mode, fields.name), ", "), making.written_in), CELL_QUIET),
            )
        ),
        _cell(
            making, joined((joined((fields.departs, arrives), " – "), offset.words if offset else ""), "; ")
        ),
        _cell(making, joined((fields.days, fields.frequency), "; ")),
        _cell(making, price(fields.price_kind, fields.price, fields.currency)),
        _cell(making, sentence(remark, capital(on)), CELL_QUIET),
    )


def _errand_names() -> tuple[str, ...]:
    return _("What"), _("Where"), _("Price"), _("What came of it"), _("Seen")


def _errands(making: Making) -> list[_Row]:
    rows: list[_Row] = []
    for page in making.book.pages:
        for entry in page.errands:
            fields: ErrandFields = entry.fields
            lasted = duration(fields.duration_s) if fields.duration_s else ""
            told = joined((fields.result, fields.time_text, lasted, fields.proof, fields.note), "; ")
            day = _("day {number}").format(number=page.row.number)
            rows.append(
                (
                    _cell(making, capital(fields.what or naming.name(fields.kind)), CELL_STRONG),
                    _cell(making, fields.place),
                    _cell(making, price(fields.price_kind, fields.cost, fields.currency)),
                    _cell(making, told),
                    _cell(making, joined((day, seen(fields, page)), ", "), CELL_QUIET),
                )
            )
    return rows


def _contact_names() -> tuple[str, ...]:
    return _("Who"), _("Numbers"), _("Where"), _("Hours, remarks")


def _contacts(making: Making) -> list[_Row]:
    rows: list[_Row] = []
    for entry in making.book.entries("contact"):
        fields: ContactFields = entry.fields
        who = [Span(pretty(fields.name or naming.title(fields.kind), making.written_in), CELL_STRONG)]
        if fields.role:
            who.append(Span(", " + pretty(fields.role, making.written_in), CELL))
        told = joined((fields.hours, fields.turnaround, fields.languages, fields.note), "; ")
        rows.append(
            (
                Cell(tuple(who)),
                _cell(making, fields.numbers),
                _cell(making, joined((fields.address, fields.place), ", ")),
                _cell(making, told, CELL_QUIET),
            )
        )
    return rows


def _source_names() -> tuple[str, ...]:
    return _("Source"), _("Of whom, where"), _("As of, and on what terms")


def _sources(making: Making) -> list[_Row]:
    """The clippings, and every source that a fact, a rule or a timetable names, with its dates."""
    rows: list[_Row] = [_clipping(making, entry.fields) for entry in making.book.entries("clipping")]
    named: dict[str, list[str]] = {}
    for kind in ("fact", "rule", "transport"):
        for entry in making.book.entries(kind):
            if entry.fields.source:
                on = _as_of(entry.fields, entry.fields.as_of)
                named.setdefault(entry.fields.source, []).append(on)
    for source, dates in named.items():
        known = joined(dict.fromkeys(one for one in dates if one), ", ")
        rows.append((_cell(making, capital(source), CELL_STRONG), Cell(()), _cell(making, known, CELL_QUIET)))
    return rows


def _clipping(making: Making, fields: ClippingFields) -> _Row:
    published = _as_of(fields, fields.published_on, "published_on")
    read = _as_of(fields, fields.retrieved_on, "retrieved_on")
    terms = sentence(
        capital(published),
        _("read {date}").format(date=read) if read else "",
        capital(fields.licence),
        capital(fields.disclaimer),
    )
    link = fields.url if fields.url.startswith(("http://", "https://")) else ""
    who = joined((fields.author, fields.publisher, fields.agency), ", ")
    spans: Sequence[Span] = [Span(pretty(who, making.written_in), CELL)]
    if fields.url:
        spans = [*spans, Span(" " + fields.url, CELL_QUIET, link=link)]
    return _cell(making, fields.title, CELL_STRONG), Cell(tuple(spans)), _cell(making, terms, CELL_QUIET)
