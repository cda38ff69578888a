"""Writing rows past the one door, into a file that nobody has open: for mending and salvage only."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection

from expedition.entities import Base
from expedition.store import beside, database, identity, index, sums
from expedition.store.history import Fate, RowChange
from expedition.store.refitting import Rows


@contextmanager
def past_the_door(file: Path) -> Iterator[Connection]:
    """A connection whose work is committed at the end; links between rows are not looked at.

    The file stands alone afterwards, without a journal.
    """
    engine = database.connect(file)
    try:
        with engine.connect() as connection:
            # The pragma does nothing within a transaction.
            connection.exec_driver_sql("COMMIT")
            connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            yield connection
            connection.commit()
    finally:
        engine.dispose()


def put(connection: Connection, rows: Rows) -> None:
    """Writes rows, over those with the same ids."""
    for table in Base.metadata.sorted_tables:
        for row in rows.get(table.name, {}).values():
            names = ", ".join(f'"{name}"' for name in row)
            marks = ", ".join("?" * len(row))
            news = ", ".join(f'"{name}" = excluded."{name}"' for name in row)
            connection.exec_driver_sql(
                f'INSERT INTO "{table.name}" ({names}) VALUES ({marks}) '  # noqa: S608 - a table of ours
                f"ON CONFLICT (id) DO UPDATE SET {news}",
                tuple(row.values()),
            )


def remove(connection: Connection, table: str, row_id: int) -> None:
    """Removes a row."""
    connection.exec_driver_sql(f'DELETE FROM "{table}" WHERE id = ?', (row_id,))  # noqa: S608 - a table of ours


def renew_derived(connection: Connection) -> None:
    """Makes search index and checksums anew from all rows, and an identity where there is none."""
    index.renew(connection)
    sums.renew(connection)
    beside.renew(connection)
    identity.make(connection)


def renew_sums(connection: Connection, keys: Collection[tuple[str, int]]) -> None:
    """Takes these rows as they are for what they shall be."""
    beside.update(connection, [RowChange(table, row_id, Fate.CHANGED) for table, row_id in keys])
