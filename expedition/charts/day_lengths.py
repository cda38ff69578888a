"""How long the days were: how many of them fall into each class of kilometres."""

from collections.abc import Sequence

from matplotlib.axes import Axes

from expedition.charts.columns import draw_columns
from expedition.charts.finding import Finding
from expedition.charts.groups import Group
from expedition.charts.once import once, once_said
from expedition.charts.style import ChartStyle
from expedition.record_classes import dataclass
from expedition.records.trip import TripSeries
from expedition.text import _, plural
from expedition.units import KILOMETRE_M, number

_STEPS_KM = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000, 5000)
_MOST_CLASSES = 12


@dataclass(frozen=True, slots=True)
class LengthClass:
    """Days whose ridden way is at least `low_km` and shorter than `high_km`."""

    low_km: int
    high_km: int
    days: tuple[int, ...]


@once
def length_classes(series: TripSeries) -> Sequence[LengthClass]:
    """The classes from the shortest day to the longest, empty ones among them too."""
    ways = [(day.distance_m / KILOMETRE_M, day.day_id) for day in series.days if day.distance_m]
    if not ways:
        return ()
    shortest, longest = min(ways)[0], max(ways)[0]
    step = next(
        (s for s in _STEPS_KM if longest // s - shortest // s < _MOST_CLASSES),
        int(longest) // _MOST_CLASSES + 1,
    )
    found: dict[int, list[int]] = {}
    for way_km, day in ways:
        found.setdefault(int(way_km // step), []).append(day)
    classes = range(min(found), max(found) + 1)
    return tuple(LengthClass(n * step, (n + 1) * step, tuple(found.get(n, ()))) for n in classes)


def draw_on(axes: Axes, series: TripSeries, style: ChartStyle, _chosen: int | None = None) -> None:
    """Draw the chart."""
    classes = length_classes(series)
    edges = [number(one.low_km) for one in classes] + [number(one.high_km) for one in classes[-1:]]
    draw_columns(axes, length_groups(series), lengths_finding(series), style, edges=edges)


def lengths_finding(series: TripSeries) -> Finding:
    """The fullest class."""
    classes = length_classes(series)
    if not classes:
        return Finding(_("No kilometres yet"))
    fullest = max(classes, key=lambda one: len(one.days))
    title = _("Most days {low} to {high} km long")
    words = title.format(low=number(fullest.low_km), high=number(fullest.high_km))
    return Finding(words, _("riding days by kilometres"))


@once_said
def length_groups(series: TripSeries) -> Sequence[Group]:
    """The classes as columns."""
    classes = length_classes(series)
    fullest = max(classes, key=lambda one: len(one.days), default=None)
    return [
        Group(
            _("{low} to {high} km").format(low=number(one.low_km), high=number(one.high_km)),
            float(len(one.days)),
            number(len(one.days)) if one.days else "",
            one.days,
            plural("{n} day", "{n} days", len(one.days)),
            record=one is fullest,
        )
        for one in classes
    ]
