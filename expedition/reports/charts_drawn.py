"""Charts over the days of a trip, drawn in the hand of the book."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from expedition import units
from expedition.kinds import DayKind
from expedition.records.trip import DayPoint, TripSeries
from expedition.reports.axis import ticks
from expedition.reports.blocks import Drawn
from expedition.reports.pen import Pen
from expedition.reports.style import (
    ACCENT,
    AXIS,
    CAPTION,
    CHART_REMARK,
    CHART_TITLE,
    FULL,
    GREY_1,
    GREY_3,
    GREY_4,
    INK,
    MM,
    NOTE,
    RIDING,
    WHITE,
    Face,
    Type,
)
from expedition.reports.wording import with_unit
from expedition.text import _

_LEFT = 24.0
_QUIET = frozenset({DayKind.WAITING, DayKind.SICK, DayKind.WORK})
_STUB = 1.6
NAMED = Type(Face.SANS_STRONG, 7, ACCENT)


def chart_title(title: str, remark: str = "") -> Drawn:
    """The heading of a chart with a remark behind it."""

    def paint(pen: Pen, x: float, y: float) -> None:
        width = pen.text(x, y + 9, title, CHART_TITLE)
        if remark:
            pen.text(x + width + 7, y + 9, remark, CHART_REMARK)

    return Drawn(14.0, paint)


@dataclass(frozen=True, slots=True)
class _Frame:
    """The plot of a chart over days."""

    days: Sequence[DayPoint]
    low: float
    high: float
    width: float
    height: float

    def x(self, number: float) -> float:
        first, count = self.days[0].number, self.days[-1].number - self.days[0].number + 1
        return _LEFT + (number - first + 0.5) * (self.width - _LEFT) / count

    def y(self, value: float) -> float:
        return self.height * (1 - (value - self.low) / (self.high - self.low))

    @property
    def bar(self) -> float:
        """The width of a day's bar."""
        count = self.days[-1].number - self.days[0].number + 1
        return min((self.width - _LEFT) / count * 0.78, 16.0)

    def paint(self, pen: Pen, x: float, y: float, write: Callable[[float], str]) -> None:
        """Grid, values, base line and day numbers."""
        for mark in ticks(self.low, self.high, 4):
            at = y + self.y(mark)
            if mark > self.low:
                pen.rule(x + _LEFT, at, self.width - _LEFT, 0.4, GREY_4)
            pen.text(x + _LEFT - 5, at + 2.2, write(mark), AXIS, "right")
        pen.rule(x + _LEFT, y + self.height, self.width - _LEFT, 0.5, INK)
        for number in day_numbers(self.days[0].number, self.days[-1].number):
            pen.text(x + self.x(number), y + self.height + 9.5, str(number), AXIS, "centre")
        pen.text(x + _LEFT - 5, y + self.height + 9.5, _("day"), AXIS, "right")

    def borders(self, pen: Pen, x: float, y: float) -> None:
        """Dotted uprights where the country changes."""
        for before, after in zip(self.days, self.days[1:], strict=False):
            if before.country and after.country and before.country != after.country:
                at = x + (self.x(before.number) + self.x(after.number)) / 2
                pen.lines([((at, y - 3), (at, y + self.height))], 0.6, GREY_1, (1.2, 1.8))


def day_numbers(first: int, last: int) -> list[int]:
    """The numbers written under an axis of days: both ends and round ones between."""
    if last - first < 12:
        return list(range(first, last + 1))
    step = next(step for step in (5, 10, 20, 50, 100, 200, 500) if (last - first) / step <= 10)
    room = (last - first) * 0.035
    inner = [n for n in range(step, last, step) if n - first > room and last - n > room]
    return [first, *inner, last]


