"""Kilometres of each year of a traveller's life, as bars beside each other."""

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.transforms import Bbox

from expedition.charts import fonts
from expedition.charts.columns import draw_columns
from expedition.charts.finding import Finding
from expedition.charts.groups import Group
from expedition.charts.layout import below_pt, left_pt, right_pt, title_pt
from expedition.charts.style import ChartStyle
from expedition.records.lifetime import Lifetime, YearSums
from expedition.text import _, plural
from expedition.units import EN_DASH, KILOMETRE_M, km

_POINTS_PER_INCH = 72.0
_WIDE_BARS = 6
"""So few years still share the width as if they were so many: a single bar is no wall."""


def year_groups(lifetime: Lifetime) -> tuple[Group, ...]:
    """A bar for every year from the first to the last; one without a trip has no value."""
    known = {year.year: year for year in lifetime.years}
    if not known:
        return ()
    most = max(lifetime.years, key=_distance_m).year
    return tuple(
        _group(year, known.get(year), is_most=year == most) for year in range(min(known), max(known) + 1)
    )


def _group(year: int, found: YearSums | None, *, is_most: bool) -> Group:
    if found is None:
        return Group(str(year), None, "", (), _("no trip"))
    distance_m = found.sums.distance_m
    written = EN_DASH if distance_m is None else km(distance_m, 0)
    told = _("{km} km").format(km=written) + ", " + plural("{n} day", "{n} days", found.sums.days)
    return Group(str(year), distance_m, written, (), told, record=is_most)


def _distance_m(year: YearSums) -> float:
    return year.sums.distance_m or 0.0


def year_finding(lifetime: Lifetime) -> Finding:
    """The year of the most kilometres."""
    most = max(lifetime.years, key=_distance_m, default=None)
    if most is None or not most.sums.distance_m:
        return Finding(_("No kilometres yet"), _("km ridden each year"))
    words = _("{km} km in {year}").format(km=km(most.sums.distance_m, 0), year=most.year)
    return Finding(words, _("km ridden each year"))


def draw_years(figure: Figure, lifetime: Lifetime, style: ChartStyle) -> None:
    """Draw them on a living figure in place of what it showed."""
    fonts.register()
    figure.set_facecolor(style.page)
    axes: Axes = figure.axes[0] if figure.axes else figure.add_axes((0.0, 0.0, 1.0, 1.0))
    width, height = (size * _POINTS_PER_INCH for size in figure.get_size_inches())
    below, above = below_pt(style), title_pt(style)
    groups = year_groups(lifetime)
    part = min(1.0, max(1, len(groups)) / _WIDE_BARS)
    room = (width - left_pt(style) - right_pt(style)) * part
    axes.set_position(
        Bbox.from_bounds(
            left_pt(style) / width, below / height, room / width, max(1.0, height - above - below) / height
        )
    )
    draw_columns(axes, groups, year_finding(lifetime), style, KILOMETRE_M)
