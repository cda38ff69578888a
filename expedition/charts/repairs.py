"""What broke, over the way: two stairs, punctures apart, a step for each."""

from collections.abc import Sequence

from matplotlib.axes import Axes

from expedition.charts import fonts
from expedition.charts.day_axis import Tick, value_steps
from expedition.charts.facts import told_days
from expedition.charts.finding import Finding
from expedition.charts.fitting import elided
from expedition.charts.frame import BOLD, bare, hairlines, size_pt, title, write
from expedition.charts.once import once
from expedition.charts.style import ChartStyle
from expedition.charts.taken import Taken
from expedition.charts.trip_profile import kilometre_names, way_m
from expedition.record_classes import dataclass
from expedition.records.trip import TripSeries
from expedition.stats.plain_words import is_puncture
from expedition.text import _, plural
from expedition.units import km, number

_HEADROOM, _DOT_PT = 1.18, 6.0
_LONGEST_NAME = 11.0
"""So many letters' heights the name of a part may take."""


@dataclass(frozen=True, slots=True)
class Break:
    """Something that broke: where on the way, which day, what, and the count of its kind with it."""

    way_m: float
    index: int
    part: str
    count: int
    number: int
    is_puncture: bool


@once
def breaks(series: TripSeries) -> Sequence[Break]:
    """All that broke, in order, at the kilometre of its evening."""
    counts = {False: 0, True: 0}
    found = []
    for index, (day, facts) in enumerate(told_days(series)):
        for one in facts.repairs:
            flat = is_puncture((one.part, one.problem))
            counts[flat] += max(one.count, 1)
            found.append(
                Break(day.total_m, index, one.part or one.problem, max(one.count, 1), counts[flat], flat)
            )
    return tuple(found)


def repairs_finding(series: TripSeries) -> Finding:
    """How many repairs and punctures, and how far apart these are."""
    broken, flats = (_count(series, is_puncture=flat) for flat in (False, True))
    parts = []
    if broken:
        parts.append(plural("{n} repair", "{n} repairs", broken))
    if flats:
        parts.append(plural("{n} puncture", "{n} punctures", flats))
    if not parts:
        return Finding(_("Nothing broke yet"))
    start, stop = way_m(series)
    often = _("one in {km} km").format(km=km((stop - start) / (broken + flats), 0))
    return Finding(", ".join((*parts, often)), _("over km ridden"))


def _count(series: TripSeries, *, is_puncture: bool) -> int:
    return max((one.number for one in breaks(series) if one.is_puncture is is_puncture), default=0)


def draw_on(axes: Axes, series: TripSeries, style: ChartStyle, _chosen: int | None = None) -> None:
    """Draw the chart."""
    way, most = way_m(series), max((one.number for one in breaks(series)), default=0)
    bare(axes, way, (0.0, max(most, 2) * _HEADROOM))
    title(axes, repairs_finding(series), style)
    hairlines(axes, [Tick(step, number(step)) for step in value_steps(0.0, float(max(most, 2)))], style)
    kilometre_names(axes, way, style)
    width = size_pt(axes)[0]
    taken = Taken(width)
    for flat, colour, words in ((False, style.ridden, _("repairs")), (True, style.ink2, _("punctures"))):
        steps = [one for one in breaks(series) if one.is_puncture is flat]
        if steps:
            _stair(axes, steps, way, colour, words, taken, style)
    for one in reversed(breaks(series)):
        if not one.is_puncture:
            _name(axes, one, taken, style)


def _stair(
    axes: Axes,
    steps: Sequence[Break],
    way: tuple[float, float],
    colour: str,
    words: str,
    taken: Taken,
    style: ChartStyle,
) -> None:
    x = [way[0], *(one.way_m for one in steps), way[1]]
    y = [0, *(one.number for one in steps), steps[-1].number]
    axes.step(x, y, where="post", color=colour, lw=style.ridden_pt * 0.7, zorder=2)
    # Rings for punctures: shape tells them apart where colour does not.
    fill = style.page if steps[0].is_puncture else colour
    size = _DOT_PT * style.scale if len(steps) * _DOT_PT * style.scale < size_pt(axes)[0] else 0.0
    axes.plot(
        x[1:-1], y[1:-1], "o", ms=size, mew=1.4 * style.scale, mfc=fill, mec=colour, zorder=3, clip_on=False
    )
    end = (way[1], float(steps[-1].number))
    wide = fonts.width(words, style.families, style.label_pt, BOLD)
    _x, level = _place(axes, *end)
    # Stairs of one height: the second is named below its line.
    for rise in (style.label_pt * 0.45, -style.label_pt * 1.25):
        if taken.claim(taken.width - wide, wide, level + rise, style.label_pt):
            write(
                axes,
                end,
                words,
                style,
                shift=(0.0, rise),
                size=style.label_pt,
                colour=style.ink,
                weight=BOLD,
                align="right",
                clears=True,
            )
            return


def _name(axes: Axes, one: Break, taken: Taken, style: ChartStyle) -> None:
    """Write a part left above its step, where nothing else stands."""
    words = elided(one.part, style, style.axis_pt, _LONGEST_NAME * style.axis_pt)
    wide = fonts.width(words, style.families, style.axis_pt) + style.axis_pt * 0.4
    x, y = _place(axes, one.way_m, one.number)
    if words and taken.claim(x - wide, wide, y + style.axis_pt * 0.35, style.axis_pt):
        shift = (-style.axis_pt * 0.4, style.axis_pt * 0.45)
        write(axes, (one.way_m, one.number), words, style, shift=shift, colour=style.ink2, align="right")


def _place(axes: Axes, x: float, y: float) -> tuple[float, float]:
    (x0, x1), (y0, y1) = axes.get_xlim(), axes.get_ylim()
    width, height = size_pt(axes)
    return (x - x0) / (x1 - x0) * width, (y - y0) / (y1 - y0) * height
