"""The trip at a glance: ten figures, the route, the heights, the days, the nights."""

from collections import Counter
from collections.abc import Iterator, Sequence

from expedition import units
from expedition.atlas.ground import CREDITS
from expedition.charts.sheet import Chart
from expedition.kinds import StayKind
from expedition.records.day import DayPage
from expedition.reports.drawings.profile import Heights, Named, profile
from expedition.reports.drawings.strip import Shown, told_figures
from expedition.reports.drawings.trip_charts import DAILY_HEIGHT, is_known, trip_chart
from expedition.reports.making import Entry, Making
from expedition.reports.maps.parts import TRIP, has_line
from expedition.reports.maps.route_map import route_map
from expedition.reports.pages.blocks import Block, Drawn, Told
from expedition.reports.pages.items import Gap, Item, Mark, PageBreak, Wide, height_of
from expedition.reports.pages.pen import Pen
from expedition.reports.parts.reconstructed import climb_sum
from expedition.reports.parts.section import caption, figure, section_title
from expedition.reports.parts.stated import stated_distance
from expedition.reports.typesetting.setting import Span
from expedition.reports.typesetting.style import CELL, CELL_STRONG, FULL, GREY_3, INK, MM
from expedition.reports.typesetting.wording import HAIR, NO_BREAK, day_range, joined, sentence, stay
from expedition.text import _, plural

_COLUMNS = 5
_MOST = 10
_ROW = 43.0
_LEAST_RIDDEN = 2
_ABOVE, _LOWEST_MAP, _HIGHEST_MAP = 190.0, 50 * MM, 130 * MM
"""Points that title, figures and captions take; how high the map may be in what is left of the page."""


def glance(making: Making) -> Iterator[Item]:
    """The page; parts of which nothing is known are left out, all of it without a day."""
    if not making.book.pages:
        return
    making.entries.append(Entry(_("The trip at a glance"), "", "glance", 0))
    yield PageBreak()
    yield Mark("glance")
    yield Wide(section_title(making, _("The trip at a glance")), keep=True)
    shown = figures(making)
    if shown:
        yield Wide(_grid(shown))
        yield Gap(14)
    below = [*_heights(making), *_bars(making)]
    said = nights(making.book.pages)
    if said:
        below += [Gap(10), Wide(_nights_line(making, said))]
    yield from _map(making, height_of(below))
    yield from below


def figures(making: Making) -> list[Shown]:
    """Up to ten figures of the trip that are known."""
    totals = making.book.totals
    found = [*_ways(making), *_heights_shown(making)]
    low, high = totals.temperature_min_c, totals.temperature_max_c
    if low is not None and high is not None:
        span = f"{units.celsius(low)}{HAIR}…{HAIR}{units.celsius(high)}"
        found.append(Shown(span, "°C", _("coldest, hottest")))
    elif high is not None:
        found.append(Shown(units.celsius(high), "°C", _("at the hottest")))
    if totals.people_met:
        found.append(
            Shown(units.number(totals.people_met), "", plural("person met", "people met", totals.people_met))
        )
    if totals.repairs:
        found.append(Shown(units.number(totals.repairs), "", plural("repair", "repairs", totals.repairs)))
    if totals.moving_s:
        found.append(Shown(units.hours(totals.moving_s), _("h"), _("under way")))
    if totals.crossings:
        found.append(
            Shown(units.number(totals.crossings), "", plural("crossing", "crossings", totals.crossings))
        )
    if totals.nights:
        found.append(
            Shown(units.number(totals.nights), "", plural("night noted", "nights noted", totals.nights))
        )
    return found[:_MOST]


def _ways(making: Making) -> list[Shown]:
    totals = making.book.totals
    stated = stated_distance(making.book)
    found = [stated] if stated else []
    carried_m = totals.carried_m + totals.involuntary_m
    if stated and carried_m:
        found.append(Shown(units.km(carried_m, 0), _("km"), _("carried, not counted"), is_carried=True))
    if totals.distance_m and not stated:
        carried = units.km(carried_m, 0)
        label = _("ridden; {distance} km carried").format(distance=carried) if carried_m else _("ridden")
        decimals = 0 if totals.distance_m >= 1e6 else 1
        found.append(Shown(units.km(totals.distance_m, decimals), _("km"), label))
    kinds = joined(
        (
            plural("{n} riding", "{n} riding", totals.ride_days) if totals.ride_days else "",
            plural("{n} rest", "{n} rest", totals.rest_days) if totals.rest_days else "",
            _others(totals.days - totals.ride_days - totals.rest_days),
        ),
        ", ",
    )
    found.append(Shown(units.number(totals.days), plural("day", "days", totals.days), kinds))
    if totals.average_ride_day_m and totals.days > 1:
        over_all = units.km(totals.average_day_m or 0.0)
        label = _("a riding day; {distance} over all").format(distance=over_all)
        is_same = totals.days == totals.ride_days
        found.append(
            Shown(units.km(totals.average_ride_day_m), _("km"), _("a riding day") if is_same else label)
        )
    climb = climb_sum(making.book.pages, totals.climb_m)
    if climb:
        found.append(Shown(climb, _("m"), _("climbed")))
    if totals.longest_day_m and totals.ride_days > 1:
        label = _("longest")
        if totals.longest_day is not None:
            label = _("longest: {day}").format(day=day_range(totals.longest_day, totals.longest_day))
        found.append(Shown(units.km(totals.longest_day_m), _("km"), label))
    return found


def _others(count: int) -> str:
    return plural("{n} other", "{n} other", count) if count > 0 else ""


