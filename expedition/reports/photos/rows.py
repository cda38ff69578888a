"""Pictures in rows: which stand beside each other, how high, and how much is cut off them."""

import math
from collections.abc import Sequence
from typing import NamedTuple

from expedition.reports.typesetting.style import MM

LOW, HIGH, IDEAL = 42 * MM, 75 * MM, 57 * MM
BETWEEN = 3 * MM
TOP_SHARE = 0.25
"""Of what is cut off above and below: heads are at the top."""
_MOST_HIGH, _MOST_WIDE = 0.2, 0.3
"""Of a picture's height and width; no more than 0.15 on a side."""
_LONGEST_ROW = 8


class Row(NamedTuple):
    """So many pictures of one height, each as wide as given; in points."""

    height: float
    widths: tuple[float, ...]


def near(ratio: float, wanted: float) -> float:
    """The shape next to the wanted one that a picture may be cut to; both width by height."""
    return min(max(wanted, ratio * (1 - _MOST_WIDE)), ratio / (1 - _MOST_HIGH))


def row(
    ratios: Sequence[float], measure: float, low: float = LOW, high: float = HIGH, finest: float = math.inf
) -> Row:
    """Pictures side by side over a measure, cut a little where the row would be too low or too high.

    Where that is not enough, a row too high stays narrower than the measure, and one too low stays low. No
    picture is shown larger than when it is `finest` high.
    """
    inner = measure - BETWEEN * (len(ratios) - 1)
    whole = inner / sum(ratios)
    height = min(max(whole, low), high)
    height = min(max(height, whole * (1 - _MOST_HIGH)), whole / (1 - _MOST_WIDE))
    scale = inner / sum(ratios)
    if height > high:
        height = high
        scale = high / (1 - _MOST_HIGH)
    if max(height, scale) > finest:
        height = scale = finest
    return Row(height, tuple(ratio * scale for ratio in ratios))


def breaks(ratios: Sequence[float], measure: float) -> list[int]:
    """How many pictures stand in each row, in their order, so that all rows come near the ideal height."""
    best: list[tuple[float, int]] = [(0.0, 0)]
    for stop in range(1, len(ratios) + 1):
        first = max(0, stop - _LONGEST_ROW)
        best.append(
            min(
                (best[start][0] + _badness(ratios[start:stop], measure), start)
                for start in range(first, stop)
            )
        )
    counts: list[int] = []
    stop = len(ratios)
    while stop:
        start = best[stop][1]
        counts.insert(0, stop - start)
        stop = start
    return counts


def _badness(ratios: Sequence[float], measure: float) -> float:
    whole = (measure - BETWEEN * (len(ratios) - 1)) / sum(ratios)
    made = row(ratios, measure)
    off = (max(whole, 1.0) / IDEAL if whole > IDEAL else IDEAL / max(whole, 1.0)) - 1
    is_out = made.height < LOW - 0.5 or sum(made.widths) + BETWEEN * (len(ratios) - 1) < measure - 0.5
    cut = abs(made.height / whole - 1)
    return off * off + 2 * cut + (10.0 if is_out else 0.0)
