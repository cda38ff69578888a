"""Notes what this process does to a folder: SQLite's calls by a layer below it, Python's by its own reports.

SQLite's writes, syncs and removals are seen one by one. Of files that Python writes, the content is looked
at whenever it matters: before a sync and before a rename, and whenever something is told.
"""

import os
import sys
import threading
from pathlib import Path
from typing import Any

from tests.bar.disks import Deed, Kind
from tests.bar.layers import Layer


class Notes:
    """What was done below a folder, in order."""

    def __init__(self, root: Path) -> None:
        self.deeds: list[Deed] = []
        self._root = root.resolve()
        self._turn = threading.RLock()
        self._written: dict[Path, bytes] = {}
        self._sync = os.fsync
        self._layer: Layer | None = None

    def tell(self, words: str) -> None:
        """Notes that the traveller was told something."""
        with self._turn:
            for path in list(self._written):
                self._look(path)
            self.deeds.append(Deed("told", words))

    def begin(self) -> None:
        """Begins to note, until this process ends."""
        self._layer = Layer(self)
        sys.addaudithook(self._hear)
        setattr(os, "fsync", self._synced)  # noqa: B010 - to take its place is meant

    def note(
        self, kind: Kind, path: Path, offset: int = 0, data: bytes = b"", to: Path | None = None
    ) -> None:
        """Notes a deed, unless it is elsewhere."""
        if path.is_relative_to(self._root) and not path.name.endswith("-shm"):
            target = str(to.relative_to(self._root)) if to else ""
            with self._turn:
                self.deeds.append(Deed(kind, str(path.relative_to(self._root)), offset, data, target))

    def _hear(self, event: str, args: tuple[Any, ...]) -> None:
        """Reports of Python come before what they tell of."""
        if event == "open":
            self._opened(args[0], args[2])
        elif event == "os.rename":
            path, to = _path(args[0]), _path(args[1])
            self._look(path)
            self.note("rename", path, to=to)
            if path in self._written:
                self._written[to] = self._written.pop(path)
        elif event in ("os.remove", "os.rmdir") and _path(args[0]).exists():
            self._written.pop(_path(args[0]), None)
            self.note("remove", _path(args[0]))
        elif event == "os.mkdir" and _can_be_made(_path(args[0])):
            self.note("make folder", _path(args[0]))

    def _opened(self, name: Any, flags: int) -> None:
        path = _path(name) if isinstance(name, (str, bytes, os.PathLike)) else Path("/nowhere")
        if not path.is_relative_to(self._root) or path.is_dir():  # a folder is named where a name is sought
            return
        if flags & os.O_CREAT and _can_be_made(path):
            self.note("make", path)
            self._written[path] = b""
        elif flags & os.O_TRUNC:
            self.note("cut", path)
            self._written[path] = b""

    def _look(self, path: Path) -> None:
        """Notes the content of a file that Python writes, if it is another than before."""
        with self._turn:
            if path in self._written and path.exists():
                content = path.read_bytes()
                if content != self._written[path]:
                    self._written[path] = content
                    self.note("write", path, 0, content)

    def _synced(self, number: Any) -> None:
        path = Path(f"/proc/self/fd/{number}").readlink()
        self._look(path)
        self._sync(number)
        self.note("sync folder" if path.is_dir() else "sync", path)


def _path(name: Any) -> Path:
    return Path(os.path.realpath(os.fsdecode(name)))


def _can_be_made(path: Path) -> bool:
    return path.parent.is_dir() and not path.exists()
