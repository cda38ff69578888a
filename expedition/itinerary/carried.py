"""Stretches of a leg on which something seems to have carried the traveller: proposed, never decided."""

from collections.abc import Iterator

import numpy as np

from expedition.atlas.zones import zone_at, zones_of
from expedition.geo import step_lengths_m, steps_of
from expedition.kinds import CARRIED_MODES, LegMode
from expedition.points import F64, I64, NO_TIME, Mask, Points
from expedition.record_classes import dataclass
from expedition.records.fields import LegFigures
from expedition.records.importing import Carriage
from expedition.stats.clean import clean, step_seconds, too_far
from expedition.stats.constants import KM_H, USUAL
from expedition.stats.motion import around, paces, runs
from expedition.text import _
from expedition.units import km, km_h

_VEHICLE_M_S = {
    LegMode.FOOT: 20 * KM_H,
    LegMode.KAYAK: 20 * KM_H,
    LegMode.HORSE: 45 * KM_H,
    LegMode.BICYCLE: 50 * KM_H,
    LegMode.SKI: 90 * KM_H,
}
"""Faster than this for minutes, and not downhill, no one goes by oneself."""

_PLANE_M_S, _TRAIN_M_S = 250 * KM_H, 135 * KM_H
_FASTEST_M_S = USUAL.speed_limits_m_s[LegMode.PLANE]
_PLANE_M = 9_000.0
_PACE_S = 60.0
_DOWNHILL = -0.02
_STATION_S, _LEAST_S, _LEAST_M = 300.0, 240.0, 2_000.0
_STAND_M_S, _BOARDING_S, _HARBOUR_S = 1.5, 900.0, 7_200.0
_LEAP_M, _LEVEL_M = 1_000.0, 25.0
_ASLEEP_M = 20_000.0
"""A longer leap in no time is a wrong position, no ferry on which the device slept."""

_SHORE_M = 40.0
_SAMPLES = 200


def carriages(points: Points, mode: LegMode, figures: LegFigures) -> tuple[Carriage, ...]:
    """What of a leg travelled in this mode looks carried, in order; nothing of a carried leg."""
    if mode in CARRIED_MODES or len(points) < 2 or figures.start_utc is None:
        return ()
    is_slow = (figures.max_speed_m_s or 0.0) < _VEHICLE_M_S.get(mode, _PLANE_M_S)
    is_low = (figures.highest_m or 0.0) < _PLANE_M
    steps_m = steps_of(points)
    # The greatest speed of the figures leaves out what is impossible in this mode.
    is_possible = not len(too_far(steps_m, step_seconds(points), mode, USUAL))
    is_at_sea = _touches_sea(points)
    if is_slow and is_low and is_possible and not (steps_m > _LEAP_M).any() and not is_at_sea:
        return ()
    line = _line(points, mode)
    if len(line.points) < 2:
        return ()
    found = [*_leaps(line), *_fast(line), *(_over_sea(line) if is_at_sea else ())]
    return tuple(_apart(found))


@dataclass(frozen=True, slots=True)
class _Line:
    """A cleaned, timed line; `at` are its numbers in the leg, the other columns are of its steps.

    `pace_m_s` and `rise_m_s` are means over a minute, NaN where nothing was recorded for long.
    """

    points: Points
    at: I64
    mode: LegMode
    steps_m: F64
    seconds: F64
    pace_m_s: F64
    rise_m_s: F64

    def carriage(self, first: int, stop: int, mode: LegMode, reason: str) -> Carriage:
        """The way from point `first` to point `stop` as a proposal."""
        return Carriage(int(self.at[first]), int(self.at[stop]) + 1, mode, self.metres(first, stop), reason)

    def metres(self, first: int, stop: int) -> float:
        """The way from one point to another."""
        return float(self.steps_m[first:stop].sum())

    def lasts_s(self, first: int, stop: int) -> float:
        """The time from one point to another."""
        return float(self.seconds[first:stop].sum())


