"""Vector tiles (version 2 of their format), decoded by the column: shapes and their values."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import IntEnum
from struct import unpack_from
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from expedition.points import F64, I64
from expedition.tilesets.varints import U8, U64, decoded, signed

Value = str | float | int | bool
I32 = npt.NDArray[np.int32]
Places = npt.NDArray[np.int64]
"""Columns of shape, first and last place in the bytes."""

_VARINT, _FIXED64, _BYTES, _FIXED32 = 0, 1, 2, 5
_MOVE, _LINE, _CLOSE = 1, 2, 7
_MOST_EXTENT = 1 << 16


class Kind(IntEnum):
    """What a shape is."""

    UNKNOWN = 0
    POINT = 1
    LINE = 2
    POLYGON = 3


@dataclass(frozen=True, slots=True, eq=False)
class Layer:
    """All shapes of one layer; a shape has one part or more, a part one point or more.

    Attributes:
        name: Such as `water` or `roads`.
        extent: The units along the side of the tile; shapes may stick out over it.
        kinds: What each shape is.
        x: Units from the western side of each point.
        y: Units from the northern side of each point.
        starts: The first point of each part; rings are not closed by a repeated point.
        shapes: The number of the shape each part belongs to, never falling.
    """

    name: str
    extent: int
    kinds: U8
    x: F64
    y: F64
    starts: I64
    shapes: I64
    _keys: Mapping[str, int]
    _values: tuple[Value, ...]
    _tag_shapes: I64
    _tag_keys: I64
    _tag_values: I64

    def values(self, key: str) -> list[Value | None]:
        """What each shape has under a key, None where it has nothing."""
        table: list[Value | None] = [None, *self._values]
        return [table[at] for at in self._places(key).tolist()]

    def codes(self, key: str, codes: Mapping[Value, int], otherwise: int = 0) -> I32:
        """The code of what each shape has under a key, looked up once for each different value."""
        of_values = [otherwise, *(codes.get(value, otherwise) for value in self._values)]
        return np.array(of_values, dtype=np.int32)[self._places(key)]

    def _places(self, key: str) -> I64:
        """The place of each shape's value in the table of values, counted from 1; 0 is none."""
        places = np.zeros(len(self.kinds), dtype=np.int64)
        number = self._keys.get(key)
        if number is not None:
            here = self._tag_keys == number
            places[self._tag_shapes[here]] = self._tag_values[here] + 1
        return places


class _Rough(NamedTuple):
    """A layer as it lies in the bytes: first and last place of each shape, and the tables."""

    name: str
    extent: int
    firsts: list[int]
    lasts: list[int]
    keys: list[str]
    values: list[Value]


def read_tile(data: bytes, wanted: Collection[str]) -> dict[str, Layer]:
    """The layers of these names; `ValueError` where the bytes are no vector tile."""
    layers: dict[str, Layer] = {}
    try:
        for number, start, stop in _fields(data, 0, len(data)):
            if number != 3 or start < 0:
                continue
            if _first_name(data, start) not in (None, *wanted):
                continue
            fields = _fields(data, start, stop)
            name = next((data[a:b].decode() for number, a, b in fields if number == 1 and a >= 0), "")
            if name in wanted and name not in layers:
                layers[name] = _layer(data, _rough_layer(data, fields, name))
    except (IndexError, OverflowError, UnicodeDecodeError) as error:
        raise ValueError("no vector tile") from error
    return layers


def _fields(data: bytes, at: int, end: int) -> list[tuple[int, int, int]]:
    """Each field's number with the first and last place of its bytes; a plain number has the start −1."""
    found = []
    while at < end:
        tag = data[at]
        at += 1
        if tag >= 0x80:
            tag, at = _number(data, at - 1)
        way = tag & 7
        if way == _BYTES:
            length = data[at]
            at += 1
            if length >= 0x80:
                length, at = _number(data, at - 1)
            found.append((tag >> 3, at, at + length))
            at += length
        elif way == _VARINT:
            value = data[at]
            at += 1
            if value >= 0x80:
                value, at = _number(data, at - 1)
            found.append((tag >> 3, -1, value))
        elif way in (_FIXED32, _FIXED64):
            length = 4 if way == _FIXED32 else 8
            found.append((tag >> 3, at, at + length))
            at += length
        else:
            raise ValueError("no vector tile")
    if at != end:
        raise ValueError("cut short")
    return found


