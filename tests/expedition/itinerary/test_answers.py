from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest

from expedition.errors import UserError
from expedition.itinerary import edit
from expedition.itinerary.plan import build
from expedition.kinds import LegMode
from expedition.packing import unpack
from expedition.points import Points, join
from expedition.records.importing import FileState, ImportPlan, Question, ReadFile
from tests.expedition.itinerary.files import file, known, way

BIKE = LegMode.BICYCLE
ALMATY = "Asia/Almaty"
EARLY = timedelta(days=7_168)


def zoneless(name: str, *tracks: Points, sha256: str = "") -> ReadFile:
    return file(name, *tracks, sha256=sha256, has_zoneless_times=True)


def early(points: Points) -> Points:
    return replace(points, time_ms=points.time_ms - 7_168 * 86_400_000)


def evening() -> ImportPlan:
    """Nine in the evening, or two in the morning of the next day."""
    return build([zoneless("ride", way("2025-07-18T21:00", 60))], (), BIKE)


def test_a_file_whose_date_hangs_on_its_zone_asks_once() -> None:
    plan = build(
        [zoneless("ride", way("2025-07-18T03:00", 60), way("2025-07-18T21:00", 60, north_m=90_000))], (), BIKE
    )
    (planned,) = plan.files
    assert (planned.question, planned.proposal, planned.answer) == (Question.ZONE, ALMATY, "")
    assert planned.waits
    assert [(leg.state, leg.date, leg.include) for leg in plan.legs] == [(FileState.UNTIMED, None, False)] * 2
    answered = edit.answer(plan, 0, ALMATY)
    assert [(leg.state, leg.date) for leg in answered.legs] == [(FileState.NEW, date(2025, 7, 18))] * 2
    assert (answered.files[0].answer, answered.files[0].waits) == (ALMATY, False)


def test_times_of_a_zone_are_read_by_its_clock() -> None:
    (leg,) = edit.answer(evening(), 0, ALMATY).legs
    assert leg.figures.start_utc == datetime(2025, 7, 18, 16, 0, tzinfo=UTC)
    assert leg.reason == "first leg; times read by the clock of Asia/Almaty"
    assert leg.key == 0


def test_an_answer_can_be_changed() -> None:
    twice = edit.answer(edit.answer(evening(), 0, ALMATY), 0, "UTC")
    assert twice.legs[0].figures.start_utc == datetime(2025, 7, 18, 21, 0, tzinfo=UTC)
    assert twice.legs[0].date == date(2025, 7, 19)


def test_times_without_a_zone_say_so_where_the_date_is_sure_and_can_be_corrected() -> None:
    plan = build([zoneless("ride", way("2025-07-18T10:00", 60))], (), BIKE)
    assert plan.files[0].question is None
    assert plan.legs[0].reason == "first leg; times without a zone read as UTC"
    (leg,) = edit.answer(plan, 0, ALMATY).legs
    assert leg.figures.start_utc == datetime(2025, 7, 18, 5, 0, tzinfo=UTC)


def test_a_clock_put_back_in_the_night_of_the_ride_is_read_point_by_point() -> None:
    # Local times of a ride through the last Sunday of October in Berlin: two o'clock comes twice.
    points = way("2025-10-26T00:30", 240)
    offsets = np.where(points.time_ms < datetime(2025, 10, 26, 1, tzinfo=UTC).timestamp() * 1000, 2, 1)
    points = replace(points, lat=points.lat + 9, lon=points.lon - 66)
    written = replace(points, time_ms=points.time_ms + offsets * 3_600_000)
    plan = edit.answer(build([zoneless("ride", written)], (), BIKE), 0, "Europe/Berlin")
    assert np.array_equal(unpack(plan.legs[0].line.full).time_ms, points.time_ms)


