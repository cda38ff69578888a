"""The itinerary: one line a day, running totals, a subtotal for each country."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from expedition import naming, units
from expedition.atlas.country_names import country_name
from expedition.kinds import CrossingKind, StayKind
from expedition.records.day import DayPage
from expedition.reports.making import Entry, Making, Part
from expedition.reports.maps.parts import NUMBERED, has_line
from expedition.reports.maps.route_map import route_map
from expedition.reports.pages.items import Gap, Heads, Item, Mark, PageBreak, Wide
from expedition.reports.pages.table import Cell, Column, Table, head_cells
from expedition.reports.parts.day_head import own_title
from expedition.reports.parts.day_runs import day_key, groups
from expedition.reports.parts.reconstructed import climb_of, climb_sum
from expedition.reports.parts.section import caption, section_title
from expedition.reports.parts.stated import sum_remark
from expedition.reports.typesetting.setting import Span
from expedition.reports.typesetting.style import (
    CELL,
    CELL_QUIET,
    CELL_STRONG,
    FULL,
    GREY_1,
    LINE,
    MM,
    Face,
    Type,
)
from expedition.reports.typesetting.wording import (
    NO_BREAK,
    capital,
    day_kind,
    joined,
    labelled,
    pretty,
    sentence,
    stay,
)
from expedition.stats.totals import totals
from expedition.text import _, plural

_WAY, _NIGHT, _WORDS = 43 * MM, 23 * MM, 31 * MM
_LEAST_WAY, _LEAST_NIGHT = 26 * MM, 14 * MM
_NIGHT_PAD = 2 + 2 * MM
_ITALIC = Type(Face.SANS_ITALIC, 8.6)
_ITALIC_QUIET = Type(Face.SANS_ITALIC, 8.6, GREY_1)
_REMARK = 46
_LONGEST_REMARK, _MOST_LINES = 150, 5
_TIGHT = 3.4
_AROUND = 124.0
_LOWEST, _TALLEST = 68 * MM, 118 * MM


def itinerary(making: Making) -> Iterator[Item]:
    """The table over as many pages as it needs; none for a day that has pages of its own."""
    if not making.book.pages or (len(making.book.pages) == 1 and making.has_days):
        return
    making.entries.append(Entry(_("Itinerary"), "", "itinerary", 0))
    yield Heads(making.book.fields.title, _("Itinerary"))
    yield PageBreak()
    yield Mark("itinerary")
    yield Wide(section_title(making, _("Itinerary")), keep=True)
    rows: list[tuple[Cell, ...]] = []
    sums: set[int] = set()
    for part in making.parts:
        for group in groups(part.pages):
            rows += [_row(making, group)]
        if len(making.book.pages) > 1:
            sums.add(len(rows))
            rows.append(_sum(part))
    padding = _padding(making, len(rows)) if making.has_days else _TIGHT
    table = Table.of(making.setter, _columns(making, rows, sums), [_head()], rows, padding, frozenset(sums))
    yield Wide(table)
    yield Gap(6)
    carried = any(page.figures.carried.value for page in making.book.pages)
    text = joined(
        (
            _("Italic: carried, not in the kilometres of the trip.") if carried else "",
            sum_remark(making.book),
            _("Nothing printed means nothing known."),
        ),
        " ",
    )
    yield Wide(caption(making, "", text))
    yield from _day_map(making, table.height)


def _day_map(making: Making, used: float) -> Iterator[Item]:
    """Where each day was ridden, in the rest of the page of a short table."""
    routes = making.routes(making.book.pages)
    height = min(making.sheet.lines * LINE - used - _AROUND, _TALLEST)
    if height < _LOWEST or len(making.book.pages) < 2 or not has_line(routes):
        return
    making.maps.append((_("Day by day"), "itinerary"))
    yield Gap(16)
    subject = making.subject(making.book.pages, is_numbered=True)
    yield Wide(route_map(subject, FULL, height, NUMBERED), keep=True)
    text = _("The days, numbered.") if subject.numbers else _("The way, day by day.")
    yield Gap(3)
    yield Wide(caption(making, _("Map {number}.").format(number=len(making.maps)), text))


def _columns(making: Making, rows: Sequence[Sequence[Cell]], sums: set[int]) -> tuple[Column, ...]:
    """The columns; what places and nights do not need is given to the remarks."""

    def width(column: int, least: float, most: float) -> float:
        days = (cells[column] for index, cells in enumerate(rows) if index not in sums)
        texts = [span for cell in days for span in cell.spans]
        widest = max((making.case.width(s.type.face, s.type.size, s.text[:60]) for s in texts), default=0.0)
        return min(most, max(least, widest + 8))

    way = width(2, _LEAST_WAY, _WAY if making.has_days else _LEAST_WAY)
    night = width(6, _LEAST_NIGHT, _NIGHT - _NIGHT_PAD) + _NIGHT_PAD
    return (
        Column(11 * MM),
        Column(18 * MM),
        Column(way),
        Column(13 * MM, is_right=True),
        Column(15 * MM, is_right=True),
        Column(14 * MM, is_right=True),
        Column(night, pad=_NIGHT_PAD),
        Column(_WORDS + _WAY - way + _NIGHT - night),
    )


def _padding(making: Making, rows: int) -> float:
    """Air above and below a row, chosen so that no page is left with a few rows."""
    room = making.sheet.lines * LINE
    for padding in (6.4, 5.8, 5.3, 4.8, 4.4):
        first, later = (int((room - head) // (10.6 + 2 * padding)) for head in (70, 25))
        if rows <= first or (rows + 2 - first) % later > later // 3:
            return padding
    return 5.3


def _head() -> tuple[Cell, ...]:
    return head_cells(
        (_("Day"), _("Date"), _("From – to"), _("km"), _("Trip km"), _("Climb m"), _("Night"), _("Remark"))
    )


def _row(making: Making, group: Sequence[DayPage]) -> tuple[Cell, ...]:
    """A day, or days on end of which the same nothing is told."""
    language = making.written_in
    page, last = group[0], group[-1]
    row, figures = page.row, page.figures
    is_carried = not figures.distance.value and bool(figures.carried.value)
    is_quiet = not figures.distance.value and not is_carried
    way = _way(page)
    distance = ""
    if is_carried:
        distance = units.km(figures.carried.value or 0.0)
    elif figures.distance.value:
        distance = units.km(figures.distance.value)
    when = units.weekday_short_date(row.date)
    numbers = str(row.number)
    if len(group) > 1:
        when = units.short_span(row.date, last.row.date)
        numbers = f"{row.number}{units.EN_DASH}{last.row.number}"
    number = Cell.of(numbers, CELL_QUIET if is_quiet else CELL)
    keys = tuple(day_key(day) for day in group)
    remark = _remark(page) if making.has_days else _long_remark(page)
    return (
        replace(number, link=f"#{keys[0]}") if making.has_days else replace(number, marks=keys),
        Cell.of(when, CELL_QUIET, most=1),
        Cell.of(pretty(way, language), _ITALIC if is_carried else CELL, most=2),
        Cell.of(distance, _ITALIC if is_carried else CELL_STRONG),
        Cell.of(units.km(row.total_m) if row.total_m else "", CELL),
        Cell.of(climb_of(page), CELL),
        Cell.of(_night(group), CELL_QUIET, most=2),
        Cell.of(
            pretty(remark, language),
            _ITALIC_QUIET if is_carried else CELL_QUIET,
            most=3 if making.has_days else _MOST_LINES,
        ),
    )


def _way(page: DayPage) -> str:
    start, end = page.row.from_place, page.row.to_place
    if start and end and start != end:
        return f"{start} – {end}"
    return start or end or page.row.place or own_title(page)


def _night(group: Sequence[DayPage]) -> str:
    stays = [record.fields for page in group for record in page.stays]
    words = joined(dict.fromkeys(stay(fields.kind) or fields.name for fields in stays), ", ")
    if len(group) > 1 and len(stays) > 1:
        return joined((words, plural("{n} night", "{n} nights", len(stays))), ", ")
    return words


def _remark(page: DayPage) -> str:
    """The few words that tell a day apart, its longest left to the day's own page."""
    said = _said(page)
    text = joined((*said, *(_broken(page)[:1] if len(said) < 2 else ())), "; ")
    return text if len(text) <= 2 * _REMARK else text.split(". ")[0][: 2 * _REMARK]


