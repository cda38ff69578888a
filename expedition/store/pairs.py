"""Which file a journal belongs to: SQLite writes one that was left behind into whatever lies beside it.

Who writes a logbook notes in the lock's file which file is open, and which the lock's own is. If a program is
killed and a sync program then puts another logbook in that place, the two no longer fit: the journal is put
aside before anybody opens the file. Where the folder was copied as a whole nothing can be told, nor is done.
"""

import os
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from expedition import stamps

KEY = "files"
_JOURNALS = ("-wal", "-journal")
_MEMORY = "-shm"


def noted(handle: int, folder: Path) -> tuple[int, int]:
    """What is noted of an open lock and of the logbook's file, by the numbers that the system gives them.

    Raises:
        OSError: The file is gone.
    """
    return os.fstat(handle).st_ino, (folder / stamps.FILE_NAME).stat().st_ino


def is_parted(facts: Mapping[str, object], lock: Path) -> bool:
    """Whether a journal lies beside another file than the one it was written for."""
    known, folder = facts.get(KEY), lock.parent
    if not isinstance(known, list) or len(known) != 2 or not _left(folder):
        return False
    try:
        here, there = lock.stat().st_ino, (folder / stamps.FILE_NAME).stat().st_ino
    except OSError:
        return False
    return bool(known[0] == here and known[1] != there)


def put_aside(folder: Path) -> Path | None:
    """Takes such a journal among the backups; where it lies now, None where it could not be moved."""
    place = None
    with suppress(OSError):
        (folder / "backups").mkdir(exist_ok=True)
        for journal in _left(folder):
            end = journal.name.removeprefix(stamps.FILE_NAME)
            aside = folder / "backups" / f"cut-off-{datetime.now(UTC):%Y%m%d-%H%M%S}.db{end}"
            journal.rename(aside)
            place = aside
        (folder / f"{stamps.FILE_NAME}{_MEMORY}").unlink(missing_ok=True)
    return place


def _left(folder: Path) -> list[Path]:
    named = (folder / f"{stamps.FILE_NAME}{end}" for end in _JOURNALS)
    return [path for path in named if path.is_file() and path.stat().st_size]
