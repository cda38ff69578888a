import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from expedition.backing_up import Reason, back_up
from expedition.checking import check, no_progress
from expedition.errors import UserError
from expedition.logbook import Logbook
from expedition.nearby import conflict_copies, keep_apart, notes
from expedition.operations import trips
from expedition.queries.trips import all_trips
from expedition.records.fields import TripFields

NAMES = (
    "logbook (Anna's conflicted copy 2025-07-18).db",
    "logbook.sync-conflict-20250718-203000-ABCDEFG.db",
    "logbook (conflicted copy 2025-07-18 203000).db",
    "logbook_conflict-20250718-203000.db",
    "logbook-LAPTOP.db",
    "logbook (1).db",
    "logbook 2.db",
)


@pytest.fixture
def folder(logbook: Logbook) -> Path:
    """A closed logbook with one trip."""
    logbook.do("Add trip", trips.add, TripFields(title="East"))
    logbook.close()
    return logbook.folder


def _bytes(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


@pytest.mark.parametrize("name", NAMES)
def test_what_a_sync_program_put_beside_it_is_named(folder: Path, name: str) -> None:
    assert conflict_copies(folder) == ()
    shutil.copyfile(folder / "logbook.db", folder / name)
    assert conflict_copies(folder) == (folder / name,)
    report = check(folder)
    assert report.ok
    assert name in report.notes[-1]
    assert (folder / name).exists()


def test_what_is_ours_or_nobodys_is_no_conflict(folder: Path) -> None:
    back_up(folder, Reason.ASKED)
    for name in ("logbook.db.restored", "logbook.lock", "logbook (1).gpx", "logbook book.db"):
        shutil.copyfile(folder / "logbook.db", folder / name)
    (folder / "logbook (2).db").write_bytes(b"half of it")
    (folder / "logbook-x.db").write_bytes(b"SQLite format 3\0" + bytes(200))
    assert conflict_copies(folder) == ()
    assert notes(folder) == ()


def test_a_journal_without_its_file_is_named_too(folder: Path) -> None:
    (folder / "logbook (1).db-wal").write_bytes(b"journal")
    assert [path.name for path in conflict_copies(folder)] == ["logbook (1).db-wal"]


@pytest.mark.parametrize("journal", ["none", "its own", "another's"])
def test_it_becomes_a_logbook_of_its_own_and_stays(folder: Path, journal: str, tmp_path: Path) -> None:
    copy = folder / NAMES[0]
    with Logbook.open(folder) as logbook:
        shutil.copyfile(folder / "logbook.db", copy)
        logbook.do("Add trip", trips.add, TripFields(title="West"))
        if journal == "its own":
            shutil.copyfile(folder / "logbook.db-wal", folder / f"{copy.name}-wal")
    if journal == "another's":
        (folder / f"{copy.name}-wal").write_bytes(b"no journal" * 1000)
    (folder / "photos" / ("0" * 64 + ".jpg")).write_bytes(b"a photo")
    before = _bytes(folder)
    kept = keep_apart(copy, no_progress)
    assert kept == folder.parent / f"{folder.name} (Anna's conflicted copy 2025-07-18)"
    assert (kept / "photos" / ("0" * 64 + ".jpg")).read_bytes() == b"a photo"
    with Logbook.open(kept) as logbook:
        titles = [trip.title for trip in logbook.read(all_trips)]
    assert titles == (["East", "West"] if journal == "its own" else ["East"])
    assert _bytes(folder) == before
    assert keep_apart(copy, no_progress).name.endswith("2025-07-18) 2")


def test_a_damaged_copy_is_not_kept(folder: Path) -> None:
    copy = folder / "logbook 2.db"
    shutil.copyfile(folder / "logbook.db", copy)
    with closing(sqlite3.connect(copy)) as opened:
        opened.execute("UPDATE trip SET title = 'rotten'")
        opened.commit()
    with pytest.raises(UserError, match="damaged"):
        keep_apart(copy, no_progress)
    assert not (folder.parent / f"{folder.name} (2)").exists()
