"""The database file: how it is recognised, opened and spoken to."""

import os
import sqlite3
import struct
from contextlib import closing, suppress
from enum import Enum, auto
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.exc import DatabaseError, OperationalError

from expedition import stamps
from expedition.errors import DamagedError, UserError
from expedition.record_classes import dataclass
from expedition.store import handles, looking
from expedition.text import _

FILE_NAME = stamps.FILE_NAME
APPLICATION_ID = 0x45584C47
"""Marks the file as a logbook of ours: "EXLG" in the SQLite header."""
SCHEMA_VERSION = 4
"""Counts the migrations; stored as SQLite's user_version, so that it can be read without opening."""

_MAGIC = b"SQLite format 3\x00"
_NO_ROOM = (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN)
_PRAGMAS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA busy_timeout = 5000",
    "PRAGMA synchronous = FULL",
    "PRAGMA fullfsync = ON",
)


class Access(Enum):
    """How a file is opened."""

    WRITE = auto()
    BESIDE = auto()
    """To read, while another program may write it: what that commits is seen."""
    STILL = auto()
    """To read what nobody writes; nothing is laid beside the file."""


@dataclass(frozen=True, slots=True)
class Header:
    """What the first bytes of a database file say."""

    application_id: int
    user_version: int


def read_header(file: Path) -> Header:
    """Reads the header without SQLite, so that a foreign file stays untouched.

    Raises:
        UserError: The file is no logbook, or cannot be read.
    """
    try:
        head = handles.read_first(file, 100)
    except FileNotFoundError:
        raise UserError(
            _("{file} is not there: choose a folder that holds a logbook.").format(file=file)
        ) from None
    except OSError as error:
        raise UserError(
            _("{file} cannot be read: {why}.").format(file=file, why=error.strerror or error)
        ) from error
    if len(head) < 100 or not head.startswith(_MAGIC):
        raise UserError(
            _("{file} is not a logbook: choose another folder, or restore a backup of it.").format(file=file)
        )
    user_version, application_id = (
        struct.unpack_from(">I", head, 60)[0],
        struct.unpack_from(">I", head, 68)[0],
    )
    return Header(application_id, user_version)


def require_ours(file: Path) -> Header:
    """The header of a logbook that this program can read.

    Raises:
        DamagedError: It was a logbook, and its beginning or its end is gone.
        UserError: It belongs to another program or to a newer version of this one.
    """
    why = looking.fault(file, APPLICATION_ID)
    if why:
        text = _("{file} is damaged ({why}): restore a backup, or bring what can be read into a new logbook.")
        raise DamagedError(text.format(file=file, why=why))
    header = read_header(file)
    if header.application_id != APPLICATION_ID:
        raise UserError(
            _("{file} belongs to another program: choose a folder that holds a logbook.").format(file=file)
        )
    if header.user_version > SCHEMA_VERSION:
        raise UserError(
            _(
                "{file} was written by a newer version of Expedition Logbook; nothing was changed. "
                "Update the program to open it."
            ).format(file=file)
        )
    return header


def connect(file: Path, access: Access = Access.WRITE) -> Engine:
    """An engine whose every connection has the pragmas a logbook needs."""
    query = {"mode": "rw"} if access is not Access.STILL else _still(file)
    place = URL.create("sqlite", database=file.resolve().as_uri(), query={**query, "uri": "true"})
    engine = create_engine(place)

    @event.listens_for(engine, "connect")
    def prepare(dbapi: Any, record: Any) -> None:
        dbapi.isolation_level = None  # SQLAlchemy's "begin" below starts transactions, not the driver
        if access is Access.STILL:
            dbapi.execute("PRAGMA locking_mode = EXCLUSIVE")  # needs no memory shared through a file
        else:
            record.info["file"] = handles.connected(file)
        for pragma in _PRAGMAS:
            dbapi.execute(pragma)
        dbapi.execute("PRAGMA journal_mode = WAL" if access is Access.WRITE else "PRAGMA query_only = ON")

    @event.listens_for(engine, "close")
    def leave(_dbapi: Any, record: Any) -> None:
        if record.info.get("file"):
            handles.disconnected(record.info.pop("file"))

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _still(file: Path) -> dict[str, str]:
    """How SQLite reads a file that nobody writes: with commits that wait beside it, and without a lock."""
    waiting = file.with_name(f"{file.name}-wal")
    if waiting.is_file() and waiting.stat().st_size > 0:
        return {"mode": "ro", "vfs": "win32-none" if os.name == "nt" else "unix-none"}
    return {"mode": "ro", "immutable": "1"}


def open_to_copy(file: Path) -> sqlite3.Connection:
    """A connection of SQLite's own driver to a file that may be open elsewhere, or that nobody can write.

    Raises:
        sqlite3.Error: It cannot be opened.
    """
    if os.access(file, os.W_OK) and os.access(file.parent, os.W_OK):
        return sqlite3.connect(f"{file.resolve().as_uri()}?mode=rw", uri=True)
    choices = "&".join(f"{name}={choice}" for name, choice in _still(file).items())
    opened = sqlite3.connect(f"{file.resolve().as_uri()}?{choices}", uri=True)
    opened.execute("PRAGMA locking_mode = EXCLUSIVE")
    return opened


def has_room(engine: Engine) -> bool:
    """Whether SQLite finds room for the files it writes beside a logbook; without, it can only be read."""
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA schema_version")
    except OperationalError as error:
        return _error_kind(error.orig) not in _NO_ROOM
    except (DatabaseError, UnicodeDecodeError):
        return True  # damaged, which whoever reads it will say
    return True


def lacks_room(error: BaseException | None, file: Path) -> bool:
    """Whether an error says that SQLite could not write beside a file that can be read without.

    Not so where commits of a crashed program wait beside it, which reading alone would miss.
    """
    waiting = file.with_name(f"{file.name}-wal")
    has_commits = waiting.is_file() and waiting.stat().st_size > 0
    return not has_commits and _error_kind(error) in _NO_ROOM


def _error_kind(error: BaseException | None) -> int:
    """SQLite's code of an error, without its details."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def compact(engine: Engine) -> None:
    """Writes the file anew without its empty pages, in which removed words may still be read.

    What has no room for that, or finds the file in use, leaves it as it is.
    """
    with suppress(sqlite3.OperationalError), closing(engine.raw_connection()) as connection:
        connection.cursor().execute("VACUUM")


def mark(connection: Connection, version: int) -> None:
    """Writes our mark and the schema version into the file's header."""
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {version}")
