"""How much room titles, names and signs need around the axes of a chart, in points."""

from expedition.charts.style import ChartStyle

BAR_GAP_PT = 3.0
_WIDEST_PT, _NARROW_PT, _NARROW_GAP = 44.0, 3.0, 0.25


def bar_share(column: float, gap: float = BAR_GAP_PT) -> float:
    """The share of a column that its bar takes: all but the gap, where there is room for one."""
    between = min(gap / column, _NARROW_GAP if column > _NARROW_PT else 0.0)
    return min(1.0 - between, _WIDEST_PT / column)


def left_pt(style: ChartStyle) -> float:
    """Room for the values of the y axis."""
    return 52.0 * style.scale


def right_pt(style: ChartStyle) -> float:
    """Room for what sticks out at the end."""
    return 10.0 * style.scale


def below_pt(style: ChartStyle) -> float:
    """Room for the names of the x axis."""
    return 24.0 * style.scale


def foot_pt(style: ChartStyle) -> float:
    """Room under rows, which have no names below them."""
    return 8.0 * style.scale


def title_pt(style: ChartStyle) -> float:
    """Room for the title."""
    return style.title_pt * 1.9


def title_rise_pt(style: ChartStyle) -> float:
    """How far over the axes, or the signs, the title stands."""
    return style.title_pt * 0.75


def signs_pt(style: ChartStyle) -> float:
    """Room for the country signs above the axes."""
    return 17.0 * style.scale
