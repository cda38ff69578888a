"""Lines over days or groups: gaps stay gaps, the last value is named."""

import math
from collections.abc import Callable, Sequence

from matplotlib.axes import Axes

from expedition.charts import fonts
from expedition.charts.day_axis import Tick, value_steps
from expedition.charts.finding import Finding
from expedition.charts.frame import BOLD, bare, hairlines, size_pt, title, write
from expedition.charts.style import ChartStyle
from expedition.record_classes import dataclass

_HEADROOM, _DOT_PT, _FEW = 1.14, 6.0, 40


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it is drawn.

    Attributes:
        x: Where its values stand.
        values: The values, None where nothing is known: there the line is broken.
        unit: What the axis counts, in the unit of the values.
        said: Writes a value.
    """

    x: Sequence[float]
    values: Sequence[float | None]
    unit: float
    said: Callable[[float], str]


def draw_line(
    axes: Axes, line: Line, limits: tuple[float, float], finding: Finding, style: ChartStyle
) -> None:
    """Draw the line between the limits of x, without the names below."""
    known = [value for value in line.values if value is not None]
    low, high = min((0.0, *known)), max((0.0, *known))
    top = low + ((high - low) or line.unit) * _HEADROOM
    bare(axes, limits, (low, top))
    title(axes, finding, style)
    steps = value_steps(low / line.unit, top / line.unit, 3)
    hairlines(axes, [Tick(step * line.unit, line.said(step * line.unit)) for step in steps], style)
    if not known:
        return
    y = [math.nan if value is None else value for value in line.values]
    # A value between two unknown ones is no line: a dot keeps it visible.
    dots = "o" if len(known) <= _FEW else ""
    size = _DOT_PT * style.scale * 0.6
    axes.plot(line.x, y, marker=dots, ms=size, color=style.ridden, lw=style.ridden_pt, mew=0, zorder=3)
    _name_last(axes, line, style)


def _name_last(axes: Axes, line: Line, style: ChartStyle) -> None:
    index = max(index for index, value in enumerate(line.values) if value is not None)
    value = line.values[index] or 0.0
    words = line.said(value)
    start, stop = axes.get_xlim()
    width = size_pt(axes)[0]
    beyond = (line.x[index] - start) / (stop - start) * width
    wide = fonts.width(words, style.families, style.axis_pt, BOLD)
    write(
        axes,
        (line.x[index], value),
        words,
        style,
        shift=(-max(0.0, beyond + wide / 2 - width), style.axis_pt * 0.6),
        colour=style.ink,
        weight=BOLD,
        align="center",
        clears=True,
    )
