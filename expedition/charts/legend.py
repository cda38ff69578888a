"""The kinds of days that a chart colours, named at the right end of its title's line."""

from collections.abc import Collection

from matplotlib.axes import Axes

from expedition.charts import fonts
from expedition.charts.finding import Finding
from expedition.charts.frame import BOLD, Space, bars, size_pt, write
from expedition.charts.layout import left_pt, title_rise_pt
from expedition.charts.readings import kind_name
from expedition.charts.style import ChartStyle
from expedition.kinds import DayKind

_ORDER = (DayKind.RIDE, DayKind.REST, DayKind.WAITING, DayKind.TRANSIT, DayKind.SICK, DayKind.WORK)
_BETWEEN_PT = 12.0


def draw_legend(axes: Axes, present: Collection[DayKind], finding: Finding, style: ChartStyle) -> float:
    """Name the kinds and give the room this took: none where only riding occurs or the title is long."""
    kinds = [kind for kind in _ORDER if kind in present]
    if kinds in ([], [DayKind.RIDE]):
        return 0.0
    width, height = size_pt(axes)
    side, gap = style.axis_pt * 0.8, style.axis_pt * 1.3
    wide = sum(_width(kind, style) + side * 1.6 + gap for kind in kinds)
    title = fonts.width(finding.title, style.families, style.title_pt, BOLD)
    if title - left_pt(style) + _BETWEEN_PT * style.scale + wide > width:
        return 0.0
    right, base = width, height + title_rise_pt(style)
    (x0, x1), (y0, y1) = axes.get_xlim(), axes.get_ylim()
    boxes, fills, edges = [], [], []
    for kind in reversed(kinds):
        right -= _width(kind, style)
        write(
            axes,
            (0.0, 0.0),
            kind_name(kind),
            style,
            space=Space.AXES,
            shift=(right, base),
            size=style.label_pt,
            colour=style.ink2,
        )
        right -= side * 1.6
        left = x0 + right / width * (x1 - x0)
        low = y0 + (base - side * 0.05) / height * (y1 - y0)
        boxes.append((left, left + side / width * (x1 - x0), low, low + side / height * (y1 - y0)))
        fills.append(style.page if kind is DayKind.TRANSIT else style.kinds[kind])
        edges.append(style.kinds[kind])
        right -= gap
    bars(axes, boxes, fills, outlines=edges, rounding=2.0 * style.scale, clipped=False)
    return wide


def _width(kind: DayKind, style: ChartStyle) -> float:
    return fonts.width(kind_name(kind), style.families, style.label_pt)
