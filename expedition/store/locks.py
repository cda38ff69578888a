"""One writer at a time: a lock of the operating system on a file of its own in the logbook's folder.

The lock ends with the program that holds it, however that ends; a file that is only left behind keeps
nobody out. What is written in the file is for reading only: who holds the lock, and since when.
"""

import errno
import json
import os
import platform
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Final
from weakref import WeakSet

from expedition import units
from expedition.errors import UserError
from expedition.record_classes import dataclass
from expedition.store import pairs
from expedition.text import _
from expedition.writing import why

FILE_NAME = "logbook.lock"
_BUSY = frozenset({errno.EAGAIN, errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK})
_NONE_TO_GIVE = frozenset({errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOTSUP, errno.ENOSYS})
_NAMELESS_S = 0.05
"""So long whoever just took the lock may need to write who it is."""
_TURNS = 20
_FAR = 1 << 30
"""Windows locks bytes so that nobody can read them: one is locked where nothing is written."""


class Program(StrEnum):
    """What of this program holds a lock."""

    WINDOW = "window"
    COMMAND_LINE = "command line"


class HeldError(UserError):
    """Another program writes this logbook; `by` says which, as the end of a sentence."""

    def __init__(self, folder: Path, by: str) -> None:
        super().__init__(
            _("{folder} is in use by {program}: close that first, then try again.").format(
                folder=folder, program=by
            )
        )
        self.by = by


@dataclass(frozen=True, slots=True)
class _Holder:
    """Who holds a lock."""

    program: Program
    computer: str
    since_utc: datetime


class Lock:
    """The right to write one logbook.

    `keeps_out` is false where the file system knows no locks, `knows_parts` where it knows none of parts of a
    file, which SQLite needs. `aside` is the journal of another file that was found beside the logbook's.
    """

    def __init__(
        self, file: Path, program: Program, handle: int, *, keeps_out: bool, knows_parts: bool = True
    ) -> None:
        self.aside: Path | None = None
        self.keeps_out: Final = keeps_out
        self.knows_parts: Final = knows_parts
        self._file, self._program, self._handle = file, program, handle
        _held.add(self)

    @property
    def is_held(self) -> bool:
        """Whether it still is the lock that others would find."""
        return self._handle >= 0 and _is_in_place(self._handle, self._file)

    def note(self) -> None:
        """Notes which file is open, so that a journal left behind is not taken for another's."""
        with suppress(OSError):
            found = pairs.noted(self._handle, self._file.parent)
            facts = _facts(self._file)
            _put(self._handle, {**facts, pairs.KEY: found})
            os.fsync(self._handle)

    def renew(self) -> None:
        """Takes the lock anew where its file was removed.

        Raises:
            HeldError: Another program took it meanwhile.
            OSError: The file cannot be made.
        """
        if self._handle >= 0 and not self.is_held:
            again = take(self._file.parent, self._program)
            self.forget()
            self._handle, again._handle = again._handle, -1

    def release(self) -> None:
        """Lets others write; once is enough."""
        if self._handle < 0:
            return
        if os.name != "nt" and self.is_held:
            with suppress(OSError):
                self._file.unlink()
        self.forget()
        if os.name == "nt":
            with suppress(OSError):
                self._file.unlink()

    def forget(self) -> None:
        """Closes this process's handle; a copy of the process that made it keeps nobody out."""
        handle, self._handle = self._handle, -1
        with suppress(OSError):
            os.close(handle)


_held: "WeakSet[Lock]" = WeakSet()


def _forget_all() -> None:
    """A copy of a process would keep its locks when the process itself is gone."""
    for lock in tuple(_held):
        lock.forget()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget_all)


def take(folder: Path, program: Program = Program.COMMAND_LINE) -> Lock:
    """Takes the lock of a logbook.

    Raises:
        HeldError: Another program has it.
        OSError: Its file cannot be made.
    """
    file = folder / FILE_NAME
    for _turn in range(_TURNS):
        handle = _opened(file)
        try:
            keeps_out = _locked(handle)
        except BlockingIOError:
            os.close(handle)
            raise HeldError(folder, holder(folder)) from None
        except OSError:
            os.close(handle)
            raise
        # Whoever let it go may have taken the file away after it was opened here.
        if _is_in_place(handle, file):
            aside = pairs.put_aside(folder) if pairs.is_parted(_facts(file), file) else None
            _write(handle, _Holder(program, platform.node(), datetime.now(UTC)))
            lock = Lock(file, program, handle, keeps_out=keeps_out, knows_parts=_knows_parts(handle))
            lock.aside = aside
            return lock
        os.close(handle)
    raise HeldError(folder, holder(folder))


