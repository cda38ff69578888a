import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from expedition.backing_up import Reason, listed, look
from expedition.logbook import Logbook
from expedition.operations import days, trips
from expedition.records.fields import DayFields, TripFields
from expedition.second_place import back_up_to
from tests.blank import blank
from ui.background import Background, Job
from ui.copies_flow import CopiesFlow
from ui.desk import Desk
from ui.second_place import SecondPlace
from ui.settings import Settings


@pytest.fixture
def desk(logbook: Logbook, trip_id: int, qtbot: QtBot) -> Desk:
    made = Desk()
    made.put(logbook)
    return made


@pytest.fixture
def place(tmp_path: Path) -> SecondPlace:
    return SecondPlace(Settings(tmp_path / "settings.ini"))


@pytest.fixture
def copies(desk: Desk, background: Background, place: SecondPlace) -> CopiesFlow:
    made = CopiesFlow(desk, background, place, desk)
    desk.opened.emit()
    return made


def write(desk: Desk, day: int) -> None:
    """A day in July."""
    desk.do("Add day", days.add, 1, DayFields(date=date(2025, 7, day)))


def reasons(folder: Path) -> list[Reason]:
    return [one.reason for one in listed(folder)]


def test_a_session_with_changes_ends_with_a_backup(desk: Desk, copies: CopiesFlow) -> None:
    write(desk, 1)
    folder = desk.logbook.folder
    desk.put(None)
    assert reasons(folder) == []
    copies.finish()
    assert reasons(folder) == [Reason.SESSION]
    copies.finish()
    assert reasons(folder) == [Reason.SESSION]


def test_a_session_without_changes_makes_none(desk: Desk, copies: CopiesFlow) -> None:
    folder = desk.logbook.folder
    desk.put(None)
    copies.finish()
    assert reasons(folder) == []


def test_the_logbook_before_is_backed_up_when_another_is_opened(
    desk: Desk, copies: CopiesFlow, tmp_path: Path, qtbot: QtBot
) -> None:
    write(desk, 1)
    folder = desk.logbook.folder
    other = blank(tmp_path / "other")
    desk.put(other)
    qtbot.waitUntil(lambda: reasons(folder) == [Reason.SESSION], timeout=3000)
    desk.put(None)


def test_a_session_that_was_cut_off_is_backed_up_at_the_next(
    desk: Desk, copies: CopiesFlow, qtbot: QtBot
) -> None:
    write(desk, 1)
    with qtbot.waitSignal(copies.told, timeout=3000) as told:
        copies.catch_up()
    assert reasons(desk.logbook.folder) == [Reason.SESSION]
    assert told.args is not None
    assert told.args[0].startswith("Backup today ")
    with qtbot.waitSignal(copies.told, timeout=3000):
        copies.catch_up()
    assert len(listed(desk.logbook.folder)) == 1


def test_a_backup_stands_before_a_trip_goes(desk: Desk, copies: CopiesFlow, qtbot: QtBot) -> None:
    write(desk, 1)
    found: list[list[Reason]] = []
    copies.before_removal(lambda: found.append(reasons(desk.logbook.folder)))
    qtbot.waitUntil(lambda: found == [[Reason.REMOVAL]], timeout=3000)


def test_where_no_backup_can_be_made_nothing_is_removed_and_it_is_said(
    desk: Desk, copies: CopiesFlow, qtbot: QtBot
) -> None:
    write(desk, 1)
    backups = desk.logbook.folder / "backups"
    backups.rmdir()
    backups.write_text("in the way")
    with qtbot.waitSignal(copies.failed, timeout=3000) as failed:
        copies.before_removal(lambda: pytest.fail("removed"))
    assert failed.args is not None
    assert "backups" in failed.args[0]


def test_an_empty_logbook_needs_no_backup(
    logbook: Logbook, background: Background, place: SecondPlace
) -> None:
    desk = Desk()
    desk.put(logbook)
    copies = CopiesFlow(desk, background, place, desk)
    desk.do("Add trip", trips.add, TripFields(title="East"))
    folder = desk.logbook.folder
    desk.put(None)
    copies.finish()
    assert not list((folder / "backups").iterdir())


def test_an_undo_of_many_days_waits_for_a_backup_and_of_few_does_not(
    desk: Desk, copies: CopiesFlow, qtbot: QtBot
) -> None:
    folder, taken = desk.logbook.folder, list[str]()
    write(desk, 1)
    copies.before_undo(lambda: taken.append("few"))
    assert taken == ["few"]
    assert reasons(folder) == []
    desk.do("Import", lambda session: [days.add(session, 1, _july(day)) for day in range(2, 8)])
    copies.before_undo(lambda: taken.append("many"))
    assert taken == ["few"]
    qtbot.waitUntil(lambda: taken == ["few", "many"], timeout=3000)
    assert reasons(folder) == [Reason.REMOVAL]


def _july(day: int) -> DayFields:
    return DayFields(date=date(2025, 7, day))


