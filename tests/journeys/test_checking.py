"""Something rotted in the logbook: it is found, named by its day, and mended from a backup."""

import shutil
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from expedition.backing_up import back_up
from expedition.operations import days, trips
from expedition.records.fields import DayFields, TripFields
from tests.blank import blank
from tests.journeys.conftest import Answer, opened
from tests.ui.hand import click, key
from ui.dialogs.backups_dialog import BackupsDialog
from ui.dialogs.check_dialog import CheckDialog
from ui.settings import Settings
from ui.theme import Theme


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with blank(tmp_path / "log") as logbook:
        trip_id = logbook.do("Add", trips.add, TripFields(title="East")).result
        logbook.do("Add", days.add, trip_id, DayFields(date=date(2025, 7, 1), diary="Rain, then sun."))
    back_up(tmp_path / "log")
    return tmp_path / "log"


def rot(folder: Path) -> None:
    """A letter of the diary turns into another, past the program."""
    with closing(sqlite3.connect(folder / "logbook.db")) as opened, opened:
        opened.execute("UPDATE day SET diary = 'Ruin, then sun.'")


def diary(folder: Path) -> str:
    with closing(sqlite3.connect(folder / "logbook.db")) as opened:
        return str(opened.execute("SELECT diary FROM day").fetchone()[0])


def rows(dialog: CheckDialog) -> list[str]:
    return [row.accessibleName() for row in dialog.list.rows]


def test_what_rotted_is_named_and_mended_by_what_a_backup_proves(
    folder: Path, theme: Theme, settings: Settings, answer: Answer, qtbot: QtBot
) -> None:
    rot(folder)
    window = opened(theme, settings, folder, qtbot)
    window.opener.prepared.disconnect(window.copies.catch_up)
    seen: list[str] = []

    def mend(dialog: QDialog) -> None:
        assert isinstance(dialog, CheckDialog)
        seen.extend(rows(dialog))
        click(dialog.mend)
        qtbot.waitUntil(lambda: "All is well" in dialog.words, timeout=20_000)
        seen.append(dialog.words)
        key(dialog, Qt.Key.Key_Escape)

    answer(mend)
    window.actions_["check_logbook"].trigger()
    qtbot.waitUntil(lambda: len(seen) == 2, timeout=20_000)
    assert seen[0].startswith("Day, 1 July 2025, This is not what was written")
    assert "One thing was mended." in seen[1]
    qtbot.waitUntil(lambda: window.desk.is_open)
    assert diary(folder) == "Rain, then sun."
    window.close()


def test_a_sound_logbook_is_well(
    folder: Path, theme: Theme, settings: Settings, answer: Answer, qtbot: QtBot
) -> None:
    window = opened(theme, settings, folder, qtbot)
    seen: list[str] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, CheckDialog)
        seen.extend((dialog.words, str(dialog.mend.isVisible())))
        key(dialog, Qt.Key.Key_Escape)

    answer(look)
    window.actions_["check_logbook"].trigger()
    qtbot.waitUntil(lambda: len(seen) == 2, timeout=20_000)
    assert seen[0].startswith("All is well")
    assert seen[1] == "False"
    window.close()


def test_a_copy_of_a_sync_program_is_named_though_all_is_well(
    folder: Path, theme: Theme, settings: Settings, answer: Answer, qtbot: QtBot
) -> None:
    copy = folder / "logbook.sync-conflict-20250718-203000-ABCDEFG.db"
    shutil.copyfile(folder / "logbook.db", copy)
    window = opened(theme, settings, folder, qtbot)
    seen: list[str] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, CheckDialog)
        seen.append(dialog.words)
        key(dialog, Qt.Key.Key_Escape)

    answer(look)
    window.actions_["check_logbook"].trigger()
    qtbot.waitUntil(lambda: len(seen) == 1, timeout=20_000)
    assert seen[0].startswith("All is well")
    assert copy.name in seen[0]
    window.close()


def test_where_nothing_proves_it_the_check_leads_to_backups_and_salvage(
    folder: Path, theme: Theme, settings: Settings, answer: Answer, qtbot: QtBot
) -> None:
    next((folder / "backups").iterdir()).unlink()
    rot(folder)
    window = opened(theme, settings, folder, qtbot)
    seen: list[str] = []

    def lead(dialog: QDialog) -> None:
        if isinstance(dialog, CheckDialog):
            answer(lead)
            click(dialog.salvage)
        else:
            assert isinstance(dialog, BackupsDialog)
            seen.append(dialog.windowTitle())
            key(dialog, Qt.Key.Key_Escape)

    answer(lead)
    window.actions_["check_logbook"].trigger()
    qtbot.waitUntil(lambda: seen == ["This logbook is damaged"], timeout=20_000)
    window.close()


def test_damage_is_said_unasked_soon_after_opening(
    folder: Path, theme: Theme, settings: Settings, answer: Answer, qtbot: QtBot
) -> None:
    rot(folder)
    seen: list[str] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, CheckDialog)
        seen.extend(rows(dialog))
        key(dialog, Qt.Key.Key_Return)

    answer(look)
    window = opened(theme, settings, folder, qtbot)
    qtbot.waitUntil(lambda: len(seen) == 1, timeout=20_000)
    assert diary(folder) == "Ruin, then sun."
    window.close()
