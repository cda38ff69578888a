"""Where a kilometre or an instant lies on the lines of a day."""

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from expedition.points import F64, I64
from expedition.records.trip import LegLine
from expedition.stats.along import way_m

Spot = tuple[float, float]
"""Latitude and longitude in degrees."""

_BEYOND_M = 500.0
"""A kilometre typed a little behind the end of the line is its end."""


class DaySpots:
    """Answers for one day; kilometres run over the ridden lines, or over all where nothing was ridden."""

    def __init__(self, lines: Sequence[LegLine]) -> None:
        self._lines = [line for line in lines if len(line.points)]

    def at_m(self, distance_m: float) -> Spot | None:
        """The place at a kilometre of the day; None beyond its end."""
        if not self._lines:
            return None
        lat, lon, along_m = self._way
        if not 0 <= distance_m <= along_m[-1] + _BEYOND_M:
            return None
        return _between(distance_m, along_m, lat, lon)

    def at_ms(self, time_ms: float, within_ms: float = 120_000) -> Spot | None:
        """The place at an instant, in milliseconds since 1970; None where nothing was recorded near it."""
        lat, lon, times = self._timed
        after = int(np.searchsorted(times, time_ms))
        beside = [index for index in (after - 1, after) if 0 <= index < len(times)]
        if not beside or min(abs(float(times[index]) - time_ms) for index in beside) > within_ms:
            return None
        return _between(time_ms, times, lat, lon)

    @cached_property
    def _way(self) -> tuple[F64, F64, F64]:
        ridden = [line for line in self._lines if not line.is_carried] or self._lines
        ways, start_m = [], 0.0
        for line in ridden:
            ways.append(way_m(line) + start_m)
            start_m = float(ways[-1][-1])
        return (
            np.concatenate([line.points.lat for line in ridden]),
            np.concatenate([line.points.lon for line in ridden]),
            np.concatenate(ways),
        )

    @cached_property
    def _timed(self) -> tuple[F64, F64, I64]:
        """In the order of time."""
        timed = [(line.points, line.points.has_time) for line in self._lines]
        none = np.empty(0)
        times = np.concatenate([points.time_ms[known] for points, known in timed] or [none.astype(np.int64)])
        order = np.argsort(times, kind="stable")
        return (
            np.concatenate([points.lat[known] for points, known in timed] or [none])[order],
            np.concatenate([points.lon[known] for points, known in timed] or [none])[order],
            times[order],
        )


def _between(value: float, along: F64 | I64, lat: F64, lon: F64) -> Spot:
    """The place between the two samples around a value, also across 180°."""
    after = min(max(int(np.searchsorted(along, value)), 1), len(along) - 1)
    before = max(after - 1, 0)
    step = float(along[after]) - float(along[before])
    share = min(max((value - float(along[before])) / step, 0.0), 1.0) if step > 0 else 0.0
    turned = (float(lon[after]) - float(lon[before]) + 180.0) % 360.0 - 180.0
    east = float(lon[before]) + share * turned
    north = float(lat[before]) + share * (float(lat[after]) - float(lat[before]))
    return north, (east + 180.0) % 360.0 - 180.0
