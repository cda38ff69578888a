"""Where the tiles of a PMTiles file lie: numbers of tiles along the Hilbert curve, and the lists of them."""

import numpy as np

from expedition.points import I64
from expedition.record_classes import dataclass
from expedition.tilesets import varints

_MOST = 1 << 62


@dataclass(frozen=True, slots=True, eq=False)
class Directory:
    """One list of tiles in order of their numbers; a run of 0 tiles points to a finer list."""

    numbers: I64
    runs: I64
    lengths: I64
    offsets: I64

    @property
    def first(self) -> tuple[int, int, bool]:
        """Offset and length of the first tile or list, and whether it is a list."""
        return int(self.offsets[0]), int(self.lengths[0]), not self.runs[0]

    def find(self, number: int) -> tuple[int, int, bool] | None:
        """Offset and length of the tile or of the list that may have it, and whether it is a list."""
        at = int(np.searchsorted(self.numbers, number, side="right")) - 1
        if at < 0:
            return None
        run = int(self.runs[at])
        if run and number - int(self.numbers[at]) >= run:
            return None
        return int(self.offsets[at]), int(self.lengths[at]), run == 0


def read_directory(data: bytes) -> Directory:
    """The list in these unpacked bytes; `ValueError` where it is none."""
    values = varints.decoded(np.frombuffer(data, dtype=np.uint8))
    count = int(values[0]) if len(values) else 0
    if len(values) != 1 + 4 * count or values.max() > _MOST:
        raise ValueError("no list of tiles")
    if not count:
        return Directory(*(np.empty(0, dtype=np.int64) for _column in range(4)))
    steps, runs, lengths, places = values[1:].astype(np.int64).reshape(4, count)
    if float(steps.sum(dtype=np.float64)) > _MOST or float(lengths.sum(dtype=np.float64)) > _MOST:
        raise ValueError("numbers beyond any file")
    # A place of 0 says "right behind the one before": counted from the last that names its own.
    ahead = np.cumsum(lengths) - lengths
    named = np.maximum.accumulate(np.where(places > 0, np.arange(count), 0))
    offsets = places[named] - 1 + ahead - ahead[named]
    if offsets.min() < 0:
        raise ValueError("a tile before the first")
    return Directory(np.cumsum(steps), runs, lengths, offsets)


def tile_number(zoom: int, column: int, row: int) -> int:
    """The number of a tile: those of coarser zooms first, then along the curve of its own."""
    number = ((1 << 2 * zoom) - 1) // 3
    for level in reversed(range(zoom)):
        side = 1 << level
        right, lower = column & side, row & side
        number += ((3 * right) ^ lower) << level
        if not lower:
            if right:
                column, row = side - 1 - column, side - 1 - row
            column, row = row, column
    return number
