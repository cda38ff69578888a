"""The forecast of arrival, in words and on the axes."""

from expedition.charts.once import once
from expedition.records.trip import TripSeries
from expedition.stats.forecast import Forecast, forecast
from expedition.text import _
from expedition.units import day_month, short_span


@once
def outlook(series: TripSeries) -> Forecast | None:
    """When the goal will be reached at the pace of the last weeks; None where nothing can be said of it."""
    if not series.goal_distance_m:
        return None
    return forecast({day.date: day.distance_m or 0.0 for day in series.days}, series.goal_distance_m)


def arrival(found: Forecast, place: str = "") -> str:
    """The forecast in words: `arrival about 12 July, 8 to 19 July`."""
    words = {"place": place, "day": day_month(found.likely), "span": short_span(found.early, found.late)}
    if found.early == found.late:
        return (_("{place} about {day}") if place else _("arrival about {day}")).format(**words)
    said = _("{place} about {day}, {span}") if place else _("arrival about {day}, {span}")
    return said.format(**words)


def outlook_top_m(series: TripSeries, start: float, stop: float) -> float:
    """How high the fan reaches between `start`, the last evening, and `stop` of the day axis."""
    found = outlook(series)
    if found is None:
        return 0.0
    share = (stop - start) / max((found.early - found.since).days, 1)
    return found.since_m + (found.goal_m - found.since_m) * min(max(share, 0.0), 1.0)
