"""Damaged files are fed to all that reads what others wrote; `python -m tests.fuzzing` feeds one of them."""

import json
import subprocess
import sys
from pathlib import Path

from tests.bar.outcome import Outcome

WHAT = "Any reader, fed with damaged files (seconds of work): nothing but a refusal, 5 s and 300 MiB at most"
SUITE, LARGE = 1, 3600
_SMALL_SEEDS, _SEEDS = 6_000, 200_000
_QUICK = (
    "gpx",
    "fit",
    "tcx",
    "kml",
    "kmz",
    "zip",
    "geojson",
    "nmea",
    "photo",
    "quick line",
    "plan",
    "settings",
)
"""Readers whose whole files are soon made; damaged logbooks have rows of their own."""


def run(folder: Path, count: int, seed: int) -> Outcome:
    """Feeds for so many seconds of work, in a process of its own."""
    seed_bytes, readers = (_SMALL_SEEDS, _QUICK) if count <= SUITE else (_SEEDS, ())
    options = (*readers, "--seconds", count, "--seed", seed, "--seed-bytes", seed_bytes, "--finds", folder)
    done = subprocess.run(
        [sys.executable, "-m", "tests.fuzzing", *map(str, options)],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[3],
    )
    *said, told = done.stdout.strip().split("\n")
    if not told.startswith("{"):
        return Outcome(count, (f"it ended with {done.returncode}: {done.stderr[-2000:]}",))
    figures = json.loads(told)
    shown = {
        "inputs": str(sum(figures["tried"].values())),
        "slowest": f"{figures['slowest_s']} s",
        "peak": f"{figures['peak_mb']} MB",
    }
    return Outcome(count, tuple("\n".join(said).split("FOUND ")[1:]), shown)
