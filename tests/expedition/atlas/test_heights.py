import numpy as np
import pytest

from expedition.atlas import heights
from expedition.points import F64

KEGEN, TURPAN, ATLANTIC = (43.0145, 79.2264), (42.7, 89.2), (40.0, -40.0)


def test_the_ground_around_a_place_is_known_to_some_hundred_metres() -> None:
    assert heights.around_m(*KEGEN) == pytest.approx(1_845, abs=200)
    assert heights.around_m(*TURPAN) == pytest.approx(-130, abs=60)
    assert heights.around_m(*ATLANTIC) is None


@pytest.mark.parametrize(
    ("height_m", "ground_m", "words"),
    [
        (588.0, 620.0, "588 m, the country around at about 620 m"),
        (4_810.0, 2_690.0, "4\u202f810 m, some 2\u202f100 m above the country around"),
        (900.0, 2_000.0, "900 m, some 1\u202f100 m below the country around"),
        (None, 620.0, "about 620 m"),
        (None, -130.0, "about −130 m"),
        (588.0, None, "588 m"),
        (None, None, ""),
    ],
)
def test_a_height_is_said_beside_the_ground_around(
    height_m: float | None, ground_m: float | None, words: str
) -> None:
    assert heights.words(height_m, ground_m) == words


def line(height_m: float, points: int = 50) -> tuple[F64, F64, F64]:
    return np.linspace(43.0, 43.1, points), np.full(points, 79.22), np.full(points, height_m)


def test_heights_far_from_the_ground_are_odd() -> None:
    for height_m, off_m in ((0.0, -1_900), (6_000.0, 4_100)):
        found = heights.odd(*line(height_m))
        assert found is not None
        assert found.off_m == pytest.approx(off_m, abs=250)
        assert found.around_m == pytest.approx(1_900, abs=250)


def test_heights_near_the_ground_and_too_few_are_not() -> None:
    assert heights.odd(*line(1_850.0)) is None
    assert heights.odd(*line(3_200.0)) is None
    assert heights.odd(*line(0.0, points=5)) is None
    assert heights.odd(*line(np.nan)) is None


def test_half_a_line_of_odd_heights_is_no_odd_line() -> None:
    lat, lon, ele_m = line(1_850.0)
    ele_m[:20] = 0.0
    assert heights.odd(lat, lon, ele_m) is None


def test_at_sea_no_height_is_odd() -> None:
    lat, lon, ele_m = line(3_000.0)
    assert heights.odd(lat - 3, lon - 120, ele_m) is None
