"""Taken together: what the days add up to, in charts, repairs and people."""

from collections.abc import Iterator

from expedition import units
from expedition.charts.sheet import Chart
from expedition.records.day import DayPage
from expedition.reports.drawings.climb_chart import climb_chart, climbed
from expedition.reports.drawings.trip_charts import (
    PROGRESS_HEIGHT,
    TEMPERATURE_HEIGHT,
    counts,
    is_known,
    trip_chart,
)
from expedition.reports.making import Entry, Making
from expedition.reports.pages.blocks import Pile
from expedition.reports.pages.items import Gap, Heads, Item, Mark, PageBreak, Room, Text, Wide
from expedition.reports.pages.table import Cell, Column, Table, head_cells
from expedition.reports.parts.day_runs import day_key
from expedition.reports.parts.glance import nights
from expedition.reports.parts.section import chart_title, section_title
from expedition.reports.typesetting.setting import Span
from expedition.reports.typesetting.style import CELL, CELL_QUIET, CELL_STRONG, MM, TEXT
from expedition.reports.typesetting.wording import capital, duration, joined, number_word, pretty
from expedition.text import _

_REPAIRS = (
    Column(11 * MM),
    Column(18 * MM, is_right=True),
    Column(26 * MM, pad=10),
    Column(36 * MM),
    Column(44 * MM),
    Column(15 * MM, is_right=True),
    Column(18 * MM, is_right=True),
)
_MET = (Column(11 * MM), Column(26 * MM), Column(48 * MM), Column(38 * MM), Column(45 * MM))
_SECTION_GAP = 34.0
_CHART_GAP, _MOST_KINDS = 22.0, 12
_LEAST_KINDS, _LEAST_RIDDEN, _LEAST_WARM = 2, 3, 3


def together(making: Making) -> Iterator[Item]:
    """The last part of the book; sections of which nothing is known are left out."""
    sections = [*_charts(making)], [*_repairs(making)], [*_met(making)]
    filled = [section for section in sections if section]
    if not filled:
        return
    yield Heads(making.book.fields.title, _("Taken together"))
    yield PageBreak()
    yield Mark("together")
    for index, section in enumerate(filled):
        if index:
            yield Room(150)
            yield Gap(_SECTION_GAP)
        yield from section


def entries(making: Making) -> Iterator[Entry]:
    """The lines of this part in the contents."""
    names = [
        (_("Figures and charts"), "charts", bool(_shown(making))),
        (_("Repairs"), "repairs", any(page.repairs for page in making.book.pages)),
        (_("People we met"), "met", any(page.encounters for page in making.book.pages)),
    ]
    shown = [(name, mark) for name, mark, is_there in names if is_there]
    if shown:
        yield Entry(_("Taken together"), "", "together", 0)
    for name, mark in shown:
        yield Entry(name, "", mark, 1)


def _kinds(making: Making) -> list[tuple[str, int]]:
    return [row for row in nights(making.book.pages) if row[0] != _("elsewhere")]


def has_progress(making: Making) -> bool:
    """Whether enough days were ridden for their sum to make a line."""
    days = making.book.series.days
    return sum(1 for day in days if day.distance_m) >= _LEAST_RIDDEN and days[-1].total_m > 0


def _charts(making: Making) -> Iterator[Item]:
    shown = [block for _name, block in _shown(making)]
    if not shown:
        return
    yield Mark("charts")
    yield Wide(section_title(making, _("Taken together")), keep=True)
    for index, block in enumerate(shown):
        if index:
            yield Gap(_CHART_GAP)
        yield block


