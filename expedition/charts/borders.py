"""Where a trip passes from one country to the next."""

from expedition.charts.day_axis import DayAxis
from expedition.record_classes import dataclass
from expedition.records.trip import TripSeries


@dataclass(frozen=True, slots=True)
class Border:
    """A change of country: `x` on the day axis, `distance_m` on the way, `country` the one entered."""

    x: float
    distance_m: float
    country: str


def borders(series: TripSeries, axis: DayAxis) -> tuple[Border, ...]:
    """The borders in order, each at the morning of the first day in the new country.

    Days whose country is not known take that of the day before.
    """
    found: list[Border] = []
    known = ""
    for column, day in zip(axis.columns, series.days, strict=True):
        if day.country and known and day.country != known:
            found.append(Border(column - 0.5, day.total_m - (day.distance_m or 0.0), day.country))
        known = day.country or known
    return tuple(found)


def first_country(series: TripSeries) -> str:
    """The country the trip starts in, empty where no day knows its own."""
    return next((day.country for day in series.days if day.country), "")