def day_bars(
    days: Sequence[DayPoint], mean_m: float | None, width: float = FULL, height: float = 38 * MM
) -> Drawn:
    """Kilometres of each day; the longest alone in red and named, the mean of riding days dashed."""
    top = max((day.distance_m or 0.0 for day in days), default=0.0)
    carried = max((day.carried_m or 0.0 for day in days), default=0.0)
    high_m = max(top, min(carried, max(top, 1000.0) * 1.25), 1000.0) * 1.14
    frame = _Frame(days, 0.0, high_m / 1000, width, height - 14)

    def paint(pen: Pen, x: float, y: float) -> None:
        frame.paint(pen, x, y, units.number)
        for day in days:
            _bar(pen, frame, day, x, y, is_record=top > 0 and day.distance_m == top)
        frame.borders(pen, x, y)
        if mean_m:
            at = y + frame.y(mean_m / 1000)
            pen.lines([((x + _LEFT, at), (x + width, at))], 0.6, INK, (2.4, 2.0))

    return Drawn(height, paint)


def _bar(pen: Pen, frame: _Frame, day: DayPoint, x: float, y: float, *, is_record: bool) -> None:
    left, foot, bar = x + frame.x(day.number) - frame.bar / 2, y + frame.height, frame.bar
    if day.carried_m:
        top = max(y, y + frame.y(min(day.carried_m / 1000, frame.high)))
        pen.rect(left, top, bar, foot - top, fill=WHITE, edge=GREY_1, weight=0.6)
    if day.distance_m:
        top = y + frame.y(day.distance_m / 1000)
        is_riding = day.kind is DayKind.RIDE
        pen.rect(left, top, bar, foot - top, fill=ACCENT if is_record else RIDING if is_riding else GREY_3)
        if is_record:
            text = (
                _("longest: {distance} km")
                .format(distance=units.km(day.distance_m))
                .replace(" km", f"{units.THIN}km")
            )
            half = pen.case.width(NAMED.face, NAMED.size, text) / 2
            middle = min(max(left + bar / 2, x + _LEFT + half), x + frame.width - half)
            pen.text(middle, top - 3, text, NAMED, "centre", halo=WHITE)
    elif not day.carried_m:
        pen.rect(left, foot - _STUB, bar, _STUB, fill=INK if day.kind in _QUIET else GREY_3)


def bars_key(days: Sequence[DayPoint]) -> Drawn:
    """What the bars mean, only what occurs."""
    has_rest = any(day.kind is DayKind.REST for day in days)
    has_quiet = any(day.kind in _QUIET for day in days)
    has_carried = any(day.carried_m for day in days)
    signs = [(RIDING, "", _("riding"))]
    signs += [(GREY_3, "", _("rest"))] if has_rest else []
    signs += [(INK, "", _("waiting, ill"))] if has_quiet else []
    signs += [(WHITE, GREY_1, _("carried"))] if has_carried else []

    def paint(pen: Pen, x: float, y: float) -> None:
        at = x + _LEFT
        for fill, edge, name in signs:
            pen.rect(at, y + 3, 5, 5, fill=fill, edge=edge, weight=0.6)
            at += 8 + pen.text(at + 8, y + 8, name, CAPTION) + 9

    return Drawn(11.0, paint)


