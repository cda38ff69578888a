"""What was said to be saved is there after a kill at any moment, and nothing is there by half."""

import time
from pathlib import Path
from random import Random

from expedition.checking import check
from expedition.errors import UserError
from expedition.logbook import Logbook
from expedition.store import database
from expedition.store.database import FILE_NAME
from tests.bar import saves
from tests.bar.alone import alone
from tests.bar.fuses import Killer
from tests.bar.journals import has_half
from tests.bar.outcome import Outcome
from tests.bar.victims import Tell

WHAT = "kill -9 while days, legs and notes are saved: nothing acknowledged lost, nothing torn, opens in 3 s"
SUITE, LARGE = 200, 2000
_LONGEST_S = 3.0
_PER_LOGBOOK = 50
_BEFORE, _FEW = 3, 2
_OPENING_SHARE = 0.1
_TINY_CACHE = "PRAGMA cache_size = 4"
"""With it a save writes pages long before its commit."""


def run(folder: Path, count: int, seed: int) -> Outcome:
    """Kills so many copies of a process that saves, at random moments."""
    return alone(__name__, folder, count, seed)


def work(folder: Path, count: int, seed: int) -> Outcome:
    """As `run`, in a process that may fork."""
    random, figures, failed = Random(seed), _Figures(), []
    killer, pragmas = Killer(folder, random), database._PRAGMAS
    for turn, number in enumerate(range(0, count, _PER_LOGBOOK)):
        less = (_TINY_CACHE,) if turn % 2 else ()
        setattr(database, "_PRAGMAS", (*pragmas, *less))  # noqa: B010 - every other one spills on purpose
        subject = _Subject(folder / str(number), random, killer, figures)
        for kill in range(number, min(number + _PER_LOGBOOK, count)):
            why = subject.killed()
            if why:
                failed.append(f"kill {kill}: {why}")
                break
        else:
            if not check(subject.folder).ok:
                failed.append(f"kills {number} to {kill}: the check finds something")
    if figures.half_written < count // 4:
        failed.append("hardly any was in the middle of a commit")
    return Outcome(count, tuple(failed), figures.told())


class _Figures:
    """Where the kills hit."""

    def __init__(self) -> None:
        self.saves = self.in_opening = self.in_save = self.before_told = self.half_written = 0
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

    def __init__(self, folder: Path, random: Random, killer: Killer, figures: _Figures) -> None:
        self.folder, self._random, self._figures = saves.begun(folder), random, figures
        self._killer = killer
        # A closed logbook opens again by itself, and knows its statements already.
        with Logbook.open(folder) as self._logbook:
            for number in range(_BEFORE):
                saves.save(self._logbook, number)
        self._there = _BEFORE
        self._opening = killer.span(lambda _tell: Logbook.open(folder).close())
        self._saving = killer.span(self._save_some)
        self._there += _FEW

    def killed(self) -> str:
        """Kills one copy, and looks what is there; what is wrong then."""
        told = self._told()
        self._figures.half_written += has_half(self.folder / f"{FILE_NAME}-wal")
        acknowledged = self._there + told.count("saved")
        why = self._open() or saves.fault(self.folder, acknowledged)
        if why:
            return why
        there = saves.count(self.folder)
        self._figures.saves += there - self._there
        self._figures.before_told += there > acknowledged
        self._there = there
        return ""

    def _open(self) -> str:
        """Opens it; what is wrong with that."""
        start = time.monotonic()
        try:
            Logbook.open(self.folder).close()
        except UserError as error:
            return str(error)
        opening_s = time.monotonic() - start
        self._figures.slowest_s = max(self._figures.slowest_s, opening_s)
        return f"opened in {opening_s:.1f} s" if opening_s > _LONGEST_S else ""

    def _told(self) -> list[str]:
        """Kills a copy that opens the logbook, or in one of its first saves; what it told."""
        if self._random.random() < _OPENING_SHARE:
            self._figures.in_opening += 1
            return self._killer.killed(lambda _tell: Logbook.open(self.folder).close(), self._opening)
        told = self._killer.killed(self._save_some, self._saving)
        self._figures.in_save += told[-1:] == ["saving"]
        return told

    def _save_some(self, tell: Tell) -> None:
        for number in range(self._there, self._there + _FEW):
            tell("saving")
            saves.save(self._logbook, number)
            tell("saved")
