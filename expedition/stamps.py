"""Whether a logbook's file is still the one seen before, told without opening it."""

from pathlib import Path

FILE_NAME = "logbook.db"
_HEAD = 100
"""So long is the header of the file; a counter in it goes up with every change."""


def stamp(folder: Path) -> str:
    """Which file the logbook in a folder is, and its state; empty where that cannot be told.

    Two equal stamps: nothing was written in between. Writes that still wait beside the file have no stamp.
    """
    file = folder / FILE_NAME
    try:
        waiting = file.with_name(f"{FILE_NAME}-wal")
        if waiting.exists() and waiting.stat().st_size:
            return ""
        known = file.stat()
        with file.open("rb") as stream:
            head = stream.read(_HEAD)
    except OSError:
        return ""
    return f"{file.absolute()} {known.st_ino} {known.st_size} {known.st_mtime_ns} {head.hex()}"
