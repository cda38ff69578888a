"""Disks that are full: files that may not grow, or where a disk can be mounted, a small one."""

import os
import resource
import signal
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

_SIZE_MB = 64
_BALLAST = "ballast"


class SmallDisk(Protocol):
    """A disk whose room can be taken away, and given back."""

    name: str

    def fill(self, left: int) -> None:
        """Leaves so many bytes."""

    def make_room(self) -> None:
        """Leaves many."""

    def need(self, sizes: Iterable[int]) -> int:
        """How many bytes to leave at most to work that leaves files of these sizes."""


class Limit:
    """Files of this process that may not grow beyond a size: a write past it is refused."""

    name = "files that may not grow"

    def __init__(self) -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        self._hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]

    def fill(self, left: int) -> None:
        """No file may be larger than this."""
        resource.setrlimit(resource.RLIMIT_FSIZE, (left, self._hard))

    def make_room(self) -> None:
        """All sizes are allowed again."""
        resource.setrlimit(resource.RLIMIT_FSIZE, (self._hard, self._hard))

    def need(self, sizes: Iterable[int]) -> int:
        """As the largest of them."""
        return max(sizes)


class Mounted:
    """A disk in memory, most of which another file takes."""

    name = "a mounted disk"

    def __init__(self, place: Path) -> None:
        self._place = place

    def fill(self, left: int) -> None:
        """Leaves so many bytes, to the next block."""
        about = os.statvfs(self._place)
        with (self._place / _BALLAST).open("wb") as file:
            os.posix_fallocate(file.fileno(), 0, max(1, about.f_bavail * about.f_frsize - left))

    def make_room(self) -> None:
        """Removes what takes the room."""
        (self._place / _BALLAST).unlink(missing_ok=True)

    def need(self, sizes: Iterable[int]) -> int:
        """As all of them."""
        return sum(sizes)


@contextmanager
def mounted(place: Path) -> Iterator[bool]:
    """A small disk in a new folder for as long as the block lasts; false where none may be mounted."""
    place.mkdir()
    size = f"size={_SIZE_MB}m"
    command = ["mount", "-t", "tmpfs", "-o", size, "tmpfs", str(place)]
    is_there = hasattr(os, "geteuid") and os.geteuid() == 0
    is_there = is_there and subprocess.run(command, check=False, capture_output=True).returncode == 0
    try:
        yield is_there
    finally:
        if is_there:
            subprocess.run(["umount", str(place)], check=True)
