"""A kill in an update, backup, restore, book, export or copy leaves nothing by half under a final name."""

import os
import re
import shutil
import time
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random

from expedition import exporting, protecting, sealing, travel_copy
from expedition.backing_up import back_up, listed, restore
from expedition.kinds import Audience
from expedition.logbook import Logbook
from expedition.queries.book import trip_book
from expedition.records.choosing import Choice
from expedition.records.report import ReportOptions, Section
from expedition.reports import building
from expedition.store.copies import fault_of
from expedition.writing import whole_file
from tests.bar import saves
from tests.bar.alone import alone
from tests.bar.fuses import Killer
from tests.bar.made import content, copied
from tests.bar.outcome import Outcome
from tests.bar.victims import Tell

WHAT = "kill -9 in update, backup, restore, PDF, export, copies: old or new, whole, and nothing piles up"
SUITE, LARGE = 18, 1800
_OLD = sorted((Path(__file__).parents[2] / "old_files").glob("schema-[123]"))
_SAVES, _MORE = 3, 6
_LONG_AGO_S = 7200.0


def run(folder: Path, count: int, seed: int) -> Outcome:
    """Kills so many copies of a process that does one of these, in turn, at random moments."""
    return alone(__name__, folder, count, seed)


def work(folder: Path, count: int, seed: int) -> Outcome:
    """As `run`, in a process that may fork."""
    # The password takes a second and half a gigabyte, in a process of its own: its work is left out.
    setattr(sealing, "_apart", lambda _work, held, _password, _tell: held)  # noqa: B010 - meant
    random = Random(seed)
    killer = Killer(folder, random)
    trials = [_Trial(folder, job, killer) for job in _jobs(folder)]
    failed = []
    for number in range(count):
        # In the suite each is done again after one of its kills.
        is_again = count > SUITE or number < len(trials)
        why = trials[number % len(trials)].fault(is_again=is_again)
        failed += [why] if why else []
    figures = {trial.name: f"{trial.done} done, {trial.left} left something" for trial in trials}
    return Outcome(count, tuple(failed), figures)


@dataclass(frozen=True)
class _Job:
    """Some work in a folder, what lies there before, and what is wrong after a kill, or after it is done."""

    name: str
    begin: Callable[[Path], object]
    work: Callable[[Path], object]
    fault: Callable[[Path, bool], str]


class _Trial:
    """Kills one kind of work again and again."""

    def __init__(self, root: Path, job: _Job, killer: Killer) -> None:
        self.name, self.done, self.left = job.name, 0, 0
        self._folder, self._job, self._killer = root / "here", job, killer
        self._begin()
        # Done here once, so that copies of this process have loaded what it takes.
        job.work(self._folder)
        why = job.fault(self._folder, True)
        assert not why, f"{job.name}: {why}"
        self._begin()
        self._span = killer.span(self._work)

    def fault(self, *, is_again: bool) -> str:
        """Kills it once, and perhaps does it again an hour later; what is wrong then."""
        self._begin()
        is_done = "done" in self._killer.killed(self._work, self._span)
        unfinished = list(_unfinished(self._folder))
        self.done += is_done
        self.left += bool(unfinished)
        why = self._job.fault(self._folder, is_done)
        if is_again and not why:
            _age(unfinished)
            self._job.work(self._folder)
            left = ", ".join(place.name for place in _unfinished(self._folder))
            why = self._job.fault(self._folder, True) or (left and f"{left} is left")
        return f"{self.name}: {why}" if why else ""

    def _begin(self) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)
        self._job.begin(self._folder)

    def _work(self, tell: Tell) -> None:
        self._job.work(self._folder)
        tell("done")


def _unfinished(folder: Path) -> Iterator[Path]:
    """What lies under a name that is not meant to last."""
    for place in folder.rglob("*"):
        if place.name.startswith((".new-", ".expedition-new-")) or re.search(r"\.new|\.restored", place.name):
            yield place


def _age(places: Collection[Path]) -> None:
    long_ago = time.time() - _LONG_AGO_S
    for place in places:
        for one in (*place.rglob("*"), place):
            os.utime(one, (long_ago, long_ago))


