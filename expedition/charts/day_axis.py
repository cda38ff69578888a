"""The one axis that all charts over days share: a day is a column, its date decides which."""

import math
from bisect import bisect_left
from datetime import date, timedelta

from expedition.charts.once import once
from expedition.charts.outlook import outlook
from expedition.record_classes import dataclass
from expedition.records.trip import DayPoint, TripSeries
from expedition.units import day_month, short_month

_LEAST_BEYOND = 3
_SHARE_BEYOND = 0.2
_DAY_STEPS = (1, 2, 7, 14)
_MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60)
_NUMBER_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)


@dataclass(frozen=True, slots=True)
class DayAxis:
    """Columns of one day's width; the trip's first day is column 1 and its middle stands at x = 1.

    Attributes:
        first: The date of column 1.
        start: x of the left end.
        stop: x of the right end.
        columns: The column of each day of the series.
    """

    first: date
    start: float
    stop: float
    columns: tuple[int, ...]

    def column(self, day: date) -> int:
        """The column of a date; 0 and below lie before the trip."""
        return (day - self.first).days + 1

    def date_at(self, column: int) -> date:
        """The date of a column."""
        return self.first + timedelta(days=column - 1)

    def index_at(self, x: float) -> int | None:
        """The day of the series nearest to x, None on an axis without days."""
        if not self.columns:
            return None
        after = bisect_left(self.columns, x)
        beside = range(max(0, after - 1), min(len(self.columns), after + 1))
        return min(beside, key=lambda i: abs(self.columns[i] - x))


@dataclass(frozen=True, slots=True)
class Tick:
    """A named place on an axis."""

    x: float
    text: str


@once
def day_axis(series: TripSeries) -> DayAxis:
    """The axis of a trip; plan and forecast may widen it by a fifth, so that days stay wide."""
    if not series.days:
        return DayAxis(date.min, 0.5, 1.5, ())
    first, last = series.days[0].date, series.days[-1].date
    beyond = max(_LEAST_BEYOND, math.ceil(((last - first).days + 1) * _SHARE_BEYOND))
    earliest = first - timedelta(days=min(beyond, (first - date.min).days))
    latest = last + timedelta(days=min(beyond, (date.max - last).days))
    start = min(first, max(earliest, series.plan.start or series.planned_start or first))
    found = outlook(series)
    planned = series.plan.arrival or series.planned_end or last
    ahead = max(planned, found.late if found else last)
    stop = max(last, min(latest, ahead))
    return DayAxis(
        first,
        (start - first).days + 0.5,
        (stop - first).days + 1.5,
        tuple((day.date - first).days + 1 for day in series.days),
    )


def date_ticks(axis: DayAxis, width: float, room: float) -> tuple[Tick, ...]:
    """Dates to write under `width` of axis when each name needs `room` of it (the same unit)."""
    days = axis.stop - axis.start
    for step in _DAY_STEPS:
        if step * width / days >= room:
            columns = range(math.ceil(axis.start), math.floor(axis.stop) + 1)
            return tuple(Tick(n, day_month(axis.date_at(n))) for n in columns if (n - 1) % step == 0)
    return _month_ticks(axis, width / days, room)


def _month_ticks(axis: DayAxis, day_width: float, room: float) -> tuple[Tick, ...]:
    step = next((s for s in _MONTH_STEPS if s * 28 * day_width >= room * 0.65), _MONTH_STEPS[-1])
    first, last = axis.date_at(math.ceil(axis.start)), axis.date_at(math.floor(axis.stop))
    months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    starts = [date(month // 12, month % 12 + 1, 1) for month in months if month % step == 0]
    return tuple(
        Tick(axis.column(day), str(day.year) if day.month == 1 else short_month(day))
        for day in starts
        if day >= first
    )


def number_ticks(axis: DayAxis, days: tuple[DayPoint, ...], width: float, room: float) -> tuple[Tick, ...]:
    """Day numbers to write: the first, round ones, and the last where it has room."""
    if not days:
        return ()
    day_width = width / (axis.stop - axis.start)
    step = next((s for s in _NUMBER_STEPS if s * day_width >= room), _NUMBER_STEPS[-1])
    ends = (days[0].number, days[-1].number)
    ticks = [
        Tick(column, str(day.number))
        for column, day in zip(axis.columns, days, strict=True)
        if day.number in ends or day.number % step == 0
    ]
    kept = ticks[:1]
    for tick in ticks[1:]:
        if (tick.x - kept[-1].x) * day_width < room * 0.75:
            if tick.text != str(ends[1]):
                continue
            if len(kept) > 1:
                kept.pop()
        kept.append(tick)
    return tuple(kept)


def value_steps(low: float, high: float, most: int = 4) -> tuple[float, ...]:
    """Round values from `low` to `high`, at most `most` of them: the hairlines of a chart."""
    span = high - low
    if span <= 0:
        return (low,)
    size = 10 ** math.floor(math.log10(span / most))
    for step in (size * factor for factor in (1, 2, 2.5, 5, 10, 20)):
        first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
        if last - first + 1 <= most and step >= 1:
            return tuple(n * step for n in range(first, last + 1))
    return (low,)