def test_a_wrong_answer_says_what_is_wrong() -> None:
    plan = build([file("ride", way("2025-07-18T21:00", 60))], (), BIKE)
    with pytest.raises(UserError, match="name their zone"):
        edit.answer(plan, 0, ALMATY)
    with pytest.raises(UserError, match="in no doubt"):
        edit.answer(plan, 0, "yes")
    with pytest.raises(UserError, match="no time zone “Almaty”"):
        edit.answer(evening(), 0, "Almaty")


def test_a_file_cut_at_lunch_by_a_wrong_clock_is_whole_again() -> None:
    # Read as UTC, three hours at noon in New Zealand lie in the night.
    morning = way("2025-07-18T08:00", 180)
    afternoon = way("2025-07-18T14:30", 180, north_m=54_000)
    there = join([replace(part, lat=part.lat - 84, lon=part.lon + 91) for part in (morning, afternoon)])
    points = replace(there, segment_starts=np.array([0]))
    plan = build([zoneless("ride", points)], (), BIKE)
    assert len(plan.legs) == 2
    (leg,) = edit.answer(plan, 0, "Pacific/Auckland").legs
    assert (leg.date, leg.figures.points) == (date(2025, 7, 18), len(points))


def test_dates_a_thousand_weeks_early_are_noticed_by_the_rides_around_them() -> None:
    rides = [
        file("a", way("2025-07-18T03:00", 60)),
        file("old", early(way("2025-07-18T06:00", 60, north_m=30_000))),
    ]
    plan = build(rides, (), BIKE)
    asked = plan.files[1]
    assert (asked.question, asked.proposal) == (Question.WEEKS, "2025-07-18")
    assert "7,168 days" in plan.legs[1].reason
    assert (plan.legs[1].state, plan.legs[1].include) == (FileState.UNTIMED, False)
    yes = edit.answer(plan, 1, "yes")
    assert (yes.legs[1].date, yes.legs[1].state) == (date(2025, 7, 18), FileState.NEW)
    assert yes.legs[1].reason == "second leg, after 2 h 00; dates moved by 7,168 days"
    no = edit.answer(yes, 1, "no")
    assert no.legs[1].date == date(2025, 7, 18) - EARLY
    assert plan.files[0].question is None


def test_several_early_files_do_not_vouch_for_each_other() -> None:
    days = ["2025-07-18", "2025-07-19"]
    rides = [file(f"new-{day}", way(f"{day}T03:00", 60)) for day in days]
    olds = [file(f"old-{day}", early(way(f"{day}T06:00", 60, north_m=30_000))) for day in days]
    assert [planned.question for planned in build([*rides, *olds], (), BIKE).files] == [
        None,
        None,
        Question.WEEKS,
        Question.WEEKS,
    ]
    then = early(way("2025-06-01T06:00", 60))
    vouched = build([*rides, *olds, file("then", then)], (), BIKE)
    assert not any(planned.question for planned in vouched.files)


@pytest.mark.parametrize("device", ["Garmin Edge 530", "Garmin eTrex 32x", "Wahoo ELEMNT BOLT"])
def test_dates_from_before_the_device_was_made_are_noticed(device: str) -> None:
    ride = replace(file("old", early(way("2025-07-18T06:00", 60))), device=device)
    plan = build([ride], (), BIKE)
    assert plan.files[0].question is Question.WEEKS
    assert device in plan.legs[0].reason


def test_dates_are_noticed_by_when_the_file_was_written() -> None:
    written = datetime(2025, 7, 18, 8, tzinfo=UTC).timestamp() * 1e9
    ride = replace(file("old", early(way("2025-07-18T06:00", 60))), changed_ns=int(written))
    assert build([ride], (), BIKE).files[0].question is Question.WEEKS


def test_a_clock_that_was_never_set_is_not_1024_weeks_early() -> None:
    ride = replace(file("old", way("1989-12-31T06:00", 60)), device="Garmin Edge 530")
    plan = build([ride], (), BIKE)
    assert plan.files[0].question is None
    assert (plan.legs[0].date, plan.legs[0].include) == (None, False)
    assert (
        plan.legs[0].reason
        == "that can be: they say 1989-12-31, as a clock that was never set; choose its day"
    )


