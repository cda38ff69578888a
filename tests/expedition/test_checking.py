import sqlite3
from pathlib import Path

import pytest

from expedition.checking import check
from expedition.errors import UserError
from expedition.logbook import Logbook


def test_a_fresh_logbook_is_well(logbook: Logbook, day_id: int) -> None:
    assert check(logbook.folder).ok


def test_damaged_pages_are_found(logbook: Logbook, day_id: int) -> None:
    logbook.close()
    connection = sqlite3.connect(logbook.folder / "logbook.db")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    file = logbook.folder / "logbook.db"
    content = bytearray(file.read_bytes())
    content[4096:12288] = bytes(8192)
    file.write_bytes(content)
    report = check(logbook.folder)
    assert not report.ok
    assert {problem.kind for problem in report.problems} == {"database"}


def test_a_row_without_its_parent_is_found(logbook: Logbook, day_id: int) -> None:
    connection = sqlite3.connect(logbook.folder / "logbook.db")
    connection.execute("DELETE FROM trip")
    connection.commit()
    connection.close()
    (problem,) = check(logbook.folder).problems
    assert problem.kind == "orphan"
    assert problem.repairable


def test_a_folder_without_a_logbook_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="not there"):
        check(tmp_path)
