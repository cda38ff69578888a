from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from expedition import intake
from expedition.errors import Cancelled, UserError
from expedition.itinerary import edit
from expedition.kinds import LegMode
from expedition.logbook import Logbook
from expedition.operations import legs, tracks, trips
from expedition.queries.days import day_pages
from expedition.queries.imports import known_tracks
from expedition.records.day import LegRecord
from expedition.records.fields import TripFields
from expedition.records.importing import FileState
from tests.expedition.tracks import START, gpx


def ride(folder: Path, name: str, start: datetime = START, lat: float = 43.0, points: int = 60) -> Path:
    path = folder / f"{name}.gpx"
    path.write_text(gpx(points, start=start, lat=lat))
    return path


def legs_of(logbook: Logbook, trip_id: int) -> list[LegRecord]:
    return [leg for page in logbook.read(day_pages, trip_id) for leg in page.legs]


def test_what_another_program_imported_meanwhile_is_not_doubled(
    logbook: Logbook, trip_id: int, tmp_path: Path
) -> None:
    plans = [intake.plan_files(logbook, trip_id, [ride(tmp_path, "ride")]) for _ in range(2)]
    for plan in plans:
        intake.accept(logbook, trip_id, plan)
    (page,) = logbook.read(day_pages, trip_id)
    assert len(page.legs) == 1


def test_a_leg_can_go_to_another_trip_than_the_others(logbook: Logbook, trip_id: int, tmp_path: Path) -> None:
    other = int(logbook.do("Add trip", trips.add, TripFields(title="West")).result)
    files = [ride(tmp_path, "a"), ride(tmp_path, "b", START + timedelta(days=1), 44.0)]
    plan = edit.set_trip(intake.plan_files(logbook, trip_id, files), 1, other)
    intake.accept(logbook, trip_id, plan)
    dates = [[page.fields.date for page in logbook.read(day_pages, trip)] for trip in (trip_id, other)]
    assert dates == [[date(2025, 7, 18)], [date(2025, 7, 19)]]


def test_a_ride_of_another_trip_is_there_already(logbook: Logbook, trip_id: int, tmp_path: Path) -> None:
    other = int(logbook.do("Add trip", trips.add, TripFields(title="West")).result)
    file = ride(tmp_path, "ride")
    intake.accept(logbook, other, intake.plan_files(logbook, other, [file]))
    (leg,) = intake.plan_files(logbook, trip_id, [file]).legs
    assert (leg.state, leg.reason) == (FileState.DUPLICATE, "of ride.gpx in “West”: same bytes")
    assert [track.trip for track in logbook.read(known_tracks, other)] == [""]
    assert [track.trip for track in logbook.read(known_tracks, None)] == ["West"]


def test_a_joined_leg_is_known_by_all_its_files(logbook: Logbook, trip_id: int, tmp_path: Path) -> None:
    files = [ride(tmp_path, "a"), ride(tmp_path, "b", START + timedelta(hours=2), 43.1)]
    plan = edit.join(intake.plan_files(logbook, trip_id, files), 0)
    intake.accept(logbook, trip_id, plan)
    (track,) = logbook.read(known_tracks, trip_id)
    assert track.sha256s == tuple(planned.read.sha256 for planned in plan.files)
    assert track.points == 120
    assert {path.suffix for path in (logbook.folder / "originals").iterdir()} == {".gpx"}
    assert len(list((logbook.folder / "originals").iterdir())) == 2


def test_an_original_is_read_again_with_other_settings(
    logbook: Logbook, trip_id: int, tmp_path: Path
) -> None:
    files = [ride(tmp_path, "a"), ride(tmp_path, "b", START + timedelta(days=1), 44.0)]
    plan = intake.plan_files(logbook, trip_id, files)
    intake.accept(logbook, trip_id, edit.set_date(plan, 1, date(2025, 8, 1)))
    (first, second) = legs_of(logbook, trip_id)
    words = replace(second.fields, title="Over the pass", note="Snow", from_place="Kegen", mode=LegMode.FOOT)
    logbook.do("Write", legs.update, second.id, words)
    again = intake.plan_again(logbook, trip_id, [plan.files[1].read.sha256])
    assert [(leg.date, leg.mode, leg.include) for leg in again.legs] == [
        (date(2025, 8, 1), LegMode.FOOT, True)
    ]
    assert again.files[0].read.path.name == "b.gpx"
    files[1].unlink()
    intake.accept(logbook, trip_id, edit.split(again, 0, 40))
    kept, before, after = legs_of(logbook, trip_id)
    assert kept == first
    assert (before.fields.title, before.fields.note, before.fields.from_place) == (
        "Over the pass",
        "Snow",
        "Kegen",
    )
    assert (after.fields.note, after.fields.from_place) == ("", "")
    assert [leg.figures.points for leg in (before, after) if leg.figures] == [40, 20]
    logbook.undo()
    assert [leg.id for leg in legs_of(logbook, trip_id)] == [first.id, second.id]


