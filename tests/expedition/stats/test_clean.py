from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given

from expedition.geo import length_m
from expedition.kinds import LegMode
from expedition.points import Points
from expedition.stats.clean import clean
from tests.expedition.lines import line, lines, ride


def moved(points: Points, at: list[int], north_m: float) -> Points:
    """The line with some points put aside."""
    lat = points.lat.copy()
    lat[at] += north_m / 111_195
    return replace(points, lat=lat)


@pytest.mark.parametrize("aside_m", [150, 5_000, 800_000])
def test_a_jump_and_back_is_left_out(aside_m: float) -> None:
    good = ride(600)
    cleaned = clean(moved(good, [300], aside_m), LegMode.BICYCLE)
    assert cleaned.dropped == 1
    assert length_m(cleaned.points) == pytest.approx(length_m(good), rel=1e-3)


def test_some_points_far_away_are_left_out() -> None:
    cleaned = clean(moved(ride(600), [300, 301, 302], 40_000), LegMode.BICYCLE)
    assert cleaned.dropped == 3


def test_an_ordinary_ride_loses_nothing() -> None:
    assert clean(ride(5_000), LegMode.BICYCLE).dropped == 0


@pytest.mark.parametrize("north_m", [800, 40_000, -3_000_000])
@pytest.mark.parametrize("at", [[0], [0, 1, 2], [599], [597, 598, 599]])
def test_where_the_receiver_was_last_is_no_beginning_and_no_end(at: list[int], north_m: float) -> None:
    good = ride(600)
    cleaned = clean(moved(good, at, north_m), LegMode.BICYCLE)
    assert sorted(set(range(600)) - set(cleaned.at.tolist())) == at
    assert length_m(cleaned.points) == pytest.approx(length_m(good), rel=0.02)


def test_stale_positions_at_both_ends_go_together() -> None:
    assert clean(moved(ride(600), [0, 1, 598, 599], 40_000), LegMode.BICYCLE).dropped == 4


def test_a_beginning_of_many_points_is_a_place_one_was_at() -> None:
    assert clean(moved(ride(600), list(range(30)), 40_000), LegMode.BICYCLE).dropped == 0


@pytest.mark.parametrize(
    ("north_m", "gap_s"),
    [(400_000, 3 * 3_600), (2_000_000, 2.5 * 3_600), (30_000, 600), (6_000, 120)],
    ids=["train", "plane", "bus", "express"],
)
def test_a_place_one_left_by_train_or_plane_stays(north_m: float, gap_s: float) -> None:
    left = moved(ride(600), [0, 1, 2], north_m)
    time_ms = left.time_ms.copy()
    time_ms[3:] += round(gap_s * 1_000)
    assert clean(replace(left, time_ms=time_ms), LegMode.BICYCLE).dropped == 0


def test_of_two_places_neither_is_stale() -> None:
    assert clean(line([43.0, 44.0], [79.0, 79.0], time_ms=[0, 1_000]), LegMode.BICYCLE).dropped == 0


def test_the_way_through_a_tunnel_stays_counted() -> None:
    good = ride(600)
    tunnel = moved(good, list(range(300, 600)), 2_500)
    assert clean(tunnel, LegMode.BICYCLE).dropped == 0


def test_a_train_on_a_bicycle_trip_is_kept() -> None:
    n = 300
    train = replace(ride(n), lat=46 + np.arange(n) * 60 / 111_195)
    assert clean(train, LegMode.BICYCLE).dropped == 0


def test_zero_zero_is_no_place() -> None:
    cleaned = clean(line([43.0, 0.0, 43.001], [79.0, 0.0, 79.0]), LegMode.BICYCLE)
    assert cleaned.dropped == 1
    assert length_m(cleaned.points) < 200


@given(lines())
def test_any_line_can_be_cleaned(points: Points) -> None:
    cleaned = clean(points, LegMode.FOOT)
    assert len(cleaned.points) + cleaned.dropped == len(points)


def test_a_place_far_off_for_a_few_seconds_is_left_out_however_many_points_it_has() -> None:
    walk = line([43.0 + 1e-5 * k for k in range(200)], [79.0] * 200, time_ms=[1000 * k for k in range(200)])
    lat = walk.lat.copy()
    lat[100:122] += 0.03
    cleaned = clean(replace(walk, lat=lat), LegMode.FOOT)
    assert cleaned.dropped == 22
    assert length_m(cleaned.points) == pytest.approx(length_m(walk), rel=0.01)


def test_a_way_too_fast_on_foot_stays_counted() -> None:
    # Every third step of a downhill ride is beyond what feet can do; nothing there comes back.
    along = np.cumsum([30.0, 30.0, 110.0] * 60)
    times = np.arange(180) * 10_000
    ride = line((43.0 + along / 111_110).tolist(), [79.0] * 180, time_ms=times.tolist())
    assert clean(ride, LegMode.FOOT).dropped == 0
