"""Climb, descent, highest and lowest of a line, without the noise of receivers and barometers."""

import numpy as np

from expedition.points import F64, Mask, Points
from expedition.record_classes import dataclass
from expedition.stats.constants import USUAL, Constants
from expedition.stats.motion import way_moved_m


@dataclass(frozen=True, slots=True)
class Climb:
    """Metres up and down, and the extremes with the way at the highest; None without heights."""

    climb_m: float | None = None
    descent_m: float | None = None
    highest_m: float | None = None
    highest_at_m: float | None = None
    lowest_m: float | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Heights:
    """Averaged heights along a line, and what was climbed and descended up to each, all in metres.

    Attributes:
        way_m: The way of each, never falling.
        height_m: The height; segments are lifted to go on where the one before ended.
        up_m: Climbed from the start; noise does not count.
        down_m: Descended from the start.
    """

    way_m: F64
    height_m: F64
    up_m: F64
    down_m: F64


def climb(
    points: Points,
    moves: Mask | None,
    constants: Constants = USUAL,
    *,
    way_m: F64 | None = None,
    has_barometer: bool = False,
) -> Climb:
    """What the heights of a cleaned line tell; a step between segments is neither climb nor descent.

    `way_m` is the way at each point where it is known already; a barometer tells smaller rises from noise.
    """
    averaged = _averaged(points, moves, constants, way_m)
    if averaged is None:
        return Climb()
    pieces, peaks, lowest = averaged
    height = _joined([mean for _place, mean in pieces])
    up, down = _turns(height, constants.least_climb_m(has_barometer=has_barometer))
    highest, place_m = max(peaks, key=lambda peak: peak[0])
    return Climb(up, down, highest, place_m, lowest)


def heights(
    points: Points,
    moves: Mask | None,
    constants: Constants = USUAL,
    *,
    way_m: F64,
    has_barometer: bool = False,
) -> Heights | None:
    """How climb and descent of `climb` come together along the line; None without heights."""
    averaged = _averaged(points, moves, constants, way_m)
    if averaged is None:
        return None
    pieces, _peaks, _lowest = averaged
    height = _joined([mean for _place, mean in pieces])
    up, down = np.zeros(len(height)), np.zeros(len(height))
    for first, last in _runs(height, constants.least_climb_m(has_barometer=has_barometer)):
        part = slice(first, last + 1)
        change = height[part] - height[first]
        if change[-1] > 0:
            up[part] = np.maximum.accumulate(change)
        else:
            down[part] = np.maximum.accumulate(-change)
    return Heights(np.concatenate([place for place, _mean in pieces]), height, _summed(up), _summed(down))


def _summed(gained: F64) -> F64:
    """What runs gained one after another, from what each gained from its own start."""
    return np.asarray(np.cumsum(np.maximum(np.diff(gained, prepend=0.0), 0.0)))


_Averaged = tuple[list[tuple[F64, F64]], list[tuple[float, float]], float]


def _averaged(
    points: Points, moves: Mask | None, constants: Constants, way_m: F64 | None
) -> _Averaged | None:
    """Way and smooth height of each segment, its highest mean with the way at it, and the lowest of all."""
    way, at = way_moved_m(points, moves, way_m)
    height = points.ele_m[at]
    known = np.isfinite(height)
    if not known.any():
        return None
    segment = np.searchsorted(points.segment_starts, at, side="right")
    pieces: list[tuple[F64, F64]] = []
    peaks: list[tuple[float, float]] = []
    lowest = np.inf
    for number in np.unique(segment[known]).tolist():
        here = known & (segment == number)
        place, mean = _cells(way[here], height[here], constants.cell_m)
        top = int(mean.argmax())
        peaks.append((float(mean[top]), float(place[top])))
        lowest = min(lowest, float(mean.min()))
        place, mean = _filled(place, mean, constants.cell_m, constants.smooth_cells)
        pieces.append((place, _smooth(mean, constants.smooth_cells)))
    return pieces, peaks, lowest


