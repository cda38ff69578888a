"""Programs that know of no lock: an older version, or one whose lock was lost."""

from pathlib import Path

from expedition.logbook import Logbook
from expedition.store import database


def unlocked(folder: Path) -> Logbook:
    """A logbook opened for writing past the lock."""
    return Logbook(folder, database.connect(folder / database.FILE_NAME), read_only=False)
