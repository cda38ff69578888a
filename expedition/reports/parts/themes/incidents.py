"""What went wrong: falls, thefts, storms, and days lost to illness."""

from collections.abc import Iterator

from expedition import naming, units
from expedition.kinds import DayKind
from expedition.records.day import DayPage
from expedition.records.fields import IncidentFields
from expedition.reports.making import Making
from expedition.reports.pages.items import Item
from expedition.reports.pages.table import Cell
from expedition.reports.parts.themes.tables import Head, day_cell, quiet, strong, table, titled, words
from expedition.reports.typesetting.wording import capital, duration, joined, sentence
from expedition.text import _


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
        Head(_("What"), 23),
        Head(_("How it happened"), 36, 2),
        Head(_("What followed"), 32, 2),
        Head(_("Where"), 20, 1),
        Head(_("Lost"), 16, is_right=True),
    )


def incidents(making: Making) -> Iterator[Item]:
    """What went wrong, as a table."""
    rows = incident_rows(making)
    if rows:
        yield from titled(_("What went wrong"), table(making, incident_heads(), rows))
