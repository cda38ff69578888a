"""How the window answers with 2,000 days of ten records: `python -m tests.benchmarks.long_trip`.

A real window is driven through opening, days, lists and filters. Each part tells how long a key took until
its page was painted, and by how much a timer of ten milliseconds was ever late: so long did the window
stand still. Give it a screen (`xvfb-run`), or set QT_QPA_PLATFORM=offscreen.
"""

import argparse
import shutil
import tempfile
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from random import Random

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.benchmarks import long_log
from tests.benchmarks.watching import Lateness, Painting, pause, repeat, say, wait
from ui.icons import Icons
from ui.main_window import MainWindow
from ui.panels.day_panel import DayPanel
from ui.settings import Settings
from ui.theme import Theme, ThemeChoice
from ui.views import View

_SETTLE_MS = 2_500
_BETWEEN_MS = 120
_HELD_MS = 33


class Drive:
    """One window over the long logbook, and what was measured of it."""

    def __init__(self, folder: Path, settings: Path) -> None:
        app = QApplication.instance() or QApplication([])
        assert isinstance(app, QApplication)
        theme = Theme(app, ThemeChoice.LIGHT)
        self.window = MainWindow(theme, Icons(theme), Settings(settings))
        self.lateness = Lateness()
        self.took_ms: dict[str, list[tuple[float, float]]] = {}
        self.lateness.begin("opening")
        self.window.begin(folder)
        self.window.resize(1280, 800)
        self.window.show()
        wait(lambda: self.window.desk.is_open)
        pause(_SETTLE_MS)

    @property
    def day(self) -> DayPanel:
        """The day view, which stands by now."""
        assert self.window.views.day is not None
        return self.window.views.day

    @property
    def page(self) -> QWidget:
        """What is painted when another day is shown."""
        column = self.day.page.widget()
        assert column is not None
        return column

    def time(self, part: str, painted: QWidget, acts: Iterable[Callable[[], object]]) -> None:
        """Do one act after another, each until the widget is painted."""
        self.lateness.begin(part)
        painting = Painting(painted)
        took = self.took_ms.setdefault(part, [])
        for act in acts:
            took.append(painting.after(act))
            pause(_BETWEEN_MS)
        self.lateness.begin("")

    def hold(self, part: str, act: Callable[[], object], times: int, every_ms: int = _HELD_MS) -> None:
        """Do the same again and again, as fast as a held key."""
        self.lateness.begin(part)
        repeat(act, times, every_ms)
        pause(_BETWEEN_MS * 5)
        self.lateness.begin("")


def switch_days(drive: Drive, times: int) -> None:
    """Day after day, days far apart, and a held arrow key."""
    days = drive.window.side.days
    chance = Random(1)
    tree = drive.window.side.tree
    assert tree is not None
    ids = [row.id for row in tree.rows]
    days.choose_first()
    pause(_SETTLE_MS)
    down = partial(_key, days, Qt.Key.Key_Down)
    drive.time("day after day", drive.page, [down] * times)
    far = chance.choices(ids, k=times)
    drive.time("a day far away", drive.page, [partial(drive.window.side.show_day, day_id) for day_id in far])
    drive.hold("arrow key held", down, times * 2)


