"""Protocol buffers, as far as vector tiles need them: fields of a message, numbers, values of tags."""

from struct import unpack_from

import numpy as np

from expedition.points import I64
from expedition.tilesets.varints import U8

Value = str | float | int | bool

VARINT, FIXED64, BYTES, FIXED32 = 0, 1, 2, 5


def fields(data: bytes, at: int, end: int) -> list[tuple[int, int, int]]:
    """Each field's number with the first and last place of its bytes; a plain number has the start −1."""
    found = []
    while at < end:
        tag = data[at]
        at += 1
        if tag >= 0x80:
            tag, at = number_at(data, at - 1)
        way = tag & 7
        if way == BYTES:
            length = data[at]
            at += 1
            if length >= 0x80:
                length, at = number_at(data, at - 1)
            found.append((tag >> 3, at, at + length))
            at += length
        elif way == VARINT:
            value = data[at]
            at += 1
            if value >= 0x80:
                value, at = number_at(data, at - 1)
            found.append((tag >> 3, -1, value))
        elif way in (FIXED32, FIXED64):
            length = 4 if way == FIXED32 else 8
            found.append((tag >> 3, at, at + length))
            at += length
        else:
            raise ValueError("no vector tile")
    if at != end:
        raise ValueError("cut short")
    return found


def number_at(data: bytes, at: int) -> tuple[int, int]:
    """The number at a place, and the place behind it."""
    value = shift = 0
    while shift < 70:
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value, at
        shift += 7
    raise ValueError("a number is too long")


def numbers_at(whole: U8, at: I64) -> tuple[I64, I64]:
    """The number at each place, and the place behind it."""
    byte, at = whole[at], at + 1
    values = (byte & 0x7F).astype(np.int64)
    more, shift = np.flatnonzero(byte >= 0x80), 7
    while len(more):
        if shift > 63:
            raise ValueError("a number is too long")
        byte = whole[at[more]]
        values[more] |= (byte & 0x7F).astype(np.int64) << shift
        at[more] += 1
        more, shift = more[byte >= 0x80], shift + 7
    return values, at


def value_of(data: bytes, start: int, stop: int) -> Value:
    """The value of a tag, an empty text where it has none."""
    value: Value = ""
    for number, first, last in fields(data, start, stop):
        if number == 1 and first >= 0:
            value = data[first:last].decode()
        elif number in (2, 3) and first >= 0 and last - first == (4 if number == 2 else 8):
            value = float(unpack_from("<f" if number == 2 else "<d", data, first)[0])
        elif number in (4, 5) and first < 0:
            value = last - (1 << 64) if last >= 1 << 63 else last
        elif number == 6 and first < 0:
            value = (last >> 1) ^ -(last & 1)
        elif number == 7 and first < 0:
            value = bool(last)
    return value
