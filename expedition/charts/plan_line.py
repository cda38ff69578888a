"""What was planned: an even pace from the first planned day to the last."""

from dataclasses import dataclass

from expedition.charts.day_axis import DayAxis
from expedition.records.trip import TripSeries

ON_PLAN_M = 1000.0
"""Closer to the plan than this counts as on it."""


@dataclass(frozen=True, slots=True)
class PlanLine:
    """From nothing at `start` to `goal_m` at `stop`, both on the day axis."""

    start: float
    stop: float
    goal_m: float

    def distance_m(self, x: float) -> float:
        """The planned distance at a place of the axis."""
        share = (x - self.start) / (self.stop - self.start)
        return self.goal_m * min(max(share, 0.0), 1.0)


def plan_line(series: TripSeries, axis: DayAxis) -> PlanLine | None:
    """The plan, None where the trip has no goal or no end date to reach it by."""
    if not series.days or not series.goal_distance_m or series.planned_end is None:
        return None
    start = axis.column(series.planned_start or axis.first) - 0.5
    stop = axis.column(series.planned_end) + 0.5
    return PlanLine(start, stop, series.goal_distance_m) if stop > start else None


def ahead_m(series: TripSeries, axis: DayAxis, index: int) -> float | None:
    """How far ahead of the plan the evening of a day is, negative behind it, None without a plan."""
    plan = plan_line(series, axis)
    if plan is None:
        return None
    return series.days[index].total_m - plan.distance_m(axis.columns[index] + 0.5)
