"""Tiles of the bundled world: colours at known points, no seams."""

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage

from expedition.cartography.mercator import world_y
from ui.maps.atlas_tiles import AtlasTiles
from ui.tokens import DARK, LIGHT, Tokens


def _color(zoom: int, lat: float, lon: float, tokens: Tokens = LIGHT) -> QColor:
    """The colour of the map at a point."""
    count = 1 << zoom
    x, y = (lon + 180) / 360 * count, float(world_y(np.array([lat]))[0]) * count
    image = AtlasTiles(tokens).tile(zoom, int(x), int(y), 1.0)
    return image.pixelColor(int(x % 1 * 512), int(y % 1 * 512))


def _is_near(color: QColor, token: str, most: int) -> bool:
    wanted = QColor(token)
    return all(
        abs(a - b) <= most
        for a, b in zip(color.getRgb()[:3], wanted.getRgb()[:3], strict=True)  # type: ignore[index]
    )


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
@pytest.mark.parametrize("zoom", [1, 4, 7, 10])
def test_sea_and_land_have_their_colours(zoom: int, tokens: Tokens) -> None:
    assert _is_near(_color(zoom, 0.0, -140.0, tokens), tokens.water, 1)
    assert _is_near(_color(zoom, 47.3, 70.3, tokens), tokens.land, 45)
    assert not _is_near(_color(zoom, 47.3, 70.3, tokens), tokens.water, 12)


@pytest.mark.parametrize(
    ("lat", "lon"), [(42.45, 77.2), (46.2, 74.3), (53.6, 108.1), (47.8, -87.5), (41.5, 51.0)]
)
def test_lakes_are_water(lat: float, lon: float) -> None:
    assert _is_near(_color(6, lat, lon), LIGHT.water, 1)


def test_where_the_aral_sea_has_gone_there_is_land() -> None:
    assert not _is_near(_color(6, 44.3, 60.6), LIGHT.water, 8)


def test_near_by_the_land_is_of_one_colour() -> None:
    assert _color(10, 47.3, 70.3) == QColor(LIGHT.land)


def test_cells_meet_without_a_seam() -> None:
    """In the Australian desert four cells meet at 27° south and 132° east, and nothing else is there."""
    image = AtlasTiles(LIGHT).tile(11, *_tile(11, -27.0, 132.0), 1.0)
    assert _colors(image) == {QColor(LIGHT.land).rgb()}


def _tile(zoom: int, lat: float, lon: float) -> tuple[int, int]:
    count = 1 << zoom
    return int((lon + 180) / 360 * count), int(float(world_y(np.array([lat]))[0]) * count)


def _colors(image: QImage) -> set[int]:
    pixels = np.frombuffer(image.constBits(), dtype=np.uint32)
    return set(np.unique(pixels).tolist())


def test_the_world_is_whole_across_the_date_line() -> None:
    east, west = AtlasTiles(LIGHT).tile(2, 0, 0, 1.0), AtlasTiles(LIGHT).tile(2, 3, 0, 1.0)
    edges = [
        [_is_near(image.pixelColor(x, y), LIGHT.water, 12) for y in range(512)]
        for image, x in ((east, 0), (west, 511))
    ]
    assert True in edges[0]
    assert False in edges[0]
    assert sum(a != b for a, b in zip(*edges, strict=True)) < 12


def test_a_finer_screen_gets_a_finer_tile() -> None:
    assert AtlasTiles(LIGHT).tile(6, 45, 23, 2.0).width() == 1024


def test_each_theme_has_tiles_of_its_own() -> None:
    assert AtlasTiles(LIGHT).key != AtlasTiles(DARK).key
