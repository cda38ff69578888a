"""How fast the days were: the average while moving, and the top of each."""

from collections.abc import Sequence

from matplotlib.axes import Axes

from expedition.charts.day_bars import DayValues, draw_days
from expedition.charts.facts import told_days
from expedition.charts.finding import Finding
from expedition.charts.once import once
from expedition.charts.style import ChartStyle
from expedition.records.trip import TripSeries
from expedition.text import _
from expedition.units import HOUR_S, KILOMETRE_M, km_h, number

KM_H = KILOMETRE_M / HOUR_S
"""A kilometre per hour, in metres per second."""

_LEAST_M_S = 10 * KM_H


@once
def averages_m_s(series: TripSeries) -> Sequence[float | None]:
    """The speed of each day while moving."""
    return tuple(facts.figures.average_m_s for _day, facts in told_days(series))


@once
def tops_m_s(series: TripSeries) -> Sequence[float | None]:
    """The top speed of each day."""
    return tuple(facts.figures.max_speed.value for _day, facts in told_days(series))


@once
def mean_speed_m_s(series: TripSeries) -> float | None:
    """All that was ridden over all the time it took, of days of which both are known."""
    known = [
        (facts.figures.distance.value, facts.figures.moving.value)
        for _day, facts in told_days(series)
        if facts.figures.distance.value and facts.figures.moving.value
    ]
    time_s = sum(moving or 0.0 for _way, moving in known)
    return sum(way or 0.0 for way, _moving in known) / time_s if time_s else None


def has_speeds(series: TripSeries) -> bool:
    """Whether any speed of the trip is known."""
    return any(value is not None for value in (*averages_m_s(series), *tops_m_s(series)))


def speed_finding(series: TripSeries) -> Finding:
    """The average while moving, and the top speed with its day."""
    mean, tops = mean_speed_m_s(series), tops_m_s(series)
    parts = [_("{speed} km/h while moving").format(speed=km_h(mean))] if mean else []
    top = max((value for value in tops if value), default=None)
    if top is not None:
        day = series.days[tops.index(top)].number
        parts.append(_("top {speed} on day {n}").format(speed=km_h(top), n=day))
    if not parts:
        return Finding(_("No speed known yet"), _("km/h"))
    return Finding(", ".join(parts), _("km/h, average and top of each day") if len(parts) > 1 else _("km/h"))


def draw_on(axes: Axes, series: TripSeries, style: ChartStyle, chosen: int | None = None) -> None:
    """Draw the chart; `chosen` is a day id."""
    none = [None] * len(series.days)
    values = DayValues(
        averages_m_s(series) or none,
        KM_H,
        _LEAST_M_S,
        lambda speed: number(speed / KM_H),
        tops_m_s(series),
    )
    draw_days(axes, series, values, speed_finding(series), style, chosen)
