"""Feeds one reader with damaged files for some time; what goes wrong is kept in a folder and printed."""

import argparse
import resource
import signal
import sys
import tempfile
import time
import warnings
from hashlib import sha256
from pathlib import Path
from types import FrameType

from expedition.importers.base import Reader
from tests.fuzzing.harness import LONGEST_S, Find, feed, inputs
from tests.fuzzing.seeds import FORMATS, reader_of, seeds

MOST_BYTES = 300 << 20
SEED_BYTES = 200_000


def main() -> int:
    """0 where nothing was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzzing", description=__doc__)
    parser.add_argument("reader", choices=sorted(FORMATS))
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--seed", type=int, default=time.time_ns() % 1_000_000, help="makes a run repeatable")
    parser.add_argument("--finds", type=Path, default=Path(tempfile.gettempdir()) / "expedition-fuzzing")
    parser.add_argument("--again", type=Path, help="only read this file")
    options = parser.parse_args()
    reader = reader_of(options.reader)
    if reader is None:
        print(f"There is no reader for {options.reader} yet.")
        return 2
    warnings.simplefilter("error")
    _limit_memory()
    signal.signal(signal.SIGALRM, _too_late)
    files = seeds(options.reader, SEED_BYTES)
    source = iter([options.again.read_bytes()]) if options.again else inputs(files, options.seed)
    end, count, slowest_s, found = time.monotonic() + options.seconds, 0, 0.0, set[str]()
    for data in source:
        count += 1
        signal.setitimer(signal.ITIMER_REAL, 2 * LONGEST_S)
        start = time.monotonic()
        find = _fed(options.reader, reader, data)
        slowest_s = max(slowest_s, time.monotonic() - start)
        signal.setitimer(signal.ITIMER_REAL, 0)
        if find:
            # One find for each place in the program is enough.
            place = find.what.strip().splitlines()[-3:][0] if find.what.count("\n") > 2 else find.what[:20]
            if place not in found:
                found.add(place)
                _keep(find, options.finds / options.reader)
        if time.monotonic() > end:
            break
    print(
        f"{options.reader}: {count} inputs of {len(files)} files, seed {options.seed}, "
        f"slowest {slowest_s:.2f} s, peak {_peak() >> 20} MB: {len(found)} finds"
    )
    return 1 if found else 0


def _fed(name: str, reader: Reader, data: bytes) -> Find | None:
    """What goes wrong when this is read, too much memory included."""
    before = _peak()
    find = feed(name, reader, data)
    grown = _peak() - before
    return find or (Find(data, f"it took {grown >> 20} MB") if grown > MOST_BYTES else None)


def _peak() -> int:
    """Bytes of memory at the worst moment so far."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak << 10


def _limit_memory() -> None:
    _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (4 << 30, hard))


def _too_late(_signal: int, _frame: FrameType | None) -> None:
    raise TimeoutError("it did not come to an end")


def _keep(find: Find, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / sha256(find.data).hexdigest()[:12]
    path.write_bytes(find.data)
    print(f"{path}\n{find.what}")


if __name__ == "__main__":
    sys.exit(main())