@contextmanager
def held(folder: Path, program: Program = Program.COMMAND_LINE) -> Iterator[None]:
    """The lock of a logbook for as long as the block lasts.

    Raises:
        UserError: Another program has it, or its file cannot be made.
    """
    try:
        lock = take(folder, program)
    except OSError as error:
        text = _("{folder} cannot be written: {why}. Make room, or copy it elsewhere.")
        raise UserError(text.format(folder=folder, why=why(error))) from error
    try:
        yield
    finally:
        lock.release()


def part(folder: Path) -> None:
    """Before a logbook is read that nobody writes: a journal of another file goes from beside its own."""
    if pairs.is_parted(_facts(folder / FILE_NAME), folder / FILE_NAME):
        with suppress(HeldError, OSError):
            take(folder).release()


def is_free(folder: Path) -> bool:
    """Whether nobody has the lock of a logbook just now."""
    file = folder / FILE_NAME
    if not file.exists():
        return True
    try:
        handle = _opened(file)
    except OSError:
        return False
    try:
        _locked(handle)
    except BlockingIOError:
        return False
    else:
        return True
    finally:
        os.close(handle)


def holder(folder: Path) -> str:
    """Who holds a lock that is held, as the end of a sentence."""
    found = _read(folder / FILE_NAME)
    if found is None:
        time.sleep(_NAMELESS_S)
        found = _read(folder / FILE_NAME)
    if found is None:
        return _("another program")
    here = found.computer == platform.node()
    since = found.since_utc.astimezone()
    is_today = since.date() == datetime.now().astimezone().date()
    when = f"{since:%H:%M}" if is_today else f"{units.day_month(since.date())}, {since:%H:%M}"
    frames = {
        (Program.WINDOW, True): _("a window on this computer (since {when})"),
        (Program.WINDOW, False): _("a window on the computer {computer} (since {when})"),
        (Program.COMMAND_LINE, True): _("the command line on this computer (since {when})"),
        (Program.COMMAND_LINE, False): _("the command line on the computer {computer} (since {when})"),
    }
    return frames[found.program, here].format(computer=found.computer, when=when)


def _opened(file: Path) -> int:
    try:
        return os.open(file, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o666)
    except PermissionError:
        # Left behind by another user of the same folder: its lock can be had, its words stay.
        return os.open(file, os.O_RDONLY | getattr(os, "O_BINARY", 0))


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        os.lseek(handle, _FAR, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

    def _lock_part(_handle: int) -> None:
        """Windows has no other kind."""
else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _lock_part(handle: int) -> None:
        fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, _FAR)
        fcntl.lockf(handle, fcntl.LOCK_UN, 1, _FAR)


def _locked(handle: int) -> bool:
    """Whether the lock was taken; false where the file system has none to give.

    Raises:
        BlockingIOError: Another program has it.
    """
    try:
        _lock(handle)
    except OSError as error:
        if error.errno in _BUSY:
            raise BlockingIOError from error
        return False
    return True


def _knows_parts(handle: int) -> bool:
    """Whether the file system has the locks that SQLite takes, on parts of a file; tried on ours."""
    try:
        _lock_part(handle)
    except OSError as error:
        return error.errno not in _NONE_TO_GIVE
    return True


def _is_in_place(handle: int, file: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), file.stat())
    except OSError:
        return False


def _write(handle: int, one: _Holder) -> None:
    """A full disk or a foreign file leaves the lock without a name."""
    facts = {
        "program": one.program,
        "computer": one.computer,
        "since": one.since_utc.isoformat("T", "seconds"),
    }
    with suppress(OSError):
        _put(handle, facts)


def _put(handle: int, facts: Mapping[str, object]) -> None:
    os.ftruncate(handle, 0)
    os.lseek(handle, 0, os.SEEK_SET)
    os.write(handle, json.dumps(facts, ensure_ascii=False).encode())


def _facts(file: Path) -> dict[str, object]:
    """What is written in a lock's file, as far as it can be read."""
    try:
        found = json.loads(file.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _read(file: Path) -> _Holder | None:
    facts = _facts(file)
    try:
        since = datetime.fromisoformat(str(facts["since"]))
        return _Holder(Program(str(facts["program"])), str(facts["computer"]), since.astimezone(UTC))
    except (ValueError, KeyError):
        return None
