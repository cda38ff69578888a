"""What SQLite refuses, and what breaks on damaged rows, as one sentence; everything else stays a bug."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DatabaseError, IntegrityError, ProgrammingError

from expedition.errors import BugError, Cancelled, UserError
from expedition.store import rot
from expedition.store.saying import plain
from expedition.text import _


@contextmanager
def reading(file: Path) -> Iterator[None]:
    """While a logbook's file is read.

    Raises:
        DamagedError: What was read is not what was written: whatever it broke, that is why.
        UserError: The file is gone or locked.
    """
    text = _("{file} cannot be read: {why}. Check the logbook, or restore a backup.")
    with _told(file, text):
        yield


@contextmanager
def writing(file: Path) -> Iterator[None]:
    """While a logbook's file is written.

    Raises:
        DamagedError: As `reading`; nothing was changed.
        UserError: The disk is full or the file is locked.
    """
    text = _("The logbook could not be saved: {why}. Nothing was changed.")
    with _told(file, text):
        yield


@contextmanager
def updating(file: Path) -> Iterator[None]:
    """While an older logbook is brought up to date.

    Raises:
        DamagedError: As `reading`; nothing was changed.
        UserError: The disk is full or the file is locked.
    """
    text = _("{file} could not be brought up to date: {why}. It is as it was, of the older version.")
    with _told(file, text):
        yield


@contextmanager
def _told(file: Path, text: str) -> Iterator[None]:
    try:
        yield
    except (UserError, BugError, Cancelled):
        raise
    except Exception as error:
        why = getattr(error, "orig", error)
        # The names in a damaged page may be no text; the search index asks without SQLAlchemy.
        if isinstance(error, UnicodeDecodeError) or rot.is_corrupt(why):
            raise rot.damaged(file, plain(why)) from error
        is_bug = isinstance(error, IntegrityError | ProgrammingError)
        if isinstance(error, DatabaseError | sqlite3.DatabaseError) and not is_bug:
            raise UserError(text.format(file=file, why=plain(why))) from error
        damage = rot.behind(file)
        if damage is None:
            raise
        raise damage from error
