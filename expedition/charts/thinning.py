"""As many points as a chart has columns, and no summit lost."""

import numpy as np

from expedition.points import F64, I64


def thin(x: F64, y: F64, columns: int) -> I64:
    """Which of n samples to draw: the first, lowest, highest and last of each of `columns` equal spans of x.

    `x` rises; samples without a height keep one of their kind per column, so that gaps stay gaps.
    """
    if len(x) <= 4 * columns:
        return np.arange(len(x), dtype=np.int64)
    edges = np.linspace(x[0], x[-1], columns + 1)[1:-1]
    starts = np.unique(np.concatenate(([0], np.searchsorted(x, edges))))
    starts = starts[starts < len(x)]
    sizes = np.diff(starts, append=len(x))
    lows = np.repeat(np.fmin.reduceat(y, starts), sizes)
    highs = np.repeat(np.fmax.reduceat(y, starts), sizes)
    column = np.repeat(np.arange(len(starts)), sizes)
    return np.unique(
        np.concatenate(
            (
                starts,
                starts + sizes - 1,
                _first_of_each(y == lows, column),
                _first_of_each(y == highs, column),
                _first_of_each(np.isnan(y), column),
            )
        )
    ).astype(np.int64)


def _first_of_each(hits: np.ndarray[tuple[int, ...], np.dtype[np.bool_]], column: I64) -> I64:
    where = np.flatnonzero(hits)
    return where[np.unique(column[where], return_index=True)[1]].astype(np.int64)
