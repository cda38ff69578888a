"""How the Charts view answers on trips of any length: `python -m tests.benchmarks.charts_window`.

For each length it tells, in milliseconds: the first charts from the click on, with the import of matplotlib;
the work of drawing the charts over days again, and of moving the cursor until all of it is painted; a key
until nearer days are drawn; an edit of one day until the charts show it, and what of that the window's own
thread worked; and how long the window ever stood still, at first and later. Give it a screen (`xvfb-run`), or
set QT_QPA_PLATFORM=offscreen.
"""

import argparse
import shutil
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from expedition.kinds import FigureName
from expedition.logbook import Logbook
from expedition.operations import days
from expedition.queries.trips import all_trips
from expedition.records.fields import StatedFields
from tests.benchmarks import long_log
from tests.benchmarks.watching import Lateness, pause, say, wait
from ui.background import Background
from ui.desk import Desk
from ui.facts_keeper import FactsKeeper
from ui.panels.charts_panel import ChartsPanel
from ui.panels.charts_stack import ChartStack
from ui.theme import Theme, ThemeChoice

_TIMES, _QUIET_MS = 12, 400


class Drive:
    """A view over a logbook, and what was measured of it."""

    def __init__(self, folder: Path, theme: Theme, lateness: Lateness) -> None:
        self.desk, self.lateness = Desk(), lateness
        self.desk.put(Logbook.open(folder))
        self.background = Background()
        self.trip_id = self.desk.read(all_trips)[0].id
        self.panel = ChartsPanel(self.desk, theme, FactsKeeper(self.desk, self.background))
        self.panel.resize(1160, 760)
        lateness.begin("first")
        self.first_ms = self._shown()

    def _shown(self) -> float:
        begun = time.perf_counter()
        self.panel.show_trip(self.trip_id)
        self.panel.show()
        wait(lambda: self.panel.page is not None and bool(self.stack.plots))
        return (time.perf_counter() - begun) * 1e3

    @property
    def stack(self) -> ChartStack:
        """The canvas with the charts over days."""
        assert self.panel.page is not None
        assert self.panel.page.days is not None
        return self.panel.page.days

    def redrawn(self) -> float:
        """All canvases of the page drawn again, one after the other."""
        assert self.panel.page is not None
        shown = [(stack, stack.series) for stack in self.panel.page.stacks if stack.kinds]
        return max(
            self._drawn_after(partial(stack.show_series, series), stack)
            for stack, series in shown
            if series is not None
        )

    def hover(self, number: int) -> float:
        """The pointer moved to another day, until the cursor is painted."""
        plot = self.stack.plots[1]
        place = QPointF(plot.box.left() + 40 + number * 61, plot.box.center().y())

        def move() -> None:
            QTest.mouseMove(self.stack, place.toPoint())
            QApplication.processEvents()

        return _took(move)

    def zoomed(self) -> float:
        """Nearer by a key, until it is drawn; then all again."""
        took = self._drawn_after(partial(QTest.keyClick, self.stack, Qt.Key.Key_Plus))
        self._drawn_after(partial(QTest.keyClick, self.stack, Qt.Key.Key_0))
        return took

    def edited(self, number: int) -> tuple[float, float]:
        """A day's distance typed, until the charts show it; and what this thread worked."""
        data = self.panel.data
        assert data is not None
        day_id = data.series.days[len(data.series.days) // 2].day_id
        said = StatedFields(figure=FigureName.DISTANCE, value=60_000.0 + number)
        worked = time.thread_time()
        took = self._drawn_after(partial(self.desk.do, "State", days.state, day_id, said))
        return took, (time.thread_time() - worked) * 1e3

    def _drawn_after(self, act: Callable[[], object], stack: ChartStack | None = None) -> float:
        drawn: list[float] = []
        watched = stack or self.stack
        connection = watched.drawn.connect(lambda: drawn.append(time.perf_counter()))
        begun = time.perf_counter()
        act()
        wait(lambda: bool(drawn))
        watched.drawn.disconnect(connection)
        pause(_QUIET_MS // 4)
        return (drawn[0] - begun) * 1e3

    def close(self) -> None:
        """Leave everything as it was."""
        self.panel.stop()
        self.background.stop()
        self.panel.close()
        self.desk.put(None)


def _took(act: Callable[[], object]) -> float:
    """How long this thread worked at it, which is the same on a busy machine."""
    begun = time.thread_time()
    act()
    return (time.thread_time() - begun) * 1e3


def measure(kept: Path, count: int, theme: Theme) -> None:
    """Drive a trip of so many days and tell the figures."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made, "log")
        shutil.copytree(long_log.logbook(kept, count, 10), folder)
        lateness = Lateness()
        drive = Drive(folder, theme, lateness)
        pause(_QUIET_MS)
        drawn = [drive.redrawn() for _time in range(_TIMES)]
        hovered = [drive.hover(number) for number in range(_TIMES)]
        lateness.begin("used")
        zoomed = [drive.zoomed() for _time in range(_TIMES)]
        edited = [drive.edited(number) for number in range(_TIMES)]
        figures = (
            drive.first_ms,
            median(drawn),
            median(hovered),
            median(zoomed),
            median(took for took, _work in edited),
            median(work for _took, work in edited),
            max(lateness.late_ms["first"]),
            max(lateness.late_ms["used"]),
        )
        say(f"{count:6}" + "".join(f"{figure:10.1f}" for figure in figures))
        drive.close()


def main() -> None:
    """Make the logbooks where there are none yet, drive the view over copies of them, tell the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--days", type=int, nargs="*", default=[20, 200, 2_000])
    parser.add_argument("--keep", type=Path, default=Path(tempfile.gettempdir(), "expedition-long-trip"))
    asked = parser.parse_args()
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme = Theme(app, ThemeChoice.LIGHT)
    say("  days     first     drawn     hover      zoom      edit      work   still: first, later")
    for count in asked.days:
        measure(asked.keep, count, theme)


if __name__ == "__main__":
    main()
