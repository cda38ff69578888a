import numpy as np
import pytest

from expedition.cartography.kilometres import Kilometres
from expedition.cartography.mercator import View

X = np.linspace(0.5, 0.501, 1_001)
DISTANCE_M = np.linspace(0, 40_000, 1_001)
KILOMETRES = Kilometres(X, np.full(1_001, 0.5), DISTANCE_M)


def marks(world_px: float) -> list[int]:
    return [mark.km for mark in KILOMETRES.marks(View(0.5005, 0.5, world_px, 2_000, 400))]


def test_there_are_as_many_as_have_room() -> None:
    assert marks(400_000.0) == [10, 20, 30]
    assert marks(900_000.0) == [5, 10, 15, 20, 25, 30, 35]
    assert marks(10_000.0) == []


def test_a_mark_stands_on_its_kilometre_and_has_a_number() -> None:
    first = KILOMETRES.marks(View(0.5005, 0.5, 400_000.0, 2_000, 400))[0]
    assert first.x == pytest.approx(1_000 - 100)
    assert first.candidate.name == "10"


def test_a_way_without_length_has_none() -> None:
    assert Kilometres(X[:1], X[:1], np.zeros(1)).marks(View(0.5, 0.5, 1e6, 100, 100)) == []
