"""The report measured: `python -m tests.benchmarks.report_speed --typst PYTHON`.

A generated trip of 300 days, each with 300 words, figures, a table of 6 rows, a profile of 400 points, a map
and one photo of 1600 × 1200, is made into the book for print and into that for mail, the latter with and
without reduced photos at hand. Typst, in the environment of the interpreter named, sets the same text, tables
and photos with the same drawings as vectors. All run in turn, each in a fresh process that tells how long it
made the book and how much memory it took, with the processes it made; what they share is counted in each of
them and once in all together. Ratios are of one round, those of processor
time hold on a machine that others use too.
"""

import argparse
import json
import os
import pickle
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from tests.benchmarks.report_trip import make
from tests.benchmarks.watching import say

_TOLD = """
spent, worked = time.perf_counter() - start, spent_by_all() - worked
both = resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN
memory = [resource.getrusage(who).ru_maxrss / 1024 for who in both]
print(json.dumps([spent, worked, *memory, os.path.getsize(target) / 2**20]))
"""
_CLOCK = """
def spent_by_all():
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system
"""
_OURS = (
    _CLOCK
    + """
import json, os, pickle, resource, sys, time
import reportlab.pdfbase.pdfdoc, matplotlib.figure, numpy, PIL.Image
from expedition.records.report import Quality, ReportOptions
from expedition.reports.building import write
source, target, quality = sys.argv[1:]
with open(source, "rb") as file:
    book = pickle.load(file)
start, worked = time.perf_counter(), spent_by_all()
with open(target, "wb") as file:
    write(book, ReportOptions(quality=Quality(quality)), file)
"""
    + _TOLD
)
_TYPST = (
    _CLOCK
    + """
import json, os, resource, sys, time
import typst
source, target, fonts = sys.argv[1:]
start, worked = time.perf_counter(), spent_by_all()
typst.compile(source, output=target, root=os.path.dirname(source), font_paths=[fonts])
"""
    + _TOLD
)
_LOOK_S = 0.1
_FONTS = Path(__file__).parents[2] / "resources" / "fonts"

Told = tuple[float, ...]
"""Seconds, processor seconds, peak MiB of the process, of its helper, of all together, MiB of the file."""


def main() -> None:
    """Makes the trip, runs all in turn, tells medians and ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--typst", required=True, help="an interpreter that can import typst")
    parser.add_argument("--days", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--without-photos", action="store_true")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="report-speed-") as name:
        folder = Path(name)
        book = make(folder, chosen.days, has_photos=not chosen.without_photos)
        (folder / "book.pickle").write_bytes(pickle.dumps(book))
        runs: dict[str, list[Told]] = {}
        for _round in range(chosen.rounds):
            for kind, told in _round_of(folder, chosen.typst).items():
                runs.setdefault(kind, []).append(told)
        say(f"load average {os.getloadavg()[0]:.1f}")
    say(_table(chosen.days, runs))


def _round_of(folder: Path, typst: str) -> Mapping[str, Told]:
    """One run of each."""
    with tempfile.TemporaryDirectory(prefix="report-copies-") as copies:
        return {
            "typst": _run([typst, "-c", _TYPST, f"{folder}/book.typ", f"{folder}/typst.pdf", str(_FONTS)]),
            "print": _ours(folder, "print", copies),
            "mail, first time": _ours(folder, "mail", copies),
            "mail, photos reduced before": _ours(folder, "mail", copies),
        }


def _ours(folder: Path, quality: str, copies: str) -> Told:
    command = [sys.executable, "-c", _OURS, f"{folder}/book.pickle", f"{folder}/{quality}.pdf", quality]
    return _run(command, XDG_CACHE_HOME=copies)


def _run(command: Sequence[str], **further: str) -> Told:
    """One run in a fresh process.

    Raises:
        CalledProcessError: It failed.
    """
    most = 0.0
    with subprocess.Popen(command, stdout=subprocess.PIPE, env={**os.environ, **further}) as process:
        while process.poll() is None:
            most = max(most, _memory(process.pid))
            time.sleep(_LOOK_S)
        told, _none = process.communicate()
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command[0])
    *told_of, size = json.loads(told)
    return (*told_of, most, size)


def _memory(pid: int) -> float:
    """MiB of a process and its children, what they share counted once."""
    with suppress(OSError):
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        own = Path(f"/proc/{pid}/smaps_rollup").read_text().split("Pss:")[1].split()[0]
        return int(own) / 1024 + sum(_memory(int(child)) for child in children)
    return 0.0


def _table(days: int, runs: Mapping[str, Sequence[Told]]) -> str:
    heads = ("s", "cpu s", "peak MiB", "helper", "together", "file MiB", "ratio", "cpu ratio")
    lines = [f"{f'{days} days':30}" + "".join(f"{head:>10}" for head in heads)]
    base = runs["typst"]
    for kind, some in runs.items():
        middle = [statistics.median(column) for column in zip(*some, strict=True)]
        middle += [
            statistics.median(one[at] / other[at] for one, other in zip(some, base, strict=True))
            for at in (0, 1)
        ]
        lines.append(f"{kind:30}" + "".join(f"{value:10.2f}" for value in middle))
    return "\n".join(lines)


if __name__ == "__main__":
    main()
