from dataclasses import replace

import pytest

from expedition.charts import findings
from expedition.kinds import DayKind
from expedition.records.trip import DayPoint, TripSeries
from expedition.units import THIN
from tests.expedition.charts.made_up import day, trip, without_heights


def days(*made: DayPoint) -> TripSeries:
    return replace(trip(1), days=made)


def test_without_a_plan_the_title_says_where_and_how_far() -> None:
    series = days(day(1, 80_000.0), day(2, 272_000.0, label="Zharkent"))
    assert findings.progress_finding(series).title == "Zharkent on day 2, 272 km"


def test_on_the_way_the_title_compares_with_the_plan() -> None:
    finding = findings.progress_finding(trip(54, goal_km=3480, planned_days=62))
    assert finding.title == "Day 54: 274 km ahead of plan"
    assert findings.progress_finding(trip(54, goal_km=9000, planned_days=62)).title.endswith("km behind plan")


@pytest.mark.parametrize(
    ("planned", "words"),
    [(62, "8 days before the plan"), (54, "as planned"), (53, "1 day after the plan")],
)
def test_an_arrival_is_told_in_days(planned: int, words: str) -> None:
    series = trip(54, goal_km=3300, planned_days=planned)
    assert findings.progress_finding(series).title == f"3{THIN}300 km on day 54, {words}"


def test_a_trip_of_rests_has_ridden_nothing() -> None:
    series = days(
        day(1, 0.0, kind=DayKind.REST, distance_m=None), day(2, 0.0, kind=DayKind.REST, distance_m=0.0)
    )
    assert findings.progress_finding(series).title == "Nothing ridden yet"
    assert findings.daily_finding(series).title == "No kilometres yet"
    assert findings.mean_ride_day_m(series) is None


def test_the_longest_day_is_named() -> None:
    series = days(day(1, 80_000.0), day(2, 202_700.0, distance_m=122_700.0), day(3, 282_700.0))
    assert findings.daily_finding(series).title == "Longest 122.7 km, day 2"


def test_the_mean_leaves_out_days_whose_way_is_not_known() -> None:
    series = days(day(1, 80_000.0), day(2, 80_000.0, distance_m=None), day(3, 120_000.0, distance_m=40_000.0))
    assert findings.mean_ride_day_m(series) == 60_000.0


def test_heat_is_told_with_its_day() -> None:
    series = days(
        day(3, 0.0, temperature_max_c=44.0), day(4, 0.0, temperature_max_c=31.0, temperature_min_c=12.0)
    )
    assert findings.temperature_finding(series).title == "44 °C on day 3"


def test_frost_is_told_before_heat() -> None:
    series = days(day(1, 0.0, temperature_min_c=-12.4), day(2, 0.0, temperature_max_c=3.0))
    assert findings.temperature_finding(series).title == "−12 °C on day 1, 3 °C on day 2"


def test_the_summit_is_told_with_its_day() -> None:
    assert findings.profile_finding(trip(54)).title == f"Highest 1{THIN}477 m, day 47"


def test_nothing_known_promises_nothing() -> None:
    series = without_heights(days(day(1, 80_000.0)))
    assert findings.temperature_finding(series).title == "Temperature"
    assert findings.profile_finding(series).title == "The whole road"
