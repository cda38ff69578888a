"""The program with its window: one application, one theme, one place where failures end."""

import gc
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from ui.failures import catch_all, log_to
from ui.icons import Icons
from ui.lettering import keep_letters_plain
from ui.main_window import MainWindow
from ui.restarting import start_again
from ui.settings import Settings
from ui.theme import Theme


def run(folder: Path | None) -> int:
    """Show the window on a logbook, on the last one, or on the welcome page; the exit code."""
    QApplication.setApplicationName("Expedition Logbook")
    QApplication.setDesktopFileName("expedition-logbook")
    app = QApplication(sys.argv[:1])
    keep_letters_plain()
    settings = Settings()
    theme = Theme(app, settings.theme)
    window = MainWindow(theme, Icons(theme), settings)
    log_to(_log_folder())
    catch_all(window.tell, window.crashes.hear)
    was_open = window.continuing.begin(_state_folder())
    window.begin(folder or was_open)
    window.show()
    gc.freeze()
    gc.enable()
    code = app.exec()
    window.continuing.end()
    window.copies.finish()
    if window.starts_again is not None:
        start_again(window.starts_again)
    return code


def _state_folder() -> Path:
    from platformdirs import user_state_path

    return user_state_path("expedition-logbook", appauthor=False)


def _log_folder() -> Path:
    from platformdirs import user_log_path

    return user_log_path("expedition-logbook", appauthor=False)
