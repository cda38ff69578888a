"""Kilometres of each day, coloured by what the day was for."""

from matplotlib.axes import Axes

from expedition.charts.day_axis import DayAxis, Tick, day_axis, value_steps
from expedition.charts.findings import daily_finding, longest_day, mean_ride_day_m
from expedition.charts.frame import (
    BOLD,
    Space,
    bare,
    bars,
    chosen_upright,
    column_width,
    day_names,
    hairlines,
    size_pt,
    title,
    write,
)
from expedition.charts.legend import draw_legend
from expedition.charts.style import ChartStyle
from expedition.kinds import DayKind
from expedition.record_classes import dataclass
from expedition.records.trip import DayPoint, TripSeries
from expedition.text import _
from expedition.units import KILOMETRE_M, km

_LEAST_PT = 2.0
MARK_PT = (1.5, 4.5)
"""A day without kilometres: a mark under the axis, from and to so many points below it."""

_HEADROOM = 1.14
_MOST_CARRIED = 1.5
"""A carried bar ends at so many times the longest ridden one, and says its kilometres."""
_ROWS_APART, _LETTERS_APART = 2.0, 11.0
"""How far labels of the mean and the record must be apart, in heights of their letters."""
_LEAST_TOP_M = 10 * KILOMETRE_M


def draw_on(axes: Axes, series: TripSeries, style: ChartStyle, chosen: int | None = None) -> None:
    """Draw the chart; `chosen` is a day id."""
    axis = day_axis(series)
    top = _top_m(series)
    bare(axes, (axis.start, axis.stop), (0.0, top))
    finding = daily_finding(series)
    title(axes, finding, style, kept=draw_legend(axes, _legend_kinds(series), finding, style))
    lines = [m * KILOMETRE_M for m in value_steps(0, top / KILOMETRE_M, 3)]
    hairlines(axes, [Tick(value, km(value, 0)) for value in lines], style)
    day_names(axes, axis, series, style)
    _days(axes, series, axis, style, chosen)
    _mean(axes, series, axis, style)
    _longest(axes, series, axis, style)


def _top_m(series: TripSeries) -> float:
    """Where the axis ends: above all that was ridden, and above what was carried unless that dwarfs it."""
    ridden = max((day.distance_m or 0.0 for day in series.days), default=0.0)
    tallest = max(((day.distance_m or 0.0) + day.carried_m for day in series.days), default=0.0)
    most = max(ridden, min(tallest, ridden * _MOST_CARRIED)) if ridden else tallest
    return max(most, _LEAST_TOP_M) * _HEADROOM


@dataclass(frozen=True, slots=True)
class _Box:
    """One bar: what it stands for and whether it is filled."""

    low: float
    high: float
    fill: str
    outline: str


def _days(axes: Axes, series: TripSeries, axis: DayAxis, style: ChartStyle, chosen: int | None) -> None:
    half = column_width(axes) / 2
    top = axes.get_ylim()[1]
    point = top / size_pt(axes)[1] * style.scale
    longest = longest_day(series) if style.record else None
    boxes, fills, outlines = [], [], []
    marks, mark_fills = [], []
    for column, day in zip(axis.columns, series.days, strict=True):
        accent = style.here if day.day_id == chosen else style.record if day is longest else None
        for box in _boxes(day, point, style, accent):
            boxes.append((column - half, column + half, box.low, min(box.high, top)))
            fills.append(box.fill)
            outlines.append(box.outline)
        if (day.distance_m or 0.0) + day.carried_m > top:
            _cut_off(axes, column, day, style)
        if not day.distance_m and not day.carried_m:
            marks.append((column - half, column + half, -MARK_PT[1] * point, -MARK_PT[0] * point))
            mark_fills.append(accent or style.kinds[day.kind])
        if day.day_id == chosen:
            chosen_upright(axes, column, style)
    bars(axes, boxes, fills, outlines=outlines, rounding=1.5 * style.scale)
    bars(axes, marks, mark_fills, rounding=style.scale, clipped=False)


def _cut_off(axes: Axes, column: float, day: DayPoint, style: ChartStyle) -> None:
    """The kilometres of a carried bar that the chart is too low for."""
    write(
        axes,
        (column, axes.get_ylim()[1]),
        km(day.carried_m, 0),
        style,
        shift=(0.0, style.axis_pt * 0.3),
        colour=style.ink2,
        align="center",
    )


def _boxes(day: DayPoint, point: float, style: ChartStyle, accent: str | None) -> list[_Box]:
    """The bar of the ridden way, and a hollow one on it for the carried; none where there is neither.

    `point` is the height of a point in metres of the y axis.
    """
    colour = accent or style.kinds[day.kind]
    way, carried = day.distance_m or 0.0, day.carried_m
    found = []
    if way:
        found.append(_Box(0.0, max(way, _LEAST_PT * point), colour, colour))
    if carried:
        edge = accent or style.kinds[DayKind.TRANSIT]
        high = way + max(carried, _LEAST_PT * point)
        found.append(_Box(way, high, style.page, edge))
    return found


def _mean(axes: Axes, series: TripSeries, axis: DayAxis, style: ChartStyle) -> None:
    mean, rides = mean_ride_day_m(series), sum(day.kind is DayKind.RIDE for day in series.days)
    if not mean or rides < 2:
        return
    axes.plot(
        [axis.start, axis.stop], [mean, mean], color=style.ink, lw=style.scale, ls=(0, (1.5, 2.5)), zorder=3
    )
    words = _("{km} a riding day").format(km=km(mean))
    is_left = _is_record_near(axes, series, axis, style, mean)
    write(
        axes,
        (0.0 if is_left else 1.0, mean),
        words,
        style,
        space=Space.ROW,
        shift=(0.0, style.axis_pt * 0.4),
        colour=style.ink,
        align="left" if is_left else "right",
        clears=True,
    )


def _is_record_near(axes: Axes, series: TripSeries, axis: DayAxis, style: ChartStyle, mean_m: float) -> bool:
    """Whether the longest day's label stands where the mean's would, at the right end of its line."""
    longest = longest_day(series)
    if longest is None or longest.distance_m is None:
        return False
    width, height = size_pt(axes)
    above_pt = (longest.distance_m - mean_m) / axes.get_ylim()[1] * height
    x = axis.columns[series.days.index(longest)]
    from_right_pt = (axis.stop - x) / (axis.stop - axis.start) * width
    return above_pt < style.axis_pt * _ROWS_APART and from_right_pt < style.axis_pt * _LETTERS_APART


def _longest(axes: Axes, series: TripSeries, axis: DayAxis, style: ChartStyle) -> None:
    longest = longest_day(series)
    if longest is None or longest.distance_m is None:
        return
    x = axis.columns[series.days.index(longest)]
    write(
        axes,
        (x, longest.distance_m),
        km(longest.distance_m),
        style,
        shift=(0.0, style.axis_pt * 0.4),
        colour=style.record or style.ink,
        weight=BOLD,
        align="center",
    )


def _legend_kinds(series: TripSeries) -> frozenset[DayKind]:
    """The kinds whose colours occur."""
    carried = {DayKind.TRANSIT for day in series.days if day.carried_m}
    return frozenset(carried | {day.kind for day in series.days if day.distance_m or not day.carried_m})
