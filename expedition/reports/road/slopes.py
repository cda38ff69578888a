"""The long climbs and descents of a line of heights."""

import itertools
from collections.abc import Sequence

import numpy as np

from expedition.reports.drawings.profile import Heights
from expedition.reports.road.records import Slope

_LEAST_RISE_M = 100.0
_LEAST_GRADE = 0.01


def slopes(heights: Heights) -> list[Slope]:
    """Climbs and descents of at least a hundred metres, one in a hundred and more."""
    good = np.isfinite(heights.ele_m)
    way, height = heights.distance_m[good].tolist(), heights.ele_m[good].tolist()
    found = []
    for first, last in _runs(height):
        rise, length = height[last] - height[first], way[last] - way[first]
        if length > 0 and abs(rise) / length >= _LEAST_GRADE:
            found.append(Slope(way[first], way[last], rise < 0, abs(rise)))
    return found


def _runs(height: Sequence[float]) -> list[tuple[int, int]]:
    """From turning point to turning point, smaller ups and downs left out."""
    turns: list[int] = []
    low = high = 0
    direction = 0
    for at, here in enumerate(height):
        low = at if here < height[low] else low
        high = at if here > height[high] else high
        if direction <= 0 and here - height[low] >= _LEAST_RISE_M:
            turns.append(low)
            direction, high = 1, at
        elif direction >= 0 and height[high] - here >= _LEAST_RISE_M:
            turns.append(high)
            direction, low = -1, at
    if direction:
        turns.append(high if direction > 0 else low)
    return list(itertools.pairwise(turns))
