from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import numpy as np
import pytest

from expedition.itinerary import crossing_words, crossings, edit
from expedition.itinerary.plan import build
from expedition.kinds import LegMode
from expedition.points import NO_TIME, Points, join
from expedition.records.borders import HeldBorders, HeldCrossing, HeldLeg
from expedition.records.importing import ImportPlan
from tests.expedition.itinerary.files import file
from tests.expedition.lines import line

KYRGYZ, BORDER, KAZAKH, KEGEN = (42.60, 78.60), (42.797, 79.18), (42.83, 79.19), (43.01, 79.22)
KHORGOS, BEYOND, CHINA = (44.21, 80.39), (44.205, 80.43), (44.0, 81.0)
SOON = datetime(2025, 7, 18, 3, tzinfo=UTC)


def way(start: str, *places: tuple[float, float], minutes: int = 60, timed: bool = True) -> Points:
    """A ride over these places, so many minutes from one to the next, a point every ten seconds."""
    count = minutes * 6
    pairs = list(pairwise(places))
    lat = np.concatenate([np.linspace(a[0], b[0], count) for a, b in pairs])
    lon = np.concatenate([np.linspace(a[1], b[1], count) for a, b in pairs])
    begin = int(datetime.fromisoformat(start).replace(tzinfo=UTC).timestamp() * 1000)
    times = [begin + 10_000 * n if timed else NO_TIME for n in range(len(lat))]
    return line(lat.tolist(), lon.tolist(), [1_800.0] * len(lat), times)


def over(start: str = "2025-07-18T03:00") -> Points:
    return way(start, BORDER, KAZAKH, KEGEN)


def planned(*tracks: Points, held: HeldBorders | None = None) -> ImportPlan:
    made = build([file(str(number), track) for number, track in enumerate(tracks)], (), LegMode.BICYCLE)
    return crossings.on_trip(made, held) if held is not None else made


def found(plan: ImportPlan) -> list[tuple[date, str, str]]:
    return [(one.date, one.country_from, one.country_to) for one in plan.crossings if one.include]


ENTERED = (date(2025, 7, 18), "KG", "KZ")


def test_a_border_on_the_line_is_proposed() -> None:
    plan = planned(over())
    assert found(plan) == [ENTERED]
    (one,) = plan.crossings
    assert one.zone == plan.legs[0].zone
    assert one.place.endswith(" of Kegen")
    assert 0 < one.at.at_m < 4_000
    assert crossing_words.countries(one) == "Kyrgyzstan → Kazakhstan"
    assert crossing_words.where(one).startswith("at km 0.")


def test_a_position_left_over_from_home_crosses_nothing() -> None:
    points = way("2025-07-18T03:00", KAZAKH, KEGEN)
    stale = line([52.5], [13.4], [40.0], [int(points.time_ms[0]) - 1_000])
    whole = replace(join([stale, points]), segment_starts=np.array([0]))
    assert planned(whole).crossings == ()


def test_a_jump_over_the_border_and_back_crosses_nothing() -> None:
    points = way("2025-07-18T03:00", KAZAKH, KEGEN)
    lat = points.lat.copy()
    lat[100] -= 0.5
    assert planned(replace(points, lat=lat)).crossings == ()


def test_a_line_within_one_country_proposes_nothing() -> None:
    assert planned(way("2025-07-18T03:00", KAZAKH, KEGEN)).crossings == ()


def test_where_the_device_was_off_the_straight_way_is_taken() -> None:
    before, after = way("2025-07-19T03:00", KEGEN, KHORGOS), way("2025-07-19T07:00", BEYOND, CHINA)
    (one,) = planned(before, after).crossings
    assert (one.country_from, one.country_to, one.date) == ("KZ", "CN", date(2025, 7, 19))
    assert one.at.lat is not None
    assert 44.20 < one.at.lat < 44.215
    assert one.at.at_m > 100_000
    assert "between" in crossing_words.where(one)


def test_over_night_it_belongs_to_the_day_behind() -> None:
    plan = planned(way("2025-07-19T03:00", KEGEN, KHORGOS), way("2025-07-20T03:00", BEYOND, CHINA))
    assert found(plan) == [(date(2025, 7, 20), "KZ", "CN")]
    assert plan.crossings[0].at.at_m == 0.0
    assert "before" in crossing_words.where(plan.crossings[0])


def test_nobody_knows_what_lies_between_days_far_apart() -> None:
    plan = planned(way("2025-07-19T03:00", KEGEN, KHORGOS), way("2025-07-23T03:00", BEYOND, CHINA))
    assert plan.crossings == ()
    far = (45.0, 85.0), (45.1, 85.2)
    assert planned(way("2025-07-19T03:00", KEGEN, KHORGOS), way("2025-07-20T03:00", *far)).crossings == ()


def test_nobody_knows_which_of_two_lines_without_times_came_first() -> None:
    far = way("2025-07-18T03:00", (52.5, 13.4), (52.6, 13.5), timed=False)
    near = way("2025-07-18T03:00", KAZAKH, KEGEN, timed=False)
    plan = planned(far, near)
    plan = edit.set_date(plan, [leg.key for leg in plan.legs], date(2025, 7, 18))
    assert found(plan) == []


def test_the_kilometre_counts_the_legs_before_on_the_day() -> None:
    plan = planned(way("2025-07-18T00:00", KYRGYZ, BORDER), over())
    first_m = plan.legs[0].figures.distance_m
    alone_m = planned(over()).crossings[0].at.at_m
    assert plan.crossings[0].at.at_m == pytest.approx(first_m + alone_m)


