"""A logbook that cannot be written is read, told of and reported on, and stays what it is."""

import contextlib
import hashlib
import io
import shutil
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from expedition.cli import main
from expedition.errors import UserError
from expedition.logbook import Logbook
from expedition.operations import days, trips
from expedition.queries.rows import day_rows
from expedition.records.fields import DayFields, TripFields
from expedition.store import database, locks
from tests.bar.alone import alone
from tests.bar.made import filled
from tests.bar.outcome import Outcome
from tests.bar.powerless import give_up_powers
from tests.bar.victims import Tell, victim

WHAT = "Read-only file, folder, medium: it opens for reading and says so, works elsewhere, nothing is changed"
SUITE, LARGE = 5, 100

_READING = ("days", "export --format json -o {out}/all.json")
_MORE = ("stats", "check", "find East", "report -o {out}/book.pdf", "backup --to {out}/copy")
_WRITING = ("import {gpx}", "clean")


def run(folder: Path, count: int, seed: int) -> Outcome:
    """Tries all kinds of read-only places in turn; at length with a walk through the window."""
    outcome = alone(__name__, folder, count, seed)
    if count <= SUITE:
        return outcome
    walked = alone("tests.bar.reading_walk", folder, 1, seed)
    failed = (*outcome.failed, *walked.failed)
    return Outcome(outcome.tried + walked.tried, failed, walked.figures)


def work(folder: Path, count: int, _seed: int) -> Outcome:
    """As `run`, in a process that may fork."""
    names, failed = list(_WAYS), []
    for number in range(count):
        name = names[number % len(names)]
        why = _fault(folder / str(number), name, is_thorough=number % len(names) == 0)
        if why:
            failed.append(f"{name}: {why}")
    return Outcome(count, tuple(failed))


def _fault(scratch: Path, name: str, *, is_thorough: bool) -> str:
    scratch.mkdir()
    folder = filled(scratch / "log")
    (scratch / "out").mkdir()
    (scratch / "a.gpx").write_text("<gpx><trk><trkseg/></trk></gpx>")
    with Logbook.open(folder) as logbook:
        there = len(logbook.read(day_rows, 1))
    there += _WAYS[name](folder)
    before = state(folder)

    def look(tell: Tell) -> None:
        give_up_powers()
        tell(_looked(folder, there) or _commanded(folder, scratch, is_thorough=is_thorough))

    child = victim(look)
    child.wait()
    why = child.told[0]
    return why or ("" if state(folder) == before else "something was changed")


def _looked(folder: Path, there: int) -> str:
    with Logbook.open(folder) as logbook:
        if not logbook.read_only or logbook.held_by:
            return "it does not know that it can only be read"
        if len(logbook.read(day_rows, 1)) != there:
            return "not all of it is read"
        try:
            logbook.do("Add trip", trips.add, TripFields(title="No"))
        except UserError as error:
            return "" if "read-only" in str(error) else str(error)
    return "it could be written"


def _commanded(folder: Path, scratch: Path, *, is_thorough: bool) -> str:
    expected = dict.fromkeys(_READING, 0) | dict.fromkeys(_WRITING, 1)
    if is_thorough:
        expected |= dict.fromkeys(_MORE, 0)
    for words, code in expected.items():
        command, *others = words.format(out=scratch / "out", gpx=scratch / "a.gpx").split()
        said = io.StringIO()
        with contextlib.redirect_stderr(said), contextlib.redirect_stdout(io.StringIO()):
            ended = main([command, str(folder), *others])
        told = said.getvalue()
        if ended != code or "Traceback" in told or (code and told.count("\n") != 1):
            return f"{words} ended with {ended} and said {told}".replace("\n", " | ")
    return ""


def state(folder: Path) -> Mapping[str, tuple[object, ...]]:
    """What could change of a folder, down to its bytes."""
    found = {}
    for path in sorted(folder.rglob("*")):
        there = path.lstat()
        content = hashlib.sha256(path.read_bytes()).digest() if path.is_file() else b""
        found[str(path)] = (there.st_mode, there.st_ino, there.st_mtime_ns, content)
    return found


def _file(folder: Path) -> int:
    (folder / database.FILE_NAME).chmod(0o444)
    return 0


def _folder(folder: Path) -> int:
    folder.chmod(0o555)
    return 0


def medium(folder: Path) -> int:
    """Makes all of it what cannot be written; how many days more are to be read then."""
    for path in (*folder.rglob("*"), folder):
        path.chmod(0o555 if path.is_dir() else 0o444)
    return 0


def _cut_off(folder: Path) -> int:
    """A program was killed before it took its journal into the file; then all was copied to a medium."""
    kept = folder.with_name("kept")
    with Logbook.open(folder) as logbook:
        logbook.do("Add day", days.add, 1, DayFields(date=date(2031, 1, 1)))
        shutil.copytree(folder, kept)
    shutil.rmtree(folder)
    (kept / f"{database.FILE_NAME}-shm").unlink()
    kept.rename(folder)
    medium(folder)
    return 1


def _left_behind(folder: Path) -> int:
    (folder / locks.FILE_NAME).write_text('{"program": "window", "computer": "x", "since": "2025-07-18"}')
    return medium(folder)


_WAYS: Mapping[str, Callable[[Path], int]] = {
    "medium": medium,
    "file": _file,
    "folder": _folder,
    "medium with a journal": _cut_off,
    "medium with a lock left behind": _left_behind,
}
"""What is made read-only, and how many days more are to be read then."""
