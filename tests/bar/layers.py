"""A layer below SQLite, put into the very library that Python uses: it tells of writes and passes them on.

The layer is a copy of SQLite's own layer to the system, in which a few functions are ours.
"""

import _sqlite3
import ctypes
from ctypes import POINTER, Structure, c_char_p, c_int, c_int64, c_void_p
from pathlib import Path
from typing import Any, Protocol

from tests.bar.disks import Kind

_JOURNALS = 0x800 | 0x4000 | 0x80000
"""SQLite syncs the folder with the first sync of a journal that it made."""

_OPEN = ctypes.CFUNCTYPE(c_int, c_void_p, c_void_p, c_void_p, c_int, POINTER(c_int))
_DELETE = ctypes.CFUNCTYPE(c_int, c_void_p, c_char_p, c_int)
_CLOSE = ctypes.CFUNCTYPE(c_int, c_void_p)
_WRITE = ctypes.CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, c_int64)
_TRUNCATE = ctypes.CFUNCTYPE(c_int, c_void_p, c_int64)
_SYNC = ctypes.CFUNCTYPE(c_int, c_void_p, c_int)


class Listener(Protocol):
    """Who is told."""

    def note(self, kind: Kind, path: Path, offset: int = 0, data: bytes = b"") -> None:
        """Hears of a deed that is done."""


class _System(Structure):
    """`sqlite3_vfs`, as far as all versions have it in common."""

    _fields_ = (
        ("version", c_int),
        ("file_size", c_int),
        ("longest_name", c_int),
        ("next", c_void_p),
        ("name", c_char_p),
        ("data", c_void_p),
        ("open", _OPEN),
        ("delete", _DELETE),
        ("others", c_void_p * 14),
    )


class _Calls(Structure):
    """`sqlite3_io_methods` of version 3."""

    _fields_ = (
        ("version", c_int),
        ("close", _CLOSE),
        ("read", c_void_p),
        ("write", _WRITE),
        ("truncate", _TRUNCATE),
        ("sync", _SYNC),
        ("others", c_void_p * 13),
    )


class Layer:
    """From when it is made, every file that SQLite opens is looked at; it must live as long."""

    def __init__(self, listener: Listener) -> None:
        self._listener = listener
        # Where SQLite is part of Python itself there is no library to name.
        self._sqlite = ctypes.CDLL(getattr(_sqlite3, "__file__", None))
        find = self._sqlite.sqlite3_vfs_find
        find.restype, find.argtypes = c_void_p, (c_char_p,)
        self._below_at: int = find(None)
        self._below = _System.from_address(self._below_at)
        self._files: dict[int, tuple[Path, _Calls]] = {}
        self._unsynced: set[Path] = set()
        self._calls: dict[int, _Calls] = {}
        self._system = _System.from_buffer_copy(self._below)
        self._system.name = b"told"
        self._system.open, self._system.delete = _OPEN(self._open), _DELETE(self._delete)
        register = self._sqlite.sqlite3_vfs_register
        register.argtypes = (c_void_p, c_int)
        assert register(ctypes.addressof(self._system), 1) == 0

    def _open(self, _system: int, name: int | None, file: int, flags: int, given: Any) -> int:
        # The name is passed on where it lies: SQLite's own layer looks there until it is closed.
        path = Path(ctypes.string_at(name).decode()) if name else None
        is_new = path is not None and not path.exists()
        code = self._below.open(self._below_at, name, file, flags, given)
        methods = c_void_p.from_address(file)
        if code or path is None or not methods.value:
            return int(code)
        below = methods.value
        if below not in self._calls:
            self._calls[below] = self._with_ours(_Calls.from_address(below))
        self._files[file] = path, _Calls.from_address(below)
        methods.value = ctypes.addressof(self._calls[below])
        if is_new and path.exists():
            self._listener.note("make", path)
            if flags & _JOURNALS:
                self._unsynced.add(path)
        return 0

    def _with_ours(self, below: _Calls) -> _Calls:
        calls = _Calls.from_buffer_copy(below)
        calls.close, calls.write = _CLOSE(self._close), _WRITE(self._write)
        calls.truncate, calls.sync = _TRUNCATE(self._truncate), _SYNC(self._synced)
        return calls

    def _close(self, file: int) -> int:
        _path, below = self._files.pop(file)
        return int(below.close(file))

    def _write(self, file: int, data: int, size: int, offset: int) -> int:
        path, below = self._files[file]
        code = below.write(file, data, size, offset)
        if code == 0:
            self._listener.note("write", path, offset, ctypes.string_at(data, size))
        return int(code)

    def _truncate(self, file: int, size: int) -> int:
        path, below = self._files[file]
        code = below.truncate(file, size)
        if code == 0:
            self._listener.note("cut", path, size)
        return int(code)

    def _synced(self, file: int, flags: int) -> int:
        path, below = self._files[file]
        code = below.sync(file, flags)
        if code == 0:
            self._listener.note("sync", path)
            if path in self._unsynced:
                self._unsynced.remove(path)
                self._listener.note("sync folder", path.parent)
        return int(code)

    def _delete(self, _system: int, name: bytes, syncs_folder: int) -> int:
        path = Path(name.decode())
        was_there = path.exists()
        code = self._below.delete(self._below_at, name, syncs_folder)
        if code == 0 and was_there:
            self._listener.note("remove", path)
            if syncs_folder & 1:
                self._listener.note("sync folder", path.parent)
        return int(code)
