"""Where the messages of a damaged FIT file surely begin again."""

import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from expedition.importers.fit_fields import BASE_TYPES, TIMESTAMP, Definition, column
from expedition.points import F64, I64, Mask

Bytes = npt.NDArray[np.uint8]

IS_COMPRESSED, IS_DEFINITION = 0x80, 0x40
DAY_S, MONTH_S = 86_400.0, 31 * 86_400.0
_SUM_BYTES = 2
_RECORDS = re.compile(rb"[\x40-\x4f\x60-\x6f].(?:\0\x14\0|\x01\0\x14)[\x02-\x40]", re.DOTALL)
_TIME_FIELD = b"\xfd\x04\x86"
_CHAIN = 6
_CANDIDATES = 200


def resynced(
    data: bytes, local: Sequence[Definition | None], pos: int, end: int, clock_s: float
) -> int | None:
    """The first place before `end` where messages go on from this time, None if there is none.

    There must be one that tells a time within a day after it, and others of known kinds behind it; `local`
    are the definitions by their numbers in the heads of messages.
    """
    heads = np.frombuffer(data, dtype=np.uint8, count=end)
    found = [
        _alike(data, heads, head, definition, pos, clock_s)
        for head, definition in enumerate(local)
        if definition and TIMESTAMP in definition.fields
    ]
    places = np.sort(np.concatenate(found)) if found else np.empty(0, dtype=np.int64)
    chained = (place for place in places[:_CANDIDATES].tolist() if _goes_on(data, local, place, clock_s))
    return next(chained, None)


def _alike(data: bytes, heads: Bytes, head: int, definition: Definition, pos: int, clock_s: float) -> I64:
    """Places from `pos` on that look like a message of this definition, written soon after that time."""
    places = pos + np.flatnonzero(heads[pos:] == head)
    places = places[places + definition.size <= len(data)]
    times_s = column(data, definition, TIMESTAMP, places)
    return places[(times_s >= clock_s) & (times_s <= clock_s + DAY_S)]


def _goes_on(data: bytes, local: Sequence[Definition | None], pos: int, clock_s: float) -> bool:
    """Whether some messages follow each other from here, of known kinds and with times that go on."""
    for number in range(_CHAIN):
        if pos >= len(data):
            return pos == len(data)
        head = data[pos]
        if head & IS_COMPRESSED:
            definition = local[head >> 5 & 3]
        elif head & IS_DEFINITION:
            return number > 1
        else:
            definition = local[head & 15]
        if definition is None or pos + definition.size > len(data):
            # Behind the last message there is nothing but the check sum.
            return number > 0 and len(data) - pos <= _SUM_BYTES
        time_s = column(data, definition, TIMESTAMP, np.array([pos]))[0]
        if not np.isnan(time_s) and not clock_s <= time_s <= clock_s + DAY_S:
            return False
        pos += definition.size
    return True


def definition_after(data: bytes, pos: int, end: int) -> int | None:
    """The first place that looks like a definition of records, which tell their times."""
    for found in _RECORDS.finditer(data, pos, end):
        size = 6 + 3 * found[0][5]
        text = data[found.start() : found.start() + size]
        if len(text) == size and _TIME_FIELD in fields_of(text) and is_possible(text):
            return found.start()
    return None


def is_possible(text: bytes) -> bool:
    """Whether a definition could have been written by a device."""
    fields = fields_of(text)
    return (
        text[2] <= 1
        and len(fields) > 0
        and all(field[1] > 0 and field[2] & 0x1F in BASE_TYPES for field in fields)
    )


def fields_of(text: bytes) -> list[bytes]:
    """The fields a definition lists: number, size and base type, a byte each."""
    return [text[at : at + 3] for at in range(6, 6 + 3 * text[5], 3)]


def leaps(times_s: F64, clock_s: float) -> Mask:
    """Which of these times do not go on from the one before, the first one from the clock's."""
    before = np.concatenate(([clock_s], times_s[:-1]))
    return np.asarray((times_s < before - DAY_S) | (times_s > before + MONTH_S))
