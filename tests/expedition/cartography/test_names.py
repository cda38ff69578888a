from collections import Counter

import numpy as np

from expedition.cartography.label_records import LabelStyle
from expedition.cartography.mercator import View, to_world
from expedition.cartography.name_choice import NameChoice
from expedition.cartography.names import place_candidates


def view(lat: float, lon: float, zoom: float) -> View:
    x, y = to_world(np.array([lat]), np.array([lon]))
    return View(float(x[0]), float(y[0]), 512 * 2**zoom, 1440, 900)


def test_a_place_listed_twice_is_written_once() -> None:
    named = Counter(one.name for one in place_candidates(view(33.98, 51.43, 10), NameChoice()))
    assert named["Kashan"] + named["Kāshān"] == 1


def test_twin_towns_on_both_sides_of_a_border_are_both_written() -> None:
    named = Counter(one.name for one in place_candidates(view(31.33, -110.94, 10), NameChoice()))
    assert named["Nogales"] == 2


def test_the_larger_a_place_the_earlier_it_chooses() -> None:
    found = {one.name: one for one in place_candidates(view(43.6, 78.5, 7.5), NameChoice())}
    ranks = [found[name].rank for name in ("Almaty", "Taldykorgan", "Shelek", "Kegen") if name in found]
    assert len(ranks) >= 3
    assert ranks == sorted(ranks)
    assert found["Almaty"].style is LabelStyle.CITY
