"""The facts of a series beside its days, and what several charts make of them."""

from collections.abc import Sequence

from expedition.charts.once import once
from expedition.records.facts import DayFacts
from expedition.records.trip import DayPoint, TripSeries


@once
def told_days(series: TripSeries) -> Sequence[tuple[DayPoint, DayFacts]]:
    """Each day with its facts; none where the series has no facts."""
    return tuple(zip(series.days, series.facts, strict=True)) if series.facts else ()
