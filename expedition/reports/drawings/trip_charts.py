"""Charts over the whole trip: the figures of the window in the style of print, as vectors."""

from dataclasses import replace

from expedition.charts.day_axis import day_axis
from expedition.charts.plan_line import plan_line
from expedition.charts.sheet import Chart, draw, has_anything, kind_of
from expedition.charts.style import print_style
from expedition.records.trip import TripSeries
from expedition.reports.pages.blocks import Drawn, Role, Told
from expedition.reports.pages.figure_pen import draw_figure
from expedition.reports.pages.pen import Pen
from expedition.reports.typesetting.style import FULL, MM
from expedition.reports.typesetting.wording import joined
from expedition.text import _

_LEAST_RIDDEN, _LEAST_BESIDE_PLAN = 7, 3
_LONGEST_NAME = 28


def trip_chart(chart: Chart, series: TripSeries, height: float, width: float = FULL) -> Told:
    """A chart in the size in which it is printed, so that its lettering keeps its size."""

    def paint(pen: Pen, x: float, y: float) -> None:
        figure = draw([chart], _shortened(series), print_style(), width, [height])
        draw_figure(pen, figure, x, y, height)

    return Told(
        Drawn(height, paint),
        Role.FIGURE,
        _words(chart, series),
        width,
        sized=lambda other: trip_chart(chart, series, height, other),
    )


def _words(chart: Chart, series: TripSeries) -> str:
    finding = kind_of(chart).finding(series)
    return _("Chart: {what}.").format(what=joined((finding.title, finding.detail), "; "))


def _shortened(series: TripSeries) -> TripSeries:
    """The series with names that leave room for a chart."""
    days = (replace(day, label=day.label[:_LONGEST_NAME]) for day in series.days)
    return replace(series, days=tuple(days))


def is_known(chart: Chart, series: TripSeries) -> bool:
    """Whether a chart has anything to show."""
    return bool(series.days) and has_anything(chart, series)


def is_ridden(series: TripSeries) -> bool:
    """Whether enough days were ridden for their sum to tell more than the days do."""
    return _ridden(series) >= _LEAST_RIDDEN or has_plan(series)


def has_plan(series: TripSeries) -> bool:
    """Whether the line of the sum stands beside one that was planned."""
    is_line = _ridden(series) >= _LEAST_BESIDE_PLAN
    return is_line and plan_line(series, day_axis(series)) is not None


def _ridden(series: TripSeries) -> int:
    """How many days were ridden."""
    return sum(1 for day in series.days if day.distance_m)


DAILY_HEIGHT = 52 * MM
PROGRESS_HEIGHT = 62 * MM
TEMPERATURE_HEIGHT = 50 * MM