def _number(data: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while shift < 70:
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value, at
        shift += 7
    raise ValueError("a number is too long")


def _first_name(data: bytes, start: int) -> str | None:
    """The name of a layer that begins with it, as most do: unwanted ones are then passed over."""
    if data[start] != 0x0A:
        return None
    length, at = _number(data, start + 1)
    return data[at : at + length].decode()


def _rough_layer(data: bytes, fields: list[tuple[int, int, int]], name: str) -> _Rough:
    rough = _Rough(name, 4096, [], [], [], [])
    extent = 4096
    for number, first, last in fields:
        if number == 2 and first >= 0:
            rough.firsts.append(first)
            rough.lasts.append(last)
        elif number == 3 and first >= 0:
            rough.keys.append(data[first:last].decode())
        elif number == 4 and first >= 0:
            rough.values.append(_value(data, first, last))
        elif number == 5 and first < 0:
            extent = last
    if not 0 < extent <= _MOST_EXTENT:
        raise ValueError("a layer of no size")
    return rough._replace(extent=extent)


class _Parts(NamedTuple):
    """What each shape is, and where numbers of shapes lie: shape, first and last place."""

    kinds: U8
    geometry: Places
    tags: Places


def _parts(whole: U8, firsts: I64, lasts: I64) -> _Parts:
    """The fields of all shapes, the first of each, then the second of each, and so on."""
    kinds = np.zeros(len(firsts), dtype=np.uint8)
    found: dict[int, list[Places]] = {2: [], 4: []}
    live, at = np.flatnonzero(firsts < lasts), firsts[firsts < lasts]
    while len(live):
        tag, at = _numbers(whole, at)
        way = tag & 7
        is_number, is_bytes = way == _VARINT, way == _BYTES
        if not (is_number | is_bytes).all():
            raise ValueError("no vector tile")
        value, at = _numbers(whole, at)
        for field, places in found.items():
            here = np.flatnonzero(is_bytes & (tag >> 3 == field))
            if len(here):
                places.append(np.stack((live[here], at[here], at[here] + value[here])))
        here = np.flatnonzero(is_number & (tag >> 3 == 3))
        kinds[live[here]] = np.where((value[here] > 0) & (value[here] <= Kind.POLYGON), value[here], 0)
        if (value[is_bytes] < 0).any() or (value[is_bytes] > len(whole)).any():
            raise ValueError("cut short")
        at = at + np.where(is_bytes, value, 0)
        if (at > lasts[live]).any():
            raise ValueError("cut short")
        is_live = at < lasts[live]
        live, at = live[is_live], at[is_live]
    return _Parts(kinds, _in_order(found[4]), _in_order(found[2]))


def _numbers(whole: U8, at: I64) -> tuple[I64, I64]:
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


def _in_order(found: list[Places]) -> Places:
    """The places of the first shape first."""
    if len(found) < 2:
        return found[0] if found else np.empty((3, 0), dtype=np.int64)
    places = np.concatenate(found, axis=1)
    return places[:, np.argsort(places[0], kind="stable")]


def _value(data: bytes, start: int, stop: int) -> Value:
    value: Value = ""
    for number, first, last in _fields(data, start, stop):
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


def _layer(data: bytes, rough: _Rough) -> Layer:
    whole = np.frombuffer(data, dtype=np.uint8)
    parts = _parts(whole, np.array(rough.firsts, dtype=np.int64), np.array(rough.lasts, dtype=np.int64))
    tag_shapes, tags = _gathered(whole, parts.tags)
    if len(tags) % 2 or (tag_shapes[::2] != tag_shapes[1::2]).any():
        raise ValueError("a key without a value")
    keys, values = tags[::2].astype(np.int64), tags[1::2].astype(np.int64)
    if len(keys) and not (0 <= keys.min() <= keys.max() < len(rough.keys)):
        raise ValueError("a key that is not there")
    if len(values) and not (0 <= values.min() <= values.max() < len(rough.values)):
        raise ValueError("a value that is not there")
    x, y, starts, shapes = _shapes(*_gathered(whole, parts.geometry))
    names: dict[str, int] = {}
    for number, key in enumerate(rough.keys):
        names.setdefault(key, number)
    return Layer(
        rough.name,
        rough.extent,
        parts.kinds,
        x,
        y,
        starts,
        shapes,
        names,
        tuple(rough.values),
        tag_shapes[::2],
        keys,
        values,
    )


def _gathered(whole: U8, places: Places) -> tuple[I64, U64]:
    """All numbers of many places of the bytes, and the shape each belongs to."""
    shapes, firsts, lasts = places
    if not len(shapes):
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.uint64)
    lengths = lasts - firsts
    if (lasts > len(whole)).any():
        raise ValueError("cut short")
    ends = np.cumsum(lengths)
    data = whole[np.repeat(firsts - ends + lengths, lengths) + np.arange(ends[-1])]
    is_end = data < 0x80
    if not is_end[ends[lengths > 0] - 1].all():
        raise ValueError("a number is cut short")
    counts = np.diff(np.concatenate(([0], np.concatenate(([0], np.cumsum(is_end)))[ends])))
    return np.repeat(shapes, counts), decoded(data)