def test_the_kilometre_leaves_out_what_was_carried() -> None:
    plan = planned(way("2025-07-18T00:00", KYRGYZ, BORDER), over())
    plan = edit.set_mode(plan, plan.legs[0].key, LegMode.BUS)
    assert plan.crossings[0].at.at_m == planned(over()).crossings[0].at.at_m


def test_a_line_without_times_crosses_once_it_has_a_day() -> None:
    plan = planned(way("2025-07-18T00:00", BORDER, KAZAKH, KEGEN, timed=False))
    assert plan.crossings == ()
    plan = edit.set_date(plan, plan.legs[0].key, date(2025, 7, 18))
    assert found(plan) == [ENTERED]
    assert plan.crossings[0].at.time_utc is None


def test_what_is_left_out_stays_out_through_other_changes() -> None:
    plan = planned(over(), way("2025-07-19T03:00", KEGEN, KHORGOS))
    plan = crossings.set_crossings(plan, [0], include=False)
    plan = edit.set_mode(plan, plan.legs[1].key, LegMode.CAR)
    assert [one.include for one in plan.crossings] == [False]


def test_a_leg_left_out_crosses_nothing() -> None:
    plan = planned(over())
    assert edit.set_include(plan, plan.legs[0].key, include=False).crossings == ()


def test_a_border_that_is_noted_is_not_proposed_again() -> None:
    day = date(2025, 7, 18)
    for noted in (
        HeldCrossing(day, "KG", "KZ"),
        HeldCrossing(day, "", ""),
        HeldCrossing(day, "KG", ""),
        HeldCrossing(day - timedelta(days=1), "KG", "KZ"),
        HeldCrossing(day + timedelta(days=1), "KG", "KZ"),
    ):
        assert planned(over(), held=HeldBorders(crossings=(noted,))).crossings == ()


def test_another_border_or_day_does_not_stand_for_it() -> None:
    day = date(2025, 7, 18)
    for noted in (
        HeldCrossing(day, "KZ", "KG"),
        HeldCrossing(day, "UZ", "KZ"),
        HeldCrossing(day - timedelta(days=1), "", ""),
        HeldCrossing(day - timedelta(days=2), "KG", "KZ"),
    ):
        assert found(planned(over(), held=HeldBorders(crossings=(noted,)))) == [ENTERED]


def test_one_note_stands_for_one_crossing() -> None:
    there_and_back = way("2025-07-18T00:00", KEGEN, KAZAKH, (42.75, 79.17), KAZAKH, KEGEN)
    noted = HeldBorders(crossings=(HeldCrossing(date(2025, 7, 18), "KZ", "KG"),))
    assert found(planned(there_and_back)) == [(ENTERED[0], "KZ", "KG"), ENTERED]
    assert found(planned(there_and_back, held=noted)) == [ENTERED]


def held_leg(day: int, start: tuple[float, float], end: tuple[float, float]) -> HeldLeg:
    begin = datetime(2025, 7, day, 3, tzinfo=UTC)
    return HeldLeg(date(2025, 7, day), begin, begin + timedelta(hours=1), start, end, 80_000.0, "held")


def test_a_line_goes_on_from_where_the_trip_was() -> None:
    held = HeldBorders(legs=(held_leg(19, KEGEN, KHORGOS),))
    plan = planned(way("2025-07-20T03:00", BEYOND, CHINA), held=held)
    assert found(plan) == [(date(2025, 7, 20), "KZ", "CN")]


def test_a_line_that_leads_to_a_day_of_the_trip_crosses_on_that_day() -> None:
    held = HeldBorders(legs=(held_leg(20, BEYOND, CHINA),))
    plan = planned(way("2025-07-19T03:00", KEGEN, KHORGOS), held=held)
    assert found(plan) == [(date(2025, 7, 20), "KZ", "CN")]


def test_what_a_leg_of_the_trip_crosses_is_left_to_the_trip() -> None:
    held = HeldBorders(legs=(held_leg(17, KYRGYZ, KAZAKH),))
    assert planned(way("2025-07-18T03:00", KAZAKH, KEGEN), held=held).crossings == ()


def test_legs_that_are_read_again_do_not_stand_beside_themselves() -> None:
    held = HeldBorders(legs=(held_leg(18, BORDER, KEGEN),))
    plan = crossings.on_trip(replace(planned(over()), replaces=("held",)), held)
    assert found(plan) == [ENTERED]


def test_a_second_device_does_not_cross_back() -> None:
    held = HeldBorders(legs=(held_leg(18, BORDER, KEGEN),))
    plan = planned(way("2025-07-18T03:10", KAZAKH, KEGEN), held=held)
    assert plan.crossings == ()


def test_a_ship_crosses_where_it_lands() -> None:
    aktau, alat = (43.6, 51.2), (40.0, 49.42)
    plan = planned(way("2025-07-18T03:00", aktau, alat, minutes=1_200))
    plan = edit.set_mode(plan, plan.legs[0].key, LegMode.FERRY)
    (one,) = plan.crossings
    assert (one.country_from, one.country_to) == ("KZ", "AZ")
    assert (one.at.lat, one.at.lon) == alat
    assert one.at.time_utc == plan.legs[-1].figures.end_utc


def test_a_flight_crosses_only_where_it_lands() -> None:
    plan = planned(way("2025-07-18T03:00", (52.4, 13.5), (43.35, 77.0), minutes=360))
    plan = edit.set_mode(plan, plan.legs[0].key, LegMode.PLANE)
    assert [(one.country_from, one.country_to) for one in plan.crossings] == [("DE", "KZ")]
