"""Checksums of what is no record: the steps that can be taken back, and how reports and charts were set.

They lie in the table of the others. What rots here keeps no backup from being made: it is told by a check,
and a step that is not what was written is never replayed.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from expedition.store import identity, sums
from expedition.store.history import RowChange
from expedition.store.proof import Copies, is_sum_off
from expedition.store.sums import WrongRow

_UNDO, _LOOK = "undo", "look"
_CAN_BE_TAKEN_BACK = "SELECT id FROM step WHERE state <> 'past'"


def bring_up_to_date(connection: Connection) -> None:
    """Makes all checksums that are missing, those of rows included."""
    sums.bring_up_to_date(connection)
    renew(connection)
    identity.make(connection)


def update(connection: Connection, rows: Collection[RowChange]) -> None:
    """Takes in rows that were written, in the transaction that wrote them."""
    sums.update(connection, rows)
    trips = {row.row_id for row in rows if row.kind == "trip"}
    if trips:
        _note_looks(connection, trips)


def renew(connection: Connection) -> None:
    """Takes everything that has no checksum yet as it is for what it shall be."""
    cursor = connection.connection.cursor()
    known = _known(cursor)
    for kind, there in _there(cursor).items():
        new = ((kind, row_id, held) for row_id, held in there.items() if row_id not in known[kind])
        cursor.executemany(sums.KEEP, list(new))
    cursor.close()


def note_step(connection: Connection, step_id: int) -> None:
    """Takes in a step that was written, in the transaction that wrote it."""
    cursor = connection.connection.cursor()
    if sums.are_there(cursor):
        cursor.execute(sums.KEEP, (_UNDO, step_id, _digest_of_step(cursor, step_id)))
    cursor.close()


@contextmanager
def noting_looks(session: Session) -> Iterator[None]:
    """Takes in how the block sets reports and charts, in the transaction that writes it."""
    cursor = session.connection().connection.cursor()
    before = _looks(cursor)
    yield
    session.flush()
    after = _looks(cursor)
    cursor.close()
    _note_looks(session.connection(), {one for one, held in after.items() if before.get(one) != held})


def _note_looks(connection: Connection, trips: Collection[int]) -> None:
    cursor = connection.connection.cursor()
    if sums.are_there(cursor):
        there = _looks(cursor)
        for trip_id in trips:
            if trip_id in there:
                cursor.execute(sums.KEEP, (_LOOK, trip_id, there[trip_id]))
            else:
                cursor.execute("DELETE FROM row_sum WHERE kind = ? AND row_id = ?", (_LOOK, trip_id))
    cursor.close()


def forget_gone(connection: Connection) -> None:
    """Lets the checksums of steps go that are gone, or history only."""
    cursor = connection.connection.cursor()
    if sums.are_there(cursor):
        gone = f"row_id NOT IN ({_CAN_BE_TAKEN_BACK})"
        cursor.execute(f"DELETE FROM row_sum WHERE kind = ? AND {gone}", (_UNDO,))  # noqa: S608 - ours
    cursor.close()


def is_step_right(connection: Connection, step_id: int) -> bool:
    """Whether a step is what was written, or has no checksum."""
    cursor = connection.connection.cursor()
    try:
        if not sums.are_there(cursor):
            return True
        query = "SELECT digest FROM row_sum WHERE kind = ? AND row_id = ?"
        found = cursor.execute(query, (_UNDO, step_id)).fetchone()
        return found is None or found[0] == _digest_of_step(cursor, step_id)
    finally:
        cursor.close()


def wrong_steps(cursor: Any) -> list[int]:
    """The steps that are not what was written; `cursor` is of SQLite's own driver."""
    return [row.id for row in _wrong(cursor, _UNDO)]


def wrong_looks(cursor: Any) -> list[int]:
    """The trips whose report or charts are not set as they were."""
    return [row.id for row in _wrong(cursor, _LOOK) if not row.is_gone]


