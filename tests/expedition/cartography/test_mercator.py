import numpy as np
import pytest

from expedition.cartography import mercator
from expedition.cartography.mercator import View


def test_a_line_over_the_date_line_stays_whole() -> None:
    x, _y = mercator.to_world(np.array([0.0, 0.0]), np.array([179.0, -179.0]))
    assert abs(x[1] - x[0]) == pytest.approx(2 / 360)


def test_another_line_is_laid_beside_it_and_not_round_the_world() -> None:
    first, _y = mercator.to_world(np.array([0.0]), np.array([179.5]))
    other, _y = mercator.to_world(np.array([0.0]), np.array([-179.5]), near=float(first[0]))
    assert other[0] - first[0] == pytest.approx(1 / 360)


def test_everything_fitted_lies_inside_the_margin() -> None:
    x, y = mercator.to_world(np.array([43.0, 44.0]), np.array([79.0, 82.0]))
    view = mercator.fit(x, y, 400, 300, 50, 1e9)
    px_x, px_y = view.to_px(x, y)
    assert px_x.min() >= 49.9
    assert px_x.max() <= 350.1
    assert px_y.min() >= 49.9
    assert px_y.max() <= 250.1


def test_zooming_keeps_the_ground_under_the_pointer() -> None:
    view = View(0.7, 0.4, 10_000.0, 400, 300)
    spot_x, spot_y = np.array([0.705]), np.array([0.402])
    before = view.to_px(spot_x, spot_y)
    zoomed = view.zoomed(3.0, float(before[0][0]), float(before[1][0]), 1e9)
    after = zoomed.to_px(spot_x, spot_y)
    assert float(after[0][0]) == pytest.approx(float(before[0][0]))
    assert float(after[1][0]) == pytest.approx(float(before[1][0]))


def test_the_scale_is_true_at_the_equator_and_halved_at_sixty_degrees() -> None:
    _x, y = mercator.to_world(np.array([0.0, 60.0]), np.array([0.0, 0.0]))
    at_equator = View(0.5, float(y[0]), 1000.0, 100, 100).metres_per_px
    assert at_equator == pytest.approx(40_075, rel=0.001)
    assert View(0.5, float(y[1]), 1000.0, 100, 100).metres_per_px == pytest.approx(at_equator / 2, rel=0.001)


def test_a_pixel_and_its_place_are_each_others() -> None:
    view = View(0.7, 0.36, 100_000.0, 800, 600)
    lat, lon = view.to_degrees(100, 500)
    x, y = mercator.to_world(np.array([lat]), np.array([lon]), near=view.x)
    px, py = view.to_px(x, y)
    assert (float(px[0]), float(py[0])) == pytest.approx((100, 500), abs=1e-6)


def test_a_view_across_the_date_line_says_so() -> None:
    bounds = View(1.0, 0.5, 2_000.0, 400, 400).bounds
    assert bounds.west > 0 > bounds.east
    assert bounds.north == pytest.approx(-bounds.south)


def test_a_wide_view_shows_the_whole_turn() -> None:
    bounds = View(0.9, 0.5, 300.0, 400, 400).bounds
    assert (bounds.west, bounds.east) == (-180.0, 180.0)
