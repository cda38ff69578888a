"""Charts of what the days were like: climb, speed, length."""

from expedition.charts import calendar_days, climb, day_lengths, speed
from expedition.charts.chart import Along, ChartKind, ChartTable, Hit, Place
from expedition.charts.groups import column_hit, column_stops
from expedition.charts.over_days import day_hit, day_stops, day_table
from expedition.charts.readings import Reading, daily_reading, day_title
from expedition.records.trip import TripSeries
from expedition.text import _
from expedition.units import EN_DASH, km_h, metres


def _climb_reading(series: TripSeries, index: int) -> Reading:
    day = series.days[index]
    known = metres(day.climb_m) if day.climb_m is not None else EN_DASH
    return Reading(day_title(day), _("{m} m climbed").format(m=known))


def _most(series: TripSeries, index: int) -> float | None:
    day = series.days[index]
    return day.climb_m if day is climb.most_climbed(series) else None


def _speed_reading(series: TripSeries, index: int) -> Reading:
    day, parts = series.days[index], []
    averages, tops = speed.averages_m_s(series), speed.tops_m_s(series)
    average, top = (averages[index], tops[index]) if averages else (None, None)
    if average is not None:
        parts.append(_("{speed} km/h while moving").format(speed=km_h(average)))
    if top is not None:
        parts.append(_("top {speed}").format(speed=km_h(top)))
    return Reading(day_title(day), ", ".join(parts) or _("{unknown} km/h").format(unknown=EN_DASH))


def _speed_table(series: TripSeries) -> ChartTable:
    days = zip(series.days, speed.averages_m_s(series), speed.tops_m_s(series), strict=bool(series.facts))
    rows = tuple((day.number, day.date.isoformat(), average, top) for day, average, top in days)
    return ChartTable(("day", "date", "average_m_s", "max_speed_m_s"), rows)


def _lengths_table(series: TripSeries) -> ChartTable:
    classes = day_lengths.length_classes(series)
    rows = tuple((one.low_km * 1000, one.high_km * 1000, len(one.days)) for one in classes)
    return ChartTable(("from_m", "below_m", "days"), rows)


def _calendar_hit(series: TripSeries, x: float, y: float) -> Hit | None:
    found = calendar_days.calendar(series)
    if found is None:
        return None
    cell = (round(x), round(-y))
    index = found.days.get(cell)
    if index is None:
        return None
    column, row = cell
    box = (column - 0.5, column + 0.5, -row - 0.5, -row + 0.5)
    return Hit(daily_reading(series, index), (series.days[index].day_id,), float(column), box=box)


def _calendar_stops(series: TripSeries) -> list[Place]:
    found = calendar_days.calendar(series)
    return [(float(column), -float(row)) for column, row in found.cells] if found else []


CLIMB = ChartKind(
    "climb",
    lambda: _("Climb per day"),
    Along.DAYS,
    climb.draw_on,
    climb.climb_finding,
    lambda series: climb.most_climbed(series) is not None,
    day_hit(lambda series, _axis, index: _climb_reading(series, index), _most),
    day_stops,
    day_table(("climb_m",), lambda day: (day.climb_m,)),
)
SPEED = ChartKind(
    "speed",
    lambda: _("Speed"),
    Along.DAYS,
    speed.draw_on,
    speed.speed_finding,
    speed.has_speeds,
    day_hit(lambda series, _axis, index: _speed_reading(series, index)),
    day_stops,
    _speed_table,
)
LENGTHS = ChartKind(
    "lengths",
    lambda: _("Length of days"),
    Along.GROUPS,
    day_lengths.draw_on,
    day_lengths.lengths_finding,
    lambda series: bool(day_lengths.length_classes(series)),
    column_hit(day_lengths.length_groups),
    column_stops(day_lengths.length_groups),
    _lengths_table,
)
CALENDAR = ChartKind(
    "calendar",
    lambda: _("Calendar"),
    Along.ROWS,
    calendar_days.draw_on,
    calendar_days.calendar_finding,
    lambda series: bool(series.days),
    _calendar_hit,
    _calendar_stops,
    day_table(("kind", "ridden_m"), lambda day: (day.kind.value, day.distance_m)),
)
