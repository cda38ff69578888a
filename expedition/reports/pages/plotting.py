"""Many lines or areas as one path of a page, in whole tenths of a point so that they stay small."""

import numpy as np

from expedition.reports.maps.clipping import Parts

FINENESS = 10
"""Units to a point."""


def path(parts: Parts, *, is_closed: bool) -> str:
    """The path's operators; y grows downwards, as the parts have it."""
    if not len(parts.x):
        return ""
    steps = ["%d %d l"] * len(parts.x)
    for start in parts.starts.tolist():
        steps[start] = "%d %d m"
    if is_closed:
        for stop in parts.stops.tolist():
            steps[stop - 1] += " h"
    flat = np.rint(np.column_stack((parts.x, parts.y)) * FINENESS).astype(np.int64)
    return " ".join(steps) % tuple(flat.ravel().tolist())
