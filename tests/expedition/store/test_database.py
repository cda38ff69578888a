import os
import sqlite3
from hashlib import sha256
from pathlib import Path

import pytest
from sqlalchemy import text

from expedition.checking import check
from expedition.errors import UserError
from expedition.logbook import Logbook
from expedition.operations import trips
from expedition.queries.trips import all_trips
from expedition.records.fields import TripFields
from expedition.store import database


def test_every_connection_is_durable_and_keeps_its_links(logbook: Logbook) -> None:
    engine = database.connect(logbook.folder / database.FILE_NAME)
    with engine.connect() as first, engine.connect() as second:
        for connection in (first, second):
            values = {
                name: connection.execute(text(f"PRAGMA {name}")).scalar()
                for name in ("journal_mode", "synchronous", "foreign_keys")
            }
            assert values == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
    engine.dispose()


def _digests(folder: Path) -> dict[str, str]:
    return {str(p): sha256(p.read_bytes()).hexdigest() for p in sorted(folder.rglob("*")) if p.is_file()}


def _set(file: Path, pragma: str, value: int) -> None:
    connection = sqlite3.connect(file)
    connection.execute(f"PRAGMA {pragma} = {value}")
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.close()


@pytest.mark.parametrize(
    ("damage", "says"),
    [
        (lambda file: _set(file, "user_version", database.SCHEMA_VERSION + 1), "newer version"),
        (lambda file: _set(file, "application_id", 7), "another program"),
        (lambda file: file.write_bytes(b""), "not a logbook"),
        (lambda file: file.write_bytes(b"PK\x03\x04 some zip" * 99), "not a logbook"),
        (lambda file: file.unlink(), "not there"),
    ],
)
def test_what_is_no_logbook_of_ours_is_refused_and_untouched(
    tmp_path: Path, damage: object, says: str
) -> None:
    folder = tmp_path / "log"
    Logbook.create(folder).close()
    damage(folder / "logbook.db")  # type: ignore[operator]  # a lambda above
    before = _digests(folder)
    with pytest.raises(UserError, match=says):
        Logbook.open(folder)
    assert _digests(folder) == before


def test_a_logbook_is_not_made_over_another(logbook: Logbook) -> None:
    before = _digests(logbook.folder)
    with pytest.raises(UserError, match="already holds a logbook"):
        Logbook.create(logbook.folder)
    assert _digests(logbook.folder) == before


def test_a_read_only_logbook_can_be_read_and_says_so_when_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "log"
    with Logbook.create(folder) as logbook:
        logbook.do("Add trip", trips.add, TripFields(title="Iceland"))
    before = _digests(folder)
    monkeypatch.setattr(os, "access", lambda *_args: False)  # a superuser passes over file modes
    with Logbook.open(folder) as logbook:
        assert [trip.title for trip in logbook.read(all_trips)] == ["Iceland"]
        with pytest.raises(UserError, match="read-only"):
            logbook.do("Add trip", trips.add, TripFields(title="No"))
    assert _digests(folder) == before


def test_what_was_done_is_there_after_opening_again(tmp_path: Path) -> None:
    folder = tmp_path / "log"
    with Logbook.create(folder) as logbook:
        logbook.do("Add trip", trips.add, TripFields(title="Қазақстан 哈密"))
    with Logbook.open(folder) as logbook:
        assert [trip.title for trip in logbook.read(all_trips)] == ["Қазақстан 哈密"]
        assert logbook.undo_label == "Add trip"


def test_a_logbook_held_by_another_program_is_said_and_nothing_changes(
    logbook: Logbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "_PRAGMAS", ("PRAGMA busy_timeout = 50", *database._PRAGMAS[2:]))
    logbook.close()
    with Logbook.open(logbook.folder) as second:
        holder = sqlite3.connect(logbook.folder / "logbook.db")
        holder.execute("BEGIN IMMEDIATE")
        with pytest.raises(UserError, match="could not be saved: another program is writing in it"):
            second.do("Add trip", trips.add, TripFields(title="No"))
        holder.rollback()
        holder.close()
        assert second.undo_label is None
        second.do("Add trip", trips.add, TripFields(title="Yes"))


def test_on_a_full_disk_a_logbook_can_still_be_read_and_checked(logbook: Logbook, trip_id: int) -> None:
    logbook.close()
    beside = logbook.folder / "logbook.db-wal"
    beside.mkdir()  # SQLite can no more write beside the file
    with Logbook.open(logbook.folder) as full:
        assert full.read_only
        assert [trip.title for trip in full.read(all_trips)] == ["East"]
        with pytest.raises(UserError, match="disk is full"):
            full.do("Add trip", trips.add, TripFields(title="West"))
    assert check(logbook.folder).ok
    beside.rmdir()


def test_commits_that_wait_beside_a_logbook_are_never_passed_over(tmp_path: Path) -> None:
    error = sqlite3.OperationalError()
    error.sqlite_errorcode = sqlite3.SQLITE_FULL
    file = tmp_path / "logbook.db"
    assert database.lacks_room(error, file)
    file.with_name("logbook.db-wal").write_bytes(b"commits")
    assert not database.lacks_room(error, file)
