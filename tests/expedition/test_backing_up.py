import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from expedition.backing_up import (
    Reason,
    back_up,
    found_in,
    is_due,
    is_lost,
    listed,
    look,
    restore,
)
from expedition.checking import check
from expedition.errors import Cancelled, UserError
from expedition.logbook import Logbook
from expedition.operations import days
from expedition.records.fields import DayFields
from expedition.second_place import back_up_to
from expedition.store import database
from tests.expedition.made_up_logbook import fill
from tests.expedition.store.dump import dump

NOW = datetime(2026, 11, 22, 18, tzinfo=UTC)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A logbook with something of everything, closed; nobody writes it."""
    folder = tmp_path_factory.mktemp("made") / "filled"
    with Logbook.create(folder) as logbook:
        fill(logbook, Random(7))
    return folder


@pytest.fixture
def filled(made: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copytree(made, tmp_path / "filled"))


def change(folder: Path) -> None:
    """Adds a day."""
    with Logbook.open(folder) as logbook:
        logbook.do("Add day", days.add, 1, DayFields(date=date(2031, 1, 1)))


def zero(file: Path, start: int = 0, length: int = 8192) -> None:
    with file.open("r+b") as stream:
        stream.seek(start)
        stream.write(bytes(length))


def test_a_backup_is_the_whole_logbook_in_one_file(filled: Path) -> None:
    made = back_up(filled, Reason.SESSION, NOW)
    assert made.file.name == "logbook-20261122-180000-session.db"
    assert listed(filled) == (made,)
    assert [path.name for path in made.file.parent.iterdir()] == [made.file.name]
    before = dump(filled)
    change(filled)
    assert dump(filled) != before
    restore(made.file, filled, NOW)
    assert dump(filled) == before


def test_what_waits_in_the_journal_of_an_open_logbook_is_in_its_backup(filled: Path, tmp_path: Path) -> None:
    with Logbook.open(filled) as logbook:
        logbook.do("Add day", days.add, 1, DayFields(date=date(2031, 1, 1)))
        made = back_up(filled)
    restore(made.file, tmp_path / "other")
    assert dump(tmp_path / "other") == dump(filled)


@pytest.mark.parametrize("damage", ["header", "middle", "cut", "gone"])
def test_a_logbook_that_does_not_open_can_be_restored_and_is_kept(filled: Path, damage: str) -> None:
    made = back_up(filled, now=NOW)
    before, file = dump(filled), filled / database.FILE_NAME
    if damage == "gone":
        file.unlink()
    elif damage == "cut":
        os.truncate(file, file.stat().st_size // 3)
    else:
        zero(file, 0 if damage == "header" else file.stat().st_size // 2 // 4096 * 4096)
    left = file.read_bytes() if file.exists() else None
    aside = restore(made.file, filled, NOW)
    assert dump(filled) == before
    assert check(filled).ok
    assert (aside.read_bytes() if aside else None) == left


def test_a_damaged_logbook_is_not_backed_up_over_sound_backups(filled: Path) -> None:
    good = back_up(filled, now=NOW)
    with closing(sqlite3.connect(filled / database.FILE_NAME)) as opened, opened:
        opened.execute("UPDATE track_line SET data = x'00' WHERE id = (SELECT min(id) FROM track_line)")
    with pytest.raises(UserError, match="track_line 1"):
        back_up(filled, now=NOW + timedelta(days=1))
    assert listed(filled) == (good,)


def test_a_damaged_backup_is_refused_and_the_logbook_stays(filled: Path) -> None:
    made = back_up(filled, now=NOW)
    zero(made.file, made.file.stat().st_size // 2 // 4096 * 4096)
    before = (filled / database.FILE_NAME).read_bytes()
    with pytest.raises(UserError, match="choose another backup"):
        restore(made.file, filled)
    assert (filled / database.FILE_NAME).read_bytes() == before


def test_a_foreign_file_is_no_backup(filled: Path, tmp_path: Path) -> None:
    (tmp_path / "notes.db").write_bytes(b"no database" * 100)
    with pytest.raises(UserError, match="is not a logbook"):
        restore(tmp_path / "notes.db", filled)


def test_a_logbook_open_elsewhere_is_not_replaced(filled: Path) -> None:
    made = back_up(filled, now=NOW)
    with Logbook.open(filled) as logbook:
        logbook.do("Add day", days.add, 1, DayFields(date=date(2031, 1, 1)))
        with pytest.raises(UserError, match="in use by the command line on this computer"):
            restore(made.file, filled)
        assert len(logbook.read(lambda session: list(session.connection().exec_driver_sql("SELECT 1")))) == 1


def test_backups_of_one_second_have_names_of_their_own(filled: Path) -> None:
    assert len({back_up(filled, now=NOW).file for _number in range(3)}) == 3


def test_backups_thin_out_but_what_a_restore_replaced_stays(filled: Path) -> None:
    first = back_up(filled, now=NOW - timedelta(days=3, hours=1))
    second = back_up(filled, now=NOW - timedelta(days=3))
    aside = restore(second.file, filled, NOW - timedelta(days=3))
    latest = back_up(filled, now=NOW)
    assert {one.file for one in listed(filled)} == {latest.file, second.file, aside}
    assert not first.file.exists()


def test_only_to_open_a_logbook_makes_no_backup_due(filled: Path) -> None:
    back_up(filled)
    with Logbook.open(filled):
        assert not is_due(filled)
    change(filled)
    assert is_due(filled)


def test_a_restore_that_was_stopped_changes_nothing(filled: Path) -> None:
    made = back_up(filled, now=NOW)
    change(filled)
    before, lying = dump(filled), set(filled.rglob("*"))

    def stop(_done: int, _of: int, what: str) -> None:
        if what == "Putting it in place":
            raise Cancelled

    with pytest.raises(Cancelled):
        restore(made.file, filled, NOW, stop)
    assert dump(filled) == before
    assert set(filled.rglob("*")) == lying


def test_backups_elsewhere_are_found_with_their_photos(filled: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    back_up_to(filled, stick / "log")
    made = back_up(stick / "log", now=NOW)
    (stick / "music").mkdir()
    assert {(one.file, one.reason) for one in found_in(stick)} == {
        (stick / "log", Reason.COPY),
        (made.file, Reason.ASKED),
    }
    assert found_in(made.file)[0].file == made.file
    assert [one.file for one in found_in(stick / "log" / "backups")] == [made.file]
    restore(made.file, tmp_path / "new")
    assert check(tmp_path / "new").ok


@pytest.mark.parametrize(
    ("spoil", "is_brought_back"),
    [
        (lambda file: zero(file, 0), True),
        (lambda file: file.unlink(), True),
        (lambda file: file.write_bytes(b""), True),
        (lambda file: zero(file, 8192, 40960), True),
        (lambda file: _number(file, 60, database.SCHEMA_VERSION + 1), False),
        (lambda file: _number(file, 68, 7), True),
        (lambda _file: None, False),
    ],
    ids=["header", "gone", "empty", "pages", "newer", "foreign", "sound"],
)
def test_what_a_backup_may_bring_back_is_told_from_what_is_well(
    filled: Path, spoil: Callable[[Path], object], is_brought_back: bool
) -> None:
    back_up(filled)
    spoil(filled / database.FILE_NAME)
    assert is_lost(filled, UserError("It does not open.")) == is_brought_back


def test_another_program_s_file_is_left_to_it(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / database.FILE_NAME)) as opened, opened:
        opened.execute("CREATE TABLE song (name TEXT)")
    assert not is_lost(tmp_path, UserError("It belongs to another program."))


def _number(file: Path, at: int, number: int) -> None:
    """Writes a number of the header."""
    with file.open("r+b") as stream:
        stream.seek(at)
        stream.write(number.to_bytes(4, "big"))


def test_a_look_into_a_backup_changes_nothing(filled: Path, tmp_path: Path) -> None:
    made = back_up(filled, now=NOW)
    before = made.file.read_bytes()
    assert len(look(made.file).days) == 4
    assert made.file.read_bytes() == before
    assert [path.name for path in made.file.parent.iterdir()] == [made.file.name]
    (tmp_path / "x").write_bytes(b"no database" * 100)
    with pytest.raises(UserError, match="is not a logbook"):
        look(tmp_path / "x")


def test_no_journal_is_left_beside_a_copy(filled: Path, tmp_path: Path) -> None:
    back_up_to(filled, tmp_path / "stick")
    names = {path.name for path in (tmp_path / "stick").iterdir()}
    assert names == {"logbook.db", "originals", "photos"}


def test_a_full_disk_leaves_no_half_backup(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_place: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("expedition.store.copies.settle", refuse)
    with pytest.raises(UserError, match="the disk is full, make room"):
        back_up(filled)
    assert not list((filled / "backups").iterdir())


def test_restoring_twenty_times_gives_the_same_twenty_times(filled: Path) -> None:
    made, before = back_up(filled, now=NOW), dump(filled)
    for _number in range(20):
        zero(filled / database.FILE_NAME, 100, 5000)
        restore(made.file, filled, NOW)
        assert dump(filled) == before
