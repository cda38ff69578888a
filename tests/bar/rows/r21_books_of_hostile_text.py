"""Books with a hostile text in every field: soon made, the text there letter by letter, nothing touched."""

import time
from collections import Counter
from pathlib import Path

from expedition.records.report import ReportOptions
from expedition.reports.building import build
from tests.bar.outcome import Outcome
from tests.bar.watching import Watch
from tests.expedition.reports.hostile import STRINGS, hostile_trip
from tests.expedition.reports.pdf_text import bare, text_of

WHAT = "Hostile strings in every field of a book: 10 s, literally there, no file read, no connection"
SUITE, LARGE = 3, len(STRINGS)
_MOST_S = 10.0
_OFTEN = 20


def run(folder: Path, count: int, seed: int) -> Outcome:
    """Makes a book of so many of them, in turn."""
    build(hostile_trip("warm"), ReportOptions())
    failed, slowest_s = [], 0.0
    for number in range(count):
        at = (seed + number * (len(STRINGS) // min(count, len(STRINGS)))) % len(STRINGS)
        began = time.process_time()
        with Watch(folder) as watch:
            made = build(hostile_trip(STRINGS[at]), ReportOptions())
        took_s = time.process_time() - began
        slowest_s = max(slowest_s, took_s)
        wrong = [f"it took {took_s:.1f} s"] if took_s > _MOST_S else []
        wrong += [f"it touched {place}" for place in watch.outside]
        wrong += [] if _is_there(STRINGS[at], bare(text_of(made))) else ["it does not read back"]
        failed += [f"string {at}: {'; '.join(wrong)}"] if wrong else []
    return Outcome(count, tuple(failed), {"slowest": f"{slowest_s:.1f} s"})


def _is_there(text: str, read: str) -> bool:
    """Of words in three directions readers give all letters, but in an order of their own."""
    wanted = bare(text)
    if "עברית" in text:
        return not Counter(wanted) - Counter(read)
    return not wanted or read.count(wanted) > _OFTEN
