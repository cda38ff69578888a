from dataclasses import replace

import numpy as np
import pytest

from expedition.charts.day_axis import day_axis
from expedition.charts.readings import (
    daily_reading,
    height_at,
    index_at_distance,
    profile_reading,
    progress_reading,
    temperature_reading,
    way_of_day,
)
from expedition.kinds import DayKind
from expedition.records.trip import DayPoint, TripProfile, TripSeries
from tests.expedition.charts.made_up import day, trip, without_heights


def days(*made: DayPoint) -> TripSeries:
    return replace(trip(1), days=made)


def test_progress_tells_the_logged_sum() -> None:
    series = days(day(1, 80_000.0), day(2, 160_000.0))
    reading = progress_reading(series, day_axis(series), 1)
    assert (reading.title, reading.detail) == ("Day 2 · Tue 7 May", "160 km")


def test_progress_tells_how_it_stands_to_the_plan() -> None:
    series = trip(54, goal_km=3480, planned_days=62)
    assert progress_reading(series, day_axis(series), 53).detail.endswith("274 km ahead of plan")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "80.0 km ridden"),
        ({"distance_m": None}, "– km"),
        ({"kind": DayKind.REST, "distance_m": None}, "rest"),
        ({"kind": DayKind.TRANSIT, "distance_m": 0.0, "carried_m": 62_000.0}, "carried, 62.0 km carried"),
        ({"carried_m": 12_300.0}, "80.0 km ridden, 12.3 km carried"),
    ],
)
def test_a_day_tells_ridden_and_carried_apart(changes: dict[str, object], words: str) -> None:
    assert daily_reading(days(day(1, 80_000.0, **changes)), 0).detail == words


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"temperature_max_c": 44.0}, "highest 44 °C"),
        ({"temperature_min_c": 3.0}, "lowest 3 °C"),
        ({"temperature_min_c": 3.0, "temperature_max_c": 44.0}, "3 to 44 °C"),
        ({}, ""),
    ],
)
def test_of_unknown_temperatures_nothing_is_said(changes: dict[str, object], words: str) -> None:
    assert temperature_reading(days(day(1, 0.0, **changes)), 0).detail == words


def test_heights_between_samples_are_in_proportion() -> None:
    profile = TripProfile(np.array([0.0, 100.0, 200.0]), np.array([10.0, 30.0, np.nan]), np.array([1, 1, 1]))
    assert height_at(profile, 25.0) == 15.0
    assert height_at(profile, 100.0) == 30.0
    assert height_at(profile, 150.0) is None
    assert height_at(profile, 201.0) is None


def test_a_kilometre_belongs_to_the_day_that_rode_it() -> None:
    series = days(day(1, 80_000.0), day(2, 80_000.0, kind=DayKind.REST, distance_m=None), day(3, 160_000.0))
    assert [index_at_distance(series, m) for m in (0.0, 80_000.0, 80_001.0, 999_999.0)] == [0, 0, 2, 2]
    assert way_of_day(series, 2) == (80_000.0, 160_000.0)


def test_a_profile_reading_names_day_and_height() -> None:
    series = trip(54)
    reading = profile_reading(series, 70_000.0)
    assert reading.title.startswith("Day ")
    assert reading.detail.startswith("km 70.0, ")
    assert profile_reading(without_heights(series), 70_000.0).detail == "km 70.0"