def _shown(making: Making) -> list[tuple[str, Wide | Text]]:
    """The charts worth printing, with their names in the contents."""
    series, pages, kinds = making.book.series, making.book.pages, _kinds(making)
    found: list[tuple[str, Wide | Text]] = []
    if has_progress(making):
        found.append((_("The way so far"), Wide(trip_chart(Chart.PROGRESS, series, PROGRESS_HEIGHT))))
    if climbed(pages):
        found.append((_("Climb a day"), Wide(climb_chart(pages))))
    warm = [day for day in series.days if day.temperature_max_c is not None]
    if is_known(Chart.TEMPERATURE, series) and len(warm) >= _LEAST_WARM:
        found.append((_("Heat and cold"), Wide(trip_chart(Chart.TEMPERATURE, series, TEMPERATURE_HEIGHT))))
    if len(kinds) >= _LEAST_KINDS:
        bars = Pile(((0.0, chart_title(_("Nights by kind"))), (4.0, counts(kinds[:_MOST_KINDS], TEXT))))
        found.append((_("Nights by kind"), Text(bars)))
    return found


def chart_list(making: Making) -> Iterator[tuple[str, str]]:
    """The charts of this part, for the contents."""
    for name, _block in _shown(making):
        yield name, "charts"


def _repairs(making: Making) -> Iterator[Item]:
    rows = [
        _repair_row(making, page, index) for page in making.book.pages for index in range(len(page.repairs))
    ]
    if not rows:
        return
    names = (_("Day"), _("Trip km"), _("Whose"), _("What"), _("Done"), _("Lost"), _("Km on it"))
    yield Mark("repairs")
    yield Wide(section_title(making, _("Repairs")), keep=True)
    yield Wide(Table.of(making.setter, _REPAIRS, [head_cells(names)], rows))


def _repair_row(making: Making, page: DayPage, index: int) -> tuple[Cell, ...]:
    fields = page.repairs[index].fields
    start_m = page.row.total_m - (page.figures.distance.value or 0.0)
    at = units.km(start_m + fields.distance_m, 0) if fields.distance_m is not None else ""
    what = joined((fields.part, fields.position), ", ") or fields.problem
    done = (
        joined((fields.cause, fields.fix or fields.problem), "; ")
        if fields.part
        else joined((fields.cause, fields.fix), "; ")
    )
    on_it = units.km(fields.part_distance_m, 0) if fields.part_distance_m is not None else ""
    language = making.written_in
    return (
        _day_cell(page),
        Cell.of(at, CELL),
        Cell.of(pretty(fields.who or fields.vehicle, language), CELL, most=2),
        Cell.of(pretty(what, language), CELL, most=3),
        Cell.of(pretty(done, language), CELL_QUIET, most=4),
        Cell.of(duration(fields.time_lost_s) if fields.time_lost_s else "", CELL_QUIET),
        Cell.of(on_it, CELL_QUIET),
    )


def _day_cell(page: DayPage) -> Cell:
    return Cell.of(str(page.row.number), CELL, link=f"#{day_key(page)}")


def _met(making: Making) -> Iterator[Item]:
    rows = [
        _met_row(making, page, index) for page in making.book.pages for index in range(len(page.encounters))
    ]
    if not rows:
        return
    names = (_("Day"), _("Date"), _("Who"), _("From, and bound for"), _("Where"))
    yield Mark("met")
    yield Wide(section_title(making, _("People we met")), keep=True)
    yield Wide(Table.of(making.setter, _MET, [head_cells(names)], rows))


def _met_row(making: Making, page: DayPage, index: int) -> tuple[Cell, ...]:
    fields = page.encounters[index].fields
    count = number_word(fields.count) if fields.count and fields.count > 1 else ""
    who = fields.names or joined((count, fields.who), " ")
    what = fields.who if fields.names else ""
    language = making.written_in
    spans = [Span(pretty(capital(who), language), CELL_STRONG)] if who else []
    if what or fields.vehicle:
        spans.append(
            Span((", " if who else "") + pretty(joined((what, fields.vehicle), ", "), language), CELL)
        )
    return (
        _day_cell(page),
        Cell.of(units.weekday_day_month(page.row.date), CELL_QUIET, most=1),
        Cell(tuple(spans), most=3),
        Cell.of(pretty(joined((fields.origin, fields.heading), " → "), language), CELL, most=3),
        Cell.of(pretty(fields.place, language), CELL_QUIET, most=3),
    )
