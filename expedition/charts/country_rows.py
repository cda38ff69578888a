"""How far each country was crossed; a day counts for the country that it ends in."""

from collections.abc import Sequence

from matplotlib.axes import Axes

from expedition.atlas.country_names import country_name
from expedition.charts.finding import Finding
from expedition.charts.groups import Group
from expedition.charts.once import once, once_said
from expedition.charts.rows import draw_rows, fitted
from expedition.charts.style import ChartStyle
from expedition.kinds import DayKind
from expedition.record_classes import dataclass
from expedition.records.trip import DayPoint, TripSeries
from expedition.text import _, plural
from expedition.units import km


@dataclass(frozen=True, slots=True)
class CountrySum:
    """What a country comes to; `climb_m` is None where none of its days knows it."""

    country: str
    days: tuple[int, ...]
    ride_days: int
    distance_m: float
    climb_m: float | None

    @property
    def ride_day_m(self) -> float | None:
        """Ridden distance per riding day."""
        return self.distance_m / self.ride_days if self.ride_days else None


@once
def country_sums(series: TripSeries) -> Sequence[CountrySum]:
    """The countries in which a day ended, the longest way first; days of no known country are left out."""
    found: dict[str, list[DayPoint]] = {}
    for day in series.days:
        if day.country:
            found.setdefault(day.country, []).append(day)
    sums = [_sum(country, days) for country, days in found.items()]
    return tuple(sorted(sums, key=lambda one: -one.distance_m))


def _sum(country: str, days: Sequence[DayPoint]) -> CountrySum:
    climbs = [day.climb_m for day in days if day.climb_m is not None]
    return CountrySum(
        country,
        tuple(day.day_id for day in days),
        sum(day.kind is DayKind.RIDE for day in days),
        sum(day.distance_m or 0.0 for day in days),
        sum(climbs) if climbs else None,
    )


def draw_on(axes: Axes, series: TripSeries, style: ChartStyle, _chosen: int | None = None) -> None:
    """Draw the chart."""
    draw_rows(axes, country_groups(series), countries_finding(series), style)


def countries_finding(series: TripSeries) -> Finding:
    """How many countries, and which was the longest."""
    sums = country_sums(series)
    if not sums:
        return Finding(_("No country known yet"))
    detail = _("km ridden, and days")
    longest = country_name(sums[0].country)
    if len(sums) == 1 or not sums[0].distance_m:
        return Finding(plural("{n} country", "{n} countries", len(sums)), detail)
    title = plural("{n} country, {longest} the longest", "{n} countries, {longest} the longest", len(sums))
    return Finding(title.format(longest=longest), detail)


@once_said
def country_groups(series: TripSeries) -> Sequence[Group]:
    """The countries as rows."""
    rows = [_group(one, record=not index) for index, one in enumerate(country_sums(series))]
    return fitted(rows, _rest)


def _group(one: CountrySum, *, record: bool) -> Group:
    days = plural("{n} day", "{n} days", len(one.days))
    written = _("{km} km, {days}").format(km=km(one.distance_m, 0), days=days)
    told = [written]
    if one.ride_day_m:
        told.append(_("{km} a riding day").format(km=km(one.ride_day_m)))
    return Group(
        country_name(one.country), one.distance_m, written, one.days, ", ".join(told), one.country, record
    )


def _rest(groups: Sequence[Group]) -> Group:
    days = tuple(day for group in groups for day in group.days)
    distance_m = sum(group.value or 0.0 for group in groups)
    words = plural("{n} day", "{n} days", len(days))
    written = _("{km} km, {days}").format(km=km(distance_m, 0), days=words)
    return Group(plural("{n} other", "{n} others", len(groups)), distance_m, written, days, written)
