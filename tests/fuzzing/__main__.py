"""Feeds readers with damaged files for some time; what goes wrong is kept in a folder and printed."""

import argparse
import faulthandler
import json
import resource
import signal
import sys
import tempfile
import time
import warnings
from hashlib import sha256
from pathlib import Path
from types import FrameType

from tests.fuzzing.harness import LONGEST_S, Find, Target, feed
from tests.fuzzing.targets import targets

MOST_BYTES = 300 << 20
SEED_BYTES = 200_000
_LATEST_S = 120.0
"""On the clock, however busy the machine is with something else."""


def main() -> int:
    """0 where nothing was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzzing", description=__doc__)
    parser.add_argument("readers", nargs="*", help="some of: " + ", ".join(sorted(targets())))
    parser.add_argument("--seconds", type=float, default=60.0, help="of work, for all of them together")
    parser.add_argument("--seed", type=int, default=time.time_ns() % 1_000_000, help="makes a run repeatable")
    parser.add_argument("--seed-bytes", type=int, default=SEED_BYTES, help="whole files are at most so large")
    parser.add_argument("--finds", type=Path, default=Path(tempfile.gettempdir()) / "expedition-fuzzing")
    parser.add_argument("--again", type=Path, help="only read this file")
    options = parser.parse_args()
    known = targets(options.seed_bytes)
    chosen = {name: known[name] for name in options.readers or known}
    warnings.simplefilter("error")
    faulthandler.enable()
    _limit_memory()
    signal.signal(signal.SIGALRM, _too_late)
    signal.signal(signal.SIGPROF, _too_late)
    if options.again:
        data = options.again.read_bytes()
        finds = [find for target in chosen.values() if (find := feed(target.read, data))]
        print(*(find.what for find in finds), sep="\n")
        return int(bool(finds))
    run = _Run(chosen, options.seed, options.finds)
    run.go_on(options.seconds)
    print(json.dumps({"tried": run.tried, "slowest_s": round(run.slowest_s, 2), "peak_mb": _peak() >> 20}))
    return int(bool(run.found))


class _Run:
    """Readers in turn, each for its share of the time."""

    def __init__(self, chosen: dict[str, Target], seed: int, finds: Path) -> None:
        self._chosen, self._finds = chosen, finds
        finds.mkdir(parents=True, exist_ok=True)
        self._inputs = {name: target.inputs(seed) for name, target in chosen.items()}
        self._used_s = dict.fromkeys(chosen, 0.0)
        self.tried = dict.fromkeys(chosen, 0)
        self.slowest_s, self.found = 0.0, set[str]()

    def go_on(self, seconds: float) -> None:
        """Until so many seconds of work are used up."""
        for target in self._chosen.values():
            assert target.seeds
        while sum(self._used_s.values()) < seconds:
            name = min(self._chosen, key=lambda one: self._used_s[one] / self._chosen[one].share)
            start = time.process_time()
            self._try(name, next(self._inputs[name]))
            self._used_s[name] += time.process_time() - start
            self.tried[name] += 1

    def _try(self, name: str, data: bytes) -> None:
        # What takes the whole program down is found here afterwards.
        (self._finds / "last").write_bytes(data)
        signal.setitimer(signal.ITIMER_PROF, 2 * LONGEST_S)
        signal.setitimer(signal.ITIMER_REAL, _LATEST_S)
        start, before = time.process_time(), _peak()
        try:
            find = feed(self._chosen[name].read, data)
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
            signal.setitimer(signal.ITIMER_REAL, 0)
        self.slowest_s = max(self.slowest_s, time.process_time() - start)
        grown = _peak() - before
        if find is None and grown > MOST_BYTES:
            find = Find(data, f"it took {grown >> 20} MB")
        if find:
            self._note(name, find)

    def _note(self, name: str, find: Find) -> None:
        """One find for each place in the program is enough."""
        lines = find.what.strip().splitlines()
        place = f"{name}: {lines[-3] if len(lines) > 2 else lines[0][:20]}"
        if place in self.found:
            return
        self.found.add(place)
        path = self._finds / f"{name.replace(' ', '-')}-{sha256(find.data).hexdigest()[:12]}"
        path.write_bytes(find.data)
        print(f"FOUND {path}\n{find.what}", flush=True)


def _peak() -> int:
    """Bytes of memory at the worst moment so far."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak << 10


def _limit_memory() -> None:
    _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (4 << 30, hard))


def _too_late(_signal: int, _frame: FrameType | None) -> None:
    raise TimeoutError("it did not come to an end")


if __name__ == "__main__":
    sys.exit(main())
