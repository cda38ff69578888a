"""The first minutes: nothing is open yet."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from tests.journeys.conftest import Answer
from tests.ui.hand import CTRL, click, key
from ui import welcoming
from ui.dialogs.import_dialog import ImportDialog
from ui.dialogs.logbook_dialog import LogbookDialog
from ui.icons import Icons
from ui.main_window import MainWindow
from ui.settings import Settings
from ui.theme import Theme


@pytest.fixture
def start(
    theme: Theme, settings: Settings, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[MainWindow]:
    monkeypatch.setattr(welcoming, "documents", lambda: tmp_path)
    made = MainWindow(theme, Icons(theme), settings)
    made.begin(None)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    yield made
    made.close()


def test_a_new_logbook_is_made_by_keys(
    start: MainWindow, answer: Answer, qtbot: QtBot, tmp_path: Path
) -> None:
    answer(lambda dialog: key(dialog, Qt.Key.Key_Return))
    key(start, Qt.Key.Key_N, CTRL | Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: start.desk.is_open, timeout=20_000)
    assert (tmp_path / "Logbook" / "logbook.db").is_file()
    assert start.pages.currentWidget() is start.frame


def test_a_sample_opens_as_a_copy_that_undo_leaves_alone(
    start: MainWindow, answer: Answer, qtbot: QtBot, tmp_path: Path
) -> None:
    qtbot.waitUntil(lambda: len(start.welcome.cards) == 4, timeout=20_000)
    answer(lambda dialog: key(dialog, Qt.Key.Key_Return))
    click(start.welcome.cards[0])
    qtbot.waitUntil(lambda: start.desk.is_open, timeout=30_000)
    assert start.desk.undo_label is None
    assert start.desk.logbook.folder.parent == tmp_path
    assert start.side.tree is not None
    assert len(start.side.tree.rows) == 4


def test_what_hangs_over_the_window_is_named_and_then_read(
    start: MainWindow, answer: Answer, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "ride.gpx"
    file.write_text("nothing")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    hints = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    start.dragEnterEvent(QDragEnterEvent(QPoint(5, 5), *hints))
    assert start.welcome.target.words.text() == "1 track"
    start.dragLeaveEvent(QDragLeaveEvent())
    assert start.welcome.target.words.text().startswith("Drop tracks")
    seen: list[type[QDialog]] = []

    def make_then_leave(dialog: QDialog) -> None:
        seen.append(type(dialog))
        if isinstance(dialog, LogbookDialog):
            answer(make_then_leave)
            key(dialog, Qt.Key.Key_Return)
        else:
            key(dialog, Qt.Key.Key_Escape)

    answer(make_then_leave)
    start.dropEvent(QDropEvent(QPointF(5, 5), *hints))
    qtbot.waitUntil(lambda: seen == [LogbookDialog, ImportDialog], timeout=30_000)


def test_a_folder_that_is_no_logbook_is_said_and_forgotten(
    theme: Theme, settings: Settings, qtbot: QtBot, tmp_path: Path
) -> None:
    settings.add_recent(tmp_path / "gone")
    window = MainWindow(theme, Icons(theme), settings)
    window.begin(tmp_path / "gone")
    with qtbot.waitExposed(window):
        window.show()
    qtbot.waitUntil(lambda: "is not there" in window.welcome._error.text, timeout=20_000)
    assert window.pages.currentWidget() is window.welcome
    assert settings.recent == ()
    window.close()
