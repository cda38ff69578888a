from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from expedition.atlas.gazetteer import gazetteer
from expedition.cartography.mercator import View, to_world
from expedition.cartography.place_density import places_in_sight


def view(lat: float, lon: float, zoom: float, width: int = 1440, height: int = 900) -> View:
    x, y = to_world(np.array([lat]), np.array([lon]))
    return View(float(x[0]), float(y[0]), 512 * 2**zoom, width, height)


def named(view: View) -> set[str]:
    return {gazetteer().names(int(number)).main for number in places_in_sight(view)[0]}


@pytest.mark.parametrize("zoom", [2, 4, 5.5, 7])
def test_there_is_about_one_name_for_each_bit_of_paper(zoom: float) -> None:
    seen = view(51, 7, zoom)
    assert 40 <= len(places_in_sight(seen)[0]) <= seen.width * seen.height / (84 * 56)


def test_large_towns_come_first_and_villages_when_near() -> None:
    assert {"Almaty", "Ürümqi", "Tashkent"} <= named(view(44, 79, 5))
    assert "Kegen" not in named(view(44, 79, 5))
    assert {"Kegen", "Zharkent"} <= named(view(43.6, 79.5, 8))


def test_near_by_every_place_is_named() -> None:
    places = gazetteer()
    seen = view(43.6, 79.5, 10)
    bounds = seen.bounds
    inside = (places.lat > bounds.south) & (places.lat < bounds.north)
    inside &= (places.lon > bounds.west) & (places.lon < bounds.east)
    numbers = set(np.flatnonzero(inside).tolist())
    assert numbers == set(places_in_sight(seen)[0].tolist())


@settings(deadline=None)  # the first look reads the file
@given(st.floats(-60, 70), st.floats(-180, 180))
def test_who_is_shown_stays_shown_when_the_map_comes_nearer(lat: float, lon: float) -> None:
    near = [set(places_in_sight(view(lat, lon, zoom, 400, 300), 4000)[0].tolist()) for zoom in (5, 6, 7)]
    seen = set(places_in_sight(view(lat, lon, 7, 400, 300))[0].tolist())
    if all(len(numbers) < 400 for numbers in near):
        assert all((far & seen) <= (closer & seen) for far, closer in pairwise(near))


def test_the_same_places_are_shown_wherever_the_map_is_moved() -> None:
    one, other = view(46, 8, 7), view(46, 8, 7).moved(211, -87)
    both = {
        int(number)
        for number, x, y in zip(*places_in_sight(other), strict=True)
        if 211 < x < 1440 and 0 < y < 900 - 87
    }
    assert both <= set(places_in_sight(one)[0].tolist())
    assert len(both) > 50


def test_places_on_both_sides_of_the_date_line_are_named() -> None:
    names = named(view(-17, 180, 6))
    assert {"Labasa", "Nuku‘alofa"} <= names
    assert names == named(View(view(-17, 180, 6).x - 1, view(-17, 180, 6).y, 512 * 2**6, 1440, 900))


def test_on_the_open_sea_there_are_none() -> None:
    numbers, x, y = places_in_sight(view(-45, -120, 6))
    assert len(numbers) == len(x) == len(y) == 0
