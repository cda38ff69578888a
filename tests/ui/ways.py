"""Lines for tests of profile, map and readout."""

import numpy as np

from expedition.points import TEMPERATURE, Points
from expedition.records.trip import LegLine
from expedition.stats import along
from expedition.stats.along import Way

START_MS = 1_752_969_600_000


def points(count: int = 1001, *, lon: float = 80.0, starts: tuple[int, ...] = (0,)) -> Points:
    """100 km to the north and up to a summit in the middle, within five hours, warming from 19 to 44 °C."""
    share = np.linspace(0.0, 1.0, count)
    return Points(
        43.5 + share * 0.9,
        lon + share * 0.2,
        600 + 400 * (1 - np.abs(2 * share - 1)),
        START_MS + (share * 5 * 3_600_000).astype(np.int64),
        np.array(starts, dtype=np.int64),
        {TEMPERATURE: (19 + share * 25).astype(np.float32)},
    )


def way(line: Points | None = None) -> Way:
    """The way of one such line, exactly 100 km."""
    leg = LegLine(1, 1, False, False, points() if line is None else line, "Asia/Almaty", 0.0, 100_000.0)
    made = along.compute([leg])
    assert made is not None
    return made
