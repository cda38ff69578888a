"""Times in the bytes of a text, thousands at once."""

from collections.abc import Iterable

import numpy as np

from expedition.importers.columns import instants_of, spelling
from expedition.importers.digits import Text, no_digits, pairs, values_of
from expedition.points import I64, NO_TIME, Mask

_LONGEST = 64
_MINUTE = len("2024-01-02T03:04")
_SECOND = (17, 19)
_FRACTION = 20
_FEW = 4
_SPACE = ord(" ")
_BYTE = np.uint64(0xFF)
_MIDNIGHT = b"24"


def stamps(text: Text, start: I64, stop: I64) -> tuple[I64, Mask, Mask]:
    """UTC milliseconds of the times between these places, which name no zone, and which are doubtful.

    A doubtful one is no time, or has characters in it that a text may not have.
    """
    length = stop - start
    time_ms = np.full(len(start), NO_TIME, dtype=np.int64)
    zoneless = np.zeros(len(start), dtype=np.bool_)
    doubtful = length > 0
    lengths = length[:1].tolist() if (length == length[:1]).all() else np.unique(length).tolist()
    for each in lengths:
        if not 0 < each <= _LONGEST:
            continue
        at = np.flatnonzero(length == each) if len(lengths) > 1 else slice(None)
        time_ms[at], zoneless[at], doubtful[at] = _of_length(text, start[at], each)
    return time_ms, zoneless, doubtful


def _of_length(text: Text, start: I64, length: int) -> tuple[I64, Mask, Mask]:
    steady = _steady(text, start, length)
    if steady is not None:
        time_ms, is_zoneless = steady
        return time_ms, np.full(len(start), is_zoneless), np.zeros(len(start), dtype=np.bool_)
    signs = text.rows(start, length)
    time_ms, zoneless = instants_of(signs)
    return time_ms, zoneless, (time_ms == NO_TIME) | (signs < _SPACE).any(axis=1)


def _steady(text: Text, start: I64, length: int) -> tuple[I64, bool] | None:
    """Times spelled alike, many of them in one minute; None where they are not.

    One time of each minute is read with all care; the others must equal it but for the digits of the second.
    """
    if length < _SECOND[1]:
        return None
    words = text.words(start, -(-length // 8))
    day, clock = words[:, 0].copy(), words[:, 1].copy()
    heads = np.flatnonzero((day[1:] != day[:-1]) | (clock[1:] != clock[:-1])) + 1
    heads = np.concatenate(([0], heads))
    if len(heads) * _FEW > len(start) + _FEW:
        return None
    signs = text.rows(start[heads], length)
    match = spelling(bytes(signs[0]))
    if match is None or match.span("second") != _SECOND or (signs[:, :_MINUTE] < _SPACE).any():
        return None
    first, zoneless = instants_of(signs)
    if (first == NO_TIME).any() or any(bytes(row) == _MIDNIGHT for row in signs[:, 11:13]):
        return None
    digits = {*range(*_SECOND), *range(*match.span("fraction"))}
    for k in range(2, words.shape[1]):
        places = range(8 * k, min(8 * k + 8, length))
        free = _mask(place % 8 for place in places if place in digits)
        fixed = _mask(place % 8 for place in places if place not in digits)
        word = words[:, k]
        if ((word ^ word[0]) & fixed).any() or no_digits(values_of(word) & free).any():
            return None
    since = _within_minute(words[:, 2].copy(), min(match.end("fraction") - match.start("fraction"), 3))
    if since.max() >= 61_000 or (signs[0, _MINUTE:] < _SPACE).any():
        return None
    minutes = first - since[heads]
    return np.repeat(minutes, np.diff(np.append(heads, len(start)))) + since, bool(zoneless[0])


def _within_minute(word: np.ndarray[tuple[int], np.dtype[np.uint64]], digits: int) -> I64:
    """Milliseconds of words like `:04.25Z…`, of which so many digits of the fraction count."""
    values = values_of(word)
    since = ((pairs(values) >> np.uint64(8)) & _BYTE) * np.uint64(1000)
    for k in range(digits):
        since += ((values >> np.uint64(32 + 8 * k)) & _BYTE) * np.uint64(10 ** (2 - k))
    return since.astype(np.int64)


def _mask(places: Iterable[int]) -> np.uint64:
    """These bytes of a word."""
    return np.uint64(sum(0xFF << (8 * place) for place in places))
