from datetime import UTC, datetime

import numpy as np
import pytest

from expedition.points import NO_TIME, TEMPERATURE, Points
from expedition.records.trip import LegLine
from expedition.stats import along

START_MS = int(datetime(2025, 7, 20, 0, 0, tzinfo=UTC).timestamp() * 1000)


def line(
    *,
    leg_id: int = 1,
    count: int = 101,
    carried: bool = False,
    timed: bool = True,
    starts: tuple[int, ...] = (0,),
    length_m: float = 1000.0,
) -> LegLine:
    """One kilometre due north, 100 m up, 5 m/s."""
    share = np.linspace(0.0, 1.0, count)
    time = START_MS + (share * 200_000).astype(np.int64)
    points = Points(
        44.0 + share * 0.009,
        np.full(count, 80.0),
        500 + share * 100,
        time if timed else np.full(count, NO_TIME),
        np.array(starts, dtype=np.int64),
        {TEMPERATURE: (20 + share * 5).astype(np.float32)},
    )
    return LegLine(leg_id, 1, carried, False, points, "Asia/Almaty", 0.0, length_m)


def test_a_steady_climb_has_one_slope_and_one_speed() -> None:
    way = along.compute([line()])
    assert way is not None
    assert way.distance_m[-1] == pytest.approx(1000.0)
    assert way.slope == pytest.approx(0.1, rel=0.01)
    assert way.speed_m_s == pytest.approx(5.0, rel=0.01)
    assert way.temperature_c[-1] == pytest.approx(25.0)


def test_the_clock_is_that_of_the_place() -> None:
    way = along.compute([line()])
    assert way is not None
    assert way.clock_ms[0] - START_MS == 5 * 3600 * 1000


def test_a_line_without_times_has_no_clock_and_no_speed() -> None:
    way = along.compute([line(timed=False)])
    assert way is not None
    assert (way.clock_ms == NO_TIME).all()
    assert np.isnan(way.speed_m_s).all()


def test_carried_legs_are_left_out_unless_there_is_nothing_else() -> None:
    mixed = along.compute([line(leg_id=1), line(leg_id=2, carried=True), line(leg_id=3, length_m=500.0)])
    assert mixed is not None
    assert len(mixed) == 202
    assert mixed.distance_m[-1] == pytest.approx(1500.0)
    assert not mixed.is_carried
    ferry = along.compute([line(carried=True)])
    assert ferry is not None
    assert ferry.is_carried


def test_a_gap_between_segments_is_not_travelled_and_has_no_slope() -> None:
    way = along.compute([line(starts=(0, 50))])
    assert way is not None
    assert way.distance_m[49] == way.distance_m[50]
    assert np.isfinite(way.slope).all()


def test_the_nearest_sample_of_a_kilometre() -> None:
    way = along.compute([line()])
    assert way is not None
    assert [way.nearest(at) for at in (-5.0, 0.0, 504.0, 506.0, 2000.0)] == [0, 0, 50, 51, 100]


def test_a_position_beside_the_way_has_a_sample_and_a_distant_one_none() -> None:
    way = along.compute([line()])
    assert way is not None
    assert way.beside(44.0045, 80.001, 200.0) == 50
    assert way.beside(44.0045, 80.1, 200.0) is None


def test_no_line_is_no_way() -> None:
    assert along.compute([]) is None


def test_an_unknown_zone_falls_back_to_universal_time() -> None:
    odd = line()
    way = along.compute([LegLine(1, 1, False, False, odd.points, "Mars/Olympus", 0.0)])
    assert way is not None
    assert way.clock_ms[0] == START_MS


def test_a_sample_of_the_way_knows_its_leg() -> None:
    lines = [line(leg_id=1, count=5), line(leg_id=2, carried=True, count=9), line(leg_id=3, count=4)]
    found = [along.leg_at(lines, index) for index in (-1, 0, 4, 5, 8, 9)]
    assert [one and (one[0].leg_id, one[1]) for one in found] == [None, (1, 0), (1, 4), (3, 0), (3, 3), None]
