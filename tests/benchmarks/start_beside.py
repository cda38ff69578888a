"""How soon windows of several programs are mapped: `xvfb-run python -m tests.benchmarks.start_beside`.

The programs named by NAME='COMMAND ...' start in turn, each in a fresh process, beside a bare PySide6 window
and this program on a logbook of 300 days and 6 million points. The moment is told by the X server (by `xev`),
for all alike: the first window of at least 300 by 200 pixels is mapped.
"""

import argparse
import os
import shlex
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks import long_log
from tests.benchmarks.start import BARE, OURS, moments_of
from tests.benchmarks.watching import say

_LIMIT_S = 40.0
_LEAST_WIDTH, _LEAST_HEIGHT = 300, 200


def mapped(command: Sequence[str]) -> float:
    """Seconds until a window of this command is mapped; NaN where none ever is."""
    watch = subprocess.Popen(
        ["stdbuf", "-oL", "xev", "-root", "-event", "substructure"], stdout=subprocess.PIPE, text=True
    )
    end = threading.Timer(_LIMIT_S, watch.kill)
    end.start()
    time.sleep(0.5)
    begun = time.monotonic()
    child = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        assert watch.stdout is not None
        while line := watch.stdout.readline():
            if line.startswith("MapNotify"):
                at = time.monotonic() - begun
                told = watch.stdout.readline()
                window = told.partition("window ")[2].partition(",")[0]
                if _is_large(window):
                    return at
        return float("nan")
    finally:
        end.cancel()
        os.killpg(child.pid, signal.SIGKILL)
        child.wait()
        watch.kill()
        watch.wait()


def _is_large(window: str) -> bool:
    told = subprocess.run(["xwininfo", "-id", window], capture_output=True, text=True, check=False).stdout
    sizes = dict(line.strip().partition(": ")[::2] for line in told.splitlines() if ": " in line)
    width, height = int(sizes.get("Width", 0)), int(sizes.get("Height", 0))
    return width >= _LEAST_WIDTH and height >= _LEAST_HEIGHT


def main() -> None:
    """Run the rounds and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--keep", type=Path, default=Path(tempfile.gettempdir(), "expedition-start"))
    parser.add_argument("beside", nargs="*", metavar="NAME='COMMAND ...'")
    asked = parser.parse_args()
    kept = long_log.logbook(asked.keep, days=300, records=10, points=24_000)
    with tempfile.TemporaryDirectory() as made:
        log = Path(made, "log")
        shutil.copytree(kept, log)
        os.environ["XDG_CONFIG_HOME"] = made
        moments_of([sys.executable, "-c", OURS, str(log), "--close"])
        page = (log / "last_page.png").read_bytes()
        commands = {
            "bare": [sys.executable, "-c", BARE, "--stay"],
            "ours": [sys.executable, "-c", OURS, str(log), "--stay"],
            **{
                name: shlex.split(words)
                for name, _sign, words in (one.partition("=") for one in asked.beside)
            },
        }
        runs: dict[str, list[float]] = {name: [] for name in commands}
        for _round in range(asked.rounds):
            for name, command in commands.items():
                (log / "last_page.png").write_bytes(page)
                runs[name].append(mapped(command))
        _say(runs)


def _say(runs: dict[str, list[float]]) -> None:
    say(f"{'':14}{'mapped ms':>10}{'of bare':>9}{'(least most)':>14}")
    for name, some in runs.items():
        ratios = [one / base for one, base in zip(some, runs["bare"], strict=True)]
        spread = f"({min(ratios):.2f} {max(ratios):.2f})"
        say(f"{name:14}{statistics.median(some) * 1000:10.0f}{statistics.median(ratios):9.2f}{spread:>14}")


if __name__ == "__main__":
    main()
