"""The check sum of FIT files, CRC-16/ARC, over whole arrays at once."""

import numpy as np
import numpy.typing as npt

_POLYNOMIAL = 0xA001
_COLUMNS = 1024
_SHORT = 4096
"""Below this many bytes a plain loop is as fast."""


def _table() -> npt.NDArray[np.uint16]:
    values = np.arange(256, dtype=np.uint16)
    for _bit in range(8):
        values = np.where(values & 1, (values >> 1) ^ _POLYNOMIAL, values >> 1).astype(np.uint16)
    return values


_TABLE = _table()
_STEPS: list[int] = _TABLE.tolist()


def crc16(data: bytes | memoryview) -> int:
    """The check sum of these bytes."""
    if len(data) < _SHORT:
        return _loop(0, data)
    # Zeros in front change nothing, so the bytes fill a table of equal rows, each summed on its own.
    length = -(-len(data) // _COLUMNS)
    rows = np.zeros(_COLUMNS * length, dtype=np.uint8)
    rows[len(rows) - len(data) :] = np.frombuffer(data, dtype=np.uint8)
    sums = np.zeros(_COLUMNS, dtype=np.uint16)
    for column in rows.reshape(_COLUMNS, length).T.copy():
        sums = _TABLE[(sums ^ column) & 0xFF] ^ (sums >> 8)
    low, high = _moved(length)
    total = 0
    for value in sums.tolist():
        total = low[total & 0xFF] ^ high[total >> 8] ^ value
    return total


def _loop(total: int, data: bytes | memoryview) -> int:
    for byte in data:
        total = _STEPS[(total ^ byte) & 0xFF] ^ (total >> 8)
    return total


def _moved(length: int) -> tuple[list[int], list[int]]:
    """What each low and each high byte of a sum becomes behind so many zeros; their xor is the new sum."""
    sums = np.concatenate([np.arange(256), np.arange(256) << 8]).astype(np.uint16)
    for _byte in range(length):
        sums = _TABLE[sums & 0xFF] ^ (sums >> 8)
    return sums[:256].tolist(), sums[256:].tolist()
