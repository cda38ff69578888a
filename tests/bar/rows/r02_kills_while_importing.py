"""An import that is killed at any moment leaves every file wholly in or wholly out, and can be done again."""

import shutil
import sqlite3
import time
from collections import Counter
from collections.abc import Mapping
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from random import Random

from expedition import intake
from expedition.checking import check
from expedition.errors import UserError
from expedition.logbook import Logbook
from expedition.packing import unpack
from expedition.store import attachments
from expedition.store.attachments import FOLDERS, UNFINISHED, sha256_of
from expedition.store.database import FILE_NAME
from tests.bar import saves
from tests.bar.alone import alone
from tests.bar.fuses import Killer
from tests.bar.journals import has_half
from tests.bar.made import copied
from tests.bar.outcome import Outcome
from tests.bar.victims import Tell
from tests.expedition.tracks import START, gpx

WHAT = "kill -9 during import: each file wholly in or out, nothing saved before lost, again without doubles"
SUITE, LARGE = 24, 500
_FEW, _MANY = 4, 50
_SHORT, _LONG = 60, 150
_LONGEST_S = 3.0
_BEFORE = 3
_STUCK_S, _STUCK_EVERY = 60.0, 3
"""So long a disk that hangs takes for a copy of an original, in one of so many kills."""
_OFTEN = 6
"""So many kills in one are looked over by `check`, and in the suite only these imported again."""


def run(folder: Path, count: int, seed: int) -> Outcome:
    """Kills so many copies of a process that saves a note and imports files, at random moments."""
    return alone(__name__, folder, count, seed)


def work(folder: Path, count: int, seed: int) -> Outcome:
    """As `run`, in a process that may fork."""
    is_large = count > SUITE
    trial = _Trial(folder, _tracks(folder / "tracks", is_large=is_large), Random(seed))
    failed = []
    for number in range(count):
        is_thorough = number % _OFTEN == 0
        why = trial.fault(number, is_again=is_large or is_thorough, is_thorough=is_thorough)
        failed += [f"kill {number}: {why}"] if why else []
    if trial.half_written + trial.left < count // 4:
        failed.append("hardly any was in the middle of it")
    return Outcome(count, tuple(failed), trial.told())


def _tracks(folder: Path, *, is_large: bool) -> Mapping[Path, int]:
    """Files to import, one a day, with how many points each has."""
    folder.mkdir()
    files = {}
    for number in range(_MANY if is_large else _FEW):
        points = (_LONG if is_large else _SHORT) + number
        file = folder / f"{number}.gpx"
        file.write_text(gpx(points, start=START + timedelta(days=number), lat=43.0 + number / 10))
        files[file] = points
    return files


class _Trial:
    """Kills imports into copies of one logbook."""

    def __init__(self, root: Path, files: Mapping[Path, int], random: Random) -> None:
        self._folder, self._files = root / "logbook", list(files)
        self._points = {sha256_of(file): points for file, points in files.items()}
        self._killer = Killer(root, random)
        self.half_written = self.left = self.inside = 0
        self.slowest_s = 0.0
        self._begin()
        # Done here once, so that copies of this process have loaded what it takes.
        self._import(print)
        assert self._imported() == self._points
        self._begin()
        self._span = self._killer.span(self._work)

    def told(self) -> dict[str, str]:
        """Where the kills hit."""
        return {
            "files": str(len(self._files)),
            "all in after the kill": str(self.inside),
            "with half a transaction in the journal": str(self.half_written),
            "with originals that nothing owns": str(self.left),
            "slowest opening": f"{self.slowest_s:.2f} s",
        }

    def fault(self, number: int, *, is_again: bool, is_thorough: bool) -> str:
        """Kills one import; what is wrong then, if anything."""
        self._begin()
        if number % _STUCK_EVERY == _STUCK_EVERY - 1:
            told = self._killer.after_time(self._work_in_vain, self._span.times(2))
        else:
            told = self._killer.killed(self._work, self._span)
        self.half_written += has_half(self._folder / f"{FILE_NAME}-wal")
        try:
            why = self._fault_after(told) or (self._check_fault() if is_thorough else "")
            return why or (self._fault_again(is_thorough=is_thorough) if is_again else "")
        except UserError as error:
            return str(error)

    def _begin(self) -> None:
        """A logbook with some saves."""

        def begin(logbook: Logbook) -> None:
            logbook.do("Add trip", saves.begin_trip)
            for number in range(_BEFORE):
                saves.save(logbook, number)

        shutil.rmtree(self._folder, ignore_errors=True)
        copied("some saves", begin, self._folder)

    def _work(self, tell: Tell) -> None:
        with Logbook.open(self._folder) as logbook:
            saves.save(logbook, _BEFORE)
            tell("saved")
        self._import(tell)

    def _work_in_vain(self, tell: Tell) -> None:
        """Where the originals never arrive on the disk: nothing may be told, or written, that needs them."""
        setattr(attachments, "settle", lambda _place: time.sleep(_STUCK_S))  # noqa: B010 - in a copy
        self._work(tell)

    def _import(self, tell: Tell) -> None:
        """As one who imports without a window."""
        with Logbook.open(self._folder) as logbook:
            intake.accept(logbook, 1, intake.plan_files(logbook, 1, self._files))
            tell("imported")

    def _fault_after(self, told: list[str]) -> str:
        start = time.monotonic()
        Logbook.open(self._folder).close()
        took_s = time.monotonic() - start
        self.slowest_s = max(self.slowest_s, took_s)
        if took_s > _LONGEST_S:
            return f"opened in {took_s:.1f} s"
        why = saves.fault(self._folder, _BEFORE + told.count("saved"))
        found = self._imported()
        self.inside += found == self._points
        self.left += not found and any((self._folder / "originals").iterdir())
        halves = {digest: points for digest, points in found.items() if points != self._points.get(digest)}
        if why or halves:
            return why or f"files by half: {halves}"
        if "imported" in told and found != self._points:
            return f"{len(found)} of {len(self._points)} files are in"
        return self._kept_fault(found)

    def _kept_fault(self, found: Mapping[str, int]) -> str:
        """What is wrong with the originals: one by half under its name, or one that is needed and gone."""
        kept = [file for name in FOLDERS for file in (self._folder / name).iterdir() if file.is_file()]
        whole = {file.stem for file in kept if not file.name.startswith(UNFINISHED)}
        wrong = [file.name for file in kept if file.stem in whole and sha256_of(file) != file.stem]
        missing = set(found) - whole
        return f"originals by half {wrong}, missing {missing}" if wrong or missing else ""

    def _check_fault(self) -> str:
        return "; ".join(problem.what for problem in check(self._folder).problems)

    def _fault_again(self, *, is_thorough: bool) -> str:
        """Imports once more; what is wrong then."""
        self._import(lambda _words: None)
        if self._imported() != self._points:
            return "the second import did not complete it, or made doubles"
        if not is_thorough:
            return ""
        self._import(lambda _words: None)
        return self._check_fault() or ("" if self._imported() == self._points else "the third made doubles")

    def _imported(self) -> Mapping[str, int]:
        """How many points each file has in the closed logbook, by its SHA-256."""
        place = f"{(self._folder / FILE_NAME).resolve().as_uri()}?mode=ro&immutable=1"
        with closing(sqlite3.connect(place, uri=True)) as opened:
            counts: Counter[str] = Counter()
            for digest, data in opened.execute(_LINES):
                counts[digest] += len(unpack(data))
            return counts


_LINES = """SELECT source.sha256, data FROM track_line JOIN track ON track.id = track_id
    JOIN source ON source.id = source_id WHERE level = 0"""
