"""Books with a hostile text in every field: soon made, the text there letter by letter, nothing touched."""

import time
from collections import Counter
from pathlib import Path
from random import Random
from tempfile import gettempdir

from expedition.records.report import ReportOptions
from expedition.reports.building import build
from tests.bar.outcome import Outcome
from tests.bar.watching import Watch
from tests.expedition.reports.hostile import STRINGS, hostile_trip
from tests.expedition.reports.pdf_text import bare, text_of

WHAT = "Hostile strings in every field of a book: 10 s, literally there, no file read, no connection"
_ENDLESS = ("x", "abcdefghijklmnopqrstuvwxyz", "عبتثجحخدذرزسشص", "的一是不了人我在有他这中大来上国")
_LETTERS = 200_000
SUITE, LARGE = 3, len(STRINGS) + len(_ENDLESS)
_MOST_S = 10.0
_OFTEN = 20


def run(folder: Path, count: int, seed: int) -> Outcome:
    """Makes a book of so many of them, in turn, then of words without an end."""
    build(hostile_trip("warm"), ReportOptions())
    failed, slowest_s = [], 0.0
    for number in range(count):
        at = (seed + number * (len(STRINGS) // min(count, len(STRINGS)))) % len(STRINGS)
        if number < len(STRINGS):
            name, text = f"string {at}", STRINGS[at]
        else:
            name, text = _endless(number - len(STRINGS))
        began = time.process_time()
        with Watch(folder) as watch:
            made = build(hostile_trip(text), ReportOptions())
        took_s = time.process_time() - began
        slowest_s = max(slowest_s, took_s)
        wrong = [f"it took {took_s:.1f} s"] if took_s > _MOST_S else []
        # A long book is drawn by two processes, one of them into a file without a name.
        wrong += [f"it touched {place}" for place in watch.outside if place != gettempdir()]
        wrong += [] if _is_there(text, bare(text_of(made))) else ["it does not read back"]
        failed += [f"{name}: {'; '.join(wrong)}"] if wrong else []
    return Outcome(count, tuple(failed), {"slowest": f"{slowest_s:.1f} s"})


def _endless(number: int) -> tuple[str, str]:
    """A word of so many letters, and what to call it."""
    signs = _ENDLESS[number % len(_ENDLESS)]
    return f"word of {signs[0]}", "".join(Random(number).choices(signs, k=_LETTERS))


def _is_there(text: str, read: str) -> bool:
    """Of words in three directions readers give all letters, but in an order of their own."""
    wanted = bare(text)
    if len(text) == _LETTERS:  # Only the two diaries keep all of it.
        return sum(map(read.count, set(text))) >= 2 * _LETTERS
    if "עברית" in text:
        return not Counter(wanted) - Counter(read)
    return not wanted or read.count(wanted) > _OFTEN
