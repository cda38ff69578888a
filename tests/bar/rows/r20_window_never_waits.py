"""The window answers while anything is done in it: none of its turns takes long."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.bar.outcome import Outcome
from tests.bar.window_at_length import crowd
from tests.benchmarks import long_log

WHAT = "No turn of the window's thread is long, in everything it does"
_FEW = ("opening", "quick entry", "theme", "import", "closing")
SUITE, LARGE = len(_FEW), 2 * 21
_MOST_MS, _MOST_99_MS = 100.0, 50.0
_BUSY = 2.5
"""So many times as long as on an idle machine may the suite take for a turn: others share the processor."""


def run(folder: Path, count: int, seed: int) -> Outcome:
    """Everything a traveller does, on a small logbook, or at length on those of 300 and of 2,000 days."""
    sizes, parts, settle_ms = ((300, 2000), (), 1200) if count > SUITE else ((8,), _FEW, 100)
    tried, failed, figures = 0, list[str](), dict[str, str]()
    for size in sizes:
        told = _told(folder, size, settle_ms, parts)
        whole = told.pop("")
        tried += len(told)
        most_ms = _MOST_MS * (_BUSY if len(sizes) == 1 else 1.0)
        for part, found in told.items():
            if found["work"] > most_ms:
                failed.append(f"{size} days, {part}: a turn of {found['work']:.0f} ms")
            if len(sizes) > 1:
                figures[f"{part} ({size})"] = (
                    f"{found['work']:.0f} ms of work, {found['held']:.0f} ms by the clock"
                )
        if len(sizes) > 1 and whole["most"] > _MOST_99_MS:
            failed.append(f"{size} days: 1 % of all turns over {whole['most']:.0f} ms")
        longest = max(told, key=lambda part: told[part]["work"])
        figures[f"longest ({size})"] = f"{longest} {told[longest]['work']:.0f} ms"
        figures[f"99 % ({size})"] = f"under {whole['most']:.0f} ms"
    return Outcome(tried, tuple(failed), figures)


def _told(folder: Path, size: int, settle_ms: int, parts: tuple[str, ...]) -> dict[str, dict[str, float]]:
    log = folder / f"log{size}"
    shutil.copytree(long_log.logbook(folder / "made", size, 10), log)
    if not parts:
        crowd(log)
    if parts:
        return _driven(log, settle_ms, parts)
    # Begun twice: the second time the page seen last stands there first.
    first = _driven(log, settle_ms, ("opening", "closing"))
    return {"first opening": first["opening"]} | _driven(log, settle_ms, ())


def _driven(log: Path, settle_ms: int, parts: tuple[str, ...]) -> dict[str, dict[str, float]]:
    words = [sys.executable, "-m", "tests.bar.window_at_work", str(log), str(settle_ms), *parts]
    homes = {
        f"XDG_{what}_HOME": str(log.with_suffix(".home")) for what in ("CONFIG", "STATE", "CACHE", "DATA")
    }
    done = subprocess.run(
        words,
        env=os.environ | homes | {"QT_QPA_PLATFORM": "offscreen"},
        cwd=Path(__file__).parents[3],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    found: dict[str, dict[str, float]] = json.loads(done.stdout)
    return found
