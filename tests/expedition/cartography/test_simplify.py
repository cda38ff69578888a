import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from expedition.cartography.simplify import simplified
from expedition.points import F64, I64

START = np.array([0], dtype=np.int64)
PLACES = st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), min_size=1, max_size=200)


def away(x: F64, y: F64, kept: I64) -> float:
    """How far the farthest point lies from the line through those that were kept."""
    worst = 0.0
    for first, last in zip(kept[:-1].tolist(), kept[1:].tolist(), strict=True):
        inner = slice(first, last + 1)
        along = np.array([x[last] - x[first], y[last] - y[first]])
        length_2 = float(along @ along)
        offset = np.stack((x[inner] - x[first], y[inner] - y[first]))
        share = np.clip(along @ offset / length_2, 0, 1) if length_2 else np.zeros(offset.shape[1])
        worst = max(worst, float(np.hypot(*(offset - along[:, None] * share)).max()))
    return worst


@given(PLACES, st.floats(1e-6, 0.5))
def test_no_point_lies_farther_off_than_the_tolerance(
    places: list[tuple[float, float]], tolerance: float
) -> None:
    x, y = np.array(places, dtype=np.float64).T
    kept = simplified(x, y, START, tolerance)
    assert kept[0] == 0
    assert kept[-1] == len(x) - 1
    assert away(x, y, kept) <= tolerance * (1 + 1e-9)


def test_a_straight_road_needs_few_points() -> None:
    x = np.linspace(0, 1, 20_000)
    assert len(simplified(x, x * 0.5, START, 1e-5)) < 20_000 / 40


def test_hairpins_keep_their_tips() -> None:
    along = np.linspace(0, 40, 8_001)
    x, y = along / 40, np.abs((along % 2) - 1) * 0.01
    kept = simplified(x, y, START, 0.0005)
    assert (y[kept] > 0.01 - 0.0005).sum() >= 20
    assert (y[kept] < 0.0005).sum() >= 20
    assert len(kept) < 300


def test_a_way_there_and_back_keeps_its_far_end() -> None:
    x = np.concatenate((np.linspace(0, 1, 100), np.linspace(1, 0, 100)))
    assert 1.0 in x[simplified(x, np.zeros(200), START, 0.01)]


def test_segments_keep_their_ends() -> None:
    x = np.concatenate((np.linspace(0, 1, 50), np.linspace(2, 3, 50)))
    kept = simplified(x, np.zeros(100), np.array([0, 50]), 0.1)
    assert {0, 49, 50, 99} <= set(kept.tolist())
