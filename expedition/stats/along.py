"""A day's way sample by sample: what stands under the cursor of profile and map."""

from collections.abc import Sequence
from datetime import UTC, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import numpy as np

from expedition.geo import distances_m
from expedition.points import F64, I64, NO_TIME, TEMPERATURE, Points, distinct, join
from expedition.record_classes import dataclass
from expedition.records.trip import LegLine

HALF_WINDOW_M = 25.0
_DEGREE_M = 111_320.0
_QUARTER_HOUR_MS = 15 * 60 * 1000


@dataclass(frozen=True, slots=True, eq=False)
class Way:
    """n samples of a day in the order of travel; NaN (and `NO_TIME`) where a value is not known.

    Attributes:
        points: The line itself.
        distance_m: Kilometre of the day of each sample in metres, never falling.
        clock_ms: Wall-clock time at the place in milliseconds since 1970, `NO_TIME` where missing.
        slope: Rise over run, 0.01 is one per cent.
        speed_m_s: Speed over the surrounding fifty metres.
        temperature_c: From the sensor.
        is_carried: Whether the day was carried all along; otherwise carried legs are not on it.
        is_reconstructed: Whether any part of it was drawn afterwards rather than recorded.
    """

    points: Points
    distance_m: F64
    clock_ms: I64
    slope: F64
    speed_m_s: F64
    temperature_c: F64
    is_carried: bool
    is_reconstructed: bool

    def __len__(self) -> int:
        return len(self.distance_m)

    def nearest(self, distance_m: float) -> int:
        """The sample nearest to a kilometre of the day."""
        after = int(np.searchsorted(self.distance_m, distance_m))
        if after <= 0 or after >= len(self):
            return 0 if after <= 0 else len(self) - 1
        before_is_nearer = distance_m - self.distance_m[after - 1] < self.distance_m[after] - distance_m
        return after - 1 if before_is_nearer else after

    def at(self, time_ms: float, within_ms: float = 120_000) -> int | None:
        """The sample nearest to an instant, in milliseconds since 1970; None where none is so near."""
        timed = np.flatnonzero(self.points.has_time)
        if not len(timed):
            return None
        apart = np.abs(self.points.time_ms[timed] - time_ms)
        nearest = int(apart.argmin())
        return int(timed[nearest]) if apart[nearest] <= within_ms else None

    def beside(self, lat: float, lon: float, within_m: float) -> int | None:
        """The sample nearest to a position, in degrees; None where the way keeps farther off than that."""
        north_m = (self.points.lat - lat) * _DEGREE_M
        east_m = ((self.points.lon - lon + 180) % 360 - 180) * _DEGREE_M * np.cos(np.radians(lat))
        away_m = np.hypot(north_m, east_m)
        index = int(away_m.argmin())
        return index if away_m[index] <= within_m else None


def compute(lines: Sequence[LegLine]) -> Way | None:
    """The way of a day's legs, carried ones only where nothing was ridden."""
    ridden = _on_way(lines)
    if not ridden:
        return None
    points = join([line.points for line in ridden])
    distance = _joined_distances(ridden)
    temperature = points.extras.get(TEMPERATURE)
    slope, speed = _slope_and_speed(points, distance)
    return Way(
        points,
        distance,
        np.concatenate([_clock_ms(line.points.time_ms, line.zone) for line in ridden]),
        slope,
        speed,
        np.full(len(points), np.nan) if temperature is None else temperature.astype(np.float64),
        is_carried=all(line.is_carried for line in ridden),
        is_reconstructed=any(line.is_reconstructed for line in ridden),
    )


def leg_at(lines: Sequence[LegLine], index: int) -> tuple[LegLine, int] | None:
    """The leg a sample of their way belongs to, and its number there; None beyond the ends of the way."""
    for line in _on_way(lines):
        if 0 <= index < len(line.points):
            return line, index
        index -= len(line.points)
    return None


def _on_way(lines: Sequence[LegLine]) -> Sequence[LegLine]:
    lines = [line for line in lines if len(line.points)]
    return [line for line in lines if not line.is_carried] or lines


def way_m(line: LegLine) -> F64:
    """Metres from the leg's start to each of its samples, stretched to what the leg counts."""
    along = distances_m(line.points)
    if len(along) and along[-1] > 0 and line.length_m > 0:
        along = along * (line.length_m / along[-1])
    return along


def _joined_distances(lines: Sequence[LegLine]) -> F64:
    """Kilometres of the day over all legs."""
    parts, start_m = [], 0.0
    for line in lines:
        parts.append(way_m(line) + start_m)
        start_m = float(parts[-1][-1])
    return np.concatenate(parts)


def _clock_ms(time_ms: I64, zone: str) -> I64:
    """Local wall-clock milliseconds; the offset is looked up once per quarter of an hour met."""
    known = time_ms != NO_TIME
    clock = time_ms.copy()
    quarters, which = distinct(time_ms[known] // _QUARTER_HOUR_MS)
    try:
        rules = ZoneInfo(zone) if zone else UTC
    except (ZoneInfoNotFoundError, ValueError):
        rules = UTC
    offsets = np.zeros(len(quarters), dtype=np.int64)
    for index, quarter in enumerate(quarters):
        moment = datetime.fromtimestamp(int(quarter) * _QUARTER_HOUR_MS / 1000, UTC)
        offset = moment.astimezone(rules).utcoffset()
        offsets[index] = round(offset.total_seconds() * 1000) if offset else 0
    clock[known] += offsets[which]
    return clock


def _slope_and_speed(points: Points, distance: F64) -> tuple[F64, F64]:
    slope, speed = np.full(len(points), np.nan), np.full(len(points), np.nan)
    seconds = np.where(points.has_time, points.time_ms / 1000.0, np.nan)
    for start, stop in zip(points.segment_starts, points.segment_stops, strict=True):
        part = slice(int(start), int(stop))
        slope[part] = _change_per_metre(distance[part], points.ele_m[part])
        with np.errstate(divide="ignore", invalid="ignore"):
            speed[part] = 1.0 / _change_per_metre(distance[part], seconds[part])
    speed[~np.isfinite(speed) | (speed < 0)] = np.nan
    return slope, speed


def _change_per_metre(distance: F64, values: F64) -> F64:
    """How values change over the window around each sample of one segment; NaN where unknown."""
    known = np.isfinite(values)
    if known.sum() < 2 or distance[-1] <= distance[0]:
        return np.full(len(distance), np.nan)
    low = np.clip(distance - HALF_WINDOW_M, distance[0], distance[-1])
    high = np.clip(distance + HALF_WINDOW_M, distance[0], distance[-1])
    change = np.interp(high, distance[known], values[known]) - np.interp(low, distance[known], values[known])
    with np.errstate(divide="ignore", invalid="ignore"):
        result: F64 = np.where(known & (high > low), change / (high - low), np.nan)
    return result
