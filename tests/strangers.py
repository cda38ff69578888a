"""Programs that know of no lock: an older version, or one whose lock was lost."""

from pathlib import Path

from expedition.logbook import Logbook
from expedition.store import database
from expedition.store.guarding import Guard
from expedition.store.opening import Opened


def unlocked(folder: Path) -> Logbook:
    """A logbook opened for writing past the lock."""
    file = folder / database.FILE_NAME
    engine = database.connect(file)
    return Logbook(folder, Opened(engine, Guard(file, engine)))
