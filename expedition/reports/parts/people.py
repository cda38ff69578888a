"""Who travelled, as what, and from when to when."""

from collections.abc import Iterator

from expedition import units
from expedition.atlas.country_names import country_name
from expedition.records.fields import PersonFields
from expedition.reports.making import Entry, Making
from expedition.reports.pages.items import Gap, Item, Mark, Room, Wide
from expedition.reports.pages.table import Cell, Column, Table, head_cells
from expedition.reports.parts.note_block import more
from expedition.reports.parts.section import section_title
from expedition.reports.typesetting.setting import Span
from expedition.reports.typesetting.style import CELL, CELL_QUIET, CELL_STRONG, MM
from expedition.reports.typesetting.wording import NO_BREAK, capital, joined, pretty, quoted, sentence
from expedition.text import _

_PARTY = 2
_ROOM, _BETWEEN = 130.0, 34.0
_PEOPLE = (Column(44 * MM), Column(30 * MM), Column(38 * MM), Column(56 * MM))


def people(making: Making) -> Iterator[Item]:
    """The party in a table; somebody alone only where there is more to say than a name."""
    party = [person.fields for person in making.book.people]
    if len(party) < _PARTY and not any(_as(fields) for fields in party):
        return
    title = _("Who we were") if len(party) >= _PARTY else _("Who it was")
    making.entries.append(Entry(title, "", "people", 0))
    yield Room(_ROOM)
    yield Gap(_BETWEEN)
    yield Mark("people")
    yield Wide(section_title(making, title), keep=True)
    names = (_("Name"), _("From"), _("With"), _("As"))
    rows = [_row(making, fields) for fields in party]
    yield Wide(Table.of(making.setter, _PEOPLE, [head_cells(names)], rows))


def _row(making: Making, fields: PersonFields) -> tuple[Cell, ...]:
    language = making.written_in
    name = [Span(pretty(fields.name, language), CELL_STRONG)]
    if fields.nickname:
        name.append(Span(f"{NO_BREAK} {quoted(fields.nickname, language)}", CELL_QUIET))
    return (
        Cell(tuple(name)),
        Cell.of(pretty(_origin(fields.nationality), language), CELL),
        Cell.of(pretty(fields.vehicle, language), CELL),
        Cell.of(pretty(_as(fields), language), CELL_QUIET),
    )


def _as(fields: PersonFields) -> str:
    """What somebody was on the trip and from when to when."""
    since = _("from {date}").format(date=units.day_month(fields.joined_on)) if fields.joined_on else ""
    until = _("until {date}").format(date=units.day_month(fields.left_on)) if fields.left_on else ""
    return sentence(
        capital(joined((fields.role, since, until, fields.languages), "; ")), fields.note, more(fields)
    )


def _origin(words: str) -> str:
    """A nationality as written, a country's code as its name."""
    return country_name(words) if len(words) == 2 and words.isupper() else words
