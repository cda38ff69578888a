"""How a trip stands to its plan on a day."""

import math
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, timedelta

from expedition.records.plan import Plan, PlanStanding
from expedition.stats.plan import MOST_DAYS, free_days, planned_m, when
from expedition.stats.presence import SILENCE
from expedition.stats.rest import RestPattern

LATELY = 30
"""Over so many dates the present pace is taken."""

_DAY = timedelta(days=1)
_LEAST_M = 1.0

Evening = tuple[date, float]
"""A logged day, and what was ridden of the trip when it ended."""


def standing(
    plan: Plan, days: Sequence[Evening], today: date, planned_end: date | None, pattern: RestPattern
) -> PlanStanding:
    """How the days of a trip, in order, stand to its plan; a log long silent is told as of its last day."""
    last = days[-1] if days else None
    as_of = last[0] if last and (last[0] > today or today - last[0] > SILENCE) else today
    ridden_m = last[1] if last else 0.0
    end = planned_end or plan.arrival
    if plan.goal_m is None:
        return PlanStanding(as_of, ridden_m, end=end)
    to_go_m = max(0.0, plan.goal_m - ridden_m)
    is_there = bool(days) and to_go_m < _LEAST_M
    arrived_on = next((day for day, total_m in days if is_there and total_m > plan.goal_m - _LEAST_M), None)
    pace_m = _pace_m(days)
    next_day = _next_day(plan, last, as_of)
    left = ride_left = None
    if end is not None and not is_there:
        left = max(0, (end - next_day).days + 1)
        ride_left = _ride_days(plan, next_day, end, pattern) if left else 0
    return PlanStanding(
        as_of=as_of,
        ridden_m=ridden_m,
        to_go_m=to_go_m,
        ahead_m=_ahead_m(plan, last, ridden_m),
        ahead_days=_ahead_days(plan, last, ridden_m),
        days_left=left,
        ride_days_left=ride_left,
        needed_day_m=to_go_m / ride_left if ride_left else None,
        end=end,
        pace_m=pace_m,
        arrival_by_pace=None if is_there else _arrival(last, to_go_m, pace_m),
        arrived_on=arrived_on,
    )


def _next_day(plan: Plan, last: Evening | None, as_of: date) -> date:
    """The first date that can still bring something."""
    if last is None:
        return max(as_of, plan.start or as_of)
    return min(last[0], date.max - _DAY) + _DAY if last[0] >= as_of else as_of


def _ride_days(plan: Plan, first: date, last: date, pattern: RestPattern) -> int:
    """How many dates are not planned for rest; those after the planned arrival go by the pattern."""
    if plan.arrival is None:
        return free_days(first, last, pattern)
    rides = sum(not day.is_rest and first <= day.date <= last for day in plan.days)
    beyond = max(first, min(plan.arrival, date.max - _DAY) + _DAY)
    free = RestPattern(pattern.weekdays, pattern.every)
    return rides + (free_days(beyond, last, free) if beyond <= last else 0)


def _ahead_m(plan: Plan, last: Evening | None, ridden_m: float) -> float | None:
    """Metres before the plan on the evening of the last day."""
    by_plan_m = planned_m(plan, last[0]) if last else None
    return None if by_plan_m is None else ridden_m - by_plan_m


def _ahead_days(plan: Plan, last: Evening | None, ridden_m: float) -> int | None:
    """Days before the plan: from the last day to the one on which the plan comes to the same place."""
    if last is None or not plan.days or plan.start is None:
        return None
    reached = when(plan, ridden_m) if ridden_m >= _LEAST_M else plan.start - _DAY
    if reached is None:
        return None
    ahead = (reached - last[0]).days
    # On a day of rest the plan is where it was; who is there too is on it.
    is_level = ahead < 0 and planned_m(plan, last[0]) == planned_m(plan, reached)
    return 0 if is_level else ahead


def _pace_m(days: Sequence[Evening]) -> float | None:
    """What a date has brought lately."""
    if not days:
        return None
    since = days[-1][0] - timedelta(days=min(LATELY, (days[-1][0] - date.min).days))
    number = bisect_left(days, since + _DAY, key=lambda day: day[0])
    before_m = days[number - 1][1] if number else 0.0
    begun = since if number else days[0][0] - _DAY if days[0][0] > date.min else days[0][0]
    dates = (days[-1][0] - begun).days
    gained_m = days[-1][1] - before_m
    return gained_m / dates if dates and gained_m >= _LEAST_M else None


def _arrival(last: Evening | None, to_go_m: float, pace_m: float | None) -> date | None:
    if last is None or pace_m is None:
        return None
    dates = math.ceil(to_go_m / pace_m)
    return last[0] + _DAY * dates if dates <= min(MOST_DAYS, (date.max - last[0]).days) else None
