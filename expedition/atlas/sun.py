"""Sunrise, sunset and first light of local dates at places.

The height of the sun is followed through the whole local day and the moments are where it passes the horizon:
so days whose sun sets after midnight, and those around a polar day, have what really happens on them.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

import numpy as np

from expedition.atlas import zones
from expedition.points import F64, Mask
from expedition.record_classes import dataclass
from expedition.records.day import SunTimes

_HORIZON_DEG = -0.833
"""Where the middle of the sun is when its upper edge shows, refraction included."""
_LIGHT_DEG = -6.0
"""Civil twilight: light enough to break camp by."""
_STEPS = 73
_POLISHED = 3
_J2000 = datetime(2000, 1, 1, 12, tzinfo=UTC)
_DAY_S = 86_400.0
_DAY = timedelta(days=1)
_AT_ONCE = 2_048


@dataclass(frozen=True, slots=True)
class SunPlace:
    """A local date at a place."""

    lat: float
    lon: float
    day: date
    zone: str


def times(lat: float, lon: float, day: date, zone: str) -> SunTimes:
    """What the sun does on a local date at a place; a fifth of a millisecond."""
    return times_of([SunPlace(lat, lon, day, zone)])[0]


def times_of(wanted: Sequence[SunPlace]) -> list[SunTimes]:
    """The same for many, ten times faster for each."""
    found: list[SunTimes] = []
    for first in range(0, len(wanted), _AT_ONCE):
        found += _times_of(wanted[first : first + _AT_ONCE])
    return found


def height_deg(lat: F64, lon: F64, days: F64) -> F64:
    """How high the middle of the sun stands, in degrees, without refraction; good to a hundredth.

    `days` count from noon UTC of 2000-01-01.
    """
    anomaly = np.radians(357.529 + 0.98560028 * days)
    longitude = np.radians(
        280.459 + 0.98564736 * days + 1.915 * np.sin(anomaly) + 0.020 * np.sin(2 * anomaly)
    )
    tilt = np.radians(23.439 - 0.00000036 * days)
    east = np.arctan2(np.cos(tilt) * np.sin(longitude), np.cos(longitude))
    north_sine = np.sin(tilt) * np.sin(longitude)
    hour = np.radians(280.46061837 + 360.98564736629 * days + lon) - east
    level = np.cos(np.radians(lat)) * np.sqrt(1 - north_sine**2) * np.cos(hour)
    sine = np.sin(np.radians(lat)) * north_sine + level
    return np.asarray(np.degrees(np.arcsin(np.clip(sine, -1, 1))))


def _times_of(wanted: Sequence[SunPlace]) -> list[SunTimes]:
    starts, lengths = _spans(wanted)
    lat = np.array([[one.lat] for one in wanted])
    lon = np.array([[one.lon] for one in wanted])
    at = starts[:, None] + lengths[:, None] * np.linspace(0, 1, _STEPS)
    heights = height_deg(lat, lon, at)
    found = [
        _passed(at, heights, line_deg, is_up=is_up)
        for line_deg in (_HORIZON_DEG, _LIGHT_DEG)
        for is_up in (True, False)
    ]
    rise, set_, dawn, dusk = _polished(np.tile(lat[:, 0], 4), np.tile(lon[:, 0], 4), found).reshape(4, -1)
    above = np.clip((heights - _HORIZON_DEG) / 0.1, 0, 1)
    light = (above[:, 1:] + above[:, :-1]).mean(axis=1) / 2 * lengths * _DAY_S
    for row in np.flatnonzero(~np.isnan(rise) & ~np.isnan(set_)):
        span = (set_[row] - rise[row]) * _DAY_S
        light[row] = span if span > 0 else lengths[row] * _DAY_S + span
    columns = (map(_instant, column.tolist()) for column in (rise, set_, dawn, dusk))
    return [SunTimes(*row) for row in zip(*columns, light.tolist(), strict=True)]


def _spans(wanted: Sequence[SunPlace]) -> tuple[F64, F64]:
    """When the local dates begin, in days from noon of 2000-01-01, and how many days long they are."""
    begins = np.array([_midnight(one.day, one.zone) for one in wanted])
    ends = np.array([_midnight(one.day + _DAY, one.zone) if one.day < date.max else np.nan for one in wanted])
    return begins, np.where(np.isnan(ends), 1.0, ends - begins)


def _midnight(day: date, zone: str) -> float:
    clock = zones.rules(zone) if zones.is_zone(zone) else UTC
    try:
        return (datetime.combine(day, time(), clock) - _J2000) / _DAY
    except OverflowError:
        return (datetime.combine(day, time(), UTC) - _J2000) / _DAY


class _Passing(NamedTuple):
    """Between which moments the sun passes a line on each day, and how high above it it stands at these."""

    low: F64
    high: F64
    low_h: F64
    high_h: F64
    line_deg: F64
    is_there: Mask


def _passed(at: F64, heights: F64, line_deg: float, *, is_up: bool) -> _Passing:
    """Where the sun first rises above a line on each day, or last sinks below it."""
    over = heights > line_deg
    before, behind = over[:, :-1], over[:, 1:]
    passes: Mask = np.asarray(~before & behind if is_up else before & ~behind)
    step = passes.argmax(axis=1) if is_up else passes.shape[1] - 1 - passes[:, ::-1].argmax(axis=1)
    rows = np.arange(len(at))
    ends = (at[rows, step], at[rows, step + 1], heights[rows, step], heights[rows, step + 1])
    low, high, low_h, high_h = ends
    is_there: Mask = np.asarray(passes.any(axis=1))
    return _Passing(low, high, low_h - line_deg, high_h - line_deg, np.full(len(at), line_deg), is_there)


def _polished(lat: F64, lon: F64, passings: Sequence[_Passing]) -> F64:
    """The moments of all passings, one kind after the other; NaN where there is none."""
    low, high, low_h, high_h, line_deg, is_there = (
        np.concatenate(columns) for columns in zip(*passings, strict=True)
    )
    with np.errstate(divide="ignore", invalid="ignore"):
        for _turn in range(_POLISHED):
            middle = low + (high - low) * low_h / (low_h - high_h)
            middle_h = height_deg(lat, lon, middle) - line_deg
            is_low = (middle_h > 0) == (low_h > 0)
            low, low_h = np.where(is_low, middle, low), np.where(is_low, middle_h, low_h)
            high, high_h = np.where(is_low, high, middle), np.where(is_low, high_h, middle_h)
    return np.where(is_there, middle, np.nan)


def _instant(days: float) -> datetime | None:
    try:
        return None if np.isnan(days) else _J2000 + timedelta(seconds=round(days * _DAY_S))
    except OverflowError:
        return None
