from dataclasses import replace

import numpy as np
import pytest

from expedition.cartography.ground_names import country_candidates, landscape_candidates
from expedition.cartography.label_records import LabelStyle
from expedition.cartography.mercator import View, to_world
from expedition.cartography.name_choice import LOCAL, NameChoice
from tests.expedition.cartography.small_world import show_small_world

ENGLISH = NameChoice()


@pytest.fixture(autouse=True)
def small_world(monkeypatch: pytest.MonkeyPatch) -> None:
    show_small_world(monkeypatch)


def view(lat: float, lon: float, zoom: float) -> View:
    x, y = to_world(np.array([lat]), np.array([lon]))
    return View(float(x[0]), float(y[0]), 512 * 2**zoom, 900, 700)


def test_from_afar_the_countries_with_room_for_their_names_are_named() -> None:
    found = country_candidates(view(43, 85, 3), ENGLISH)
    assert [one.name for one in found] == ["China", "Kazakhstan"]
    assert {one.style for one in found} == {LabelStyle.COUNTRY}


def test_near_by_each_country_is_named_where_it_has_room_in_sight() -> None:
    seen = view(43, 79.5, 7)
    found = {one.name: one for one in country_candidates(seen, ENGLISH)}
    assert set(found) == {"China", "Kazakhstan", "Kyrgyzstan"}
    assert found["Kazakhstan"].y < found["Kyrgyzstan"].y


def test_a_country_named_once_stays_where_it_stood() -> None:
    seen = view(43, 79.5, 7)
    first = {one.name: seen.to_world(one.x, one.y) for one in country_candidates(seen, ENGLISH)}
    moved = seen.moved(30, 10)
    again = {one.name: moved.to_world(one.x, one.y) for one in country_candidates(moved, ENGLISH, kept=first)}
    assert np.allclose(again["Kazakhstan"], first["Kazakhstan"])


def test_deep_inside_one_country_nobody_needs_its_name() -> None:
    assert [one.name for one in country_candidates(view(48, 67, 8), ENGLISH)] == ["Kazakhstan"]
    assert country_candidates(view(48, 67, 9), ENGLISH) == []


@pytest.mark.parametrize(
    ("language", "name"), [("ru", "Казахстан"), (LOCAL, "Қазақстан"), ("zh", "Kazakhstan")]
)
def test_countries_are_written_in_the_language_wanted(language: str, name: str) -> None:
    assert name in {one.name for one in country_candidates(view(43, 79.5, 7), NameChoice(language))}


def test_a_country_without_a_label_has_the_name_it_has_elsewhere() -> None:
    assert "Uzbekistan" in {one.name for one in country_candidates(view(41, 70, 7), ENGLISH)}


def test_landscape_is_named_from_its_own_scale_on() -> None:
    seen = view(43.8, 79.6, 6.5)
    assert {one.name for one in landscape_candidates(seen, ENGLISH)} == {"Ili"}
    near = {one.name: one.style for one in landscape_candidates(view(43.8, 79.6, 7.5), ENGLISH)}
    assert near == {"Ili": LabelStyle.RIVER, "Ketmen Range": LabelStyle.LANDSCAPE}


def test_an_ocean_is_named_on_both_sides_of_the_date_line() -> None:
    seen = view(-10, 170, 2)
    assert [one.name for one in landscape_candidates(seen, ENGLISH)] == ["Pacific Ocean"]
    assert [one.name for one in landscape_candidates(replace(seen, x=seen.x - 1), ENGLISH)] == [
        "Pacific Ocean"
    ]
