"""Kilometres ridden against the plan, day by day."""

from bisect import bisect_left
from collections.abc import Callable

from matplotlib.axes import Axes
from matplotlib.collections import LineCollection

from expedition.charts.day_axis import DayAxis, Tick, day_axis, value_steps
from expedition.charts.fan import draw_outlook
from expedition.charts.findings import progress_finding
from expedition.charts.flags import day_borders
from expedition.charts.frame import (
    DASHES,
    bare,
    chosen_upright,
    day_names,
    hairlines,
    size_pt,
    title,
    write,
)
from expedition.charts.outlook import outlook, outlook_top_m
from expedition.charts.plan_line import PlanLine, plan_line
from expedition.charts.plateaus import plateaus
from expedition.charts.progress_names import name_end, name_plateaus
from expedition.charts.readings import way_ends_m
from expedition.charts.style import ChartStyle
from expedition.charts.visa_marks import visa_marks
from expedition.records.trip import TripSeries
from expedition.text import _
from expedition.units import KILOMETRE_M, km

_HEADROOM = 1.14
_PLATEAU_PT = 8.0
_RING_PT = 9.0
_LEAST_PLATEAU_PT = 2.0
_EVEN = 2
"""So many places has the line of an even pace."""


def draw_on(axes: Axes, series: TripSeries, style: ChartStyle, chosen: int | None = None) -> None:
    """Draw the chart; `chosen` is a day id."""
    axis = day_axis(series)
    plan = plan_line(series, axis)
    bottom, highest = way_ends_m(series)
    last = axis.columns[-1] + 0.5 if axis.columns else axis.stop
    highest = max(
        highest,
        plan.distance_m(axis.stop) if plan else 0.0,
        outlook_top_m(series, last, axis.stop),
        bottom + 10 * KILOMETRE_M,
    )
    top = bottom + (highest - bottom) * _HEADROOM
    bare(axes, (axis.start, axis.stop), (bottom, top))
    title(axes, progress_finding(series), style, signs=True)
    lines = [value * KILOMETRE_M for value in value_steps(bottom / KILOMETRE_M, top / KILOMETRE_M)]
    hairlines(axes, [Tick(value, km(value, 0)) for value in lines], style)
    day_names(axes, axis, series, style)
    if not series.days:
        return
    day_borders(axes, series, axis, style)
    if plan:
        _plan(axes, plan, axis, style, lambda x: _ridden_m(series, axis, x))
    found = outlook(series)
    if found:
        draw_outlook(axes, found, last, style)
    visa_marks(axes, series, axis, style)
    _ridden(axes, series, axis, style)
    _plateaus(axes, series, axis, style)
    _chosen(axes, series, axis, style, chosen)


def evening_at(series: TripSeries, axis: DayAxis, index: int) -> tuple[float, float]:
    """Where the line stands when a day ends: x on the axis, metres ridden."""
    return axis.columns[index] + 0.5, series.days[index].total_m


def _plan(
    axes: Axes, plan: PlanLine, axis: DayAxis, style: ChartStyle, ridden_m: Callable[[float], float]
) -> None:
    start, stop = max(plan.start, axis.start), min(plan.stop, axis.stop)
    if stop <= start:
        return
    axes.plot(*plan.between(start, stop), color=style.plan, lw=style.ridden_pt * 0.6, ls=DASHES, zorder=2)
    x, rise = start + (stop - start) * 0.97, -1.7
    if len(plan.places) > _EVEN:
        # A line with rests may end beside the last day, whose name stands there.
        x = start + (stop - start) * 0.35
        rise = 0.6 if plan.distance_m(x) >= ridden_m(x) else -1.7
    at, shift = (x, plan.distance_m(x)), (0.0, rise * style.label_pt)
    write(axes, at, _("plan"), style, shift=shift, size=style.label_pt, colour=style.ink2, align="right")


def _ridden_m(series: TripSeries, axis: DayAxis, x: float) -> float:
    """What is ridden by a place of the axis, to the evening before."""
    number = bisect_left(axis.columns, x)
    return series.days[number - 1].total_m if number else 0.0


def _ridden(axes: Axes, series: TripSeries, axis: DayAxis, style: ChartStyle) -> None:
    x: list[float] = []
    y: list[float] = []
    for column, day in zip(axis.columns, series.days, strict=True):
        x += [column - 0.5, column + 0.5]
        y += [day.total_m - (day.distance_m or 0.0), day.total_m]
    colour, dot = style.ridden, _PLATEAU_PT * style.scale
    axes.plot(x, y, color=colour, lw=style.ridden_pt, solid_joinstyle="round", zorder=3, clip_on=False)
    axes.plot(x[-1:], y[-1:], "o", color=colour, ms=dot, mew=0, zorder=6, clip_on=False)


def _plateaus(axes: Axes, series: TripSeries, axis: DayAxis, style: ChartStyle) -> None:
    point = (axis.stop - axis.start) / size_pt(axes)[0]
    found = tuple(run for run in plateaus(series, axis) if run.days >= _LEAST_PLATEAU_PT * point)
    inset = min(style.scale * point, 0.2)
    outer = [((run.start, run.total_m), (run.stop, run.total_m)) for run in found]
    inner = [((run.start + inset, run.total_m), (run.stop - inset, run.total_m)) for run in found]
    fills = [style.kinds[run.kind] for run in found]
    for ends, colours, width, order in (
        (outer, [style.edge], _PLATEAU_PT, 4),
        (inner, fills, _PLATEAU_PT - 2, 5),
    ):
        lines = LineCollection(
            ends, colors=colours, linewidths=width * style.scale, capstyle="butt", zorder=order, clip_on=False
        )
        axes.add_collection(lines, autolim=False)
    taken = name_end(axes, series.days[-1], axis.columns[-1] + 0.5, style)
    name_plateaus(axes, found, taken, style)


def _chosen(axes: Axes, series: TripSeries, axis: DayAxis, style: ChartStyle, chosen: int | None) -> None:
    for index, day in enumerate(series.days):
        if day.day_id == chosen and style.has_cursor:
            x, y = evening_at(series, axis, index)
            chosen_upright(axes, x, style, axes.get_ylim()[0])
            size, edge = _RING_PT * style.scale, 2.5 * style.scale
            axes.plot(
                [x], [y], "o", ms=size, mfc=style.page, mec=style.here, mew=edge, zorder=7, clip_on=False
            )
