"""The search index: the folded words of every row in a full-text table of SQLite.

It stands in the logbook's own file, because only so is it written in the same transaction as the rows
themselves: with a second file in WAL mode, a power cut could leave one ahead of the other. It is derived and
no part of the schema: it carries a stamp, and where that is missing or another, it is made anew.

A row of the index is numbered so that the number alone tells day, kind and record, and that the newest come
first without sorting: date (22 bits), kind (6), id (34).
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from expedition.entities import Base
from expedition.searching import KINDS, Term, has_all
from expedition.store.history import RowChange
from expedition.store.search_text import Words, stamp, words

_NUMBERS = {kind: number for number, kind in enumerate(KINDS)}
_KIND_AT, DATE_AT = 34, 40
"""The first bits of the kind and of the date in the number of a row."""
_KIND_MASK = (1 << DATE_AT - _KIND_AT) - 1
_AT_ONCE = 500
_MAKE = (
    "CREATE VIRTUAL TABLE search_words USING fts5(head, body, trip, tokenize=ascii, prefix=1, columnsize=0)",
    "CREATE VIRTUAL TABLE search_terms USING fts5vocab('search_words', 'row')",
    "CREATE TABLE search_row (row_key INTEGER PRIMARY KEY, place INTEGER NOT NULL, trip_id INTEGER NOT NULL)",
    "CREATE TABLE search_state (stamp TEXT NOT NULL)",
)
_ADD_WORDS = "INSERT INTO search_words(rowid, head, body, trip) VALUES (?, ?, ?, ?)"
_ADD_ROW = "INSERT INTO search_row VALUES (?, ?, ?)"


class Place(NamedTuple):
    """What a row of the index is of."""

    kind: str
    id: int


def place_of(number: int) -> Place:
    """What the number of a row of the index says."""
    return Place(kind_of(number), number & (1 << _KIND_AT) - 1)


def kind_of(number: int) -> str:
    """The kind of record a row of the index is of."""
    return KINDS[number >> _KIND_AT & _KIND_MASK]


def number_of(kind: str, row_id: int, day: date | None) -> int:
    """The number of the row of the index that a record of this day has."""
    return (day.toordinal() if day is not None else 0) << DATE_AT | _key(kind, row_id)


def is_current(connection: Connection) -> bool:
    """Whether the index is there and holds what this version would write."""
    there = "SELECT 1 FROM sqlite_master WHERE name = 'search_state'"
    if connection.exec_driver_sql(there).first() is None:
        return False
    found = connection.exec_driver_sql("SELECT stamp FROM search_state").scalar()
    return bool(found == stamp())


def renew(connection: Connection) -> None:
    """Makes the index from all rows, instead of whatever there was."""
    for table in ("search_terms", "search_words", "search_row", "search_state"):
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {table}")
    for statement in _MAKE:
        connection.exec_driver_sql(statement)
    for kind in KINDS:
        _write(connection, words(connection, kind))
    connection.exec_driver_sql("INSERT INTO search_words(search_words) VALUES ('optimize')")
    connection.exec_driver_sql("INSERT INTO search_state VALUES (?)", (stamp(),))


def update(connection: Connection, rows: Iterable[RowChange]) -> None:
    """Takes in rows that were written, in the transaction that wrote them."""
    changed: dict[str, set[int]] = defaultdict(set)
    for row in rows:
        if row.kind in _NUMBERS:
            changed[row.kind].add(row.row_id)
    if not changed or not is_current(connection):
        return
    for kind, ids in _moved_along(connection, changed.get("day", ())):
        changed[kind] |= ids
    for kind, ids in changed.items():
        for some in _batches(sorted(ids)):
            _forget(connection, kind, some)
            _write(connection, words(connection, kind, some))


def matching(
    connection: Connection, terms: Sequence[Term], trip_id: int | None = None, *, in_names: bool = False
) -> list[int]:
    """The numbers of the rows with all the terms, the newest first; `in_names` counts only names and titles.

    Without an index every row is read, which takes seconds where there are many.
    """
    if not terms:
        return []
    if not is_current(connection):
        return sorted(_read_through(connection, terms, trip_id, in_names=in_names), reverse=True)
    columns = "head" if in_names else "head body"
    wanted = " AND ".join(f'"{term}"' if term.is_whole else f'"{term}" *' for term in terms)
    wanted = f"{{{columns}}} : ({wanted})"
    if trip_id is not None:
        wanted += f' AND trip : "{trip_id}"'
    query = "SELECT rowid FROM search_words WHERE search_words MATCH ? ORDER BY rowid DESC"
    # Plain tuples of the driver: a single letter may be on every row.
    cursor = connection.connection.cursor()
    found = [number for (number,) in cursor.execute(query, (wanted,)).fetchall()]
    cursor.close()
    return found


def every(connection: Connection, kind: str, trip_id: int | None = None) -> list[int]:
    """The numbers of all rows of a kind, the newest first."""
    if not is_current(connection):
        found = words(connection, kind)
        return sorted((_number(one) for one in found if trip_id in (None, one.trip_id)), reverse=True)
    query = "SELECT place FROM search_row WHERE row_key BETWEEN ? AND ? AND ? IN (trip_id, 0) ORDER BY 1 DESC"
    bounds = (_key(kind, 0), _key(kind, (1 << _KIND_AT) - 1), trip_id or 0)
    return list(connection.exec_driver_sql(query, bounds).scalars())


def vocabulary(connection: Connection, lengths: Collection[int]) -> Iterator[str]:
    """The words of the index that have so many letters, the most frequent first."""
    if is_current(connection):
        query = "SELECT term FROM search_terms WHERE length(term) BETWEEN ? AND ? ORDER BY doc DESC"
        yield from connection.exec_driver_sql(query, (min(lengths), max(lengths))).scalars()


def is_right(connection: Connection) -> bool:
    """Whether the index holds the words of every row, and no others."""
    held = connection.exec_driver_sql("SELECT rowid, head, body, trip FROM search_words")
    known = connection.exec_driver_sql("SELECT row_key, place, trip_id FROM search_row")
    rows = [one for kind in KINDS for one in words(connection, kind)]
    return set(map(tuple, held)) == set(map(_line, rows)) and set(map(tuple, known)) == set(map(_row, rows))


def _write(connection: Connection, some: Iterable[Words]) -> None:
    for batch in _batches(some):
        connection.exec_driver_sql(_ADD_WORDS, list(map(_line, batch)))
        connection.exec_driver_sql(_ADD_ROW, list(map(_row, batch)))


def _line(one: Words) -> tuple[int, str, str, str]:
    return _number(one), one.head, one.body, str(one.trip_id)


def _row(one: Words) -> tuple[int, int, int]:
    return _key(one.kind, one.id), _number(one), one.trip_id


def _forget(connection: Connection, kind: str, ids: Sequence[int]) -> None:
    keys = [(_key(kind, row_id),) for row_id in ids]
    connection.exec_driver_sql(
        "DELETE FROM search_words WHERE rowid = (SELECT place FROM search_row WHERE row_key = ?)", keys
    )
    connection.exec_driver_sql("DELETE FROM search_row WHERE row_key = ?", keys)


def _moved_along(connection: Connection, day_ids: Collection[int]) -> Iterator[tuple[str, set[int]]]:
    """The rows of days that have another date or trip than the index knows."""
    moved = []
    for one in words(connection, "day", day_ids) if day_ids else ():
        known = connection.exec_driver_sql(
            "SELECT place, trip_id FROM search_row WHERE row_key = ?", (_key("day", one.id),)
        ).first()
        if known is not None and tuple(known) != (_number(one), one.trip_id):
            moved.append(one.id)
    for kind in KINDS if moved else ():
        table = Base.metadata.tables[kind]
        if "day_id" in table.c:
            query = select(table.c.id).where(table.c.day_id.in_(moved))
            yield kind, set(connection.execute(query).scalars())


def _read_through(
    connection: Connection, terms: Sequence[Term], trip_id: int | None, *, in_names: bool
) -> Iterator[int]:
    for kind in KINDS:
        for one in words(connection, kind):
            text = one.head if in_names else f"{one.head}\n{one.body}"
            if trip_id in (None, one.trip_id) and has_all(terms, text):
                yield _number(one)


def _number(one: Words) -> int:
    return number_of(one.kind, one.id, one.date)


def _key(kind: str, row_id: int) -> int:
    return _NUMBERS[kind] << _KIND_AT | row_id


def _batches(items: Iterable[Any]) -> Iterator[list[Any]]:
    """Lists of so many as one statement takes."""
    batch: list[Any] = []
    for item in items:
        batch.append(item)
        if len(batch) == _AT_ONCE:
            yield batch
            batch = []
    if batch:
        yield batch
