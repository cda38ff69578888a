from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from expedition.geo import length_m
from expedition.kinds import LegMode
from expedition.points import Points, empty
from expedition.stats.leg import compute
from tests.expedition.lines import line, lines, ride


def test_the_figures_of_a_ride() -> None:
    points = ride(7_201)
    figures = compute(points, LegMode.BICYCLE)
    assert figures.points == 7_201
    assert figures.distance_m == length_m(points)
    assert figures.elapsed_s == figures.moving_s == 7_200
    assert figures.start_utc == datetime(2024, 6, 1, 8, tzinfo=UTC)
    assert figures.end_utc == datetime(2024, 6, 1, 10, tzinfo=UTC)
    assert figures.max_speed_m_s == pytest.approx(4.0, rel=0.15)
    assert figures.highest_m == pytest.approx(1_100, abs=5)
    assert (figures.end_lat, figures.end_lon) == (points.lat[-1], points.lon[-1])
    assert figures.temperature_max_c is None


def test_a_line_without_times_has_no_clock_figures() -> None:
    figures = compute(line([43.0, 43.1], [79.0, 79.0], [500, 600]), LegMode.BICYCLE)
    assert figures.moving_s is figures.elapsed_s is figures.max_speed_m_s is None
    assert figures.start_utc is None
    assert figures.distance_m == pytest.approx(11_111, rel=1e-3)
    assert figures.climb_m == pytest.approx(100, abs=0.1)


def test_nothing_gives_nothing() -> None:
    figures = compute(empty(), LegMode.BICYCLE)
    assert (figures.points, figures.distance_m, figures.start_lat) == (0, 0, None)


@given(lines(), st.sampled_from(LegMode))
def test_any_line_has_figures(points: Points, mode: LegMode) -> None:
    figures = compute(points, mode)
    assert figures.distance_m >= 0
    if figures.moving_s is not None and figures.elapsed_s is not None:
        assert figures.moving_s <= figures.elapsed_s + 1e-6
