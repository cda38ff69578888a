"""What lies under a cursor, exactly: the value as it was logged, never as it was drawn."""

import numpy as np

from expedition.charts.day_axis import DayAxis
from expedition.charts.findings import standing
from expedition.charts.plan_line import ahead_m
from expedition.kinds import DayKind
from expedition.record_classes import dataclass
from expedition.records.trip import DayPoint, TripProfile, TripSeries
from expedition.text import _
from expedition.units import EN_DASH, celsius, km, metres, number, weekday_day_month

SEPARATOR = " · "


@dataclass(frozen=True, slots=True)
class Reading:
    """A head line and what stands under it."""

    title: str
    detail: str


def kind_name(kind: DayKind) -> str:
    """The word for a kind of day, as legends and readings use it."""
    words = {
        DayKind.RIDE: _("ride"),
        DayKind.REST: _("rest"),
        DayKind.WAITING: _("waiting"),
        DayKind.TRANSIT: _("carried"),
        DayKind.SICK: _("sick"),
        DayKind.WORK: _("work"),
    }
    return words[kind]


def day_title(day: DayPoint) -> str:
    """A day as `Day 23 · Tue 28 May`."""
    return SEPARATOR.join((_("Day {n}").format(n=day.number), weekday_day_month(day.date)))


def progress_reading(series: TripSeries, axis: DayAxis, index: int) -> Reading:
    """The kilometres ridden up to the evening of a day, and how that stands to the plan."""
    day = series.days[index]
    detail = _("{km} km").format(km=km(day.total_m, 0))
    ahead = ahead_m(series, axis, index)
    return Reading(day_title(day), detail if ahead is None else f"{detail}, {standing(ahead)}")


def daily_reading(series: TripSeries, index: int) -> Reading:
    """The kilometres of a day: ridden, carried, or why there are none."""
    day = series.days[index]
    parts = [] if day.kind is DayKind.RIDE else [kind_name(day.kind)]
    if day.distance_m or (day.kind is DayKind.RIDE and day.distance_m is not None):
        parts.append(_("{km} km ridden").format(km=km(day.distance_m)))
    if day.carried_m:
        parts.append(_("{km} km carried").format(km=km(day.carried_m)))
    if not parts:
        parts.append(_("{unknown} km").format(unknown=EN_DASH))
    return Reading(day_title(day), ", ".join(parts))


def temperature_reading(series: TripSeries, index: int) -> Reading:
    """The lowest and highest temperature of a day, as far as they are known."""
    day = series.days[index]
    low, high = day.temperature_min_c, day.temperature_max_c
    words = ""
    if low is not None and high is not None:
        words = _("{low} to {high} °C").format(low=celsius(low), high=celsius(high))
    elif high is not None:
        words = _("highest {t} °C").format(t=celsius(high))
    elif low is not None:
        words = _("lowest {t} °C").format(t=celsius(low))
    return Reading(day_title(day), words)


def has_temperatures(series: TripSeries) -> bool:
    """Whether any temperature of the trip is known."""
    return any(day.temperature_min_c is not None or day.temperature_max_c is not None for day in series.days)


def has_heights(series: TripSeries) -> bool:
    """Whether any height of the way is known."""
    return bool(np.isfinite(series.profile.ele_m).any())


def height_at(profile: TripProfile, distance_m: float) -> float | None:
    """The height at a kilometre of the way, between two samples in proportion; None where it is not known."""
    x, y = profile.distance_m, profile.ele_m
    if len(x) == 0 or not x[0] <= distance_m <= x[-1]:
        return None
    after = int(np.searchsorted(x, distance_m))
    if x[after] == distance_m:
        return None if np.isnan(y[after]) else float(y[after])
    share = (distance_m - x[after - 1]) / (x[after] - x[after - 1])
    height = y[after - 1] + share * (y[after] - y[after - 1])
    return None if np.isnan(height) else float(height)


def index_at_distance(series: TripSeries, distance_m: float) -> int | None:
    """The day on which a kilometre of the way was ridden: the first whose evening lies at or behind it."""
    if not series.days:
        return None
    behind = (i for i, day in enumerate(series.days) if day.total_m >= distance_m and day.distance_m)
    ridden = (i for i in reversed(range(len(series.days))) if series.days[i].distance_m)
    return next(behind, next(ridden, len(series.days) - 1))


def way_of_day(series: TripSeries, index: int) -> tuple[float, float]:
    """From where to where on the way a day went, in metres of the trip."""
    day = series.days[index]
    return day.total_m - (day.distance_m or 0.0), day.total_m


def way_ends_m(series: TripSeries) -> tuple[float, float]:
    """Where on the trip's way the first day begins and the last one ends."""
    if not series.days:
        return 0.0, 0.0
    return max(0.0, way_of_day(series, 0)[0]), series.days[-1].total_m


def profile_reading(series: TripSeries, distance_m: float) -> Reading:
    """The height at a kilometre of the way, and the day it belongs to."""
    index = index_at_distance(series, distance_m)
    height = height_at(series.profile, distance_m)
    title = day_title(series.days[index]) if index is not None else ""
    at_km = number(distance_m / 1000, 1)
    if height is None:
        return Reading(title, _("km {km}").format(km=at_km))
    return Reading(title, _("km {km}, {m} m").format(km=at_km, m=metres(height)))
