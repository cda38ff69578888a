"""What was planned, and what became of it."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from expedition import units
from expedition.charts.sheet import Chart
from expedition.records.trip import TripBook
from expedition.reports.drawings.trip_charts import PROGRESS_HEIGHT, has_plan, trip_chart
from expedition.reports.making import Entry, Making
from expedition.reports.pages.items import Gap, Item, Mark, Room, Wide
from expedition.reports.pages.table import Cell, Column, Table, head_cells
from expedition.reports.parts.section import figure, section_title
from expedition.reports.parts.stated import stated_km
from expedition.reports.typesetting.style import CELL, CELL_QUIET, CELL_STRONG, MM
from expedition.reports.typesetting.wording import joined, pretty, with_unit
from expedition.stats.plan import reached
from expedition.text import _, plural

_COMPARED = (Column(40 * MM), Column(42 * MM), Column(42 * MM), Column(44 * MM))
_ROUTES = (Column(64 * MM), Column(22 * MM, is_right=True), Column(82 * MM, pad=10))
_STAGES = (
    Column(64 * MM),
    Column(18 * MM, is_right=True),
    Column(30 * MM, pad=10),
    Column(26 * MM),
    Column(30 * MM),
)
_TITLE, _BETWEEN, _APART = 50.0, 34.0, 22.0
_MOST = 200.0
"""So much of a long table is asked for on the page it begins on."""

Row = tuple[str, str, str, str]


def plan(making: Making) -> Iterator[Item]:
    """Dates and distance side by side, the way against the plan, and the routes drawn beforehand."""
    table, routes = compared(making), making.book.routes
    if table is None and not routes and not making.book.series.plan.stages:
        return
    title = _("The plan, and what became of it")
    making.entries.append(Entry(title, "", "plan", 0))
    pieces: list[list[Item]] = []
    if table is not None:
        pieces.append([Wide(table)])
    if has_plan(making.book.series):
        chart = trip_chart(Chart.PROGRESS, making.book.series, PROGRESS_HEIGHT)
        words = _("Kilometres ridden, day by day; dashed, the plan.")
        pieces.append([*figure(making, chart, _("The way against the plan"), "plan", words)])
    if making.book.series.plan.stages:
        pieces.append([Wide(_stages(making))])
    if routes:
        pieces.append([Wide(_routes(making))])
    yield Room(_TITLE + sum(_APART + _height(item) for piece in pieces for item in piece))
    yield Gap(_BETWEEN)
    yield Mark("plan")
    yield Wide(section_title(making, title), keep=True)
    for index, piece in enumerate(pieces):
        yield Gap(_APART if index else 0.0)
        yield from piece


def compared(making: Making) -> Table | None:
    """The table of plan and trip; None where nothing was planned."""
    rows = [*_compared(making.book)]
    names = ("", _("Planned"), _("Was"), _("Difference"))
    return Table.of(making.setter, _COMPARED, [head_cells(names)], _cells(rows)) if rows else None


def _height(item: Item) -> float:
    return min(item.block.height, _MOST) if isinstance(item, Wide) else 0.0


def _compared(book: TripBook) -> Iterator[Row]:
    """What is known of plan and trip, where anything was planned."""
    fields, pages = book.fields, book.pages
    first = pages[0].row.date if pages else None
    last = pages[-1].row.date if pages else None
    if fields.planned_start:
        yield _("Start"), *_dates(fields.planned_start, first)
    if fields.planned_end:
        yield _("End"), *_dates(fields.planned_end, last)
    if fields.planned_start and fields.planned_end:
        planned = (fields.planned_end - fields.planned_start + timedelta(1)).days
        difference = len(pages) - planned
        yield (
            _("Days"),
            units.number(planned),
            units.number(len(pages)),
            f"{'+' if difference > 0 else ''}{units.number(difference)}" if difference else _("as planned"),
        )
    if fields.goal_distance_m:
        yield _distance(book, fields.goal_distance_m)


def _dates(planned: date, was: date | None) -> tuple[str, str, str]:
    told = units.day_month_year(planned)
    if was is None:
        return told, "", ""
    days = (was - planned).days
    difference = plural("{n} day later", "{n} days later", days) if days > 0 else _("as planned")
    if days < 0:
        difference = plural("{n} day earlier", "{n} days earlier", -days)
    return told, units.day_month_year(was), difference


def _distance(book: TripBook, goal_m: float) -> Row:
    ridden_m = book.totals.stated_distance_m or book.totals.distance_m
    shown = stated_km(book) or (units.km(ridden_m) if ridden_m else "")
    km = _("km")
    share = f"{units.number(100 * ridden_m / goal_m)}{units.THIN}%" if ridden_m else ""
    return (
        _("Distance"),
        with_unit(units.km(goal_m, 0), km),
        with_unit(shown, km) if shown else "",
        _("{share} of the plan").format(share=share) if share else "",
    )


def _cells(rows: Sequence[Row]) -> list[tuple[Cell, ...]]:
    return [
        (
            Cell.of(name, CELL_QUIET),
            Cell.of(before, CELL),
            Cell.of(was, CELL_STRONG),
            Cell.of(rest, CELL_QUIET),
        )
        for name, before, was, rest in rows
    ]


def _stages(making: Making) -> Table:
    """Each stage with the day it was planned to end on, and the one on which its end was reached."""
    plan, language = making.book.series.plan, making.written_in
    ends: dict[int | None, date] = {day.stage: day.date for day in plan.days if not day.is_rest}
    evenings = [(page.row.date, page.row.to_place) for page in making.book.pages]
    rows = []
    for number, (stage, was) in enumerate(zip(plan.stages, reached(plan, evenings), strict=True)):
        way = " → ".join(filter(None, (stage.from_place, stage.to_place)))
        length_m = plan.ends_m[number] - (plan.ends_m[number - 1] if number else 0.0)
        planned, actual, difference = _dates(ends[number], was) if number in ends else ("", "", "")
        rows.append(
            (
                Cell.of(pretty(way or str(number + 1), language), CELL),
                Cell.of(units.km(length_m, 0) if length_m else "", CELL),
                Cell.of(planned, CELL),
                Cell.of(actual or units.EN_DASH, CELL_STRONG),
                Cell.of(difference, CELL_QUIET),
            )
        )
    names = (_("Stage"), _("km"), _("Planned"), _("Reached"), _("Difference"))
    return Table.of(making.setter, _STAGES, [head_cells(names)], rows)


def _routes(making: Making) -> Table:
    language = making.written_in
    rows = []
    for route in making.book.routes:
        remark = joined((route.note, route.source_name if route.name else ""), "; ")
        rows.append(
            (
                Cell.of(pretty(route.name or route.source_name, language), CELL),
                Cell.of(units.km(route.distance_m, 0) if route.distance_m else "", CELL_STRONG),
                Cell.of(pretty(remark, language), CELL_QUIET),
            )
        )
    return Table.of(making.setter, _ROUTES, [head_cells((_("Planned route"), _("km"), _("Remark")))], rows)
