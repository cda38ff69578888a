import shutil
from datetime import date
from pathlib import Path

import pytest

from expedition.errors import DamagedError
from expedition.kinds import LegMode, LegPower
from expedition.logbook import Logbook
from expedition.operations import days, entries, legs, trips
from expedition.queries.trips import all_trips
from expedition.records.fields import DayFields, LegFields, NoteFields, TripFields
from expedition.records.glimpse import Glimpse
from expedition.store.database import FILE_NAME
from expedition.store.glimpse import glimpse
from tests.bar.made import filled

_OLD = Path(__file__).parents[2] / "old_files"


def seen(logbook: Logbook) -> Glimpse:
    return glimpse(logbook.folder / FILE_NAME, is_open=True)


def test_an_empty_logbook_holds_nothing(logbook: Logbook) -> None:
    found = seen(logbook)
    assert (found.trips, found.days, found.words, found.last_on, found.first) == ((), (), 0, None, None)
    assert found.size > 0


def test_trips_days_words_and_the_last_written_day_are_told(logbook: Logbook, trip_id: int) -> None:
    first = DayFields(date=date(2025, 7, 1), title="Start", diary="Rain all day.\n\nTea.")
    day_id = logbook.do("Add", days.add, trip_id, first).result
    logbook.do("Add", days.add, trip_id, DayFields(date=date(2025, 7, 2)))
    logbook.do("Add", entries.add, "note", day_id, NoteFields(text="Four words of note"))
    logbook.do(
        "Add",
        legs.add,
        day_id,
        LegFields(mode=LegMode.BICYCLE, power=LegPower.OWN_POWER, stated_distance_m=41_000.0),
    )
    found = seen(logbook)
    assert [(trip.days, trip.distance_m) for trip in found.trips] == [(2, 41_000.0)]
    assert [(day.on.day, day.words) for day in found.days] == [(1, 9), (2, 0)]
    assert (found.words, found.entries) == (9 + len(found.trips[0].title.split()), 1)
    assert (found.last_on, found.last_title, found.last_words) == (
        date(2025, 7, 1),
        "Start",
        "Rain all day.\n\nTea.",
    )


def test_the_oldest_trip_comes_first_with_the_kilometres_of_the_list(tmp_path: Path) -> None:
    folder = filled(tmp_path / "filled")
    with Logbook.open(folder) as logbook:
        logbook.do("Add", trips.add, TripFields(title="Later"))
        listed = logbook.read(all_trips)
    found = glimpse(folder / FILE_NAME)
    assert [trip.title for trip in found.trips] == [trip.title for trip in listed]
    assert found.distance_m == pytest.approx(sum(trip.distance_m for trip in listed))
    assert found.photos > 0


@pytest.mark.parametrize("version", [1, 2, 3, 4])
def test_files_of_all_schemas_can_be_looked_into(version: int) -> None:
    found = glimpse(_OLD / f"schema-{version}" / FILE_NAME)
    assert [trip.days for trip in found.trips] == [2]
    assert found.words == 7
    assert found.last_words == "Slept."


def test_what_a_killed_program_left_in_its_journal_is_read_without_touching_it(
    logbook: Logbook, trip_id: int, tmp_path: Path
) -> None:
    logbook.do("Add", days.add, trip_id, DayFields(date=date(2025, 7, 1)))
    cut_off = tmp_path / "cut off"
    cut_off.mkdir()
    for name in (FILE_NAME, f"{FILE_NAME}-wal"):
        shutil.copyfile(logbook.folder / name, cut_off / name)
    before = {path: path.read_bytes() for path in cut_off.iterdir()}
    assert len(glimpse(cut_off / FILE_NAME).days) == 1
    assert {path: path.read_bytes() for path in cut_off.iterdir()} == before


@pytest.mark.parametrize("left", [b"", bytes(9000), b"SQLite format 3\x00" + bytes(4080)])
def test_what_cannot_be_read_is_said(tmp_path: Path, left: bytes) -> None:
    (tmp_path / "broken.db").write_bytes(left)
    with pytest.raises(DamagedError, match="cannot be looked into"):
        glimpse(tmp_path / "broken.db")
