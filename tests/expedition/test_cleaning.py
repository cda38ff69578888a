import os
from datetime import date
from pathlib import Path

import pytest

from expedition import intake
from expedition.backing_up import back_up
from expedition.checking import check
from expedition.cleaning import clean, remove, spare
from expedition.errors import UserError
from expedition.importers import thumbnails
from expedition.importers.batch import look_into
from expedition.itinerary import edit
from expedition.logbook import Logbook
from expedition.operations import trips
from expedition.records.fields import TripFields
from tests.expedition.importers.packing import OTHER, RIDE
from tests.expedition.store.dump import dump

PICTURE = Path(__file__).parent / "importers" / "pictures" / "turned.heic"


@pytest.fixture
def ride(tmp_path: Path) -> Path:
    """A file to import."""
    path = tmp_path / "ride.gpx"
    path.write_bytes(RIDE)
    return path


def imported(logbook: Logbook, trip_id: int, ride: Path) -> Path:
    """Where the original of an imported ride lies; all kept files are old."""
    plan = intake.plan_files(logbook, trip_id, [ride])
    intake.accept(logbook, trip_id, plan)
    grow_old(logbook)
    return logbook.original(plan.files[0].read.sha256, "ride.gpx")


def grow_old(logbook: Logbook) -> None:
    """Makes all kept files look as if they had been written long ago."""
    for path in (*logbook.folder.glob("originals/*"), *logbook.folder.glob("photos/**/*")):
        os.utime(path, (0, 0))


def test_what_is_referred_to_stays(logbook: Logbook, trip_id: int, ride: Path) -> None:
    original = imported(logbook, trip_id, ride)
    logbook.close()
    assert clean(logbook.folder) == ()
    assert original.is_file()


def test_what_an_undo_left_behind_goes_when_no_redo_needs_it(
    logbook: Logbook, trip_id: int, ride: Path
) -> None:
    original = imported(logbook, trip_id, ride)
    logbook.undo()
    assert spare(logbook) == ()
    logbook.redo()
    logbook.undo()
    logbook.close()
    assert clean(logbook.folder) == ()
    with Logbook.open(logbook.folder) as again:
        again.forget_steps()
    (gone,) = clean(logbook.folder)
    assert (gone.name, gone.size) == (f"originals/{original.name}", len(RIDE))
    assert not original.exists()


def test_originals_of_a_removed_trip_go_when_no_undo_needs_them(
    logbook: Logbook, trip_id: int, ride: Path, tmp_path: Path
) -> None:
    shared, own = ride, tmp_path / "own.gpx"
    own.write_bytes(OTHER.replace(b"43.", b"44."))
    west = int(logbook.do("Add trip", trips.add, TripFields(title="West")).result)
    original = imported(logbook, trip_id, shared)
    plan = intake.plan_files(logbook, west, [shared, own])
    for leg in plan.legs:
        plan = edit.set_include(edit.set_date(plan, leg.key, date(2025, 7, 18)), leg.key, include=True)
    intake.accept(logbook, west, plan)
    grow_old(logbook)
    before = dump(logbook.folder)
    logbook.do("Remove", trips.remove, west)
    assert spare(logbook) == ()
    logbook.undo()
    assert dump(logbook.folder) == before
    logbook.redo()
    logbook.close()
    assert clean(logbook.folder) == ()
    gone = clean(logbook.folder, forget=True)
    assert [one.size for one in gone] == [own.stat().st_size]
    assert original.is_file()
    assert check(logbook.folder).ok


def test_an_open_logbook_is_left_alone(logbook: Logbook, trip_id: int, ride: Path) -> None:
    imported(logbook, trip_id, ride)
    with pytest.raises(UserError, match="in use by the command line on this computer"):
        clean(logbook.folder)


def test_a_file_just_written_is_left_alone(logbook: Logbook, trip_id: int) -> None:
    lately = logbook.folder / "originals" / ".new-12"
    lately.write_bytes(b"half a copy")
    assert [one.name for one in spare(logbook)] == ["originals/.new-12"]
    assert remove(logbook, ["originals/.new-12"]) == ()
    grow_old(logbook)
    assert [one.size for one in remove(logbook, ["originals/.new-12"])] == [11]
    assert not lately.exists()


def test_only_what_is_spare_can_be_removed(logbook: Logbook, trip_id: int, ride: Path) -> None:
    original = imported(logbook, trip_id, ride)
    (logbook.folder.parent / "other.gpx").write_bytes(OTHER)
    names = [f"originals/{original.name}", "../other.gpx", "logbook.db"]
    assert remove(logbook, names) == ()
    assert original.is_file()


def test_small_pictures_go_with_their_photo(logbook: Logbook, trip_id: int) -> None:
    plan = intake.plan_files(logbook, trip_id, [PICTURE])
    (read,) = look_into([PICTURE], intake.no_progress)
    with logbook.keeping_originals([read], intake.no_progress) as copied:
        copied()
        photo = logbook.photo(read.sha256, read.format)
    thumbnails.make(photo)
    assert plan.files[0].read.sha256 == read.sha256
    assert len(spare(logbook)) == 3
    grow_old(logbook)
    assert len(remove(logbook, [one.name for one in spare(logbook)])) == 3
    assert not [path for path in logbook.folder.glob("photos/**/*") if path.is_file()]


def test_a_check_tells_what_is_spare(logbook: Logbook, trip_id: int) -> None:
    (logbook.folder / "originals" / "left.gpx").write_bytes(RIDE)
    report = check(logbook.folder)
    assert (report.ok, report.spare) == (True, ("originals/left.gpx",))


def test_what_only_a_backup_refers_to_stays_until_it_is_forgotten(
    logbook: Logbook, trip_id: int, ride: Path
) -> None:
    original = imported(logbook, trip_id, ride)
    back_up(logbook.folder)
    logbook.do("Remove", trips.remove, trip_id)
    logbook.forget_steps()
    assert spare(logbook) == ()
    assert [one.name for one in spare(logbook, also_in_backups=True)] == [f"originals/{original.name}"]
    logbook.close()
    assert clean(logbook.folder) == ()
    assert original.is_file()
    assert len(clean(logbook.folder, forget=True)) == 1
    assert not original.exists()
