"""The report measured: `python -m tests.benchmarks.report_speed --typst PYTHON`.

A generated trip of 300 days, each with 300 words, figures, a table of 6 rows, a profile of 400 points, a map
and one photo of 1600 × 1200, is made into the book for print and into that for mail, the latter with and
without reduced photos at hand. Typst, in the environment of the interpreter named, sets the same text, tables
and photos with the same drawings as vectors. All run in turn, each in a fresh process that tells how long it
made the book and how much memory it took; ratios are of one round, those of processor
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
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.benchmarks.report_trip import make
from tests.benchmarks.watching import say

_TOLD = """
spent = time.perf_counter() - start
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps([spent, time.process_time() - worked, memory, os.path.getsize(target) / 2**20]))
"""
_OURS = (
    """
import json, os, pickle, resource, sys, time
import reportlab.pdfgen.canvas, matplotlib.figure, numpy, PIL.Image
from expedition.records.report import Quality, ReportOptions
from expedition.reports.building import write
source, target, quality = sys.argv[1:]
with open(source, "rb") as file:
    book = pickle.load(file)
start, worked = time.perf_counter(), time.process_time()
with open(target, "wb") as file:
    write(book, ReportOptions(quality=Quality(quality)), file)
"""
    + _TOLD
)
_TYPST = (
    """
import json, os, resource, sys, time
import typst
source, target, fonts = sys.argv[1:]
start, worked = time.perf_counter(), time.process_time()
typst.compile(source, output=target, root=os.path.dirname(source), font_paths=[fonts])
"""
    + _TOLD
)
_FONTS = Path(__file__).parents[2] / "resources" / "fonts"

Told = tuple[float, ...]
"""Seconds, processor seconds, peak MiB, MiB of the file."""


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
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, env={**os.environ, **further})
    return tuple(json.loads(done.stdout))


def _table(days: int, runs: Mapping[str, Sequence[Told]]) -> str:
    heads = ("s", "cpu s", "peak MiB", "file MiB", "ratio", "cpu ratio")
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
