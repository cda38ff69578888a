"""What importers of this kind are known to get wrong, each as a requirement here."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations
from pathlib import Path

import numpy as np
import pytest

from expedition.importers.read import read
from expedition.itinerary import edit
from expedition.itinerary.plan import build
from expedition.kinds import LegMode
from expedition.points import Points, join
from expedition.records.importing import FileState, ImportPlan, PlannedLeg, Question
from tests.expedition.itinerary.files import file, way
from tests.expedition.tracks import START, gpx

BIKE = LegMode.BICYCLE
FRIDAY = date(2025, 7, 18)


def only(plan: ImportPlan) -> PlannedLeg:
    (leg,) = plan.legs
    return leg


def written(folder: Path, text: str) -> PlannedLeg:
    """The leg of a file with this text."""
    path = folder / "ride.gpx"
    path.write_text(text, encoding="utf-8")
    return only(build([read(path)], (), BIKE))


@pytest.mark.parametrize("home", ["Europe/Berlin", "America/Los_Angeles", "Pacific/Apia"])
def test_a_ride_has_the_zone_of_its_place_not_of_the_computer(
    home: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", home)
    leg = only(build([file("ride", way("2025-07-18T20:00", 60))], (), BIKE))
    assert (leg.zone, leg.date) == ("Asia/Almaty", FRIDAY + timedelta(days=1))


def test_an_offset_in_the_file_is_honoured_and_the_date_is_local(tmp_path: Path) -> None:
    # Half past ten in the evening in Berlin, which is the same date; in UTC half past eight.
    text = gpx(start=START.replace(hour=22, minute=30), lat=52.5, lon=13.4)
    leg = written(tmp_path, text.replace("Z</time>", "+02:00</time>"))
    assert leg.date == FRIDAY
    assert leg.figures.start_utc == START.replace(hour=20, minute=30)


def test_times_without_a_zone_are_never_read_in_silence(tmp_path: Path) -> None:
    sure = written(tmp_path, gpx(start=START.replace(hour=10)).replace("Z</time>", "</time>"))
    assert "times without a zone read as UTC" in sure.reason
    path = tmp_path / "late.gpx"
    path.write_text(gpx(start=START.replace(hour=22)).replace("Z</time>", "</time>"))
    plan = build([read(path)], (), BIKE)
    assert plan.files[0].question is Question.ZONE
    assert (only(plan).include, only(plan).date) == (False, None)


def test_dates_after_a_week_rollover_are_noticed_and_7168_days_offered() -> None:
    early = way("2025-07-18T06:00", 60, north_m=30_000)
    early = replace(early, time_ms=early.time_ms - 7_168 * 86_400_000)
    plan = build([file("good", way("2025-07-18T03:00", 60)), file("early", early)], (), BIKE)
    assert (plan.files[1].question, plan.files[1].proposal) == (Question.WEEKS, "2025-07-18")
    assert edit.answer(plan, 1, "yes").legs[1].date == FRIDAY


def test_points_of_one_time_give_no_speed() -> None:
    ride = way("2025-07-18T03:00", 60)
    times = ride.time_ms.copy()
    times[100:105] = times[100]
    leg = only(build([file("ride", replace(ride, time_ms=times))], (), BIKE))
    assert leg.figures.max_speed_m_s == pytest.approx(5.0, rel=0.3)
    assert leg.figures.moving_s == pytest.approx(3_600, abs=60)
    assert leg.figures.distance_m == pytest.approx(18_000, rel=0.001)


def test_a_missing_height_is_not_the_level_of_the_sea() -> None:
    ride = way("2025-07-18T03:00", 60)
    holes = ride.ele_m.copy()
    holes[::7] = np.nan
    whole, holed = (
        only(build([file("ride", replace(ride, ele_m=ele))], (), BIKE)).figures for ele in (ride.ele_m, holes)
    )
    assert holed.climb_m == pytest.approx(whole.climb_m, abs=5)
    assert holed.lowest_m == pytest.approx(1_000, abs=2)


def test_noise_and_gaps_between_segments_are_no_climb() -> None:
    ride = way("2025-07-18T03:00", 120)
    noisy = ride.ele_m * 0 + 500 + np.random.default_rng(3).normal(0, 2.0, len(ride))
    flat = only(build([file("flat", replace(ride, ele_m=noisy))], (), BIKE))
    assert flat.figures.climb_m == pytest.approx(0, abs=30)
    lower, upper = way("2025-07-18T03:00", 60), way("2025-07-18T04:30", 60, north_m=18_400)
    ropeway = join([lower, replace(upper, ele_m=upper.ele_m + 1_200)])
    assert only(build([file("ropeway", ropeway)], (), BIKE)).figures.climb_m == pytest.approx(360, abs=15)


def test_a_ride_comes_in_once_and_a_new_one_is_no_duplicate() -> None:
    ride, later = way("2025-07-18T03:00", 60), way("2025-07-18T05:00", 60)
    plan = build([file("a", ride), file("b", ride), file("later", later)], (), BIKE)
    assert [leg.state for leg in plan.legs] == [FileState.NEW, FileState.DUPLICATE, FileState.NEW]
    assert edit.set_include(plan, 1, include=True).legs[1].include


def test_each_of_several_files_keeps_its_own_date() -> None:
    days: dict[str, Points] = {f"day {k}": way(f"2025-07-{18 + k}T03:00", 60) for k in range(3)}
    for order in permutations(days):
        plan = build([file(name, days[name]) for name in order], (), BIKE)
        dates = {plan.files[leg.file].read.path.stem: leg.date for leg in plan.legs}
        assert dates == {f"day {k}": FRIDAY + timedelta(days=k) for k in range(3)}
