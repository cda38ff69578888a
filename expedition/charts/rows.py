"""Bars under each other, names at their left and values at their ends."""

from collections.abc import Callable, Sequence

from matplotlib.axes import Axes

from expedition.charts import fonts
from expedition.charts.finding import Finding
from expedition.charts.fitting import elided
from expedition.charts.flags import FLAG_PT, flag_at
from expedition.charts.frame import Space, bare, bars, size_pt, title, write
from expedition.charts.groups import Group
from expedition.charts.layout import left_pt
from expedition.charts.style import ChartStyle

MOST_ROWS = 12
"""A chart of more says the rest in one row."""

_NAMES_SHARE, _THICK_PT, _PITCH = 0.42, 13.0, 2.5


def fitted(groups: Sequence[Group], rest: Callable[[Sequence[Group]], Group]) -> Sequence[Group]:
    """As many groups as a chart has rows; those beyond are one."""
    if len(groups) <= MOST_ROWS:
        return groups
    return (*groups[: MOST_ROWS - 1], rest(groups[MOST_ROWS - 1 :]))


def draw_rows(axes: Axes, groups: Sequence[Group], finding: Finding, style: ChartStyle) -> None:
    """Draw the groups as rows, the first at y = 0, the next at -1; x is what they come to."""
    width, height = size_pt(axes)
    gap, left = 8.0 * style.scale, left_pt(style)
    flags = (FLAG_PT + 6.0) * style.scale if has_flags(groups, style) else 0.0
    most_name = (width + left) * _NAMES_SHARE - flags
    names = [elided(group.name, style, style.label_pt, most_name) for group in groups]
    named = max((fonts.width(name, style.families, style.label_pt) for name in names), default=0.0)
    inside = max(0.0, flags + named + gap - left)
    written = max((fonts.width(one.written, style.families, style.label_pt) for one in groups), default=0.0)
    longest = max((one.value or 0.0 for one in groups), default=0.0) or 1.0
    unit = longest / max(width - inside - written - gap, width * 0.1)
    pitch = min(height / max(len(groups), 1), style.label_pt * _PITCH)
    bare(axes, (-inside * unit, (width - inside) * unit), (0.5 - height / pitch, 0.5))
    title(axes, finding, style)
    half = min(0.31, _THICK_PT * style.scale / 2 / pitch)
    boxes, fills = [], []
    for index, (group, name) in enumerate(zip(groups, names, strict=True)):
        y, start = -float(index), -left
        if group.country:
            flag_at(axes, y, start, group.country, style)
        _word(axes, 0.0, y, start + flags, name, style, style.ink)
        end = 0.0
        if group.value is not None:
            end = max(group.value, 1.5 * unit)
            boxes.append((0.0, end, y - half, y + half))
            fills.append(style.ridden if group.record else style.edge)
        place = (end + (inside + gap) * unit) / unit / width
        _word(axes, place, y, 0.0, group.written, style, style.ink if group.record else style.ink2)
    bars(axes, boxes, fills, rounding=2.0 * style.scale)


def has_flags(groups: Sequence[Group], style: ChartStyle) -> bool:
    """Whether a flag stands beside any name."""
    return style.has_flags and any(group.country for group in groups)


def _word(
    axes: Axes, share: float, y: float, start: float, text: str, style: ChartStyle, colour: str
) -> None:
    write(
        axes,
        (share, y),
        text,
        style,
        space=Space.ROW,
        shift=(start, 0.0),
        size=style.label_pt,
        colour=colour,
        rise="center_baseline",
    )
