"""Only reading GPX files, against gpsbabel doing the same.

Usage: python -m tests.benchmarks.reading [ROUNDS]
"""

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks.pairs import compare, table
from tests.benchmarks.rides import write_big, write_days

_OURS = """
import sys
from expedition.importers.gpx import read_stream
for name in sys.argv[1:]:
    with open(name, "rb") as file:
        read_stream(file)
"""


def main(rounds: int) -> None:
    """Prints a table for one large file, and for ten of a day each."""
    with tempfile.TemporaryDirectory() as scratch:
        place = Path(scratch)
        large = write_big(place / "large.gpx")
        days = write_days(place / "days", 10)
        print(_measured("one file of 1,000,000 points", [large], rounds), end="\n\n", flush=True)
        print(_measured("10 files of 20,000 points", days, rounds))


def _measured(title: str, files: Sequence[Path], rounds: int) -> str:
    names = [str(file) for file in files]
    commands = {
        "gpsbabel, reading only": ["gpsbabel", "-t", "-i", "gpx", *(w for n in names for w in ("-f", n))],
        "expedition, reading only": [sys.executable, "-c", _OURS, *names],
        "its interpreter and imports": [sys.executable, "-c", _OURS],
    }
    return table(title, compare(commands, rounds))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
