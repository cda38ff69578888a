"""The temperatures of each day as a band from the lowest to the highest."""

from collections.abc import Mapping, Sequence

from matplotlib.axes import Axes

from expedition.charts.day_axis import DayAxis, Tick, day_axis, value_steps
from expedition.charts.findings import coldest_day, hottest_day, temperature_finding
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
from expedition.charts.style import ChartStyle
from expedition.records.trip import DayPoint, TripSeries
from expedition.text import _
from expedition.units import celsius, number

Place = tuple[float, float]
"""A column of the day axis and a temperature."""

_HEAT_LIMITS_C = (22.0, 28.0, 34.0, 40.0)
_DEEP_FROST_C = -10.0
_LEAST_PT, _DOT_PT, _NUMBER_ROOM = 4.0, 7.0, 2.6


def heat_colour(temperature_c: float, style: ChartStyle) -> str:
    """The colour of a temperature."""
    if temperature_c < 0:
        return style.frost[temperature_c < _DEEP_FROST_C]
    return style.heat[sum(temperature_c >= limit for limit in _HEAT_LIMITS_C)]


def draw_on(axes: Axes, series: TripSeries, style: ChartStyle, chosen: int | None = None) -> None:
    """Draw the chart; `chosen` is a day id."""
    axis = day_axis(series)
    bands = _bands(series, axis)
    low = min((low for _x, low, _high, _day in bands), default=0.0)
    high = max((high for _x, _low, high, _day in bands), default=30.0)
    top = max(high, 10.0) * 1.12 + 2.0
    # Frost is written under its day: that takes a line of text.
    line = 1.5 * style.axis_pt / size_pt(axes)[1]
    bottom = low - line * (top - low) if low < 0 else 0.0
    bare(axes, (axis.start, axis.stop), (bottom, top))
    title(axes, temperature_finding(series), style)
    day_names(axes, axis, series, style)
    if not bands:
        _nothing(axes, style)
        return
    hairlines(axes, [Tick(value, number(value)) for value in value_steps(bottom, top, 4)], style)
    named = _extremes(axes, series, axis, style)
    _draw_bands(axes, bands, style, chosen, named)


def _bands(series: TripSeries, axis: DayAxis) -> list[tuple[float, float, float, DayPoint]]:
    """Column, lowest, highest and day wherever one of the two is known; where only one is, both are it."""
    found = []
    for column, day in zip(axis.columns, series.days, strict=True):
        known = [t for t in (day.temperature_min_c, day.temperature_max_c) if t is not None]
        if known:
            found.append((float(column), min(known), max(known), day))
    return found


def is_alone(day: DayPoint) -> bool:
    """Whether only one of the day's two temperatures is known."""
    return (day.temperature_min_c is None) != (day.temperature_max_c is None)


def _draw_bands(
    axes: Axes,
    bands: list[tuple[float, float, float, DayPoint]],
    style: ChartStyle,
    chosen: int | None,
    named: Sequence[Place],
) -> None:
    half = column_width(axes, gap=5.0 * style.scale) / 2
    hottest = max(bands, key=lambda band: band[2])[3] if style.record else None
    y0, y1 = axes.get_ylim()
    least = _LEAST_PT * (y1 - y0) / size_pt(axes)[1]
    boxes, fills = [], []
    dots: dict[str, list[Place]] = {}
    for x, low, high, day in bands:
        fill = style.record if style.record and day is hottest else heat_colour(high, style)
        if is_alone(day):
            dots.setdefault(fill, []).append((x, high))
        else:
            pad = max(0.0, least - (high - low)) / 2
            boxes.append((x - half, x + half, low - pad, high + pad))
            fills.append(fill)
        if day.day_id == chosen:
            chosen_upright(axes, x, style, y0)
    bars(axes, boxes, fills, rounding=2.0 * style.scale)
    _draw_dots(axes, dots, 2 * half * _column_pt(axes), style, named)


def _draw_dots(
    axes: Axes, dots: Mapping[str, list[Place]], width: float, style: ChartStyle, named: Sequence[Place]
) -> None:
    """Days of which one temperature is known, by colour; with its number where a column has room."""
    size = min(_DOT_PT * style.scale, width)
    has_numbers = _column_pt(axes) >= _NUMBER_ROOM * style.axis_pt
    for fill, places in dots.items():
        x, y = zip(*places, strict=True)
        axes.plot(x, y, "o", color=fill, ms=size, mew=0, zorder=2.0, clip_on=False)
        for place in (p for p in places if has_numbers and p not in named):
            shift = (size * 0.5 + style.axis_pt * 0.3, 0.0)
            words = celsius(place[1])
            write(axes, place, words, style, shift=shift, colour=style.ink2, rise="center_baseline")


def _column_pt(axes: Axes) -> float:
    start, stop = axes.get_xlim()
    return size_pt(axes)[0] / (stop - start)


def _extremes(axes: Axes, series: TripSeries, axis: DayAxis, style: ChartStyle) -> list[Place]:
    """Write the highest temperature, and the lowest where it froze; where they stand."""
    hot, cold = hottest_day(series), coldest_day(series)
    named: list[Place] = []
    if hot and hot.temperature_max_c is not None:
        named.append((float(axis.columns[series.days.index(hot)]), hot.temperature_max_c))
        _name(axes, named[-1], style, above=True)
    if cold and cold.temperature_min_c is not None and cold.temperature_min_c < 0:
        named.append((float(axis.columns[series.days.index(cold)]), cold.temperature_min_c))
        _name(axes, named[-1], style, above=False)
    return named


def _name(axes: Axes, at: Place, style: ChartStyle, *, above: bool) -> None:
    words = _("{t} °C").format(t=celsius(at[1]))
    rise = style.axis_pt * (0.6 if above else -1.25)
    colour = style.record if style.record and above else style.ink
    write(
        axes,
        at,
        words,
        style,
        shift=(0.0, rise),
        colour=colour,
        weight=BOLD,
        align="center",
    )


def _nothing(axes: Axes, style: ChartStyle) -> None:
    words = _("No temperature known yet: a sensor's or your own makes a band of each day")
    write(axes, (0.0, 0.5), words, style, space=Space.AXES, size=style.label_pt, rise="center_baseline")
