"""Names along the line of ridden kilometres: they give way to each other, never overlap."""

from matplotlib.axes import Axes

from expedition.charts import fonts
from expedition.charts.frame import BOLD, size_pt, write
from expedition.charts.plateaus import Plateau
from expedition.charts.readings import kind_name
from expedition.charts.style import ChartStyle
from expedition.charts.taken import Taken
from expedition.kinds import DayKind
from expedition.records.trip import DayPoint
from expedition.text import _
from expedition.units import km

_LEAST_RUN_PT, _BETWEEN_PT = 9.0, 6.0


def name_end(axes: Axes, last: DayPoint, x: float, style: ChartStyle) -> Taken:
    """Write the last place and the sum over the end of the line; gives the room this took."""
    words = " ".join(part for part in (last.label, _("{km} km").format(km=km(last.total_m, 0))) if part)
    wide = fonts.width(words, style.families, style.label_pt, BOLD)
    width, _height = size_pt(axes)
    left, bottom = _place(axes, x, last.total_m)
    sideways = max(2.0, wide - left)
    taken = Taken(width)
    rise = style.label_pt * 0.9
    taken.boxes.append((left + sideways - wide, left + sideways, bottom, bottom + rise + style.label_pt))
    write(
        axes,
        (x, last.total_m),
        words,
        style,
        shift=(sideways, rise),
        size=style.label_pt,
        colour=style.ink,
        weight=BOLD,
        align="right",
        clears=True,
    )
    return taken


def name_plateaus(axes: Axes, found: tuple[Plateau, ...], taken: Taken, style: ChartStyle) -> None:
    """Write kinds above and places below the plateaus, longest first, where nothing else stands."""
    pitch = _place(axes, axes.get_xlim()[0] + 1.0, 0.0)[0]
    for run in sorted(found, key=lambda run: (-run.days, run.start)):
        if run.days * pitch >= _LEAST_RUN_PT * style.scale:
            _name_kind(axes, run, taken, style)
            _name_place(axes, run, taken, style)


def _name_kind(axes: Axes, run: Plateau, taken: Taken, style: ChartStyle) -> None:
    words = "" if run.kind is DayKind.REST else kind_name(run.kind)
    wide = fonts.width(words, style.families, style.axis_pt) + _BETWEEN_PT * style.scale
    middle = (run.start + run.stop) / 2
    x, y = _place(axes, middle, run.total_m)
    rise = 7.0 * style.scale
    if words and taken.claim(x - wide / 2, wide, y + rise, style.axis_pt):
        write(axes, (middle, run.total_m), words, style, shift=(0.0, rise), align="center", colour=style.ink2)


def _name_place(axes: Axes, run: Plateau, taken: Taken, style: ChartStyle) -> None:
    wide = fonts.width(run.place, style.families, style.axis_pt) + _BETWEEN_PT * style.scale
    x, y = _place(axes, run.stop, run.total_m)
    shift = (4.0 * style.scale, -14.0 * style.scale)
    is_long = run.days > 1 and run.kind is not DayKind.TRANSIT
    if run.place and is_long and taken.claim(x + shift[0], wide, y + shift[1], style.axis_pt):
        write(axes, (run.stop, run.total_m), run.place, style, shift=shift, clears=True)


def _place(axes: Axes, x: float, y: float) -> tuple[float, float]:
    """A place of the data in points from the lower left corner of the axes."""
    (x0, x1), (y0, y1) = axes.get_xlim(), axes.get_ylim()
    width, height = size_pt(axes)
    return (x - x0) / (x1 - x0) * width, (y - y0) / (y1 - y0) * height
