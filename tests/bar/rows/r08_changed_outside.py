"""A logbook's file is changed, replaced or taken away while it is open, as synchronised folders do."""

import os
import shutil
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from random import Random

from expedition.backing_up import keep_open
from expedition.errors import UserError
from expedition.logbook import Logbook, Outside
from expedition.operations import trips
from expedition.queries.trips import all_trips
from expedition.records.fields import TripFields
from expedition.store import database, locks
from tests.bar.outcome import Outcome
from tests.blank import blank

WHAT = (
    "What is done to an open logbook from outside is noticed at once, nothing of either side is written over"
)
SUITE, LARGE = 26, 1_000

Way = Callable[[Path, Path], None]


def run(folder: Path, count: int, seed: int) -> Outcome:
    """Tries all ways in turn, with commits waiting in the journal or not."""
    random, failed = Random(seed), []
    names = list(_WAYS)
    for number in range(count):
        name = names[number % len(names)]
        why = _fault(folder / str(number), name, random)
        if why:
            failed.append(f"{name}: {why}")
        shutil.rmtree(folder / str(number), ignore_errors=True)
    return Outcome(count, tuple(failed))


def _fault(scratch: Path, name: str, random: Random) -> str:
    """What is wrong after one way, if anything."""
    folder, other = scratch / "log", scratch / "other"
    blank(other).close()
    logbook = blank(folder)
    written = _written(logbook, [f"first {number}" for number in range(random.randrange(1, 4))])
    if random.random() < 0.5:
        _settled(folder)
    shutil.copyfile(folder / database.FILE_NAME, scratch / "older.db")
    written += _written(logbook, [f"second {number}" for number in range(random.randrange(1, 4))])
    if random.random() < 0.3:
        logbook.look()
    way, expected = _WAYS[name]
    before, own = _file(folder).read_bytes(), _file(folder).stat().st_ino
    way(folder, scratch)
    if expected is _OVER:
        # What was not yet taken out of the journal may have left the same bytes behind.
        expected = expected if _file(folder).read_bytes() != before else None
        own = -1
    try:
        if expected is None:
            return _harmless(logbook, written)
        return _noticed(logbook, written, expected, _Outside(scratch, own))
    finally:
        logbook.close()


def _harmless(logbook: Logbook, written: list[str]) -> str:
    written = written + _written(logbook, ["third"])
    logbook.close()
    with Logbook.open(logbook.folder) as again:
        return "" if _titles(again) == written else f"{_titles(again)} instead of {written}"


def _noticed(logbook: Logbook, written: list[str], expected: frozenset[Outside], outside: "_Outside") -> str:
    try:
        logbook.do("Add trip", trips.add, TripFields(title="lost"))
    except UserError as error:
        said = str(error)
    else:
        return "a save was acknowledged"
    if logbook.look() not in expected or not logbook.read_only:
        return f"it was taken for {logbook.look()}: {said}"
    broken, scratch = expected is _OVER, outside.scratch
    try:
        kept = keep_open(logbook)
    except UserError:
        return "" if broken and outside.is_untouched() else "what was written here is gone"
    logbook.close()
    with Logbook.beside(_as_logbook(kept, scratch / "kept")) as mine:
        if _titles(mine) != written and not broken:
            return f"{_titles(mine)} was kept instead of {written}"
    return "" if outside.is_untouched() else "what was put there is not what it was"


def _as_logbook(kept: Path, folder: Path) -> Path:
    if kept.is_dir():
        return kept
    folder.mkdir()
    shutil.copyfile(kept, folder / database.FILE_NAME)
    return folder


def _written(logbook: Logbook, titles: list[str]) -> list[str]:
    for title in titles:
        logbook.do("Add trip", trips.add, TripFields(title=title))
    return titles


def _titles(logbook: Logbook) -> list[str]:
    return sorted((trip.title for trip in logbook.read(all_trips)), key=lambda title: title)


def _settled(folder: Path) -> None:
    with closing(sqlite3.connect(folder / database.FILE_NAME)) as opened:
        opened.execute("PRAGMA wal_checkpoint(PASSIVE)")


class _Outside:
    """What lies there from outside: not what SQLite keeps beside a file, nor what is ours alone."""

    def __init__(self, scratch: Path, own: int) -> None:
        self.scratch, self._own = scratch, own
        self._before = self._bytes()

    def is_untouched(self) -> bool:
        """Whether all of it is as it was, byte for byte."""
        after = self._bytes()
        return all(after.get(name) == content for name, content in self._before.items())

    def _bytes(self) -> Mapping[str, bytes]:
        ours = ("-wal", "-shm", ".lock", ".kept")
        files = (path for path in self.scratch.rglob("*") if path.is_file() and not path.name.endswith(ours))
        theirs = (path for path in files if "backups" not in path.parts and path.stat().st_ino != self._own)
        return {str(path): path.read_bytes() for path in theirs}


