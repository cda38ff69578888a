"""One bar a day of a figure that every day has or has not: climb, speed, people met."""

from collections.abc import Callable, Sequence

from matplotlib.axes import Axes

from expedition.charts.day_axis import Tick, day_axis, value_steps
from expedition.charts.finding import Finding
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
from expedition.kinds import DayKind
from expedition.record_classes import dataclass
from expedition.records.trip import TripSeries

_HEADROOM, _LEAST_PT = 1.14, 1.5
_NEAR_PT = 2.0


@dataclass(frozen=True, slots=True)
class DayValues:
    """A figure of every day, as it is drawn.

    Attributes:
        values: One a day, None where it is not known: then there is no bar, a known nothing has a low one.
        unit: What the axis counts, in the unit of the values.
        least: How much the axis shows at least.
        said: Writes a value of the axis.
        dots: Second values, drawn as dots above the bars.
        mean: Where a dotted line stands, and its words.
    """

    values: Sequence[float | None]
    unit: float
    least: float
    said: Callable[[float], str]
    dots: Sequence[float | None] = ()
    mean: tuple[float, str] | None = None


def draw_days(
    axes: Axes,
    series: TripSeries,
    of: DayValues,
    finding: Finding,
    style: ChartStyle,
    chosen: int | None = None,
) -> None:
    """Draw the figure, its highest value named; `chosen` is a day id."""
    axis = day_axis(series)
    highest = max((value for value in (*of.values, *of.dots) if value is not None), default=0.0)
    top = max(highest, of.least) * _HEADROOM
    bare(axes, (axis.start, axis.stop), (0.0, top))
    title(axes, finding, style)
    hairlines(
        axes, [Tick(v * of.unit, of.said(v * of.unit)) for v in value_steps(0, top / of.unit, 3)], style
    )
    day_names(axes, axis, series, style)
    _bars(axes, series, of, style, chosen)
    _dots(axes, series, of.dots, style)
    named = _record(axes, series, of, style)
    if of.mean:
        _mean(axes, of.mean, named, style)


def _bars(axes: Axes, series: TripSeries, of: DayValues, style: ChartStyle, chosen: int | None) -> None:
    half = column_width(axes) / 2
    least = axes.get_ylim()[1] / size_pt(axes)[1] * _LEAST_PT * style.scale
    record = None if of.dots else _most(of.values)
    boxes, fills = [], []
    for index, (column, value) in enumerate(zip(day_axis(series).columns, of.values, strict=True)):
        is_chosen = series.days[index].day_id == chosen
        if is_chosen:
            chosen_upright(axes, column, style)
        if value is None:
            continue
        plain = style.record if style.record and index == record else style.kinds[DayKind.RIDE]
        boxes.append((column - half, column + half, 0.0, max(value, least)))
        fills.append(style.here if is_chosen else plain)
    bars(axes, boxes, fills, rounding=1.5 * style.scale)


def _dots(axes: Axes, series: TripSeries, dots: Sequence[float | None], style: ChartStyle) -> None:
    places = [(x, y) for x, y in zip(day_axis(series).columns, dots, strict=bool(dots)) if y is not None]
    if not places:
        return
    x, y = zip(*places, strict=True)
    size = min(4.0 * style.scale, max(1.6, column_width(axes, 0.0) * _column_pt(axes)))
    axes.plot(x, y, "o", color=style.edge, ms=size, mew=0, zorder=2.5, clip_on=False)


def _column_pt(axes: Axes) -> float:
    start, stop = axes.get_xlim()
    return size_pt(axes)[0] / (stop - start)


def _most(values: Sequence[float | None]) -> int | None:
    """Where the highest value stands, None where there is none above nothing."""
    known = [(value, -index) for index, value in enumerate(values) if value]
    return -max(known)[1] if known else None


def _record(axes: Axes, series: TripSeries, of: DayValues, style: ChartStyle) -> tuple[float, float] | None:
    """Write the highest value; gives where it stands."""
    values = of.dots if _most(of.dots) is not None else of.values
    index = _most(values)
    value = None if index is None else values[index]
    if index is None or value is None:
        return None
    at = (float(day_axis(series).columns[index]), value)
    write(
        axes,
        at,
        of.said(value),
        style,
        shift=(0.0, style.axis_pt * 0.45),
        colour=style.record or style.ink,
        weight=BOLD,
        align="center",
    )
    return at


def _mean(axes: Axes, mean: tuple[float, str], named: tuple[float, float] | None, style: ChartStyle) -> None:
    """Draw the dotted line, its words at the end that the highest value leaves free."""
    value, words = mean
    start, stop = axes.get_xlim()
    axes.plot([start, stop], [value, value], color=style.ink, lw=style.scale, ls=(0, (1.5, 2.5)), zorder=3)
    above = (named[1] - value) / axes.get_ylim()[1] * size_pt(axes)[1] if named else 0.0
    is_left = bool(named) and above < style.axis_pt * _NEAR_PT and _is_right(axes, named)
    write(
        axes,
        (0.0 if is_left else 1.0, value),
        words,
        style,
        space=Space.ROW,
        shift=(0.0, style.axis_pt * 0.4),
        colour=style.ink,
        align="left" if is_left else "right",
        clears=True,
    )


def _is_right(axes: Axes, named: tuple[float, float] | None) -> bool:
    start, stop = axes.get_xlim()
    return named is not None and named[0] > (start + stop) / 2
