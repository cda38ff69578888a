from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from expedition.itinerary import edit, photos
from expedition.itinerary.plan import build
from expedition.kinds import LegMode
from expedition.points import Points
from expedition.records.importing import (
    FileState,
    GroundLine,
    ImportPlan,
    PhotoGround,
    PlannedPhoto,
    ReadFile,
    ReadPhoto,
)
from tests.expedition.itinerary.files import KEGEN, file, way
from tests.expedition.lines import line

BIKE = LegMode.BICYCLE
FRIDAY = date(2025, 7, 18)


def snap(
    name: str,
    clock: str | None,
    offset_h: float | None = None,
    *,
    at: tuple[float, float] | None = None,
    camera: str = "T1",
    sha256: str = "",
) -> ReadFile:
    """A photo taken when its camera's clock showed a time like `2025-07-18T12:00`."""
    taken = datetime.fromisoformat(clock) if clock else None
    offset_s = None if offset_h is None else round(offset_h * 3600)
    lat, lon = at or (None, None)
    photo = ReadPhoto(48, 32, taken, offset_s, camera, lat, lon)
    return ReadFile(Path(f"/photos/{name}.jpg"), sha256 or name, 1, "jpeg", photo=photo)


def planned(*files: ReadFile, ground: PhotoGround | None = None) -> ImportPlan:
    plan = build(files, (), BIKE)
    return plan if ground is None else photos.on_ground(plan, ground)


def only(plan: ImportPlan) -> PlannedPhoto:
    (photo,) = plan.photos
    return photo


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


RIDE = way("2025-07-18T04:00", 60)
"""From 9:00 to 10:00 by the clocks of Almaty, 18 km to the north."""


def test_a_photo_lies_on_the_track_at_its_instant() -> None:
    plan = planned(file("ride", RIDE), snap("one", "2025-07-18T04:30:05", 0))
    photo = only(plan)
    assert (photo.state, photo.include, photo.date) == (FileState.NEW, True, FRIDAY)
    assert (photo.zone, photo.is_placed) == ("Asia/Almaty", True)
    assert photo.lat == pytest.approx((RIDE.lat[180] + RIDE.lat[181]) / 2, abs=1e-7)
    assert photo.lon == pytest.approx(KEGEN[1], abs=1e-7)
    assert photo.ele_m == pytest.approx((RIDE.ele_m[180] + RIDE.ele_m[181]) / 2, abs=0.01)
    assert photo.reason == "placed on the track"


@settings(deadline=None)
@given(st.integers(0, 3_600_000))
def test_placing_is_exact_to_the_millisecond(after_ms: int) -> None:
    instant = utc("2025-07-18T04:00") + timedelta(milliseconds=after_ms)
    clock = instant.replace(tzinfo=None).isoformat()
    photo = only(planned(file("ride", RIDE), snap("one", clock, 0)))
    assert photo.lat == pytest.approx(KEGEN[0] + after_ms / 1000 * 5 / 111_110, abs=2e-7)


def test_its_own_position_counts_before_the_track() -> None:
    photo = only(planned(file("ride", RIDE), snap("one", "2025-07-18T04:30", 0, at=(42.5, 78.5))))
    assert (photo.lat, photo.lon, photo.is_placed) == (42.5, 78.5, False)
    assert photo.reason == "at its own place"


def test_a_clock_without_zone_is_read_where_the_ride_was_and_that_is_said() -> None:
    photo = only(planned(file("ride", RIDE), snap("one", "2025-07-18T09:30")))
    assert photo.taken_utc == utc("2025-07-18T04:30")
    assert photo.is_placed
    assert photo.reason == "placed on the track; clock without zone, read as Asia/Almaty"


def test_a_clock_without_zone_is_read_at_its_own_place() -> None:
    photo = only(planned(snap("one", "2025-07-18T09:30", at=(48.2, 16.4))))
    assert (photo.zone, photo.taken_utc) == ("Europe/Vienna", utc("2025-07-18T07:30"))


def test_on_a_day_without_a_line_the_nearest_day_says_the_zone() -> None:
    zones = {date(2025, 7, 17): "Asia/Almaty", date(2025, 7, 19): ""}
    ground = PhotoGround(zones=zones, home_zone="Europe/Berlin")
    photo = only(planned(snap("one", "2025-07-19T12:00"), ground=ground))
    assert (photo.zone, photo.date, photo.include) == ("Asia/Almaty", date(2025, 7, 19), True)


def test_far_from_every_day_the_clock_is_read_at_home_and_the_photo_waits() -> None:
    ground = PhotoGround(zones={FRIDAY: "Asia/Almaty"}, home_zone="Europe/Berlin")
    plan = planned(snap("one", "2000-01-01T00:00"), ground=ground)
    photo = only(plan)
    assert (photo.zone, photo.include) == ("Europe/Berlin", False)
    assert photo.reason.endswith("1 January 2000 is outside the trip, the clock may be wrong")
    assert photos.set_photo_include(plan, 0, include=True).photos[0].include