def _cells(way: F64, height: F64, cell_m: float) -> tuple[F64, F64]:
    """Mean way and mean height of each stretch of `cell_m` that has a point."""
    cell = np.floor(way / cell_m).astype(np.int64)
    edges = np.flatnonzero(np.diff(cell, prepend=-1))
    counts = np.diff(np.append(edges, len(cell)))
    return np.add.reduceat(way, edges) / counts, np.add.reduceat(height, edges) / counts


def _filled(place: F64, mean: F64, cell_m: float, reach: int) -> tuple[F64, F64]:
    """Ways and heights with straight lines between sparse points, a height per cell.

    The middle of a long straight line cannot turn, so only its ends, as far as smoothing reaches, are filled.
    """
    gaps = np.diff(place)
    cells = np.minimum(gaps / cell_m, 1e9).astype(np.int64)
    counts = np.clip(cells - 1, 0, 2 * reach)
    number = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts) + 1
    of_gap = np.repeat(np.arange(len(gaps)), counts)
    is_end = (number > reach) & (cells[of_gap] - 1 > 2 * reach)
    inside = np.where(is_end, gaps[of_gap] - (2 * reach + 1 - number) * cell_m, number * cell_m)
    at = np.sort(np.concatenate((place, place[of_gap] + inside)))
    return at, np.asarray(np.interp(at, place, mean), dtype=np.float64)


def _smooth(height: F64, cells: int) -> F64:
    """Moving mean; its window shrinks towards the ends, which therefore stay where they are."""
    count = len(height)
    reach = np.minimum(np.minimum(np.arange(count), np.arange(count)[::-1]), cells // 2)
    total = np.concatenate(([0.0], np.cumsum(height)))
    here = np.arange(count)
    return np.asarray((total[here + reach + 1] - total[here - reach]) / (2 * reach + 1))


def _joined(pieces: list[F64]) -> F64:
    """Segments one after another, each lifted to begin where the one before ended."""
    lifted = [pieces[0]]
    for piece in pieces[1:]:
        lifted.append(piece + (lifted[-1][-1] - piece[0]))
    return np.concatenate(lifted)


def _turns(height: F64, threshold_m: float) -> tuple[float, float]:
    """Rise and fall between turning points."""
    up = down = 0.0
    for first, last in _runs(height, threshold_m):
        change = float(height[last] - height[first])
        up, down = up + max(change, 0.0), down + max(-change, 0.0)
    return up, down


def _runs(height: F64, threshold_m: float) -> list[tuple[int, int]]:
    """The stretches from one turning point to the next that differs by at least the threshold.

    Only local extremes can be turning points, so only they reach the loop.
    """
    step = np.diff(height)
    moved = np.flatnonzero(step)
    if not len(moved):
        return []
    rises = step[moved] > 0
    extremes = np.append(moved[np.flatnonzero(rises[1:] != rises[:-1]) + 1], len(height) - 1)
    found: list[tuple[int, int]] = []
    anchor = low = high = direction = 0
    low_m = high_m = anchor_m = float(height[0])
    for at, here in zip(extremes.tolist(), height[extremes].tolist(), strict=True):
        if here < low_m:
            low, low_m = at, here
        if here > high_m:
            high, high_m = at, here
        if direction >= 0 and high_m - here >= threshold_m:
            if direction > 0 or high_m - anchor_m >= threshold_m:
                found.append((anchor, high))
            anchor, anchor_m, low, low_m, direction = high, high_m, at, here, -1
        elif direction <= 0 and here - low_m >= threshold_m:
            if direction < 0 or anchor_m - low_m >= threshold_m:
                found.append((anchor, low))
            anchor, anchor_m, high, high_m, direction = low, low_m, at, here, 1
    if direction:
        found.append((anchor, high if direction > 0 else low))
    return found
