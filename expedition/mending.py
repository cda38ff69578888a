"""Mending a logbook: what can be made again is made again, and nothing of the traveller's is lost.

The work is done on a copy that takes the file's name when it is whole: whoever pulls the plug has the old
file or the mended one. What was there before is put aside first.
"""

import shutil
import sqlite3
from collections.abc import Callable, Collection, Iterable
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError

from expedition import backing_up, checking, gathering
from expedition.backing_up import BACKUPS, Reason
from expedition.checking import Problem
from expedition.errors import UserError
from expedition.gathering import Gathered, Key
from expedition.logbook import is_writable, require_folder
from expedition.record_classes import dataclass
from expedition.store import (
    beside,
    database,
    identity,
    index,
    locks,
    named_files,
    proof,
    refitting,
    schema,
    writing,
)
from expedition.store.kept_files import copy_whole
from expedition.store.saying import plain
from expedition.text import _
from expedition.writing import settle

Progress = Callable[[int, int, str], None]

_STEPS = 4
_BENCH = "mending.new"
_HISTORY = ("step", "step_row", "sqlite_sequence")


@dataclass(frozen=True, slots=True)
class Mended:
    """What was mended and what stays wrong; `aside` is the file as it was, None where nothing was done."""

    mended: tuple[Problem, ...]
    left: tuple[Problem, ...]
    aside: Path | None = None


def no_progress(_done: int, _of: int, _what: str) -> None:
    """For callers that show none."""


def mend(folder: Path, progress: Progress = no_progress, places: Collection[Path] = ()) -> Mended:
    """Mends what can be mended without losing anything; the logbook must be open nowhere.

    `places` are copies of the logbook elsewhere, from which a file that is gone may be taken. `progress` may
    raise `Cancelled`, which leaves the logbook as it is.

    Raises:
        UserError: There is no logbook of ours, it can only be read or is open elsewhere, or the disk refuses.
    """
    require_folder(folder)
    if not is_writable(folder):
        raise UserError(_("{folder} can only be read: copy it to another disk first.").format(folder=folder))
    with locks.held(folder):
        progress(0, _STEPS, _("Looking the logbook over"))
        before = checking.check(folder, places, progress).problems
        if not any(problem.repairable for problem in before):
            return Mended((), before)
        try:
            aside = _mended(folder, before, progress, places)
        except (OSError, sqlite3.Error, DatabaseError) as error:
            raise UserError(
                _("{folder} could not be mended: {why}. It is as it was.").format(
                    folder=folder, why=plain(getattr(error, "orig", error))
                )
            ) from error
        progress(3, _STEPS, _("Looking the logbook over"))
        return _compared(before, checking.check(folder, places).problems, aside)


def _compared(before: Iterable[Problem], after: Iterable[Problem], aside: Path) -> Mended:
    """What is no longer there was mended, but for what could not be: that is gone for good."""
    still = {(problem.kind, problem.where): problem for problem in after}
    mended, left = list[Problem](), list(still.values())
    for problem in before:
        if (problem.kind, problem.where) not in still:
            (mended if problem.repairable else left).append(problem)
    return Mended(tuple(mended), tuple(left), aside)


def _mended(
    folder: Path, problems: Collection[Problem], progress: Progress, places: Collection[Path]
) -> Path:
    """Puts the file aside and a mended one in its place; where it lies."""
    file, bench = folder / database.FILE_NAME, folder / BACKUPS / _BENCH
    found = gathering.gather(folder, progress)  # while its journal lies beside it
    progress(1, _STEPS, _("Putting the file aside"))
    aside = backing_up.put_aside(folder, datetime.now(UTC), Reason.REPAIR)
    progress(2, _STEPS, _("Mending"))
    try:
        shutil.rmtree(bench, ignore_errors=True)
        bench.mkdir(parents=True)
        copy = bench / database.FILE_NAME
        if any(problem.kind == "database" and problem.repairable for problem in problems):
            _make_anew(file, copy, found)
        elif not any(problem.kind == "database" for problem in problems):
            shutil.copyfile(file, copy)
            _set_right(copy, folder, found)
        found.wreck.close()
        if copy.is_file():
            settle(copy)
            copy.replace(file)
            settle(folder)
    finally:
        shutil.rmtree(bench, ignore_errors=True)
    _bring_files(folder, places)
    return aside


def _make_anew(file: Path, copy: Path, found: Gathered) -> None:
    """A new file of all rows, each of them proved, and of what could be undone if that can be read."""
    schema.create(copy)
    with writing.past_the_door(copy) as connection:
        writing.put(connection, found.rows)
        identity.make(connection, identity.of(file))
        writing.renew_derived(connection)
        with suppress(sqlite3.Error, UnicodeDecodeError):
            _bring_history(connection, file)


def _bring_history(connection: Connection, file: Path) -> None:
    """What could be undone, all of it or nothing."""
    with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as old:
        held = {table: old.execute(f"SELECT * FROM {table}").fetchall() for table in _HISTORY}  # noqa: S608 - ours
    connection.exec_driver_sql("DELETE FROM sqlite_sequence")
    for table, rows in held.items():
        for row in rows:
            marks = ", ".join("?" * len(row))
            connection.exec_driver_sql(f"INSERT INTO {table} VALUES ({marks})", tuple(row))  # noqa: S608 - ours


def _set_right(copy: Path, folder: Path, found: Gathered) -> None:
    """Writes what is proved over what is rotten, and leaves everything else."""
    gathering.set_lines_right(folder, found)
    fit = refitting.with_parents(found.wreck, found.rows, found.unproved)
    news: set[Key] = set(found.new_sums)
    with writing.past_the_door(copy) as connection:
        for table, rows in fit.rows.items():
            held = found.wreck.rows.get(table, {})
            changed = {
                row_id: row
                for row_id, row in rows.items()
                if (table, row_id) not in found.unproved
                and (row_id not in held or held[row_id].values != row)
            }
            writing.put(connection, {table: changed})
            gone = [row_id for row_id in held if row_id not in rows]
            for row_id in gone:
                writing.remove(connection, table, row_id)
            news |= {(table, row_id) for row_id in (*changed, *gone)}
        writing.renew_sums(connection, news)
        with proof.Copies(one.file for one in backing_up.listed(folder)) as copies:
            beside.set_right(connection, copies)
        if not found.unproved:
            index.renew(connection)


def _bring_files(folder: Path, places: Collection[Path]) -> None:
    """Originals and photos that are gone or changed, from wherever the same content lies."""
    with closing(sqlite3.connect(folder / database.FILE_NAME)) as opened:
        wrong = list(named_files.wrong(opened, folder))
    elsewhere = named_files.lying_elsewhere(folder, places, [one.sha256 for one in wrong])
    for one in wrong:
        source = elsewhere.get(one.sha256)
        if source is not None:
            if not one.is_missing:
                one.path.replace(_beside(one.path))
            one.path.parent.mkdir(exist_ok=True)
            copy_whole(source, one.path)


def _beside(path: Path) -> Path:
    """A free name for a file that is not what it was: nothing is thrown away."""
    names = (path.with_name(f"{path.stem}-changed{part}{path.suffix}") for part in ("", *range(2, 1000)))
    return next(one for one in names if not one.exists())
