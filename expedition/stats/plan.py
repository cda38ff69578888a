"""The planned line of a trip, from its stages or its goal, its dates, its goal for a day and its rests.

A stage is ridden in one day, or in as many as the goal for a day makes of it; without stages every day of
riding brings the same. Where no goal for a day is set, the way is spread over the dates there are.
"""

import math
import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, timedelta
from heapq import heapify, heapreplace
from itertools import pairwise

from expedition.folding import letters
from expedition.record_classes import dataclass
from expedition.records.fields import StageFields, TripFields
from expedition.records.plan import Plan, PlanGap, PlannedDay, PlannedPlace, PlanNote
from expedition.stats.rest import RestPattern, rest_pattern

MOST_DAYS = 10_000
"""Nobody plans for longer; what would take more is a slip of the pen."""

_LEAST_M = 1.0
_KM = re.compile(r"(?:km\s*)?(\d{1,9}(?:[.,]\d+)?)\s*(?:km)?", re.IGNORECASE)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Ride:
    """A planned day of riding: to where, on which stage, on a day that is set, and days of rest behind."""

    stop_m: float
    stage: int | None = None
    on: date | None = None
    rests: int = 0


def planned(fields: TripFields, stages: Sequence[StageFields] = (), first_day: date | None = None) -> Plan:
    """The plan of a trip, as far as its stages go, else to its goal; `first_day` is the first one logged."""
    notes: list[PlanNote] = []
    ways = _ways(fields, stages, notes)
    goal_m = sum(ways) or fields.goal_distance_m or None
    start = next((stage.planned_on for stage in stages[:1]), None) or fields.planned_start or first_day
    ends_m = tuple(_added(ways))
    if goal_m is None:
        notes.insert(0, PlanNote(PlanGap.NO_GOAL))
    if start is None:
        notes.insert(0, PlanNote(PlanGap.NO_START))
    if goal_m is None or start is None:
        return Plan(goal_m, (), tuple(stages), ends_m, tuple(notes))
    pattern = rest_pattern(fields)
    rides = _by_stages(fields, stages, ways, start) if stages else _by_goal(fields, goal_m, start)
    days: list[PlannedDay] = []
    if rides is None:
        notes.append(PlanNote(PlanGap.NO_PACE))
    elif len(rides) <= MOST_DAYS:
        days = _placed(rides, start, pattern, notes)
    if rides is not None and not days:
        notes.append(PlanNote(PlanGap.TOO_LONG))
    end = fields.planned_end
    if days and end is not None and days[-1].date > end:
        notes.append(PlanNote(PlanGap.ENDS_LATE, (days[-1].date - end).days))
    return Plan(goal_m, tuple(days), tuple(stages), ends_m, tuple(notes))


def has_shape(fields: TripFields, plan: Plan) -> bool:
    """Whether a plan is more than an even pace from its start to its end."""
    return bool(plan.days) and bool(plan.stages or fields.goal_day_m or any(day.is_rest for day in plan.days))


def planned_m(plan: Plan, on: date) -> float | None:
    """How far the plan is on the evening of a date; None for a plan without dates."""
    place = where(plan, on)
    return None if place is None else place.distance_m


def where(plan: Plan, on: date) -> PlannedPlace | None:
    """Where the plan is on the evening of a date; None for a plan without dates."""
    if not plan.days:
        return None
    number = (on - plan.days[0].date).days
    if number < 0:
        return PlannedPlace(on, 0.0, 0 if plan.stages else None, 0.0, is_outside=True)
    day = plan.days[min(number, len(plan.days) - 1)]
    share = 1.0
    if day.stage is not None:
        start_m = plan.ends_m[day.stage - 1] if day.stage else 0.0
        length_m = plan.ends_m[day.stage] - start_m
        share = min((day.stop_m - start_m) / length_m, 1.0) if length_m else 1.0
    is_over = number >= len(plan.days)
    return PlannedPlace(on, day.stop_m, day.stage, share, is_rest=day.is_rest, is_outside=is_over)


def when(plan: Plan, distance_m: float) -> date | None:
    """The first evening on which the plan has come so far; None where it never does."""
    number = bisect_left(plan.days, distance_m - _LEAST_M / 2, key=lambda day: day.stop_m)
    return plan.days[number].date if number < len(plan.days) else None


