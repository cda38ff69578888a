"""A logbook is damaged, or was better yesterday: backups bring it back, in the window alone."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel
from pytestqt.qtbot import QtBot

from expedition.backing_up import Reason, back_up, listed
from expedition.logbook import Logbook
from expedition.operations import days, trips
from expedition.records.fields import DayFields, TripFields
from tests.blank import blank
from tests.journeys.conftest import Answer, opened
from tests.ui.hand import click, key
from ui.dialogs.backups_dialog import BackupsDialog
from ui.dialogs.logbook_dialog import LogbookDialog
from ui.icons import Icons
from ui.main_window import MainWindow
from ui.settings import Settings
from ui.theme import Theme


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A logbook with a trip of two days, backed up, and a third day since."""
    with blank(tmp_path / "log") as logbook:
        trip_id = logbook.do("Add", trips.add, TripFields(title="East")).result
        for day in (1, 2):
            _add(logbook, trip_id, day)
        back_up(logbook.folder, Reason.SESSION)
        _add(logbook, trip_id, 3)
    return tmp_path / "log"


def _add(logbook: Logbook, trip_id: int, day: int) -> None:
    fields = DayFields(date=date(2025, 7, day), diary=f"Written on day {day}.")
    logbook.do("Add", days.add, trip_id, fields)


def dates(window: MainWindow) -> list[int]:
    return [row.date.day for row in window.side.tree.rows] if window.side.tree else []


def _shows(window: MainWindow, expected: list[int]) -> Callable[[], bool]:
    return lambda: dates(window) == expected


def asked(qtbot: QtBot, then: Callable[[BackupsDialog], None], answer: Answer) -> None:
    """What to do in the dialog of backups, once it has looked into all of them."""

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, BackupsDialog)
        qtbot.waitUntil(
            lambda: "Restoring it" in dialog.preview.words or not dialog.list.rows, timeout=20_000
        )
        then(dialog)

    answer(fill)


def test_a_damaged_logbook_is_restored_from_the_backup_that_is_offered(
    folder: Path, theme: Theme, settings: Settings, answer: Answer, qtbot: QtBot
) -> None:
    file = folder / "logbook.db"
    broken = bytes(4096) + file.read_bytes()[4096:]
    file.write_bytes(broken)
    seen: list[str] = []

    def restore(dialog: BackupsDialog) -> None:
        seen.append(dialog.preview.words)
        assert file.read_bytes() == broken
        key(dialog.list.rows[0], Qt.Key.Key_Return)
        key(dialog.go, Qt.Key.Key_Return)

    asked(qtbot, restore, answer)
    window = MainWindow(theme, Icons(theme), settings)
    window.begin(folder)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: window.desk.is_open, timeout=20_000)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    assert dates(window) == [1, 2]
    assert "1 trip, 2 days" in seen[0]
    assert "Written on day 2." in seen[0]
    assert window.side.foot.words.startswith("Restored: Today")
    assert [one.reason for one in listed(folder)] == [Reason.RESTORE, Reason.SESSION]
    assert listed(folder)[0].file.read_bytes() == broken
    window.close()


def test_a_restore_is_taken_back_by_restoring_what_it_put_aside(
    folder: Path, theme: Theme, settings: Settings, answer: Answer, qtbot: QtBot
) -> None:
    window = opened(theme, settings, folder, qtbot)
    assert dates(window) == [1, 2, 3]
    seen: list[str] = []

    def restore(dialog: BackupsDialog) -> None:
        seen.append(dialog.preview.words)
        click(dialog.go)

    for expected in ([1, 2], [1, 2, 3]):
        asked(qtbot, restore, answer)
        window.actions_["backups"].trigger()
        qtbot.waitUntil(_shows(window, expected), timeout=20_000)
    assert "1 day would be gone: 3 July 2025" in seen[0]
    assert "1 day would come back: 3 July 2025" in seen[1]
    window.close()


def test_a_logbook_whose_file_is_gone_is_brought_back(
    folder: Path, theme: Theme, settings: Settings, answer: Answer, qtbot: QtBot
) -> None:
    (folder / "logbook.db").unlink()
    asked(qtbot, lambda dialog: click(dialog.go), answer)
    window = MainWindow(theme, Icons(theme), settings)
    window.begin(folder)
    with qtbot.waitExposed(window):
        window.show()
    qtbot.waitUntil(lambda: window.desk.is_open, timeout=20_000)
    assert dates(window) == [1, 2]
    window.close()


