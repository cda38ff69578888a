import numpy as np
import pytest

from expedition.cartography.lines import TripLines
from expedition.cartography.mercator import View, to_world
from expedition.cartography.rough_lines import RoughLines
from tests.expedition.cartography.ground import leg, nothing_finer, way


def _view(lat: float, lon: float, zoom: float = 7.0) -> View:
    x, y = to_world(np.array([lat]), np.array([lon]))
    return View(float(x[0]), float(y[0]), 512 * 2**zoom, 800, 600)


def _rough(*lines: tuple[list[float], list[float]]) -> RoughLines:
    legs = [leg(number, way(lat, lon)) for number, (lat, lon) in enumerate(lines, 1)]
    return RoughLines(TripLines(legs, nothing_finer).lines)


def test_a_line_through_the_view_is_followed_closely_though_its_ends_lie_outside() -> None:
    x, y = _rough(([0.0, 0.0], [10.0, 30.0])).crowd(_view(0.0, 20.0))
    assert y == pytest.approx(300)
    assert np.diff(x).max() < 8
    assert x.min() < 8
    assert x.max() > 792


def test_what_was_not_recorded_between_two_days_is_no_line() -> None:
    x, _y = _rough(([0.0, 0.0], [19.0, 19.5]), ([0.0, 0.0], [20.5, 21.0])).crowd(_view(0.0, 20.0))
    west, east = to_world(np.zeros(2), np.array([19.6, 20.4]))[0]
    view = _view(0.0, 20.0)
    px, _py = view.to_px(np.array([west, east]), np.full(2, 0.5))
    assert len(x)
    assert not ((x > px[0]) & (x < px[1])).any()


def test_a_trip_over_the_date_line_is_there_from_both_sides() -> None:
    lines = _rough(([0.0, 0.0], [178.0, 179.9]), ([0.0, 0.0], [-179.9, -178.0]))
    for lon in (-179.0, 179.0):
        assert len(lines.crowd(_view(0.0, lon))[0])


def test_long_lines_are_thinned_and_a_trip_without_lines_has_none() -> None:
    lon = np.linspace(10.0, 30.0, 100_000)
    lines = _rough((np.zeros(100_000).tolist(), lon.tolist()))
    assert len(lines.crowd(_view(0.0, 20.0, zoom=3.0))[0]) < 25_000
    assert len(_rough().crowd(_view(0.0, 20.0))[0]) == 0