def stage_to(plan: Plan, place: str) -> int | None:
    """The first stage that ends at a place, counted from 0, by its name in any spelling; None for none.

    The place where the first stage begins is told as −1.
    """
    wanted = letters(place)
    if not wanted:
        return None
    names = [letters(stage.to_place) for stage in plan.stages]
    if wanted in names:
        return names.index(wanted)
    if plan.stages and letters(plan.stages[0].from_place) == wanted:
        return -1
    return next((number for number, name in enumerate(names) if name.startswith(wanted)), None)


def reached(plan: Plan, evenings: Sequence[tuple[date, str]]) -> tuple[date | None, ...]:
    """When each stage's end was reached, by the places of the evenings in order; None where none tells."""
    found: list[date | None] = []
    at = 0
    for stage in plan.stages:
        wanted = letters(stage.to_place)
        numbers = (n for n in range(at, len(evenings)) if wanted and letters(evenings[n][1]) == wanted)
        number = next(numbers, None)
        found.append(None if number is None else evenings[number][0])
        at = at if number is None else number + 1
    return tuple(found)


def asked(plan: Plan, words: str) -> tuple[float | None, date | None]:
    """Where on the plan a place or a kilometre is (`Murghab`, `km 412`, `412`), and when it is there."""
    distance_m: float | None
    if number := _KM.fullmatch(words.strip()):
        distance_m = float(number[1].replace(",", ".")) * 1000.0
    else:
        stage = stage_to(plan, words)
        distance_m = None if stage is None else plan.ends_m[stage] if stage >= 0 else 0.0
    return distance_m, None if distance_m is None else when(plan, distance_m)


def free_days(first: date, last: date, pattern: RestPattern) -> int:
    """How many dates of a span are for riding; the first always is."""
    span = min((last - first).days + 1, MOST_DAYS)
    rides = ridden = 0
    for number in range(span):
        if number and pattern.is_due(first + _DAY * number, ridden):
            ridden = 0
        else:
            rides, ridden = rides + 1, ridden + 1
    return max(0, rides - pattern.count)


def _ways(fields: TripFields, stages: Sequence[StageFields], notes: list[PlanNote]) -> list[float]:
    """How long each stage is; those that do not say share what the goal leaves for them."""
    known = [stage.distance_m for stage in stages]
    said_m = sum(length_m or 0.0 for length_m in known)
    open_ = known.count(None)
    goal_m = fields.goal_distance_m or 0.0
    if open_:
        notes.append(PlanNote(PlanGap.STAGES_WITHOUT_KM, open_))
    elif stages and goal_m and abs(goal_m - said_m) > max(1000.0, 0.01 * goal_m):
        notes.append(PlanNote(PlanGap.GOAL_DIFFERS, distance_m=said_m))
    rest_m = max(0.0, goal_m - said_m) / open_ if open_ else 0.0
    return [rest_m if length_m is None else length_m for length_m in known]


def _added(ways: Sequence[float]) -> list[float]:
    total, ends = 0.0, []
    for way_m in ways:
        total += way_m
        ends.append(total)
    return ends


def _by_goal(fields: TripFields, goal_m: float, start: date) -> list[_Ride] | None:
    """Even days; None where nothing says how long they are."""
    if fields.goal_day_m:
        count = math.ceil((goal_m - _LEAST_M) / fields.goal_day_m) if goal_m > _LEAST_M else 1
        if count > MOST_DAYS:
            return [_Ride(goal_m)] * (MOST_DAYS + 1)
        return [_Ride(min(goal_m, fields.goal_day_m * number)) for number in range(1, count + 1)]
    if fields.planned_end is None or fields.planned_end < start:
        return None
    count = max(1, free_days(start, fields.planned_end, rest_pattern(fields)))
    return [_Ride(goal_m * number / count) for number in range(1, count + 1)]


def _by_stages(
    fields: TripFields, stages: Sequence[StageFields], ways: Sequence[float], start: date
) -> list[_Ride]:
    """Each stage cut into its days."""
    counts = _days_of(fields, stages, ways, start)
    if sum(counts) > MOST_DAYS:
        return [_Ride(0.0)] * (MOST_DAYS + 1)
    rides: list[_Ride] = []
    begin_m = 0.0
    for number, (stage, way_m, count) in enumerate(zip(stages, ways, counts, strict=True)):
        for part in range(1, count + 1):
            on = stage.planned_on if part == 1 else None
            rests = min(stage.rest_days, MOST_DAYS) if part == count else 0
            rides.append(_Ride(begin_m + way_m * part / count, number, on, rests))
        begin_m = rides[-1].stop_m
    return rides


