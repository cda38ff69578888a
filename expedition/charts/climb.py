"""Metres climbed on each day."""

from collections.abc import Sequence

from matplotlib.axes import Axes

from expedition.charts.day_bars import DayValues, draw_days
from expedition.charts.finding import Finding
from expedition.charts.once import once
from expedition.charts.style import ChartStyle
from expedition.kinds import DayKind
from expedition.records.trip import DayPoint, TripSeries
from expedition.text import _
from expedition.units import metres

_LEAST_M = 300.0


@once
def most_climbed(series: TripSeries) -> DayPoint | None:
    """The day of the most climb, None where none is known."""
    known = [day for day in series.days if day.climb_m]
    return max(known, key=lambda day: day.climb_m or 0.0, default=None)


@once
def mean_ride_day_climb_m(series: TripSeries) -> float | None:
    """Climb per riding day of known climb, None below two of these."""
    known: Sequence[float] = [
        day.climb_m for day in series.days if day.kind is DayKind.RIDE and day.climb_m is not None
    ]
    return sum(known) / len(known) if len(known) > 1 else None


def climb_finding(series: TripSeries) -> Finding:
    """The day of the most climb."""
    most = most_climbed(series)
    if most is None:
        return Finding(_("No climb known yet"), _("metres a day"))
    title = _("Most climbed {metres} m, day {number}")
    return Finding(title.format(metres=metres(most.climb_m or 0.0), number=most.number), _("metres a day"))


def draw_on(axes: Axes, series: TripSeries, style: ChartStyle, chosen: int | None = None) -> None:
    """Draw the chart; `chosen` is a day id."""
    mean = mean_ride_day_climb_m(series)
    words = _("{m} m a riding day").format(m=metres(mean)) if mean else ""
    values = DayValues(
        [day.climb_m for day in series.days], 1.0, _LEAST_M, metres, mean=(mean, words) if mean else None
    )
    draw_days(axes, series, values, climb_finding(series), style, chosen)
