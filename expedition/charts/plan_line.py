"""What was planned: the evenings of its plan, or an even pace from the first planned day to the last."""

from bisect import bisect_right

from expedition.charts.day_axis import DayAxis
from expedition.charts.once import once
from expedition.record_classes import dataclass
from expedition.records.trip import TripSeries

ON_PLAN_M = 1000.0
"""Closer to the plan than this counts as on it."""


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A line from nothing to the goal: places of the day axis, rising, and the metres planned at each."""

    places: tuple[float, ...]
    planned_m: tuple[float, ...]

    @property
    def start(self) -> float:
        """Where it begins on the day axis."""
        return self.places[0]

    @property
    def stop(self) -> float:
        """Where it arrives."""
        return self.places[-1]

    @property
    def goal_m(self) -> float:
        """Where it leads."""
        return self.planned_m[-1]

    def distance_m(self, x: float) -> float:
        """The planned distance at a place of the axis."""
        after = bisect_right(self.places, x)
        if after == 0:
            return self.planned_m[0]
        if after == len(self.places):
            return self.planned_m[-1]
        before = after - 1
        share = (x - self.places[before]) / (self.places[after] - self.places[before])
        return self.planned_m[before] + share * (self.planned_m[after] - self.planned_m[before])

    def between(self, start: float, stop: float) -> tuple[list[float], list[float]]:
        """The line from one place of the axis to another."""
        inside = [x for x in self.places if start < x < stop]
        places = [start, *inside, stop]
        return places, [self.distance_m(x) for x in places]


def plan_line(series: TripSeries, axis: DayAxis) -> PlanLine | None:
    """The plan, None where the trip has no goal or no end date to reach it by."""
    if not series.days:
        return None
    if series.plan.days:
        return _planned(series)
    if not series.goal_distance_m or series.planned_end is None:
        return None
    start = axis.column(series.planned_start or axis.first) - 0.5
    stop = axis.column(series.planned_end) + 0.5
    return PlanLine((start, stop), (0.0, series.goal_distance_m)) if stop > start else None


@once
def _planned(series: TripSeries) -> PlanLine:
    """Evening by evening: days of rest stand still."""
    first, days = series.days[0].date, series.plan.days
    places = [(day.date - first).days + 1.5 for day in days]
    return PlanLine((places[0] - 1.0, *places), (0.0, *(day.stop_m for day in days)))


def ahead_m(series: TripSeries, axis: DayAxis, index: int) -> float | None:
    """How far ahead of the plan the evening of a day is, negative behind it, None without a plan."""
    plan = plan_line(series, axis)
    if plan is None:
        return None
    return series.days[index].total_m - plan.distance_m(axis.columns[index] + 0.5)
