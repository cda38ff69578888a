"""Roads: what state they were in, by whose word, and when."""

from collections.abc import Iterator

from expedition import units
from expedition.kinds import KmScale
from expedition.records.day import DayPage
from expedition.records.fields import RoadFields
from expedition.records.report import Section
from expedition.reports.making import Making
from expedition.reports.pages.items import Item
from expedition.reports.pages.table import Cell
from expedition.reports.parts.section import caption
from expedition.reports.parts.themes.said import said_day
from expedition.reports.parts.themes.tables import (
    Head,
    day_cell,
    quiet,
    stacked,
    strong,
    table,
    titled,
    words,
)
from expedition.reports.parts.themes.theme import Theme
from expedition.reports.typesetting.wording import capital, joined, labelled, sentence, with_unit
from expedition.text import _
from expedition.wording import shown

_MARK = "roads"

Found = tuple[DayPage | None, RoadFields]


def roads(making: Making) -> Theme:
    """Every report of a road, in the order of the days."""
    if Section.ROADS in making.options.omitted:
        return Theme("", _MARK)
    return Theme(_("Roads"), _MARK, stacked(_reports(making)))


def _reports(making: Making) -> Iterator[Item]:
    found: list[Found] = [(page, record.fields) for page in making.book.pages for record in page.roads]
    found += [(None, record.fields) for record in making.book.entries("road")]
    if not found:
        return
    heads = (
        Head(_("Day"), 11),
        Head(_("Road, from – to"), 40, 2),
        Head(_("Kilometres"), 22, is_right=True),
        Head(_("State and surface"), 36, 2),
        Head(_("Traffic, and what it lacks"), 30, 1.5),
        Head(_("Whose word"), 22, 1),
        Head(_("When"), 18, 0.5),
    )
    rows = [_row(making, page, fields) for page, fields in found]
    foot = caption(making, "", _("Without a name under whose word, the road was seen; stars go from 1 to 5."))
    yield from titled("", table(making, heads, rows), foot=foot)


def _row(making: Making, page: DayPage | None, fields: RoadFields) -> tuple[Cell, ...]:
    way = joined((fields.from_place, fields.to_place), " – ")
    road = joined((fields.road, fields.alias), ", ")
    stars = "★" * max(0, min(5, fields.rating)) if fields.rating else ""
    lacks = labelled(_("Lacks"), fields.lacks) if fields.lacks else ""
    seen = said_day(fields, "observed_on")
    return (
        day_cell(page),
        strong(making, joined((road, way if way.casefold() != road.casefold() else ""), ", ")),
        words(making, span(fields)),
        words(making, joined((joined((fields.state, fields.surface, fields.fit_for), "; "), stars), " ")),
        quiet(
            making,
            sentence(capital(fields.traffic), lacks, capital(fields.compared_with), capital(fields.note)),
        ),
        words(making, fields.told_by),
        quiet(making, seen),
    )


def span(fields: RoadFields) -> str:
    """From kilometre to kilometre as far as they are known, else the length."""
    scale = {KmScale.ROAD: _("road km"), KmScale.TRIP: _("trip km"), KmScale.DAY: _("day km")}[fields.scale]
    first = units.km(fields.from_m, 0) if fields.from_m is not None else ""
    last = units.km(fields.to_m, 0) if fields.to_m is not None else ""
    if first or last:
        return f"{scale} {first or '?'} – {last or '?'}"
    length = with_unit(units.km(fields.length_m, 0), _("km")) if fields.length_m is not None else ""
    return shown(fields, "length_m", length)