def test_the_second_place_gets_what_a_session_wrote_where_it_is_there(
    desk: Desk, copies: CopiesFlow, place: SecondPlace, tmp_path: Path
) -> None:
    write(desk, 1)
    folder, stick = desk.logbook.folder, tmp_path / "stick" / "log"
    place.keep(folder, stick)
    copies.finish()
    assert not stick.exists()
    back_up_to(folder, stick)
    write(desk, 2)
    desk.put(None)
    copies.finish()
    assert len(look(stick).days) == 2
    assert f"{stick}, last copy " in place.words(folder)


def test_leaving_stops_copying_after_a_while_and_goes_on_the_next_time(
    desk: Desk, copies: CopiesFlow, place: SecondPlace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(desk, 1)
    folder, stick = desk.logbook.folder, tmp_path / "stick"
    back_up_to(folder, stick)
    place.keep(folder, stick)
    write(desk, 2)
    monkeypatch.setattr("ui.copies_flow._LEAVING_S", -1.0)
    copies.finish()
    assert len(look(stick).days) == 1
    monkeypatch.undo()
    write(desk, 3)
    copies.finish()
    assert len(look(stick).days) == 3


def test_what_takes_much_away_asks_the_desk_and_gets_a_backup_first(
    desk: Desk, copies: CopiesFlow, qtbot: QtBot
) -> None:
    write(desk, 1)
    found: list[list[Reason]] = []
    desk.before_much(lambda: found.append([one.reason for one in listed(desk.logbook.folder)]))
    assert found == []
    qtbot.waitUntil(lambda: len(found) == 1, timeout=3000)
    assert found == [[Reason.REMOVAL]]


def test_what_was_to_go_from_one_logbook_never_goes_from_another(
    desk: Desk, copies: CopiesFlow, background: Background, tmp_path: Path, qtbot: QtBot
) -> None:
    write(desk, 1)
    done: list[bool] = []
    jobs: list[Job[object]] = []
    background.began.connect(lambda job, _name: jobs.append(job))
    desk.before_much(lambda: done.append(True))
    desk.put(Logbook.create(tmp_path / "other"))
    qtbot.waitUntil(lambda: jobs[0].is_cancelled, timeout=30_000)
    assert done == []


def test_the_second_place_goes_with_a_logbook_that_was_moved_but_not_with_a_copy_of_it(
    desk: Desk, copies: CopiesFlow, place: SecondPlace, tmp_path: Path
) -> None:
    write(desk, 1)
    folder, stick = desk.logbook.folder, tmp_path / "stick"
    place.keep(folder, stick)
    place.note_copied(folder)
    desk.put(None)
    shutil.copytree(folder, tmp_path / "copy")
    desk.put(Logbook.open(tmp_path / "copy"))
    assert place.of(tmp_path / "copy") is None
    desk.put(None)
    folder.rename(tmp_path / "moved")
    desk.put(Logbook.open(tmp_path / "moved"))
    assert place.of(tmp_path / "moved") == stick
    assert "last copy" in place.words(tmp_path / "moved")
    assert place.of(folder) is None


def test_a_place_that_was_away_for_long_is_spoken_of(
    desk: Desk, copies: CopiesFlow, place: SecondPlace, tmp_path: Path, qtbot: QtBot
) -> None:
    write(desk, 1)
    settings, folder = Settings(tmp_path / "settings.ini"), desk.logbook.folder
    told: list[str] = []
    copies.told.connect(told.append)
    place.keep(folder, tmp_path / "stick" / "log")
    for days_ago in (6, 9):
        settings.keep_copied_at(folder, datetime.now(UTC) - timedelta(days=days_ago))
        told.clear()
        copies.catch_up()
        qtbot.waitUntil(lambda: len(told) == 2, timeout=3000)
        assert told[-1].startswith("Backup today") == (days_ago == 6)
    assert told[-1] == "No copy for 9 days: stick"


def test_damage_that_keeps_a_backup_from_being_made_is_told_apart(
    desk: Desk, copies: CopiesFlow, qtbot: QtBot
) -> None:
    write(desk, 1)
    with closing(sqlite3.connect(desk.logbook.folder / "logbook.db")) as opened, opened:
        opened.execute("UPDATE day SET diary = 'rotten'")
    with qtbot.waitSignals([copies.failed, copies.damaged], timeout=3000):
        copies.catch_up()


def test_where_no_backup_can_be_made_the_copy_elsewhere_is_made_all_the_same(
    desk: Desk, copies: CopiesFlow, place: SecondPlace, tmp_path: Path, qtbot: QtBot
) -> None:
    write(desk, 1)
    folder, stick = desk.logbook.folder, tmp_path / "stick" / "log"
    back_up_to(folder, stick)
    place.keep(folder, stick)
    write(desk, 2)
    (folder / "backups").rmdir()
    (folder / "backups").write_text("in the way")
    with qtbot.waitSignal(copies.failed, timeout=3000):
        copies.catch_up()
    qtbot.waitUntil(lambda: len(look(stick).days) == 2, timeout=3000)