def _line(points: Points, mode: LegMode) -> _Line:
    cleaned = clean(points, mode)
    timed = np.flatnonzero(cleaned.points.has_time)
    line, at = cleaned.points.take(timed), cleaned.at[timed]
    rises = np.diff(np.maximum.accumulate(line.time_ms), prepend=NO_TIME) > 0
    line, at = line.take(rises), at[rises]
    seconds = np.diff(line.time_ms) / 1000.0
    pace, rise = np.full(len(seconds), np.nan), np.full(len(seconds), np.nan)
    for start, stop in zip(*runs(seconds <= USUAL.break_s), strict=True):
        run = slice(start, stop + 1)
        clock, ele = line.time_ms[run] / 1000.0, line.ele_m[run]
        pace[start:stop] = paces(clock, line.lat[run], line.lon[run], _PACE_S)
        first, last = around(clock, _PACE_S)
        rise[start:stop] = (ele[last] - ele[first]) / (clock[last] - clock[first])
    return _Line(line, at, mode, steps_of(line), seconds, pace, rise)


def _touches_sea(points: Points) -> bool:
    """Whether any of some points all along lies on the open sea."""
    at = np.linspace(0, len(points) - 1, min(len(points), _SAMPLES)).astype(np.int64)
    far = np.flatnonzero(step_lengths_m(points.lat[at], points.lon[at]) > _LEAP_M)
    lat = np.concatenate((points.lat[at], (points.lat[at[far]] + points.lat[at[far + 1]]) / 2))
    lon = np.concatenate((points.lon[at], (points.lon[at[far]] + points.lon[at[far + 1]]) / 2))
    return any(_is_sea(*place) for place in zip(lat.tolist(), lon.tolist(), strict=True))


def _is_sea(lat: float, lon: float) -> bool:
    return zone_at(lat, lon).startswith("Etc/")


def _leaps(line: _Line) -> Iterator[Carriage]:
    """Long ways without a point: over the sea, or from shore to shore in no time by a clock that slept."""
    least_m_s = _VEHICLE_M_S[LegMode.KAYAK] if line.mode is LegMode.KAYAK else 0.0
    for step in np.flatnonzero(line.steps_m >= _LEAP_M).tolist():
        metres, seconds = float(line.steps_m[step]), float(line.seconds[step])
        speed = metres / seconds
        words = {"km": km(metres), "speed": km_h(speed)}
        middle = [(column[step] + column[step + 1]) / 2 for column in (line.points.lat, line.points.lon)]
        is_short_in_lon = abs(line.points.lon[step + 1] - line.points.lon[step]) < 180
        low, high = sorted(line.points.ele_m[step : step + 2].tolist())
        is_shore = abs(low) <= _SHORE_M and abs(high) <= _SHORE_M and high - low <= _LEVEL_M
        if least_m_s <= speed <= _PLANE_M_S and is_short_in_lon and _is_sea(*middle):
            reason = _("{km} km over the sea without points, at {speed} km/h")
        elif is_shore and speed > _FASTEST_M_S and metres < _ASLEEP_M:
            reason = _("{km} km without points from shore to shore, in no time; or through a tunnel")
        else:
            continue
        yield line.carriage(step, step + 1, LegMode.FERRY, reason.format(**words))


def _over_sea(line: _Line) -> Iterator[Carriage]:
    """Ways recorded on the open sea, from harbour to harbour."""
    least_m_s = _VEHICLE_M_S[LegMode.KAYAK] if line.mode is LegMode.KAYAK else 0.0
    names, numbers = zones_of(line.points)
    sea = np.array([name.startswith("Etc/") for name in names], dtype=np.bool_)[numbers]
    steps = sea[:-1] & sea[1:]
    for start, stop in _bridged(line, steps, _HARBOUR_S / 4):
        with np.errstate(invalid="ignore"):
            sails = start + np.flatnonzero(~(line.pace_m_s[start:stop] < _STAND_M_S))
        if not len(sails):
            continue
        speed = float(line.steps_m[sails].sum() / line.seconds[sails].sum())
        first, last = _widened(line, int(sails[0]), int(sails[-1]) + 1, _HARBOUR_S)
        if least_m_s <= speed <= _TRAIN_M_S:
            reason = _("{km} km over the sea at {speed} km/h")
            reason = reason.format(km=km(line.metres(first, last)), speed=km_h(speed))
            yield line.carriage(first, last, LegMode.FERRY, reason)


