"""What charts over days have in common: where the cursor stops, what it hits, a row of the table each."""

from collections.abc import Callable, Sequence

from expedition.charts.chart import ChartTable, Hit, Place
from expedition.charts.day_axis import DayAxis, day_axis
from expedition.charts.once import once
from expedition.charts.readings import Reading
from expedition.records.trip import DayPoint, TripSeries


@once
def day_stops(series: TripSeries) -> Sequence[Place]:
    """The middle of each day on the day axis."""
    return tuple((float(column), 0.0) for column in day_axis(series).columns)


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
