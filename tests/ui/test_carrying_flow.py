"""Protected copies are made and opened in the window, and a logbook goes only once one holds it."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from expedition import protecting, sealing
from expedition.kinds import Audience
from expedition.logbook import Logbook
from expedition.operations import trips
from expedition.protecting import Contents
from expedition.queries.trips import all_trips
from expedition.records.fields import TripFields
from expedition.travel_copy import Pictures, Thinning
from tests.passwords import make_cheap
from tests.ui.hand import key, write
from ui.actions import Actions
from ui.background import Background
from ui.carrying_flow import CarryingFlow
from ui.desk import Desk
from ui.dialogs.password_dialogs import ProtectDialog, UnprotectDialog
from ui.dialogs.travel_dialog import TravelDialog, TravelWish
from ui.icons import Icons
from ui.opening import Opener
from ui.panels.trip_tree import TripPanel
from ui.settings import Settings
from ui.theme import Theme

PASSWORD = "onion ferry lantern"


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    make_cheap(monkeypatch)


class Bench:
    """A flow with all it needs, and what it said."""

    def __init__(self, theme: Theme, icons: Icons, background: Background, settings: Settings) -> None:
        self.desk, self.settings = Desk(), settings
        actions = Actions(theme, icons, self.desk)
        actions["close_logbook"].triggered.connect(lambda: self.desk.put(None))
        self.side = TripPanel(self.desk, theme, icons, actions, background)
        self.opener = Opener(self.desk, settings, background, self.side)
        self.flow = CarryingFlow(
            self.desk, theme, icons, background, actions, self.opener, self.side, settings, self.side
        )
        self.said: list[str] = []
        self.flow.failed.connect(self.said.append)


@pytest.fixture
def bench(
    qtbot: QtBot, logbook: Logbook, tmp_path: Path, theme: Theme, icons: Icons, background: Background
) -> Bench:
    logbook.do("Add", trips.add, TripFields(title="East"))
    made = Bench(theme, icons, background, Settings(tmp_path / "settings.ini"))
    qtbot.addWidget(made.side)
    made.desk.put(logbook)
    made.settings.add_recent(logbook.folder)
    return made


@pytest.fixture
def answers(qtbot: QtBot) -> Callable[..., list[str]]:
    """Presses one button after another in the dialogs that come; gives the texts of these dialogs."""
    told: list[str] = []

    def begin(*wanted: str | Callable[[QDialog], None]) -> list[str]:
        left = list(wanted)

        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if not isinstance(dialog, QDialog):
                QTimer.singleShot(20, look)
                return
            told.append(" ".join(words.text() for words in dialog.findChildren(QLabel)))
            answer = left.pop(0)
            if left:
                QTimer.singleShot(20, look)
            if callable(answer):
                answer(dialog)
            else:
                next(one for one in dialog.findChildren(QPushButton) if one.text() == answer).click()

        QTimer.singleShot(0, look)
        return told

    return begin


def test_a_logbook_goes_once_its_protected_copy_holds_it_and_comes_back(
    bench: Bench, answers: Callable[..., list[str]], tmp_path: Path, qtbot: QtBot
) -> None:
    folder, file = bench.desk.logbook.folder, tmp_path / "all.protected.zip"
    told = answers("Take the logbook off this computer …", "Remove it here", "Close")
    bench.flow.write(folder, file, PASSWORD)
    qtbot.waitUntil(lambda: len(told) == 3, timeout=60_000)
    assert "snapshots" in told[1]
    assert (bench.desk.is_open, folder.exists(), bench.settings.recent) == (False, False, ())

    def other(dialog: QDialog) -> None:
        assert isinstance(dialog, UnprotectDialog)
        write(dialog._field, PASSWORD)
        key(dialog, Qt.Key.Key_Return)

    answers(other)
    bench.flow.unpack(file, tmp_path / "again", "another password")
    qtbot.waitUntil(lambda: bench.desk.is_open, timeout=60_000)
    assert "This is not the password of all.protected.zip" in told[-1]
    assert [trip.title for trip in bench.desk.read(all_trips)] == ["East"]
    assert bench.said == []
    bench.desk.put(None)


def test_keeping_it_keeps_everything(
    bench: Bench, answers: Callable[..., list[str]], tmp_path: Path, qtbot: QtBot
) -> None:
    folder, file = bench.desk.logbook.folder, tmp_path / "all.protected.zip"
    told = answers("Take the logbook off this computer …", "Keep it")
    bench.flow.write(folder, file, PASSWORD)
    qtbot.waitUntil(lambda: len(told) == 2, timeout=60_000)
    assert bench.desk.is_open
    assert protecting.is_protected(file)


def test_what_is_no_protected_copy_is_said(bench: Bench) -> None:
    bench.flow.open(bench.desk.logbook.folder / "logbook.db")
    assert bench.said == ["logbook.db is no protected copy, or is cut off."]


def test_a_travel_copy_is_made_and_opened(
    bench: Bench, answers: Callable[..., list[str]], tmp_path: Path, qtbot: QtBot
) -> None:
    told = answers("Open it")
    bench.flow.thin(TravelWish((1,), Thinning()), tmp_path / "thin")
    qtbot.waitUntil(
        lambda: bench.desk.is_open and bench.desk.logbook.folder == tmp_path / "thin", timeout=20_000
    )
    assert "thin holds one trip, " in told[0]
    bench.desk.put(None)


def test_passwords_must_be_alike_and_their_strength_is_told(theme: Theme, icons: Icons, qtbot: QtBot) -> None:
    dialog = ProtectDialog(theme, icons, "Log", Contents(3, 1_500_000))
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.check().startswith("Type a password")
    write(dialog.first, PASSWORD)
    write(dialog.again, "onion")
    key(dialog, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert any("A fair password" in words.text() for words in dialog.findChildren(QLabel))
    dialog.again.clear()
    write(dialog.again, PASSWORD)
    key(dialog, Qt.Key.Key_Return)
    assert (dialog.result(), dialog.password) == (QDialog.DialogCode.Accepted, PASSWORD)


def test_strangers_get_no_nights_unless_that_is_chosen(theme: Theme, icons: Icons, qtbot: QtBot) -> None:
    dialog = TravelDialog(theme, icons, 2, (1, 2))
    qtbot.addWidget(dialog)
    assert dialog.wish() == TravelWish((1, 2), Thinning())
    readers = next(one for one in dialog.findChildren(QAbstractButton) if one.text() == "Everybody")
    readers.click()
    assert dialog.wish().thinning == Thinning(Audience.PUBLIC, Pictures.NONE, 1_000.0)


def test_a_protected_copy_among_files_to_import_is_opened_and_no_other_file(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(bench.flow, "open", opened.append)
    sealed, tracks = tmp_path / "east.protected.zip", tmp_path / "tracks.zip"
    for file, names in ((sealed, sorted(sealing.PARTS)), (tracks, ["one.gpx"])):
        with zipfile.ZipFile(file, "w") as archive:
            for name in names:
                archive.writestr(name, "x")
    assert not bench.flow.opens([tracks])
    assert not bench.flow.opens([tracks, sealed])
    assert not bench.flow.opens([tmp_path])
    assert bench.flow.opens([sealed])
    assert opened == [sealed]
