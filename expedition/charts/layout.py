"""How much room titles, names and signs need around the axes of a chart, in points."""

from expedition.charts.style import ChartStyle


def left_pt(style: ChartStyle) -> float:
    """Room for the values of the y axis."""
    return 52.0 * style.scale


def right_pt(style: ChartStyle) -> float:
    """Room for what sticks out at the end."""
    return 10.0 * style.scale


def below_pt(style: ChartStyle) -> float:
    """Room for the names of the x axis."""
    return 24.0 * style.scale


def title_pt(style: ChartStyle) -> float:
    """Room for the title."""
    return style.title_pt * 1.9


def title_rise_pt(style: ChartStyle) -> float:
    """How far over the axes, or the signs, the title stands."""
    return style.title_pt * 0.75


def signs_pt(style: ChartStyle) -> float:
    """Room for the country signs above the axes."""
    return 17.0 * style.scale