def _jobs(scratch: Path) -> list[_Job]:
    """All of them; what is compared with is made here once."""
    first, more = _saved(scratch / "first", _SAVES), _saved(scratch / "more", _MORE)
    backup = back_up(first).file
    small, large = content(first), content(more)

    def holds(*allowed: Mapping[str, object]) -> Callable[[Path, bool], str]:
        def fault(folder: Path, is_done: bool) -> str:
            Logbook.open(folder).close()
            held = content(folder)
            if held not in (allowed[-1:] if is_done else allowed):
                return "it holds what it never held"
            return _backup_fault(folder)

        return fault

    def restored(folder: Path) -> None:
        restore(backup, folder)

    return [
        *(_migration(scratch, old) for old in _OLD),
        _Job("backup", _copied(more), back_up, holds(large)),
        _Job("restore", _copied(more), restored, holds(large, small)),
        _written("PDF", "book.pdf", more, _write_book, _pdf_fault),
        _written("export", "out", more, _export, _same_as(scratch / "out", more, _export)),
        _written("travel copy", "thin", more, _thin, _travel_fault),
        _written("protected copy", "all.zip", more, _protect, _protected_fault(scratch / "un", large)),
    ]


def _saved(folder: Path, count: int) -> Path:
    def begin(logbook: Logbook) -> None:
        logbook.do("Add trip", saves.begin_trip)
        for number in range(count):
            saves.save(logbook, number)

    return copied(f"{count} saves", begin, folder)


def _copied(source: Path) -> Callable[[Path], object]:
    return lambda folder: shutil.copytree(source, folder)


def _migration(scratch: Path, old: Path) -> _Job:
    """The update of an old logbook: by opening it."""
    new = Path(shutil.copytree(old, scratch / old.name))
    Logbook.open(new).close()
    updated, before = content(new), content(old)

    def fault(folder: Path, is_done: bool) -> str:
        held = content(folder)
        if held != updated and (is_done or held != before):
            return "it holds neither what it held nor what it should"
        copies = listed(folder)
        return _backup_fault(folder) or ("" if copies or not is_done else "no copy was made")

    return _Job(old.name, _copied(old), lambda folder: Logbook.open(folder).close(), fault)


def _backup_fault(folder: Path) -> str:
    faults = (f"{one.file.name}: {fault_of(one.file)}" for one in listed(folder) if fault_of(one.file))
    return next(faults, "")


def _written(
    name: str, target: str, source: Path, write: Callable[[Path, Path], object], fault: Callable[[Path], str]
) -> _Job:
    """What writes a file or a folder beside a logbook, under a name that it takes when it is whole."""

    def begin(folder: Path) -> None:
        shutil.copytree(source, folder / "logbook")

    def work(folder: Path) -> None:
        place = folder / target
        if place.is_dir():
            shutil.rmtree(place)
        write(folder / "logbook", place)

    def found(folder: Path, is_done: bool) -> str:
        place = folder / target
        if not place.exists():
            return "it is not there" if is_done else ""
        return fault(place) and f"{target} {fault(place)}"

    return _Job(name, begin, work, found)


def _write_book(source: Path, target: Path) -> None:
    options = ReportOptions(omitted=frozenset(set(Section) - {Section.DAYS, Section.CONTENTS}))
    with Logbook.reading(source) as logbook:
        book = logbook.read(trip_book, 1, options, source)
    with whole_file(target) as file:
        building.write(book, options, file)


def _pdf_fault(file: Path) -> str:
    """Whether its end names the place of its table, and that is there."""
    made = file.read_bytes()
    end = re.search(rb"startxref\s+(\d+)\s+%%EOF\s*$", made)
    is_whole = made.startswith(b"%PDF-") and end is not None
    return "" if is_whole and end and b"/Type /XRef" in made[int(end[1]) :][:50] else "is by half"


def _export(source: Path, target: Path) -> None:
    with Logbook.reading(source) as logbook:
        exporting.export(logbook, [1], target, exporting.Format.FOLDER, Choice(), _quiet)


def _same_as(target: Path, source: Path, write: Callable[[Path, Path], object]) -> Callable[[Path], str]:
    write(source, target)
    whole = _bytes(target)
    return lambda place: "" if _bytes(place) == whole else "is another than it should be"


def _bytes(folder: Path) -> Mapping[str, bytes]:
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def _thin(source: Path, target: Path) -> None:
    wish = travel_copy.Thinning(Audience.ME)
    with Logbook.reading(source) as logbook:
        travel_copy.make(logbook, [1], target, wish, _quiet)


def _travel_fault(place: Path) -> str:
    return saves.fault(place, _MORE)


def _protect(source: Path, target: Path) -> None:
    protecting.protect(source, target, "onion lantern", _quiet)


def _protected_fault(scratch: Path, held: Mapping[str, object]) -> Callable[[Path], str]:
    def fault(file: Path) -> str:
        shutil.rmtree(scratch, ignore_errors=True)
        protecting.unprotect(file, scratch, "onion lantern", _quiet)
        return "" if content(scratch) == held else "holds something else"

    return fault


def _quiet(_done: int, _of: int, _what: str) -> None:
    """Nobody asked how far it is."""
