"""Figures and charts: the way, climbs, heat, countries, nights, lengths of days, repairs."""

from collections.abc import Callable, Iterator, Sequence

from expedition import units
from expedition.atlas.country_names import country_name
from expedition.charts.sheet import Chart
from expedition.records.report import Section
from expedition.records.trip import GroupTotals
from expedition.reports.drawings.bars import Bar, bars, ordered
from expedition.reports.drawings.climb_chart import climb_chart, climbed
from expedition.reports.drawings.lengths import lengths_chart
from expedition.reports.drawings.trip_charts import (
    PROGRESS_HEIGHT,
    TEMPERATURE_HEIGHT,
    has_plan,
    is_known,
    is_ridden,
    trip_chart,
)
from expedition.reports.making import Making
from expedition.reports.pages.blocks import Told
from expedition.reports.pages.items import Item
from expedition.reports.parts.glance import nights
from expedition.reports.parts.section import figure
from expedition.reports.parts.themes.tables import stacked
from expedition.reports.parts.themes.theme import Theme
from expedition.reports.typesetting.style import FULL, TEXT
from expedition.reports.typesetting.wording import joined, with_unit
from expedition.text import _, plural

_MARK = "charts"
_CHART_GAP, _MOST_ROWS = 20.0, 12
_LEAST_KINDS, _LEAST_WARM, _LEAST_LENGTHS = 2, 3, 20


def chart_groups(making: Making) -> list[list[Item]]:
    """The charts of a report that is short, those first that say most; each with its caption."""
    made = (_way(making), _countries(making, FULL), _nights(making, FULL), _climb(making), _heat(making))
    return [group for group in map(list, made) if group]


def charts(making: Making) -> Theme:
    """The charts worth printing."""
    if Section.CHARTS in making.options.omitted:
        return Theme("", _MARK)
    items = stacked(*(make(making) for make in (_progress, _lengths, _climb, _heat, _countries, _nights)))
    return Theme(_("Figures and charts"), _MARK, items)


def has_progress(making: Making) -> bool:
    """Whether enough days were ridden for their sum to make a line."""
    return is_ridden(making.book.series)


def progress_words(making: Making) -> str:
    """How the chart of the way is read."""
    series = making.book.series
    is_planned = series.goal_distance_m is not None and series.planned_end is not None
    return _("Kilometres ridden, day by day; dashed, the plan.") if is_planned else _("Kilometres ridden.")


def _progress(making: Making) -> Iterator[Item]:
    """The way, unless it stood beside the plan before."""
    if not (making.wants(Section.PLAN) and has_plan(making.book.series)):
        yield from _way(making)


def _way(making: Making) -> Iterator[Item]:
    if has_progress(making):
        chart = trip_chart(Chart.PROGRESS, making.book.series, PROGRESS_HEIGHT)
        text = progress_words(making)
        yield from figure(making, chart, _("The way so far"), _MARK, text)


def _lengths(making: Making) -> Iterator[Item]:
    known = [page.figures.distance.value / 1000 for page in making.book.pages if page.figures.distance.value]
    if len(known) >= _LEAST_LENGTHS:
        chart, name = lengths_chart(known, FULL), _("How long the days were")
        yield from figure(making, chart, name, _MARK, _("The number of days above each step."))


def _climb(making: Making) -> Iterator[Item]:
    if climbed(making.book.pages):
        text = _("Metres climbed. Days without an upright are not known.")
        yield from figure(making, climb_chart(making.book.pages), _("Climb a day"), _MARK, text)


def _heat(making: Making) -> Iterator[Item]:
    series = making.book.series
    warm = [day for day in series.days if day.temperature_max_c is not None]
    if is_known(Chart.TEMPERATURE, series) and len(warm) >= _LEAST_WARM:
        chart = trip_chart(Chart.TEMPERATURE, series, TEMPERATURE_HEIGHT)
        text = _("The coldest and the hottest of each day, in degrees Celsius.")
        yield from figure(making, chart, _("Heat and cold"), _MARK, text)


def _countries(making: Making, width: float = TEXT) -> Iterator[Item]:
    groups = [group for group in making.book.countries if group.key]
    if len(groups) < _LEAST_KINDS or not any(group.totals.distance_m for group in groups):
        return
    rows = [_country(group) for group in groups]
    block = _barred(_("Countries"), rows, lambda sum_m: with_unit(units.km(sum_m, 0), _("km")), width)
    text = _("Kilometres ridden, and days; a day counts for the country that it ends in.")
    yield from figure(making, block, _("Countries"), _MARK, text)


def _country(group: GroupTotals) -> Bar:
    totals = group.totals
    way = with_unit(units.km(totals.distance_m, 0), _("km")) if totals.distance_m else ""
    days = plural("{n} day", "{n} days", totals.days)
    return Bar(country_name(group.key), totals.distance_m, joined((way, days)), group.key)


def _barred(title: str, rows: Sequence[Bar], shown: Callable[[float], str], width: float) -> Told:
    """Bars under their title; countries beyond the twelfth are one bar."""

    def rest(others: Sequence[Bar]) -> Bar:
        total = sum(row.value for row in others)
        name = plural("{n} other", "{n} others", len(others))
        return Bar(name, total, shown(total))

    return bars(title, ordered(rows, _MOST_ROWS, rest), width)


def _nights(making: Making, width: float = TEXT) -> Iterator[Item]:
    kinds = [row for row in nights(making.book.pages) if row[0] != _("elsewhere")]
    if len(kinds) < _LEAST_KINDS:
        return
    rows = [Bar(name, count, str(count)) for name, count in kinds]
    block = _barred(_("Nights by kind"), rows, units.number, width)
    text = _("Nights of which the kind is noted.")
    yield from figure(making, block, _("Nights by kind"), _MARK, text)
