"""Looking a logbook over: is the file sound, are all tracks and originals what they were?"""

import hashlib
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from expedition import cleaning
from expedition.entities import Photo, Route, Source, TrackLine
from expedition.errors import Cancelled, UserError
from expedition.logbook import Logbook, is_writable, require_folder
from expedition.store import attachments, database, index, sums
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
    """What a check found; `spare` are kept files an undo left behind, which is no fault."""

    problems: tuple[Problem, ...]
    spare: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems


def check(folder: Path) -> Report:
    """Checks a logbook's database, tracks and originals; changes nothing.

    Raises:
        UserError: There is no logbook of ours to check.
    """
    require_folder(folder)
    database.require_ours(folder / database.FILE_NAME)
    file = folder / database.FILE_NAME
    try:
        damage, rows = _database(file)
    except (sqlite3.Error, UnicodeDecodeError) as error:
        damage, rows = [Problem("database", file.name, str(error), repairable=False)], []
    if damage or rows:
        # What is rotten may not be read as what it was: nothing more can be said until it is restored.
        return Report((*damage, *rows))
    with Logbook.reading(folder) as logbook:
        problems = [*logbook.read(_lines), *logbook.read(_routes)]
        problems += [*logbook.read(_originals, folder), *logbook.read(_photos, folder)]
        problems += _index(logbook)
        spare = tuple(one.name for one in cleaning.spare(logbook))
    return Report(tuple(problems), spare)


def quick(folder: Path, progress: Progress = no_progress) -> tuple[Problem, ...]:
    """What is wrong with the pages of a logbook's file; `progress` is called often and may raise `Cancelled`.

    Raises:
        UserError: There is no logbook of ours to look at.
    """
    file = folder / database.FILE_NAME
    require_folder(folder)
    database.require_ours(file)
    progress(0, 0, _("Looking the logbook over"))
    stopped: list[Cancelled] = []

    def tick() -> int:
        try:
            progress(0, 0, "")
        except Cancelled as wish:
            stopped.append(wish)
        return len(stopped)

    mode = "mode=ro" if is_writable(folder) else "mode=ro&immutable=1"
    try:
        with closing(sqlite3.connect(f"{file.resolve().as_uri()}?{mode}", uri=True)) as opened:
            opened.set_progress_handler(tick, _STEPS_A_TICK)
            faults = [row[0] for row in opened.execute("PRAGMA quick_check(20)") if row[0] != "ok"]
    except (sqlite3.Error, UnicodeDecodeError) as error:
        if stopped:
            raise stopped[0] from None
        faults = [] if database.lacks_room(error, file) else [str(error)]
    return tuple(Problem("database", file.name, fault, repairable=False) for fault in faults)


def _database(file: Path) -> tuple[list[Problem], list[Problem]]:
    """What is wrong with the pages of a file, and with its rows where its pages are right.

    Raises:
        sqlite3.Error: It cannot be read at all.
        UnicodeDecodeError: Nor can the names in it.
    """
    mode = "mode=ro" if is_writable(file.parent) else "mode=ro&immutable=1"
    try:
        faults = _faults(file, mode)
    except sqlite3.OperationalError as error:
        if not database.lacks_room(error, file):
            raise
        mode = "mode=ro&immutable=1"
        faults = _faults(file, mode)
    return faults, [] if faults else _rows(file, mode)


def _faults(file: Path, mode: str) -> list[Problem]:
    connection = sqlite3.connect(f"{file.resolve().as_uri()}?{mode}", uri=True)
    try:
        faults = [row[0] for row in connection.execute("PRAGMA integrity_check(20)") if row[0] != "ok"]
        loose = connection.execute("PRAGMA foreign_key_check").fetchall()
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError as error:
        faults, loose = [str(error)], []
    finally:
        connection.close()
    where = file.name
    problems = [Problem("database", where, fault, repairable=False) for fault in faults]
    what = _("A row of {table} belongs to a row of {parent} that is gone.")
    for table, row_id, parent, _number in loose:
        text = what.format(table=table, parent=parent)
        problems.append(Problem("orphan", f"{table} {row_id}", text, repairable=True))
    return problems


def _rows(file: Path, mode: str) -> list[Problem]:
    """Rows that are not what was written, by the checksums beside them."""
    changed = _("This is not what was written: look at it, or restore a backup.")
    gone = _("This was written and is gone: restore a backup.")
    return [
        Problem("row", f"{row.kind} {row.id}", gone if row.is_gone else changed, repairable=False)
        for row in sums.wrong_in(f"{file.resolve().as_uri()}?{mode}")
    ]


def _index(logbook: Logbook) -> list[Problem]:
    """A wrong search index can be made anew: it holds nothing that is not written elsewhere."""
    if logbook.read(_has_right_index):
        return []
    what = _("The search index does not agree with what is written.")
    return [Problem("index", database.FILE_NAME, what, repairable=True)]


def _has_right_index(session: Session) -> bool:
    connection = session.connection()
    return not index.is_current(connection) or index.is_right(connection)


def _lines(session: Session) -> list[Problem]:
    problems = []
    lines = select(TrackLine.track_id, TrackLine.level, TrackLine.sha256, TrackLine.data)
    for track_id, level, digest, data in session.execute(lines.execution_options(yield_per=50)):
        if hashlib.sha256(data).hexdigest() != digest:
            what = _("The points are not what was imported: import the original again.")
            # Thinner levels can be made from the full line again.
            problems.append(Problem("track", f"track {track_id}, level {level}", what, repairable=level > 0))
    return problems


def _routes(session: Session) -> list[Problem]:
    problems = []
    routes = select(Route.id, Route.name, Route.sha256, Route.data)
    for route_id, name, digest, data in session.execute(routes.execution_options(yield_per=50)):
        if hashlib.sha256(data).hexdigest() != digest:
            where = f"route {route_id} ({name})" if name else f"route {route_id}"
            what = _("The planned line is not what was imported: import the original again.")
            problems.append(Problem("route", where, what, repairable=False))
    return problems


def _originals(session: Session, folder: Path) -> list[Problem]:
    gone, changed = _("The original file is gone."), _("The original file is not what was imported.")
    problems = []
    for digest, name in session.execute(select(Source.sha256, Source.name)):
        path = attachments.path_of(folder, digest, name)
        where = f"originals/{path.name} ({name})"
        problems += _file(path, digest, gone, Problem("original", where, changed, repairable=False))
    return problems


def _photos(session: Session, folder: Path) -> list[Problem]:
    gone, changed = _("The photo is gone."), _("The photo is not what was imported.")
    kept = select(Photo.sha256, Photo.format, Photo.name).where(Photo.sha256 != "")
    problems = []
    for digest, kind, name in session.execute(kept):
        path = attachments.photo_path(folder, digest, kind)
        where = f"photos/{path.name} ({name})"
        problems += _file(path, digest, gone, Problem("photo", where, changed, repairable=False))
    return problems


def _file(path: Path, digest: str, gone: str, changed: Problem) -> list[Problem]:
    """What is wrong with a kept file, if anything."""
    if not path.is_file():
        return [Problem("missing", changed.where, gone, repairable=False)]
    return [changed] if _digest(path) != digest else []


def _digest(path: Path) -> str:
    try:
        return attachments.sha256_of(path)
    except OSError as error:
        raise UserError(_("{file} cannot be read: {why}.").format(file=path, why=error.strerror)) from error