def _fast(line: _Line) -> Iterator[Carriage]:
    """Ways at the speed of a vehicle for minutes, not downhill."""
    least_m_s = _VEHICLE_M_S.get(line.mode, _PLANE_M_S)
    with np.errstate(invalid="ignore"):
        fast = (line.pace_m_s >= least_m_s) & ~(line.rise_m_s < _DOWNHILL * line.pace_m_s)
        silent = line.steps_m / line.seconds
        leaps = (line.seconds > USUAL.break_s) & (silent >= least_m_s) & (silent <= _FASTEST_M_S)
        high = (line.points.ele_m[:-1] > _PLANE_M) & (line.pace_m_s > _TRAIN_M_S)
    fast |= (leaps & (line.steps_m >= _LEAST_M)) | high
    for start, stop in _bridged(line, fast, _STATION_S):
        first, last = _widened(line, start, stop, _BOARDING_S)
        metres, lasts_s = line.metres(start, stop), line.lasts_s(start, stop)
        quick_s = float(line.seconds[start:stop][fast[start:stop]].sum())
        if metres < _LEAST_M or quick_s < max(_LEAST_S, lasts_s / 2) or metres / lasts_s < 0.75 * least_m_s:
            continue
        if line.mode in _VEHICLE_M_S and _falls(line, start, stop) < _DOWNHILL:
            continue
        yield _ride(line, first, last)


def _ride(line: _Line, first: int, last: int) -> Carriage:
    """A fast way as a proposal: its speed says by what."""
    metres = line.metres(first, last)
    speed = metres / line.lasts_s(first, last)
    known = line.pace_m_s[first:last][np.isfinite(line.pace_m_s[first:last])]
    top = max(float(np.percentile(known, 90)) if len(known) else 0.0, speed)
    words = {"km": km(metres), "speed": km_h(speed), "top": km_h(top)}
    if top >= _PLANE_M_S:
        # High-speed trains go no faster than this either, but for one or two.
        mode = LegMode.PLANE if top >= 1.4 * _PLANE_M_S else LegMode.TRAIN
    else:
        mode = LegMode.TRAIN if top >= _TRAIN_M_S else LegMode.BUS
    reason = _("{km} km at {speed} km/h, often {top}")
    if not len(known):
        reason = _("{km} km without points at {speed} km/h")
    return line.carriage(first, last, mode, reason.format(**words))


def _falls(line: _Line, first: int, stop: int) -> float:
    ele = line.points.ele_m[[first, stop]]
    metres = line.metres(first, stop)
    return float(ele[1] - ele[0]) / metres if metres and np.isfinite(ele).all() else 0.0


def _bridged(line: _Line, marked: Mask, pause_s: float) -> list[tuple[int, int]]:
    """Runs of marked steps as first and last point; runs no farther apart than a pause are one."""
    found: list[tuple[int, int]] = []
    starts, stops = runs(marked)
    for start, stop in zip(starts.tolist(), stops.tolist(), strict=True):
        if found and line.lasts_s(found[-1][1], start) <= pause_s:
            found[-1] = (found[-1][0], stop)
        else:
            found.append((start, stop))
    return found


def _widened(line: _Line, first: int, last: int, reach_s: float) -> tuple[int, int]:
    """The way from the stand before it to the stand after it, where these are within reach."""
    with np.errstate(invalid="ignore"):
        stands = np.flatnonzero(~(line.pace_m_s >= _STAND_M_S))
    before, after = stands[stands < first], stands[stands >= last]
    if len(before) and line.lasts_s(int(before[-1]) + 1, first) <= reach_s:
        first = int(before[-1]) + 1
    if len(after) and line.lasts_s(last, int(after[0])) <= reach_s:
        last = int(after[0])
    return first, last


def _apart(found: list[Carriage]) -> Iterator[Carriage]:
    """Of proposals that share more than an end the longest, in order."""
    kept: list[Carriage] = []
    for carriage in sorted(found, key=lambda one: (-one.distance_m, one.first)):
        if all(carriage.stop - 1 <= other.first or other.stop - 1 <= carriage.first for other in kept):
            kept.append(carriage)
    yield from sorted(kept, key=lambda one: one.first)
