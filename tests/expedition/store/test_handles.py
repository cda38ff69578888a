import os
import subprocess
import sys
from pathlib import Path

import pytest

from expedition.backing_up import back_up
from expedition.errors import UserError
from expedition.logbook import Logbook
from expedition.operations import trips
from expedition.records.fields import TripFields
from expedition.store import database, handles
from tests.strangers import unlocked

LOOK = """
import sqlite3, sys
opened = sqlite3.connect(sys.argv[1])
print([row[0] for row in opened.execute("SELECT title FROM trip")])
opened.close()
"""


def seen_elsewhere(folder: Path) -> str:
    """The titles of the trips as another program reads them."""
    words = [sys.executable, "-c", LOOK, str(folder / "logbook.db")]
    return subprocess.run(words, capture_output=True, check=True, text=True).stdout.strip()


def test_looking_at_the_header_takes_no_lock_from_an_open_logbook(logbook: Logbook, trip_id: int) -> None:
    back_up(logbook.folder)
    database.require_ours(logbook.folder / database.FILE_NAME)
    assert seen_elsewhere(logbook.folder) == "['East']"
    assert (logbook.folder / "logbook.db-wal").exists()
    logbook.do("Add trip", trips.add, TripFields(title="West"))
    assert seen_elsewhere(logbook.folder) == "['East', 'West']"


def _open_handles(file: Path) -> int:
    return sum(os.path.realpath(name) == str(file) for name in Path("/proc/self/fd").iterdir())


def test_no_handle_stays_when_a_logbook_is_closed(logbook: Logbook, trip_id: int) -> None:
    file = logbook.folder / database.FILE_NAME
    for _time in range(3):
        handles.read_first(file, 100)
    assert _open_handles(file) >= 4
    logbook.close()
    assert _open_handles(file) == 0
    handles.read_first(file, 100)
    assert _open_handles(file) == 0


@pytest.mark.parametrize("is_waiting", [True, False])
def test_commits_that_wait_are_read_where_nothing_may_be_written(
    logbook: Logbook, trip_id: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_waiting: bool
) -> None:
    folder = tmp_path / "medium"
    folder.mkdir()
    if not is_waiting:
        logbook.close()
    for file in logbook.folder.glob("logbook.db*"):
        if file.suffix != ".db-shm":
            (folder / file.name).write_bytes(file.read_bytes())
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    assert ("logbook.db-wal" in before) is is_waiting
    monkeypatch.setattr(os, "access", lambda *_args: False)  # a superuser passes over file modes
    with Logbook.open(folder) as still:
        assert (
            still.read(
                lambda session: session.connection().exec_driver_sql("SELECT title FROM trip").scalar()
            )
            == "East"
        )
        with pytest.raises(UserError):
            still.do("Add trip", trips.add, TripFields(title="No"))
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == before


def test_a_stranger_who_closes_leaves_the_journal_to_us(logbook: Logbook, trip_id: int) -> None:
    unlocked(logbook.folder).close()
    logbook.do("Add trip", trips.add, TripFields(title="West"))
    assert seen_elsewhere(logbook.folder) == "['East', 'West']"
