"""Looking a logbook over: is the file sound, are all rows, lines, originals and photos what they were?"""

import hashlib
import sqlite3
from collections.abc import Callable, Collection, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

from sqlalchemy.orm import Session

from expedition import cleaning, gathering, nearby
from expedition.errors import Cancelled, DamagedError
from expedition.gathering import Gathered
from expedition.logbook import Logbook, is_writable, require_folder
from expedition.record_classes import dataclass
from expedition.store import beside, database, index, locks, named_files, rot, sums, values
from expedition.store.saying import plain
from expedition.text import _

Progress = Callable[[int, int, str], None]

_STEPS_A_TICK = 20_000
"""So many steps of SQLite's machine between two looks whether a check was cancelled."""


def no_progress(_done: int, _of: int, _what: str) -> None:
    """For callers that show none."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong; `repairable` where nothing of the traveller's is lost by mending it."""

    kind: str
    where: str
    what: str
    repairable: bool


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found.

    `spare` are kept files an undo left behind, `notes` sentences on where it lies: neither is a fault.
    """

    problems: tuple[Problem, ...]
    spare: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems


def check(folder: Path, places: Collection[Path] = (), progress: Progress = no_progress) -> Report:
    """Checks a logbook's database, rows, lines, originals and photos; changes nothing.

    `places` are copies of the logbook elsewhere, from which a file that is gone may be taken. `progress` is
    called often and may raise `Cancelled`.

    Raises:
        UserError: There is no logbook of ours to check.
    """
    require_folder(folder)
    return replace(_checked(folder, places, _lasting(progress)), notes=nearby.notes(folder))


def _checked(folder: Path, places: Collection[Path], progress: Progress) -> Report:
    file = folder / database.FILE_NAME
    try:
        database.require_ours(file)
        locks.part(folder)
        database.take_back(file)
        return _looked_over(folder, places, _mode(folder), progress)
    except sqlite3.OperationalError as error:
        if database.lacks_room(error, file):
            return _looked_over(folder, places, "mode=ro&immutable=1", progress)
        return Report(tuple(_broken(folder, [plain(error)], progress)))
    except (sqlite3.Error, UnicodeDecodeError) as error:
        return Report(tuple(_broken(folder, [plain(error)], progress)))
    except DamagedError as error:
        return Report(tuple(_broken(folder, [str(error)], progress)))


def _lasting(progress: Progress) -> Progress:
    """As it is, but where nothing is said, what was said last is said again."""
    last = 0, 0, ""

    def told(done: int, of: int, what: str) -> None:
        nonlocal last
        last = (done, of, what) if what else last
        progress(*last)

    return told


def damage_behind(folder: Path) -> str:
    """The damage of a logbook in a sentence, where something broke on it; empty where it is sound."""
    found = rot.behind(folder / database.FILE_NAME)
    return str(found) if found is not None else ""


def quick(folder: Path, progress: Progress = no_progress) -> tuple[Problem, ...]:
    """What is wrong with the pages of a logbook's file; `progress` is called often and may raise `Cancelled`.

    Raises:
        UserError: There is no logbook of ours to look at.
    """
    file = folder / database.FILE_NAME
    require_folder(folder)
    progress(0, 0, _("Looking the logbook over"))
    try:
        database.require_ours(file)
    except DamagedError as error:
        return (Problem("database", file.name, str(error), repairable=False),)
    try:
        locks.part(folder)
        database.take_back(file)
        with _opened(file, _mode(folder), progress) as opened:
            faults = [row[0] for row in opened.execute("PRAGMA quick_check(20)") if row[0] != "ok"]
    except (sqlite3.Error, UnicodeDecodeError) as error:
        faults = [] if database.lacks_room(error, file) else [plain(error)]
    return tuple(Problem("database", file.name, fault, repairable=False) for fault in faults)


def _mode(folder: Path) -> str:
    return "mode=ro" if is_writable(folder) else "mode=ro&immutable=1"


@contextmanager
def _opened(file: Path, mode: str, progress: Progress) -> Iterator[sqlite3.Connection]:
    """A connection whose long work can be cancelled by `progress`."""
    stopped: list[Cancelled] = []

    def tick() -> int:
        try:
            progress(0, 0, "")
        except Cancelled as wish:
            stopped.append(wish)
        return len(stopped)

    with closing(sqlite3.connect(f"{file.resolve().as_uri()}?{mode}", uri=True)) as opened:
        # Rotten letters are read as they are instead of stopping everything.
        opened.text_factory = lambda written: written.decode("utf-8", "surrogateescape")
        opened.set_progress_handler(tick, _STEPS_A_TICK)
        try:
            yield opened
        except sqlite3.Error:
            if stopped:
                raise stopped[0] from None
            raise


def _looked_over(folder: Path, places: Collection[Path], mode: str, progress: Progress) -> Report:
    """Raises `sqlite3.Error` or `UnicodeDecodeError` where the file cannot be read."""
    with _opened(folder / database.FILE_NAME, mode, progress) as opened:
        progress(0, 0, _("The pages of the file"))
        faults = _faults(opened)
        if faults:
            return Report(tuple(_broken(folder, faults, progress)))
        progress(0, 0, _("Every row"))
        rows = [*_rows(folder, opened, progress), *_orphans(opened)]
        asides = list(_beside(opened))
        lines = [*_lines(folder, opened, progress), *_routes(folder, opened, progress)]
        files = list(_files(folder, opened, places, progress))
    if rows:
        # What is rotten may not be read as what it was: nothing can be said of what is made of it.
        return Report((*rows, *asides, *lines, *files))
    progress(0, 0, _("The search index"))
    with Logbook.open(folder) as logbook:
        problems = (*asides, *lines, *files, *_index(logbook))
        return Report(problems, tuple(one.name for one in cleaning.spare(logbook)))


def _faults(opened: sqlite3.Connection) -> list[str]:
    try:
        return [row[0] for row in opened.execute("PRAGMA integrity_check(20)") if row[0] != "ok"]
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError as error:
        return [plain(error)]


def _broken(folder: Path, faults: list[str], progress: Progress) -> Iterator[Problem]:
    """What is said of a file whose pages are damaged: they can be made anew where every row is proved."""
    progress(0, 0, _("What can still be read"))
    found = gathering.gather(folder, progress)
    is_whole = found.is_whole and gathering.has_right_lines(found.rows)
    for fault in faults:
        yield Problem("database", database.FILE_NAME, fault, repairable=is_whole)
    if found.wreck.sums:
        yield from _unproved(found)


def _unproved(found: Gathered) -> Iterator[Problem]:
    changed = _("This is not what was written: look at it, or restore a backup.")
    gone = _("This was written and is gone: restore a backup, or salvage the rest.")
    for keys, what in ((found.gone, gone), (found.unproved, changed)):
        for table, row_id in sorted(keys):
            yield Problem("row", f"{table} {row_id}", what, repairable=False)


def _rows(folder: Path, opened: sqlite3.Connection, progress: Progress) -> Iterator[Problem]:
    """Rows that are not what was written, by the checksums beside them, or that hold what no row can."""
    wrong = sums.wrong_rows(opened.cursor())
    if wrong:
        proved = gathering.gather(folder, progress).proved
        changed = _("This is not what was written: look at it, or restore a backup.")
        gone = _("This was written and is gone: restore a backup.")
        for row in wrong:
            is_mendable = (row.kind, row.id) in proved
            yield Problem("row", f"{row.kind} {row.id}", gone if row.is_gone else changed, is_mendable)
    known = {(row.kind, row.id) for row in wrong}
    what = _("What stands in {fields} is no such thing: look at it, or restore a backup.")
    for table, row_id, columns in values.wrong_in(opened):
        if (table, row_id) not in known:
            text = what.format(fields=", ".join(columns))
            yield Problem("value", f"{table} {row_id}", text, repairable=False)


def _beside(opened: sqlite3.Connection) -> Iterator[Problem]:
    """What is no record and yet not what was written."""
    what = _("Undo would bring what was never there: mended, it ends after the steps since then.")
    for step_id in beside.wrong_steps(opened.cursor()):
        yield Problem("step", f"step {step_id}", what, repairable=True)
    what = _("Its report and charts are not set as they were: mended, they are as in a backup, or as new.")
    for trip_id in beside.wrong_looks(opened.cursor()):
        yield Problem("look", f"trip {trip_id}", what, repairable=True)


def _orphans(opened: sqlite3.Connection) -> Iterator[Problem]:
    what = _("A row of {table} belongs to a row of {parent} that is gone.")
    for table, row_id, parent, _number in opened.execute("PRAGMA foreign_key_check").fetchall():
        text = what.format(table=table, parent=parent)
        yield Problem("orphan", f"{table} {row_id}", text, repairable=True)


def _lines(folder: Path, opened: sqlite3.Connection, progress: Progress) -> Iterator[Problem]:
    wrong = []
    (count,) = opened.execute("SELECT count(*) FROM track_line").fetchone()
    lines = opened.execute("SELECT track_id, level, sha256, data FROM track_line")
    for number, (track_id, level, *data) in enumerate(lines):
        progress(number, count, _("Every track"))
        wrong += [] if _is_right(*data) else [(track_id, level)]
    if not wrong:
        return
    found = gathering.gather(folder, progress)
    what = _("The points are not what was imported: import the original again.")
    full = {track_id: gathering.full_line_of(folder, found, track_id) for track_id in dict(wrong)}
    for track_id, level in wrong:
        where = f"track {track_id}, level {level}"
        yield Problem("track", where, what, repairable=full[track_id] is not None)


def _routes(folder: Path, opened: sqlite3.Connection, progress: Progress) -> Iterator[Problem]:
    lines = opened.execute("SELECT id, name, sha256, data FROM route")
    wrong = [(row_id, name) for row_id, name, *data in lines if not _is_right(*data)]
    if not wrong:
        return
    found = gathering.gather(folder, progress)
    what = _("The planned line is not what was imported: import the original again.")
    for row_id, name in wrong:
        where = f"route {row_id} ({name})" if name else f"route {row_id}"
        yield Problem("route", where, what, gathering.route_line(folder, found, row_id) is not None)


def _is_right(digest: object, data: object) -> bool:
    return isinstance(data, bytes) and hashlib.sha256(data).hexdigest() == digest


def _files(
    folder: Path, opened: sqlite3.Connection, places: Collection[Path], progress: Progress
) -> Iterator[Problem]:
    """Originals and photos that are gone or changed; mendable where their content lies elsewhere."""
    wrong = list(named_files.wrong(opened, folder, progress))
    elsewhere = named_files.lying_elsewhere(folder, places, (one.sha256 for one in wrong)) if wrong else {}
    for one in wrong:
        is_photo = one.kind == "photo"
        gone = _("The photo is gone.") if is_photo else _("The original file is gone.")
        changed = (
            _("The photo is not what was imported.")
            if is_photo
            else _("The original file is not what was imported.")
        )
        kind, what = ("missing", gone) if one.is_missing else (one.kind, changed)
        yield Problem(kind, one.where, what, repairable=one.sha256 in elsewhere)


def _index(logbook: Logbook) -> Iterator[Problem]:
    """A wrong search index can be made anew: it holds nothing that is not written elsewhere."""
    if not logbook.read(_has_right_index):
        what = _("The search index does not agree with what is written.")
        yield Problem("index", database.FILE_NAME, what, repairable=True)


def _has_right_index(session: Session) -> bool:
    connection = session.connection()
    return not index.is_current(connection) or index.is_right(connection)
