from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from expedition.stats.forecast import FARTHEST_DAYS, Forecast, forecast

START = date(2025, 5, 1)
WEEK = (80_000.0,) * 5 + (0.0, 40_000.0)


def ridden(ways: Sequence[float]) -> dict[date, float]:
    return {START + timedelta(days=n): way for n, way in enumerate(ways)}


def known(ways: Sequence[float], goal_m: float) -> Forecast:
    made = forecast(ridden(ways), goal_m)
    assert made is not None
    return made


def test_an_even_pace_arrives_on_its_day() -> None:
    made = known([70_000.0] * 20, 70_000.0 * 30)
    assert (made.early, made.likely, made.late) == (START + timedelta(days=29),) * 3
    assert made.since == START + timedelta(days=19)


def test_rests_count_in_the_pace() -> None:
    made = known(WEEK * 6, sum(WEEK) * 10)
    assert made.pace_m == pytest.approx(sum(WEEK) / 7)
    assert abs((made.likely - START).days + 1 - 70) <= 2


def test_the_spread_holds_the_likely_day_and_grows_with_what_is_left() -> None:
    ways = [0.0 if n % 9 in (3, 4, 7) else 40_000.0 + n * 7 % 11 * 9_000.0 for n in range(50)]
    near, far = known(ways, sum(ways) + 500_000.0), known(ways, sum(ways) + 4_000_000.0)
    for made in (near, far):
        assert made.since < made.early <= made.likely <= made.late
    assert far.late - far.early > near.late - near.early


def test_only_the_last_weeks_are_looked_at() -> None:
    slow_then_fast = [10_000.0] * 100 + [90_000.0] * 60
    made = known(slow_then_fast, sum(slow_then_fast) + 900_000.0)
    assert made.pace_m == 90_000.0
    assert (made.likely - made.since).days == 10


def test_the_same_log_gives_the_same_forecast() -> None:
    assert known(WEEK * 4, 5_000_000.0) == known(WEEK * 4, 5_000_000.0)


def test_dates_without_an_entry_slow_the_pace() -> None:
    log = ridden([70_000.0] * 20)
    thinned = {day: way for day, way in log.items() if day.day % 2 or day == max(log)}
    made = forecast(thinned, 5_000_000.0)
    assert made is not None
    assert made.pace_m < 40_000.0


@pytest.mark.parametrize(
    ("ways", "goal_m"),
    [
        ([], 1_000_000.0),
        ([70_000.0] * 13, 5_000_000.0),
        ([70_000.0] * 4 + [0.0] * 20, 5_000_000.0),
        ([70_000.0] * 20, 1_400_000.0),
        ([70_000.0] * 20, None),
        ([70_000.0] * 20, 0.0),
        ([70_000.0] * 20, 70_000.0 * (FARTHEST_DAYS + 21)),
    ],
    ids=["no day", "too few", "hardly ridden", "arrived", "no goal", "a goal of nothing", "too far off"],
)
def test_nothing_is_said_where_nothing_can_be(ways: list[float], goal_m: float | None) -> None:
    assert forecast(ridden(ways), goal_m) is None
