"""What was found of the points of a block, put together in the order of the file."""

from collections.abc import Iterator

import numpy as np

from expedition.importers.gpx_scan import Found
from expedition.importers.gpx_shape import LAT, LON
from expedition.importers.gpx_words import ELE
from expedition.importers.point_columns import Columns
from expedition.points import EXTRAS, F64, I64, NO_TIME


class Block:
    """The points of a block as columns; `stop` is where each ends, 0 for one that was not found."""

    def __init__(self, count: int) -> None:
        self.stop: I64 = np.zeros(count, dtype=np.int64)
        self._numbers: dict[str, F64] = {}
        self._time_ms = np.full(count, NO_TIME, dtype=np.int64)
        self._zoneless, self._lost = np.zeros((2, count), dtype=np.bool_)
        self._commas = np.zeros(count, dtype=np.int64)

    def put(self, found: Found) -> None:
        """Points in their places."""
        rows = slice(None) if len(found.rows) == len(self.stop) else found.rows
        self.stop[rows] = found.stop
        for name, values in found.numbers.items():
            self._column(name)[rows] = values
        self._time_ms[rows] = found.time_ms
        self._zoneless[rows], self._lost[rows] = found.zoneless, found.lost
        self._commas[rows] = found.commas

    def runs(self, starts: I64, shortest: int) -> Iterator[tuple[int, int]]:
        """First and behind the last of points found one right behind the other, if that many."""
        is_found = self.stop > 0
        is_next = self.stop[:-1] == starts[1:-1]
        heads = np.flatnonzero(is_found & ~np.concatenate(([False], is_next & is_found[1:])))
        tails = np.flatnonzero(is_found & ~np.concatenate((is_next & is_found[1:], [False])))
        is_long = tails - heads >= shortest - 1
        return zip(heads[is_long].tolist(), (tails[is_long] + 1).tolist(), strict=True)

    def columns(self, first: int, stop: int) -> Columns:
        """The columns of some of them."""
        here = slice(first, stop)
        sensors = {}
        for name in EXTRAS:
            if name in self._numbers:
                values = self._numbers[name][here]
                at = np.flatnonzero(~np.isnan(values))
                sensors[name] = (at, values[at])
        return Columns(
            self._numbers[LAT][here],
            self._numbers[LON][here],
            self._column(ELE)[here],
            self._time_ms[here],
            self._zoneless[here],
            commas=int(self._commas[here].sum()),
            lost_times=int(self._lost[here].sum()),
            sensors=sensors,
        )

    def _column(self, name: str) -> F64:
        if name not in self._numbers:
            self._numbers[name] = np.full(len(self.stop), np.nan)
        return self._numbers[name]
