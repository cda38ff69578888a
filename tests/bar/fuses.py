"""Ends a process as `kill -9` does, right at one of the things it does to a folder's files."""

import os
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from tests.bar.disks import Kind
from tests.bar.layers import Layer
from tests.bar.victims import Tell, Victim, victim

_REPORTED = ("os.rename", "os.remove", "os.rmdir", "os.mkdir", "open")
_QUIET = ("fsync", "copy_file_range")
"""What the system does for Python without a report, of files whose names are not known."""

Work = Callable[[Tell], object]


class Fuse:
    """Counts what is done below a folder: every write of SQLite, and what Python is about to do.

    One is enough for a process and the copies of it.
    """

    def __init__(self, root: Path) -> None:
        self.count = 0
        self._root, self._end = str(root.resolve()), 0
        self._layer = Layer(self)
        sys.addaudithook(self._hear)
        for name in _QUIET:
            setattr(os, name, self._counted(getattr(os, name)))

    def light(self, end: int) -> None:
        """From now on this process ends at so many deeds; with 0 they are only counted."""
        self.count, self._end = 0, end

    def note(self, _kind: Kind, path: Path, _offset: int = 0, _data: bytes = b"") -> None:
        """Hears of a deed of SQLite that is done."""
        self._count(str(path))

    def _counted(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*args: Any, **kwargs: Any) -> Any:
            self._count(self._root)
            return call(*args, **kwargs)

        return counted

    def _hear(self, event: str, args: tuple[Any, ...]) -> None:
        if event in _REPORTED and isinstance(args[0], (str, os.PathLike)):
            self._count(os.fspath(args[0]))

    def _count(self, place: str) -> None:
        if place.startswith(self._root):
            self.count += 1
            if self.count == self._end:
                os.kill(os.getpid(), signal.SIGKILL)


@dataclass(frozen=True, slots=True)
class Span:
    """How much some work does, and how long it takes, in seconds."""

    deeds: int
    seconds: float

    def times(self, factor: int) -> "Span":
        """So often as long."""
        return Span(self.deeds * factor, self.seconds * factor)


class Killer:
    """Kills copies of this process while they work: at a deed of theirs, or after a time, in turn."""

    def __init__(self, root: Path, random: Random) -> None:
        self._fuse, self._random = Fuse(root), random
        self._turn = 0

    def span(self, work: Work) -> Span:
        """Lets a copy do some work to its end."""

        def measured(tell: Tell) -> None:
            self._fuse.light(0)
            start = time.monotonic()
            work(tell)
            tell(f"{self._fuse.count} {time.monotonic() - start}")

        one = victim(measured)
        one.wait()
        deeds, seconds = one.told[-1].split()
        return Span(int(deeds), float(seconds))

    def killed(self, work: Work, span: Span) -> list[str]:
        """Kills a copy at its work; what it told."""
        self._turn += 1
        return self.at_deed(work, span) if self._turn % 2 else self.after_time(work, span)

    def at_deed(self, work: Work, span: Span) -> list[str]:
        """Kills a copy at one of the deeds that the work takes."""
        end = self._random.randint(1, max(1, span.deeds))

        def working(tell: Tell) -> None:
            self._fuse.light(end)
            work(tell)

        one = victim(working)
        one.wait()
        return one.told

    def after_time(self, work: Work, span: Span) -> list[str]:
        """Kills a copy within the time that the work takes."""

        def working(tell: Tell) -> None:
            tell("begun")
            work(tell)

        one: Victim = victim(working)
        one.wait_for(1)
        time.sleep(self._random.uniform(0, span.seconds))
        one.kill()
        return one.told[1:]
