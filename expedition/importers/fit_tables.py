"""The messages of one kind in a FIT recording as a table, times told in a message's head included."""

from collections.abc import Sequence

import numpy as np

from expedition.importers.fit_fields import TIMESTAMP, Definition, column, text
from expedition.points import F64, I64, NO_TIME
from expedition.record_classes import dataclass

FILE_ID, SPORT, SESSION, RECORD, EVENT, DEVICE_INFO = 0, 12, 18, 20, 21, 23
LOCATION, COURSE, COURSE_POINT, SEGMENT_ID, SEGMENT_POINT = 29, 31, 32, 148, 150
WANTED = frozenset({FILE_ID, SPORT, SESSION, RECORD, EVENT, DEVICE_INFO})
WANTED |= {LOCATION, COURSE, COURSE_POINT, SEGMENT_ID, SEGMENT_POINT}
"""Kinds of messages that are looked at; the rest is stepped over."""

_DEGREES = 180 / 2**31
_EPOCH_S = 631_065_600
_FIRST_DATE = 0x1000_0000
_COMPRESSED = 0x80


@dataclass(frozen=True, slots=True)
class Table:
    """Messages of one kind in file order: where each begins, and its fields as columns by number."""

    starts: I64
    fields: dict[int, F64]

    def __len__(self) -> int:
        return len(self.starts)

    def first(self, field: int) -> float:
        """The first message's value, NaN where there is none."""
        return float(self.fields[field][0]) if len(self) else np.nan


def table(data: bytes, definitions: Sequence[Definition], number: int, *fields: int) -> Table:
    """All messages of this kind with these fields."""
    mine = [definition for definition in definitions if definition.number == number]
    starts = [np.array(definition.starts, dtype=np.int64) for definition in mine]
    every = np.concatenate([np.empty(0, dtype=np.int64), *starts])
    order = np.argsort(every)
    columns = {
        name: np.concatenate(
            [np.empty(0), *(column(data, one, name, at) for one, at in zip(mine, starts, strict=True))]
        )[order]
        for name in fields
    }
    return Table(every[order], columns)


def texts(data: bytes, definitions: Sequence[Definition], number: int, field: int) -> list[str]:
    """One text field of all messages of this kind, in file order."""
    found = sorted(
        (start, text(data, definition, field, start))
        for definition in definitions
        if definition.number == number
        for start in definition.starts
    )
    return [said for _start, said in found]


def degrees(raw: F64) -> F64:
    """Degrees of stored positions."""
    return np.asarray(raw * _DEGREES, dtype=np.float64)


def heights(fine: F64, coarse: F64) -> F64:
    """Metres of stored heights, the finer ones where there are any."""
    return np.where(np.isfinite(fine), fine, coarse) / 5 - 500


def instants(seconds: F64) -> I64:
    """UTC milliseconds of stored times; small ones count from when a device was switched on, so are none."""
    known = seconds >= _FIRST_DATE
    whole = np.where(known, seconds, 0).astype(np.int64)
    return np.where(known, (whole + _EPOCH_S) * 1000, NO_TIME)


def times(data: bytes, definitions: Sequence[Definition], found: Table) -> I64:
    """UTC milliseconds of the messages, also of those that only say how long after the last full time."""
    heads = np.frombuffer(data, dtype=np.uint8)
    seconds = found.fields[TIMESTAMP].copy()
    short = np.isnan(seconds) & (heads[found.starts] >= _COMPRESSED)
    if short.any():
        told = _told(data, definitions)
        seconds[short] = [told[start] for start in found.starts[short].tolist()]
    return instants(seconds)


def _told(data: bytes, definitions: Sequence[Definition]) -> dict[int, int]:
    """The times of all messages that tell them in five bits of their head, by where they begin."""
    stamps: list[tuple[int, float]] = []
    for one in definitions:
        starts = np.array(one.starts, dtype=np.int64)
        full = column(data, one, TIMESTAMP, starts)
        stamps.extend(zip(starts.tolist(), full.tolist(), strict=True))
    clock, told = 0, {}
    for start, full_s in sorted(stamps):
        if full_s == full_s:
            clock = int(full_s)
        elif data[start] & _COMPRESSED:
            clock += (data[start] - clock) & 0x1F
            told[start] = clock
    return told
