"""What every chart is made of: words, hairlines, uprights and bars, all cheap to draw.

Axes are bare: matplotlib's own spines and ticks cost more time than all our lines together.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from enum import Enum

from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.patches import PathPatch
from matplotlib.text import Text
from matplotlib.transforms import ScaledTranslation, Transform

from expedition.charts import fonts
from expedition.charts.day_axis import DayAxis, Tick, date_ticks, number_ticks
from expedition.charts.finding import Finding
from expedition.charts.fitting import elided
from expedition.charts.layout import BAR_GAP_PT, bar_share, left_pt, right_pt, signs_pt, title_rise_pt
from expedition.charts.lettering import Lettering
from expedition.charts.shapes import Boxes, rounded, skyline, threads
from expedition.charts.style import ChartStyle
from expedition.records.trip import TripSeries
from expedition.text import _
from expedition.units import day_month

POINTS_PER_INCH = 72.0
BOLD = 600
DOTS = (0, (1.0, 3.0))
DASHES = (0, (5.0, 4.0))
FINE_PT = 0.8
_THREAD_PT, _SKYLINE_PX = 3.0, 0.75
_LEAST_SHOWN = 0.6
"""What stands beside a title is left out where less of it had room."""


class Space(Enum):
    """Where two coordinates are measured: both in data or in shares of the axes, or one in data (x or y)."""

    DATA = "data"
    AXES = "axes"
    COLUMN = "column"
    ROW = "row"


def bare(axes: Axes, x: tuple[float, float], y: tuple[float, float]) -> None:
    """Empty the axes and set their limits."""
    for artist in (*axes.texts, *axes.collections, *axes.lines, *axes.artists, *axes.patches):
        artist.remove()
    axes.set_axis_off()
    axes.set_xlim(*x)
    axes.set_ylim(*y)


def size_pt(axes: Axes) -> tuple[float, float]:
    """Width and height of the axes in points."""
    box, dpi = axes.bbox, axes.figure.dpi
    return float(box.width / dpi * POINTS_PER_INCH), float(box.height / dpi * POINTS_PER_INCH)


def _transform(axes: Axes, space: Space) -> Transform:
    return {
        Space.DATA: axes.transData,
        Space.AXES: axes.transAxes,
        Space.COLUMN: axes.get_xaxis_transform(),
        Space.ROW: axes.get_yaxis_transform(),
    }[space]


def write(
    axes: Axes,
    at: tuple[float, float],
    text: str,
    style: ChartStyle,
    *,
    space: Space = Space.DATA,
    shift: tuple[float, float] = (0.0, 0.0),
    size: float | None = None,
    colour: str | None = None,
    weight: int = 400,
    align: str = "left",
    rise: str = "baseline",
    clears: bool = False,
) -> Text:
    """Write a line of text at a place, moved by `shift` points; the smallest size unless told.

    A text that `clears` stands on a patch of the page's colour, so that lines under it stop.
    """
    families = fonts.needed(text, style.families)
    move = ScaledTranslation(
        shift[0] / POINTS_PER_INCH, shift[1] / POINTS_PER_INCH, axes.figure.dpi_scale_trans
    )
    written = Lettering(
        *at,
        fonts.drawable(text, style.families),
        transform=_transform(axes, space) + move,
        fontfamily=list(families),
        fontsize=size or style.axis_pt,
        fontweight=weight if len(families) == 1 else 400,
        color=colour or style.ink3,
        ha=align,
        va=rise,
        parse_math=False,
        clip_on=False,
        bbox={"facecolor": style.page, "pad": 1.0, "linewidth": 0.0, "alpha": 0.85} if clears else None,
    )
    written.set_fontfeatures(fonts.FIGURES)
    axes.add_artist(written)
    return written


def title(axes: Axes, finding: Finding, style: ChartStyle, *, signs: bool = False, kept: float = 0.0) -> None:
    """Write the finding over the axes, and over the country signs where there are any.

    So many points are `kept` free at the right.
    """
    left = left_pt(style)
    above = title_rise_pt(style) + (signs_pt(style) if signs else 0.0)
    room = size_pt(axes)[0] + left + right_pt(style)
    words = elided(finding.title, style, style.title_pt, room, BOLD)
    write(
        axes,
        (0.0, 1.0),
        words,
        style,
        space=Space.AXES,
        shift=(-left, above),
        size=style.title_pt,
        colour=style.ink,
        weight=BOLD,
    )
    size = style.title_pt - 1.0 if style.counts_days else style.title_pt
    beside = fonts.width(words, style.families, style.title_pt, BOLD) + style.title_pt * 0.6
    left_over = room - beside - kept
    if left_over < fonts.width(finding.detail, style.families, size) * _LEAST_SHOWN:
        return
    write(
        axes,
        (0.0, 1.0),
        elided(finding.detail, style, size, left_over),
        style,
        space=Space.AXES,
        shift=(beside - left, above),
        size=size,
        colour=style.ink2,
    )


def hairlines(axes: Axes, values: Iterable[Tick], style: ChartStyle) -> None:
    """Draw a horizontal hairline at each value and write the value left of it."""
    ticks = list(values)
    x, low = axes.get_xlim(), axes.get_ylim()[0]
    axes.add_collection(
        LineCollection(
            [((x[0], tick.x), (x[1], tick.x)) for tick in ticks],
            colors=[style.base if tick.x == low else style.line for tick in ticks],
            linewidths=FINE_PT * max(style.scale, 0.6),
            zorder=0.5,
            clip_on=False,
        ),
        autolim=False,
    )
    for tick in ticks:
        write(
            axes,
            (0.0, tick.x),
            tick.text,
            style,
            space=Space.ROW,
            shift=(-8.0 * style.scale, 0.0),
            align="right",
            rise="center_baseline",
        )


def uprights(axes: Axes, places: Sequence[float], style: ChartStyle) -> None:
    """Draw dotted uprights over the height of the axes: borders."""
    low, high = axes.get_ylim()
    axes.add_collection(
        LineCollection(
            [((x, low), (x, high)) for x in places],
            colors=style.edge,
            linewidths=style.scale,
            linestyles=[DOTS],
            zorder=1.0,
        ),
        autolim=False,
    )


def chosen_upright(axes: Axes, x: float, style: ChartStyle, above: float = 0.0) -> None:
    """Draw the upright of the chosen day, from the top down to `above`, under the bars."""
    if not style.has_cursor:
        return
    axes.add_collection(
        LineCollection(
            [((x, above), (x, axes.get_ylim()[1]))],
            colors=style.here,
            linewidths=1.5 * style.scale,
            zorder=1.8,
        ),
        autolim=False,
    )


def names_below(axes: Axes, ticks: Iterable[Tick], style: ChartStyle) -> None:
    """Write the names of the x axis under it, turned inwards where one would leave the chart."""
    drop, width = -style.axis_pt * 1.6, size_pt(axes)[0]
    start, stop = axes.get_xlim()
    for tick in ticks:
        half = fonts.width(tick.text, style.families, style.axis_pt) / 2
        beyond = (tick.x - start) / (stop - start) * width + half - width - right_pt(style) + 1.0
        at, shift = (tick.x, 0.0), (-max(0.0, beyond), drop)
        write(axes, at, tick.text, style, space=Space.COLUMN, shift=shift, align="center")


def day_names(axes: Axes, axis: DayAxis, series: TripSeries, style: ChartStyle) -> None:
    """Write dates or day numbers under a chart over days."""
    width = size_pt(axes)[0]
    if style.counts_days:
        names_below(axes, number_ticks(axis, series.days, width, style.axis_pt * 3.5), style)
        write(
            axes,
            (0.0, 0.0),
            _("day"),
            style,
            space=Space.AXES,
            shift=(-8.0 * style.scale, -style.axis_pt * 1.6),
            align="right",
        )
    else:
        names_below(axes, date_ticks(axis, width, _date_room(style)), style)


def _date_room(style: ChartStyle) -> float:
    """The points that the longest date takes on an axis, and some between it and the next."""
    dates = (day_month(date(2023, month, 28)) for month in range(1, 13))
    return max(fonts.width(words, style.families, style.axis_pt) for words in dates) + style.axis_pt


def bars(
    axes: Axes,
    boxes: Boxes,
    fills: Sequence[str],
    *,
    outlines: Sequence[str] | None = None,
    rounding: float = 1.5,
    clipped: bool = True,
) -> None:
    """Draw boxes (left, right, bottom, top in data) with corners rounded by points."""
    if not boxes:
        return
    width, height = size_pt(axes)
    (x0, x1), (y0, y1) = axes.get_xlim(), axes.get_ylim()
    if (boxes[0][1] - boxes[0][0]) / abs(x1 - x0) * width < _THREAD_PT:
        _threads(axes, boxes, fills if outlines is None else outlines, clipped=clipped)
        return
    radius = rounding * abs(x1 - x0) / width, rounding * abs(y1 - y0) / height
    axes.add_collection(
        PolyCollection(
            list(rounded(boxes, radius)),
            facecolors=list(fills),
            edgecolors="none" if outlines is None else list(outlines),
            linewidths=0.0 if outlines is None else 1.0,
            zorder=2.0,
            clip_on=clipped,
        ),
        autolim=False,
    )


def _threads(axes: Axes, boxes: Boxes, fills: Sequence[str], *, clipped: bool) -> None:
    """Draw bars too narrow for corners and outlines: those of a colour as one shape, which is far quicker."""
    start, stop = axes.get_xlim()
    pixel = (stop - start) / axes.bbox.width
    by_colour: dict[str, list[tuple[float, float, float, float]]] = {}
    for box, fill in zip(boxes, fills, strict=True):
        by_colour.setdefault(fill, []).append(box)
    for colour, own in by_colour.items():
        is_thin = own[0][1] - own[0][0] < pixel * _SKYLINE_PX
        path = skyline(own, start, pixel) if is_thin else threads(own)
        axes.add_artist(PathPatch(path, facecolor=colour, linewidth=0.0, zorder=2.0, clip_on=clipped))


def column_width(axes: Axes, gap: float = BAR_GAP_PT) -> float:
    """How wide a day's bar is, in columns, when `gap` points stand between two where there is room."""
    start, stop = axes.get_xlim()
    return bar_share(size_pt(axes)[0] / (stop - start), gap)
