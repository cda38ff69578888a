from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings

from expedition.importers.read import read
from expedition.itinerary.carried import carriages
from expedition.itinerary.draft import drafts
from expedition.itinerary.plan import build
from expedition.kinds import LegMode
from expedition.points import Points, join
from expedition.records.importing import Carriage
from expedition.stats.leg import compute
from tests.expedition.importers.test_corpus import CORPUS, FACTS
from tests.expedition.itinerary.files import file, way
from tests.expedition.lines import line, lines

BIKE = LegMode.BICYCLE


def found(points: Points, mode: LegMode = BIKE) -> tuple[Carriage, ...]:
    return carriages(points, mode, compute(points, mode))


def rides(*parts: Points, segments: bool = False) -> Points:
    whole = join(list(parts))
    return whole if segments else replace(whole, segment_starts=np.array([0]))


def with_bus(speed_m_s: float, minutes: int) -> Points:
    """An hour by bicycle, a wait, a vehicle, a wait, an hour by bicycle."""
    far_m = 18_000 + speed_m_s * minutes * 60
    after = f"2025-07-18T{4 + (15 + minutes) // 60:02d}:{(15 + minutes) % 60:02d}"
    later = f"2025-07-18T{4 + (25 + minutes) // 60:02d}:{(25 + minutes) % 60:02d}"
    return rides(
        way("2025-07-18T03:00", 59),
        way("2025-07-18T04:00", 14, north_m=18_000, speed_m_s=0.0),
        way("2025-07-18T04:15", minutes, north_m=18_000, speed_m_s=speed_m_s),
        way(after, 9, north_m=far_m, speed_m_s=0.0),
        way(later, 60, north_m=far_m),
    )


@pytest.mark.parametrize(
    ("speed_m_s", "mode"), [(20.0, LegMode.BUS), (45.0, LegMode.TRAIN), (200.0, LegMode.PLANE)]
)
def test_a_vehicle_in_the_middle_of_a_ride_is_proposed_from_stand_to_stand(
    speed_m_s: float, mode: LegMode
) -> None:
    points = with_bus(speed_m_s, 40)
    (carriage,) = found(points)
    assert carriage.mode is mode
    assert carriage.distance_m == pytest.approx(speed_m_s * 2_400, rel=0.02)
    ends = points.lat[[carriage.first, carriage.stop - 1]]
    begin = 43.0 + 18_000 / 111_110
    assert ends[0] == pytest.approx(begin, abs=0.005)
    assert ends[1] == pytest.approx(begin + speed_m_s * 2_400 / 111_110, abs=0.005)
    assert carriage.reason.startswith(f"{carriage.distance_m / 1000:.1f} km at ")


def test_a_long_descent_is_ridden() -> None:
    points = way("2025-07-18T03:00", 30, speed_m_s=18.0)
    fall = 3_000.0 - np.arange(len(points), dtype=np.float64) * 10.8
    assert found(replace(points, ele_m=fall)) == ()
    assert len(found(points)) == 1


def test_a_quick_minute_is_no_vehicle() -> None:
    assert found(with_bus(20.0, 2)) == ()


def test_a_bicycle_is_proposed_as_carried_on_foot_only() -> None:
    ride = way("2025-07-18T03:00", 60, speed_m_s=7.0)
    assert found(ride) == ()
    assert len(found(ride, LegMode.FOOT)) == 1
    assert found(ride, LegMode.MOTORBIKE) == ()


def test_a_carried_leg_has_no_proposals() -> None:
    assert found(with_bus(45.0, 40), LegMode.TRAIN) == ()


def test_a_train_without_points_is_proposed() -> None:
    points = rides(way("2025-07-18T03:00", 60), way("2025-07-18T05:00", 60, north_m=118_000), segments=True)
    (carriage,) = found(points)
    assert (carriage.first, carriage.stop) == (360, 362)
    assert carriage.reason == "100.0 km without points at 100.0 km/h"


def test_a_ferry_over_the_open_sea_is_known_by_where_it_sails() -> None:
    # On the North Sea: standing, then three hours at 30 km/h.
    east = np.concatenate([np.zeros(30), np.arange(1, 181) * 500.0, np.full(30, 90_000.0)])
    points = line(
        [55.0] * len(east),
        (2.0 + east / 64_000).tolist(),
        [2.0] * len(east),
        (1_752_800_000_000 + np.arange(len(east)) * 60_000).tolist(),
    )
    for mode in (BIKE, LegMode.MOTORBIKE):
        (carriage,) = found(points, mode)
        assert carriage.mode is LegMode.FERRY
        assert carriage.reason == "90.0 km over the sea at 30.0 km/h"
    silent = points.take(np.r_[0:30, 210:240])
    (leap,) = found(silent)
    assert (leap.mode, leap.first, leap.stop) == (LegMode.FERRY, 29, 31)


def test_a_plane_is_known_by_its_height() -> None:
    flight = way("2025-07-18T03:00", 120, speed_m_s=60.0)
    high = replace(flight, ele_m=np.full(len(flight), 10_500.0))
    assert len(found(high, LegMode.MOTORBIKE)) == 1
    assert found(flight, LegMode.MOTORBIKE) == ()


def test_a_wrong_position_is_no_journey() -> None:
    points = way("2025-07-18T03:00", 60)
    lat = points.lat.copy()
    lat[0] += 3
    assert found(replace(points, lat=lat)) == ()


@pytest.mark.skipif(not FACTS.is_file(), reason="the corpus is not on this machine")
def test_the_ferries_of_norway_are_proposed_and_nothing_else() -> None:
    names = [path for path in sorted((CORPUS / "fastgpx").glob("*.gpx")) if "merged" not in path.name]
    plan = build([read(path) for path in names], (), LegMode.MOTORBIKE)
    modes = [carriage.mode for leg in plan.legs for carriage in leg.carriages]
    metres = [carriage.distance_m for leg in plan.legs for carriage in leg.carriages]
    assert modes == [LegMode.FERRY] * 3
    # Lauvvik to Oanes, Stranda to Liabygda, Rykkjem to Kvanne.
    assert metres == pytest.approx([1_691, 2_841, 2_413], abs=5)


@pytest.mark.skipif(not FACTS.is_file(), reason="the corpus is not on this machine")
def test_no_real_bicycle_ride_is_taken_for_a_vehicle() -> None:
    files = [
        *(CORPUS / "mtbbergamo").glob("*.gpx"),
        *(CORPUS / "rallygpx").glob("*.gpx"),
        CORPUS / "togeojson" / "blue_hills.gpx",
    ]
    for path in files:
        assert [draft.carriages for draft in drafts(read(path), BIKE) if draft.carriages] == []


@given(lines())
@settings(deadline=None)
def test_proposals_lie_within_the_leg_and_apart(points: Points) -> None:
    for mode in (BIKE, LegMode.MOTORBIKE):
        proposed = found(points, mode)
        edges = [edge for one in proposed for edge in (one.first, one.stop - 1)]
        assert edges == sorted(edges)
        assert all(0 <= one.first < one.stop - 1 < len(points) for one in proposed)


def test_the_reason_of_a_plan_points_to_its_proposals() -> None:
    (leg,) = build([file("ride", with_bus(20.0, 40))], (), BIKE).legs
    assert [carriage.mode for carriage in leg.carriages] == [LegMode.BUS]
    assert leg.mode is BIKE