def _days_of(
    fields: TripFields, stages: Sequence[StageFields], ways: Sequence[float], start: date
) -> list[int]:
    """How many days of riding each stage takes."""
    counts = [1] * len(stages)
    is_dated = any(stage.planned_on for stage in stages[1:])
    if fields.goal_day_m:
        counts = [_days_at(way_m, fields.goal_day_m) for way_m in ways]
    elif fields.planned_end is not None and not is_dated and fields.planned_end >= start:
        rests = sum(stage.rest_days for stage in stages[:-1])
        counts = _spread(ways, free_days(start, fields.planned_end, rest_pattern(fields)) - rests)
    for number, (stage, after) in enumerate(pairwise(stages)):
        begins = stage.planned_on or (start if number == 0 else None)
        if begins is None or after.planned_on is None:
            continue
        room = max(1, (after.planned_on - begins).days - stage.rest_days)
        counts[number] = min(counts[number], room) if fields.goal_day_m else room
    return counts


def _days_at(way_m: float, day_m: float) -> int:
    """A stage a little longer than the goal is still one day."""
    return max(1, math.floor(min(way_m / day_m, MOST_DAYS) + 0.5))


def _spread(ways: Sequence[float], rides: int) -> list[int]:
    """So many days shared out, at least one for each stage: the next to where the days are longest."""
    counts = [1] * len(ways)
    longest = [(-way_m, number) for number, way_m in enumerate(ways)]
    heapify(longest)
    for _day in range(rides - len(ways)):
        _way_m, number = longest[0]
        counts[number] += 1
        heapreplace(longest, (-ways[number] / counts[number], number))
    return counts


def _placed(
    rides: Sequence[_Ride], start: date, pattern: RestPattern, notes: list[PlanNote]
) -> list[PlannedDay]:
    """The days of riding on their dates with those of rest between; none where there are too many."""
    placing = _Placing(start, pattern)
    spread = pattern.spread(len(rides))
    early = 0
    for number, ride in enumerate(rides, 1):
        if ride.on is not None and number > 1:
            early += ride.on < placing.next
            placing.wait_for(ride.on)
        if not placing.ride(ride):
            return []
        if number < len(rides):
            placing.rest(ride.rests + spread.get(number, 0))
    if early:
        notes.append(PlanNote(PlanGap.STAGES_WITHOUT_TIME, early))
    return placing.days


class _Placing:
    """A calendar being filled."""

    def __init__(self, start: date, pattern: RestPattern) -> None:
        self.days: list[PlannedDay] = []
        self._start, self._pattern = start, pattern
        self._ridden = 0
        self._is_set = False

    @property
    def next(self) -> date:
        """The first date that is free."""
        return self._start + _DAY * len(self.days)

    def wait_for(self, day: date) -> None:
        """Rests until a date that is set."""
        self.rest((day - self.next).days)
        self._is_set = day >= self.next

    def rest(self, count: int) -> None:
        """Days of rest, as far as the calendar goes."""
        last = self.days[-1] if self.days else PlannedDay(self._start, 0.0, 0.0)
        for _number in range(min(count, MOST_DAYS - len(self.days))):
            if self._ended:
                return
            self.days.append(PlannedDay(self.next, last.stop_m, last.stop_m, last.stage, is_rest=True))
            self._ridden = 0

    def ride(self, ride: _Ride) -> bool:
        """A day of riding on the next date that is not for rest; False where the calendar ends."""
        if self.days and not self._is_set:
            while not self._ended and self._pattern.is_due(self.next, self._ridden):
                self.rest(1)
        self._is_set = False
        if self._ended:
            return False
        start_m = self.days[-1].stop_m if self.days else 0.0
        self.days.append(PlannedDay(self.next, start_m, ride.stop_m, ride.stage))
        self._ridden += 1
        return True

    @property
    def _ended(self) -> bool:
        return len(self.days) >= min(MOST_DAYS, (date.max - self._start).days)
