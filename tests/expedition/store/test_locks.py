import errno
import fcntl
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from expedition.backing_up import back_up, restore
from expedition.cli import main
from expedition.errors import UserError
from expedition.logbook import Logbook, Program
from expedition.operations import trips
from expedition.queries.trips import all_trips
from expedition.records.fields import TripFields
from expedition.store import database, locks

HOLD = """
import sys
from pathlib import Path
from expedition.store import locks
lock = locks.take(Path(sys.argv[1]), locks.Program.WINDOW)
print("held", flush=True)
sys.stdin.read()
"""


def _titles(logbook: Logbook) -> list[str]:
    return [trip.title for trip in logbook.read(all_trips)]


def test_a_second_program_reads_beside_the_first_and_names_it(logbook: Logbook) -> None:
    with Logbook.open(logbook.folder) as second:
        assert second.read_only
        assert "the command line on this computer (since " in second.held_by
        logbook.do("Add trip", trips.add, TripFields(title="Iceland"))
        assert _titles(second) == ["Iceland"]
        with pytest.raises(UserError, match=r"in use by the command line .* close that first"):
            second.do("Add trip", trips.add, TripFields(title="No"))
        with pytest.raises(UserError, match="in use by"):
            second.forget_steps()
        assert second.undo_label is None
    assert _titles(logbook) == ["Iceland"]


def test_who_closes_lets_the_next_one_write_and_leaves_no_file(logbook: Logbook) -> None:
    lock = logbook.folder / locks.FILE_NAME
    assert lock.is_file()
    logbook.close()
    assert not lock.exists()
    with Logbook.open(logbook.folder) as second:
        assert not second.read_only
        assert second.held_by == ""


def test_nothing_but_program_computer_and_time_is_written(logbook: Logbook) -> None:
    logbook.close()
    with Logbook.open(logbook.folder, Program.WINDOW):
        facts = json.loads((logbook.folder / locks.FILE_NAME).read_bytes())
        assert sorted(facts) == ["computer", "files", "program", "since"]
        assert facts["program"] == "window"
        assert locks.holder(logbook.folder).startswith("a window on this computer")


@pytest.mark.parametrize(
    ("written", "says"),
    [
        (
            '{"program": "window", "computer": "other", "since": "2025-07-18T10:00:00+00:00"}',
            r"a window on the computer other \(since 18 July, \d\d:\d\d\)",
        ),
        ("", "another program"),
        ('{"program": "kite"}', "another program"),
        ("[1]", "another program"),
        ("\udcff", "another program"),
    ],
)
def test_a_holder_is_named_as_well_as_it_can_be(tmp_path: Path, written: str, says: str) -> None:
    with locks.held(tmp_path):
        (tmp_path / locks.FILE_NAME).write_bytes(written.encode("utf-8", "surrogateescape"))
        with pytest.raises(locks.HeldError, match=says), locks.held(tmp_path):
            raise AssertionError


def test_a_program_that_was_killed_holds_nothing(logbook: Logbook) -> None:
    logbook.close()
    held = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(logbook.folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert held.stdin
    assert held.stdout
    held.stdout.readline()
    with Logbook.open(logbook.folder) as refused:
        assert refused.held_by.startswith("a window on this computer")
    held.send_signal(signal.SIGKILL)
    held.wait()
    held.stdin.close()
    held.stdout.close()
    assert (logbook.folder / locks.FILE_NAME).exists()
    with Logbook.open(logbook.folder) as second:
        assert not second.read_only


def test_a_copy_of_a_process_keeps_no_lock_of_it(tmp_path: Path) -> None:
    lock = locks.take(tmp_path)
    end_read, end_write = os.pipe()
    child = os.fork()
    if not child:
        os.read(end_read, 1)
        os._exit(0)
    lock.release()
    again = locks.take(tmp_path)
    again.release()
    os.write(end_write, b".")
    os.waitpid(child, 0)
    os.close(end_read)
    os.close(end_write)


def test_a_lock_whose_file_was_removed_is_taken_anew_or_known_as_lost(tmp_path: Path) -> None:
    first = locks.take(tmp_path)
    (tmp_path / locks.FILE_NAME).unlink()
    was_lost = not first.is_held
    first.renew()
    assert was_lost
    assert first.is_held
    with pytest.raises(locks.HeldError):
        locks.take(tmp_path)
    (tmp_path / locks.FILE_NAME).unlink()
    other = locks.take(tmp_path)
    with pytest.raises(locks.HeldError):
        first.renew()
    first.release()
    assert other.is_held
    other.release()


@pytest.mark.parametrize("number", [errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS])
def test_without_locks_in_the_file_system_a_logbook_opens_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def refuse(_handle: int, _how: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(fcntl, "flock", refuse)
    lock = locks.take(tmp_path)
    assert not lock.keeps_out
    lock.release()


def test_a_lock_file_that_cannot_be_made_means_reading(
    logbook: Logbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    logbook.close()

    def full(_file: Path) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(locks, "_opened", full)
    with Logbook.open(logbook.folder) as reader:
        assert reader.read_only
        assert reader.held_by == ""
    with pytest.raises(UserError, match="cannot be written: the disk is full"), locks.held(logbook.folder):
        raise AssertionError


def test_an_older_logbook_in_use_is_not_updated(logbook: Logbook) -> None:
    logbook.do("Add trip", trips.add, TripFields(title="Iceland"))
    engine = database.connect(logbook.folder / database.FILE_NAME)
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA user_version = 3")
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    engine.dispose()
    file = logbook.folder / database.FILE_NAME
    assert database.read_header(file).user_version == 3
    with pytest.raises(UserError, match="older version and in use by the command line"):
        Logbook.open(logbook.folder)
    assert database.read_header(file).user_version == 3


def test_commands_that_read_work_beside_a_writer_and_those_that_write_refuse(
    logbook: Logbook, trip_id: int, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    folder = str(logbook.folder)
    made = back_up(logbook.folder).file
    for words in (
        ["days", folder, "--json"],
        ["stats", folder, "--json"],
        ["find", folder, "East"],
        ["check", folder],
        ["backup", folder],
        ["export", folder, "--format", "json", "-o", str(tmp_path / "all.json")],
    ):
        assert main(words) == 0, words
    capsys.readouterr()
    (tmp_path / "a.gpx").write_text("<gpx/>")
    for words in (
        ["import", folder, str(tmp_path / "a.gpx")],
        ["restore", str(made), folder],
        ["clean", folder],
    ):
        assert main(words) == 1, words
        told = capsys.readouterr().err
        assert "is in use by the command line on this computer" in told
        assert told.count("\n") == 1
    assert not logbook.read_only


def test_whoever_only_looks_keeps_nobody_from_writing(logbook: Logbook, trip_id: int) -> None:
    logbook.close()
    with Logbook.reading(logbook.folder) as looking, Logbook.open(logbook.folder) as writer:
        assert not writer.read_only
        writer.do("Add trip", trips.add, TripFields(title="West"))
        assert _titles(looking) == ["East", "West"]
        with pytest.raises(UserError):
            looking.do("Add trip", trips.add, TripFields(title="No"))


def test_a_restored_logbook_has_no_lock_beside_it(logbook: Logbook, trip_id: int) -> None:
    made = back_up(logbook.folder).file
    logbook.close()
    restore(made, logbook.folder)
    assert not (logbook.folder / locks.FILE_NAME).exists()
