"""A trip beside others, day by day."""

import math
from collections.abc import Sequence
from functools import partial

from matplotlib.axes import Axes

from expedition.charts.chart import Along, ChartKind, ChartTable, Hit, Place
from expedition.charts.compare import Measure, TripLine, draw_lines, last_place, trip_line
from expedition.charts.finding import Finding
from expedition.charts.readings import SEPARATOR, Reading
from expedition.charts.style import ChartStyle
from expedition.records.trip import TripSeries
from expedition.text import _, plural
from expedition.units import km, number

_MOST_TOLD = 4


def compared(others: Sequence[TripSeries], measure: Measure = Measure.DISTANCE) -> ChartKind:
    """The chart of a trip with these others; the x axis counts the days since each began, from 1."""
    beside = [trip_line(other, measure, is_own=False) for other in others]

    def lines(series: TripSeries) -> Sequence[TripLine]:
        return (trip_line(series, measure, is_own=True), *beside)

    def draw_on(axes: Axes, series: TripSeries, style: ChartStyle, _chosen: int | None = None) -> None:
        shown = lines(series)
        draw_lines(axes, shown, _finding(shown, measure), measure, style)

    return ChartKind(
        f"compared-{measure.value}",
        partial(_name, measure),
        Along.GROUPS,
        draw_on,
        lambda series: _finding(lines(series), measure),
        lambda series: sum(_has_values(line) for line in lines(series)) > 1,
        lambda series, x, _y: _hit(lines(series), measure, x),
        lambda series: _stops(lines(series)),
        lambda series: _table(lines(series)),
    )


def _written(value: float, measure: Measure) -> str:
    """A value with its unit."""
    if measure is Measure.CLIMB:
        return _("{m} m").format(m=number(value))
    return _("{km} km").format(km=km(value, 1 if measure is Measure.PACE else 0))


def _finding(lines: Sequence[TripLine], measure: Measure) -> Finding:
    """How the trip stands to the others on its last day."""
    details = {
        Measure.DISTANCE: _("km ridden by the day of each trip"),
        Measure.PACE: _("km a day over two weeks, by the day of each trip"),
        Measure.CLIMB: _("metres climbed by the day of each trip"),
    }
    own = next((line for line in lines if line.is_own and len(line.values)), None)
    if own is None:
        return Finding(plural("{n} trip", "{n} trips", len(lines)), details[measure])
    last = int(own.numbers[-1])
    mine = own.values[-1]
    others = [
        line.values[at] for line in lines if not line.is_own and (at := last_place(line, last)) is not None
    ]
    if math.isnan(mine) or not others:
        return Finding(own.title, details[measure])
    rank = 1 + sum(bool(other > mine) for other in others)
    words = _("Day {day}: {value}, place {rank} of {all} trips")
    told = words.format(day=last, value=_written(mine, measure), rank=rank, all=len(others) + 1)
    return Finding(told, details[measure])


def _name(measure: Measure) -> str:
    words = {
        Measure.DISTANCE: _("Trips compared: distance"),
        Measure.PACE: _("Trips compared: km a day"),
        Measure.CLIMB: _("Trips compared: climb"),
    }
    return words[measure]


def _has_values(line: TripLine) -> bool:
    return any(not math.isnan(value) for value in line.values)


def _hit(lines: Sequence[TripLine], measure: Measure, x: float) -> Hit | None:
    last = max((int(line.numbers[-1]) for line in lines if len(line.numbers)), default=0)
    if not last:
        return None
    day = min(max(round(x), 1), last)
    found = [(line, at) for line in lines if (at := line.at(day)) is not None]
    told = [
        f"{line.title} {_written(line.values[at], measure)}"
        for line, at in found[:_MOST_TOLD]
        if not math.isnan(line.values[at])
    ]
    ring = next((float(line.values[at]) for line, at in found if line.is_own), None)
    days = tuple(line.days[at] for line, at in found)
    reading = Reading(_("Day {n}").format(n=day), SEPARATOR.join(told) or _("no trip has this day"))
    return Hit(reading, days, float(day), ring=None if ring is None or math.isnan(ring) else ring)


def _stops(lines: Sequence[TripLine]) -> Sequence[Place]:
    days = sorted({float(day) for line in lines for day in line.numbers})
    return [(day, 0.0) for day in days]


def _table(lines: Sequence[TripLine]) -> ChartTable:
    rows = tuple(
        (line.title, int(day), None if math.isnan(value) else float(value))
        for line in lines
        for day, value in zip(line.numbers, line.values, strict=True)
    )
    return ChartTable(("trip", "day", "m"), rows)
