"""The database file: how it is recognised, opened and spoken to."""

import os
import sqlite3
import struct
from contextlib import closing, suppress
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine, event
from sqlalchemy.exc import DatabaseError, OperationalError

from expedition import stamps
from expedition.errors import DamagedError, UserError
from expedition.record_classes import dataclass
from expedition.store import handles, looking, statements
from expedition.store.media import Medium, medium_of
from expedition.text import _

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

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
    "PRAGMA fullfsync = ON",
)
_SYNCHRONOUS = {"WAL": "FULL", "DELETE": "EXTRA"}
"""With a journal that is removed at each commit, only the last makes sure that it stays removed."""
_JOURNAL_AT, _IN_WAL = 18, b"\2"
"""Where in the header stands how a file is written, and the byte for WAL."""
_JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")
"""How a journal begins that holds what was there before a commit."""


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


def connect(file: Path, access: Access = Access.WRITE, medium: Medium | None = None) -> Engine:
    """An engine whose every connection has the pragmas a logbook needs; `medium` where that is known."""
    journal = _journal(file, medium) if access is Access.WRITE else ""
    query = {"mode": "rw"} if access is not Access.STILL else _still(file)
    engine = statements.engine(file.resolve().as_uri(), {**query, "uri": "true"})

    @event.listens_for(engine, "connect")
    def prepare(dbapi: Any, record: Any) -> None:
        dbapi.isolation_level = None  # SQLAlchemy's "begin" below starts transactions, not the driver
        if access is Access.STILL:
            dbapi.execute("PRAGMA locking_mode = EXCLUSIVE")  # needs no memory shared through a file
        else:
            record.info["file"] = handles.connected(file)
        for pragma in _PRAGMAS:
            dbapi.execute(pragma)
        dbapi.execute(f"PRAGMA synchronous = {_SYNCHRONOUS.get(journal, 'FULL')}")
        dbapi.execute(f"PRAGMA journal_mode = {journal}" if journal else "PRAGMA query_only = ON")

    @event.listens_for(engine, "close")
    def leave(_dbapi: Any, record: Any) -> None:
        if record.info.get("file"):
            handles.disconnected(record.info.pop("file"))

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _journal(file: Path, medium: Medium | None) -> str:
    """How SQLite shall keep what is being written: WAL needs memory that other computers do not see."""
    if (medium or medium_of(file.resolve().parent)) is not Medium.NETWORK:
        return "WAL"
    return "DELETE" if _is_out_of_wal(file) else "WAL"


def _is_out_of_wal(file: Path) -> bool:
    """Takes a file that came from a disk of one machine out of WAL; not while another program reads it."""
    with suppress(OSError):  # which whoever opens it will say
        if handles.read_first(file, 100)[_JOURNAL_AT : _JOURNAL_AT + 1] != _IN_WAL:
            return True
    place = f"{file.resolve().as_uri()}?mode=rw"
    with suppress(sqlite3.Error, OSError), closing(sqlite3.connect(place, uri=True, timeout=1.0)) as opened:
        opened.execute("PRAGMA locking_mode = EXCLUSIVE")  # needs no memory shared through a file
        if opened.execute("PRAGMA journal_mode = DELETE").fetchone()[0] == "delete":
            file.with_name(f"{file.name}-shm").unlink(missing_ok=True)  # of who was cut off
            return True
    return False


def is_cut_off(file: Path) -> bool:
    """Whether a program was ended in the middle of a commit that SQLite has yet to take back."""
    try:
        return handles.read_first(file.with_name(f"{file.name}-journal"), 8) == _JOURNAL_MAGIC
    except OSError:
        return False


def take_back(file: Path) -> None:
    """Has SQLite take back half a commit, where one is in the file: who only reads cannot.

    Raises:
        UserError: The file cannot be written.
        sqlite3.Error: It cannot be read.
    """
    if is_cut_off(file):
        with closing(open_to_copy(file)) as opened:
            opened.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()


def _still(file: Path) -> dict[str, str]:
    """How SQLite reads a file that nobody writes: with commits that wait beside it, and without a lock.

    Raises:
        UserError: Half a commit is in it.
    """
    if is_cut_off(file):
        text = _(
            "{file} was being saved when the program or the machine stopped, and cannot be put right where "
            "nothing can be written: copy its whole folder to another disk, and open it there."
        )
        raise UserError(text.format(file=file))
    waiting = file.with_name(f"{file.name}-wal")
    if waiting.is_file() and waiting.stat().st_size > 0:
        return {"mode": "ro", "vfs": "win32-none" if os.name == "nt" else "unix-none"}
    return {"mode": "ro", "immutable": "1"}


def open_to_copy(file: Path) -> sqlite3.Connection:
    """A connection of SQLite's own driver to a file that may be open elsewhere, or that nobody can write.

    Raises:
        UserError: Half a commit is in it that cannot be taken back.
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


def has_sound_pages(session: "Session") -> bool:
    """Whether SQLite finds its pages fit together; reads all of the file."""
    return bool(session.connection().exec_driver_sql("PRAGMA quick_check(1)").scalar() == "ok")


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
