"""The title of each chart: what the data say, in one short sentence."""

import math

import numpy as np

from expedition.charts.day_axis import DayAxis, day_axis
from expedition.charts.finding import Finding
from expedition.charts.once import once
from expedition.charts.outlook import arrival, outlook
from expedition.charts.plan_line import ON_PLAN_M, PlanLine, ahead_m, plan_line
from expedition.kinds import DayKind
from expedition.records.trip import DayPoint, TripSeries
from expedition.text import _, plural
from expedition.units import celsius, km, metres


def progress_finding(series: TripSeries) -> Finding:
    """How far the trip has come, against the plan where there is one."""
    axis = day_axis(series)
    plan = plan_line(series, axis)
    if not series.days or series.days[-1].total_m <= 0:
        return Finding(_("Nothing ridden yet"), _("km ridden"))
    said = _("km ridden") if plan is None else _("km ridden against plan")
    found = outlook(series)
    detail = ", ".join((arrival(found, series.goal_place), said)) if found else said
    if plan is None:
        return Finding(_reached(series.days[-1], series.title), detail)
    return Finding(_against_plan(series, axis, plan), detail)


def _reached(last: DayPoint, title: str) -> str:
    words = {"place": last.label or title, "n": last.number, "km": km(last.total_m, 0)}
    return (
        _("{place} on day {n}, {km} km").format(**words) if words["place"] else _("{km} km").format(**words)
    )


def _against_plan(series: TripSeries, axis: DayAxis, plan: PlanLine) -> str:
    arrival = next((i for i, day in enumerate(series.days) if day.total_m >= plan.goal_m), None)
    if arrival is not None:
        day, early = series.days[arrival], round(plan.stop - axis.columns[arrival] - 0.5)
        when = _early_or_late(early)
        return _("{km} km on day {n}, {when}").format(km=km(plan.goal_m, 0), n=day.number, when=when)
    ahead = ahead_m(series, axis, len(series.days) - 1) or 0.0
    return _("Day {n}: {standing}").format(n=series.days[-1].number, standing=standing(ahead))


def _early_or_late(days: int) -> str:
    if days == 0:
        return _("as planned")
    if days > 0:
        return plural("{n} day before the plan", "{n} days before the plan", days)
    return plural("{n} day after the plan", "{n} days after the plan", -days)


def standing(ahead: float) -> str:
    """Metres ahead of the plan in words."""
    if abs(ahead) < ON_PLAN_M:
        return _("on plan")
    words = _("{km} km ahead of plan") if ahead > 0 else _("{km} km behind plan")
    return words.format(km=km(abs(ahead), 0))


@once
def longest_day(series: TripSeries) -> DayPoint | None:
    """The day with the most ridden kilometres, None if none has any."""
    ridden = [day for day in series.days if day.distance_m]
    return max(ridden, key=lambda day: day.distance_m or 0.0, default=None)


@once
def mean_ride_day_m(series: TripSeries) -> float | None:
    """Ridden distance per riding day of known distance, None where there is none."""
    ridden = [
        day.distance_m for day in series.days if day.kind is DayKind.RIDE and day.distance_m is not None
    ]
    return sum(ridden) / len(ridden) if ridden else None


def daily_finding(series: TripSeries) -> Finding:
    """The longest day."""
    longest = longest_day(series)
    if longest is None:
        return Finding(_("No kilometres yet"), _("km per day"))
    title = _("Longest {km} km, day {n}").format(km=km(longest.distance_m or 0.0), n=longest.number)
    return Finding(title, _("km per day"))


@once
def hottest_day(series: TripSeries) -> DayPoint | None:
    """The day of the highest temperature, None where none is known."""
    known = [day for day in series.days if day.temperature_max_c is not None]
    return max(known, key=lambda day: day.temperature_max_c or 0.0, default=None)


@once
def coldest_day(series: TripSeries) -> DayPoint | None:
    """The day of the lowest temperature, None where none is known."""
    known = [day for day in series.days if day.temperature_min_c is not None]
    return min(known, key=lambda day: day.temperature_min_c or 0.0, default=None)


def temperature_finding(series: TripSeries) -> Finding:
    """The hottest day, and the coldest where it froze or nothing else is known."""
    hot, cold = hottest_day(series), coldest_day(series)
    parts = []
    if cold and cold.temperature_min_c is not None and (hot is None or cold.temperature_min_c < 0):
        parts.append(_at(cold.temperature_min_c, cold.number))
    if hot and hot.temperature_max_c is not None:
        parts.append(_at(hot.temperature_max_c, hot.number))
    if not parts:
        return Finding(_("Temperature"))
    return Finding(", ".join(parts), _temperature_detail(hot, cold))


def _temperature_detail(hot: DayPoint | None, cold: DayPoint | None) -> str:
    if cold is None:
        return _("highest of each day, °C")
    return _("lowest of each day, °C") if hot is None else _("lowest to highest of each day, °C")


def _at(temperature_c: float, number: int) -> str:
    return _("{t} °C on day {n}").format(t=celsius(temperature_c), n=number)


@once
def highest_sample(series: TripSeries) -> int | None:
    """The index of the highest point of the way, None where no height is known."""
    heights = series.profile.ele_m
    return int(np.nanargmax(heights)) if np.isfinite(heights).any() else None


@once
def lowest_sample(series: TripSeries) -> int | None:
    """The index of the lowest point of the way, None where no height is known."""
    heights = series.profile.ele_m
    return int(np.nanargmin(heights)) if np.isfinite(heights).any() else None


def profile_finding(series: TripSeries) -> Finding:
    """The highest point of the way."""
    highest = highest_sample(series)
    if highest is None:
        return Finding(_("The whole road"))
    height_m, day = series.profile.ele_m[highest], int(series.profile.day_numbers[highest])
    title = _("Highest {m} m, day {n}").format(m=metres(math.floor(height_m + 0.5)), n=day)
    return Finding(title, _("height in metres over km ridden"))
