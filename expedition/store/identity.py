"""The identity of a logbook: a word of its own in its file, the same wherever its folder goes.

Like the checksums it is made when it is missing, and no part of the schema.
"""

import sqlite3
import uuid
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection

_MAKE = "CREATE TABLE IF NOT EXISTS identity (word TEXT NOT NULL)"


def make(connection: Connection, word: str = "") -> None:
    """Gives a logbook this identity, or a new one, where it has none."""
    connection.exec_driver_sql(_MAKE)
    if connection.exec_driver_sql("SELECT 1 FROM identity").first() is None:
        connection.exec_driver_sql("INSERT INTO identity VALUES (?)", (word or uuid.uuid4().hex,))


def of(file: Path) -> str:
    """The identity of a logbook's file; empty where there is none, or it cannot be read."""
    try:
        with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as opened:
            found = opened.execute("SELECT word FROM identity").fetchone()
    except (sqlite3.Error, OSError):
        return ""
    return str(found[0]) if found is not None else ""
