"""The front of the route notes: cover with its date, what the notes are, and all strips in a table."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from expedition import units
from expedition.records.report import Section
from expedition.reports.drawings.road_columns import grade_name, swatch
from expedition.reports.drawings.road_symbols import sign_name, symbol
from expedition.reports.making import Entry, Making
from expedition.reports.maps.parts import COVER, TRIP, has_line
from expedition.reports.maps.route_map import route_map
from expedition.reports.maps.sheet import MapSheet
from expedition.reports.pages.blocks import Block, Drawn, Role, Told
from expedition.reports.pages.items import Gap, Item, Mark, PageBreak, Room, Text, Wide
from expedition.reports.pages.pen import Pen
from expedition.reports.pages.table import Cell, Column, Table, head_cells
from expedition.reports.parts.route_strips import Strip
from expedition.reports.parts.section import section_title
from expedition.reports.road.noted import month_words
from expedition.reports.road.records import Grade, Symbol
from expedition.reports.road.services import longest
from expedition.reports.typesetting.setting import Span
from expedition.reports.typesetting.style import (
    CELL,
    CELL_QUIET,
    CELL_STRONG,
    FULL,
    GREY_1,
    GREY_3,
    LABEL,
    MM,
    TINT,
    Face,
    Type,
)
from expedition.reports.typesetting.wording import joined, pretty, sentence
from expedition.text import _

_MAP_SHARE = 205 / 297
_MAP_HEIGHT = 112 * MM
_AS_OF = Type(Face.SERIF_LIGHT, 34)
_SUBTITLE = Type(Face.SERIF_ITALIC, 14, GREY_1)
_TEXT = Type(Face.SANS, 9)
_LEADING = 12.5
_ACROSS = 4
_ROW = 15.0
_STRIPS = (
    Column(13 * MM),
    Column(53 * MM),
    Column(40 * MM),
    Column(14 * MM, is_right=True),
    Column(16 * MM, is_right=True),
    Column(16 * MM, is_right=True),
    Column(16 * MM, is_right=True),
)
_BARE_STRIPS = (Column(13 * MM), Column(101 * MM), Column(40 * MM), Column(14 * MM, is_right=True))


def as_of(making: Making) -> date | None:
    """The last day on which anything in these notes was seen or read."""
    book = making.book
    dates = [page.row.date for page in book.pages]
    for kind in ("fact", "rule", "transport", "note"):
        dates += [entry.fields.as_of for entry in book.entries(kind) if entry.fields.as_of is not None]
    return max(dates, default=None)


def cover(making: Making) -> Iterator[Item]:
    """The map, the title, and how old all this is."""
    yield PageBreak(is_bare=True)
    fields = making.book.fields
    block = Drawn(1.0, lambda pen, _x, _y: _paint(making, pen))
    on = as_of(making)
    said: list[Block] = [making.setter.lines([Span(_("Route notes"), _TEXT)], FULL, _LEADING)]
    if on is not None:
        month = _("As of {month}").format(month=units.month_year(on))
        said.append(making.setter.lines([Span(month, _TEXT)], FULL, _LEADING))
    if making.wants(Section.MAPS) and has_line(making.routes(making.book.pages)):
        drawn = route_map(making.subject(making.book.pages), FULL, _MAP_HEIGHT, TRIP)
        said.insert(0, Told(drawn, Role.FIGURE, _("Map of the whole way"), FULL))
    yield Text(
        Told(block, Role.TITLE, fields.title.strip(), aside=fields.subtitle.strip(), parts=tuple(said))
    )


def _paint(making: Making, pen: Pen) -> None:
    sheet, book = making.sheet, making.book
    language = making.written_in
    foot = sheet.height * _MAP_SHARE
    pen.rect(0, 0, sheet.width, foot, fill=TINT)
    if making.wants(Section.MAPS) and has_line(making.routes(book.pages)):
        look = replace(COVER, inset=sheet.inner)
        MapSheet(making.subject(book.pages), sheet.width, foot, look).paint(pen, 0, 0)
    x, y = sheet.inner, foot + 10 * MM
    title = making.setter.balanced(
        [Span(pretty(book.fields.title, language), Type(Face.SERIF_LIGHT, 26))], FULL, 29, 2
    )
    title.paint(pen, x, y)
    y += title.height
    under = joined((_("Route notes"), book.fields.subtitle), ": ")
    lines = making.setter.lines([Span(pretty(under, language), _SUBTITLE)], FULL, 18, most=2)
    lines.paint(pen, x, y + 1)
    y += lines.height + 9
    pen.rule(x, y, FULL, 0.5, GREY_3)
    on = as_of(making)
    if on is not None:
        pen.text(x, y + 14, _("As of"), LABEL)
        pen.text(x, y + 46, units.month_year(on), _AS_OF)
    names = joined((person.fields.name for person in book.people), ", ")
    if book.pages:
        ends = (month_words(page) for page in (book.pages[0], book.pages[-1]))
        when = _("Seen {span}").format(span=f" {units.EN_DASH} ".join(dict.fromkeys(ends)))
        beside = making.setter.lines(
            [Span(pretty(sentence(when, names), language), _TEXT)], 62 * MM, 12.5, most=4
        )
        beside.paint(pen, x + FULL - 62 * MM, y + 6)


def introduction(making: Making, strips: Sequence[Strip]) -> Iterator[Item]:
    """How to read the notes, the signs in them, and a line for each strip."""
    making.entries.append(Entry(_("How to read these notes"), "", "reading", 0))
    yield PageBreak()
    yield Mark("reading")
    yield Wide(section_title(making, _("How to read these notes")), keep=True)
    yield Wide(making.setter.lines([Span(_reading(), _TEXT)], FULL, _LEADING))
    yield Gap(14)
    yield Wide(_legend(strips))
    if strips:
        making.entries.append(Entry(_("Strips"), "", "strips", 0))
        yield Gap(22)
        yield Room(120)
        yield Mark("strips")
        yield Wide(section_title(making, _("Strips")), keep=True)
        has_notes = any(strip.way.has_notes for strip in strips)
        yield Wide(_overview(making, strips, has_notes=has_notes))
        if not has_notes:
            return
        yield Gap(6)
        remark = _(
            "The last three columns are the longest stretches, in kilometres, on which no water, no food or "
            "shop and no lodging was noted. Not noted is not the same as not there."
        )
        yield Wide(making.setter.lines([Span(remark, Type(Face.SANS, 8, GREY_1))], FULL, 11))


def _reading() -> str:
    return _(
        "These notes are for those who come after. There are three kinds of kilometre, and no strip mixes "
        "them: road kilometres stand on the stones or signs of a road, trip kilometres are counted from the "
        "start of the trip as it was ridden, and kilometres of the day begin anew each morning. A strip is "
        "read from top to bottom in the direction of travel and is drawn to scale. Beside the axis stand "
        "the roads, filled by their state, and a dashed line where no water, food or lodging was noted. "
        "Each note has its kilometre, its sign, its words, and whose word it is with the month; ≈ marks a "
        "kilometre that was only guessed, a question mark an end that was not noted. Where two notes do "
        "not agree, both are printed and marked. Nothing was made up: what nobody noted is not here, "
        "though it may be there."
    )


def _legend(strips: Sequence[Strip]) -> Told:
    """The signs that occur, each with its name, and the fillings of the road."""
    events = [
        event for strip in strips for event in (*strip.piece.events, *strip.piece.more, *strip.unplaced)
    ]
    signs = [sign for sign in Symbol if any(event.symbol is sign for event in events)]
    grades = [
        grade
        for grade in Grade
        if any(one.grade is grade for strip in strips for part in strip.way.columns.values() for one in part)
    ]
    rows = -(-len(signs) // _ACROSS)

    def paint(pen: Pen, x: float, y: float) -> None:
        for index, sign in enumerate(signs):
            left = x + (index % _ACROSS) * FULL / _ACROSS
            middle = y + (index // _ACROSS) * _ROW + 6
            symbol(pen, sign, left + 5, middle)
            pen.text(left + 16, middle + 3, sign_name(sign), _TEXT)
        at = y + rows * _ROW + 4
        for grade in grades:
            swatch(pen, grade, x, at, 20, 7)
            x += 26 + pen.text(x + 26, at + 6.3, grade_name(grade), _TEXT) + 14

    height = rows * _ROW + (16 if grades else 0)
    names = joined([sign_name(sign) for sign in signs] + [grade_name(grade) for grade in grades], ", ")
    return Told(Drawn(height, paint), Role.FIGURE, _("Signs: {names}").format(names=names), FULL)


def _overview(making: Making, strips: Sequence[Strip], *, has_notes: bool) -> Table:
    """A line for each strip, with what was not noted on it where such things were noted at all."""
    names = (_("Strip"), _("Way"), _("Kilometres"), _("km"), _("No water"), _("No food"), _("No bed"))
    rows = [_overview_row(making, strip) for strip in strips]
    columns = _STRIPS if has_notes else _BARE_STRIPS
    count = len(columns)
    return Table.of(making.setter, columns, [head_cells(names[:count])], [row[:count] for row in rows])


def _overview_row(making: Making, strip: Strip) -> tuple[Cell, ...]:
    piece = strip.piece
    known = longest([*piece.events, *piece.more], piece.from_m, piece.to_m)
    has_notes = strip.way.has_notes
    return (
        Cell.of(str(strip.number), CELL_STRONG, link=f"#{strip.mark}"),
        Cell.of(pretty(strip.title, making.written_in), CELL, most=2, link=f"#{strip.mark}"),
        Cell.of(strip.kilometres, CELL_QUIET),
        Cell.of(units.km(piece.length_m, 0), CELL_STRONG),
        *(Cell.of(units.km(value, 0) if has_notes else "", CELL) for value in known),
    )
