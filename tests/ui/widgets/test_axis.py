import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from expedition.points import NO_TIME
from ui.widgets import axis

HOUR_MS = 3_600_000


def test_marks_are_round_and_inside() -> None:
    assert axis.ticks(480, 800, 4) == [500, 600, 700, 800]
    assert axis.ticks(-30, 30, 3) == [-20, 0, 20]


@given(st.floats(1, 1e6), st.integers(2, 9))
def test_there_are_never_more_marks_than_have_room(span: float, most: int) -> None:
    assert len(axis.ticks(0, span, most)) <= most + 1


def test_round_times_stand_at_the_sample_that_reaches_them() -> None:
    clock = np.array([9 * HOUR_MS + 1, NO_TIME, 10 * HOUR_MS + 5, 11 * HOUR_MS], dtype=np.int64)
    assert axis.clock_ticks(clock, 2) == [(2, 10 * HOUR_MS), (3, 11 * HOUR_MS)]


def test_thinning_keeps_every_summit_and_both_ends() -> None:
    x = np.linspace(0, 50, 5000)
    y = np.zeros(5000)
    y[1234], y[4321] = 900.0, -50.0
    thin_x, thin_y = axis.thin_to_columns(x, y)
    assert len(thin_x) <= 4 * 51
    assert (thin_y.max(), thin_y.min()) == (900.0, -50.0)
    assert (thin_x[0], thin_x[-1]) == (0.0, 50.0)
    assert (np.diff(thin_x) >= 0).all()


def test_unknown_heights_and_new_segments_break_the_line() -> None:
    values = np.array([1.0, 2.0, np.nan, 3.0, 4.0, 5.0])
    runs = axis.finite_runs(values, np.array([0, 4]))
    assert [(run.start, run.stop) for run in runs] == [(0, 2), (3, 4), (4, 6)]


def test_labels_that_would_touch_are_left_out_by_importance() -> None:
    assert axis.fit_labels([(0, 10), (100, 110), (5, 15), (50, 60)], 4) == [0, 1, 3]
