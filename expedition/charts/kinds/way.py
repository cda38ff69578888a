"""Charts of the way: how far, how high, how hot."""

from expedition.charts import daily_distance, progress, temperature, trip_profile
from expedition.charts.chart import Along, ChartKind, ChartTable, Hit, Place
from expedition.charts.day_axis import day_axis
from expedition.charts.findings import (
    daily_finding,
    hottest_day,
    longest_day,
    profile_finding,
    progress_finding,
    temperature_finding,
)
from expedition.charts.over_days import day_hit, day_stops, day_table
from expedition.charts.readings import (
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
from expedition.records.trip import TripSeries
from expedition.text import _


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


def _profile_stops(series: TripSeries) -> tuple[Place, ...]:
    return tuple((way_of_day(series, index)[1], 0.0) for index in range(len(series.days)))


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


PROGRESS = ChartKind(
    "progress",
    lambda: _("Progress"),
    Along.DAYS,
    progress.draw_on,
    progress_finding,
    _has_ridden,
    _progress_hit,
    day_stops,
    day_table(("total_m", "ridden_m"), lambda day: (day.total_m, day.distance_m)),
    has_signs=True,
    share=1.7,
)
DAILY = ChartKind(
    "daily",
    lambda: _("Km per day"),
    Along.DAYS,
    daily_distance.draw_on,
    daily_finding,
    _has_ridden,
    day_hit(lambda series, _axis, index: daily_reading(series, index), _longest),
    day_stops,
    day_table(
        ("kind", "ridden_m", "carried_m"),
        lambda day: (day.kind.value, day.distance_m, day.carried_m),
    ),
)
TEMPERATURE = ChartKind(
    "temperature",
    lambda: _("Temperature"),
    Along.DAYS,
    temperature.draw_on,
    temperature_finding,
    has_temperatures,
    day_hit(lambda series, _axis, index: temperature_reading(series, index), _hottest),
    day_stops,
    day_table(
        ("temperature_min_c", "temperature_max_c"),
        lambda day: (day.temperature_min_c, day.temperature_max_c),
    ),
)
PROFILE = ChartKind(
    "profile",
    lambda: _("The whole road"),
    Along.WAY,
    trip_profile.draw_on,
    profile_finding,
    has_heights,
    _profile_hit,
    _profile_stops,
    _profile_table,
    has_signs=True,
    share=1.2,
)
