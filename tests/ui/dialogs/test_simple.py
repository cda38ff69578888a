from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from expedition.atlas.credits import ATTRIBUTIONS
from ui.dialogs.simple import show_about
from ui.icons import Icons
from ui.theme import Theme


def while_open(window: QWidget, look: Callable[[QDialog], None]) -> None:
    def now() -> None:
        dialog = window.findChild(QDialog)
        assert isinstance(dialog, QDialog)
        look(dialog)
        dialog.accept()

    QTimer.singleShot(0, now)


def test_everyone_the_maps_are_owed_to_is_named(theme: Theme, icons: Icons, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    told: list[str] = []
    while_open(window, lambda dialog: told.extend(_words(dialog)))
    show_about(theme, icons, window)
    assert told == list(ATTRIBUTIONS)


def _words(dialog: QDialog) -> list[str]:
    sources = dialog.findChild(QPlainTextEdit)
    assert isinstance(sources, QPlainTextEdit)
    return sources.toPlainText().split("\n")
