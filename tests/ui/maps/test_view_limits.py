"""Views stay within the world and on whole pixels."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from expedition.cartography.mercator import View
from ui.maps.view_limits import MOST_PX, held


@given(
    st.floats(-3, 3),
    st.floats(-1, 2),
    st.floats(1, 1e12),
    st.integers(1, 4000),
    st.integers(1, 3000),
    st.sampled_from([1.0, 1.25, 1.5, 2.0]),
)
def test_a_view_never_leaves_the_world(
    x: float, y: float, world_px: float, width: int, height: int, ratio: float
) -> None:
    view = held(View(x, y, world_px, 1, 1), width, height, ratio, 0.5)
    assert (view.width, view.height) == (width, height)
    assert max(width, height) <= view.world_px <= max(MOST_PX, width, height)
    top, bottom = view.to_world(0, 0)[1], view.to_world(0, height)[1]
    a_pixel = 1.01 / (view.world_px * ratio)
    assert top >= -a_pixel
    assert bottom <= 1 + a_pixel
    assert abs(view.x - 0.5) <= 0.5 + a_pixel


@given(st.floats(0, 1), st.floats(0.2, 0.8), st.floats(3000, 1e7), st.sampled_from([1.0, 1.5, 2.0]))
def test_the_ground_lies_on_whole_device_pixels(x: float, y: float, world_px: float, ratio: float) -> None:
    view = held(View(x, y, world_px, 1, 1), 801, 601, ratio, 0.5)
    left, top = view.to_px(np.zeros(1), np.zeros(1))
    for corner in (left[0] * ratio, top[0] * ratio):
        assert corner == pytest.approx(round(corner), abs=1e-3)


def test_a_trip_across_the_date_line_stays_on_its_side_of_the_world() -> None:
    assert held(View(0.02, 0.5, 9000.0, 1, 1), 800, 600, 1.0, 1.0).x == pytest.approx(1.02, abs=1e-3)
