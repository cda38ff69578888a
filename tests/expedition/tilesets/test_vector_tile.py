import contextlib

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from expedition.tilesets.vector_tile import Kind, Layer, read_tile
from tests.expedition.tilesets.making import Feature, field, layer, varint

_SPOT = st.tuples(st.integers(-200, 4400), st.integers(-200, 4400))
_VALUES = st.dictionaries(
    st.sampled_from(["class", "name", "rank", "is_bridge"]),
    st.text(max_size=6) | st.integers(-(1 << 40), 1 << 40).map(abs),
)
_FEATURES = st.one_of(
    st.tuples(st.just(1), st.lists(st.lists(_SPOT, min_size=1, max_size=1), min_size=1, max_size=4), _VALUES),
    st.tuples(st.just(2), st.lists(st.lists(_SPOT, min_size=2, max_size=6), min_size=1, max_size=3), _VALUES),
    st.tuples(st.just(3), st.lists(st.lists(_SPOT, min_size=3, max_size=6), min_size=1, max_size=3), _VALUES),
)


def _parts(layer_: Layer, shape: int) -> list[list[tuple[int, int]]]:
    stops = np.append(layer_.starts[1:], len(layer_.x))
    points = [(int(x), int(y)) for x, y in zip(layer_.x, layer_.y, strict=True)]
    return [points[layer_.starts[part] : stops[part]] for part in np.flatnonzero(layer_.shapes == shape)]


@settings(deadline=None)
@given(st.lists(_FEATURES, max_size=8), st.lists(_FEATURES, max_size=3))
def test_shapes_and_values_come_back_as_written(features: list[Feature], others: list[Feature]) -> None:
    tile = layer("hills", others) + layer("roads", features, extent=512)
    read = read_tile(tile, {"roads"})
    assert list(read) == ["roads"]
    roads = read["roads"]
    assert (roads.extent, roads.kinds.tolist()) == (512, [kind for kind, _parts_, _values in features])
    for key in ("class", "name", "rank", "colour"):
        # The table of the writer is by text: a number and the same number as a text share an entry.
        told = [None if value is None else str(value) for value in roads.values(key)]
        wanted = [values.get(key) for _kind, _parts_, values in features]
        assert told == [None if value is None else str(value) for value in wanted]
    for number, (_kind, parts, _values) in enumerate(features):
        assert _parts(roads, number) == [list(part) for part in parts]


def test_codes_are_looked_up_by_value() -> None:
    line = [[(0, 0), (5, 5)]]
    tile = layer("roads", [(2, line, {"class": "path"}), (2, line, {}), (2, line, {"class": "rail"})])
    assert read_tile(tile, {"roads"})["roads"].codes("class", {"path": 3}, otherwise=7).tolist() == [3, 7, 7]


def test_numbers_of_all_kinds_are_values() -> None:
    values = [field(4, 5), field(5, (1 << 64) - 7), field(6, 13), field(7, 1), b"\x15\x00\x00\x20\x40"]
    features = b"".join(field(2, field(2, bytes([0, n])) + field(3, 1)) for n in range(5))
    body = field(1, b"a") + features + field(3, b"k") + b"".join(field(4, value) for value in values)
    assert read_tile(field(3, body), {"a"})["a"].values("k") == [5, -7, -7, True, 2.5]


def test_a_name_at_the_end_of_its_layer_is_found() -> None:
    assert list(read_tile(field(3, field(5, 256) + field(1, b"late")), {"late"})) == ["late"]


def _of_geometry(commands: bytes) -> bytes:
    return field(3, field(1, b"a") + field(2, field(3, 2) + field(4, commands)))


@pytest.mark.parametrize(
    "tile",
    [
        b"\x1a\xff\x01abc",
        b"\x1a\x80",
        b"\x1f\x8b\x08",
        _of_geometry(varint(9) + varint(2)),
        _of_geometry(varint(0x0FFFFFFF << 3 | 2)),
        _of_geometry(varint(12)),
        _of_geometry(varint(1 << 45 | 1)),
        _of_geometry(varint(1 << 3 | 2) + varint(2) + varint(2)),
        _of_geometry(b"\x80"),
        field(3, field(1, b"a") + field(2, field(2, bytes([0, 0])))),
        field(3, field(1, b"a") + field(2, field(2, bytes([0])))),
        field(3, field(1, b"a") + field(5, 0)),
        field(3, field(1, b"\xff\xfe")),
    ],
)
def test_what_is_no_tile_is_a_value_error(tile: bytes) -> None:
    with pytest.raises(ValueError, match=r".+"):
        read_tile(tile, {"a", ""})


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_any_bytes_are_a_tile_or_a_value_error(data: st.DataObject) -> None:
    rings = [[(0, 0), (9, 0), (9, 9)], [(2, 2), (3, 3), (2, 3)]]
    features: list[Feature] = [(Kind.POLYGON, rings, {"class": "x"})]
    tile = bytearray(layer("a", features * 3))
    for _change in range(data.draw(st.integers(1, 5))):
        tile[data.draw(st.integers(0, len(tile) - 1))] = data.draw(st.integers(0, 255))
    with contextlib.suppress(ValueError):
        for read in read_tile(bytes(tile), {"a"}).values():
            assert len(read.x) == len(read.y)
            assert len(read.starts) == len(read.shapes)