def test_a_damaged_logbook_is_left_alone_until_something_is_chosen(
    folder: Path, theme: Theme, settings: Settings, answer: Answer, qtbot: QtBot
) -> None:
    file = folder / "logbook.db"
    file.write_bytes(bytes(4096) + file.read_bytes()[4096:])
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    seen: list[QDialog] = []

    def leave(dialog: BackupsDialog) -> None:
        seen.append(dialog)
        key(dialog, Qt.Key.Key_Escape)

    asked(qtbot, leave, answer)
    window = MainWindow(theme, Icons(theme), settings)
    window.begin(folder)
    with qtbot.waitExposed(window):
        window.show()
    qtbot.waitUntil(lambda: bool(seen) and QApplication.activeModalWidget() is None, timeout=20_000)
    assert window.pages.currentWidget() is window.welcome
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
    window.close()


def test_a_restore_that_is_refused_leaves_the_logbook_open_as_it_was(
    folder: Path, theme: Theme, settings: Settings, answer: Answer, qtbot: QtBot
) -> None:
    window = opened(theme, settings, folder, qtbot)
    backup = listed(folder)[0].file
    seen: list[str] = []

    def restore(dialog: BackupsDialog) -> None:
        with closing(sqlite3.connect(backup)) as rotten, rotten:
            rotten.execute("UPDATE day SET diary = 'rotten'")
        click(dialog.go)
        qtbot.waitUntil(lambda: window.desk.is_open and dialog.busy.isHidden(), timeout=20_000)
        seen.append(dialog.error)
        key(dialog, Qt.Key.Key_Escape)

    asked(qtbot, restore, answer)
    window.actions_["backups"].trigger()
    assert "choose another backup" in seen[0]
    assert dates(window) == [1, 2, 3]
    assert window.pages.currentWidget() is window.frame
    window.close()


def test_a_backup_is_made_when_it_is_asked_for(
    folder: Path, theme: Theme, settings: Settings, answer: Answer, qtbot: QtBot
) -> None:
    window = opened(theme, settings, folder, qtbot)
    counts: list[int] = []

    def back_up_now(dialog: BackupsDialog) -> None:
        counts.append(len(dialog.list.rows))
        click(dialog.first)
        qtbot.waitUntil(lambda: len(dialog.list.rows) > counts[0] and dialog.busy.isHidden(), timeout=20_000)
        counts.append(len(dialog.list.rows))
        key(dialog, Qt.Key.Key_Escape)

    asked(qtbot, back_up_now, answer)
    window.actions_["backups"].trigger()
    assert counts[1] == counts[0] + 1
    assert Reason.ASKED in [one.reason for one in listed(folder)]
    window.close()


def test_what_can_be_read_of_a_damaged_logbook_comes_into_a_new_one(
    folder: Path, theme: Theme, settings: Settings, answer: Answer, qtbot: QtBot
) -> None:
    listed(folder)[0].file.unlink()
    file = folder / "logbook.db"
    whole = file.read_bytes()
    file.write_bytes(whole[:100] + bytes(100) + whole[200:])
    told: list[str] = []

    def go_on(dialog: QDialog) -> None:
        if isinstance(dialog, BackupsDialog):
            answer(go_on)
            click(dialog.first)
        elif isinstance(dialog, LogbookDialog):
            answer(go_on)
            click(dialog.go)
        else:
            told.extend(part.text() for part in dialog.findChildren(QLabel))
            key(dialog, Qt.Key.Key_Escape)

    answer(go_on)
    window = MainWindow(theme, Icons(theme), settings)
    window.begin(folder)
    with qtbot.waitExposed(window):
        window.show()
    qtbot.waitUntil(lambda: bool(told), timeout=30_000)
    assert "Salvaged" in told
    assert window.desk.logbook.folder == folder.with_name("log salvaged")
    assert dates(window) == [1, 2, 3]
    assert file.read_bytes()[100:200] == bytes(100)
    window.close()
