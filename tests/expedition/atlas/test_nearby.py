import numpy as np
import pytest

from expedition.atlas.nearby import direction, nearby, nearby_of
from expedition.atlas.places import nearest, place_of


def test_a_point_in_a_place_says_so() -> None:
    assert nearby(43.2567, 76.9286).words == "in Almaty"
    assert nearby(43.2567, 76.9286).written == "Almaty"


def test_a_point_outside_has_distance_and_direction() -> None:
    assert nearby(43.0145 - 12 / 111.1, 79.2264).words == "12 km S of Kegen"
    assert nearby(43.0145 - 5.2 / 111.1, 79.2264).words == "5.2 km S of Kegen"


@pytest.mark.parametrize(
    ("degrees", "words"), [(0, "N"), (22, "N"), (23, "NE"), (90, "E"), (181, "S"), (337, "NW"), (359.9, "N")]
)
def test_the_direction_is_one_of_eight(degrees: float, words: str) -> None:
    assert direction(degrees) == words


def test_a_city_close_by_is_named_before_a_village() -> None:
    at = (42.9, 74.4)
    village, distance_m, _bearing = nearest(*at)
    city = nearby(*at)
    assert (village.name, city.place.name) == ("Sokuluk", "Bishkek")
    assert distance_m < city.distance_m < 2 * distance_m


def test_far_from_the_city_the_village_is_named() -> None:
    assert nearby(48.3, 11.2).words == "1.0 km S of Odelzhausen"


def test_in_a_village_the_village_is_named() -> None:
    assert nearby(43.30348, 77.24085).place.name == "Talghar"


def test_far_from_everything_a_place_is_found() -> None:
    for at in ((-48.9, -123.4), (90.0, 0.0), (-90.0, 0.0), (25.0, 5.0), (0.0, 180.0)):
        assert nearby(*at).distance_m > 100_000
        assert nearby(*at).words.count(" of ") == 1


def test_many_points_are_found_as_each_alone() -> None:
    chance = np.random.default_rng(7)
    lat = np.degrees(np.arcsin(chance.uniform(-1, 1, 60)))
    lon = chance.uniform(-180, 180, 60)
    numbers, distances_m, bearings_deg, are_in = nearby_of(lat, lon)
    for at in range(60):
        alone = nearby(float(lat[at]), float(lon[at]))
        assert alone.place == place_of(int(numbers[at]))
        assert alone.distance_m == pytest.approx(distances_m[at])
        assert alone.bearing_deg == pytest.approx(bearings_deg[at])
        assert alone.is_in == are_in[at]


def test_no_points_have_no_places() -> None:
    assert [len(column) for column in nearby_of(np.empty(0), np.empty(0))] == [0, 0, 0, 0]
