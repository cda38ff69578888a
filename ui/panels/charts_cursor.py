"""What the one cursor of the Charts view says in each chart."""

from expedition.charts.findings import hottest_day, longest_day
from expedition.charts.layout import bar_share
from expedition.charts.readings import (
    Reading,
    daily_reading,
    has_temperatures,
    height_at,
    profile_reading,
    progress_reading,
    temperature_reading,
    way_of_day,
)
from expedition.text import _
from expedition.units import km, metres
from ui.panels.charts_data import ChartsData
from ui.widgets.chart_cursor import Accent, CursorMark

PROGRESS, DAILY, TEMPERATURE = 0, 1, 2


def days_marks(data: ChartsData, index: int, told: int | None) -> tuple[CursorMark, ...]:
    """The cursor on a day in the charts over days; plot `told` says it in full, the others in short.

    Without `told` only the first speaks: the cursor rests on the chosen day.
    """
    x = float(data.axis.columns[index])
    day = data.series.days[index]
    readings = (
        progress_reading(data.series, data.axis, index),
        daily_reading(data.series, index),
        temperature_reading(data.series, index),
    )
    marks = []
    for plot, reading in enumerate(readings):
        if plot == TEMPERATURE and not has_temperatures(data.series):
            continue
        if told is None:
            title, detail = (reading.title, reading.detail) if plot == PROGRESS else ("", "")
        else:
            title, detail = _words(reading, is_full=plot == told)
        if plot == PROGRESS:
            # The words tell the evening: there the dot stands, and the whole day is tinted.
            evening, span = x + 0.5, (x - 0.5, x + 0.5)
            marks.append(CursorMark(plot, evening, day.total_m, span, day.total_m, title, detail))
        else:
            top = _written_at(data, index, plot)
            marks.append(CursorMark(plot, x, top=top, title=title, detail=detail))
    return tuple(marks)


def way_marks(
    data: ChartsData, index: int, distance_m: float | None, *, speaks: bool
) -> tuple[CursorMark, ...]:
    """The cursor on the profile: at a kilometre under the pointer, else at the evening of the day."""
    start, stop = way_of_day(data.series, index)
    span = (start, stop) if stop > start else None
    if distance_m is None:
        reading = Reading("", _way_words(data, start, stop)) if speaks else Reading("", "")
        return (CursorMark(0, stop, None, span, title=reading.title, detail=reading.detail),)
    reading = profile_reading(data.series, distance_m)
    ring = height_at(data.series.profile, distance_m)
    return (CursorMark(0, distance_m, ring, span, title=reading.title, detail=reading.detail),)


def _written_at(data: ChartsData, index: int, plot: int) -> float | None:
    """The height over which the chart writes this day's value, being the longest or the hottest."""
    day = data.series.days[index]
    if plot == DAILY and day is longest_day(data.series):
        return day.distance_m
    if plot == TEMPERATURE and day is hottest_day(data.series):
        return day.temperature_max_c
    return None


def _words(reading: Reading, *, is_full: bool) -> tuple[str, str]:
    return (reading.title, reading.detail) if is_full else ("", reading.detail)


def _way_words(data: ChartsData, start: float, stop: float) -> str:
    if stop <= start:
        return _("km {km}").format(km=km(stop))
    way = _("km {start} to {stop}").format(start=km(start, 0), stop=km(stop, 0))
    ends = [height_at(data.series.profile, at) for at in (start, stop)]
    known = [metres(height) for height in ends if height is not None]
    return way if len(known) < 2 else way + _(", {low} m to {high} m").format(low=known[0], high=known[1])


def accent(data: ChartsData, index: int | None, width: float) -> Accent | None:
    """The bar of the chosen day, to be painted in its colour; `width` of the day axis in pixels."""
    if index is None:
        return None
    column, ridden_m = data.axis.columns[index], data.series.days[index].distance_m
    if not ridden_m:
        return None
    half = bar_share(width / (data.axis.stop - data.axis.start)) / 2
    return Accent(DAILY, column - half, column + half, ridden_m)
