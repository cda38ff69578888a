from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from expedition.atlas import places
from expedition.atlas.gazetteer import directions, gazetteer
from expedition.folding import letters

ZHARKENT = (44.166, 80.007)


def first(text: str, near: tuple[float, float] | None = None) -> places.GazetteerPlace:
    return places.complete(text, near)[0]


@pytest.mark.parametrize("typed", ["Ürümqi", "urumqi", "乌鲁木齐", "乌鲁木", "ئۈرۈمچى", "Урумчи", "Wulumuqi"])
def test_a_place_is_found_in_every_script(typed: str) -> None:
    assert first(typed).name == "Ürümqi"


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Almati", "Almaty"),
        ("Жаркент", "Zharkent"),
        ("zharkent", "Zharkent"),
        ("Zharkned", "Zharkent"),
        ("Kegen", "Kegen"),
        ("Шонжы", "Chundzha"),
        ("Shonzhy", "Chundzha"),
        ("Beineu", "Beyneu"),
        ("huatugou", "Huatugou"),
        ("若羌", "Ruoqiang"),
        ("Geermu", "Golmud"),
        ("Geer'mu", "Golmud"),
        ("Gormud", "Golmud"),
        ("Kuerle", "Korla"),
        ("Kamenogorsk", "Ust-Kamenogorsk"),
        ("Tashknet", "Tashkent"),
    ],
)
def test_places_of_the_road_are_found_as_they_are_typed(typed: str, name: str) -> None:
    assert first(typed, ZHARKENT).name == name


def test_a_slip_is_put_right_but_another_name_is_kept() -> None:
    assert first("Almati").written == "Almaty"
    assert first("Shonzhy").written == "Shonzhy"
    assert first("Жаркен").written == "Жаркент"
    assert first("kamenogorsk").written == "Ust-Kamenogorsk"


def test_names_are_shown_with_what_the_people_write() -> None:
    assert first("Zharkent").label() == "Zharkent · Жаркент, Zhetysu Region, Kazakhstan"
    assert first("Ürümqi").local == ("乌鲁木齐", "ئۈرۈمچى")
    assert first("Chundzha").local == ("Шоңжы", "Чунджа")


def test_what_is_near_comes_before_what_is_large() -> None:
    assert first("Zhar").country != "KZ" or first("Zhar").name == "Zharkent"
    assert first("Alma", ZHARKENT).name == "Almaty"
    assert first("Paris").country == "FR"
    assert first("Paris", (33.66, -95.55)).region == "Texas"


def test_each_place_is_offered_once() -> None:
    found = places.complete("al", ZHARKENT, limit=20)
    assert len(found) == 20
    assert len({(place.name, place.lat, place.lon) for place in found}) == 20


@given(st.text(max_size=30))
@settings(max_examples=40, deadline=None)
def test_any_text_is_answered(text: str) -> None:
    found = places.complete(text, ZHARKENT)
    assert len(found) <= 8
    assert letters(text) or not found


@pytest.mark.parametrize("text", ["", " ", "'", "x" * 200_000, "\0\n"])
def test_nonsense_is_no_place(text: str) -> None:
    assert places.complete(text) == ()


def test_all_that_can_be_typed_lies_in_order() -> None:
    table = gazetteer()
    assert all(one <= other for one, other in pairwise(table.spellings.keys.split(b"\n")[:-1]))
    for number in range(0, len(table.lat), 5_000):
        names = table.names(number)
        typed = letters(names.main)
        assert not typed or any(
            place.name == names.main
            for place in places.complete(names.main, (float(table.lat[number]), float(table.lon[number])))
        )


def test_the_nearest_place_is_the_nearest_of_all() -> None:
    chance = np.random.default_rng(4)
    lat = np.degrees(np.arcsin(chance.uniform(-1, 1, 100)))
    lon = chance.uniform(-180, 180, 100)
    lat[:4], lon[:4] = [90.0, -90.0, 0.0, 51.0], [0.0, 0.0, 180.0, -180.0]
    table = gazetteer()
    numbers, distances_m, _bearings = places.nearest_of(lat, lon)
    near = directions(lat, lon).T @ table.towards
    assert np.allclose(np.take_along_axis(near, numbers[:, None], 1)[:, 0], near.max(axis=1), atol=1e-6)
    assert np.isfinite(distances_m).all()


def test_a_place_is_nearest_to_itself_and_known_from_which_side() -> None:
    place, distance_m, _bearing = places.nearest(43.0145, 79.2264)
    assert (place.name, distance_m) == ("Kegen", 0.0)
    place, distance_m, bearing = places.nearest(43.0145 + 0.01, 79.2264)
    assert place.name == "Kegen"
    assert distance_m == pytest.approx(1_111, abs=2)
    assert bearing == pytest.approx(0.0, abs=0.01)


def test_places_across_the_date_line_are_near() -> None:
    place, distance_m, bearing = places.nearest(-16.85, 179.999)
    other, other_m, _other = places.nearest(-16.85, -179.999)
    assert place == other
    assert abs(distance_m - other_m) < 300
    assert 0 <= bearing < 360


def test_no_points_have_no_places() -> None:
    none = np.empty(0)
    assert [len(column) for column in places.nearest_of(none, none)] == [0, 0, 0]


@pytest.mark.parametrize(
    ("name", "local"),
    [
        ("Moscow", "Москва"),
        ("Kazan", "Казань"),
        ("Aktobe", "Ақтөбе"),
        ("Kyzylorda", "Қызылорда"),
        ("Lviv", "Львів"),
        ("Isfahan", "اصفهان"),
        ("Kashgar", "喀什"),
    ],
)
def test_places_are_written_as_their_people_do(name: str, local: str) -> None:
    assert first(name).local[0] == local
