"""Opening a logbook's file: for writing with the lock, to read beside another program, or as it lies."""

import os
from dataclasses import replace
from pathlib import Path

from sqlalchemy import Engine

from expedition.errors import UserError
from expedition.record_classes import dataclass
from expedition.store import database, locks, plainly, schema
from expedition.store.database import Access
from expedition.store.guarding import Guard
from expedition.store.locks import HeldError, Lock, Program
from expedition.store.media import Medium, medium_of
from expedition.text import _


@dataclass(frozen=True, slots=True)
class Opened:
    """An open file; `read_only` where it cannot be written, whoever holds it; `why` if that needs telling."""

    engine: Engine
    guard: Guard
    read_only: bool = False
    why: str = ""
    is_on_network: bool = False


def open_for_writing(
    folder: Path, program: Program = Program.COMMAND_LINE, medium: Medium | None = None
) -> Opened:
    """Opens a logbook's file, updating an older one first; one that cannot be written opens for reading.

    `medium` is what the folder lies on, where that is known already.

    Raises:
        UserError: There is none, it is no logbook of ours, or it was written by a newer version.
    """
    require_folder(folder)
    database.require_ours(folder / database.FILE_NAME)
    if not is_writable(folder):
        return _open_still(folder)
    try:
        lock = locks.take(folder, program)
    except HeldError as error:
        return open_beside(folder, error.by)
    except OSError:  # no room for its file, or no right to make one
        return _open_still(folder)
    try:
        return _open_locked(folder, lock, medium or medium_of(folder))
    except BaseException:
        lock.release()
        raise


def open_beside(folder: Path, held_by: str = "") -> Opened:
    """Opens a logbook's file only to read it, while another program, or the window, may write it.

    Raises:
        UserError: There is none, or it is of another version.
    """
    file = folder / database.FILE_NAME
    require_folder(folder)
    locks.part(folder)
    if database.require_ours(file).user_version != database.SCHEMA_VERSION:
        if held_by:
            text = _("{folder} is from an older version and in use by {program}: close that first.")
            raise UserError(text.format(folder=folder, program=held_by))
        raise UserError(_("{folder} is from another version: open it first.").format(folder=folder))
    if is_writable(folder):
        engine = database.connect(file, Access.BESIDE)
        if database.has_room(engine):
            return Opened(engine, Guard(file, _sound(engine, file), held_by=held_by), read_only=True)
        engine.dispose()
    return _open_still(folder)


def _open_locked(folder: Path, lock: Lock, medium: Medium) -> Opened:
    file, is_on_network = folder / database.FILE_NAME, medium is Medium.NETWORK
    if is_on_network and not lock.knows_parts:
        lock.release()
        return replace(_open_still(folder), why=_without_locks(), is_on_network=True)
    if database.require_ours(file).user_version < database.SCHEMA_VERSION:
        with plainly.updating(file):
            schema.migrate(file, folder / "backups", medium)
    engine = database.connect(file, medium=medium)
    if not database.has_room(engine):
        engine.dispose()
        lock.release()
        return _open_still(folder)
    return Opened(engine, Guard(file, _sound(engine, file), lock), is_on_network=is_on_network)


def _without_locks() -> str:
    return _(
        "Read only: this network drive cannot keep two computers from writing at once, which would destroy "
        "the logbook. Copy its folder to this computer to go on."
    )


def _open_still(folder: Path) -> Opened:
    """Of what nobody can write: nothing is laid beside it."""
    file = folder / database.FILE_NAME
    if database.require_ours(file).user_version < database.SCHEMA_VERSION:
        text = _(
            "{folder} is from an older version and read-only or on a full disk: make room, "
            "or copy it to another disk first."
        )
        raise UserError(text.format(folder=folder))
    engine = database.connect(file, Access.STILL)
    return Opened(_sound(engine, file), Guard(file), read_only=True)


def require_folder(folder: Path) -> None:
    """Raises a `UserError` where no folder lies; what is in it is asked later."""
    if not folder.is_dir():
        raise UserError(
            _("{folder} is not there, or is no folder: choose one that holds a logbook.").format(
                folder=folder
            )
        )


def is_writable(folder: Path) -> bool:
    """Whether a logbook can be written: SQLite needs its folder as well as its file."""
    return os.access(folder, os.W_OK) and os.access(folder / database.FILE_NAME, os.W_OK)


def _sound(engine: Engine, file: Path) -> Engine:
    """The engine, if its file still has our tables.

    Raises:
        DamagedError: It has not.
    """
    try:
        with plainly.reading(file), engine.connect() as connection:
            schema.require_tables(connection, file)
    except BaseException:
        engine.dispose()
        raise
    return engine
