"""Whether the file that is open still is the one that lies there, as synchronised folders do not promise."""

import hashlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import Any

from expedition.store import handles
from expedition.writing import settle

_PAGE = 4096
_HEADER = 100
_OWNER_AT, _VERSION_AT = 68, 60
"""Where in the header of a file stands whose it is, and of which version."""
_MOST_PAGES = 512
"""So many pages, spread over the file, tell a file that was only touched from one written anew."""
JOURNALS = ("-wal", "-shm")
_BACKFILL = 96
"""Where in the shared memory of a journal its count of frames stands that are in the file already."""


class Outside(StrEnum):
    """What was done to an open logbook from outside."""

    NOTHING = "nothing"
    WRITTEN = "written"
    """Another program of SQLite's wrote in it, as it should."""
    JOURNAL = "journal"
    """What SQLite keeps beside the file was taken away; the file itself is ours."""
    GONE = "gone"
    REPLACED = "replaced"
    """Another file lies there."""
    OVERWRITTEN = "overwritten"
    """Something else was written into our file."""

    @property
    def is_lost(self) -> bool:
        """Whether what is saved here would no longer be found there."""
        return self not in (Outside.NOTHING, Outside.WRITTEN)


class Watch:
    """Knows a file by what the system says of it, and compares; `connection` is of SQLite's own driver.

    A look costs a few calls of the system and no read. For the program that holds the logbook's lock.
    """

    def __init__(self, file: Path, connection: Any) -> None:
        self._file, self._connection = file, connection
        # Reading makes SQLite lay its journals beside the file.
        connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()
        self._handle = _opened(file)
        self._is_in_wal = connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
        self._kind = self._of_what_kind()
        shared = _beside(file, "-shm")
        self._shared = _opened(shared) if shared.exists() else -1
        self._journals = {end: _identity(_beside(file, end)) for end in JOURNALS}
        self._version, self._settled = 0, b""
        self._was_written = False
        self._touched, self._telling, self._marks = (-1, -1), 0, b""
        self.settle()

    def look(self, *, ours: bool = False) -> Outside:
        """What has become of the file since the last time; `WRITTEN` is told once."""
        found = self.check(ours=ours)
        self._was_written = False
        return found

    def check(self, *, ours: bool = False) -> Outside:
        """As `look`, and tells again the next time what was written by others; `ours` while we are writing.

        A large write of ours begins the journal anew, which SQLite tells other connections as a commit.
        """
        try:
            there = self._file.stat()
        except OSError:
            return Outside.GONE
        if not os.path.samestat(there, os.fstat(self._handle)):
            return Outside.REPLACED
        if any(_identity(_beside(self._file, end)) != known for end, known in self._journals.items()):
            return Outside.JOURNAL
        try:
            is_other = self._is_other_now(ours=ours)
        except sqlite3.OperationalError:  # locked by a commit that is under way
            is_other = False
        except sqlite3.DatabaseError:
            is_other = True
        if is_other:
            return Outside.OVERWRITTEN
        return Outside.WRITTEN if self._was_written else Outside.NOTHING

    def _is_other_now(self, *, ours: bool) -> bool:
        """Whether something that SQLite did not write is in the file; notes what others wrote by it."""
        if self._written() != self._version:
            if not self._is_in_wal and self._of_what_kind() != self._kind:
                return True
            self.settle()
            self._was_written |= not ours
        elif self._change() != self._touched:
            if self._checkpointed() != self._settled:
                self.settle()
            # Without WAL a large write of ours goes into the file before its commit.
            elif self._is_in_wal or not ours:
                return self._is_other()
        return False

    def settle(self) -> None:
        """Takes the file as it is for what it shall be: right after our own writes."""
        self._version, self._settled = self._written(), self._checkpointed()
        if self._change() != self._touched:
            self._touched, self._telling = self._change(), self._counting_page()
            self._marks = self._content()

    @property
    def place(self) -> Path | None:
        """Where the file lies now, if the system tells; None where it was removed."""
        if os.fstat(self._handle).st_nlink == 0:
            return None
        with suppress(OSError):
            found = Path(f"/proc/self/fd/{self._handle}").readlink()
            if found.exists() and os.path.samestat(found.stat(), os.fstat(self._handle)):
                return found
        return None

    def part(self) -> None:
        """Once the file is lost: what lies there now is kept from our journal, and our own file made whole.

        SQLite leaves a file alone that is not the one it opened, so one of the same content is put there.
        """
        found = self.check()
        if found is Outside.OVERWRITTEN:
            self._put_copy()
        else:
            self._connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
        if found is not Outside.JOURNAL:
            self._clear()

    def end(self) -> None:
        """After the last connection is closed: nothing of ours stays beside another file."""
        if _identity(self._file) != _identity_of(os.fstat(self._handle)):
            self._clear()
        handles.close(self._handle)
        if self._shared >= 0:
            os.close(self._shared)

    def _clear(self) -> None:
        for end, known in self._journals.items():
            journal = _beside(self._file, end)
            if known is not None and _identity(journal) == known:
                with suppress(OSError):
                    journal.unlink()

    def _put_copy(self) -> None:
        copy = self._file.with_name(f"{self._file.name}.kept")
        with suppress(OSError):
            with copy.open("wb") as stream:
                stream.writelines(self._parts())
            settle(copy)
            copy.replace(self._file)

    def _written(self) -> int:
        """Rises when another connection commits."""
        return int(self._connection.execute("PRAGMA data_version").fetchone()[0])

    def _counting_page(self) -> int:
        """The page where SQLite counts the ids it has given: every step of ours changes it."""
        where = "SELECT rootpage FROM sqlite_master WHERE name = 'sqlite_sequence'"
        found = self._connection.execute(where).fetchone()
        return int(found[0]) if found else 1

    def _of_what_kind(self) -> tuple[bytes, bytes]:
        """Whose the file is and of which version, as its header says; not what is still in a journal."""
        head = _read(self._handle, 0, _HEADER)
        return head[_OWNER_AT : _OWNER_AT + 4], head[_VERSION_AT : _VERSION_AT + 4]

    def _checkpointed(self) -> bytes:
        """How much of the journal SQLite has written into the file, as programs tell each other."""
        return _read(self._shared, _BACKFILL, 4) if self._shared >= 0 else b""

    def _change(self) -> tuple[int, int]:
        there = os.fstat(self._handle)
        return there.st_size, there.st_mtime_ns

    def _is_other(self) -> bool:
        """Whether a file that was written holds something else; one only touched is known as it is now."""
        content = self._content()
        if content != self._marks:
            return True
        self._touched = self._change()
        return False

    def _content(self) -> bytes:
        """A checksum of size and pages, all or as many as can be read at once and the one that tells most."""
        size = os.fstat(self._handle).st_size
        pages = -(-size // _PAGE)
        step = max(1, -(-pages // _MOST_PAGES))
        summed = hashlib.blake2b(str(size).encode(), digest_size=16)
        for number in (*range(0, pages, step), self._telling - 1):
            summed.update(_read(self._handle, number * _PAGE, _PAGE))
        return summed.digest()

    def _parts(self) -> Iterator[bytes]:
        start = 0
        while part := _read(self._handle, start, 1 << 20):
            yield part
            start += len(part)


def _opened(file: Path) -> int:
    return os.open(file, os.O_RDONLY | getattr(os, "O_BINARY", 0))


def _read(handle: int, start: int, count: int) -> bytes:
    """Bytes from a place in a file; Windows knows no `pread`."""
    os.lseek(handle, start, os.SEEK_SET)
    return os.read(handle, count)


def _beside(file: Path, end: str) -> Path:
    return file.with_name(f"{file.name}{end}")


def _identity(file: Path) -> tuple[int, int] | None:
    try:
        return _identity_of(file.stat())
    except OSError:
        return None


def _identity_of(found: os.stat_result) -> tuple[int, int]:
    return found.st_dev, found.st_ino
