"""Which charts stand on which canvas, and how high."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from expedition.charts.readings import has_heights, has_temperatures
from ui.panels.charts_data import ChartsData
from ui.theme import Theme
from ui.widgets.chart_canvas import Drawing
from ui.widgets.chart_style import chart_style

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_SHARES = (264.0, 158.0, 158.0)
_QUIET = 72.0
DAYS_LEAST, PROFILE_LEAST, PROFILE_USUAL = 430, 150, 190


def days_heights(data: ChartsData, height: float, scale: float) -> tuple[float, float, float]:
    """The heights of progress, days and temperature; a chart without values takes little room."""
    progress, daily, temperature = _SHARES
    if has_temperatures(data.series):
        unit = height / (progress + daily + temperature)
        return progress * unit, daily * unit, temperature * unit
    quiet = _QUIET * scale
    unit = (height - quiet) / (progress + daily)
    return progress * unit, daily * unit, quiet


def profile_height(data: ChartsData, height: int, scale: float) -> int:
    """How much of the view's height the profile takes."""
    if not has_heights(data.series):
        return round((_QUIET + 18.0) * scale)
    return max(round(PROFILE_LEAST * scale), round(height * PROFILE_USUAL / (PROFILE_USUAL + sum(_SHARES))))


def days_drawing(data: ChartsData, theme: Theme) -> Drawing:
    """Progress, days and temperature under each other."""

    def draw(figure: "Figure", _width: float, height: float) -> None:
        from expedition.charts.sheet import DAY_CHARTS, draw_into

        heights: Sequence[float] = days_heights(data, height, theme.scale)
        draw_into(figure, DAY_CHARTS, data.series, chart_style(theme.tokens, theme.scale), heights)

    return draw


def profile_drawing(data: ChartsData, theme: Theme) -> Drawing:
    """The whole road."""

    def draw(figure: "Figure", _width: float, height: float) -> None:
        from expedition.charts.sheet import Chart, draw_into

        style = chart_style(theme.tokens, theme.scale)
        draw_into(figure, (Chart.PROFILE,), data.series, style, (height,))

    return draw
