import numpy as np
import pytest

from expedition.cartography.label_records import LabelStyle
from expedition.cartography.mercator import View, to_world
from expedition.cartography.name_choice import NameChoice
from expedition.cartography.names import candidates
from expedition.cartography.trip_names import TripName, own_candidates, own_places
from tests.expedition.cartography.small_world import show_small_world

ZHARKENT = TripName(44.16, 80.01, "Zharkent")


def view(zoom: float = 8) -> View:
    x, y = to_world(np.array([44.1]), np.array([80.0]))
    return View(float(x[0]), float(y[0]), 512 * 2**zoom, 1440, 900)


def test_a_place_named_on_several_days_is_one() -> None:
    given = [ZHARKENT, TripName(44.15, 79.99, "Jarkent"), TripName(44.17, 80.0, "Жаркент")]
    assert [place.given for place in own_places(given)] == [ZHARKENT]


def test_what_is_needed_stands_for_the_others() -> None:
    needed = TripName(44.17, 80.0, "Zharkent", is_needed=True)
    assert [place.given for place in own_places([ZHARKENT, needed])] == [needed]


def test_places_of_one_name_far_apart_are_two() -> None:
    assert len(own_places([TripName(44.0, 80.0, "Camp"), TripName(44.3, 80.0, "Camp")])) == 2


def test_days_without_a_name_are_left_out() -> None:
    assert own_places([TripName(44.0, 80.0, " ")]) == ()


def test_the_gazetteer_tells_what_people_there_write() -> None:
    (found,) = own_candidates(own_places([ZHARKENT]), view(), NameChoice())
    assert (found.name, found.local, found.style) == ("Zharkent", "Жаркент", LabelStyle.STATION)


def test_a_name_given_in_local_letters_is_followed_by_the_latin_one() -> None:
    (found,) = own_candidates(own_places([TripName(44.16, 80.0, "Жаркент")]), view(), NameChoice())
    assert (found.name, found.local) == ("Жаркент", "Zharkent")


def test_the_log_and_the_gazetteer_do_not_write_a_place_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    show_small_world(monkeypatch)
    alone = [found.name for found in candidates(view(), NameChoice())]
    own = own_places([TripName(44.18, 80.03, "Jarkent"), TripName(43.91, 81.32, "Gulja")])
    found = list(candidates(view(), NameChoice(), own))
    assert {"Zharkent", "Ghulja"} <= set(alone)
    assert {"Jarkent", "Gulja"} <= {one.name for one in found}
    assert not {"Zharkent", "Ghulja"} & {one.name for one in found}


def test_from_afar_few_names_of_a_trip_remain_and_all_that_are_needed() -> None:
    along = [TripName(43 + n / 40, 79 + n / 20, f"Camp {n}") for n in range(80)]
    ends = [TripName(44.9, 80.9, "Start", is_needed=True), TripName(44.95, 80.95, "End", is_needed=True)]
    found = [one.name for one in own_candidates(own_places([*along, *ends]), view(4), NameChoice())]
    assert len(found) <= 6
    assert {"Start", "End"} <= set(found)
