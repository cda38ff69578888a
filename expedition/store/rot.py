"""Whether damage stands behind a failure: what was read may not be what was written."""

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from expedition.errors import DamagedError
from expedition.store import beside, sums, values
from expedition.store.saying import plain
from expedition.text import _

_LINES = ("track_line", "route")
_CORRUPT = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def behind(file: Path) -> DamagedError | None:
    """The damage of a logbook's file in one sentence, with the entry it is in; None where it is sound."""
    uri = f"{file.resolve().as_uri()}?mode=ro"
    try:
        with closing(sqlite3.connect(uri, uri=True)) as opened:
            opened.text_factory = lambda written: written.decode("utf-8", "surrogateescape")
            # One moment of the file: what is written meanwhile would look like damage.
            opened.execute("BEGIN")
            where = _rotten(opened)
    except sqlite3.Error as error:
        return damaged(file, plain(error)) if is_corrupt(error) else None
    if not where:
        return None
    text = _(
        "{where} in {file} is not what was written, and cannot be read: check the logbook and let it be "
        "mended, or restore a backup."
    )
    return DamagedError(text.format(where=where, file=file))


def damaged(file: Path, why: str) -> DamagedError:
    """What is said of a file that is damaged as a whole."""
    text = _("{file} is damaged ({why}): restore a backup, or bring what can be read into a new logbook.")
    return DamagedError(text.format(file=file, why=why))


def is_corrupt(error: BaseException | None) -> bool:
    """Whether SQLite says that a file is not what it wrote."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in _CORRUPT


def _rotten(opened: sqlite3.Connection) -> str:
    """Where the first thing stands that is not what was written."""
    for row in sums.wrong_rows(opened.cursor()):
        return _named(opened, row.kind, row.id)
    for step_id in beside.wrong_steps(opened.cursor()):
        return _("Step {number} of the history").format(number=step_id)
    for table, row_id, _columns in values.wrong_in(opened):
        return _named(opened, table, row_id)
    for table in _LINES:
        for row_id, digest, data in opened.execute(f"SELECT id, sha256, data FROM {table}"):  # noqa: S608 - ours
            if not isinstance(data, bytes) or hashlib.sha256(data).hexdigest() != digest:
                return _named(opened, table, row_id)
    for table, row_id, _parent, _number in opened.execute("PRAGMA foreign_key_check"):
        return _named(opened, table, row_id)
    return ""


def _named(opened: sqlite3.Connection, table: str, row_id: int) -> str:
    """An entry as a sentence may call it, with its day where that is known."""
    query = {"day": "SELECT date FROM day WHERE id = ?"}.get(table, "")
    if not query and "day_id" in values.columns(table):
        query = f'SELECT date FROM day WHERE id = (SELECT day_id FROM "{table}" WHERE id = ?)'  # noqa: S608 - ours
    found: Any = opened.execute(query, (row_id,)).fetchone() if query else None
    on = found[0] if found and values.is_sound("day", "date", found[0]) else ""
    place = _("{table} {number} of {date}") if on else _("{table} {number}")
    return place.format(table=table, number=row_id, date=on)