def test_old_rides_are_only_old() -> None:
    old = replace(file("old", way("2005-12-03T06:00", 60)), device="Garmin eTrex Vista")
    plan = build([old], (), BIKE)
    assert plan.files[0].question is None
    assert plan.legs[0].reason == "first leg"
    older = build([file("older", way("2001-06-02T06:00", 60))], (), BIKE)
    assert older.files[0].question is None
    assert older.legs[0].reason == "first leg; 2001: dates 1,024 weeks early?"


def test_both_questions_are_asked_one_after_the_other() -> None:
    ride = replace(zoneless("old", early(way("2025-07-18T21:00", 60))), device="Edge 530")
    plan = edit.answer(build([ride], (), BIKE), 0, "yes")
    assert (plan.files[0].question, plan.files[0].waits) == (Question.ZONE, True)
    plan = edit.answer(plan, 0, ALMATY)
    assert plan.legs[0].figures.start_utc == datetime(2025, 7, 18, 16, 0, tzinfo=UTC)
    assert plan.files[0].answers == {Question.WEEKS: "yes", Question.ZONE: ALMATY}


def test_an_answer_leaves_the_choices_on_other_files() -> None:
    rides = [
        file("a", way("2025-07-18T03:00", 60)),
        zoneless("b", way("2025-07-18T21:00", 60, north_m=50_000)),
        file("c", way("2025-07-19T06:00", 60)),
    ]
    plan = edit.set_include(build(rides, (), BIKE), 0, include=False)
    plan = edit.set_mode(plan, 2, LegMode.FOOT)
    after = edit.answer(plan, 1, ALMATY)
    assert [leg.include for leg in after.legs] == [False, True, True]
    assert after.legs[2].mode is LegMode.FOOT


def test_an_answer_shows_that_a_ride_is_there_twice() -> None:
    ride = way("2025-07-18T16:00", 60)
    written = replace(ride, time_ms=ride.time_ms + 5 * 3_600_000)
    plan = build([file("edge", ride), zoneless("phone", written)], (), BIKE)
    after = edit.answer(plan, 1, ALMATY)
    assert [leg.state for leg in after.legs] == [FileState.NEW, FileState.DUPLICATE]


def test_copies_of_a_file_are_answered_with_it() -> None:
    ride = way("2025-07-18T21:00", 60)
    plan = build([zoneless("a", ride, sha256="x"), zoneless("b", ride, sha256="x")], (), BIKE)
    after = edit.answer(plan, 1, ALMATY)
    assert [leg.state for leg in after.legs] == [FileState.NEW, FileState.DUPLICATE]
    assert [planned.answer for planned in after.files] == [ALMATY, ALMATY]


def test_a_file_joined_with_another_is_answered_alone() -> None:
    rides = [
        zoneless("a", way("2025-07-18T09:00", 60)),
        file("b", way("2025-07-18T11:00", 60, north_m=40_000)),
    ]
    plan = edit.answer(edit.join(build(rides, (), BIKE), 0), 0, ALMATY)
    starts = [leg.figures.start_utc for leg in plan.legs]
    assert starts == [datetime(2025, 7, 18, 4, tzinfo=UTC), datetime(2025, 7, 18, 11, tzinfo=UTC)]
    assert [(leg.file, leg.joined) for leg in plan.legs] == [(0, ()), (1, ())]


def test_another_trip_has_other_rides_and_another_mode() -> None:
    ride = build([file("edge", way("2025-07-18T03:00", 60, speed_m_s=0.25))], (), BIKE)
    there = edit.remake(ride, (known(ride.legs[0], "edge"),), LegMode.FOOT)
    assert there.legs[0].state is FileState.DUPLICATE
    assert (there.legs[0].mode, there.legs[0].include) == (LegMode.FOOT, False)
    assert there.legs[0].figures.moving_s == 3_600
    (back,) = edit.remake(there, (), BIKE).legs
    assert (back.state, back.include, back.mode, back.figures.moving_s) == (FileState.NEW, True, BIKE, 0)
