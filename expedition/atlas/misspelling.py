"""Names that begin almost as typed, among hundreds of thousands at once."""

from functools import cache

import numpy as np
import numpy.typing as npt

from expedition.atlas.gazetteer import U8, gazetteer
from expedition.points import I64, Mask
from expedition.record_classes import dataclass

_COMPARED = 14
_SLIPS = 2
_TWO_SLIPS_FROM = 8
_ONE_SLIP_FROM = 4
_BEGINS = bytes(range(0xC0, 0x100))
"""What begins a sign of several bytes."""


@dataclass(frozen=True, eq=False)
class _Beginnings:
    """The first letters of every key, a byte each, a row for each place in the word; and which occur."""

    letters: U8
    occurring: npt.NDArray[np.uint32]


def is_warm() -> bool:
    """Whether the table is there."""
    return _beginnings.cache_info().currsize > 0


def warm_up() -> None:
    """Makes the table, which the first misspelt name would have to wait for."""
    _beginnings()


def almost(key: str) -> tuple[I64, U8]:
    """The numbers of the keys that begin like this one but for a slip or two, and how many slips each."""
    typed = _codes(key.encode())[: _COMPARED - _SLIPS]
    slips = 2 if len(typed) >= _TWO_SLIPS_FROM else 1
    if len(typed) < _ONE_SLIP_FROM:
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.uint8)
    table = _beginnings()
    numbers = np.flatnonzero(_begins_alike(typed, table.letters[:2]))
    strange = np.bitwise_count(~table.occurring[numbers] & np.bitwise_or.reduce(_bits(typed)))
    numbers = numbers[strange <= slips]
    slipped = slips_of(typed, table.letters[: len(typed) + slips, numbers]).min(axis=0)
    near = slipped <= slips
    return numbers[near], slipped[near]


def slips_of(typed: U8, words: U8) -> U8:
    """Slips between what was typed and the first 0, 1, … letters of each word, a row for each length.

    A slip is a letter too many, too few or wrong, or two letters exchanged.
    """
    lengths, number = words.shape
    row = np.repeat(np.arange(lengths + 1, dtype=np.uint8)[:, None], number, axis=1)
    before = row
    for at, letter in enumerate(typed):
        following = np.empty_like(row)
        following[0] = at + 1
        np.minimum(row[1:] + 1, row[:-1] + (words != letter), out=following[1:])
        if at:
            exchanged = (words[:-1] == letter) & (words[1:] == typed[at - 1])
            swapped = np.where(exchanged, before[:-2] + 1, np.uint8(255))
            np.minimum(following[2:], swapped, out=following[2:])
        for length in range(lengths):
            np.minimum(following[length + 1], following[length] + 1, out=following[length + 1])
        before, row = row, following
    return row


def is_slip(one: str, other: str) -> bool:
    """Whether two whole words are the same but for a slip, or two in long words."""
    typed, word = _codes(one.encode()), _codes(other.encode())
    allowed = 2 if len(typed) >= _TWO_SLIPS_FROM else 1
    return bool(slips_of(typed, word[:, None])[-1, 0] <= allowed)


def _begins_alike(typed: U8, first: U8) -> Mask:
    """Which words have the first letter typed first, or next to it: few people slip there."""
    return np.asarray((first[0] == typed[0]) | (first[0] == typed[1]) | (first[1] == typed[0]))


@cache
def _beginnings() -> _Beginnings:
    codes = _codes(gazetteer().spellings.keys + b"\0" * _COMPARED)
    ends = np.flatnonzero(codes == ord("\n")).astype(np.int32)
    at = np.concatenate(([0], ends[:-1] + 1), dtype=np.int32)
    first = np.zeros((_COMPARED, len(at)), dtype=np.uint8)
    occurring = np.zeros(len(at), dtype=np.uint32)
    goes_on = np.ones(len(at), dtype=np.bool_)
    for row in first:
        letter = codes[at]
        goes_on &= letter != ord("\n")
        np.multiply(letter, goes_on, out=row)
        occurring |= np.where(goes_on, _bits(letter), np.uint32(0))
        at += 1
    return _Beginnings(first, occurring)


def _codes(text: bytes) -> U8:
    """One byte a letter for Latin, Cyrillic and Arabic, two for the rest: all but what begins a sign."""
    return np.frombuffer(text.translate(None, _BEGINS), dtype=np.uint8)


def _bits(codes: U8) -> npt.NDArray[np.uint32]:
    return np.asarray(np.left_shift(np.uint32(1), codes & 31, dtype=np.uint32))
