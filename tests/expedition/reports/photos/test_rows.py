"""Pictures in rows."""

from hypothesis import given
from hypothesis import strategies as st

from expedition.reports.photos.rows import BETWEEN, HIGH, LOW, breaks, near, row
from expedition.reports.typesetting.style import FULL

RATIOS = st.sampled_from([0.5625, 0.6667, 0.75, 1.0, 1.3333, 1.5, 1.7778, 2.5])


@given(st.lists(RATIOS, min_size=4, max_size=40))
def test_rows_fill_the_measure_at_a_likely_height(ratios: list[float]) -> None:
    counts = breaks(ratios, FULL)
    assert sum(counts) == len(ratios)
    start = 0
    for count in counts:
        part = ratios[start : start + count]
        made = row(part, FULL)
        width = sum(made.widths) + BETWEEN * (count - 1)
        assert width <= FULL + 0.01
        assert made.height <= HIGH + 0.01
        if sum(part) / 1.3 >= 1.5 and sum(part) <= 4:
            assert abs(width - FULL) < 0.01
            assert made.height >= LOW - 0.01
        start += count


@given(st.lists(RATIOS, min_size=1, max_size=8), st.floats(60, 500), st.floats(20, 120), st.floats(0, 120))
def test_no_picture_of_a_row_loses_more_than_it_may(
    ratios: list[float], measure: float, low: float, more: float
) -> None:
    made = row(ratios, measure, low, low + more)
    for ratio, width in zip(ratios, made.widths, strict=True):
        shape = width / made.height
        assert ratio * 0.7 - 1e-6 <= shape <= ratio / 0.8 + 1e-6


@given(RATIOS, st.floats(0.1, 6))
def test_a_shape_comes_as_near_as_it_may(ratio: float, wanted: float) -> None:
    shape = near(ratio, wanted)
    assert ratio * 0.7 - 1e-9 <= shape <= ratio / 0.8 + 1e-9
    assert shape == wanted or abs(shape - wanted) < abs(ratio - wanted) or ratio == wanted


def test_most_pictures_of_a_trip_stand_two_or_three_to_a_row() -> None:
    counts = breaks([1.5, 1.5, 0.67, 1.33, 1.33, 1.5, 0.75, 0.75, 1.5, 1.78], FULL)
    assert set(counts) <= {2, 3, 4}
