import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from expedition.cartography.clipping import Box, clipped

BOX = Box(0.0, 0.0, 10.0, 10.0)
START = np.array([0], dtype=np.int64)


def test_a_line_is_cut_at_the_edges_and_knows_the_way_before() -> None:
    (piece,) = clipped(np.array([-5.0, 15.0]), np.array([5.0, 5.0]), START, BOX)
    assert piece.x.tolist() == [0.0, 10.0]
    assert piece.y.tolist() == [5.0, 5.0]
    assert piece.before == 5.0


def test_a_line_that_leaves_and_returns_is_two_pieces() -> None:
    x, y = np.array([1.0, 1.0, 9.0, 9.0]), np.array([5.0, 20.0, 20.0, 5.0])
    first, second = clipped(x, y, START, BOX)
    assert (first.x.tolist(), first.y.tolist()) == ([1.0, 1.0], [5.0, 10.0])
    assert (second.x.tolist(), second.y.tolist()) == ([9.0, 9.0], [10.0, 5.0])
    assert second.before == 15 + 8 + 10


def test_nothing_runs_over_the_gap_between_segments() -> None:
    x = np.array([1.0, 2.0, 8.0, 9.0])
    pieces = clipped(x, np.full(4, 5.0), np.array([0, 2]), BOX)
    assert [piece.x.tolist() for piece in pieces] == [[1.0, 2.0], [8.0, 9.0]]
    assert pieces[1].before == 1.0


def test_a_line_outside_is_nothing() -> None:
    assert clipped(np.array([-5.0, -5.0]), np.array([0.0, 9.0]), START, BOX) == []
    assert clipped(np.array([5.0]), np.array([5.0]), START, BOX) == []


@given(st.lists(st.tuples(st.floats(-30, 30), st.floats(-30, 30)), min_size=2, max_size=30))
def test_no_piece_reaches_out_of_the_box(places: list[tuple[float, float]]) -> None:
    x, y = np.array(places, dtype=np.float64).T
    for piece in clipped(x, y, START, BOX):
        for column in (piece.x, piece.y):
            assert column.min() >= -1e-6
            assert column.max() <= 10 + 1e-6
