"""The whole import against what others need only to read the same files.

Usage: python -m tests.benchmarks.importing [ROUNDS]
"""

import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from expedition.logbook import Logbook
from expedition.operations import trips
from expedition.records.fields import TripFields
from tests.benchmarks.pairs import compare, table
from tests.benchmarks.rides import write_big, write_days

_OURS = "import sys; from ui.launch import main; sys.exit(main(sys.argv[1:]))"


def main(rounds: int) -> None:
    """Prints a table for a hundred days, for ten, for three hundred, and for one large file."""
    with tempfile.TemporaryDirectory() as scratch:
        place = Path(scratch)
        days = write_days(place / "days", 300)
        large = write_big(place / "large.gpx")
        for title, files in (
            ("100 files of 20,000 points", days[:100]),
            ("10 files of 20,000 points", days[:10]),
            ("300 files of 20,000 points", days),
            ("one file of 1,000,000 points", [large]),
        ):
            print(_measured(title, files, place / "logbook", rounds), end="\n\n", flush=True)


def _measured(title: str, files: Sequence[Path], logbook: Path, rounds: int) -> str:
    def empty() -> None:
        shutil.rmtree(logbook, ignore_errors=True)
        with Logbook.create(logbook) as made:
            made.do("Add trip", trips.add, TripFields(title="Benchmark"))

    names = [str(file) for file in files]
    commands = {
        "gpsbabel, reading only": ["gpsbabel", "-t", "-i", "gpx", *(w for n in names for w in ("-f", n))],
        "expedition import": [sys.executable, "-c", _OURS, "import", str(logbook), *names],
    }
    return table(title, compare(commands, rounds, empty))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
