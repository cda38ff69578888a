"""Save a picture of the window on a day of a logbook: `python -m tools.picture LOGBOOK DAY FILE.png [SHOWN]`.

SHOWN is a view ("calendar"), a table ("tables:money"), a page of charts ("charts:figures"), or "quick:" with
a line for the quick entry.
"""

import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer, SignalInstance
from PySide6.QtWidgets import QApplication

from ui.icons import Icons
from ui.lettering import keep_letters_plain
from ui.main_window import MainWindow
from ui.settings import Settings
from ui.theme import Theme, ThemeChoice
from ui.views import View

SIZE = (1440, 900)
SETTLED_MS = 6000
LONGEST_MS = 60_000


def main(logbook: Path, day_id: int, picture: Path, shown: str = "day") -> int:
    """Open the window, wait until the logbook lies in it and is drawn, save, close."""
    app = QApplication(sys.argv[:1])
    keep_letters_plain()
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(Path(folder) / "settings.ini")
        settings.keep_last_day(logbook, day_id)
        theme = Theme(app, ThemeChoice.LIGHT)
        window = MainWindow(theme, Icons(theme), settings)
        window.resize(*SIZE)
        window.begin(logbook)
        window.show()
        _wait(window.desk.opened)
        show(window, shown)
        _wait()
        was_saved = window.desk.is_open and window.grab().save(str(picture))
        window.close()
    return 0 if was_saved else 1


def show(window: MainWindow, shown: str) -> None:
    """Bring a view, a table or a line of quick entry to the front."""
    name, _colon, rest = shown.partition(":")
    if name == "quick":
        window.quick.open()
        if window.quick.panel is not None:
            window.quick.panel.line.insertPlainText(rest)
        return
    window.views.show(View(name))
    if window.views.tables is not None and rest:
        window.views.tables.show_table(rest)
    if window.views.charts is not None and rest:
        window.views.charts.show_page(rest)


def _wait(told: SignalInstance | None = None) -> None:
    """Until a signal came, if one is waited for, and what it began is drawn."""
    loop = QEventLoop()
    if told is None:
        QTimer.singleShot(SETTLED_MS, loop.quit)
    else:
        told.connect(lambda: QTimer.singleShot(SETTLED_MS, loop.quit))
    QTimer.singleShot(LONGEST_MS, loop.quit)
    loop.exec()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).absolute(), int(sys.argv[2]), Path(sys.argv[3]), *sys.argv[4:]))
