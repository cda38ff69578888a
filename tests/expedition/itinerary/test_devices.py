from dataclasses import replace

import numpy as np
import pytest

from expedition.itinerary import edit
from expedition.itinerary.devices import has_barometer
from expedition.itinerary.plan import build
from expedition.kinds import LegMode
from expedition.points import Points
from expedition.records.importing import ReadFile
from tests.expedition.itinerary.files import file, way


@pytest.mark.parametrize(
    "device",
    [
        "Garmin Edge 500", "Edge 705", "Garmin Edge 530", "Garmin Edge 1030 Plus", "Garmin Edge Explore 820",
        "Garmin fēnix 7X Pro", "Garmin Forerunner 945", "Garmin Instinct 2", "eTrex 30x", "eTrex 32x",
        "Oregon 400t", "Oregon 600", "Garmin Oregon 7xx", "Montana 680", "GPSMAP 64s", "GPSMAP 66sr",
        "Wahoo ELEMNT BOLT", "ELEMNT ROAM", "Hammerhead Karoo 2", "Suunto 9 Baro", "Suunto Vertical",
        "Ambit3 Peak", "Ambit2", "COROS VERTIX 2", "Bryton Rider 420", "StravaGPX with Barometer",
    ],
)  # fmt: skip
def test_these_have_a_barometer(device: str) -> None:
    assert has_barometer(device)


@pytest.mark.parametrize(
    "device",
    [
        "", "Garmin", "Garmin Connect", "Garmin Edge 20", "Garmin Edge 25", "Garmin Edge 200", "Edge Touring",
        "Garmin Edge Explore", "Garmin Edge Explore 2", "Garmin Forerunner 235", "eTrex 10", "eTrex 20x",
        "Oregon 200", "GPSMAP 62", "GPSMAP 64", "Suunto 9", "Suunto 5 Peak", "Ambit2 S", "Ambit3 Sport",
        "Wahoo", "StravaGPX", "StravaGPX Android", "OsmAnd+", "Apple Watch", "Apple iPhone 15 Pro",
        "Open GPX Tracker for iOS", "Montana Trails", "gpx.studio",
    ],
)  # fmt: skip
def test_of_these_it_is_not_sure(device: str) -> None:
    assert not has_barometer(device)


def waves(start: str, device: str, north_m: float = 0.0) -> ReadFile:
    """An hour over rises of 8 m."""
    points: Points = way(start, 60, north_m=north_m)
    height = 500 + 4 * np.sin(np.arange(len(points)) / 8)
    name = f"{device} {start}"
    return replace(file(name, replace(points, ele_m=height)), device=device)


def test_a_barometer_counts_the_small_rises() -> None:
    plan = build(
        [waves("2025-07-18T04:00", "Edge 530"), waves("2025-07-19T04:00", "Phone")], (), LegMode.BICYCLE
    )
    assert [leg.figures.climb_m for leg in plan.legs] == [pytest.approx(58, abs=8), 0.0]


def test_figures_computed_again_know_the_barometer() -> None:
    plan = build([waves("2025-07-18T04:00", "Edge 530")], (), LegMode.BICYCLE)
    climb_m = plan.legs[0].figures.climb_m
    assert climb_m
    assert edit.set_mode(plan, 0, LegMode.MOTORBIKE).legs[0].figures.climb_m == pytest.approx(
        climb_m, rel=0.02
    )
    halves = edit.split(plan, 0, 180)
    assert all(leg.figures.climb_m for leg in halves.legs)
    assert edit.join(halves, 0).legs[0].figures.climb_m == pytest.approx(climb_m, rel=0.02)


def test_joined_with_another_device_heights_are_no_longer_sure() -> None:
    plan = build(
        [waves("2025-07-18T04:00", "Edge 530"), waves("2025-07-18T06:00", "Phone", 18_000)],
        (),
        LegMode.BICYCLE,
    )
    whole = edit.join(plan, 0)
    assert (whole.legs[0].figures.climb_m or 0) < 20
    again = edit.split(whole, 0, plan.legs[0].figures.points)
    assert [bool(leg.figures.climb_m) for leg in again.legs] == [True, False]
