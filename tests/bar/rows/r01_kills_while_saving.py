"""What was said to be saved is there after a kill at any moment, and nothing is there by half."""

import time
from pathlib import Path
from random import Random

from expedition.checking import check
from expedition.logbook import Logbook
from expedition.store.database import FILE_NAME
from tests.bar import saves
from tests.bar.alone import alone
from tests.bar.journals import has_half
from tests.bar.outcome import Outcome
from tests.bar.victims import Tell, killed

WHAT = "kill -9 while days, legs and notes are saved: nothing acknowledged lost, nothing torn, opens in 3 s"
SUITE, LARGE = 200, 2000
_LONGEST_S = 3.0
_PER_LOGBOOK = 20
_FEW = 2
_OPENING_SHARE = 0.15
_OPENING_S = 0.01


def run(folder: Path, count: int, seed: int) -> Outcome:
    """Kills so many copies of a process that saves, at random moments."""
    return alone(__name__, folder, count, seed)


def work(folder: Path, count: int, seed: int) -> Outcome:
    """As `run`, in a process that may fork."""
    random, figures, failed = Random(seed), _Figures(), []
    for number in range(0, count, _PER_LOGBOOK):
        subject = _Subject(folder / str(number), random, figures)
        for kill in range(number, min(number + _PER_LOGBOOK, count)):
            why = subject.killed()
            if why:
                failed.append(f"kill {kill}: {why}")
                break
        if not check(subject.folder).ok:
            failed.append(f"kills {number} to {kill}: the check finds something")
    return Outcome(count, tuple(failed), figures.told())


class _Figures:
    """Where the kills hit."""

    def __init__(self) -> None:
        self.saves = self.in_opening = self.in_save = self.before_told = self.half_written = 0
        self.save_s = 0.01
        self.slowest_s = 0.0

    def told(self) -> dict[str, str]:
        """In words."""
        return {
            "saves": str(self.saves),
            "killed while opening": str(self.in_opening),
            "in a save": str(self.in_save),
            "with half a transaction in the journal": str(self.half_written),
            "committed but not yet told": str(self.before_told),
            "slowest opening": f"{self.slowest_s:.2f} s",
        }


class _Subject:
    """A logbook, and how many saves are in it; each copy goes on where the last was killed."""

    def __init__(self, folder: Path, random: Random, figures: _Figures) -> None:
        self.folder, self._random, self._figures = saves.begun(folder), random, figures
        # A closed logbook opens again by itself, and knows its statements already.
        with Logbook.open(folder) as self._logbook:
            for number in range(3):
                saves.save(self._logbook, number)
        self._there = 3

    def killed(self) -> str:
        """Kills one copy, and looks what is there; what is wrong then."""
        if self._random.random() < _OPENING_SHARE:
            told = killed(self._open, 0, self._random.uniform(0, _OPENING_S)).told
            self._figures.in_opening += 1
        else:
            told = self._killed_saving()
        journal = self.folder / f"{FILE_NAME}-wal"
        self._figures.half_written += has_half(journal)
        acknowledged = self._there + told.count("saved")
        start = time.monotonic()
        Logbook.open(self.folder).close()
        opening_s = time.monotonic() - start
        self._figures.slowest_s = max(self._figures.slowest_s, opening_s)
        why = saves.fault(self.folder, acknowledged)
        if why or opening_s > _LONGEST_S:
            return why or f"opened in {opening_s:.1f} s"
        there = saves.count(self.folder)
        self._figures.saves += there - self._there
        self._figures.before_told += there > acknowledged
        self._there = there
        return ""

    def _killed_saving(self) -> list[str]:
        """Kills a copy in or after one of its first saves."""
        save_s, lines = self._figures.save_s, 1 + 2 * self._random.randrange(_FEW)
        start = time.monotonic()
        told = killed(self._go_on, lines, self._random.triangular(0, 1.3 * save_s, save_s)).told
        if told.count("saved") > 1:
            each_s = (time.monotonic() - start) / told.count("saved")
            self._figures.save_s += 0.1 * (each_s - self._figures.save_s)
        self._figures.in_save += told[-1:] == ["saving"]
        return told

    def _go_on(self, tell: Tell) -> None:
        number = self._there
        while True:
            tell("saving")
            saves.save(self._logbook, number)
            tell("saved")
            number += 1

    def _open(self, _tell: Tell) -> None:
        while True:
            Logbook.open(self.folder).close()
