"""A stick is chosen once; from then on the log goes there by itself."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from expedition.backing_up import look
from expedition.operations import days, trips
from expedition.records.fields import DayFields, TripFields
from tests.blank import blank
from tests.journeys.conftest import Answer, opened
from tests.ui.hand import click, key
from ui.dialogs.backups_dialog import BackupsDialog
from ui.main_window import MainWindow
from ui.settings import Settings
from ui.theme import Theme


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with blank(tmp_path / "log") as logbook:
        trip_id = logbook.do("Add", trips.add, TripFields(title="East")).result
        logbook.do("Add", days.add, trip_id, DayFields(date=date(2025, 7, 1)))
    return tmp_path / "log"


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What is chosen where a folder is asked for."""
    made = tmp_path / "stick"
    made.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: str(made))
    return made


def choose(window: MainWindow, answer: Answer, qtbot: QtBot) -> list[str]:
    """Choose the stick in the dialog of backups; what stands there then."""
    seen: list[str] = []

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, BackupsDialog)
        click(dialog.place.choose)
        qtbot.waitUntil(lambda: dialog.busy.isHidden(), timeout=10_000)
        seen.extend((dialog.place.words, dialog.error))
        key(dialog, Qt.Key.Key_Escape)

    answer(fill)
    window.actions_["backups"].trigger()
    return seen


def placed(window: MainWindow, answer: Answer, qtbot: QtBot) -> str:
    """What the dialog of backups says of the second place, once it has looked for it."""
    seen: list[str] = []

    def look_at(dialog: QDialog) -> None:
        assert isinstance(dialog, BackupsDialog)
        qtbot.waitUntil(lambda: "; " in dialog.place.words, timeout=10_000)
        seen.append(dialog.place.words)
        key(dialog, Qt.Key.Key_Escape)

    answer(look_at)
    window.actions_["backups"].trigger()
    return seen[0]


def add_day(window: MainWindow, day: int) -> None:
    window.desk.do("Add", days.add, 1, DayFields(date=date(2025, 7, day)))


def test_the_log_goes_to_the_stick_after_each_session_and_when_the_stick_comes_back(
    folder: Path, stick: Path, theme: Theme, settings: Settings, answer: Answer, qtbot: QtBot
) -> None:
    window = opened(theme, settings, folder, qtbot)
    place = stick / "log"
    seen = choose(window, answer, qtbot)
    assert seen[0].startswith(f"{place}, last copy ")
    assert len(look(place).days) == 1
    add_day(window, 2)
    window.close()
    window.copies.finish()
    assert len(look(place).days) == 2
    stick.rename(stick.with_name("pulled out"))
    window = opened(theme, settings, folder, qtbot)
    add_day(window, 3)
    window.close()
    window.copies.finish()
    assert not place.exists()
    window = opened(theme, settings, folder, qtbot)
    window.copies.catch_up()
    assert placed(window, answer, qtbot).endswith("; it is not there now")
    qtbot.waitUntil(lambda: "Backup today" in window.side.foot.backup_words, timeout=10_000)
    stick.with_name("pulled out").rename(stick)
    QApplication.instance().applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: len(look(place).days) == 3, timeout=10_000)
    window.close()


def test_a_stick_with_another_log_is_refused_and_not_kept(
    folder: Path, stick: Path, theme: Theme, settings: Settings, answer: Answer, qtbot: QtBot
) -> None:
    with blank(stick / "log") as other:
        trip_id = other.do("Add", trips.add, TripFields(title="West")).result
        other.do("Add", days.add, trip_id, DayFields(date=date(2020, 1, 1)))
    window = opened(theme, settings, folder, qtbot)
    seen = choose(window, answer, qtbot)
    assert "another logbook (West)" in seen[1]
    assert settings.second_place(folder) is None
    assert [day.on.year for day in look(stick / "log").days] == [2020]
    window.close()
