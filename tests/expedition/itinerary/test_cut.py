from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest

from expedition.errors import UserError
from expedition.itinerary import edit
from expedition.itinerary.plan import build
from expedition.kinds import LegMode, LegPower
from expedition.packing import unpack
from expedition.points import Points, join
from expedition.records.importing import Carriage, ImportPlan
from tests.expedition.itinerary.files import file, untimed, way

BIKE = LegMode.BICYCLE
FRIDAY, SATURDAY = date(2025, 7, 18), date(2025, 7, 19)


def three() -> ImportPlan:
    """Evening, morning and noon of a day, in this order."""
    return build(
        [
            file("evening", way("2025-07-18T12:00", 60, north_m=70_000)),
            file("morning", way("2025-07-18T03:00", 60)),
            file("noon", way("2025-07-18T06:40", 60, north_m=30_000)),
        ],
        (),
        BIKE,
    )


def one(*parts: Points) -> Points:
    whole = join(list(parts))
    return replace(whole, segment_starts=np.array([0]))


def test_joining_takes_the_next_leg_of_the_day_by_time() -> None:
    plan = edit.join(three(), 1)
    assert [leg.key for leg in plan.legs] == [0, 1]
    (evening, joined) = plan.legs
    assert (joined.file, joined.joined, joined.figures.points) == (1, (2,), 361 * 2)
    assert joined.figures.distance_m == pytest.approx(36_000, rel=0.001)
    assert joined.figures.end_utc == datetime(2025, 7, 18, 7, 40, tzinfo=UTC)
    assert len(unpack(joined.line.full)) == 722
    assert evening.reason == "second leg, after 4 h 20"
    assert plan.files[2].reason == joined.reason == "first leg"


def test_the_last_leg_of_a_day_has_none_to_join() -> None:
    with pytest.raises(UserError, match="no later leg"):
        edit.join(three(), 0)
    left = edit.set_include(three(), 2, include=False)
    assert edit.join(left, 1).legs[-1].key == 2
    alone = edit.set_date(left, 0, SATURDAY)
    with pytest.raises(UserError):
        edit.join(alone, 1)


def test_splitting_keeps_every_point_and_the_other_keys() -> None:
    plan = edit.split(three(), 1, 100)
    assert [(leg.key, leg.figures.points) for leg in plan.legs] == [(0, 361), (1, 100), (3, 261), (2, 361)]
    assert [leg.reason for leg in plan.legs[1:3]] == ["first leg", "second leg"]
    assert edit.split(plan, 3, 50).legs[3].key == 4
    for at in (0, 361, -1):
        with pytest.raises(UserError, match="between its ends"):
            edit.split(three(), 1, at)


def test_a_part_after_midnight_belongs_to_the_next_day() -> None:
    plan = build([file("night", way("2025-07-18T17:00", 240))], (), BIKE)
    assert [leg.date for leg in edit.split(plan, 0, 1_000).legs] == [FRIDAY, SATURDAY]
    moved = edit.set_date(plan, 0, date(2025, 8, 1))
    assert [leg.date for leg in edit.split(moved, 0, 1_000).legs] == [date(2025, 8, 1), date(2025, 8, 2)]


def test_what_was_split_can_be_joined_again() -> None:
    plan = three()
    again = edit.join(edit.split(plan, 1, 100), 1)
    assert again.legs[1].figures.points == plan.legs[1].figures.points
    assert again.legs[1].joined == ()


def test_a_joined_leg_cut_apart_knows_its_files() -> None:
    plan = edit.split(edit.join(three(), 1), 1, 361)
    assert [(leg.file, leg.joined) for leg in plan.legs] == [(0, ()), (1, ()), (2, ())]
    middle = edit.split(edit.join(three(), 1), 1, 500)
    assert [(leg.file, leg.joined) for leg in middle.legs[1:]] == [(1, (2,)), (2, ())]


