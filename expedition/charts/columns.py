"""Bars beside each other, one a group: weeks, months, classes of length."""

import math
from collections.abc import Callable, Sequence

from matplotlib.axes import Axes

from expedition.charts import fonts
from expedition.charts.day_axis import Tick, value_steps
from expedition.charts.finding import Finding
from expedition.charts.frame import bare, bars, column_width, hairlines, names_below, size_pt, title, write
from expedition.charts.groups import Group
from expedition.charts.style import ChartStyle

_HEADROOM, _ROOM, _MOST_LEFT_OUT = 1.16, 1.6, 2


def draw_columns(
    axes: Axes,
    groups: Sequence[Group],
    finding: Finding,
    style: ChartStyle,
    unit: float = 1.0,
    said: Callable[[float], str] | None = None,
    *,
    edges: Sequence[str] = (),
) -> None:
    """Draw the groups, the first at x = 0, the next at 1.

    `unit` is what the values of the y axis count in SI, `said` writes one of them; `edges` are the names
    between the groups where these are classes.
    """
    count = max(len(groups), 1)
    known = [group.value for group in groups if group.value is not None]
    low, high = min((0.0, *known)), max((0.0, *known))
    span = (high - low) or unit
    bare(axes, (-0.5, count - 0.5), (low * _HEADROOM if low < 0 else 0.0, low + span * _HEADROOM))
    title(axes, finding, style)
    pitch = size_pt(axes)[0] / count
    if fits := all(_width(group.written, style) < pitch * 0.96 for group in groups):
        hairlines(axes, [Tick(0.0, "")], style)
    else:
        steps = value_steps(low / unit, (low + span * _HEADROOM) / unit)
        hairlines(
            axes, [Tick(step * unit, said(step * unit) if said else f"{step:g}") for step in steps], style
        )
    half = column_width(axes) / 2
    least = span / size_pt(axes)[1] * 1.5
    boxes, fills = [], []
    for index, group in enumerate(groups):
        if group.value is None:
            continue
        foot, top = min(group.value, 0.0), max(group.value, 0.0)
        boxes.append((index - half, index + half, foot, max(top, foot + least)))
        fills.append(style.ridden if group.record else style.edge)
        if fits or group.record:
            _write_value(axes, index, group, style)
    bars(axes, boxes, fills, rounding=1.5 * style.scale)
    names_below(axes, _edges(edges, pitch, style) if edges else column_names(groups, pitch, style), style)


def _write_value(axes: Axes, index: int, group: Group, style: ChartStyle) -> None:
    at = (float(index), max(group.value or 0.0, 0.0))
    colour = style.ink if group.record else style.ink2
    write(axes, at, group.written, style, shift=(0.0, style.axis_pt * 0.35), colour=colour, align="center")


def column_names(groups: Sequence[Group], pitch: float, style: ChartStyle) -> list[Tick]:
    """As many names as have room, at even steps."""
    widest = max((_width(group.short or group.name, style) for group in groups), default=0.0) + style.axis_pt
    step = max(1, math.ceil(widest / pitch))
    main = [index for index, group in enumerate(groups) if group.is_main]
    shown = main if step > _MOST_LEFT_OUT and main else range(len(groups))
    kept: list[int] = []
    for index in shown:
        if not kept or index - kept[-1] >= step:
            kept.append(index)
    return [Tick(float(index), groups[index].short or groups[index].name) for index in kept]


def _edges(names: Sequence[str], pitch: float, style: ChartStyle) -> list[Tick]:
    widest = max(_width(name, style) for name in names) + style.axis_pt * _ROOM
    step = max(1, math.ceil(widest / pitch))
    return [Tick(index - 0.5, name) for index, name in enumerate(names) if index % step == 0]


def _width(text: str, style: ChartStyle) -> float:
    return fonts.width(text, style.families, style.axis_pt)
