"""What the cursor of the Charts view says beyond the values of a chart."""

from collections.abc import Sequence

from expedition.charts.readings import height_at
from expedition.charts.stretch import Stretch
from expedition.records.trip import DayPoint, TripSeries
from expedition.text import _, plural
from expedition.units import km, metres, short_span


def way_words(series: TripSeries, start: float, stop: float) -> str:
    """From where to where a day went, in kilometres and heights."""
    if stop <= start:
        return _("km {km}").format(km=km(stop))
    way = _("km {start} to {stop}").format(start=km(start, 0), stop=km(stop, 0))
    ends = [height_at(series.profile, at) for at in (start, stop)]
    known = [metres(height) for height in ends if height is not None]
    return way if len(known) < 2 else way + _(", {low} m to {high} m").format(low=known[0], high=known[1])


def span_of(days: Sequence[DayPoint]) -> Stretch:
    """Days in a row as a stretch, under their dates."""
    first, last = days[0].date, days[-1].date
    return Stretch(short_span(first, last), first, last)


def span_words(days: Sequence[DayPoint]) -> str:
    """How many days are marked, and what was ridden on them."""
    ridden = _("{km} km ridden").format(km=km(sum(day.distance_m or 0.0 for day in days), 0))
    return f"{plural('{n} day', '{n} days', len(days))}, {ridden}"
