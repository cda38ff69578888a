import time
from collections.abc import Mapping
from itertools import product

import numpy as np
import pytest
from PySide6.QtGui import QColor

from expedition.tilesets.vector_tile import read_tile
from tests.expedition.tilesets.making import Feature, Line, layer
from ui.maps.paths import path_of
from ui.maps.vector_painting import VectorPainting
from ui.maps.vector_shapes import Part, sorted_shapes
from ui.maps.vector_style import Ink, colours
from ui.tokens import DARK, LIGHT, Tokens

_WHOLE: Line = [(0, 0), (4096, 0), (4096, 4096), (0, 4096)]
_LEFT: Line = [(0, 0), (2048, 0), (2048, 4096), (0, 4096)]
_ACROSS: Line = [(0, 2048), (4096, 2048)]
Told = Mapping[str, str | int | bool]


def _colour(
    tile: bytes, x: int, y: int, zoom: int = 14, part: Part | None = None, tokens: Tokens = LIGHT
) -> str:
    image = VectorPainting(tokens).paint(tile, zoom, part or Part(512.0), 1.0)
    return image.pixelColor(x, y).name().upper()


def _ink_of(name: str, kind: int, told: Told) -> Ink | None:
    shape: list[Line] = [_ACROSS if kind == 2 else _WHOLE]
    read = read_tile(layer(name, [(kind, shape, told)]), {name})
    areas, lines = sorted_shapes(read.values(), Part(512.0))
    return next(iter({**areas, **lines}), None)


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
def test_water_lies_on_land_in_the_colours_of_the_theme(tokens: Tokens) -> None:
    tile = layer("water", [(3, [_LEFT], {"class": "lake"})])
    assert _colour(tile, 100, 100, tokens=tokens) == tokens.water
    assert _colour(tile, 400, 100, tokens=tokens) == tokens.land


def test_an_island_in_a_lake_is_land() -> None:
    island: Line = [(1000, 1000), (1000, 3000), (3000, 3000), (3000, 1000)]
    tile = layer("water", [(3, [_WHOLE, island], {})])
    assert _colour(tile, 256, 256) == LIGHT.land
    assert _colour(tile, 20, 20) == LIGHT.water


@pytest.mark.parametrize(
    ("name", "kind", "told", "ink"),
    [
        ("transportation", 2, {"class": "motorway"}, Ink.MOTORWAY),
        ("transportation", 2, {"class": "trunk", "brunnel": "bridge"}, Ink.MAJOR),
        ("transportation", 2, {"class": "minor", "brunnel": "tunnel"}, Ink.TUNNEL),
        ("transportation", 2, {"class": "rail"}, Ink.RAIL),
        ("transportation", 2, {"class": "transit"}, None),
        ("transportation", 3, {"class": "path"}, None),
        ("roads", 2, {"kind": "highway", "kind_detail": "motorway"}, Ink.MOTORWAY),
        ("roads", 2, {"kind": "major_road", "kind_detail": "secondary"}, Ink.MEDIUM),
        ("roads", 2, {"kind": "minor_road", "kind_detail": "service"}, Ink.SERVICE),
        ("roads", 2, {"kind": "minor_road", "is_tunnel": True}, Ink.TUNNEL),
        ("roads", 2, {"pmap:kind": "medium_road"}, Ink.MEDIUM),
        ("streets", 2, {"kind": "tertiary"}, Ink.MEDIUM),
        ("boundary", 2, {"admin_level": 2}, Ink.BORDER),
        ("boundary", 2, {"admin_level": 2, "disputed": 1}, Ink.DISPUTED),
        ("boundary", 2, {"admin_level": 2, "maritime": 1}, None),
        ("boundary", 2, {"admin_level": 4, "disputed": 0}, Ink.PROVINCE),
        ("boundary", 2, {"admin_level": 8}, None),
        ("boundaries", 2, {"kind": "country", "disputed": True}, Ink.DISPUTED),
        ("boundaries", 2, {"kind": "region", "kind_detail": 4}, Ink.PROVINCE),
        ("water", 2, {"kind": "river"}, Ink.RIVER),
        ("water", 3, {"kind": "river"}, Ink.WATER),
        ("waterway", 2, {"class": "stream"}, Ink.STREAM),
        ("landcover", 3, {"class": "wood"}, Ink.WOOD),
        ("landuse", 3, {"kind": "national_park"}, Ink.GREEN),
        ("landuse", 3, {"kind": "dog_park"}, None),
        ("ocean", 3, {}, Ink.WATER),
    ],
)
def test_shapes_of_all_schemas_are_known(name: str, kind: int, told: Told, ink: Ink | None) -> None:
    assert _ink_of(name, kind, told) == ink