def _said(page: DayPage) -> list[str]:
    border = [c.fields for c in page.crossings if c.fields.kind is CrossingKind.BORDER]
    words = (
        day_kind(page.row.kind),
        joined((_("border"), border[0].name), " ") if border else "",
        own_title(page) if _way(page) != own_title(page) else "",
    )
    return [word for word in words if word]


def _broken(page: DayPage) -> list[str]:
    parts = (record.fields.part or record.fields.problem for record in page.repairs)
    return [part for part in dict.fromkeys(parts) if part]


def _long_remark(page: DayPage) -> str:
    """What a line can hold of a day that has no page of its own: how its text begins last."""
    met = (fields.names or fields.who for fields in (entry.fields for entry in page.encounters))
    mishaps = (naming.name(entry.fields.kind) for entry in page.incidents)
    people = joined(dict.fromkeys(met), ", ")
    told = sentence(
        capital(joined((*_said(page), *_broken(page), *mishaps), "; ")),
        labelled(_("Met"), people) if people else "",
        capital(page.fields.weather),
        " ".join(page.fields.diary[: 2 * _LONGEST_REMARK].split()).split(". ")[0],
    )
    return told if len(told) <= _LONGEST_REMARK else f"{told[:_LONGEST_REMARK].rsplit(' ', 1)[0]} …"


def _sum(part: Part) -> tuple[Cell, ...]:
    sums = totals(part.pages)
    name = country_name(part.country) if part.country else _("All days")
    days = joined(
        (
            plural("{n} day", "{n} days", sums.days),
            plural("{n} riding", "{n} riding", sums.ride_days) if sums.ride_days else "",
        ),
        ", ",
    )
    nights = sum(len(page.stays) for page in part.pages)
    wild = sum(1 for page in part.pages for record in page.stays if record.fields.kind is StayKind.WILD_CAMP)
    slept = joined(
        (
            plural("{n} night", "{n} nights", nights) if nights else "",
            plural("{n} wild", "{n} wild", wild) if wild else "",
        ),
        ", ",
    )
    flag = part.country.lower()
    strong = Type(Face.SANS_BOLD, 8.6)
    return (
        Cell((Span(name + NO_BREAK * 2, strong), Span(days, CELL_QUIET)), columns=3, flag=flag),
        Cell.of(units.km(sums.distance_m) if sums.distance_m else "", strong),
        Cell(()),
        Cell.of(climb_sum(part.pages, sums.climb_m), strong),
        Cell.of(slept, CELL_QUIET, most=2).spanning(2),
    )
