"""Checksums of rows: SQLite itself does not see a bit that rots in a text or a number.

Every row has one in a table beside the others, written in the transaction that writes the row. Like the
search index it is derived and no part of the schema. Where its stamp is missing or another, it is made anew
unless most of it agrees with the rows: then the stamp alone is wrong, and what disagrees is damage.
Points of tracks carry checksums of their own and are not read here.
"""

import hashlib
import json
import sqlite3
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Connection, LargeBinary

from expedition.entities import Base
from expedition.store.history import RowChange

_VERSION = 3
_BYTES = 8
_AT_ONCE = 500
_QUIET: Mapping[str, frozenset[str]] = {"trip": frozenset({"report", "charts"})}
"""Columns that are written without a step: how something was last looked at."""
_STEPS = frozenset({"step", "step_row"})
BESIDE = frozenset({"undo", "look"})
"""Kinds of checksums of what is no record; see `store.beside`."""
_MAKE = (
    "CREATE TABLE row_sum (kind TEXT, row_id INTEGER, digest BLOB, PRIMARY KEY (kind, row_id)) WITHOUT ROWID"
)
_MAKE_STATE = "CREATE TABLE row_sum_state (stamp TEXT NOT NULL)"
KEEP = "INSERT OR REPLACE INTO row_sum VALUES (?, ?, ?)"
"""Writes the checksum of a kind and an id."""


class WrongRow(NamedTuple):
    """A row that is not what was written, or that is gone, or that nobody wrote."""

    kind: str
    id: int
    is_gone: bool


def renew(connection: Connection) -> None:
    """Takes every row as it is for what it shall be."""
    cursor = connection.connection.cursor()
    cursor.execute("DROP TABLE IF EXISTS row_sum")
    cursor.execute(_MAKE)
    for kind in _columns():
        cursor.executemany(KEEP, [(kind, row_id, held) for row_id, held in _digests(cursor, kind)])
    _set_stamp(cursor)
    cursor.close()


def bring_up_to_date(connection: Connection) -> None:
    """Makes the checksums where they are missing; where only their stamp is wrong, that alone."""
    cursor = connection.connection.cursor()
    try:
        is_stamp = _is_stamp_alone_wrong(cursor)
        if is_stamp:
            _set_stamp(cursor)
    finally:
        cursor.close()
    if not is_stamp:
        renew(connection)


def forget(connection: Connection) -> None:
    """Takes the checksums away, which tell nothing of rows that have got other columns."""
    for table in ("row_sum", "row_sum_state"):
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {table}")


def is_current(connection: Connection) -> bool:
    """Whether the checksums are there and of this version."""
    cursor = connection.connection.cursor()
    try:
        return _has_stamp(cursor)
    finally:
        cursor.close()


def update(connection: Connection, rows: Iterable[RowChange]) -> None:
    """Takes in rows that were written, in the transaction that wrote them."""
    changed: dict[str, set[int]] = defaultdict(set)
    for row in rows:
        if row.kind in _columns():
            changed[row.kind].add(row.row_id)
    cursor = connection.connection.cursor()
    try:
        if changed and are_there(cursor):
            for kind, ids in changed.items():
                _renew_some(cursor, kind, sorted(ids))
    finally:
        cursor.close()


def wrong_rows(cursor: Any) -> list[WrongRow]:
    """The rows that are not what was written; `cursor` is of SQLite's own driver.

    None where there are no checksums of this version to compare with.
    """
    if _has_stamp(cursor):
        return _compared(cursor)[0]
    return _compared(cursor)[0] if _is_stamp_alone_wrong(cursor) else []


def are_there(cursor: Any) -> bool:
    """Whether there is a table of checksums."""
    found = cursor.execute("SELECT 1 FROM sqlite_master WHERE name = 'row_sum' AND type = 'table'")
    return found.fetchone() is not None


def _is_stamp_alone_wrong(cursor: Any) -> bool:
    """Whether most checksums agree with the rows, so that they are of this version whatever they say."""
    try:
        wrong, count = _compared(cursor)
    except sqlite3.OperationalError:  # other tables or columns than ours, or no checksums
        return False
    return 2 * len(wrong) < count


