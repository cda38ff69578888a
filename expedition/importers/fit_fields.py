"""The fields of FIT messages: all values of one field as a column, or the text of one message."""

from array import array
from collections.abc import Mapping
from dataclasses import field

import numpy as np

from expedition.points import F64, I64
from expedition.record_classes import dataclass

TIMESTAMP = 253

_STRING, _BYTE = 7, 13
_CODES = {0: "u1", 1: "i1", 2: "u1", 3: "i2", 4: "u2", 5: "i4", 6: "u4", 8: "f4", 9: "f8", 10: "u1"}
_CODES |= {11: "u2", 12: "u4", 13: "u1", 14: "i8", 15: "u8", 16: "u8"}
_ZERO_IS_MISSING = frozenset({10, 11, 12, 16})
_SIZES = frozenset({1, 2, 4, 8})

BASE_TYPES = frozenset(_CODES) | {_STRING}


@dataclass(frozen=True, slots=True)
class Field:
    """Where a field lies behind the first byte of its message, its bytes, and its base type's number."""

    place: int
    size: int
    base: int


@dataclass(slots=True)
class Definition:
    """What the messages of one kind look like, and where each of them begins.

    `number` says of what kind; `size` counts the bytes of a message with its head; `order` is that of the
    bytes in a number, "<" or ">"; only of wanted messages the `starts` are kept.
    """

    number: int
    size: int
    order: str
    fields: Mapping[int, Field]
    is_wanted: bool
    starts: "array[int]" = field(default_factory=lambda: array("q"))


def column(data: bytes, definition: Definition, number: int, starts: I64) -> F64:
    """The field's values of the messages that begin at these places, NaN where missing."""
    found = definition.fields.get(number)
    code = _code(found) if found else ""
    if not found or not code:
        return np.full(len(starts), np.nan)
    kind = np.dtype(definition.order + code)
    # A number may begin at any byte: the view has one at each of them.
    anywhere = np.ndarray(len(data) - kind.itemsize + 1, kind, data, strides=(1,))
    raw = anywhere[starts + found.place]
    values = raw.astype(np.float64)
    if kind.kind != "f":
        values[raw == (0 if found.base in _ZERO_IS_MISSING else np.iinfo(kind).max)] = np.nan
    return values


def _code(found: Field) -> str:
    """How the field is stored; where type and size contradict each other the size is right."""
    code = _CODES.get(found.base, "")
    if not code or (found.base == _BYTE and found.size > 1):
        return ""
    if found.size and found.size % int(code[1]) == 0:
        return code
    return f"{code[0]}{found.size}" if code[0] != "f" and found.size in _SIZES else ""


def text(data: bytes, definition: Definition, number: int, start: int) -> str:
    """The field of the message that begins here as text, up to its first NUL."""
    found = definition.fields.get(number)
    if not found or found.base not in {_STRING, _BYTE, 2}:
        return ""
    raw = data[start + found.place : start + found.place + found.size].split(b"\0")[0]
    return "".join(sign for sign in raw.decode("utf-8", "replace") if sign.isprintable()).strip("\ufffd ")
