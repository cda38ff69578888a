"""Runs of the program: each leaves a note while it lasts, so that the next one knows how it ended."""

import json
import os
import sys
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import TextIO

from expedition.record_classes import dataclass

_NAME, _DUMP = "session-{pid}.json", "session-{pid}.txt"


@dataclass(frozen=True, slots=True)
class Place:
    """Where the traveller is: logbook, day and view."""

    logbook: str = ""
    day_id: int = 0
    view: str = ""


@dataclass(frozen=True, slots=True)
class CutOff:
    """A run that did not end: where it was, and what was written as it died."""

    place: Place
    dump: str


class Session:
    """This run. Its note is locked while the run lasts: the system lets go of it however that ends."""

    def __init__(self, folder: Path) -> None:
        self._note: TextIO | None = None
        self._file = folder / _NAME.format(pid=os.getpid())
        self._dump_file = folder / _DUMP.format(pid=os.getpid())
        self.dump: TextIO | None = None
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            self._note = self._file.open("w+", encoding="utf-8")
            _lock(self._note)
            self.dump = self._dump_file.open("w", encoding="utf-8")

    def note(self, place: Place) -> None:
        """Remember where the traveller is."""
        if self._note is not None:
            with suppress(OSError):
                self._note.seek(0)
                json.dump(asdict(place), self._note)
                self._note.truncate()
                self._note.flush()

    def end(self) -> None:
        """It ended well, and nothing of it stays."""
        for file, path in ((self._note, self._file), (self.dump, self._dump_file)):
            if file is not None:
                with suppress(OSError):
                    file.close()
                    path.unlink()
        self._note = self.dump = None


def cut_off(folder: Path) -> CutOff | None:
    """The newest run that did not end, if there is one; it is told once."""
    found: list[tuple[float, CutOff]] = []
    for file in sorted(folder.glob(_NAME.format(pid="*"))):
        with suppress(OSError):
            at, one = file.stat().st_mtime, _read(file)
            if one is not None:
                found.append((at, one))
    return max(found, key=lambda one: one[0])[1] if found else None


def _read(file: Path) -> CutOff | None:
    """What a note says, which is then taken away; None where its run still lasts."""
    with file.open("r+", encoding="utf-8", errors="replace") as note:
        try:
            _lock(note)
        except OSError:
            return None
        place = _place(note.read(10_000))
    dump = file.with_suffix(".txt")
    told = dump.read_text(encoding="utf-8", errors="replace") if dump.is_file() else ""
    dump.unlink(missing_ok=True)
    file.unlink()
    return CutOff(place, told)


def _place(text: str) -> Place:
    try:
        told = json.loads(text)
        logbook = str(told["logbook"])
        logbook.encode()  # Half a letter names no folder.
        return Place(logbook, int(told["day_id"]), str(told["view"]))
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return Place()


if sys.platform == "win32":
    import msvcrt

    def _lock(file: TextIO) -> None:
        """Raises an OSError where another run has it."""
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(file: TextIO) -> None:
        """Raises an OSError where another run has it."""
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
