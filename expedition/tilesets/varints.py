"""Numbers of variable length, as protocol buffers and PMTiles write them, decoded by the column."""

import numpy as np
import numpy.typing as npt

U8 = npt.NDArray[np.uint8]
U64 = npt.NDArray[np.uint64]

_MOST_BYTES = 10


def decoded(data: U8) -> U64:
    """All numbers in the bytes; `ValueError` where the last one is cut short or one is too long."""
    ends = np.flatnonzero(data < 0x80)
    if not len(data):
        return np.empty(0, dtype=np.uint64)
    if not len(ends) or ends[-1] != len(data) - 1:
        raise ValueError("a number is cut short")
    if len(ends) == len(data):
        return data.astype(np.uint64)
    starts = np.concatenate(([0], ends[:-1] + 1))
    lengths = ends - starts + 1
    longest = int(lengths.max())
    if longest > _MOST_BYTES:
        raise ValueError("a number is too long")
    values = (data[starts] & 0x7F).astype(np.uint64)
    for place in range(1, longest):
        here = np.flatnonzero(lengths > place)
        values[here] |= (data[starts[here] + place] & 0x7F).astype(np.uint64) << np.uint64(7 * place)
    return values


def signed(values: U64) -> npt.NDArray[np.int64]:
    """Zigzag numbers, in which small negative ones are short as well."""
    halves = (values >> np.uint64(1)).astype(np.int64)
    return halves ^ -(values & np.uint64(1)).astype(np.int64)
