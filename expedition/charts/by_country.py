"""What was ridden in each country."""

from collections.abc import Iterable

from expedition.kinds import DayKind
from expedition.record_classes import dataclass
from expedition.records.trip import DayPoint


@dataclass(frozen=True, slots=True)
class CountryLine:
    """The days that end in a country, or all where it is empty; `ride_day_m` is the mean of a riding day."""

    country: str
    days: int
    distance_m: float
    ride_day_m: float | None


def country_lines(days: Iterable[DayPoint]) -> tuple[CountryLine, ...]:
    """A line for each country, most ridden first, and one for all days last."""
    whole = tuple(days)
    found: dict[str, list[DayPoint]] = {}
    for day in whole:
        found.setdefault(day.country, []).append(day)
    lines = [_line(country, of) for country, of in found.items()]
    return (*sorted(lines, key=lambda line: -line.distance_m), _line("", whole))


def _line(country: str, days: Iterable[DayPoint]) -> CountryLine:
    ways = [(day.kind, day.distance_m or 0.0) for day in days]
    rides = [way for kind, way in ways if kind is DayKind.RIDE]
    mean = sum(rides) / len(rides) if rides else None
    return CountryLine(country, len(ways), sum(way for _kind, way in ways), mean)