def _file(folder: Path) -> Path:
    return folder / database.FILE_NAME


def _put(source: Callable[[Path], Path]) -> Way:
    """Another file takes the name, as most programs that synchronise do it."""

    def way(folder: Path, scratch: Path) -> None:
        new = folder / ".new"
        shutil.copyfile(source(scratch), new)
        new.replace(_file(folder))

    return way


def _over(source: Callable[[Path], Path]) -> Way:
    """The bytes of another file are written into ours."""

    def way(folder: Path, scratch: Path) -> None:
        content = source(scratch).read_bytes()
        with _file(folder).open("r+b") as stream:
            stream.truncate(0)
            stream.write(content)

    return way


def _older(scratch: Path) -> Path:
    return scratch / "older.db"


def _other(scratch: Path) -> Path:
    return scratch / "other" / database.FILE_NAME


def _garbage(scratch: Path) -> Path:
    made = scratch / "garbage"
    made.write_bytes(b"something else entirely " * 4_000)
    return made


def _newer(scratch: Path) -> Path:
    made = scratch / "newer.db"
    shutil.copyfile(_older(scratch), made)
    with closing(sqlite3.connect(made)) as opened:
        opened.execute(f"PRAGMA user_version = {database.SCHEMA_VERSION + 1}")
        opened.execute("PRAGMA journal_mode = DELETE")
    return made


def _same_bytes(scratch: Path) -> Path:
    made = scratch / "same.db"
    shutil.copyfile(scratch / "log" / database.FILE_NAME, made)
    return made


def _without(*ends: str) -> Way:
    def way(folder: Path, _scratch: Path) -> None:
        for end in ends:
            (folder / f"{database.FILE_NAME}{end}").unlink()

    return way


def _cut(folder: Path, _scratch: Path) -> None:
    os.truncate(_file(folder), _file(folder).stat().st_size // 2)


def _rename_folder(folder: Path, scratch: Path) -> None:
    folder.rename(scratch / "moved")


def _move_file(folder: Path, scratch: Path) -> None:
    _file(folder).rename(scratch / "moved.db")


def _swap_folders(folder: Path, scratch: Path) -> None:
    folder.rename(scratch / "moved")
    (scratch / "other").rename(folder)


def _journal_replaced(folder: Path, _scratch: Path) -> None:
    new = folder / ".new"
    new.write_bytes(b"no journal" * 100)
    new.replace(folder / f"{database.FILE_NAME}-wal")


def _as_link(folder: Path, scratch: Path) -> None:
    _file(folder).unlink()
    _file(folder).symlink_to(_older(scratch))


def _as_folder(folder: Path, _scratch: Path) -> None:
    _file(folder).unlink()
    _file(folder).mkdir()


_GONE = frozenset({Outside.GONE})
_REPLACED = frozenset({Outside.REPLACED})
_OVER = frozenset({Outside.OVERWRITTEN, Outside.REPLACED})
"""What was written into our file is put into one of its own when it is noticed."""
_JOURNAL = frozenset({Outside.JOURNAL})

_WAYS: Mapping[str, tuple[Way, frozenset[Outside] | None]] = {
    "an older copy put there": (_put(_older), _REPLACED),
    "another logbook put there": (_put(_other), _REPLACED),
    "garbage put there": (_put(_garbage), _REPLACED),
    "a newer schema put there": (_put(_newer), _REPLACED),
    "the same content put there": (_put(_same_bytes), _REPLACED),
    "an older copy written into it": (_over(_older), _OVER),
    "another logbook written into it": (_over(_other), _OVER),
    "garbage written into it": (_over(_garbage), _OVER),
    "a newer schema written into it": (_over(_newer), _OVER),
    "emptied": (lambda folder, _scratch: os.truncate(_file(folder), 0), _OVER),
    "cut": (_cut, _OVER),
    "removed": (lambda folder, _scratch: _file(folder).unlink(), _GONE),
    "removed with its journals": (_without("", "-wal", "-shm"), _GONE),
    "folder removed": (lambda folder, _scratch: shutil.rmtree(folder), _GONE),
    "folder renamed": (_rename_folder, _GONE),
    "another folder in its place": (_swap_folders, _REPLACED),
    "file moved": (_move_file, _GONE),
    "a link put there": (_as_link, _REPLACED),
    "a folder put there": (_as_folder, _REPLACED),
    "journal removed": (_without("-wal"), _JOURNAL),
    "shared memory removed": (_without("-shm"), _JOURNAL),
    "journal replaced": (_journal_replaced, _JOURNAL),
    "touched": (lambda folder, _scratch: os.utime(_file(folder)), None),
    "the same content written into it": (_over(_same_bytes), None),
    "made read-only": (lambda folder, _scratch: _file(folder).chmod(0o444), None),
    "lock removed": (lambda folder, _scratch: (folder / locks.FILE_NAME).unlink(), None),
}
