import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from expedition.backing_up import back_up
from expedition.checking import check
from expedition.errors import UserError
from expedition.logbook import Logbook
from expedition.mending import mend
from expedition.operations import days, trips
from expedition.records.fields import TripFields
from expedition.records.report import ReportOptions
from tests.bar.made import content, filled
from tests.expedition.store.test_sums import rot


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A closed logbook with something of everything."""
    return filled(tmp_path / "logbook")


def problems(folder: Path) -> list[tuple[str, str]]:
    """What a check finds."""
    return [(one.kind, one.where) for one in check(folder).problems]


def newest_step(folder: Path) -> int:
    """The step that undo would take back."""
    with closing(sqlite3.connect(folder / "logbook.db")) as opened:
        return int(opened.execute("SELECT max(id) FROM step WHERE state = 'done'").fetchone()[0])


def removed_day(folder: Path) -> int:
    """Removes a day, and lets the words rot by which undo would bring it back; the step."""
    with Logbook.open(folder) as logbook:
        logbook.do("Remove", days.remove, 1)
    step = newest_step(folder)
    rot(
        folder,
        'UPDATE step_row SET before = replace(before, \'"date":"2\', \'"date":"3\')'
        " WHERE step_id = ? AND kind = 'day'",
        step,
    )
    return step


def test_what_undo_would_bring_back_rotten_is_told_and_not_brought(folder: Path) -> None:
    step = removed_day(folder)
    assert problems(folder) == [("step", f"step {step}")]
    before = content(folder)
    with Logbook.open(folder) as logbook, pytest.raises(UserError, match="stays as it is"):
        logbook.undo()
    assert content(folder) == before


def test_a_rotten_step_keeps_no_backup_from_being_made(folder: Path) -> None:
    removed_day(folder)
    assert back_up(folder).file.is_file()


def test_mending_ends_undo_at_a_rotten_step_and_leaves_all_that_is_written(folder: Path) -> None:
    removed_day(folder)
    with Logbook.open(folder) as logbook:
        logbook.do("Remove", days.remove, 2)
    before = content(folder)
    assert mend(folder).left == ()
    assert problems(folder) == []
    assert content(folder) == before
    with Logbook.open(folder) as logbook:
        while logbook.undo() is not None:
            pass
    assert problems(folder) == []


def test_steps_done_undone_joined_and_forgotten_are_right(folder: Path) -> None:
    with Logbook.open(folder) as logbook:
        for _number in range(5):
            logbook.undo()
        logbook.redo()
        logbook.do("Remove", days.remove, 1)
        logbook.do("Remove trip", trips.remove, 1)
        assert problems(folder) == []
        logbook.undo()
        logbook.forget_steps()
    assert problems(folder) == []


def test_how_a_report_is_set_comes_back_from_a_backup(folder: Path) -> None:
    with Logbook.open(folder) as logbook:
        logbook.keep(trips.keep_report, 1, ReportOptions(country="KZ"))
    before = content(folder)
    back_up(folder)
    rot(folder, "UPDATE trip SET report = replace(report, 'KZ', 'KY') WHERE id = 1")
    assert problems(folder) == [("look", "trip 1")]
    assert mend(folder).left == ()
    assert content(folder) == before


def test_how_a_report_is_set_is_as_new_where_nothing_proves_it(folder: Path) -> None:
    with Logbook.open(folder) as logbook:
        logbook.keep(trips.keep_report, 1, ReportOptions(country="KZ"))
    rot(folder, "UPDATE trip SET report = replace(report, 'KZ', 'KY') WHERE id = 1")
    assert mend(folder).left == ()
    with closing(sqlite3.connect(folder / "logbook.db")) as opened:
        assert opened.execute("SELECT report FROM trip WHERE id = 1").fetchone() == ("",)


def test_another_trip_that_is_set_anew_hides_no_damage(folder: Path) -> None:
    with Logbook.open(folder) as logbook:
        other = logbook.do("Add", trips.add, TripFields(title="West")).result
        logbook.keep(trips.keep_report, 1, ReportOptions(country="KZ"))
    rot(folder, "UPDATE trip SET report = replace(report, 'KZ', 'KY') WHERE id = 1")
    with Logbook.open(folder) as logbook:
        logbook.keep(trips.keep_report, other, ReportOptions(country="UZ"))
    assert problems(folder) == [("look", "trip 1")]
