"""How soon the window stands, is written in and is whole: `python -m tests.benchmarks.start`.

A bare PySide6 window, and this program on a logbook of 300 days and 6 million points, start in turn, each in
a fresh process, and tell their moments themselves.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.benchmarks import long_log
from tests.benchmarks.watching import say

_NOTE = """
import os, re, sys, time
def note(moment):
    told = open("/proc/self/smaps_rollup").read()
    rss, pss = (int(re.search(rf"^{key}:\\s+(\\d+)", told, re.M)[1]) // 1024 for key in ("Rss", "Pss"))
    print(moment, time.monotonic(), time.process_time(), rss, pss, flush=True)
"""

BARE = (
    _NOTE
    + """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QListWidget, QMainWindow, QPlainTextEdit, QSplitter

class Window(QMainWindow):
    painted = False
    def paintEvent(self, event):
        super().paintEvent(event)
        if not self.painted:
            self.painted = True
            QTimer.singleShot(0, self.tell)
    def tell(self):
        note("stands")
        if "--stay" not in sys.argv:
            os._exit(0)

app = QApplication(sys.argv[:1])
window = Window()
for title in ("File", "Edit", "View", "Help"):
    menu = window.menuBar().addMenu(title)
    for number in range(6):
        menu.addAction(f"{title} {number}")
splitter = QSplitter()
days = QListWidget()
days.addItems([f"Day {number}" for number in range(300)])
splitter.addWidget(days)
splitter.addWidget(QPlainTextEdit())
window.setCentralWidget(splitter)
window.resize(1280, 800)
window.show()
app.exec()
"""
)

OURS = (
    _NOTE
    + """
import gc
gc.disable()
from pathlib import Path
from ui import app as program
program.read_no_sources()
app = program.QApplication(sys.argv[:1])
made = program.Program(app, Path(sys.argv[1]))
made.front.stands.connect(lambda: note("stands"))
made.writable.connect(lambda: note("writable"))
made.live.connect(lambda: note("live"))
made.loaded.connect(lambda: note("loaded"))
def whole():
    note("whole")
    if "--close" in sys.argv:
        program.QTimer.singleShot(1500, made.front.close)
    elif "--stay" not in sys.argv:
        os._exit(0)
made.whole.connect(whole)
made.front.show()
app.exec()
made.finish()
"""
)
"""Tells its moments, and ends with the last of them unless `--stay` or `--close` is said."""

Moments = Mapping[str, tuple[float, float, float, float]]
"""Of each moment: seconds since the process began, its processor seconds, MiB resident, MiB of its share."""


def main() -> None:
    """Run the rounds and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--keep", type=Path, default=Path(tempfile.gettempdir(), "expedition-start"))
    asked = parser.parse_args()
    kept = long_log.logbook(asked.keep, days=300, records=10, points=24_000)
    with tempfile.TemporaryDirectory() as made:
        log = Path(made, "log")
        shutil.copytree(kept, log)
        os.environ["XDG_CONFIG_HOME"] = made
        moments_of([sys.executable, "-c", OURS, str(log), "--close"])
        _own_moments(asked.rounds, log, left_by(log))


def left_by(log: Path) -> Mapping[Path, bytes]:
    """What a window that was closed left of what it showed, by place; the next one takes it away."""
    return {log / name: (log / name).read_bytes() for name in ("last_page.png", "last_map")}


def _own_moments(rounds: int, log: Path, left: Mapping[Path, bytes]) -> None:
    bare: list[Moments] = []
    ours: list[Moments] = []
    for _round in range(rounds):
        bare.append(moments_of([sys.executable, "-c", BARE]))
        for place, content in left.items():
            place.write_bytes(content)
        ours.append(moments_of([sys.executable, "-c", OURS, str(log)]))
    heads = f"{'ms':>7}{'cpu ms':>8}{'MiB':>6}{'own MiB':>9}{'of bare':>9}{'(least most)':>14}"
    say(f"{'':10}{heads}{'cpu of bare':>13}")
    for name, runs in (
        ("bare", bare),
        *((name, ours) for name in ("stands", "writable", "live", "loaded", "whole")),
    ):
        moment = "stands" if name == "bare" else name
        wall, cpu, rss, pss = (statistics.median(run[moment][at] for run in runs) for at in range(4))
        ratios = [one[moment][0] / base["stands"][0] for one, base in zip(runs, bare, strict=True)]
        cpu_ratio = statistics.median(
            one[moment][1] / base["stands"][1] for one, base in zip(runs, bare, strict=True)
        )
        say(
            f"{name:10}{wall * 1000:7.0f}{cpu * 1000:8.0f}{rss:6.0f}{pss:9.0f}"
            f"{statistics.median(ratios):9.2f}  ({min(ratios):.2f} {max(ratios):.2f}){cpu_ratio:13.2f}"
        )


def moments_of(command: Sequence[str]) -> Moments:
    """What one run tells of itself.

    Raises:
        RuntimeError: It ended without a word.
    """
    begun = time.monotonic()
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False, timeout=60)
    told = [line.split() for line in done.stdout.splitlines()]
    if not told:
        message = f"{command[0]} told nothing"
        raise RuntimeError(message)
    return {
        moment: (float(at) - begun, float(cpu), float(rss), float(pss)) for moment, at, cpu, rss, pss in told
    }


if __name__ == "__main__":
    main()
