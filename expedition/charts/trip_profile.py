"""The height of the whole way over the ridden kilometres."""

import math

import numpy as np
from matplotlib.axes import Axes

from expedition.charts import fonts
from expedition.charts.borders import borders
from expedition.charts.day_axis import Tick, day_axis, value_steps
from expedition.charts.findings import highest_sample, lowest_sample, profile_finding
from expedition.charts.flags import way_borders
from expedition.charts.frame import BOLD, FINE_PT, Space, bare, hairlines, names_below, size_pt, title, write
from expedition.charts.heights import camps, passes
from expedition.charts.readings import way_ends_m, way_of_day
from expedition.charts.style import ChartStyle
from expedition.charts.thinning import thin
from expedition.points import F64
from expedition.records.trip import TripSeries
from expedition.text import _
from expedition.units import KILOMETRE_M, metres, number

LEAST_SPAN_M = 400.0
"""Flat land must look flat: the chart never shows less than this."""

_TICK_ROOM = 9.0


def draw_on(axes: Axes, series: TripSeries, style: ChartStyle, chosen: int | None = None) -> None:
    """Draw the chart; `chosen` is a day id."""
    way = way_m(series)
    bottom, top = _limits(series.profile.ele_m, style.axis_pt * 1.6 / size_pt(axes)[1])
    bare(axes, way, (bottom, top))
    title(axes, profile_finding(series), style, signs=True)
    kilometre_names(axes, way, style)
    highest = highest_sample(series)
    if highest is None:
        words = _("No heights yet: they come with recorded tracks")
        write(axes, (0.0, 0.5), words, style, space=Space.AXES, size=style.label_pt)
        return
    hairlines(axes, [Tick(value, number(value)) for value in value_steps(bottom, top)], style)
    way_borders(axes, borders(series, day_axis(series)), style)
    _heights(axes, series, bottom, style)
    camps(axes, series, style)
    _name(axes, series, highest, style, above=True)
    passes(axes, series, highest, style)
    lowest = lowest_sample(series)
    if lowest is not None and series.profile.ele_m[lowest] < 0:
        _name(axes, series, lowest, style, above=False)
    _chosen(axes, series, style, chosen)


def way_m(series: TripSeries) -> tuple[float, float]:
    """The ends of the x axis: all kilometres ridden on these days, at least one."""
    start, stop = way_ends_m(series)
    if len(series.profile.distance_m):
        stop = max(stop, float(series.profile.distance_m[-1]))
    return start, max(stop, start + KILOMETRE_M)


def _limits(heights: F64, line: float) -> tuple[float, float]:
    """Bottom and top of the y axis; a line of text takes the share `line` of it."""
    if not np.isfinite(heights).any():
        return 0.0, LEAST_SPAN_M
    low, high = float(np.nanmin(heights)), float(np.nanmax(heights))
    span = max(high - low, LEAST_SPAN_M)
    bottom = 0.0 if 0.0 <= low < 0.4 * high else low - span * (line if low < 0 else 0.06)
    return bottom, max(high + line * (high - bottom), bottom + LEAST_SPAN_M)


def _heights(axes: Axes, series: TripSeries, bottom: float, style: ChartStyle) -> None:
    # Four points a column: more than one column to two pixels no eye can tell apart.
    columns = max(1, round(axes.bbox.width / 2))
    keep = thin(series.profile.distance_m, series.profile.ele_m, columns)
    x, y = series.profile.distance_m[keep], series.profile.ele_m[keep]
    axes.fill_between(x, bottom, y, where=np.isfinite(y), color=style.area, lw=0, zorder=1)
    if bottom < 0:
        axes.axhline(0.0, color=style.edge, lw=FINE_PT * style.scale, ls=(0, (1, 3)), zorder=1.5)
    axes.plot(x, y, color=style.height, lw=style.height_pt, solid_joinstyle="round", zorder=2)


def kilometre_names(axes: Axes, way: tuple[float, float], style: ChartStyle) -> None:
    """Write round kilometres under a chart over the way."""
    width = size_pt(axes)[0]
    most = max(2, min(9, math.floor(width / (style.axis_pt * _TICK_ROOM))))
    steps = value_steps(way[0] / KILOMETRE_M, way[1] / KILOMETRE_M, most)
    last = steps[-1]
    names_below(
        axes,
        [Tick(v * KILOMETRE_M, f"{number(v)} {_('km')}" if v == last else number(v)) for v in steps],
        style,
    )


def _name(axes: Axes, series: TripSeries, index: int, style: ChartStyle, *, above: bool) -> None:
    """Write a height at its place, turned inwards at the ends of the axis."""
    x, y = float(series.profile.distance_m[index]), float(series.profile.ele_m[index])
    words = _("{m} m").format(m=metres(math.floor(y + 0.5)))
    half = fonts.width(words, style.families, style.axis_pt, BOLD) / 2
    width = size_pt(axes)[0]
    start, stop = axes.get_xlim()
    place = (x - start) / (stop - start) * width
    sideways = min(max(place, half), width - half) - place
    rise = style.axis_pt * (0.65 if above else -1.1)
    write(
        axes,
        (x, y),
        words,
        style,
        shift=(sideways, rise),
        colour=style.ink,
        weight=BOLD,
        align="center",
        clears=above,
    )


def _chosen(axes: Axes, series: TripSeries, style: ChartStyle, chosen: int | None) -> None:
    for index, day in enumerate(series.days):
        if day.day_id == chosen and style.has_cursor:
            start, stop = way_of_day(series, index)
            if stop > start:
                axes.axvspan(start, stop, color=style.here, alpha=0.16, lw=0, zorder=1.2)
            axes.axvline(stop, color=style.here, lw=1.5 * style.scale, zorder=3)
