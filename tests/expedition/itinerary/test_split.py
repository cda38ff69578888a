from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings

from expedition.itinerary.split import pieces
from expedition.kinds import LegMode
from expedition.points import NO_TIME, Points, join
from expedition.stats.leg import compute
from tests.expedition.itinerary.files import file, untimed, way
from tests.expedition.lines import lines


def dates(*tracks: Points) -> list[date | None]:
    return [piece.date for piece in pieces(file("ride", *tracks))]


def one(*parts: Points) -> Points:
    """One segment of all parts."""
    whole = join(list(parts))
    return Points(whole.lat, whole.lon, whole.ele_m, whole.time_ms, np.array([0]), whole.extras)


FRIDAY, SATURDAY, SUNDAY = date(2025, 7, 18), date(2025, 7, 19), date(2025, 7, 20)


def test_the_day_is_the_local_date() -> None:
    # 20:00 UTC is one o'clock the next morning in Almaty.
    assert dates(way("2025-07-18T20:00", 60)) == [SATURDAY]


def test_a_ride_over_midnight_stays_whole() -> None:
    assert dates(way("2025-07-18T14:00", 12 * 60)) == [FRIDAY]


def test_a_recording_of_days_is_parted_in_the_nights() -> None:
    nights = one(
        way("2025-07-18T04:00", 480),
        way("2025-07-19T03:00", 480, north_m=150_000),
        way("2025-07-20T03:00", 480, north_m=300_000),
    )
    assert dates(nights) == [FRIDAY, SATURDAY, SUNDAY]


def test_a_device_left_on_in_the_tent_is_parted_too() -> None:
    tent = way("2025-07-18T12:00", 14 * 60, north_m=140_000, speed_m_s=0.0)
    piece_dates = dates(
        one(way("2025-07-18T04:00", 470), tent, way("2025-07-19T02:10", 480, north_m=140_000))
    )
    assert piece_dates == [FRIDAY, SATURDAY]


def test_a_long_lunch_parts_nothing() -> None:
    assert dates(one(way("2025-07-18T03:00", 120), way("2025-07-18T09:00", 120, north_m=40_000))) == [FRIDAY]


def test_without_a_night_stop_days_are_parted_at_a_long_silence() -> None:
    # Two o'clock at night to eleven in the morning, but from ten to seven by the clock of the stop rule.
    day = one(way("2025-07-18T20:00", 60), way("2025-07-19T23:00", 60, north_m=40_000))
    assert dates(day) == [SATURDAY, SUNDAY]


def test_tracks_are_legs_of_their_own_unless_one_goes_on() -> None:
    morning = way("2025-07-18T03:00", 60)
    goes_on = way("2025-07-18T04:10", 60, north_m=18_050)
    elsewhere = way("2025-07-18T06:00", 60, north_m=60_000)
    assert len(pieces(file("ride", morning, goes_on, elsewhere))) == 2


def test_tracks_without_times_wait_for_their_day() -> None:
    (piece,) = pieces(file("plan", untimed(way("2025-07-18T03:00", 60))))
    assert (piece.date, piece.zone, piece.why_undated) == (None, "Asia/Almaty", "choose its day")


@pytest.mark.parametrize(("start", "when"), [("2025-07-18T10:00", FRIDAY), ("2025-07-18T21:00", None)])
def test_times_without_a_zone_count_where_both_readings_agree(start: str, when: date | None) -> None:
    (piece,) = pieces(file("ride", way(start, 60), has_zoneless_times=True))
    assert piece.date == when
    assert bool(piece.why_undated) == (when is None)


def test_times_of_another_century_are_not_believed() -> None:
    (piece,) = pieces(file("ride", way("1901-12-13T20:45", 60)))
    assert piece.date is None
    assert "1901" in piece.why_undated


