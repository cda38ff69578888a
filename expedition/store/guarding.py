"""What stands between a write and a file that is not ours alone any more, or not the one that lies there."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlalchemy import Engine, PoolProxiedConnection
from sqlalchemy.exc import DatabaseError

from expedition.errors import UserError
from expedition.store.locks import HeldError, Lock
from expedition.store.watching import Outside, Watch
from expedition.text import _


class Guard:
    """Watches the file of an open logbook, and the lock of one that is written here.

    `outside` says what was last found, `held_by` who else writes it, if anybody does.
    """

    def __init__(
        self, file: Path, engine: Engine | None = None, lock: Lock | None = None, held_by: str = ""
    ) -> None:
        self.outside = Outside.NOTHING
        self.held_by = held_by
        self._file, self._lock = file, lock
        self._turn = threading.RLock()
        self._has_news = self._is_overtaken = False
        self._watch: Watch | None = None
        if lock is not None:
            lock.note()
        # Held for as long as the logbook is open: nobody else is then the last one to close the file.
        self._kept: PoolProxiedConnection | None = None
        with suppress(DatabaseError, sqlite3.Error, UnicodeDecodeError, OSError):
            if engine is not None:
                self._kept = engine.raw_connection()
                self._watch = Watch(file, self._kept.driver_connection)

    def renewed(self, file: Path, engine: Engine) -> "Guard":
        """One of the same file opened anew, with the same lock."""
        return Guard(file, engine, self._lock, self.held_by)

    @property
    def aside(self) -> Path | None:
        """The journal of another file that lay beside this one, where it was put."""
        return self._lock.aside if self._lock is not None else None

    @property
    def keeps_out(self) -> bool:
        """Whether other programs can be kept from writing meanwhile."""
        return self._lock is None or self._lock.keeps_out

    @property
    def is_lost(self) -> bool:
        """Whether the file was taken away from under what is open here."""
        return self.outside.is_lost

    @property
    def has_news(self) -> bool:
        """Whether something was done from outside that nobody has looked at."""
        return self._has_news or self.is_lost

    @property
    def may_write(self) -> bool:
        """Whether what is written would be found again."""
        return not self.held_by and not self.outside.is_lost

    @property
    def place(self) -> Path | None:
        """Where the file that is open here lies now, as far as the system tells."""
        return self._watch.place if self._watch else self._file

    @property
    def connection(self) -> sqlite3.Connection | None:
        """The connection that is held, of SQLite's own driver."""
        return self._kept.driver_connection if self._kept else None

    def look(self) -> Outside:
        """What was done from outside since the last look; waits for no write that is under way."""
        if not self._turn.acquire(blocking=False):
            return self.outside
        try:
            found = self._found()
            if self._has_news:
                self._has_news = self._is_overtaken = False
                return Outside.WRITTEN if not found.is_lost else found
            return found
        finally:
            self._turn.release()

    @contextmanager
    def committing(self) -> Iterator[None]:
        """Around a write; the block ends with its commit.

        Raises:
            UserError: The file is not what it was, or another program writes it; nothing was written, or
                what was cannot be found again.
        """
        with self._turn:
            self.require_place()
            yield
            if self._watch is not None:
                self._watch.settle()
                self.require_place()

    def require(self, *, minds_others: bool = True) -> None:
        """Refuses where a write would get lost or, where one `minds_others`, pass over what others wrote.

        Raises:
            UserError: Why, and what to do.
        """
        self.require_place()
        if self._is_overtaken and minds_others:
            self._is_overtaken = False
            raise UserError(words(Outside.WRITTEN, self._file))

    def require_place(self, *, ours: bool = False) -> None:
        """Refuses where the file is not what it was, or its lock is lost; `ours` while a write is under way.

        Raises:
            UserError: Why, and what to do.
        """
        found = self._found(ours=ours)
        if found.is_lost:
            raise UserError(words(found, self._file))
        if self.held_by:
            raise HeldError(self._file.parent, self.held_by)

    def close(self) -> None:
        """Before the other connections are closed; what lies there is kept from our journal."""
        self.look()
        if self._kept is not None:
            self._kept.close()
            self._kept = None

    def end(self) -> None:
        """After the last connection is closed."""
        if self._watch is not None:
            self._watch.end()
            self._watch = None

    def release(self) -> None:
        """Lets others write."""
        if self._lock is not None:
            self._lock.release()

    def _found(self, *, ours: bool = False) -> Outside:
        before = self.outside
        self.outside = self._watch.look(ours=ours) if self._watch else Outside.NOTHING
        if self.outside is Outside.WRITTEN:
            self._has_news = self._is_overtaken = True
        if self.outside.is_lost and not before.is_lost and self._watch is not None:
            with suppress(sqlite3.Error):
                self._watch.part()
        elif self._lock is not None and not self.held_by:
            self._keep_lock(self._lock)
        return self.outside

    def _keep_lock(self, lock: Lock) -> None:
        try:
            lock.renew()
        except HeldError as error:
            self.held_by = error.by
        except OSError:
            self.outside = Outside.GONE


def words(found: Outside, file: Path) -> str:
    """What was done from outside, and what to do, in a sentence; empty where nothing was."""
    said = {
        Outside.WRITTEN: _(
            "Another program has changed this logbook meanwhile: look again, then do it once more."
        ),
        Outside.JOURNAL: _(
            "What belongs to {file} was taken away while it was open: open the logbook again to go on."
        ),
        Outside.GONE: _("{file} was moved or removed while it was open: nothing is saved in it any more."),
        Outside.REPLACED: _(
            "Another file has been put in the place of {file} while it was open: nothing is saved in it."
        ),
    }
    said[Outside.OVERWRITTEN] = said[Outside.REPLACED]
    return said.get(found, "").format(file=file)
