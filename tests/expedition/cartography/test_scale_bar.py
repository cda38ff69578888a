import pytest

from expedition.cartography.scale_bar import round_length, scale_bar
from expedition.units import THIN


@pytest.mark.parametrize(("longest", "expected"), [(17, 10), (23, 20), (99, 50), (1000, 1000), (0.3, 0.2)])
def test_scale_bars_are_round(longest: float, expected: float) -> None:
    assert round_length(longest) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("metres_a_unit", "words"),
    [(250.0, "20 km"), (5.0, "500 m"), (0.004, "0.2 m"), (12.5, "1 km"), (40_000.0, "2 000 km")],
)
def test_a_bar_says_its_length(metres_a_unit: float, words: str) -> None:
    bar = scale_bar(metres_a_unit, 100)
    assert bar.words == words.replace(" ", THIN)
    assert 40 <= bar.length <= 100
    assert bar.length * metres_a_unit == pytest.approx(bar.length_m)
