"""How fast the report view answers: `python -m tests.benchmarks.report_window`.

A real window is driven over a trip of 300 days: the report is opened once its process is ready, as where
the pointer has rested on its tab, or with `--cold` without a warning; a day is gone to, and choices are
changed there. Each line tells how long it took until the page looked at was there, and by how much a timer of
ten milliseconds was ever late meanwhile.
"""

import argparse
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from PySide6.QtWidgets import QAbstractButton

from tests.benchmarks import long_log
from tests.benchmarks.long_trip import Drive
from tests.benchmarks.watching import pause, say, wait
from ui.panels.report_panel import ReportPanel
from ui.views import View

_CALM_MS, _READY_MS = 8_000, 8_000
_CHOICES = (
    ("Paper: Letter", "paper"),
    ("Written for: Public", "readers: public"),
    ("Written for: Me", "readers: me"),
    ("Starts and ends of lines cut off: 2 km", "lines cut off"),
    ("Days on pages: Flowing", "density"),
)


class Reports:
    """The report view under watch."""

    def __init__(self, drive: Drive) -> None:
        self._drive = drive
        self._seen = 0
        self.took_s: dict[str, float] = {}

    def first(self) -> ReportPanel:
        """The view opened, until its cover is there."""
        begun = perf_counter()
        self._drive.lateness.begin("opened")
        self._drive.window.views.show(View.REPORT)
        panel = self._drive.window.views.report
        assert panel is not None
        panel._making.looked.connect(lambda _paper, _printed: self._see())
        wait(lambda: self._seen > 0)
        self.took_s["opened"] = perf_counter() - begun
        wait(lambda: bool(panel._days))
        pause(3_000)
        return panel

    def change(self, name: str, act: Callable[[], object]) -> None:
        """A choice changed, until the page looked at is there."""
        before, begun = self._seen, perf_counter()
        self._drive.lateness.begin(name)
        act()
        wait(lambda: self._seen > before)
        self.took_s[name] = perf_counter() - begun
        pause(1_000)

    def _see(self) -> None:
        self._seen += 1


def main() -> None:
    """Make the logbook where there is none yet, drive the window over a copy of it, tell the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--days", type=int, default=300)
    parser.add_argument("--records", type=int, default=10)
    parser.add_argument("--cold", action="store_true")
    parser.add_argument("--keep", type=Path, default=Path(tempfile.gettempdir(), "expedition-long-trip"))
    asked = parser.parse_args()
    kept = long_log.logbook(asked.keep, asked.days, asked.records)
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made, "log")
        shutil.copytree(kept, folder)
        drive = Drive(folder, Path(made, "settings.ini"))
        pause(_CALM_MS)
        if not asked.cold:
            drive.window.views.prepare_report()
            pause(_READY_MS)
        reports = Reports(drive)
        panel = reports.first()
        panel.show_day(list(panel._days)[asked.days // 2])
        pause(1_000)
        for name, words in _CHOICES:
            reports.change(words, _button(panel, name).click)
        late = drive.lateness.late_ms
        say(f"{'':20}{'until seen, s':>14}   stood still at most, ms")
        for words, took in reports.took_s.items():
            say(f"{words:20}{took:14.2f}   {max(late[words], default=0.0):6.0f}")
        drive.window.close()


def _button(panel: ReportPanel, name: str) -> QAbstractButton:
    return next(one for one in panel.settings.findChildren(QAbstractButton) if one.accessibleName() == name)


if __name__ == "__main__":
    main()