def _heights_shown(making: Making) -> list[Shown]:
    totals, pages = making.book.totals, making.book.pages
    found = []
    if totals.highest_m is not None:
        day = _day_of(pages, "highest", totals.highest_m)
        label = _("highest: {day}").format(day=day) if day else _("highest")
        found.append(Shown(units.metres(totals.highest_m), _("m"), label))
    if totals.lowest_m is not None:
        day = _day_of(pages, "lowest", totals.lowest_m)
        label = _("lowest: {day}").format(day=day) if day else _("lowest")
        found.append(Shown(units.metres(totals.lowest_m), _("m"), label))
    return found


def _day_of(pages: Sequence[DayPage], name: str, value: float) -> str:
    for page in pages:
        if getattr(page.figures, name).value == value:
            return day_range(page.row.number, page.row.number)
    return ""


def _grid(shown: Sequence[Shown]) -> Told:
    """Figures in rows of five between two rules."""
    rows = [shown[start : start + _COLUMNS] for start in range(0, len(shown), _COLUMNS)]
    height = len(rows) * _ROW + 6

    def paint(pen: Pen, x: float, y: float) -> None:
        pen.rule(x, y, FULL, 1.2, INK)
        for index, row in enumerate(rows):
            for column, one in enumerate(row):
                one.paint(
                    pen, x + column * FULL / _COLUMNS, y + 27 + index * _ROW, 21, 9.5, FULL / _COLUMNS - 6
                )
        pen.rule(x, y + height, FULL, 0.5, GREY_3)

    return told_figures(Drawn(height, paint), shown)


def _map(making: Making, below: float) -> Iterator[Item]:
    """The route, higher the less stands below it."""
    routes = making.routes(making.book.pages)
    if not has_line(routes):
        return
    making.maps.append((_("The whole route"), "glance"))
    free = making.sheet.bottom - making.sheet.top - _ABOVE - below
    height = min(max(free, _LOWEST_MAP), _HIGHEST_MAP)
    yield Wide(route_map(making.subject(making.book.pages), FULL, height, TRIP), keep=True)
    has_carried = any(line.is_carried for line in making.book.lines)
    has_both = has_carried and not all(line.is_carried for line in making.book.lines)
    has_drawn = any(line.is_reconstructed for line in making.book.lines)
    text = joined(
        (
            _("The whole route."),
            "" if not has_both else _("In colour: ridden.") if making.options.accent else _("Red: ridden."),
            _("Dashed: carried.") if has_carried else "",
            _("Reconstructed along the roads, not recorded.") if has_drawn else "",
            f"{CREDITS}.",
        ),
        " ",
    )
    yield Gap(3)
    yield Wide(caption(making, _("Map 1."), text))


def _heights(making: Making) -> Iterator[Item]:
    series = making.book.series.profile
    heights = Heights(series.distance_m, series.ele_m)
    if not heights.is_drawable:
        return
    drawing = profile(heights, _trip_names(making, heights), FULL, 40 * MM)
    text = sentence(_("Height above the sea along the trip"))
    yield Gap(10)
    yield from figure(making, drawing, _("Height along the trip"), "glance", text)


def _trip_names(making: Making, heights: Heights) -> list[Named]:
    first, last = float(heights.distance_m[0]), float(heights.distance_m[-1])
    pages = making.book.pages
    found = []
    for page in pages:
        start_m = page.row.total_m - (page.figures.distance.value or 0.0)
        if page.row.country_from and page.row.country_from != page.row.country:
            at = next((c.fields.distance_m for c in page.crossings if c.fields.distance_m is not None), 0.0)
            name = next((c.fields.name for c in page.crossings if c.fields.name), _("border"))
            found.append(Named(start_m + at, name, 3, is_border=True))
        if (
            page.figures.highest.value is not None
            and page.figures.highest.value == making.book.totals.highest_m
        ):
            at_m = page.figures.highest.at_m
            if at_m is not None:
                at = heights.summit(start_m + at_m)
                found.append(Named(at, _("highest"), 2, height_m=page.figures.highest.value))
    if pages and pages[0].row.from_place:
        found.append(Named(first, pages[0].row.from_place, 0))
    if pages and (pages[-1].row.to_place or pages[-1].row.place):
        found.append(Named(last, pages[-1].row.to_place or pages[-1].row.place, 0))
    return found


def _bars(making: Making) -> Iterator[Item]:
    series = making.book.series
    ridden = sum(1 for day in series.days if day.distance_m)
    if ridden < _LEAST_RIDDEN or not is_known(Chart.DAILY, series):
        return
    drawing, name = trip_chart(Chart.DAILY, series, DAILY_HEIGHT), _("Kilometres a day")
    yield Gap(10)
    yield from figure(making, drawing, name, "glance", sentence(name))


def nights(pages: Sequence[DayPage]) -> list[tuple[str, int]]:
    """How often each kind of night was spent, most first."""
    kinds = Counter(record.fields.kind for page in pages for record in page.stays)
    others = kinds.pop(StayKind.OTHER, 0)
    named = sorted(((stay(kind), count) for kind, count in kinds.items()), key=lambda row: (-row[1], row[0]))
    return [*named, (_("elsewhere"), others)] if named and others else named


def _nights_line(making: Making, said: Sequence[tuple[str, int]]) -> Block:
    total = sum(count for _name, count in said)
    spans = [Span(plural("{n} night", "{n} nights", total) + NO_BREAK * 2 + " ", CELL_STRONG)]
    for index, (name, count) in enumerate(said):
        spans += [Span((" · " if index else "") + name + NO_BREAK, CELL), Span(str(count), CELL_STRONG)]
    return making.setter.lines(spans, FULL, 12.0)
