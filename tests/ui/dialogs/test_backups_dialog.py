from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from expedition.backing_up import back_up, listed, look
from expedition.logbook import Logbook
from expedition.operations import days
from expedition.records.fields import DayFields
from expedition.second_place import back_up_to
from tests.ui.hand import click, key
from ui.background import Background
from ui.dialogs.backups_dialog import BackupsDialog
from ui.icons import Icons
from ui.theme import Theme


@pytest.fixture
def folder(logbook: Logbook, trip_id: int) -> Path:
    """A logbook with three backups of one, two and three days."""
    for day in (1, 2, 3):
        logbook.do("Add", days.add, trip_id, DayFields(date=date(2025, 7, day), diary=f"Day {day}."))
        back_up(logbook.folder)
    return logbook.folder


@pytest.fixture
def dialog(
    folder: Path, theme: Theme, icons: Icons, background: Background, qtbot: QtBot
) -> Iterator[BackupsDialog]:
    made = BackupsDialog(theme, icons, background, "Backups", lambda: look(folder, is_open=True))
    made.show_backups(sorted(listed(folder), key=lambda one: one.file.name, reverse=True), "Here")
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: all("day" in row.words.right for row in made.list.rows), timeout=5000)
    yield made
    made.reject()


def test_each_tells_its_days_and_the_chosen_one_what_would_change(dialog: BackupsDialog) -> None:
    rights = [row.words.right for row in dialog.list.rows]
    assert sorted(rights) == ["1 day", "2 days", "3 days"]
    place = rights.index("2 days")
    dialog.list.turn_to(place)
    assert "1 trip, 2 days, 1–2 July 2025" in dialog.preview.words
    assert "1 day would be gone: 3 July 2025" in dialog.preview.words
    assert "2 words fewer than now" in dialog.preview.words
    dialog.list.turn_to(rights.index("3 days"))
    assert "It tells the same as the logbook now." in dialog.preview.words


def test_keys_go_through_the_list_and_enter_goes_to_restore_before_it_restores(
    dialog: BackupsDialog, qtbot: QtBot
) -> None:
    wanted: list[object] = []
    dialog.restore_wanted.connect(wanted.append)
    key(dialog.list.rows[0], Qt.Key.Key_Down)
    assert dialog.list.place == 1
    key(dialog.list.rows[1], Qt.Key.Key_Return)
    assert wanted == []
    assert dialog.focusWidget() is dialog.go
    chosen = dialog.chosen
    key(dialog.go, Qt.Key.Key_Return)
    assert wanted == [chosen]


def test_while_something_is_done_nothing_else_can_be_and_esc_stops_it(dialog: BackupsDialog) -> None:
    stopped: list[bool] = []
    dialog.stop_wanted.connect(lambda: stopped.append(True))
    dialog.begin("Restoring")
    assert not dialog.go.isEnabled()
    assert not dialog.list.isEnabled()
    key(dialog, Qt.Key.Key_Escape)
    assert stopped == [True]
    assert dialog.isVisible()
    dialog.end("The disk is full.")
    assert dialog.error == "The disk is full."
    assert dialog.go.isEnabled()


def test_a_backup_that_cannot_be_read_is_said_and_not_restored(
    folder: Path, theme: Theme, icons: Icons, background: Background, qtbot: QtBot
) -> None:
    newest = listed(folder)[0]
    newest.file.write_bytes(bytes(5000))
    made = BackupsDialog(theme, icons, background, "Backups", lambda: look(folder, is_open=True))
    made.show_backups([newest], "Here")
    qtbot.waitUntil(lambda: made.list.rows[0].words.right == "damaged", timeout=5000)
    assert "is not a logbook" in made.preview.words
    assert not made.go.isEnabled()
    made.reject()


def test_a_stick_is_looked_into(
    dialog: BackupsDialog, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    back_up_to(folder, tmp_path / "stick" / "log")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: str(tmp_path / "stick"))
    dialog.elsewhere.menu().actions()[0].trigger()
    qtbot.waitUntil(lambda: len(dialog.list.rows) == 1, timeout=5000)
    qtbot.waitUntil(lambda: "a whole copy" in dialog.preview.words, timeout=5000)
    assert dialog.chosen is not None
    assert dialog.chosen.file == tmp_path / "stick" / "log"
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: str(tmp_path / "gone"))
    dialog.elsewhere.menu().actions()[0].trigger()
    qtbot.waitUntil(lambda: "There is no backup in" in dialog.error, timeout=5000)
    assert len(dialog.list.rows) == 1


def test_where_the_logbook_does_not_open_nothing_is_compared(
    folder: Path, theme: Theme, icons: Icons, background: Background, qtbot: QtBot, tmp_path: Path
) -> None:
    made = BackupsDialog(
        theme, icons, background, "Broken", lambda: look(tmp_path / "none"), "It cannot be read."
    )
    made.show_backups(listed(folder), "Here")
    qtbot.waitUntil(lambda: "cannot be compared" in made.preview.words, timeout=5000)
    salvage: list[bool] = []
    made.salvage_wanted.connect(lambda: salvage.append(True))
    click(made.first)
    assert salvage == [True]
    assert made.place.isHidden()
    made.reject()
