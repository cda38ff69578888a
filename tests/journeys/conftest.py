"""A whole window on a logbook of its own."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from tests.blank import blank
from tests.ui.tidy import note_what_is_made, remove_widgets
from ui.icons import Icons
from ui.lettering import keep_letters_plain
from ui.main_window import MainWindow
from ui.settings import Settings
from ui.theme import Theme, ThemeChoice

Answer = Callable[[Callable[[QDialog], None]], None]


@pytest.fixture(scope="session", autouse=True)
def all_is_noted() -> None:
    note_what_is_made()


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """The application as the program begins it."""
    keep_letters_plain()
    return qapp


@pytest.fixture(autouse=True)
def nothing_stays(qapp: QApplication) -> Iterator[None]:
    """The next test finds no window of this one."""
    yield
    remove_widgets()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.ini")


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, ThemeChoice.LIGHT)


@pytest.fixture
def window(theme: Theme, settings: Settings, tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    """The window, open on an empty logbook."""
    blank(tmp_path / "log").close()
    made = opened(theme, settings, tmp_path / "log", qtbot)
    yield made
    made.close()


def opened(theme: Theme, settings: Settings, folder: Path, qtbot: QtBot) -> MainWindow:
    """A window that has opened a logbook."""
    made = MainWindow(theme, Icons(theme), settings)
    made.begin(folder)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: made.desk.is_open, timeout=20_000)
    qtbot.waitUntil(lambda: made.pages.currentWidget() is made.frame)
    return made


@pytest.fixture
def answer(qtbot: QtBot) -> Answer:
    """Says what to do in the next dialog, before it is opened."""

    def ask(fill: Callable[[QDialog], None]) -> None:
        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, QDialog) and dialog.isVisible():
                try:
                    fill(dialog)
                except BaseException:
                    # What is left open would be waited for without end.
                    dialog.reject()
                    raise
            else:
                QTimer.singleShot(20, look)

        QTimer.singleShot(0, look)

    return ask
