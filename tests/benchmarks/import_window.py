"""How late the window's own clock gets during a whole import: `python -m tests.benchmarks.import_window`.

A real window imports generated days, its plan dialog included, while a timer of ten milliseconds notes
how late each of its ticks comes. Give it a screen (`xvfb-run`), or set QT_QPA_PLATFORM=offscreen.
"""

import argparse
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter

import numpy as np
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog

from expedition.logbook import Logbook
from tests.benchmarks.watching import Lateness, pause, say, wait
from ui.icons import Icons
from ui.main_window import MainWindow
from ui.settings import Settings
from ui.theme import Theme, ThemeChoice

_SETTLE_MS = 3_000
_HEAD = '<gpx version="1.1" creator="made" xmlns="http://www.topografix.com/GPX/1/1"><trk><trkseg>\n'


def write_day(path: Path, number: int, points: int) -> None:
    """One day on the road with heights, written as a device would."""
    random = np.random.default_rng(number)
    start = datetime(2024, 3, 1, 5, tzinfo=UTC) + timedelta(days=number)
    lat = 44 + number * 0.3 + np.cumsum(random.normal(8e-6, 8e-6, points))
    lon = 7 + np.cumsum(random.normal(9e-6, 9e-6, points))
    ele = 500 + np.cumsum(random.normal(0, 0.2, points))
    with path.open("w", encoding="utf-8") as file:
        file.write(_HEAD)
        for k in range(points):
            time = (start + timedelta(seconds=k)).strftime("%Y-%m-%dT%H:%M:%SZ")
            file.write(
                f'<trkpt lat="{lat[k]:.7f}" lon="{lon[k]:.7f}"><ele>{ele[k]:.1f}</ele>'
                f"<time>{time}</time></trkpt>\n"
            )
        file.write("</trkseg></trk></gpx>\n")


def measure(files: list[Path], folder: Path) -> Lateness:
    """Import the files into a new logbook through the window."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    Logbook.create(folder / "log").close()
    theme = Theme(app, ThemeChoice.LIGHT)
    window = MainWindow(theme, Icons(theme), Settings(folder / "settings.ini"))
    window.begin(folder / "log")
    window.resize(1280, 800)
    window.show()
    wait(lambda: window.desk.is_open)
    pause(_SETTLE_MS)
    lateness = Lateness()
    finished: list[str] = []
    window.imports.done.connect(finished.append)
    window.imports.failed.connect(finished.append)

    def accept() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            looking.stop()
            QTimer.singleShot(0, lambda: lateness.begin("dialog"))
            QTimer.singleShot(1_000, lambda: lateness.begin("write and show"))
            QTimer.singleShot(1_000, dialog.accept)

    looking = QTimer(interval=1)
    looking.timeout.connect(accept)
    looking.start()
    lateness.begin("read and open the dialog")
    window.import_paths(files)
    wait(lambda: bool(finished))
    lateness.begin("afterwards")
    pause(_SETTLE_MS)
    say(f"{finished[0]}; {len(window.side.tree.rows) if window.side.tree else 0} days in the list")
    window.close()
    return lateness


def main() -> None:
    """Make the files, import them, tell the lateness."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=100)
    parser.add_argument("--points", type=int, default=20_000)
    parser.add_argument("--keep", type=Path, help="where the files are made, or found if made before")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        tracks = asked.keep or Path(made, "tracks")
        tracks.mkdir(parents=True, exist_ok=True)
        files = [tracks / f"day-{number:04}.gpx" for number in range(asked.files)]
        for number, path in enumerate(files):
            if not path.exists():
                write_day(path, number, asked.points)
        start = perf_counter()
        lateness = measure(files, Path(made))
        say(f"the whole took {perf_counter() - start:.1f} s")
    every = [late for part in lateness.late_ms.values() for late in part]
    for name, late in [*lateness.late_ms.items(), ("all", every)]:
        if late:
            worst, most = max(late), float(np.percentile(late, 99))
            say(f"{name:26} {len(late):6} ticks, 99 % under {most:5.0f} ms, worst {worst:5.0f} ms")


if __name__ == "__main__":
    main()
