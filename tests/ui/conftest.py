"""What the tests of the window share."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.tidy import note_what_is_made, remove_widgets
from ui.background import Background
from ui.icons import Icons
from ui.lettering import keep_letters_plain
from ui.maps.maps import Maps
from ui.settings import Settings
from ui.theme import Theme, ThemeChoice


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
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, ThemeChoice.LIGHT)


@pytest.fixture
def icons(theme: Theme) -> Icons:
    return Icons(theme)


@pytest.fixture
def background(qtbot: QtBot) -> Iterator[Background]:
    made = Background()
    yield made
    made.stop()


@pytest.fixture
def maps(theme: Theme, icons: Icons, background: Background, tmp_path: Path) -> Iterator[Maps]:
    """What the maps of a window share, with settings of their own."""
    made = Maps(theme, icons, background, Settings(tmp_path / "maps.ini"))
    yield made
    made.stop()
