import json
from datetime import date
from pathlib import Path

import pytest

from expedition.importers.read import read
from expedition.itinerary import edit
from expedition.itinerary.plan import build
from expedition.kinds import LegMode, LegPower
from expedition.packing import unpack
from expedition.records.importing import FileState, ReadFile
from tests.expedition.importers.test_corpus import CORPUS, FACTS
from tests.expedition.itinerary.files import file, known, said, untimed, way

BIKE = LegMode.BICYCLE
FRIDAY = date(2025, 7, 18)


def test_legs_of_a_day_are_told_in_order_of_time() -> None:
    plan = build(
        [
            file("evening", way("2025-07-18T12:00", 60, north_m=70_000)),
            file("morning", way("2025-07-18T03:00", 60)),
            file("noon", way("2025-07-18T06:40", 60, north_m=30_000)),
        ],
        (),
        BIKE,
    )
    assert said(plan.legs) == [
        ("new", "third leg, after 4 h 20"),
        ("new", "first leg"),
        ("new", "second leg, after 2 h 40"),
    ]
    assert {(leg.date, leg.zone, leg.country) for leg in plan.legs} == {(FRIDAY, "Asia/Almaty", "KZ")}


def test_a_leg_comes_after_those_the_trip_has() -> None:
    (morning,) = build([file("morning", way("2025-07-18T03:00", 60))], (), BIKE).legs
    plan = build([file("noon", way("2025-07-18T05:00", 60, north_m=30_000))], (known(morning, "m"),), BIKE)
    assert plan.legs[0].reason == "second leg, after 1 h 00"


def test_a_leg_without_times_waits_until_a_day_is_chosen() -> None:
    plan = build([file("plan", untimed(way("2025-07-18T03:00", 60)))], (), BIKE)
    assert (plan.legs[0].state, plan.legs[0].include, plan.legs[0].date) == (FileState.UNTIMED, False, None)
    assert not edit.set_include(plan, 0, include=True).legs[0].include
    placed = edit.set_date(plan, 0, FRIDAY).legs[0]
    assert (placed.include, placed.date) == (True, FRIDAY)
    assert not edit.set_date(edit.set_date(plan, 0, FRIDAY), 0, None).legs[0].include


def test_leaving_a_leg_out_renumbers_the_others() -> None:
    plan = build(
        [file("a", way("2025-07-18T03:00", 60)), file("b", way("2025-07-18T06:00", 60, north_m=40_000))],
        (),
        BIKE,
    )
    assert edit.set_include(plan, 0, include=False).legs[1].reason == "first leg"
    assert plan.legs[1].reason == "second leg, after 2 h 00"


def test_a_duplicate_can_be_taken_all_the_same() -> None:
    ride = way("2025-07-18T03:00", 60)
    plan = build([file("a", ride, sha256="x"), file("b", ride, sha256="x")], (), BIKE)
    assert edit.set_include(plan, 1, include=True).legs[1].include


def test_another_mode_computes_the_figures_anew() -> None:
    slow = way("2025-07-18T03:00", 60, speed_m_s=0.25)
    plan = build([file("walk", slow)], (), BIKE)
    assert plan.legs[0].figures.moving_s == 0
    walked = edit.set_mode(plan, 0, LegMode.FOOT).legs[0]
    assert walked.figures.moving_s == 3_600
    assert edit.set_mode(plan, 0, LegMode.FERRY).legs[0].power == LegPower.CARRIED
    assert edit.set_power(plan, 0, LegPower.INVOLUNTARY).legs[0].power == LegPower.INVOLUNTARY


def test_a_track_names_its_own_mode() -> None:
    plan = build([file("walk", way("2025-07-18T03:00", 60, speed_m_s=1.2), kind="Hiking")], (), BIKE)
    assert plan.legs[0].mode == LegMode.FOOT


def test_the_speed_of_a_vehicle_is_asked_about_never_decided() -> None:
    (leg,) = build([file("train", way("2025-07-18T03:00", 60, speed_m_s=25.0))], (), BIKE).legs
    assert leg.reason == "first leg; 90.0 km/h on average: in a vehicle?"
    assert (leg.mode, leg.include) == (BIKE, True)


def test_files_without_legs_say_why() -> None:
    empty = ReadFile(Path("route.gpx"), "x", 1, "gpx", warnings=("It holds a planned route.",))
    refused = ReadFile(Path("letter.txt"), "y", 1, "", "This is no GPX file.")
    plan = build([empty, refused], (), BIKE)
    assert [(part.state, part.reason) for part in plan.files] == [
        (FileState.EMPTY, "It holds a planned route."),
        (FileState.REFUSED, "This is no GPX file."),
    ]


def test_the_packed_line_is_the_leg() -> None:
    plan = build([file("two days", way("2025-07-18T03:00", 60), way("2025-07-19T03:00", 30))], (), BIKE)
    assert [len(unpack(leg.line.full)) for leg in plan.legs] == [361, 181]
    assert [leg.figures.points for leg in plan.legs] == [361, 181]


@pytest.mark.skipif(not FACTS.is_file(), reason="the corpus is not on this machine")
@pytest.mark.parametrize("mode", [LegMode.MOTORBIKE, LegMode.BICYCLE])
def test_five_days_in_norway_are_counted_once(mode: LegMode) -> None:
    facts = {}
    for line in FACTS.read_text(encoding="utf-8").splitlines():
        fact = json.loads(line)
        facts[fact["file"]] = fact
    names = sorted(name for name in facts if name.startswith("fastgpx/"))
    plan = build([read(CORPUS / name) for name in names], (), mode)
    taken: dict[str, float] = {}
    for leg in plan.legs:
        if leg.include:
            taken[str(leg.date)] = taken.get(str(leg.date), 0.0) + leg.figures.distance_m / 1000
    assert taken.keys() == {"2024-05-26", *(f"2024-06-{day}" for day in range(22, 27))}
    assert taken["2024-06-25"] == pytest.approx(334.2, rel=0.005)