def test_stops_are_told_longest_first() -> None:
    parts = [
        way("2025-07-18T03:00", 60),
        way("2025-07-18T04:00", 20, north_m=18_000, speed_m_s=0.0),
        way("2025-07-18T04:20", 60, north_m=18_000),
        way("2025-07-18T06:20", 30, north_m=36_000),
    ]
    whole = one(*parts)
    whole = replace(whole, segment_starts=np.array([0, 50, 361 + 121 + 361]))
    plan = build([file("day", whole)], (), BIKE)
    silence, lunch, segment = edit.stops(plan, 0)
    assert silence.point == 361 + 121 + 361
    assert silence.lasts_s == pytest.approx(3_600, abs=60)
    assert lunch.lasts_s == pytest.approx(1_200, abs=60)
    assert lunch.at_m == pytest.approx(18_000, abs=150)
    assert lunch.start_utc is not None
    assert abs(lunch.start_utc - datetime(2025, 7, 18, 4, tzinfo=UTC)) < timedelta(minutes=1)
    assert (segment.point, segment.lasts_s) == (50, 10.0)


def test_a_line_without_times_may_be_cut_at_its_segments() -> None:
    line = replace(untimed(way("2025-07-18T03:00", 60)), segment_starts=np.array([0, 90]))
    (stop,) = edit.stops(build([file("plan", line)], (), BIKE), 0)
    assert (stop.point, stop.start_utc, stop.lasts_s) == (90, None, 0.0)


@pytest.mark.parametrize(
    ("first", "stop", "counts", "carried"),
    [(100, 200, [101, 100, 162], 1), (0, 200, [200, 162], 0), (100, 361, [101, 261], 1), (0, 361, [361], 0)],
)
def test_a_carried_stretch_becomes_a_leg_of_its_own(
    first: int, stop: int, counts: list[int], carried: int
) -> None:
    plan = build([file("ride", way("2025-07-18T03:00", 60))], (), BIKE)
    proposal = Carriage(first, stop, LegMode.FERRY, 5_000.0, "5 km over the sea")
    plan = replace(plan, legs=(replace(plan.legs[0], carriages=(proposal,)),))
    legs = edit.carry(plan, 0, 0).legs
    assert [leg.figures.points for leg in legs] == counts
    assert [leg.key for leg in legs] == list(range(len(legs)))
    assert (legs[carried].mode, legs[carried].power) == (LegMode.FERRY, LegPower.CARRIED)
    assert all(leg.power is LegPower.OWN_POWER for leg in legs if leg is not legs[carried])
    assert sum(leg.figures.distance_m for leg in legs) == pytest.approx(plan.legs[0].figures.distance_m)
    with pytest.raises(UserError, match="gone"):
        edit.carry(edit.carry(plan, 0, 0), 0, 0)


def test_a_carried_stretch_joined_again_is_the_leg_it_was() -> None:
    plan = build([file("ride", way("2025-07-18T03:00", 60))], (), BIKE)
    proposal = Carriage(100, 200, LegMode.FERRY, 5_000.0, "5 km over the sea")
    parted = edit.carry(replace(plan, legs=(replace(plan.legs[0], carriages=(proposal,)),)), 0, 0)
    again = edit.join(edit.join(parted, 0), 0).legs[0]
    before = plan.legs[0].figures
    assert (again.figures.points, again.figures.segments) == (before.points, before.segments)
    assert again.figures.distance_m == pytest.approx(before.distance_m, abs=0.1)
    assert [part.points for part in again.parts] == [100, 99, 162]


def test_proposals_keep_their_place_when_a_leg_is_cut_or_joined() -> None:
    plan = three()
    proposal = Carriage(100, 200, LegMode.FERRY, 5_000.0, "5 km over the sea")
    legs = [replace(leg, carriages=(proposal,)) for leg in plan.legs]
    plan = replace(plan, legs=tuple(legs))
    later = edit.split(plan, 1, 50).legs[2]
    assert [(c.first, c.stop) for c in later.carriages] == [(50, 150)]
    joined = edit.join(plan, 1).legs[1]
    assert [(c.first, c.stop) for c in joined.carriages] == [(100, 200), (461, 561)]


def test_legs_of_other_trips_are_numbered_apart() -> None:
    plan = edit.set_trip(three(), 1, 7)
    assert [leg.reason for leg in plan.legs] == ["second leg, after 4 h 20", "first leg", "first leg"]
    assert edit.set_trip(plan, 1, None).legs[1].trip_id is None


def test_the_places_of_a_file_can_be_left() -> None:
    plan = edit.set_places(three(), 1, wanted=False)
    assert [planned.with_places for planned in plan.files] == [True, False, True]