def _shapes(of_shape: I64, numbers: U64) -> tuple[F64, F64, I64, I64]:
    """Points, first points of parts, and the shape of each part, from commands with their distances."""
    orders = numbers.tolist()
    end = len(orders)
    is_order = np.zeros(end, dtype=bool)
    begins: list[int] = []
    at, points, shape_ends = 0, 0, _ends(of_shape)
    marks: list[int] = []
    while at < end:
        order = orders[at]
        marks.append(at)
        way, count = order & 7, order >> 3
        if count > end - at:
            raise ValueError("cut short")
        if way == _MOVE:
            begins.extend(range(points, points + count)) if count != 1 else begins.append(points)
            points += count
            at += 1 + 2 * count
        elif way == _LINE:
            points += count
            at += 1 + 2 * count
        elif way == _CLOSE and count == 1:
            at += 1
        else:
            raise ValueError("no such command")
    if at != end:
        raise ValueError("cut short")
    is_order[marks] = True
    if end and (not is_order[shape_ends].all() or (numbers[shape_ends] & np.uint64(7) != _MOVE).any()):
        raise ValueError("a shape that begins nowhere")
    steps = signed(numbers[~is_order]).reshape(-1, 2)
    owners = of_shape[~is_order][::2]
    if len(steps) and np.abs(steps).max() > 1 << 31:
        raise ValueError("a step out of all maps")
    x, y = _walked(steps[:, 0], owners), _walked(steps[:, 1], owners)
    starts = np.array(begins, dtype=np.int64)
    return x, y, starts, owners[starts]


def _ends(of_shape: I64) -> I64:
    """Where the numbers of each shape begin."""
    if not len(of_shape):
        return np.empty(0, dtype=np.int64)
    return np.concatenate(([0], np.flatnonzero(np.diff(of_shape)) + 1))


def _walked(steps: I64, owners: I64) -> F64:
    """Positions after each step; every shape begins at the corner of the tile."""
    if not len(steps):
        return np.empty(0, dtype=np.float64)
    sums = np.cumsum(steps)
    firsts = _ends(owners)
    before = sums[firsts] - steps[firsts]
    lengths = np.diff(np.concatenate((firsts, [len(steps)])))
    return np.asarray(sums - np.repeat(before, lengths), dtype=np.float64)
