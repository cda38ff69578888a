"""Vector tiles (version 2 of their format), decoded by the column: shapes and their values."""

from collections.abc import Collection, Mapping
from enum import IntEnum
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from expedition.points import F64, I64
from expedition.record_classes import dataclass
from expedition.tilesets.geometry import Places, gathered, walked_shapes
from expedition.tilesets.varints import U8
from expedition.tilesets.wire import BYTES, VARINT, Value, fields, number_at, numbers_at, value_of

I32 = npt.NDArray[np.int32]

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
        for number, start, stop in fields(data, 0, len(data)):
            if number != 3 or start < 0:
                continue
            if _first_name(data, start) not in (None, *wanted):
                continue
            inner = fields(data, start, stop)
            name = next((data[a:b].decode() for number, a, b in inner if number == 1 and a >= 0), "")
            if name in wanted and name not in layers:
                layers[name] = _layer(data, _rough_layer(data, inner, name))
    except (IndexError, OverflowError, UnicodeDecodeError) as error:
        raise ValueError("no vector tile") from error
    return layers


def _first_name(data: bytes, start: int) -> str | None:
    """The name of a layer that begins with it, as most do: unwanted ones are then passed over."""
    if data[start] != 0x0A:
        return None
    length, at = number_at(data, start + 1)
    return data[at : at + length].decode()


def _rough_layer(data: bytes, inner: list[tuple[int, int, int]], name: str) -> _Rough:
    rough = _Rough(name, 4096, [], [], [], [])
    extent = 4096
    for number, first, last in inner:
        if number == 2 and first >= 0:
            rough.firsts.append(first)
            rough.lasts.append(last)
        elif number == 3 and first >= 0:
            rough.keys.append(data[first:last].decode())
        elif number == 4 and first >= 0:
            rough.values.append(value_of(data, first, last))
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
        tag, at = numbers_at(whole, at)
        way = tag & 7
        is_number, is_bytes = way == VARINT, way == BYTES
        if not (is_number | is_bytes).all():
            raise ValueError("no vector tile")
        value, at = numbers_at(whole, at)
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


def _in_order(found: list[Places]) -> Places:
    """The places of the first shape first."""
    if len(found) < 2:
        return found[0] if found else np.empty((3, 0), dtype=np.int64)
    places = np.concatenate(found, axis=1)
    return places[:, np.argsort(places[0], kind="stable")]


def _layer(data: bytes, rough: _Rough) -> Layer:
    whole = np.frombuffer(data, dtype=np.uint8)
    parts = _parts(whole, np.array(rough.firsts, dtype=np.int64), np.array(rough.lasts, dtype=np.int64))
    tag_shapes, tags = gathered(whole, parts.tags)
    if len(tags) % 2 or (tag_shapes[::2] != tag_shapes[1::2]).any():
        raise ValueError("a key without a value")
    keys, values = tags[::2].astype(np.int64), tags[1::2].astype(np.int64)
    if len(keys) and not (0 <= keys.min() <= keys.max() < len(rough.keys)):
        raise ValueError("a key that is not there")
    if len(values) and not (0 <= values.min() <= values.max() < len(rough.values)):
        raise ValueError("a value that is not there")
    x, y, starts, shapes = walked_shapes(*gathered(whole, parts.geometry))
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
