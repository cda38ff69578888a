"""The forecast of arrival as a fan, from the last evening to the goal."""

from matplotlib.axes import Axes
from matplotlib.patches import Polygon

from expedition.charts import fonts
from expedition.charts.frame import DASHES, size_pt, write
from expedition.charts.style import ChartStyle
from expedition.stats.forecast import Forecast
from expedition.units import short_date

_FAN_ALPHA = 0.16


def draw_outlook(axes: Axes, found: Forecast, start: float, style: ChartStyle) -> None:
    """Draw the fan from the last evening, at `start` on the day axis, as far as the axes reach."""
    early, likely, late = (
        start + (day - found.since).days for day in (found.early, found.likely, found.late)
    )
    fan = [(start, found.since_m), (early, found.goal_m), (late, found.goal_m)]
    axes.add_patch(Polygon(fan, facecolor=style.ridden, alpha=_FAN_ALPHA, linewidth=0.0, zorder=1.5))
    axes.plot(
        [start, likely],
        [found.since_m, found.goal_m],
        color=style.ridden,
        lw=style.ridden_pt * 0.6,
        ls=DASHES,
        zorder=2.5,
    )
    if likely <= axes.get_xlim()[1]:
        _name(axes, likely, found, style)


def _name(axes: Axes, likely: float, found: Forecast, style: ChartStyle) -> None:
    """Write the date where the fan meets the goal, turned inwards at the end of the axis."""
    words = short_date(found.likely)
    start, stop = axes.get_xlim()
    width = size_pt(axes)[0]
    half = fonts.width(words, style.families, style.label_pt) / 2
    beyond = (likely - start) / (stop - start) * width + half - width
    write(
        axes,
        (likely, found.goal_m),
        words,
        style,
        shift=(-max(0.0, beyond), style.label_pt * 0.4),
        size=style.label_pt,
        colour=style.ink2,
        align="center",
    )
