"""All charts over a trip, by name."""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType

from expedition.charts import daily_distance, progress, temperature, trip_profile
from expedition.charts.chart import Along, ChartKind, ChartTable, Hit
from expedition.charts.day_axis import DayAxis, day_axis
from expedition.charts.findings import hottest_day, longest_day
from expedition.charts.readings import (
    Reading,
    daily_reading,
    has_heights,
    has_temperatures,
    height_at,
    index_at_distance,
    profile_reading,
    progress_reading,
    temperature_reading,
    way_of_day,
)
from expedition.records.trip import DayPoint, TripSeries
from expedition.text import _


class Chart(StrEnum):
    """The charts over a whole trip."""

    PROGRESS = "progress"
    DAILY = "daily"
    TEMPERATURE = "temperature"
    PROFILE = "profile"


def columns(series: TripSeries) -> Sequence[float]:
    """The middle of each day on the day axis."""
    return [float(column) for column in day_axis(series).columns]


def day_hit(
    read: Callable[[TripSeries, DayAxis, int], Reading],
    written: Callable[[TripSeries, int], float | None] = lambda _series, _index: None,
) -> Callable[[TripSeries, float, float], Hit | None]:
    """What lies under a place of a chart over days: `read` tells the day, `written` what stands above it."""

    def hit(series: TripSeries, x: float, _y: float) -> Hit | None:
        axis = day_axis(series)
        index = axis.index_at(x)
        if index is None:
            return None
        days = (series.days[index].day_id,)
        return Hit(read(series, axis, index), days, float(axis.columns[index]), top=written(series, index))

    return hit


def day_table(
    heads: Sequence[str], values: Callable[[DayPoint], Sequence[float | str | None]]
) -> Callable[[TripSeries], ChartTable]:
    """A table of one row a day: its number and date, then what `values` gives for `heads`."""

    def table(series: TripSeries) -> ChartTable:
        rows = tuple((day.number, day.date.isoformat(), *values(day)) for day in series.days)
        return ChartTable(("day", "date", *heads), rows)

    return table


def _progress_hit(series: TripSeries, x: float, _y: float) -> Hit | None:
    axis = day_axis(series)
    index = axis.index_at(x)
    if index is None:
        return None
    column, day = float(axis.columns[index]), series.days[index]
    # The words tell the evening: there the ring stands, and the whole day is tinted.
    span = (column - 0.5, column + 0.5)
    reading = progress_reading(series, axis, index)
    return Hit(reading, (day.day_id,), column + 0.5, day.total_m, span, day.total_m)


def _profile_hit(series: TripSeries, x: float, _y: float) -> Hit | None:
    start, stop = trip_profile.way_m(series)
    distance_m = min(max(x, start), stop)
    index = index_at_distance(series, distance_m)
    if index is None:
        return None
    first, last = way_of_day(series, index)
    ring = height_at(series.profile, distance_m)
    days = (series.days[index].day_id,)
    span = (first, last) if last > first else None
    return Hit(profile_reading(series, distance_m), days, distance_m, ring, span)


def _profile_table(series: TripSeries) -> ChartTable:
    profile = series.profile
    columns = zip(profile.day_numbers, profile.distance_m, profile.ele_m, strict=True)
    rows = tuple(
        (int(day), float(way), None if ele != ele else float(ele)) for day, way, ele in columns
    )  # NaN is not itself
    return ChartTable(("day", "distance_m", "ele_m"), rows)


def _has_ridden(series: TripSeries) -> bool:
    return any(day.distance_m for day in series.days)


def _longest(series: TripSeries, index: int) -> float | None:
    day = series.days[index]
    return day.distance_m if day is longest_day(series) else None


def _hottest(series: TripSeries, index: int) -> float | None:
    day = series.days[index]
    return day.temperature_max_c if day is hottest_day(series) else None


KINDS: Mapping[Chart, ChartKind] = MappingProxyType(
    {
        Chart.PROGRESS: ChartKind(
            Chart.PROGRESS,
            lambda: _("Progress"),
            Along.DAYS,
            progress.draw_on,
            _has_ridden,
            _progress_hit,
            columns,
            day_table(("total_m", "ridden_m"), lambda day: (day.total_m, day.distance_m)),
            has_signs=True,
            share=1.7,
        ),
        Chart.DAILY: ChartKind(
            Chart.DAILY,
            lambda: _("Km per day"),
            Along.DAYS,
            daily_distance.draw_on,
            _has_ridden,
            day_hit(lambda series, _axis, index: daily_reading(series, index), _longest),
            columns,
            day_table(
                ("kind", "ridden_m", "carried_m"),
                lambda day: (day.kind.value, day.distance_m, day.carried_m),
            ),
        ),
        Chart.TEMPERATURE: ChartKind(
            Chart.TEMPERATURE,
            lambda: _("Temperature"),
            Along.DAYS,
            temperature.draw_on,
            has_temperatures,
            day_hit(lambda series, _axis, index: temperature_reading(series, index), _hottest),
            columns,
            day_table(
                ("temperature_min_c", "temperature_max_c"),
                lambda day: (day.temperature_min_c, day.temperature_max_c),
            ),
        ),
        Chart.PROFILE: ChartKind(
            Chart.PROFILE,
            lambda: _("The whole road"),
            Along.WAY,
            trip_profile.draw_on,
            has_heights,
            _profile_hit,
            lambda series: [way_of_day(series, index)[1] for index in range(len(series.days))],
            _profile_table,
            has_signs=True,
            share=1.2,
        ),
    }
)
"""Every chart that needs no further choice."""
