"""Repairs and kit: what broke, what was done, how often, and what the gear has behind it."""

from collections.abc import Iterator, Sequence

from expedition import units
from expedition.records.day import DayPage, RepairRecord
from expedition.records.fields import RepairFields
from expedition.records.report import Section
from expedition.reports.drawings.strip import Shown, strip
from expedition.reports.making import Making
from expedition.reports.pages.items import Gap, Item, Wide
from expedition.reports.pages.table import Cell
from expedition.reports.parts.section import figure
from expedition.reports.parts.themes.broken import broken_chart, broken_on
from expedition.reports.parts.themes.kit import kit
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
from expedition.reports.typesetting.wording import duration, joined, price
from expedition.text import _, plural

_MARK = "repairs"
_LEAST_COUNTED, _LEAST_DRAWN = 4, 6
_PER_M = 1_000_000.0
_FIGURES_SIZE = 19.0


def repairs_and_kit(making: Making) -> Theme:
    """One theme, named after what there is of it."""
    omitted = making.options.omitted
    mended = [] if Section.REPAIRS in omitted else list(_repairs(making))
    carried = [] if Section.KIT in omitted else list(kit(making))
    title = _("Repairs and kit") if mended and carried else _("Repairs") if mended else _("Kit")
    return Theme(title, _MARK, stacked(mended, carried))


def times(fields: RepairFields) -> int:
    """How often a line of the log stands for."""
    return fields.count or 1


def all_repairs(making: Making) -> list[tuple[DayPage, RepairRecord]]:
    """The repairs of the book with their days."""
    return [(page, record) for page in making.book.pages for record in page.repairs]


def figures(making: Making) -> list[Shown]:
    """How many, how often, how long: only what can be told."""
    found = [record.fields for _page, record in all_repairs(making)]
    count = sum(times(fields) for fields in found)
    shown = [Shown(units.number(count), "", plural("repair", "repairs", count))]
    distance_m = making.book.totals.distance_m
    if count >= _LEAST_COUNTED and distance_m >= _PER_M / 2:
        often = count / distance_m * _PER_M
        shown.append(
            Shown(units.number(often, 1), "", _("per 1 000 km").replace("1 000", f"1{units.THIN}000"))
        )
    lost_s = sum(fields.time_lost_s or 0.0 for fields in found)
    if lost_s:
        shown.append(Shown(units.hours(lost_s), _("h"), _("at the roadside")))
    for name, number in _by_whom(found):
        shown.append(Shown(units.number(number), "", name))
    return shown


def _by_whom(found: Sequence[RepairFields]) -> list[tuple[str, int]]:
    """Repairs of each person, where it is told of all of them whose they were."""
    if len(found) < _LEAST_COUNTED or not all(fields.who for fields in found):
        return []
    sums: dict[str, int] = {}
    for fields in found:
        sums[fields.who] = sums.get(fields.who, 0) + times(fields)
    return sorted(sums.items(), key=lambda one: -one[1])[:4] if len(sums) > 1 else []


def _repairs(making: Making) -> Iterator[Item]:
    found = all_repairs(making)
    if not found:
        return
    if len(found) >= _LEAST_COUNTED:
        shown = figures(making)
        yield Wide(strip(making.case, shown, size=_FIGURES_SIZE), keep=True)
        yield Gap(14)
    heads = (
        Head(_("Day"), 11),
        Head(_("Trip km"), 14, is_right=True),
        Head(_("Whose"), 20, 1),
        Head(_("What"), 30, 2),
        Head(_("Done"), 34, 3),
        Head(_("Paid"), 18, is_right=True),
        Head(_("Lost"), 17, is_right=True),
        Head(_("Km on it"), 16, is_right=True),
    )
    rows = [_row(making, page, record.fields) for page, record in found]
    yield from titled("", table(making, heads, rows))
    marks = broken_on(found)
    if len(marks) >= _LEAST_DRAWN:
        yield Gap(18)
        chart, name = broken_chart(marks, making.book.totals.distance_m), _("Repairs along the way")
        text = _("Each repair at its kilometre of the trip, under what was mended.")
        yield from figure(making, chart, name, _MARK, text)


def _row(making: Making, page: DayPage, fields: RepairFields) -> tuple[Cell, ...]:
    start_m = page.row.total_m - (page.figures.distance.value or 0.0)
    at = units.km(start_m + fields.distance_m, 0) if fields.distance_m is not None else ""
    what = joined((fields.part, fields.position), ", ") or fields.problem
    often = f" × {fields.count}" if fields.count and fields.count > 1 else ""
    happened = joined((fields.cause, fields.fix or (fields.problem if fields.part else "")), "; ")
    on_it = units.km(fields.part_distance_m, 0) if fields.part_distance_m is not None else ""
    return (
        day_cell(page),
        words(making, at),
        words(making, fields.who or fields.vehicle, most=2),
        strong(making, what + often),
        quiet(making, joined((happened, fields.parts_used), "; ")),
        quiet(making, price(fields.price_kind, fields.cost, fields.currency)),
        quiet(making, duration(fields.time_lost_s) if fields.time_lost_s else ""),
        quiet(making, on_it),
    )
