"""What the window costs while nobody touches it: `python -m tests.benchmarks.idle`.

A logbook of 300 days and 6 million points is opened in a window of its own process, the map and the charts
are looked at, and the page stands again. Then the processor seconds of the whole process, its wake-ups a
second in all threads, and its memory are told: at rest, with the caret blinking in the diary, and minimised.
Give it a screen (`xvfb-run`), or set QT_QPA_PLATFORM=offscreen.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.benchmarks import long_log
from tests.benchmarks.watching import say

_RUN = """
import gc, os, re, resource, sys
from pathlib import Path
gc.disable()
from ui import app as program
program.read_no_sources()

app = program.QApplication(sys.argv[:1])
made = program.Program(app, Path(sys.argv[1]))
seconds = int(sys.argv[2])

def cpu():
    spent = resource.getrusage(resource.RUSAGE_SELF)
    return spent.ru_utime + spent.ru_stime

def wakes():
    return resource.getrusage(resource.RUSAGE_SELF).ru_nvcsw

def memory():
    told = Path("/proc/self/smaps_rollup").read_text()
    kinds = ("Rss", "Pss", "Private_Dirty")
    return [int(re.search(rf"^{kind}:\\s+(\\d+)", told, re.M)[1]) // 1024 for kind in kinds]

def look(view):
    from ui.views import View
    made.main.views.show(View(view))

def show(name, mib):
    print(f"{name:24}" + "".join(f"{one:8}" for one in mib), flush=True)

def rest(name):
    state = [cpu(), wakes()]
    def told():
        spent, woken = cpu() - state[0], wakes() - state[1]
        print(f"{name:24}{spent:8.2f} s{woken / seconds:8.1f} a second", flush=True)
        go_on()
    program.QTimer.singleShot(seconds * 1000, told)

def after(ms, act):
    program.QTimer.singleShot(ms, lambda: (act(), go_on()))

def end():
    os._exit(0)

steps = iter([
    lambda: after(12000, lambda: show("page there", memory())),
    lambda: after(100, lambda: look("map")),
    lambda: after(6000, lambda: show("map looked at", memory())),
    lambda: after(100, lambda: look("charts")),
    lambda: after(6000, lambda: show("charts looked at", memory())),
    lambda: after(100, lambda: look("day")),
    lambda: after(6000, lambda: show("page again", memory())),
    lambda: rest("at rest"),
    lambda: after(500, lambda: made.main.views.day.focus_diary()),
    lambda: rest("caret in the diary"),
    lambda: after(500, made.front.showMinimized),
    lambda: rest("minimised"),
    end,
])

def go_on():
    next(steps)()

made.whole.connect(go_on)
made.front.show()
app.exec()
"""


def main() -> None:
    """Make the logbook where there is none yet, open a copy of it, tell the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--keep", type=Path, default=Path(tempfile.gettempdir(), "expedition-start"))
    asked = parser.parse_args()
    kept = long_log.logbook(asked.keep, days=300, records=10, points=24_000)
    with tempfile.TemporaryDirectory() as made:
        log = Path(made, "log")
        shutil.copytree(kept, log)
        say(f"{'MiB':24}{'RSS':>8}{'PSS':>8}{'private':>8}; then seconds of {asked.seconds} and wake-ups")
        command = [sys.executable, "-c", _RUN, str(log), str(asked.seconds)]
        subprocess.run(command, check=True, env={**os.environ, "XDG_CONFIG_HOME": made})


if __name__ == "__main__":
    main()
