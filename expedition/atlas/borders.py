"""Where a line crosses a border: stretches country by country, and which of them are stays."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise
from math import cos, pi, radians, sin

import numpy as np

from expedition.atlas.countries import countries_of, country_at, country_of_zone
from expedition.atlas.zones import utc_of
from expedition.geo import distances_m, steps_of, straight_m
from expedition.points import Points
from expedition.record_classes import dataclass
from expedition.records.borders import BorderPoint, CountryStretch, LineCrossing

INSIDE_M = 250.0
"""So far around a point that is clearly inside a country all is of that country."""

STAY_M, STAY_S = 2_000.0, 20 * 60.0
"""Who comes back into the same country after less way and less time has only cut a corner."""

LEAP_M = 50_000.0
"""Where a step is longer than this, nobody knows at which place it crossed."""

_EXACT_M = 10.0
_SURE_M = 20_000.0
_LOOKED_AT = 24
_DEGREE_M = 111_195.0
_ROUND = tuple((cos(turn * pi / 4), sin(turn * pi / 4)) for turn in range(8))


def stretches(points: Points) -> tuple[CountryStretch, ...]:
    """The countries of a line in order, the open sea among them; places are exact to some 10 m."""
    if not len(points):
        return ()
    codes, numbers = countries_of(points)
    firsts = [0, *(np.flatnonzero(np.diff(numbers)) + 1).tolist()]
    way = distances_m(points)
    found = []
    for first, stop in zip(firsts, [*firsts[1:], len(points)], strict=True):
        begin = _entered(points, first, float(way[first]))
        end_m = float(way[min(stop, len(points) - 1)])
        code = codes[numbers[first]]
        found.append(
            CountryStretch(
                country=code,
                first=first,
                begin=begin,
                length_m=end_m - float(way[first]),
                lasts_s=_lasts_s(points, first, stop),
                is_inside=end_m - float(way[first]) > _SURE_M or _is_inside(points, first, stop, code),
            )
        )
    return tuple(found)


def country_of(line: Sequence[CountryStretch], zone: str) -> str:
    """The country a line begins in; at sea and without points that of the zone."""
    first = line[0].country if line else ""
    return first or country_of_zone(zone)


def country_at_end(line: Sequence[CountryStretch], zone: str) -> str:
    """The country a line ends up in, or that of the zone."""
    found = crossings(line)
    return found[-1].country_to if found else country_of([one for one in line if one.country], zone)


def crossings(line: Sequence[CountryStretch]) -> tuple[LineCrossing, ...]:
    """Where stretches that follow one another go from one country into another.

    The sea between two coasts is crossed where the waters of the second begin. A stretch that nowhere lies
    clearly inside its country runs along the border or is an error of the receiver; one that leads back
    into the same country after `STAY_M` and `STAY_S` at most has cut a corner: neither is a stay.
    """
    stays = [_Stay(stretch, number) for number, stretch in enumerate(line) if stretch.country]
    inside = [stay for stay in stays if stay.is_inside]
    stays = _joined(inside or stays[:1])
    while corners := [
        stay
        for before, stay, after in zip(stays, stays[1:], stays[2:], strict=False)
        if before.country == after.country and stay.length_m < STAY_M and stay.lasts_s < STAY_S
    ]:
        least = min(corners, key=lambda stay: stay.length_m)
        stays = _joined([stay for stay in stays if stay is not least])
    return tuple(
        LineCrossing(before.country, stay.country, line[stay.number].begin, stay.number)
        for before, stay in pairwise(stays)
    )


def between(
    before: tuple[float, float], after: tuple[float, float], times: tuple[datetime | None, datetime | None]
) -> BorderPoint:
    """Where the straight way from one place to another enters the country of the second; `at_m` is 0."""
    (lat_a, lon_a), (lat_b, lon_b) = before, after
    turn = (lon_b - lon_a + 180) % 360 - 180
    steps = straight_m(*(np.array([value]) for value in (lat_a, lon_a, lat_b, lon_b)))
    length_m = float(steps[0])
    after_utc, before_utc = times
    if length_m > LEAP_M:
        return BorderPoint(None, None, 0.0, after_utc, before_utc)
    country = country_at(lat_b, lon_b)
    low, high = 0.0, 1.0
    while (high - low) * length_m > _EXACT_M:
        middle = (low + high) / 2
        if country_at(lat_a + (lat_b - lat_a) * middle, _round(lon_a + turn * middle)) == country:
            high = middle
        else:
            low = middle
    share = (low + high) / 2
    at = None
    if after_utc is not None and before_utc is not None:
        at = after_utc + timedelta(seconds=round((before_utc - after_utc).total_seconds() * share))
    lat, lon = lat_a + (lat_b - lat_a) * share, _round(lon_a + turn * share)
    return BorderPoint(round(lat, 5), round(lon, 5), length_m * share, after_utc, before_utc, at)


@dataclass(frozen=True, slots=True)
class _Stay:
    """A stretch, or several of one country with nothing between them that counts."""

    stretch: CountryStretch
    number: int

    @property
    def country(self) -> str:
        return self.stretch.country

    @property
    def is_inside(self) -> bool:
        return self.stretch.is_inside

    @property
    def length_m(self) -> float:
        return self.stretch.length_m

    @property
    def lasts_s(self) -> float:
        return self.stretch.lasts_s


def _joined(stays: Sequence[_Stay]) -> list[_Stay]:
    found: list[_Stay] = []
    for stay in stays:
        if found and found[-1].country == stay.country:
            first = found[-1]
            whole = replace(
                first.stretch,
                length_m=first.length_m + stay.length_m,
                lasts_s=first.lasts_s + stay.lasts_s,
            )
            found[-1] = _Stay(whole, first.number)
        else:
            found.append(stay)
    return found


def _entered(points: Points, first: int, at_m: float) -> BorderPoint:
    """Where the line comes into the country of a point, from that of the point before."""
    here, at = _place(points, first), _instant(points, first)
    if not first:
        return BorderPoint(*here, at_m, None, at, at)
    found = between(_place(points, first - 1), here, (_instant(points, first - 1), at))
    behind_m = float(steps_of(points)[first - 1]) - found.at_m
    is_gap = bool((points.segment_starts == first).any())
    return replace(found, at_m=at_m if is_gap or found.lat is None else max(0.0, at_m - behind_m))


def _is_inside(points: Points, first: int, stop: int, country: str) -> bool:
    """Whether all around some point is of its country; the sea counts for any."""
    step = max(1, (stop - first) // _LOOKED_AT)
    return any(_is_far_inside(*_place(points, at), country) for at in range(first, stop, step))


def _is_far_inside(lat: float, lon: float, country: str) -> bool:
    north = INSIDE_M / _DEGREE_M
    east = north / max(cos(radians(lat)), 0.01)
    return all(
        country_at(max(-90.0, min(90.0, lat + north * y)), _round(lon + east * x)) in (country, "")
        for y, x in _ROUND
    )


def _lasts_s(points: Points, first: int, stop: int) -> float:
    times = points.time_ms[first:stop][points.has_time[first:stop]]
    return float(times[-1] - times[0]) / 1000 if len(times) else 0.0


def _place(points: Points, at: int) -> tuple[float, float]:
    return float(points.lat[at]), float(points.lon[at])


def _instant(points: Points, at: int) -> datetime | None:
    return utc_of(int(points.time_ms[at])) if points.has_time[at] else None


def _round(lon: float) -> float:
    """A longitude in −180 … 180."""
    return (lon + 180) % 360 - 180
