"""A window at everything it does: `python -m tests.bar.window_at_work FOLDER SETTLE_MS [PART …]`.

Tells for each part, as JSON, the longest time between two ticks of a timer of ten milliseconds beyond
that: `wall` by the clock, `held` less what the window's thread waited for a processor, and `work` by what
it did itself meanwhile, which a busy machine changes little; 99 % of all are under `most`. All in
milliseconds. With EXPEDITION_WATCH set, the watchdog says where the window stood still.
"""

import gc
import json
import os
import sys
import threading
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from tests.bar.window_at_length import AtLength
from tests.benchmarks.import_window import write_day
from tests.benchmarks.watching import pause, wait
from ui.app import Program
from ui.thrift import read_no_sources
from ui.views import View

if TYPE_CHECKING:
    from ui.main_window import MainWindow

TICK_MS = 10
FILES, POINTS, TABLES = 5, 1500, 6
LONG_MS = 500
_PATIENCE_MS = 60_000


class Turns:
    """How long the turns of the window's thread are, part by part, by each of three clocks."""

    def __init__(self) -> None:
        self.parts: dict[str, list[tuple[float, float, float]]] = {}
        self._part = ""
        self._queue = _queue()
        self._last = self._now()
        self._timer = QTimer(interval=TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def begin(self, part: str) -> None:
        """What follows counts under this name."""
        self._tick()
        self._part = part

    def _tick(self) -> None:
        now = self._now()
        wall, waited, work = ((after - before) * 1000 for after, before in zip(now, self._last, strict=True))
        late = max(0.0, wall - TICK_MS)
        self.parts.setdefault(self._part, []).append((late, max(0.0, late - waited), work))
        self._last = now

    def _now(self) -> tuple[float, float, float]:
        waited = int(os.pread(self._queue, 99, 0).split()[1]) / 1e9 if self._queue is not None else 0.0
        return time.perf_counter(), waited, time.thread_time()

    def told(self) -> dict[str, dict[str, float]]:
        """The figures of each part, and of all under no name."""
        whole = [turn for part, turns in self.parts.items() if part for turn in turns]
        told = {part: _figures(turns) for part, turns in self.parts.items() if part}
        return told | {"": _figures(whole)}


def _queue() -> int | None:
    """Where the system tells how long this thread has waited for a processor, in nanoseconds; Linux does."""
    file = Path(f"/proc/self/task/{threading.get_native_id()}/schedstat")
    return os.open(file, os.O_RDONLY) if file.exists() else None


def _figures(turns: list[tuple[float, float, float]]) -> dict[str, float]:
    walls, helds, works = zip(*turns, strict=True)
    most = float(np.percentile(helds, 99))
    return {"wall": max(walls), "held": max(helds), "most": most, "work": max(works)}


class Work:
    """The program and what is done in its window; its settings are where the environment says."""

    def __init__(self, app: QApplication, folder: Path, settle_ms: int) -> None:
        self.folder, self.settle_ms = folder, settle_ms
        self.turns = Turns()
        self.program = Program(app, folder)

    @property
    def window(self) -> "MainWindow":
        """The window, once it stands."""
        assert self.program.main is not None
        return self.program.main

    def parts(self) -> Iterator[tuple[str, Callable[[], object]]]:
        """Everything a traveller does, in turn."""
        yield "opening", self.open
        window = self.window
        yield "day after day", partial(self.step_days, 12, 120)
        yield "arrow key held", partial(self.step_days, 30, 33)
        yield "diary", self.write
        yield "quick entry", self.quick
        yield "map", partial(window.views.show, View.MAP)
        yield "charts", partial(window.views.show, View.CHARTS)
        yield "figures", partial(self.chart_page, "figures")
        yield "plan", partial(self.chart_page, "plan")
        yield "tables", self.tables
        yield "calendar", partial(window.views.show, View.CALENDAR)
        yield "report", partial(window.views.show, View.REPORT)
        yield "all trips", window.views.show_all_trips
        yield "find", self.find
        yield "filter", self.filter
        yield "theme", self.change_theme
        yield "import", self.take_in
        yield "undo of an import", window.verbs.undo
        yield "PDF", self.save_pdf
        yield "backup", self.back_up
        if self.settle_ms > LONG_MS:
            yield from AtLength(self).parts()
        yield "closing", self.program.front.close

    def run(self, wanted: Collection[str]) -> dict[str, dict[str, float]]:
        """Do these parts, or all; the figures of each."""
        for name, act in self.parts():
            if not wanted or name in wanted:
                self.program.front.activateWindow()
                self.turns.begin(name)
                act()
                pause(self.settle_ms)
        self.turns.begin("")
        self.program.finish()
        return self.turns.told()

    def open(self) -> None:
        """Until all of the window is there; at length, until what is wanted later has been read too."""
        came: list[None] = []
        self.program.whole.connect(lambda: came.append(None))
        self.program.front.show()
        wait(lambda: bool(came))
        if self.settle_ms > LONG_MS:
            came.clear()
            self.window.opener.prepared.connect(lambda: came.append(None))
            wait(lambda: bool(came))

    def step_days(self, times: int, every_ms: int) -> None:
        """From day to day."""
        self.window.views.show(View.DAY)
        self.window.side.days.choose_first()
        for _time in range(times):
            self.window.side.days.choose_beside(1)
            pause(every_ms)

    def write(self) -> None:
        """A sentence, and its save."""
        self.window.views.write()
        day = self.window.views.day
        assert day is not None
        for letter in "Wind from the north.":
            QTest.keyClicks(day.page.diary, letter)
            pause(20)
        pause(1500)

    def quick(self) -> None:
        """A line, letter by letter, and Enter."""
        self.window.quick.open()
        panel = self.window.quick.panel
        assert panel is not None
        for letter in "met two cyclists from Belgium":
            QTest.keyClicks(panel.line, letter)
            pause(20)
        panel.line.accepted.emit()
        self.window.quick.close()

    def chart_page(self, name: str) -> None:
        """A page behind the charts."""
        assert self.window.views.charts is not None
        self.window.views.charts.show_page(name)

    def tables(self) -> None:
        """Every table once."""
        self.window.views.show(View.TABLES)
        panel = self.window.views.tables
        assert panel is not None
        for _table in range(TABLES):
            panel.bar.tabs.go(1)
            pause(self.settle_ms // 3)

    def find(self) -> None:
        """Words typed into the search over everything."""
        self.window.views.show(View.DAY)
        self.window.finding.open()
        pause(self.settle_ms // 2)
        panel = self.window.finding.panel
        assert panel is not None
        for letter in "puncture wind":
            QTest.keyClicks(panel.field, letter)
            pause(60)
        pause(self.settle_ms)
        QTest.keyClick(panel.field, Qt.Key.Key_Escape)

    def filter(self) -> None:
        """Words typed over the list of days."""
        self.window.side.focus_filter()
        for letter in "camp":
            QTest.keyClicks(self.window.side.filter, letter)
            pause(100)
        pause(self.settle_ms // 2)
        self.window.side.filter.clear()

    def change_theme(self) -> None:
        """Dark and light again."""
        for choice in ("dark", "light"):
            self.window.actions_[f"theme_{choice}"].trigger()
            pause(self.settle_ms // 2)

    def take_in(self) -> None:
        """Files read, their plan accepted and written."""
        self.turns.begin("")
        tracks = self.folder.with_suffix(".tracks")
        tracks.mkdir()
        files = [tracks / f"{number}.gpx" for number in range(FILES)]
        for number, file in enumerate(files):
            write_day(file, number, POINTS)
        self.turns.begin("import")
        ended: list[str] = []
        self.window.imports.done.connect(ended.append)
        self.window.imports.failed.connect(ended.append)

        def accept() -> None:
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, QDialog):
                looking.stop()
                QTimer.singleShot(self.settle_ms // 2, dialog.accept)

        looking = QTimer(interval=20)
        looking.timeout.connect(accept)
        looking.start()
        self.window.import_paths(files)
        wait(lambda: bool(ended))

    def save_pdf(self) -> None:
        """The report as a file."""
        self.window.views.show(View.REPORT)
        report = self.window.views.report
        assert report is not None
        loop = QEventLoop()
        report.done.connect(loop.quit)
        report.failed.connect(loop.quit)
        QTimer.singleShot(_PATIENCE_MS, loop.quit)
        report.write(self.folder.with_suffix(".pdf"))
        loop.exec()

    def back_up(self) -> None:
        """Before something big is removed."""
        loop = QEventLoop()
        QTimer.singleShot(_PATIENCE_MS, loop.quit)
        self.window.copies.before_removal(loop.quit)
        loop.exec()


def main() -> int:
    """Do everything and tell."""
    # As the program starts.
    gc.disable()
    read_no_sources()
    app = QApplication([])
    with suppress(BrokenPipeError):
        told = Work(app, Path(sys.argv[1]), int(sys.argv[2])).run(sys.argv[3:])
        sys.stdout.write(json.dumps(told))
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
