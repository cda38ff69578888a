from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given

from expedition.kinds import LegMode
from expedition.points import Points
from expedition.stats.motion import Motion, motion
from tests.expedition.lines import line, lines

START = 1_750_000_000_000


def walk(speeds: list[float], step_s: int = 1, noise_m: float = 0.0) -> Points:
    """A line northwards whose steps have these speeds."""
    rng = np.random.default_rng(7)
    way = np.concatenate(([0.0], np.cumsum(np.array(speeds) * step_s)))
    way = way + rng.normal(0, noise_m, len(way))
    times = START + np.arange(len(way)) * 1000 * step_s
    return line((43 + way / 111_110).tolist(), [79.0] * len(way), time_ms=times.tolist())


def of(points: Points, mode: LegMode = LegMode.BICYCLE) -> Motion:
    return motion(points, mode)


def test_a_stop_is_not_moving_time_even_when_the_receiver_trembles() -> None:
    found = of(walk([5.0] * 600 + [0.0] * 900 + [5.0] * 600, noise_m=0.8))
    assert found.moving_s == pytest.approx(1_200, abs=25)


def test_pushing_a_loaded_bicycle_is_moving() -> None:
    assert of(walk([0.55] * 600)).moving_s == 600


def test_slow_walking_moves_and_slow_riding_stands() -> None:
    slow = walk([0.25] * 600)
    assert of(slow, LegMode.FOOT).moving_s == 600
    assert of(slow).moving_s == 0


def test_a_stop_of_a_breath_is_none() -> None:
    assert of(walk([5.0] * 100 + [0.0] * 14 + [5.0] * 100)).moving_s == 214


def test_a_long_time_between_two_points_is_a_break() -> None:
    points = walk([5.0] * 100)
    times = points.time_ms.copy()
    times[50:] += 400_000
    assert of(replace(points, time_ms=times)).moving_s == 99


def test_sparse_points_still_move() -> None:
    assert of(walk([5.0] * 20, step_s=120)).moving_s == 2_400


def test_the_greatest_speed_lasts_twenty_seconds() -> None:
    assert of(walk([5.0] * 100 + [30.0] * 2 + [5.0] * 100)).max_speed_m_s == pytest.approx(7.5, rel=0.01)
    assert of(walk([5.0] * 100 + [15.0] * 25 + [5.0] * 100)).max_speed_m_s == pytest.approx(15, rel=0.01)


def test_a_leap_out_of_a_tunnel_is_no_speed() -> None:
    assert of(walk([5.0] * 100 + [2_000.0] + [5.0] * 100)).max_speed_m_s == pytest.approx(5, rel=0.01)


def test_points_of_one_instant_have_no_speed() -> None:
    points = walk([5.0] * 60)
    times = points.time_ms.copy()
    times[30:33] = times[30]
    found = of(replace(points, time_ms=times))
    assert found.max_speed_m_s is not None
    assert found.max_speed_m_s < 10


def test_without_times_nobody_knows() -> None:
    assert of(line([43, 44], [79, 79])) == Motion(None, None, None)


@given(lines())
def test_any_line_has_a_motion(points: Points) -> None:
    found = of(points)
    assert found.moving_s is None or found.moving_s >= 0
