"""Distances on the WGS 84 ellipsoid, for columns of points."""

import numpy as np

from expedition.points import F64, Points

EQUATOR_M = 6_378_137.0
FLATTENING = 1 / 298.257223563
ECCENTRICITY_2 = FLATTENING * (2 - FLATTENING)
MERIDIAN_M = EQUATOR_M * (1 - ECCENTRICITY_2)
_RADIAN = np.pi / 180
LONG_STEP_M = 20_000.0
"""Above this a step is no longer locally flat: the local formula errs by 1e-6 here, 1e-3 at 600 km."""


def step_lengths_m(lat: F64, lon: F64) -> F64:
    """Metres of the n−1 steps between neighbouring points, also across the 180° meridian."""
    return straight_m(lat[:-1], lon[:-1], lat[1:], lon[1:])


def straight_m(lat_from: F64, lon_from: F64, lat_to: F64, lon_to: F64) -> F64:
    """Metres straight between n pairs of places, also across the 180° meridian."""
    # In place where it can be: fresh columns of this size cost more than the arithmetic.
    sine_2 = lat_from + lat_to
    sine_2 *= _RADIAN / 2
    np.sin(sine_2, out=sine_2)
    sine_2 *= sine_2
    bend = 1 - ECCENTRICITY_2 * sine_2
    root = np.sqrt(bend)
    north_m = lat_to - lat_from
    north_m *= _RADIAN * MERIDIAN_M
    bend *= root
    north_m /= bend
    east_deg = _turn(lon_to - lon_from)
    east_m = east_deg * (_RADIAN * EQUATOR_M)
    east_m /= root
    east_m *= np.sqrt(np.subtract(1.0, sine_2, out=sine_2), out=sine_2)
    steps = np.hypot(north_m, east_m)
    far = np.flatnonzero(steps > LONG_STEP_M)
    if len(far):
        steps[far] = _long_m(lat_from[far], lat_to[far], east_deg[far])
    return np.asarray(steps, dtype=np.float64)


def steps_of(points: Points) -> F64:
    """Metres of the n−1 steps of a line, between segments too; worked out once, not to be written to."""
    if "steps_m" not in points.derived:
        points.derived["steps_m"] = step_lengths_m(points.lat, points.lon)
    steps: F64 = points.derived["steps_m"]
    return steps


def distances_m(points: Points) -> F64:
    """The way travelled at each of n points; gaps between segments add nothing."""
    if not len(points):
        return np.empty(0, dtype=np.float64)
    steps = steps_of(points)
    if len(points.segment_starts) > 1:
        steps = steps.copy()
        steps[points.segment_starts[1:] - 1] = 0.0
    return np.concatenate(([0.0], np.cumsum(steps)))


def length_m(points: Points) -> float:
    """Length of the line within its segments."""
    return float(distances_m(points)[-1]) if len(points) else 0.0


def gap_m(points: Points) -> float:
    """Length of the straight ways between one segment's end and the next one's start."""
    if len(points) < 2:
        return 0.0
    joints = points.segment_starts[1:]
    return float(steps_of(points)[joints - 1].sum())


def _turn(degrees: F64) -> F64:
    """Differences of longitude on the shorter way round."""
    if not len(degrees) or np.abs(degrees).max() <= 180.0:
        return degrees
    return np.asarray((degrees + 180.0) % 360.0 - 180.0, dtype=np.float64)


def _long_m(lat_from: F64, lat_to: F64, east_deg: F64) -> F64:
    """Lambert's formula for long lines: within metres of the geodesic over thousands of kilometres."""
    start = np.arctan((1 - FLATTENING) * np.tan(np.radians(lat_from)))
    stop = np.arctan((1 - FLATTENING) * np.tan(np.radians(lat_to)))
    mean, half = (start + stop) / 2, (stop - start) / 2
    chord = np.sin(half) ** 2 + np.cos(start) * np.cos(stop) * np.sin(np.radians(east_deg) / 2) ** 2
    chord = np.clip(chord, 1e-18, 1 - 1e-12)
    angle = 2 * np.arcsin(np.sqrt(chord))
    wide = (angle - np.sin(angle)) * np.sin(mean) ** 2 * np.cos(half) ** 2 / (1 - chord)
    deep = (angle + np.sin(angle)) * np.cos(mean) ** 2 * np.sin(half) ** 2 / chord
    return np.asarray(EQUATOR_M * (angle - FLATTENING / 2 * (wide + deep)), dtype=np.float64)
