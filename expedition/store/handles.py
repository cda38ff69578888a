"""Reading bytes of a file that SQLite may have open in this very process.

On systems with POSIX locks, closing any handle of a file ends all locks this process has on it, SQLite's too:
another program would then take itself for the only one, and take the journal away from under ours. Handles
of such files are therefore kept until the last connection is closed.
"""

import os
import threading
from collections import Counter
from pathlib import Path

_File = tuple[int, int]
_turn = threading.Lock()
_connections: Counter[_File] = Counter()
_kept: dict[_File, list[int]] = {}


def open_to_read(file: Path) -> int:
    """A handle of a file, to be given to `close`.

    Raises:
        OSError: It cannot be read.
    """
    return os.open(file, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0))


def read_first(file: Path, count: int) -> bytes:
    """The first bytes of a file.

    Raises:
        OSError: It cannot be read.
    """
    handle = open_to_read(file)
    try:
        return os.read(handle, count)
    finally:
        close(handle)


def close(handle: int) -> None:
    """Closes a handle as soon as that harms nobody."""
    with _turn:
        known = _identity(os.fstat(handle))
        if _connections[known]:
            _kept.setdefault(known, []).append(handle)
        else:
            os.close(handle)


def connected(file: Path) -> _File | None:
    """Notes that SQLite has opened a file here; what is given back ends it."""
    with _turn:
        try:
            known = _identity(file.stat())
        except OSError:  # taken away just now
            return None
        _connections[known] += 1
        return known


def disconnected(known: _File) -> None:
    """Notes that SQLite has closed a file here."""
    with _turn:
        _connections[known] -= 1
        if not _connections[known]:
            del _connections[known]
            for handle in _kept.pop(known, ()):
                os.close(handle)


def _identity(found: os.stat_result) -> _File:
    return found.st_dev, found.st_ino