def test_nothing_known_leaves_the_date_the_clock_shows() -> None:
    photo = only(planned(snap("one", "2025-07-18T23:30")))
    assert (photo.date, photo.taken_utc, photo.zone) == (FRIDAY, None, "")
    assert photo.reason == "no place known; clock without zone, its date as it shows"


@pytest.mark.parametrize(
    ("offset_h", "zone"), [(5, "Etc/GMT-5"), (-3, "Etc/GMT+3"), (0, "Etc/UTC"), (5.5, "")]
)
def test_a_clock_with_its_offset_alone_shows_what_it_showed(offset_h: float, zone: str) -> None:
    photo = only(planned(snap("one", "2025-07-18T23:30", offset_h)))
    assert (photo.date, photo.zone) == (FRIDAY, zone)
    assert photo.taken_utc == utc("2025-07-18T23:30") - timedelta(hours=offset_h)


def test_the_date_is_that_of_the_place_not_of_the_camera() -> None:
    photo = only(planned(snap("one", "2025-07-18T21:30", 2, at=KEGEN)))
    assert photo.date == date(2025, 7, 19)


def test_a_photo_without_a_time_waits_for_a_day() -> None:
    read = replace(snap("one", None), changed_ns=1_752_850_000 * 10**9)
    plan = planned(read)
    assert (only(plan).state, only(plan).include, only(plan).date) == (FileState.UNTIMED, False, None)
    assert only(plan).reason == "choose its day; the file was written on Friday 18 July 2025"
    assert not only(photos.set_photo_include(plan, 0, include=True)).include
    dated = photos.set_photo_date(plan, 0, FRIDAY)
    assert (only(dated).include, only(dated).date) == (True, FRIDAY)
    assert only(photos.set_photo_date(dated, 0, None)).date is None


def test_a_file_that_is_a_picture_is_no_empty_track() -> None:
    plan = planned(snap("one", "2025-07-18T09:30"))
    assert plan.files[0].state is FileState.NEW
    assert plan.files[0].reason == only(plan).reason


def test_the_same_bytes_are_taken_once_whatever_the_order() -> None:
    files = [snap("b", "2025-07-18T09:30", sha256="x"), snap("a", "2025-07-18T09:30", sha256="x")]
    for order in (files, files[::-1]):
        plan = planned(*order)
        taken = [plan.files[photo.file].read.path.stem for photo in plan.photos if photo.include]
        assert taken == ["a"]
        assert {photo.state for photo in plan.photos} == {FileState.NEW, FileState.DUPLICATE}


def test_a_photo_the_logbook_has_is_a_duplicate() -> None:
    plan = planned(snap("one", "2025-07-18T09:30"), ground=PhotoGround(held=frozenset({"one"})))
    assert only(plan).state is FileState.DUPLICATE
    assert not photos.set_photo_include(plan, 0, include=True).photos[0].include


@settings(deadline=None)
@given(st.permutations(range(4)))
def test_the_order_of_files_changes_nothing(order: Sequence[int]) -> None:
    files = [
        file("a", RIDE),
        file("b", way("2025-07-18T04:00", 60, east_m=300), sha256="b"),
        snap("c", "2025-07-18T09:30:03"),
        snap("d", "2025-07-18T11:30", 5),
    ]
    plan = planned(*(files[place] for place in order))
    usual = planned(*files)

    def facts(one: ImportPlan) -> set[object]:
        return {(one.files[photo.file].read.sha256, replace(photo, file=0)) for photo in one.photos}

    assert {str(fact) for fact in facts(plan)} == {str(fact) for fact in facts(usual)}


def two_rides(apart_m: float) -> list[ReadFile]:
    return [
        file("a", way("2025-07-18T04:00", 60)),
        file("b", way("2025-07-18T07:00", 60, north_m=18_000 + apart_m)),
    ]


def test_between_two_rides_it_lies_where_one_rested() -> None:
    photo = only(planned(*two_rides(100), snap("one", "2025-07-18T06:00", 0)))
    assert photo.is_placed
    assert photo.lat == pytest.approx(RIDE.lat[-1], abs=1e-3)
    assert photo.reason == "where the track rests"


def test_between_rides_that_do_not_meet_nobody_knows() -> None:
    files = two_rides(5_000)
    assert only(planned(*files, snap("one", "2025-07-18T06:00", 0))).lat is None
    near = only(planned(*files, snap("one", "2025-07-18T05:10", 0)))
    assert near.lat == pytest.approx(RIDE.lat[-1], abs=1e-6)


def test_the_evening_of_the_last_ride_is_its_camp() -> None:
    ride = file("a", RIDE)
    assert only(planned(ride, snap("one", "2025-07-18T15:00", 0))).lat == pytest.approx(RIDE.lat[-1])
    assert only(planned(ride, snap("one", "2025-07-19T15:00", 0))).lat is None
    assert only(planned(ride, snap("one", "2025-07-18T02:00", 0))).lat == pytest.approx(RIDE.lat[0])


