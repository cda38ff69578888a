import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from expedition.reports.maps.clipping import NOTHING, Parts, Rectangle, cut_areas, cut_lines, joined, oriented

FRAME = Rectangle(0.0, 0.0, 10.0, 8.0)
NUMBERS = st.floats(-30, 30, allow_nan=False)
SPOTS = st.lists(st.tuples(NUMBERS, NUMBERS), min_size=1, max_size=12)


def parts(*lines: list[tuple[float, float]]) -> Parts:
    sizes = [len(line) for line in lines]
    points = np.array([point for line in lines for point in line], dtype=np.float64).reshape(-1, 2)
    return Parts(points[:, 0], points[:, 1], np.cumsum(sizes) - np.array(sizes))


def lines_of(found: Parts) -> list[list[tuple[float, float]]]:
    return [
        list(zip(found.x[start:stop].tolist(), found.y[start:stop].tolist(), strict=True))
        for start, stop in zip(found.starts, found.stops, strict=True)
    ]


def area(found: Parts) -> float:
    total = 0.0
    for ring in lines_of(found):
        total += sum(a * d - c * b for (a, b), (c, d) in zip(ring, ring[1:] + ring[:1], strict=True)) / 2
    return total


def test_a_line_ends_where_it_leaves_the_frame() -> None:
    assert lines_of(cut_lines(parts([(-5, 4), (5, 4), (5, 20)]), FRAME)) == [[(0, 4), (5, 4), (5, 8)]]


def test_a_line_that_comes_back_is_two() -> None:
    found = lines_of(cut_lines(parts([(2, 4), (2, 12), (6, 12), (6, 4)]), FRAME))
    assert found == [[(2, 4), (2, 8)], [(6, 8), (6, 4)]]


def test_lines_are_not_joined_to_each_other() -> None:
    assert lines_of(cut_lines(parts([(1, 1), (2, 2)], [(3, 3), (4, 4)]), FRAME)) == [
        [(1, 1), (2, 2)],
        [(3, 3), (4, 4)],
    ]


def test_an_area_around_the_frame_fills_it() -> None:
    assert abs(area(cut_areas(parts([(-9, -9), (99, -9), (99, 99), (-9, 99)]), FRAME))) == 80


def test_an_area_with_a_hole_keeps_the_hole() -> None:
    whole = parts([(-9, -9), (99, -9), (99, 99), (-9, 99)], [(2, 2), (2, 4), (4, 4), (4, 2)])
    assert abs(area(cut_areas(whole, FRAME))) == 76


def test_areas_that_overlap_go_round_the_same_way() -> None:
    both = parts([(0, 0), (4, 0), (4, 4), (0, 4)], [(2, 0), (2, 4), (6, 4), (6, 0)])
    assert area(both) == 0
    assert abs(area(oriented(both))) == 32


@given(st.lists(SPOTS, max_size=4))
def test_nothing_is_left_outside(lines: list[list[tuple[float, float]]]) -> None:
    for found in (cut_lines(parts(*lines), FRAME), cut_areas(parts(*lines), FRAME)):
        assert ((found.x >= -1e-9) & (found.x <= 10 + 1e-9)).all()
        assert ((found.y >= -1e-9) & (found.y <= 8 + 1e-9)).all()
        assert (np.diff(found.starts) > 0).all()


@given(SPOTS)
def test_what_lies_inside_stays_as_it_is(line: list[tuple[float, float]]) -> None:
    inside = [(abs(x) / 3, abs(y) / 4) for x, y in line]
    kept = cut_areas(parts(inside), FRAME)
    assert lines_of(kept) == [inside]


def test_nothing_joined_is_nothing() -> None:
    assert joined([]) is NOTHING
    assert len(joined([NOTHING, parts([(1, 1), (2, 2)])]).x) == 2
