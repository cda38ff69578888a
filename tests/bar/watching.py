"""What a process opens and calls, by what Python tells of itself; use `Watch` as a context."""

import ctypes
import os
import sys
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

import expedition

_CALLS = ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.bind", "socket.sendto")
_RUNS = ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.startfile")
_OWN = tuple(
    str(Path(place).resolve())
    for place in {*sys.path[1:], sys.prefix, sys.base_prefix, str(Path(expedition.__file__).parents[1])}
    if place and Path(place).is_dir()
)
"""Where the program and its libraries lie, which may be read whenever they like."""
_IN_OPEN = 0x20
_HARMLESS = ("/usr/share/zoneinfo", "/dev/urandom", "/dev/null", "/proc/", "/sys/")


class Watch:
    """Notes files opened outside a folder, programs started and connections begun."""

    def __init__(self, *folders: Path) -> None:
        self._allowed = (*_OWN, *_HARMLESS, *(str(folder.resolve()) for folder in folders))
        self._is_on = False
        self.outside: list[str] = []
        self.calls: list[str] = []
        # A hook cannot be taken away again; it sleeps instead.
        sys.addaudithook(self._hear)

    def __enter__(self) -> Self:
        self._is_on = True
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._is_on = False

    def _hear(self, event: str, arguments: tuple[object, ...]) -> None:
        if not self._is_on:
            return
        if event in _CALLS and not _is_local(arguments):
            self.calls.append(f"{event} {arguments[1:]}")
            self.outside.append(event)
        elif event in _RUNS:
            self.outside.append(event)
        elif event in ("open", "sqlite3.connect"):
            self._open(arguments[0])

    def _open(self, name: object) -> None:
        if isinstance(name, str | bytes | os.PathLike):
            text = os.fsdecode(name)
            place = text.removeprefix("file://").partition("?")[0]
            if place and place != ":memory:" and not os.path.realpath(place).startswith(self._allowed):
                self.outside.append(text)


class Bait:
    """Whether anything at all, of Python or not, opens a file meanwhile; Linux tells."""

    def __init__(self, file: Path) -> None:
        self.is_taken = False
        self._system = ctypes.CDLL(None, use_errno=True)
        self._watch: int = self._system.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)
        self._system.inotify_add_watch(self._watch, os.fsencode(file), _IN_OPEN)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        with suppress(BlockingIOError):
            self.is_taken = bool(os.read(self._watch, 4096))
        os.close(self._watch)


def _is_local(arguments: tuple[object, ...]) -> bool:
    """Whether a socket is one of this machine's own files, as windows and their helpers use."""
    return len(arguments) > 1 and isinstance(arguments[1], str | bytes)
