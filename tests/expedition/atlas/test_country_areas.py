import numpy as np
import pytest

from expedition.atlas.country_areas import UNITS_DEG, country_areas, packed, unpacked
from expedition.atlas.ground import Cell, Shapes, cells


def turns(shapes: Shapes, lat: float, lon: float) -> int:
    """How often the rings go round a place."""
    found = 0
    for start, stop in zip(shapes.starts, [*shapes.starts[1:], len(shapes.lat)], strict=True):
        x, y = shapes.lon[start:stop], shapes.lat[start:stop]
        after_x, after_y = np.roll(x, -1), np.roll(y, -1)
        passes = np.flatnonzero((y > lat) != (after_y > lat))
        right = x + (lat - y) * (after_x - x) / np.where(after_y == y, 1.0, after_y - y) > lon
        found += int(sum(1 if after_y[at] > y[at] else -1 for at in passes if right[at]))
    return found


def countries_at(level: int, lat: float, lon: float) -> set[str]:
    (cell,) = cells(level, lon, lat, lon, lat)
    return {code for code, shapes in country_areas(level, cell).items() if turns(shapes, lat, lon)}


@pytest.mark.parametrize("level", list(UNITS_DEG))
@pytest.mark.parametrize(
    ("lat", "lon", "country"),
    [
        (43.24, 76.89, "KZ"),
        (42.49, 78.39, "KG"),
        (45.96, 63.31, "KZ"),
        (-29.6, 28.2, "LS"),
        (-28.0, 27.0, "ZA"),
        (66.5, 179.0, "RU"),
        (66.5, -175.0, "RU"),
        (42.6, 20.9, "XK"),
        (63.43, 10.39, "NO"),
    ],
)
def test_a_place_lies_in_its_country_alone(level: int, lat: float, lon: float, country: str) -> None:
    assert countries_at(level, lat, lon) == {country}


def test_no_country_lies_in_the_open_sea() -> None:
    assert countries_at(2, 0.0, -30.0) == set()


def test_a_cell_comes_back_as_it_was_kept() -> None:
    cell = Cell(44, 86)
    lat, lon = (
        42 + np.array([0.0, 1.5, 3.02, 1.0, 0.25, 0.5]),
        78 + np.array([-0.02, 0.0, 2.0, 0.5, 0.5, 0.75]),
    )
    kept = Shapes(lat, lon, np.array([0, 3]), np.zeros(2, dtype=np.uint8))
    back = unpacked(packed(kept, 3, cell), 3, cell)
    assert back.lat == pytest.approx(lat)
    assert back.lon == pytest.approx(lon)
    assert back.starts.tolist() == [0, 3]
    with pytest.raises(ValueError, match="read-only"):
        back.lat[0] = 0.0
