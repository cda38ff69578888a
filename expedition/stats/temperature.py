"""Coldest and warmest of a line's own sensor."""

import numpy as np

from expedition.points import F64, I64, TEMPERATURE, Points
from expedition.record_classes import dataclass
from expedition.stats.constants import USUAL, Constants


@dataclass(frozen=True, slots=True)
class Warmth:
    """Extremes in degrees Celsius, and the number of the point where it was warmest."""

    min_c: float
    max_c: float
    warmest: int


def warmth(points: Points, constants: Constants = USUAL) -> Warmth | None:
    """Extremes of the averaged readings after the sensor has left the tent; None without any."""
    at, values = readings(points, constants)
    if not len(values):
        return None
    top = int(values.argmax())
    return Warmth(float(values.min()), float(values[top]), int(at[top]))


def readings(points: Points, constants: Constants = USUAL) -> tuple[I64, F64]:
    """Numbers of the points that have one, and the averaged readings of a sensor that has left the tent."""
    none = np.empty(0, dtype=np.int64), np.empty(0, dtype=np.float64)
    if TEMPERATURE not in points.extras:
        return none
    values = points.extras[TEMPERATURE].astype(np.float64)
    at = np.flatnonzero(np.isfinite(values))
    timed = at[points.has_time[at]]
    if not len(timed):
        return at, values[at]
    order = timed[np.argsort(points.time_ms[timed], kind="stable")]
    clock = points.time_ms[order] / 1000.0
    at = order[clock >= points.time_ms[points.has_time].min() / 1000.0 + constants.warm_up_s]
    if not len(at):
        return none
    total = np.concatenate(([0.0], np.cumsum(values[order])))
    middle = points.time_ms[at] / 1000.0
    first = np.searchsorted(clock, middle - constants.temperature_s / 2)
    last = np.searchsorted(clock, middle + constants.temperature_s / 2, side="right")
    return at, (total[last] - total[first]) / (last - first)
