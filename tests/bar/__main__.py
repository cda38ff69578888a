"""Tries rows of the bar at length, all of them or those named, and prints what came of each."""

import argparse
import sys
import tempfile
import time
from pathlib import Path

from tests.bar.register import rows


def main() -> int:
    """0 where every row holds."""
    parser = argparse.ArgumentParser(prog="python -m tests.bar", description=__doc__)
    parser.add_argument("rows", nargs="*", help="R1 R4 …; without, all")
    parser.add_argument("--suite", action="store_true", help="only as often as the suite does")
    parser.add_argument("--count", type=int, help="so often, instead of the row's own share")
    parser.add_argument("--seed", type=int, default=time.time_ns() % 1_000_000, help="makes a run repeatable")
    options = parser.parse_args()
    print(f"seed {options.seed}", flush=True)
    failed = 0
    for row in rows(options.rows):
        count = options.count or (row.suite if options.suite else row.large)
        start = time.monotonic()
        with tempfile.TemporaryDirectory(prefix=f"expedition-{row.name}-") as folder:
            outcome = row.run(Path(folder), count, options.seed)
        failed += len(outcome.failed)
        print(f"{row.name:4} {outcome}  ({time.monotonic() - start:.0f} s)  {row.what}", flush=True)
        print(*(f"     {why}" for why in outcome.failed), sep="\n", end="\n" if outcome.failed else "")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
