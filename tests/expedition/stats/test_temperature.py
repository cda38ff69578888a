from dataclasses import replace

import numpy as np

from expedition.points import TEMPERATURE, Points
from expedition.stats.temperature import warmth
from tests.expedition.lines import ride


def warm(readings: list[float]) -> Points:
    return replace(ride(len(readings), step_s=10), extras={TEMPERATURE: np.array(readings, dtype=np.float32)})


def test_the_warmth_of_the_tent_and_a_single_reading_do_not_count() -> None:
    readings = [30.0] * 60 + [20.0] * 200 + [26.0] * 100
    readings[150] = 60.0
    found = warmth(warm(readings))
    assert found is not None
    assert 19.9 < found.min_c < 20.1
    assert 25.9 < found.max_c < 26.1
    assert found.warmest >= 260


def test_frost_counts() -> None:
    found = warmth(warm([-12.0] * 200))
    assert found is not None
    assert (found.min_c, found.max_c) == (-12, -12)


def test_without_a_sensor_or_after_minutes_only_nothing_is_known() -> None:
    assert warmth(ride(100)) is None
    assert warmth(warm([20.0] * 30)) is None


def test_readings_without_times_are_taken_as_they_are() -> None:
    points = warm([20.0, 25.0, float("nan")])
    found = warmth(replace(points, time_ms=np.full(3, np.iinfo(np.int64).min)))
    assert found is not None
    assert (found.min_c, found.max_c, found.warmest) == (20, 25, 1)