def test_a_day_whose_legs_go_elsewhere_stays(logbook: Logbook, trip_id: int, tmp_path: Path) -> None:
    intake.accept(logbook, trip_id, intake.plan_files(logbook, trip_id, [ride(tmp_path, "a")]))
    (page,) = logbook.read(day_pages, trip_id)
    again = intake.plan_again(logbook, trip_id, [page.legs[0].source_sha256])
    intake.accept(logbook, trip_id, edit.set_date(again, 0, date(2025, 7, 20)))
    pages = logbook.read(day_pages, trip_id)
    assert [(page.fields.date, len(page.legs)) for page in pages] == [
        (date(2025, 7, 18), 0),
        (date(2025, 7, 20), 1),
    ]


def test_files_that_were_joined_are_read_again_together(
    logbook: Logbook, trip_id: int, tmp_path: Path
) -> None:
    files = [ride(tmp_path, "a"), ride(tmp_path, "b", START + timedelta(hours=2), 43.1)]
    plan = edit.join(intake.plan_files(logbook, trip_id, files), 0)
    intake.accept(logbook, trip_id, plan)
    again = intake.plan_again(logbook, trip_id, [plan.files[1].read.sha256])
    assert sorted(planned.read.path.name for planned in again.files) == ["a.gpx", "b.gpx"]
    intake.accept(logbook, trip_id, again)
    assert [leg.figures.points for leg in legs_of(logbook, trip_id) if leg.figures] == [60, 60]


def test_an_original_that_is_gone_is_named(logbook: Logbook, trip_id: int, tmp_path: Path) -> None:
    plan = intake.plan_files(logbook, trip_id, [ride(tmp_path, "a")])
    intake.accept(logbook, trip_id, plan)
    for original in (logbook.folder / "originals").iterdir():
        original.unlink()
    with pytest.raises(UserError, match=r"original of a\.gpx"):
        intake.plan_again(logbook, trip_id, [plan.files[0].read.sha256])


def test_a_line_without_times_is_found_again_on_its_day(
    logbook: Logbook, trip_id: int, tmp_path: Path
) -> None:
    path = tmp_path / "plan.gpx"
    path.write_text(gpx(start=None))
    day = datetime(2025, 7, 18, tzinfo=UTC).date()
    plan = intake.date_untimed(intake.plan_files(logbook, trip_id, [path]), day)
    intake.accept(logbook, trip_id, plan)
    again = intake.plan_again(logbook, trip_id, [plan.files[0].read.sha256])
    assert [(leg.date, leg.include) for leg in again.legs] == [(day, True)]


def test_a_leg_says_what_its_climb_was_measured_with(logbook: Logbook, trip_id: int, tmp_path: Path) -> None:
    for place, devices in enumerate((["Edge 530"], ["Edge 530", "Phone"])):
        start, files = START + timedelta(days=place), []
        for part, device in enumerate(devices):
            path = ride(tmp_path, f"{place}-{part}", start + timedelta(hours=part), 43.0 + place + part / 10)
            path.write_text(path.read_text().replace('"test"', f'"{device}"', 1))
            files.append(path)
        plan = intake.plan_files(logbook, trip_id, files)
        intake.accept(logbook, trip_id, edit.join(plan, 0) if len(files) > 1 else plan)
    assert [leg.has_barometer for leg in legs_of(logbook, trip_id)] == [True, False]


def test_a_plan_stopped_while_it_is_written_changes_nothing(
    logbook: Logbook, trip_id: int, tmp_path: Path
) -> None:
    files = [ride(tmp_path, f"r{day}", START + timedelta(days=day), 43.0 + day) for day in range(4)]
    plan = intake.plan_files(logbook, trip_id, files)
    before = logbook.undo_label
    told: list[tuple[int, int]] = []

    def stop(done: int, of: int, _what: str) -> None:
        told.append((done, of))
        if done == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        logbook.do("Import", tracks.add_plan, trip_id, plan, stop)
    assert told == [(0, 4), (1, 4), (2, 4)]
    assert logbook.read(day_pages, trip_id) == ()
    assert logbook.undo_label == before
    intake.accept(logbook, trip_id, plan)
    assert len(logbook.read(day_pages, trip_id)) == 4