def holed(east_m: float) -> Points:
    """A ride with a hole of half an hour, on the other side of which it is further east."""
    times = [utc("2025-07-18T04:00") + timedelta(minutes=one) for one in (0, 1, 31, 32)]
    stamps = [int(one.timestamp() * 1000) for one in times]
    lon = [79.0, 79.0, 79.0 + east_m / 81_500, 79.0 + east_m / 81_500]
    return line([43.0, 43.001, 43.001, 43.002], lon, [1_000.0] * 4, stamps)


@pytest.mark.parametrize(("east_m", "is_known"), [(50, True), (4_000, False)])
def test_a_hole_in_a_ride_tells_a_place_only_where_one_stood(east_m: float, is_known: bool) -> None:
    photo = only(planned(file("a", holed(east_m)), snap("one", "2025-07-18T04:15", 0)))
    assert (photo.lat is not None) == is_known


def test_lines_of_the_trip_place_photos_too() -> None:
    leg = build([file("ride", RIDE)], (), BIKE).legs[0]
    assert leg.figures.start_utc is not None
    assert leg.figures.end_utc is not None
    ground = PhotoGround(
        (GroundLine(leg.figures.start_utc, leg.figures.end_utc, leg.zone, BIKE, leg.line.full),),
        {FRIDAY: "Asia/Almaty"},
    )
    photo = only(planned(snap("one", "2025-07-18T09:30"), ground=ground))
    assert photo.lat == pytest.approx(RIDE.lat[180], abs=1e-6)


def test_a_leg_left_out_places_nothing() -> None:
    plan = planned(file("ride", RIDE), snap("one", "2025-07-18T04:30", 0))
    left = photos.with_photos(edit.set_include(plan, 0, include=False))
    assert only(left).lat is None


def test_a_place_across_the_date_line_is_between_its_neighbours() -> None:
    times = [int(utc("2025-07-18T04:00").timestamp() * 1000) + 60_000 * one for one in range(3)]
    ride = line([10.0, 10.0, 10.0], [179.999, -179.999, -179.997], [0.0] * 3, times)
    photo = only(planned(file("sail", ride), snap("one", "2025-07-18T04:00:30", 0)))
    assert photo.lon is not None
    assert abs(photo.lon) == pytest.approx(180, abs=1e-6)


def test_a_clock_put_right_moves_all_photos_of_its_camera() -> None:
    plan = planned(
        file("ride", RIDE),
        snap("one", "2025-07-18T10:30"),
        snap("two", "2025-07-18T10:40"),
        snap("other", "2025-07-18T09:45", camera="T2"),
    )
    right = photos.set_clock(plan, "T1", -3600)
    assert [photo.taken_utc for photo in right.photos] == [
        utc("2025-07-18T04:30"),
        utc("2025-07-18T04:40"),
        utc("2025-07-18T04:45"),
    ]
    assert all(photo.is_placed for photo in right.photos)
    assert right.clocks == {"T1": -3600}


@pytest.mark.parametrize("offset_h", [None, 2, 5])
def test_one_photo_of_a_clock_puts_a_camera_right(offset_h: float | None) -> None:
    plan = planned(file("ride", RIDE), snap("one", "2020-01-01T00:07", offset_h))
    shown = datetime.fromisoformat("2025-07-18T09:30")
    right = photos.clock_from(plan, 1, shown, "Asia/Almaty")
    assert only(right).taken_utc == utc("2025-07-18T04:30")
    assert only(right).lat == pytest.approx(RIDE.lat[180], abs=1e-6)


@pytest.mark.parametrize("offset_h", [None, -3])
def test_one_photo_at_its_place_puts_a_camera_right(offset_h: float | None) -> None:
    plan = planned(file("ride", RIDE), snap("one", "2025-07-18T02:11", offset_h))
    right = photos.clock_from_place(plan, 1, utc("2025-07-18T04:50"))
    assert only(right).taken_utc == utc("2025-07-18T04:50")


def test_what_the_traveller_chose_outlives_a_clock() -> None:
    plan = planned(file("ride", RIDE), snap("one", "2025-07-18T10:30"), snap("two", "2025-07-18T10:40"))
    plan = photos.set_photo_date(plan, 1, date(2025, 7, 19))
    plan = photos.set_photo_include(plan, 2, include=False)
    right = photos.set_clock(plan, "T1", -3600)
    assert [(photo.date, photo.include) for photo in right.photos] == [
        (date(2025, 7, 19), True),
        (FRIDAY, False),
    ]


def test_an_outlier_of_the_track_moves_no_photo() -> None:
    lat = RIDE.lat.copy()
    lat[180] += 2.0
    ride = replace(RIDE, lat=lat)
    photo = only(planned(file("ride", ride), snap("one", "2025-07-18T04:30", 0)))
    assert photo.lat == pytest.approx(RIDE.lat[180], abs=1e-4)
