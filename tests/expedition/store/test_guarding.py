import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from expedition.backing_up import Reason, keep_open, listed
from expedition.errors import UserError
from expedition.logbook import Logbook, Outside
from expedition.operations import days, trips
from expedition.queries.days import day_page
from expedition.queries.trips import all_trips
from expedition.records.fields import TripFields
from expedition.store import locks
from tests.strangers import unlocked

NOW = datetime(2025, 7, 18, 20, 30, tzinfo=UTC)


def test_what_another_program_wrote_is_looked_at_before_it_is_written_over(
    logbook: Logbook, day_id: int
) -> None:
    logbook.do("Write day", days.write, day_id, "mine")
    with unlocked(logbook.folder) as other:
        other.do("Correct day", days.write, day_id, "theirs")
    with pytest.raises(UserError, match="Another program has changed this logbook"):
        logbook.do("Write day", days.write, day_id, "mine again")
    assert logbook.read(day_page, day_id).fields.diary == "theirs"
    assert logbook.undo_label == "Correct day"
    assert logbook.look() is Outside.WRITTEN
    assert logbook.look() is Outside.NOTHING
    logbook.do("Write day", days.write, day_id, "mine again")
    assert logbook.read(day_page, day_id).fields.diary == "mine again"


def test_a_look_says_once_that_another_program_wrote(logbook: Logbook, day_id: int) -> None:
    with Logbook.beside(logbook.folder) as reader:
        assert reader.look() is Outside.NOTHING
        logbook.do("Write day", days.write, day_id, "mine")
        assert reader.look() is Outside.WRITTEN
        assert reader.look() is Outside.NOTHING
    assert logbook.look() is Outside.NOTHING


def test_taking_the_journal_into_the_file_is_no_change(logbook: Logbook, trip_id: int) -> None:
    with closing(sqlite3.connect(logbook.folder / "logbook.db")) as other:
        other.execute("PRAGMA wal_checkpoint(PASSIVE)")
    assert logbook.look() is Outside.NOTHING
    logbook.do("Add trip", trips.add, TripFields(title="West"))


def test_a_large_write_that_begins_the_journal_anew_is_our_own(logbook: Logbook, trip_id: int) -> None:
    with closing(sqlite3.connect(logbook.folder / "logbook.db")) as other:
        other.execute("PRAGMA wal_checkpoint(PASSIVE)")
    many = [TripFields(title="West", subtitle="wind " * 20_000) for _number in range(40)]

    def add_many(session: Session) -> None:
        for one in many:
            trips.add(session, one)
            session.flush()

    logbook.do("Add trips", add_many)
    assert len(logbook.read(all_trips)) == 41
    assert logbook.look() is Outside.NOTHING


def test_a_lost_lock_ends_writing_where_another_program_took_it(logbook: Logbook, trip_id: int) -> None:
    (logbook.folder / locks.FILE_NAME).unlink()
    with Logbook.open(logbook.folder) as other:
        assert not other.read_only
        with pytest.raises(UserError, match="in use by the command line"):
            logbook.do("Add trip", trips.add, TripFields(title="No"))
        assert logbook.read_only
        assert logbook.held_by


def test_what_was_open_is_kept_among_the_backups(logbook: Logbook, trip_id: int) -> None:
    (logbook.folder / "logbook.db").unlink()
    with pytest.raises(UserError, match=r"logbook\.db was moved or removed while it was open"):
        logbook.do("Add trip", trips.add, TripFields(title="No"))
    kept = keep_open(logbook, NOW)
    assert kept == logbook.folder / "backups" / "logbook-20250718-203000-outside.db"
    assert [one.reason for one in listed(logbook.folder)] == [Reason.OUTSIDE]
    assert "moved or removed" in logbook.outside


def test_where_the_folder_is_gone_a_logbook_is_made_beside_it(logbook: Logbook, trip_id: int) -> None:
    moved = logbook.folder.with_name("moved")
    logbook.folder.rename(moved)
    assert logbook.look() is Outside.GONE
    assert logbook.place == moved / "logbook.db"
    kept = keep_open(logbook, NOW)
    assert kept == logbook.folder.with_name("logbook (20250718-203000)")
    for folder in (kept, moved):
        with Logbook.open(folder) as again:
            assert [trip.title for trip in again.read(all_trips)] == ["East"]


def test_a_file_that_comes_back_can_be_opened_again(logbook: Logbook, trip_id: int) -> None:
    file = logbook.folder / "logbook.db"
    file.rename(file.with_name("aside.db"))
    assert logbook.look() is Outside.GONE
    file.with_name("aside.db").rename(file)
    assert logbook.look() is Outside.JOURNAL
    logbook.close()
    with Logbook.open(logbook.folder) as again:
        assert [trip.title for trip in again.read(all_trips)] == ["East"]


def test_a_closed_logbook_leaves_nothing_beside_another_file(logbook: Logbook, tmp_path: Path) -> None:
    file = logbook.folder / "logbook.db"
    (tmp_path / "other").write_bytes(b"garbage" * 1000)
    (tmp_path / "other").replace(file)
    logbook.close()
    assert file.read_bytes() == b"garbage" * 1000
    assert sorted(path.name for path in logbook.folder.iterdir() if path.is_file()) == ["logbook.db"]


def test_a_similar_older_copy_written_into_a_large_file_is_noticed(logbook: Logbook, trip_id: int) -> None:
    file = logbook.folder / "logbook.db"
    logbook.close()
    with closing(sqlite3.connect(file)) as other:  # far more pages than are looked at
        other.execute("CREATE TABLE large AS SELECT zeroblob(40000000) AS data")
    older = file.read_bytes()
    with Logbook.open(logbook.folder) as again:
        again.do("Correct trip", trips.update, trip_id, TripFields(title="Eastwards"))
        with closing(sqlite3.connect(file)) as other:
            other.execute("PRAGMA wal_checkpoint(PASSIVE)")
        assert again.look() is Outside.NOTHING
        assert file.stat().st_size == len(older)
        page = 4096 * (_page_that_counts(file) - 1)
        with file.open("r+b") as stream:  # the least that tells the two apart
            stream.seek(page)
            stream.write(older[page : page + 4096])
        assert again.look() is Outside.OVERWRITTEN


def _page_that_counts(file: Path) -> int:
    with closing(sqlite3.connect(file)) as opened:
        query = "SELECT rootpage FROM sqlite_master WHERE name = 'sqlite_sequence'"
        return int(opened.execute(query).fetchone()[0])