def scroll(drive: Drive, times: int) -> None:
    """The list from top to bottom, and a page."""
    bar = drive.window.side.days.verticalScrollBar()
    bar.setValue(0)
    step = max(1, bar.maximum() // times)
    drive.hold("list scrolled", lambda: bar.setValue(bar.value() + step), times, 16)
    page = drive.day.page.verticalScrollBar()
    page.setValue(0)
    drive.hold("page scrolled", lambda: page.setValue(page.value() + 12), times, 16)


def filter_days(drive: Drive) -> None:
    """Words typed into the filter letter by letter, and taken back."""
    side = drive.window.side
    side.focus_filter()
    for words in ("kar", "puncture rear", "zzz"):
        drive.time("filter, a letter", side, [partial(_type, side.filter, letter) for letter in words])
        pause(_BETWEEN_MS * 8)
        drive.time("filter, all days again", side, [partial(_key, side.filter, Qt.Key.Key_Escape)])
        side.focus_filter()
    pause(_SETTLE_MS)


def write(drive: Drive) -> None:
    """A sentence in the diary until it is kept, a figure typed, and both undone."""
    diary = drive.day.page.diary
    drive.window.views.write()
    drive.lateness.begin("diary written and kept")
    for letter in "Wind from the north all day. ":
        QTest.keyClicks(diary, letter)
        pause(30)
    pause(_SETTLE_MS)
    state = drive.day.page.strip.typed
    drive.time("figure typed", drive.page, [partial(state.emit, "distance_m", "61.5")])
    undo = drive.window.actions_["undo"]
    drive.time("undone", drive.page, [undo.trigger] * 2)
    pause(_SETTLE_MS)


def look_at_views(drive: Drive) -> None:
    """The other views, opened for the first time and again, and the day after them."""
    views = drive.window.views
    for name in ("first", "again"):
        for view in View:
            drive.lateness.begin(f"{view.value} view, {name}")
            views.show(view)
            pause(_SETTLE_MS)
    views.show(View.DAY)
    drive.lateness.begin("")


def turn_weeks(drive: Drive, times: int) -> None:
    """The calendar scrolled, walked and shown whole."""
    drive.window.views.show(View.CALENDAR)
    pause(_SETTLE_MS)
    calendar = drive.window.views.calendar
    assert calendar is not None
    grid = calendar.grid
    bar = grid.verticalScrollBar()
    bar.setValue(0)
    drive.hold("calendar scrolled", lambda: bar.setValue(bar.value() + 40), times, 16)
    down = partial(_key, grid, Qt.Key.Key_Down)
    drive.time("calendar, a week down", grid.viewport(), [down] * (times // 2))
    drive.hold("calendar, key held", down, times)
    drive.time("calendar, whole trip", grid.viewport(), [partial(grid.show_weeks, weeks) for weeks in (0, 5)])
    drive.window.views.show(View.DAY)
    pause(_SETTLE_MS)


def _key(widget: QWidget, key: Qt.Key) -> None:
    QTest.keyClick(widget, key)


def _type(widget: QWidget, letters: str) -> None:
    QTest.keyClicks(widget, letters)


def report(drive: Drive) -> None:
    """What was measured, a line for each part."""
    say(f"{'':26}{'median':>8}{'95 %':>8}{'worst':>8}{'work':>8}   stood still at most, ms")
    for part, late in drive.lateness.late_ms.items():
        if not part:
            continue
        took = drive.took_ms.get(part)
        figures: list[float] = []
        if took:
            whole, work = zip(*took, strict=True)
            figures = [*np.percentile(whole, (50, 95)), max(whole), float(np.median(work))]
        columns = "".join(f"{figure:8.1f}" for figure in figures).ljust(32)
        say(f"{part:26}{columns}   {max(late, default=0.0):6.0f}")


def main() -> None:
    """Make the logbook where there is none yet, drive the window over a copy of it, tell the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--days", type=int, default=2_000)
    parser.add_argument("--records", type=int, default=10)
    parser.add_argument("--times", type=int, default=60)
    parser.add_argument("--keep", type=Path, default=Path(tempfile.gettempdir(), "expedition-long-trip"))
    asked = parser.parse_args()
    kept = long_log.logbook(asked.keep, asked.days, asked.records)
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made, "log")
        shutil.copytree(kept, folder)
        drive = Drive(folder, Path(made, "settings.ini"))
        switch_days(drive, asked.times)
        scroll(drive, asked.times)
        filter_days(drive)
        write(drive)
        turn_weeks(drive, asked.times)
        look_at_views(drive)
        report(drive)
        drive.window.close()


if __name__ == "__main__":
    main()
