import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from expedition.backing_up import back_up
from expedition.checking import check
from expedition.logbook import Logbook
from expedition.operations import trips
from expedition.queries.trips import all_trips
from expedition.records.fields import TripFields
from expedition.store import locks
from tests.blank import blank

_KILLED = """
import sys
from pathlib import Path
from expedition.logbook import Logbook
from expedition.operations import trips
from expedition.records.fields import TripFields
logbook = Logbook.open(Path(sys.argv[1]))
for number in range(3):
    logbook.do("Add trip", trips.add, TripFields(title=f"ours {number}", subtitle="wind " * 9000))
print("saved", flush=True)
sys.stdin.read()
"""


def _titles(folder: Path) -> list[str]:
    with Logbook.open(folder) as logbook:
        return [trip.title for trip in logbook.read(all_trips)]


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder whose writer was killed, and beside it another logbook."""
    parent = tmp_path_factory.mktemp("pairs")
    folder = parent / "log"
    blank(folder).close()
    with subprocess.Popen(
        [sys.executable, "-c", _KILLED, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as one:
        assert one.stdout is not None
        assert one.stdout.readline()
        os.kill(one.pid, signal.SIGKILL)
    with blank(parent / "other") as other:
        for number in range(4):
            other.do("Add trip", trips.add, TripFields(title=f"theirs {number}", subtitle="sea " * 7000))
    return folder


@pytest.fixture
def folder(left: Path, tmp_path: Path) -> Path:
    """The same as if it had happened in a folder of its own: what was noted fits the files there."""
    made = shutil.copytree(left, tmp_path / "log")
    _note(made, _noted(left))
    return made


def _noted(folder: Path) -> dict[str, object]:
    facts: dict[str, object] = json.loads((folder / locks.FILE_NAME).read_text())
    assert facts["files"] == _numbers(folder)
    return facts


def _note(folder: Path, facts: dict[str, object]) -> None:
    (folder / locks.FILE_NAME).write_text(json.dumps({**facts, "files": _numbers(folder)}))


def _numbers(folder: Path) -> list[int]:
    return [(folder / name).stat().st_ino for name in (locks.FILE_NAME, "logbook.db")]


def _replace(folder: Path, left: Path) -> None:
    new = folder / ".incoming"
    shutil.copyfile(left.parent / "other" / "logbook.db", new)
    new.replace(folder / "logbook.db")


def test_what_was_saved_before_the_kill_is_read_where_nothing_was_replaced(
    left: Path, tmp_path: Path
) -> None:
    copied = shutil.copytree(left, tmp_path / "copied")
    assert _titles(copied) == ["ours 0", "ours 1", "ours 2"]
    assert check(copied).ok


def test_sqlite_alone_writes_the_journal_into_the_other_file(left: Path, tmp_path: Path) -> None:
    copied = shutil.copytree(left, tmp_path / "copied")
    shutil.copyfile(left.parent / "other" / "logbook.db", copied / "logbook.db")
    with closing(sqlite3.connect(copied / "logbook.db")) as opened:
        try:
            found = [str(row[0]) for row in opened.execute("SELECT title FROM trip")]
        except sqlite3.DatabaseError as error:
            found = [str(error)]
    assert found != ["theirs 0", "theirs 1", "theirs 2", "theirs 3"]


@pytest.mark.parametrize(
    "first",
    [
        _titles,
        lambda folder: check(folder),
        lambda folder: back_up(folder),
        lambda folder: Logbook.reading(folder).close(),
    ],
)
def test_the_journal_of_another_file_is_put_aside(
    folder: Path, left: Path, first: Callable[[Path], object]
) -> None:
    journal = (folder / "logbook.db-wal").read_bytes()
    _replace(folder, left)
    first(folder)
    assert _titles(folder) == ["theirs 0", "theirs 1", "theirs 2", "theirs 3"]
    assert check(folder).ok
    (aside,) = (folder / "backups").glob("cut-off-*.db-wal")
    assert aside.read_bytes() == journal


def test_who_opens_it_is_told(folder: Path, left: Path) -> None:
    _replace(folder, left)
    with Logbook.open(folder) as logbook:
        assert logbook.journal_aside is not None
        assert logbook.journal_aside.is_file()
    with Logbook.open(folder) as logbook:
        assert logbook.journal_aside is None