def _compared(cursor: Any) -> tuple[list[WrongRow], int]:
    """The rows that do not agree with their checksums, and how many checksums there are."""
    known: dict[str, dict[int, bytes]] = defaultdict(dict)
    for kind, row_id, held in cursor.execute("SELECT kind, row_id, digest FROM row_sum").fetchall():
        known[kind][row_id] = held
    found = []
    for kind in sorted({*_columns(), *known} - BESIDE):
        there = dict(_digests(cursor, kind)) if kind in _columns() else {}
        wanted = known[kind]
        found += [WrongRow(kind, row_id, is_gone=True) for row_id in sorted(wanted.keys() - there.keys())]
        changed = (row_id for row_id, held in there.items() if wanted.get(row_id) != held)
        found += [WrongRow(kind, row_id, is_gone=False) for row_id in sorted(changed)]
    return found, sum(map(len, known.values()))


def digest_of(kind: str, row: Mapping[str, Any]) -> bytes | None:
    """The checksum of a row, its values by column as SQLite gives them; None for a table that has none."""
    columns = _columns().get(kind)
    return None if columns is None else digest([row[name] for name in columns])


def _renew_some(cursor: Any, kind: str, ids: Sequence[int]) -> None:
    for start in range(0, len(ids), _AT_ONCE):
        some = ids[start : start + _AT_ONCE]
        there = dict(_digests(cursor, kind, some))
        cursor.executemany(KEEP, [(kind, row_id, held) for row_id, held in there.items()])
        gone = [(kind, row_id) for row_id in some if row_id not in there]
        cursor.executemany("DELETE FROM row_sum WHERE kind = ? AND row_id = ?", gone)


def _digests(cursor: Any, kind: str, ids: Sequence[int] | None = None) -> Iterator[tuple[int, bytes]]:
    """Id and checksum of the rows of a table: all, or these."""
    chosen = "" if ids is None else f" WHERE id IN ({','.join('?' * len(ids))})"
    names = ", ".join(f'"{name}"' for name in _columns()[kind])
    query = f'SELECT id, {names} FROM "{kind}"{chosen}'  # noqa: S608 - a table of ours
    for row_id, *values in cursor.execute(query, tuple(ids or ())).fetchall():
        yield row_id, digest(values)


def digest(values: Sequence[Any]) -> bytes:
    """The checksum of values as SQLite gives them; what is no text and lies there as text counts by bytes."""
    written = json.dumps(values, default=bytes.hex).encode("ascii")
    return hashlib.blake2b(written, digest_size=_BYTES).digest()


def _has_stamp(cursor: Any) -> bool:
    there = cursor.execute("SELECT 1 FROM sqlite_master WHERE name = 'row_sum_state'").fetchone()
    found = cursor.execute("SELECT stamp FROM row_sum_state").fetchone() if there else None
    return found is not None and found[0] == _stamp()


def _set_stamp(cursor: Any) -> None:
    cursor.execute("DROP TABLE IF EXISTS row_sum_state")
    cursor.execute(_MAKE_STATE)
    cursor.execute("INSERT INTO row_sum_state VALUES (?)", (_stamp(),))


@cache
def _stamp() -> str:
    return f"{_VERSION} {zlib.crc32(repr(_columns()).encode()):08x}"


@cache
def _columns() -> Mapping[str, tuple[str, ...]]:
    """The columns that are summed, by table."""
    return {
        name: tuple(
            column.name
            for column in table.c
            if column.name != "id"
            and column.name not in _QUIET.get(name, frozenset())
            and not isinstance(column.type, LargeBinary)
        )
        for name, table in sorted(Base.metadata.tables.items())
        if name not in _STEPS
    }


def wrong_in(file: str) -> list[WrongRow]:
    """The wrong rows of a file that nobody writes, given as an URI of SQLite.

    Raises:
        sqlite3.Error: It cannot be read.
    """
    opened = sqlite3.connect(file, uri=True)
    try:
        # Rotten letters are read as they are instead of stopping everything.
        opened.text_factory = lambda written: written.decode("utf-8", "surrogateescape")
        return wrong_rows(opened.cursor())
    finally:
        opened.close()