@pytest.mark.parametrize("start", ["1989-12-31T00:00", "1980-01-06T12:00"])
def test_a_clock_that_was_never_set_dates_no_leg(start: str) -> None:
    (piece,) = pieces(file("ride", way(start, 60)))
    assert piece.date is None
    assert start[:10] in piece.why_undated
    # A clock that ran on over midnight is one day off, but was set once.
    assert dates(way("1989-12-31T22:00", 180)) == [date(1990, 1, 1)]


def test_the_zone_is_not_that_of_a_position_left_from_yesterday() -> None:
    ride = way("2025-07-18T14:00", 60)
    lon = ride.lon.copy()
    lon[0] = 13.4
    (piece,) = pieces(file("ride", Points(ride.lat, lon, ride.ele_m, ride.time_ms, ride.segment_starts, {})))
    assert (piece.zone, piece.date) == ("Asia/Almaty", FRIDAY)


def test_only_the_points_before_the_clock_was_set_wait_for_their_day() -> None:
    line = one(way("1989-12-31T00:00", 10), way("2025-07-18T04:00", 60, north_m=3_000))
    assert dates(line) == [None, FRIDAY]


def test_a_line_pieced_together_from_many_rides_waits_for_its_day() -> None:
    times = [f"2025-07-{18 + k % 2}T{4 + k // 2:02d}:00" for k in range(12)]
    crumbs = [way(start, 5, north_m=1_500 * k) for k, start in enumerate(times)]
    (piece,) = pieces(file("road", one(*crumbs)))
    assert piece.date is None
    assert "2 dates" in piece.why_undated
    assert not piece.points.has_time.any()


@given(lines())
@settings(deadline=None)
def test_no_point_is_lost_by_splitting_but_those_all_alone(points: Points) -> None:
    read = file("any", points) if len(points) else file("none")
    found = pieces(read)
    assert all(len(piece.points) > 1 for piece in found)
    if read.first_utc is None and len(points) > 1:
        assert [len(piece.points) for piece in found] == [len(points)]
    kept = {moment for piece in found for moment in piece.points.time_ms.tolist()}
    assert kept <= set(points.time_ms.tolist()) | {NO_TIME}


def tent(start: str, hours: int, north_m: float) -> Points:
    return way(start, hours * 60, north_m=north_m, speed_m_s=0.0)


def test_a_device_left_on_after_the_ride_makes_no_day_of_its_own() -> None:
    evening = one(way("2025-07-18T04:00", 480), tent("2025-07-18T12:10", 14, 144_000))
    assert dates(evening) == [FRIDAY]


def test_a_device_switched_on_the_evening_before_belongs_to_the_day_of_the_ride() -> None:
    # From half past nine in the evening, to leave at eight.
    early = one(tent("2025-07-18T16:30", 10, 0.0), way("2025-07-19T03:00", 300))
    assert dates(early) == [SATURDAY]


def test_the_night_counts_on_neither_side() -> None:
    whole = one(
        way("2025-07-18T04:00", 480),
        tent("2025-07-18T12:10", 14, 144_000),
        way("2025-07-19T02:20", 480, north_m=144_000),
    )
    figures = [compute(piece.points, LegMode.BICYCLE) for piece in pieces(file("ride", whole))]
    assert [round((leg.elapsed_s or 0) / 3_600) for leg in figures] == [8, 8]


def test_a_tracker_that_sends_every_ten_minutes_is_parted_only_at_night() -> None:
    first = way("2025-07-18T03:00", 600, step_s=600)
    second = way("2025-07-19T03:00", 600, step_s=600, north_m=180_000)
    assert dates(one(first, second)) == [FRIDAY, SATURDAY]
    assert [len(piece.points) for piece in pieces(file("ride", one(first, second)))] == [61, 61]


def test_a_point_all_alone_is_no_leg() -> None:
    alone = way("2025-07-18T03:00", 60).take(slice(0, 1))
    assert pieces(file("alone", alone)) == ()
    assert len(pieces(file("both", alone, way("2025-07-18T06:00", 60, north_m=9_000)))) == 1
