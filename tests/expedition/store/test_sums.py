import shutil
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path
from random import Random

import pytest

from expedition.backing_up import back_up
from expedition.checking import check
from expedition.errors import UserError
from expedition.logbook import Logbook
from expedition.operations import days, entries, trips
from expedition.records.fields import DayFields, StayFields, TripFields
from expedition.records.report import ReportOptions
from expedition.store import sums
from expedition.store.copies import fault_of
from tests.blank import blank
from tests.expedition.made_up_logbook import fill
from tests.expedition.store.dump import dump

FLIPS = 20


def wrong(folder: Path) -> list[sums.WrongRow]:
    """The wrong rows of a logbook."""
    return sums.wrong_in(f"{(folder / 'logbook.db').as_uri()}?mode=ro")


def rot(folder: Path, statement: str, *values: object) -> None:
    """Changes the file past the program."""
    with closing(sqlite3.connect(folder / "logbook.db")) as opened, opened:
        assert opened.execute(statement, values).rowcount == 1


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A logbook with something of everything, closed; nobody writes it."""
    folder = tmp_path_factory.mktemp("made") / "filled"
    with blank(folder) as logbook:
        fill(logbook, Random(5))
    return folder


@pytest.fixture
def filled(made: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copytree(made, tmp_path / "filled"))


def test_whatever_is_written_undone_and_done_again_is_right(filled: Path) -> None:
    assert wrong(filled) == []
    with Logbook.open(filled) as logbook:
        for _number in range(60):
            logbook.undo()
        assert wrong(filled) == []
        for _number in range(30):
            logbook.redo()
        assert wrong(filled) == []
        logbook.do("Remove", trips.remove, 1)
        assert wrong(filled) == []
        logbook.undo()
        assert wrong(filled) == []


def test_how_a_report_was_looked_at_is_no_damage(logbook: Logbook, trip_id: int) -> None:
    logbook.keep(trips.keep_report, trip_id, ReportOptions(country="KZ"))
    assert wrong(logbook.folder) == []


def test_a_letter_that_changed_is_noticed_and_named(logbook: Logbook, day_id: int) -> None:
    stay = logbook.do("Add", entries.add, "stay", day_id, StayFields(name="Astoria")).result
    logbook.close()
    rot(logbook.folder, "UPDATE stay SET name = 'Bstoria' WHERE id = ?", stay)
    problems = check(logbook.folder).problems
    assert [(one.kind, one.where) for one in problems if one.kind == "row"] == [("row", f"stay {stay}")]


def test_a_row_that_is_gone_is_noticed(logbook: Logbook, day_id: int) -> None:
    stay = logbook.do("Add", entries.add, "stay", day_id, StayFields(name="Astoria")).result
    rot(logbook.folder, "DELETE FROM stay WHERE id = ?", stay)
    assert wrong(logbook.folder) == [sums.WrongRow("stay", stay, is_gone=True)]


def test_letters_that_are_none_any_more_are_noticed(logbook: Logbook, day_id: int) -> None:
    rot(logbook.folder, "UPDATE day SET diary = CAST(x'ff00c3' AS TEXT) WHERE id = ?", day_id)
    assert wrong(logbook.folder) == [sums.WrongRow("day", day_id, is_gone=False)]


def test_a_damaged_text_is_not_backed_up_over_sound_backups(filled: Path) -> None:
    back_up(filled)
    rot(filled, "UPDATE trip SET title = 'East?' WHERE id = 1")
    with pytest.raises(UserError, match="trip 1"):
        back_up(filled)


def test_checksums_that_are_missing_are_made_at_the_next_opening(filled: Path) -> None:
    with closing(sqlite3.connect(filled / "logbook.db")) as opened, opened:
        opened.execute("DROP TABLE row_sum_state")
    Logbook.open(filled).close()
    rot(filled, "UPDATE trip SET title = 'East?' WHERE id = 1")
    assert wrong(filled) == [sums.WrongRow("trip", 1, is_gone=False)]


def test_flipped_bits_in_what_is_written_are_noticed(filled: Path) -> None:
    file, random = filled / "logbook.db", Random(17)
    sound, before = file.read_bytes(), dump(filled)
    changing = noticed = 0
    while changing < FLIPS:
        at, bit = random.randrange(100, len(sound)), random.randrange(8)
        file.write_bytes(sound[:at] + bytes([sound[at] ^ 1 << bit]) + sound[at + 1 :])
        try:
            is_changed = dump(filled) != before
        except (sqlite3.Error, UnicodeDecodeError):
            is_changed = True
        if is_changed:
            changing += 1
            noticed += _is_noticed(filled)
    assert noticed >= 0.95 * FLIPS


def _is_noticed(folder: Path) -> bool:
    try:
        return not check(folder).ok
    except UserError:
        return True


def test_a_new_logbook_has_checksums_from_its_first_row(tmp_path: Path) -> None:
    with Logbook.create(tmp_path / "new") as logbook:
        trip = logbook.do("Add trip", trips.add, TripFields(title="East")).result
        logbook.do("Add day", days.add, trip, DayFields(date=date(2025, 7, 18)))
    rot(tmp_path / "new", "UPDATE day SET date = '2025-07-19'")
    assert len(wrong(tmp_path / "new")) == 1


def test_points_that_became_a_text_are_a_fault(filled: Path) -> None:
    file = filled / "logbook.db"
    with closing(sqlite3.connect(file)) as opened:
        opened.execute("UPDATE track_line SET data = 'text' WHERE id = 1")
        opened.commit()
    assert fault_of(file) == "track_line 1"


def test_a_rotten_stamp_hides_no_damage(filled: Path) -> None:
    rot(filled, "UPDATE row_sum_state SET stamp = '2 0123abcd'")
    rot(filled, "UPDATE trip SET title = 'East?' WHERE id = 1")
    assert wrong(filled) == [sums.WrongRow("trip", 1, is_gone=False)]
    Logbook.open(filled).close()
    assert wrong(filled) == [sums.WrongRow("trip", 1, is_gone=False)]
    assert not check(filled).ok


def test_checksums_of_other_columns_are_made_anew(filled: Path) -> None:
    with closing(sqlite3.connect(filled / "logbook.db")) as opened, opened:
        opened.execute("UPDATE row_sum SET digest = zeroblob(8)")
        opened.execute("UPDATE row_sum_state SET stamp = '0 00000000'")
    assert wrong(filled) == []
    Logbook.open(filled).close()
    rot(filled, "UPDATE trip SET title = 'East?' WHERE id = 1")
    assert wrong(filled) == [sums.WrongRow("trip", 1, is_gone=False)]
