"""Climb, descent, highest and lowest of a line, without the noise of receivers and barometers."""

from dataclasses import dataclass

import numpy as np

from expedition.points import F64, Mask, Points
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
    way, at = way_moved_m(points, moves, way_m)
    height = points.ele_m[at]
    known = np.isfinite(height)
    if not known.any():
        return Climb()
    segment = np.searchsorted(points.segment_starts, at, side="right")
    pieces: list[F64] = []
    peaks: list[tuple[float, float]] = []
    lowest = np.inf
    for number in np.unique(segment[known]).tolist():
        here = known & (segment == number)
        place, mean = _cells(way[here], height[here], constants.cell_m)
        top = int(mean.argmax())
        peaks.append((float(mean[top]), float(place[top])))
        lowest = min(lowest, float(mean.min()))
        filled = _filled(place, mean, constants.cell_m, constants.smooth_cells)
        pieces.append(_smooth(filled, constants.smooth_cells))
    up, down = _turns(_joined(pieces), constants.least_climb_m(has_barometer=has_barometer))
    highest, place_m = max(peaks, key=lambda peak: peak[0])
    return Climb(up, down, highest, place_m, lowest)


def _cells(way: F64, height: F64, cell_m: float) -> tuple[F64, F64]:
    """Mean way and mean height of each stretch of `cell_m` that has a point."""
    cell = np.floor(way / cell_m).astype(np.int64)
    edges = np.flatnonzero(np.diff(cell, prepend=-1))
    counts = np.diff(np.append(edges, len(cell)))
    return np.add.reduceat(way, edges) / counts, np.add.reduceat(height, edges) / counts


def _filled(place: F64, mean: F64, cell_m: float, reach: int) -> F64:
    """Heights with straight lines between sparse points, a height per cell.

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
    return np.asarray(np.interp(at, place, mean), dtype=np.float64)


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
    """Rise and fall between turning points that differ by at least the threshold.

    Only local extremes can be turning points, so only they reach the loop.
    """
    step = np.diff(height)
    moved = np.flatnonzero(step)
    if not len(moved):
        return 0.0, 0.0
    rises = step[moved] > 0
    turns = moved[np.flatnonzero(rises[1:] != rises[:-1]) + 1]
    up = down = 0.0
    anchor = low = high = float(height[0])
    direction = 0
    for here in [*height[turns].tolist(), float(height[-1])]:
        low, high = min(low, here), max(high, here)
        if direction >= 0 and high - here >= threshold_m:
            up += max(high - anchor, 0.0) if direction > 0 or high - anchor >= threshold_m else 0.0
            anchor, low, direction = high, here, -1
        elif direction <= 0 and here - low >= threshold_m:
            down += max(anchor - low, 0.0) if direction < 0 or anchor - low >= threshold_m else 0.0
            anchor, high, direction = low, here, 1
    if direction > 0:
        up += high - anchor
    elif direction < 0:
        down += anchor - low
    return up, down
