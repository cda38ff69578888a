"""Where an axis puts its marks, and a line reduced to what the pixels of a widget can show."""

import math
from itertools import pairwise

import numpy as np

from expedition.points import F64, I64, NO_TIME, distinct

_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_CLOCK_STEPS_MIN = (5, 10, 15, 30, 60, 120, 180, 240, 360, 720, 1440)


def nice_step(span: float, most: int) -> float:
    """The smallest round step that divides a span into at most so many parts."""
    rough = span / max(1, most)
    if rough <= 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(rough))
    return next(step * power for step in _STEPS if step * power >= rough * 0.999)


def ticks(low: float, high: float, most: int) -> list[float]:
    """Round values within a span, at most so many steps apart."""
    step = nice_step(high - low, most)
    first = math.ceil(low / step - 1e-9)
    last = math.floor(high / step + 1e-9)
    return [index * step for index in range(first, last + 1)]


def clock_ticks(clock_ms: I64, most: int) -> list[tuple[int, int]]:
    """Samples at which a round time of day is reached, as (index, milliseconds); times must not fall."""
    known = np.flatnonzero(clock_ms != NO_TIME)
    if len(known) < 2 or most < 1:
        return []
    times = np.maximum.accumulate(clock_ms[known])
    minutes = (times[-1] - times[0]) / 60_000
    step_min = next((step for step in _CLOCK_STEPS_MIN if minutes / step <= most), _CLOCK_STEPS_MIN[-1])
    step_ms = step_min * 60_000
    first, last = -(-int(times[0]) // step_ms), int(times[-1]) // step_ms
    wanted = np.arange(first, last + 1, dtype=np.int64) * step_ms
    at = np.searchsorted(times, wanted)
    return [(int(known[index]), int(time)) for index, time in zip(at, wanted, strict=True)]


def thin_to_columns(x: F64, y: F64) -> tuple[F64, F64]:
    """At most four values a pixel column: first, least, greatest and last, so that no summit is lost."""
    if len(x) < 4:
        return x, y
    column = np.floor(x)
    starts = np.flatnonzero(np.diff(column, prepend=column[0] - 1))
    stops = np.append(starts[1:], len(x))
    if len(x) <= 4 * len(starts):
        return x, y
    order = np.lexsort((y, column))
    keep = np.concatenate((starts, order[starts], order[stops - 1], stops - 1))
    keep, _places = distinct(keep)
    return x[keep], y[keep]


def finite_runs(values: F64, breaks: I64) -> list[slice]:
    """Unbroken stretches of known values; every index in `breaks` begins a new one."""
    known = np.isfinite(values)
    edges = np.flatnonzero(np.diff(known.astype(np.int8), prepend=0, append=0))
    cuts = set(breaks.tolist())
    runs: list[slice] = []
    for start, stop in zip(edges[::2], edges[1::2], strict=True):
        inner = [int(start), *sorted(cut for cut in cuts if start < cut < stop), int(stop)]
        runs.extend(slice(a, b) for a, b in pairwise(inner))
    return runs


def fit_labels(wanted: list[tuple[float, float]], gap: float) -> list[int]:
    """Which labels, given as (left, right) by importance, can stand without touching one another."""
    taken: list[tuple[float, float]] = []
    kept: list[int] = []
    for index, (left, right) in enumerate(wanted):
        if all(right + gap <= other_left or left >= other_right + gap for other_left, other_right in taken):
            taken.append((left, right))
            kept.append(index)
    return kept
