"""Planned routes as one way: what lies at a kilometre of it, and stages cut from it at settlements."""

from collections.abc import Iterator, Sequence
from functools import cached_property

import numpy as np

from expedition.atlas.countries import country_at
from expedition.atlas.gazetteer import gazetteer
from expedition.atlas.nearby import Nearby, nearby, nearby_of
from expedition.geo import distances_m
from expedition.points import F64, NO_TIME, Points
from expedition.record_classes import dataclass
from expedition.records.fields import StageFields
from expedition.stats.climb import climb

_ALIKE = 0.3
"""A route and a plan whose lengths differ by more of the plan are not of the same way."""
_EVERY_M = 1_000.0
"""So often along the way a place to stop is looked for."""
_LEAST, _MOST = 0.7, 1.25
"""Of the goal for a day: the shortest and the longest stage, but for the last."""
_PEOPLE = 1_000.0
_OFF_M = 3_000.0
"""So far beside the way a settlement is worth half as much."""


@dataclass(frozen=True, slots=True)
class WayPlace:
    """A place of the planned way: its position, what lies there, and in which country."""

    lat: float
    lon: float
    near: Nearby
    country: str


@dataclass(frozen=True)
class PlannedWay:
    """Lines end to end; `at_m` is the distance at each point, gaps between lines not counted.

    `stretch` is by how much the plan is longer than the lines, 1 where it is as long, 0 where the two are
    not of the same way.
    """

    at_m: F64
    lat: F64
    lon: F64
    ele_m: F64
    stretch: float = 1.0

    @cached_property
    def length_m(self) -> float:
        """All lines together."""
        return float(self.at_m[-1]) if len(self.at_m) else 0.0

    def position(self, planned_m: float) -> tuple[float, float] | None:
        """Latitude and longitude at a distance of the plan; None where no line tells."""
        if not self.length_m or not self.stretch:
            return None
        number = int(np.searchsorted(self.at_m, min(planned_m / self.stretch, self.length_m)))
        before = max(0, number - 1)
        span_m = float(self.at_m[number] - self.at_m[before])
        share = (planned_m / self.stretch - float(self.at_m[before])) / span_m if span_m else 0.0
        share = min(max(share, 0.0), 1.0)
        lat = float(self.lat[before]) + share * float(self.lat[number] - self.lat[before])
        return lat, float(self.lon[before]) + share * _east(self.lon[number] - self.lon[before])

    def place_at(self, planned_m: float) -> WayPlace | None:
        """What lies at a distance of the plan."""
        at = self.position(planned_m)
        return None if at is None else WayPlace(*at, nearby(*at), country_at(*at))

    def country_at(self, planned_m: float) -> str:
        """The country at a distance of the plan; empty where no line tells, and at sea."""
        at = self.position(planned_m)
        return "" if at is None else country_at(*at)


def planned_way(lines: Sequence[Points], goal_m: float | None = None) -> PlannedWay:
    """The lines one after the other, as long as a plan of `goal_m`."""
    some = [line for line in lines if len(line)]
    if not some:
        none = np.empty(0)
        return PlannedWay(none, none, none, none)
    starts = np.cumsum([0.0, *(float(distances_m(line)[-1]) for line in some[:-1])])
    at_m = np.concatenate([start + distances_m(line) for start, line in zip(starts, some, strict=True)])
    lat, lon = (np.concatenate([getattr(line, name) for line in some]) for name in ("lat", "lon"))
    ele_m = np.concatenate([line.ele_m for line in some])
    stretch = goal_m / float(at_m[-1]) if goal_m and at_m[-1] > 0 else 1.0
    return PlannedWay(at_m, lat, lon, ele_m, stretch if abs(stretch - 1) <= _ALIKE else 0.0)


def stages_of(way: PlannedWay, day_m: float) -> tuple[StageFields, ...]:
    """A way cut into days of about a length, each ending at a settlement where there is one.

    Larger settlements and those on the way are better; a day may be a quarter longer, or a third shorter.
    """
    if not way.length_m:
        return ()
    even = PlannedWay(way.at_m, way.lat, way.lon, way.ele_m)
    ends = _ends(even, max(day_m, _EVERY_M))
    made = []
    start_m, start = 0.0, even.place_at(0.0)
    for number, end_m in enumerate(ends, 1):
        end = even.place_at(end_m)
        if start is None or end is None:
            break
        made.append(
            StageFields(
                position=number,
                from_place=start.near.written,
                to_place=end.near.written,
                distance_m=round(end_m - start_m),
                climb_m=_climb_m(even, start_m, end_m),
                country=end.country,
                lat=round(end.lat, 5),
                lon=round(end.lon, 5),
            )
        )
        start_m, start = end_m, end
    return tuple(made)


def _ends(way: PlannedWay, day_m: float) -> Iterator[float]:
    """Where the stages end, rising, the last at the end of the way."""
    count = max(2, min(int(way.length_m / _EVERY_M) + 1, 50_000))
    at_m = np.linspace(0.0, way.length_m, count)
    numbers, off_m, _bearings, _are_in = nearby_of(
        np.interp(at_m, way.at_m, way.lat), np.interp(at_m, way.at_m, np.unwrap(way.lon, period=360.0))
    )
    people = gazetteer().people[numbers].astype(np.float64)
    worth = np.log10(1 + people / _PEOPLE + 1) / (1 + (off_m / _OFF_M) ** 2)
    start_m = 0.0
    while way.length_m - start_m > day_m * _MOST:
        inside = (at_m > start_m + _LEAST * day_m) & (at_m < start_m + _MOST * day_m)
        if not inside.any():
            start_m += day_m
            yield start_m
            continue
        good = worth[inside] - np.abs(at_m[inside] - start_m - day_m) / day_m
        start_m = float(at_m[inside][int(np.argmax(good))])
        yield start_m
    yield way.length_m


def _climb_m(way: PlannedWay, start_m: float, stop_m: float) -> float | None:
    """What the heights along a stretch climb; None where the line has none."""
    part = slice(int(np.searchsorted(way.at_m, start_m)), int(np.searchsorted(way.at_m, stop_m, "right")))
    count = len(way.at_m[part])
    if count < 2:
        return None
    no_time = np.full(count, NO_TIME)
    line = Points(way.lat[part], way.lon[part], way.ele_m[part], no_time, np.array([0]), {})
    return climb(line, None, way_m=way.at_m[part] - way.at_m[part][0]).climb_m


def _east(degrees: float) -> float:
    return float((degrees + 180.0) % 360.0 - 180.0)