def progress(series: TripSeries, width: float, height: float = 46 * MM) -> Drawn:
    """Kilometres ridden so far, beside the plan where there is one."""
    days = series.days
    goal_m = series.goal_distance_m or 0.0
    high = max(days[-1].total_m, goal_m, 1000.0) / 1000 * 1.05
    frame = _Frame(days, 0.0, high, width, height - 14)

    def paint(pen: Pen, x: float, y: float) -> None:
        frame.paint(pen, x, y, units.number)
        frame.borders(pen, x, y)
        plan = _plan_points(series, frame)
        if plan:
            pen.curve([(x + px, y + py) for px, py in plan], 0.8, GREY_1, (2.4, 2.0))
            middle = plan[1]
            pen.text(
                x + middle[0] - 6,
                y + middle[1] + 16,
                _("plan"),
                Type(Face.SANS, 7, GREY_1),
                "right",
                halo=WHITE,
            )
        first = days[0]
        start = first.total_m - (first.distance_m or 0.0)
        points = [(x + frame.x(first.number - 0.5), y + frame.y(start / 1000))]
        points += [(x + frame.x(day.number + 0.5), y + frame.y(day.total_m / 1000)) for day in days]
        pen.clip(x, y - 2, width, frame.height + 4)
        pen.curve(points, 1.4, ACCENT)
        pen.unclip()
        near = points[max(1, len(points) * 3 // 5)]
        pen.text(near[0] - 8, near[1] - 5, _("ridden"), NAMED, "right", halo=WHITE)

    return Drawn(height, paint)


def _plan_points(series: TripSeries, frame: _Frame) -> list[tuple[float, float]]:
    """The planned line clipped to the days shown: start, middle, end."""
    start, end, goal = series.planned_start, series.planned_end, series.goal_distance_m
    if not start or not end or not goal or end <= start:
        return []
    first, last = series.days[0], series.days[-1]
    length = (end - start).days + 1

    def planned(number: float) -> float:
        days_in = (first.date - start).days + number - first.number + 0.5
        return goal / 1000 * min(1.0, max(0.0, days_in / length))

    ends = (first.number - 0.5, (first.number + last.number) / 2, last.number + 0.5)
    return [(frame.x(number), frame.y(min(planned(number), frame.high))) for number in ends]


def has_temperatures(days: Sequence[DayPoint]) -> bool:
    """Whether enough days know how warm it was."""
    return (
        sum(1 for day in days if day.temperature_max_c is not None or day.temperature_min_c is not None) > 1
    )


def temperatures(days: Sequence[DayPoint], width: float, height: float = 40 * MM) -> Drawn:
    """From the coldest to the hottest of each day; the hottest and the coldest of all are named."""
    values = [v for day in days for v in (day.temperature_min_c, day.temperature_max_c) if v is not None]
    low, high = min(values), max(values)
    low, high = min(low - 3, high - 12), high + 5
    frame = _Frame(days, low, high, width, height - 14)
    hottest = max(
        (d for d in days if d.temperature_max_c is not None),
        key=lambda d: d.temperature_max_c or 0.0,
        default=None,
    )
    coldest = min(
        (d for d in days if d.temperature_min_c is not None),
        key=lambda d: d.temperature_min_c or 0.0,
        default=None,
    )

    def paint(pen: Pen, x: float, y: float) -> None:
        frame.paint(pen, x, y, units.celsius)
        frame.borders(pen, x, y)
        bar = min(frame.bar * 0.7, 7.0)
        for day in days:
            lowest = day.temperature_min_c if day.temperature_min_c is not None else day.temperature_max_c
            highest = day.temperature_max_c if day.temperature_max_c is not None else day.temperature_min_c
            if lowest is None or highest is None:
                continue
            top, foot = y + frame.y(highest), y + frame.y(lowest)
            fill = ACCENT if day is hottest else RIDING
            pen.rect(x + frame.x(day.number) - bar / 2, top, bar, max(1.6, foot - top), fill=fill)
        if hottest is not None:
            _degree_name(
                pen,
                x + frame.x(hottest.number),
                y + frame.y(hottest.temperature_max_c or 0.0) - 4,
                hottest.temperature_max_c or 0.0,
                NAMED,
            )
        if coldest is not None:
            _degree_name(
                pen,
                x + frame.x(coldest.number),
                y + frame.y(coldest.temperature_min_c or 0.0) + 8,
                coldest.temperature_min_c or 0.0,
                NAMED.turned(colour=GREY_1),
            )

    return Drawn(height, paint)


def _degree_name(pen: Pen, x: float, y: float, value: float, look: Type) -> None:
    pen.text(x, y, with_unit(units.celsius(value), "°C"), look, "centre", halo=WHITE)


def counts(rows: Sequence[tuple[str, int]], width: float) -> Drawn:
    """Horizontal bars, longest first, the count behind each."""
    most = max(count for _name, count in rows)
    step = 15.0

    def paint(pen: Pen, x: float, y: float) -> None:
        names = max(pen.case.width(NOTE.face, NOTE.size, name) for name, _count in rows)
        left = min(names, width * 0.5) + 6
        for index, (name, count) in enumerate(rows):
            top = y + index * step
            pen.text(x + left - 6, top + 8.6, name, NOTE, "right")
            bar = max(1.2, (width - left - 18) * count / most)
            pen.rect(x + left, top + 2, bar, 8, fill=ACCENT if index == 0 else RIDING)
            pen.text(x + left + bar + 4, top + 8.6, str(count), Type(Face.SANS_BOLD, 8.4))

    return Drawn(step * len(rows) + 4, paint)
