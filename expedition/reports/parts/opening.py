"""Between contents and days: the summary, and who travelled."""

from collections.abc import Iterator

from expedition import units
from expedition.atlas.country_names import country_name
from expedition.reports.making import Entry, Making
from expedition.reports.pages.items import Gap, Item, Mark, PageBreak, Room, Wide
from expedition.reports.pages.table import Cell, Column, Table, head_cells
from expedition.reports.parts.prose import prose
from expedition.reports.parts.section import section_title
from expedition.reports.typesetting.style import CELL, CELL_QUIET, CELL_STRONG, MM
from expedition.reports.typesetting.wording import joined, pretty
from expedition.text import _

_PARTY = 2
_PEOPLE = (Column(48 * MM), Column(32 * MM), Column(48 * MM), Column(40 * MM))


def opening(making: Making) -> Iterator[Item]:
    """The summary as the traveller wrote it, and the party."""
    summary = making.book.fields.summary
    people = making.book.people
    if not summary.strip() and len(people) < _PARTY:
        return
    title = _("What it was") if summary.strip() else _("Who we were")
    making.entries.append(Entry(title, "", "opening", 0))
    yield PageBreak()
    yield Mark("opening")
    yield Wide(section_title(making, title), keep=True)
    yield from prose(making.setter, summary, making.written_in)
    if len(people) >= _PARTY:
        if summary.strip():
            yield Room(120)
            yield Gap(30)
            yield Wide(section_title(making, _("Who we were")), keep=True)
        yield Wide(_party(making))


def _origin(words: str) -> str:
    """A nationality as written, a country's code as its name."""
    return country_name(words) if len(words) == 2 and words.isupper() else words


def _party(making: Making) -> Table:
    language = making.written_in
    rows = []
    for person in making.book.people:
        fields = person.fields
        since = _("from {date}").format(date=units.day_month(fields.joined_on)) if fields.joined_on else ""
        until = _("until {date}").format(date=units.day_month(fields.left_on)) if fields.left_on else ""
        told = joined((fields.role, since, until, fields.languages), "; ")
        rows.append(
            (
                Cell.of(pretty(fields.name, language), CELL_STRONG),
                Cell.of(pretty(_origin(fields.nationality), language), CELL),
                Cell.of(pretty(fields.vehicle, language), CELL),
                Cell.of(pretty(told, language), CELL_QUIET),
            )
        )
    names = (_("Name"), _("From"), _("With"), _("As"))
    return Table.of(making.setter, _PEOPLE, [head_cells(names)], rows)