def test_a_road_lies_in_a_casing_and_over_the_water() -> None:
    road: Feature = (2, [_ACROSS], {"class": "primary"})
    tile = layer("transportation", [road]) + layer("water", [(3, [_WHOLE], {})])
    assert _colour(tile, 100, 256) == colours(LIGHT)[Ink.MAJOR].upper()
    assert _colour(tile, 100, 240) == LIGHT.water
    assert _colour(tile, 100, 253) != _colour(tile, 100, 256)


def test_paths_wait_for_the_zoom_at_which_they_help() -> None:
    tile = layer("transportation", [(2, [_ACROSS], {"class": "minor"})])
    assert _colour(tile, 100, 256, zoom=9) == LIGHT.land
    assert _colour(tile, 100, 256, zoom=14) != LIGHT.land


def test_a_part_of_a_tile_is_painted_as_sharp_as_the_whole() -> None:
    tile = layer("water", [(3, [_LEFT], {})])
    assert _colour(tile, 500, 10, part=Part(512.0, across=8, column=3, row=5)) == LIGHT.water
    assert _colour(tile, 10, 10, part=Part(512.0, across=8, column=4, row=5)) == LIGHT.land


def test_rings_of_one_area_stay_together_however_it_is_cut() -> None:
    holes = [
        [(x, y), (x, y + 40), (x + 40, y + 40), (x + 40, y)]
        for x in range(100, 4000, 400)
        for y in range(100, 4000, 400)
    ]
    tile = layer("landcover", [(3, [_WHOLE, *holes], {"class": "wood"}), (3, [_LEFT], {"class": "ice"})])
    assert _colour(tile, 14, 14) == colours(LIGHT)[Ink.ICE].upper()
    assert _colour(tile, 315, 315) == LIGHT.land
    assert QColor(_colour(tile, 330, 330)) == QColor(colours(LIGHT)[Ink.WOOD])


def test_a_path_has_the_points_it_is_made_of() -> None:
    path = path_of(np.array([0.0, 5.0, 7.5, 8.0]), np.array([1.0, 2.0, 3.0, -4.0]), np.array([0, 2]))
    elements = [path.elementAt(at) for at in range(path.elementCount())]
    assert [(each.x, each.y, each.isMoveTo()) for each in elements] == [
        (0.0, 1.0, True),
        (5.0, 2.0, False),
        (7.5, 3.0, True),
        (8.0, -4.0, False),
    ]
    assert path_of(np.empty(0), np.empty(0), np.empty(0, dtype=np.int64)).isEmpty()


def test_a_line_of_a_far_coarser_tile_stays_a_line() -> None:
    line: Line = [(0, 0), (4096, 4090)]
    tile = layer("boundary", [(2, [line], {"admin_level": 2})])
    part = Part(512.0, across=256, column=128, row=127)
    corners = product((5, 505), repeat=2)
    assert {_colour(tile, x, y, zoom=8, part=part) for x, y in corners} == {LIGHT.land}
    image = VectorPainting(LIGHT).paint(tile, 8, part, 1.0)
    assert {image.pixelColor(x, 450).name().upper() for x in range(512)} != {LIGHT.land}


def test_shapes_from_beyond_the_world_take_no_time() -> None:
    far = 1 << 30
    ways: list[Line] = [[(-far, -far), (far, far - 9)], [(-far, 7), (far, 9)]]
    tile = layer("transportation", [(2, ways, {"class": "path"})], extent=16)
    tile += layer("water", [(3, [[(-far, -far), (far, -far), (far, far)]], {})])
    begin = time.perf_counter()
    VectorPainting(LIGHT).paint(tile, 16, Part(512.0), 1.0)
    assert time.perf_counter() - begin < 2.0
