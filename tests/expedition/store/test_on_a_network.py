import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from expedition.backing_up import Reason, back_up, keep_open, restore
from expedition.checking import check, quick
from expedition.errors import UserError
from expedition.logbook import Logbook, Outside
from expedition.nearby import notes
from expedition.operations import trips
from expedition.queries.trips import all_trips
from expedition.records.fields import TripFields
from expedition.store import database, locks, opening
from expedition.store.media import Medium
from tests.blank import blank
from tests.on_network import on_network

_BIG = "wind " * 40_000

_CUT_OFF = """
import os, sqlite3, sys
opened = sqlite3.connect(sys.argv[1], isolation_level=None)
opened.execute("PRAGMA cache_size = 1")
opened.execute("BEGIN IMMEDIATE")
opened.execute("UPDATE trip SET title = 'half'")
opened.execute("UPDATE trip SET subtitle = printf('%.*c', 3000000, 'x')")
print(os.path.exists(sys.argv[1] + "-journal"), flush=True)
sys.stdin.read()
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with blank(tmp_path / "log") as logbook:
        logbook.do("Add trip", trips.add, TripFields(title="East", subtitle=_BIG))
    return tmp_path / "log"


def _titles(logbook: Logbook) -> list[str]:
    return [trip.title for trip in logbook.read(all_trips)]


def _beside(folder: Path) -> set[str]:
    return {path.name for path in folder.glob("logbook.db*")}


def _mode(folder: Path) -> int:
    return (folder / database.FILE_NAME).read_bytes()[18]


def _add(logbook: Logbook, title: str) -> None:
    logbook.do("Add trip", trips.add, TripFields(title=title))


def test_nothing_is_shared_in_memory_and_all_is_durable(folder: Path) -> None:
    with on_network(folder) as logbook:
        assert logbook.is_on_network
        _add(logbook, "West")
        assert _beside(folder) == {"logbook.db"}
        assert _mode(folder) == 1
    engine = database.connect(folder / database.FILE_NAME, medium=Medium.NETWORK)
    with engine.connect() as one:
        told = [one.execute(text(f"PRAGMA {name}")).scalar() for name in ("journal_mode", "synchronous")]
    engine.dispose()
    assert told == ["delete", 3]


def test_a_logbook_moved_there_and_back_changes_how_it_is_written(folder: Path) -> None:
    with Logbook.open(folder) as logbook:
        _add(logbook, "West")
        shutil.copytree(folder, folder.with_name("share"))  # with its journal, as if cut off
    share = folder.with_name("share")
    assert "logbook.db-wal" in _beside(share)
    with on_network(share) as logbook:
        assert _titles(logbook) == ["East", "West"]
        _add(logbook, "North")
        assert _beside(share) == {"logbook.db"}
    with Logbook.open(share) as logbook:
        assert not logbook.is_on_network
        assert _titles(logbook) == ["East", "West", "North"]
        assert _mode(share) == 2
    assert check(share).ok


def test_saves_undo_backups_and_restoring_go_as_elsewhere(folder: Path) -> None:
    with on_network(folder) as logbook:
        _add(logbook, "West")
        backup = back_up(folder, Reason.ASKED)
        _add(logbook, "North")
        logbook.undo()
        logbook.redo()
        assert _titles(logbook) == ["East", "West", "North"]
        assert keep_open(logbook).is_file()
        assert logbook.look() is Outside.NOTHING
    restore(backup.file, folder)
    with on_network(folder) as logbook:
        assert _titles(logbook) == ["East", "West"]
    assert check(folder).ok


def test_a_large_save_is_taken_for_our_own(folder: Path) -> None:
    with on_network(folder) as logbook:

        def add_many(session: Session) -> None:
            for number in range(40):
                trips.add(session, TripFields(title=f"{number}", subtitle=_BIG))

        logbook.do("Add trips", add_many)
        assert logbook.look() is Outside.NOTHING


def test_a_reader_beside_sees_what_is_saved_and_who_writes(folder: Path) -> None:
    with on_network(folder) as logbook, on_network(folder) as second:
        assert second.held_by
        assert second.look() is Outside.NOTHING
        _add(logbook, "West")
        assert second.look() is Outside.WRITTEN
        assert _titles(second) == ["East", "West"]


def _stranger(folder: Path, title: str) -> None:
    with closing(sqlite3.connect(folder / database.FILE_NAME)) as other:
        other.execute("UPDATE trip SET title = ?", (title,))
        other.commit()


def test_what_another_computer_wrote_is_not_written_over(folder: Path) -> None:
    with on_network(folder) as logbook:
        _stranger(folder, "theirs")
        with pytest.raises(UserError, match="Another program has changed"):
            _add(logbook, "West")
        assert _titles(logbook) == ["theirs"]
        assert logbook.look() is Outside.WRITTEN
        _add(logbook, "West")


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (lambda old: b"something else " * 9_000, Outside.OVERWRITTEN),
        (lambda old: b"", Outside.OVERWRITTEN),
        (lambda old: old[: len(old) // 2], Outside.OVERWRITTEN),
        (lambda old: old[:20_000] + bytes(4_096) + old[24_096:], Outside.OVERWRITTEN),
        (lambda old: old, Outside.NOTHING),
    ],
)
def test_what_is_written_into_the_file_is_noticed(folder: Path, content: object, found: Outside) -> None:
    with on_network(folder) as logbook:
        with (folder / database.FILE_NAME).open("r+b") as stream:
            new = content(stream.read())  # type: ignore[operator]  # a lambda above
            stream.seek(0)
            stream.truncate()
            stream.write(new)
        assert logbook.look() is found
        assert logbook.read_only is found.is_lost


def test_another_file_in_its_place_leaves_what_was_open_whole(folder: Path) -> None:
    other = folder.with_name("other.db")
    shutil.copyfile(folder / database.FILE_NAME, other)
    with on_network(folder) as logbook:
        _add(logbook, "West")
        other.replace(folder / database.FILE_NAME)
        assert logbook.look() is Outside.REPLACED
        kept = keep_open(logbook)
    with closing(sqlite3.connect(kept)) as opened:
        assert [row[0] for row in opened.execute("SELECT title FROM trip")] == ["East", "West"]


@pytest.fixture
def cut_off(folder: Path) -> Path:
    """A logbook whose writer was killed in the middle of a commit: half of it is in the file."""
    on_network(folder).close()
    whole = (folder / database.FILE_NAME).read_bytes()
    command = [sys.executable, "-c", _CUT_OFF, str(folder / database.FILE_NAME)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "True\n"
        os.kill(writer.pid, signal.SIGKILL)
    assert (folder / database.FILE_NAME).read_bytes() != whole
    return folder


def test_half_a_commit_is_taken_back_whoever_opens_it(cut_off: Path) -> None:
    copies = [shutil.copytree(cut_off, cut_off.with_name(name)) for name in ("a", "b", "c", "d")]
    with on_network(copies[0]) as logbook:
        assert _titles(logbook) == ["East"]
    with Logbook.open(copies[1]) as logbook:
        assert _titles(logbook) == ["East"]
    assert check(copies[2]).ok
    assert not quick(copies[3])


def test_half_a_commit_that_cannot_be_taken_back_is_not_shown(cut_off: Path) -> None:
    before = {path: path.read_bytes() for path in cut_off.glob("logbook.db*")}
    with pytest.raises(UserError, match="cannot be put right where nothing can be written"):
        database.connect(cut_off / database.FILE_NAME, database.Access.STILL)
    assert {path: path.read_bytes() for path in cut_off.glob("logbook.db*")} == before


def test_a_drive_without_the_locks_sqlite_needs_is_only_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_handle: int) -> None:
        raise OSError(37, "No locks available")

    monkeypatch.setattr(locks, "_lock_part", refuse)
    with on_network(folder) as logbook:
        assert logbook.read_only
        assert "cannot keep two computers from writing" in logbook.why_read_only
        assert _titles(logbook) == ["East"]
    with Logbook.open(folder) as logbook:  # a disk of this machine has other means
        assert not logbook.read_only
    assert opening.open_for_writing(folder).why == ""


def test_a_check_mentions_where_it_lies(folder: Path) -> None:
    assert notes(folder, Medium.NETWORK) == (
        "On a network drive: open this logbook on one computer at a time.",
    )
    assert notes(folder, Medium.HERE) == ()
    assert check(folder).notes == notes(folder)