def set_right(connection: Connection, copies: Copies) -> None:
    """Leaves out steps that are not what was written, with all that lie behind them; sets looks back."""
    cursor = connection.connection.cursor()
    # Rotten letters are read as they are instead of stopping everything.
    cursor.connection.text_factory = lambda written: written.decode("utf-8", "surrogateescape")
    for step_id in wrong_steps(cursor):
        _leave_out(cursor, step_id)
    looks = wrong_looks(cursor)
    _set_looks_right(cursor, looks, copies)
    cursor.connection.text_factory = str
    cursor.close()
    forget_gone(connection)
    _note_looks(connection, looks)


def _leave_out(cursor: Any, step_id: int) -> None:
    """Without it those before it can no longer be taken back, nor those after it be done again."""
    found = cursor.execute("SELECT state FROM step WHERE id = ?", (step_id,)).fetchone()
    if found is None:
        return
    if found[0] != "done":
        gone = "SELECT id FROM step WHERE state NOT IN ('done', 'past')"
        cursor.execute(f"DELETE FROM step_row WHERE step_id IN ({gone})")  # noqa: S608 - ours
        cursor.execute("DELETE FROM step WHERE state NOT IN ('done', 'past')")
        return
    cursor.execute("UPDATE step SET state = 'past' WHERE state = 'done' AND id < ?", (step_id,))
    cursor.execute("DELETE FROM step_row WHERE step_id = ?", (step_id,))
    cursor.execute("DELETE FROM step WHERE id = ?", (step_id,))


def _set_looks_right(cursor: Any, trips: Iterable[int], copies: Copies) -> None:
    known, there = _known(cursor)[_LOOK], _looks(cursor)
    for trip_id in trips:
        wanted = known.get(trip_id)
        if trip_id not in there or wanted is None or is_sum_off(wanted, there[trip_id]):
            continue
        found = (_look(row) for row in copies.rows("trip", trip_id))
        report, charts = next((look for look in found if sums.digest(look) == wanted), ("", ""))
        cursor.execute("UPDATE trip SET report = ?, charts = ? WHERE id = ?", (report, charts, trip_id))


def _look(row: Mapping[str, Any]) -> tuple[Any, Any]:
    return row.get("report"), row.get("charts")


def _wrong(cursor: Any, kind: str) -> Iterator[WrongRow]:
    if not sums.are_there(cursor):
        return
    there = _there(cursor)[kind]
    for row_id, wanted in sorted(_known(cursor)[kind].items()):
        if there.get(row_id) != wanted:
            yield WrongRow(kind, row_id, is_gone=row_id not in there)


def _known(cursor: Any) -> Mapping[str, dict[int, bytes]]:
    query = "SELECT row_id, digest FROM row_sum WHERE kind = ?"
    return {kind: dict(cursor.execute(query, (kind,)).fetchall()) for kind in sums.BESIDE}


def _there(cursor: Any) -> Mapping[str, dict[int, bytes]]:
    return {_UNDO: dict(_steps(cursor)), _LOOK: _looks(cursor)}


def _looks(cursor: Any) -> dict[int, bytes]:
    rows: Iterable[tuple[Any, ...]] = cursor.execute("SELECT id, report, charts FROM trip").fetchall()
    return {trip_id: sums.digest(look) for trip_id, *look in rows}


def _steps(cursor: Any) -> Iterator[tuple[int, bytes]]:
    for (step_id,) in cursor.execute(_CAN_BE_TAKEN_BACK).fetchall():
        yield step_id, _digest_of_step(cursor, step_id)


def _digest_of_step(cursor: Any, step_id: int) -> bytes:
    head = cursor.execute("SELECT label, at_utc FROM step WHERE id = ?", (step_id,)).fetchall()
    query = "SELECT kind, row_id, fate, before, after FROM step_row WHERE step_id = ? ORDER BY id"
    return sums.digest([*head, *cursor.execute(query, (step_id,)).fetchall()])
