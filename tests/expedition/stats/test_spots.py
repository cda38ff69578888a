import pytest

from expedition.points import Points
from expedition.records.trip import LegLine
from expedition.stats.spots import DaySpots
from tests.expedition.lines import line


def _leg(points: Points, *, carried: bool = False, length_m: float = 0.0) -> LegLine:
    return LegLine(1, 1, carried, False, points, "Asia/Almaty", 0.0, length_m)


def _north(lon: float = 80.0) -> Points:
    return line([43.0, 43.5, 44.0], [lon] * 3, time_ms=[0, 60_000, 120_000])


def test_a_kilometre_lies_between_its_samples() -> None:
    spots = DaySpots([_leg(_north(), length_m=100_000)])
    assert spots.at_m(25_000) == pytest.approx((43.25, 80.0), abs=1e-3)
    assert spots.at_m(100_300) == pytest.approx((44.0, 80.0))
    assert spots.at_m(101_000) is None
    assert spots.at_m(-1) is None


def test_kilometres_run_over_what_was_ridden() -> None:
    ferry = _leg(_north(10.0), carried=True, length_m=100_000)
    spots = DaySpots([ferry, _leg(_north(), length_m=100_000)])
    assert spots.at_m(50_000) == pytest.approx((43.5, 80.0), abs=1e-3)


def test_an_instant_is_looked_for_on_all_lines() -> None:
    spots = DaySpots([_leg(_north(), carried=True)])
    assert spots.at_ms(30_000) == pytest.approx((43.25, 80.0))
    assert spots.at_ms(500_000) is None


def test_across_the_date_line_the_way_is_the_short_one() -> None:
    over = line([10.0, 10.0], [179.9, -179.9], time_ms=[0, 100_000])
    spots = DaySpots([_leg(over)])
    lat, lon = spots.at_ms(75_000) or (0.0, 0.0)
    assert (lat, lon) == pytest.approx((10.0, -179.95))


def test_without_lines_and_times_nothing_is_known() -> None:
    assert DaySpots([]).at_m(0) is None
    assert DaySpots([]).at_ms(0) is None
    assert DaySpots([_leg(line([43.0], [80.0]))]).at_m(100) == (43.0, 80.0)
