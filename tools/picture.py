"""Save a picture of the window on a day of a logbook: `python -m tools.picture LOGBOOK DAY FILE.png`."""

import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from ui.icons import Icons
from ui.main_window import MainWindow
from ui.settings import Settings
from ui.theme import Theme, ThemeChoice

SIZE = (1440, 900)
SETTLED_MS = 2500
LONGEST_MS = 60_000


def main(logbook: Path, day_id: int, picture: Path) -> int:
    """Open the window, wait until the logbook lies in it and is drawn, save, close."""
    app = QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(Path(folder) / "settings.ini")
        settings.keep_last_day(logbook, day_id)
        theme = Theme(app, ThemeChoice.LIGHT)
        window = MainWindow(theme, Icons(theme), settings)
        window.resize(*SIZE)
        loop = QEventLoop()
        window.desk.opened.connect(lambda: QTimer.singleShot(SETTLED_MS, loop.quit))
        QTimer.singleShot(LONGEST_MS, loop.quit)
        window.begin(logbook)
        window.show()
        loop.exec()
        was_saved = window.desk.is_open and window.grab().save(str(picture))
        window.close()
    return 0 if was_saved else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).absolute(), int(sys.argv[2]), Path(sys.argv[3])))
