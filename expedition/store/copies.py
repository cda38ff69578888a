"""Copies of a logbook's file: made by SQLite itself, looked over before they get their name."""

import hashlib
import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager, closing, nullcontext, suppress
from pathlib import Path

from expedition.errors import DamagedError, UserError
from expedition.store import sums
from expedition.store.database import open_to_copy
from expedition.store.saying import plain
from expedition.text import _
from expedition.writing import make_folder, settle

_CHECKSUMMED = ("track_line", "route")
"""Tables whose rows carry the SHA-256 of their data."""

UNFINISHED = ".new"
"""How the name of a copy ends that is still being written."""


def copy_verified(file: Path, copy: Path) -> None:
    """Copies a logbook's file as it stands, with what waits in its journal; the copy is whole or not there.

    Raises:
        DamagedError: The file is not what was written; nothing was changed.
        UserError: The disk refuses; nothing was changed.
    """
    _copy(lambda: closing(open_to_copy(file)), file, copy)


def copy_open(source: sqlite3.Connection, file: Path, copy: Path) -> None:
    """As `copy_verified`, of what a connection has open, whatever lies at `file` by now.

    Raises:
        UserError: It is damaged, or the disk refuses.
    """
    _copy(lambda: nullcontext(source), file, copy)


def _copy(opened: Callable[[], AbstractContextManager[sqlite3.Connection]], file: Path, copy: Path) -> None:
    unfinished = copy.with_name(copy.name + UNFINISHED)
    try:
        make_folder(copy.parent)
        # What a killed program left under this name; an old journal would be written into the copy.
        for end in ("", "-journal", "-wal", "-shm"):
            unfinished.with_name(unfinished.name + end).unlink(missing_ok=True)
        with opened() as source, closing(sqlite3.connect(unfinished)) as target:
            source.backup(target)
            # A copy is one file: it must not need a journal beside it.
            target.execute("PRAGMA journal_mode = DELETE")
        fault = fault_of(unfinished)
        if fault:
            raise DamagedError(
                _("{file} is damaged ({why}): no copy of it was made. Restore a backup.").format(
                    file=file, why=fault
                )
            )
        settle(unfinished)
        unfinished.replace(copy)
        settle(copy.parent)
    except (OSError, sqlite3.Error, UnicodeDecodeError) as error:
        raise UserError(
            _(
                "No copy of {file} could be made in {folder}: {why}. The logbook is as it was; choose another"
                " place, or check the logbook."
            ).format(file=file, folder=copy.parent, why=plain(error))
        ) from error
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)


def fault_of(file: Path) -> str:
    """What is wrong with a file that nobody writes: its pages, or data that is not what was written.

    Empty where nothing is.
    """
    uri = f"{file.resolve().as_uri()}?mode=ro&immutable=1"
    try:
        with closing(sqlite3.connect(uri, uri=True)) as opened:
            answer = str(opened.execute("PRAGMA integrity_check(1)").fetchone()[0])
            return plain(answer) if answer != "ok" else _rotten(opened) or _changed(uri)
    except (sqlite3.Error, UnicodeDecodeError) as error:  # of names in damaged pages
        return plain(error)


def _changed(uri: str) -> str:
    """Which row is not what was written."""
    return next((f"{row.kind} {row.id}" for row in sums.wrong_in(uri)), "")


def _rotten(opened: sqlite3.Connection) -> str:
    """Which row holds data with another checksum than its own."""
    known = {row[0] for row in opened.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    for table in _CHECKSUMMED:
        if table not in known:
            continue
        for number, digest, data in opened.execute(f"SELECT id, sha256, data FROM {table}"):  # noqa: S608 - ours
            if not isinstance(data, bytes) or hashlib.sha256(data).hexdigest() != digest:
                return f"{table} {number}"
    return ""
