"""Several trips on one axis: what each had come to by its day 1, 2, 3 …, named at the ends of the lines."""

import math
from collections.abc import Sequence
from enum import StrEnum

import numpy as np
from matplotlib.axes import Axes

from expedition.charts import fonts
from expedition.charts.day_axis import Tick, value_steps
from expedition.charts.finding import Finding
from expedition.charts.fitting import elided
from expedition.charts.frame import BOLD, bare, hairlines, names_below, size_pt, title, write
from expedition.charts.once import once
from expedition.charts.style import ChartStyle
from expedition.points import F64
from expedition.record_classes import dataclass
from expedition.records.trip import TripSeries
from expedition.units import KILOMETRE_M, number

_ROLLING_DAYS = 14
_NAMES_SHARE, _HEADROOM, _ROOM = 0.3, 1.1, 5.0


class Measure(StrEnum):
    """What trips are compared by."""

    DISTANCE = "distance"
    PACE = "pace"
    CLIMB = "climb"


@dataclass(frozen=True, slots=True, eq=False)
class TripLine:
    """A trip as a line: values in metres over its day numbers from 1, NaN where nothing is known."""

    title: str
    days: tuple[int, ...]
    numbers: F64
    values: F64
    is_own: bool

    def at(self, day: int) -> int | None:
        """The place of a day of the trip, None where it has none."""
        place = int(np.searchsorted(self.numbers, day))
        return place if place < len(self.numbers) and self.numbers[place] == day else None


@once
def _numbers(series: TripSeries) -> F64:
    first = series.days[0].date
    return np.array([(day.date - first).days + 1 for day in series.days], dtype=np.float64)


@once
def _distance(series: TripSeries) -> F64:
    return np.cumsum([day.distance_m or 0.0 for day in series.days])


@once
def _climb(series: TripSeries) -> F64:
    known = [day.climb_m for day in series.days]
    if all(value is None for value in known):
        return np.full(len(known), math.nan)
    return np.cumsum([value or 0.0 for value in known])


@once
def _pace(series: TripSeries) -> F64:
    """Ridden distance per calendar day of the last two weeks."""
    numbers, total = _numbers(series), _distance(series)
    since = np.searchsorted(numbers, numbers - _ROLLING_DAYS, side="right") - 1
    before = np.where(since >= 0, total[since], 0.0)
    return np.asarray((total - before) / np.minimum(numbers, _ROLLING_DAYS))


def trip_line(series: TripSeries, measure: Measure, *, is_own: bool) -> TripLine:
    """The line of a trip."""
    if not series.days:
        return TripLine(series.title, (), np.empty(0), np.empty(0), is_own)
    made = {Measure.DISTANCE: _distance, Measure.PACE: _pace, Measure.CLIMB: _climb}[measure](series)
    days = tuple(day.day_id for day in series.days)
    return TripLine(series.title, days, _numbers(series), made, is_own)


def last_place(line: TripLine, day: int) -> int | None:
    """The place of the last day up to this one, None where the trip was over before."""
    if not len(line.numbers) or line.numbers[-1] < day:
        return None
    return int(np.searchsorted(line.numbers, day, side="right")) - 1


def draw_lines(
    axes: Axes, lines: Sequence[TripLine], finding: Finding, measure: Measure, style: ChartStyle
) -> None:
    """Draw the lines, that of the own trip over the others."""
    drawn = [line for line in lines if len(line.values) and not np.isnan(line.values).all()]
    last = max((line.numbers[-1] for line in drawn), default=1.0)
    high = max((float(np.nanmax(line.values)) for line in drawn), default=0.0)
    unit = 1.0 if measure is Measure.CLIMB else KILOMETRE_M
    top = max(high, 10 * unit) * _HEADROOM
    width = size_pt(axes)[0]
    names = [elided(line.title, style, style.label_pt, width * _NAMES_SHARE) for line in drawn]
    widest = max((fonts.width(name, style.families, style.label_pt, BOLD) for name in names), default=0.0)
    share = 1.0 - (widest + style.label_pt) / width
    bare(axes, (1.0, 1.0 + max(last - 1.0, 1.0) / max(share, 0.4)), (0.0, top))
    title(axes, finding, style)
    steps = value_steps(0.0, top / unit, 4)
    hairlines(axes, [Tick(step * unit, number(step)) for step in steps], style)
    most = max(2, int(width * share / (style.axis_pt * _ROOM)))
    ticks = [Tick(step, number(step)) for step in value_steps(1.0, last, most) if step >= 1]
    names_below(axes, ticks, style)
    for line in sorted(drawn, key=lambda one: one.is_own):
        colour = style.ridden if line.is_own else style.edge
        wide = style.ridden_pt * (1.0 if line.is_own else 0.6)
        order = 3.0 if line.is_own else 2.0
        axes.plot(line.numbers, line.values, color=colour, lw=wide, zorder=order, solid_joinstyle="round")
    _name_ends(axes, list(zip(drawn, names, strict=True)), style)


def _name_ends(axes: Axes, named: Sequence[tuple[TripLine, str]], style: ChartStyle) -> None:
    """Write the names behind the ends, moved up or down so that none lies on another."""
    (x0, x1), (y0, y1) = axes.get_xlim(), axes.get_ylim()
    width, height = size_pt(axes)
    row = style.label_pt * 1.2
    taken: list[tuple[float, float, float]] = []
    for line, name in sorted(named, key=lambda one: (not one[0].is_own, -float(np.nanmax(one[0].values)))):
        known = np.flatnonzero(~np.isnan(line.values))[-1]
        x, y = float(line.numbers[known]), float(line.values[known])
        left = (x - x0) / (x1 - x0) * width + style.label_pt * 0.4
        wide = fonts.width(name, style.families, style.label_pt, BOLD)
        level = (y - y0) / (y1 - y0) * height
        shifts = sorted((n * row / 2 for n in range(-40, 41)), key=abs)
        free = (
            shift
            for shift in shifts
            if row / 2 <= level + shift <= height - row / 2 + style.label_pt
            and all(
                abs(level + shift - other) >= row or left > right or left + wide < start
                for start, right, other in taken
            )
        )
        shift = next(free, 0.0)
        taken.append((left, left + wide, level + shift))
        axes.plot(
            [x],
            [y],
            "o",
            ms=5.0 * style.scale,
            mew=0,
            zorder=4,
            clip_on=False,
            color=style.ridden if line.is_own else style.edge,
        )
        write(
            axes,
            (x, y),
            name,
            style,
            shift=(style.label_pt * 0.4, shift),
            size=style.label_pt,
            colour=style.ink if line.is_own else style.ink2,
            weight=BOLD if line.is_own else 400,
            rise="center_baseline",
            clears=True,
        )
