from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from expedition.points import F64, Points
from expedition.stats.climb import _turns, climb
from tests.expedition.lines import line, lines

STEP_M = 5.0


def hills(height: F64, noise_m: float = 0.0, starts: tuple[int, ...] = (0,)) -> Points:
    """A line northwards with a point each five metres."""
    rng = np.random.default_rng(3)
    lat = 43 + np.arange(len(height)) * STEP_M / 111_110
    noisy = height + rng.normal(0, noise_m, len(height))
    return line(lat.tolist(), [79.0] * len(lat), noisy.tolist(), starts=starts)


def test_rolling_hills_within_two_per_cent() -> None:
    way = np.arange(20_000) * STEP_M
    found = climb(hills(500 + 60 * np.sin(way / 700), 1.5), None)
    truth = np.maximum(np.diff(60 * np.sin(way / 700)), 0).sum()
    assert found.climb_m == pytest.approx(truth, rel=0.03)
    assert found.highest_m == pytest.approx(560, abs=3)
    assert found.lowest_m == pytest.approx(440, abs=3)


def test_a_plain_does_not_climb_by_noise() -> None:
    found = climb(hills(np.full(20_000, 100.0), 2.0), None)
    assert (found.climb_m, found.descent_m) == (0, 0)


def test_a_ropeway_between_segments_is_not_climbed() -> None:
    height = np.concatenate([np.linspace(500, 600, 400), np.linspace(1_800, 1_700, 400)])
    found = climb(hills(height, starts=(0, 400)), None)
    assert found.climb_m == pytest.approx(100, abs=2)
    assert found.descent_m == pytest.approx(100, abs=2)
    assert found.highest_m == pytest.approx(1_800, abs=2)
    assert found.highest_at_m == pytest.approx(399 * STEP_M, abs=30)


def test_missing_heights_are_skipped_never_zero() -> None:
    points = hills(np.linspace(500, 700, 1_000))
    height = points.ele_m.copy()
    height[::3] = np.nan
    found = climb(replace(points, ele_m=height), None)
    assert found.climb_m == pytest.approx(200, abs=1)
    assert found.descent_m == 0


def test_a_pass_between_two_far_points_keeps_its_height() -> None:
    found = climb(line([43.0, 43.5, 44.0], [79.0] * 3, [500.0, 3_000.0, 800.0]), None)
    assert found.climb_m == pytest.approx(2_500, abs=10)
    assert found.descent_m == pytest.approx(2_200, abs=10)


def test_below_the_sea_is_normal() -> None:
    found = climb(hills(np.linspace(-154, -28, 800)), None)
    assert found.highest_m == pytest.approx(-28, abs=1)
    assert found.lowest_m == pytest.approx(-154, abs=1)


def test_without_heights_nothing_is_known() -> None:
    assert climb(line([43, 44], [79, 79]), None).climb_m is None


@given(lines())
def test_any_line_can_be_climbed(points: Points) -> None:
    found = climb(points, None)
    if found.highest_m is not None and found.lowest_m is not None:
        assert np.nanmin(points.ele_m) - 1e-6 <= found.lowest_m <= found.highest_m
        assert found.highest_m <= np.nanmax(points.ele_m) + 1e-6


def slow_turns(height: list[float], threshold: float) -> tuple[float, float]:
    """Every point tried, by the definition: a turn counts once one is the threshold away from it."""
    up = down = 0.0
    anchor = extreme = height[0]
    lowest = highest = height[0]
    direction = 0
    for here in height:
        if direction == 0:
            lowest, highest = min(lowest, here), max(highest, here)
            if here - lowest >= threshold:
                down += anchor - lowest if anchor - lowest >= threshold else 0
                anchor, extreme, direction = lowest, here, 1
            elif highest - here >= threshold:
                up += highest - anchor if highest - anchor >= threshold else 0
                anchor, extreme, direction = highest, here, -1
        elif (here - extreme) * direction >= 0:
            extreme = here
        elif (extreme - here) * direction >= threshold:
            up, down = (up + extreme - anchor, down) if direction > 0 else (up, down + anchor - extreme)
            anchor, extreme, direction = extreme, here, -direction
    if direction > 0:
        up += extreme - anchor
    if direction < 0:
        down += anchor - extreme
    return up, down


@given(st.lists(st.floats(-50, 50), min_size=1, max_size=60))
def test_turning_points_by_their_definition(height: list[float]) -> None:
    assert _turns(np.array(height), 10.0) == pytest.approx(slow_turns(height, 10.0), abs=1e-6)
