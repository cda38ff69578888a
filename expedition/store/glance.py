"""What can be guessed of a logbook before what opens it is loaded."""

import sqlite3
from contextlib import closing
from pathlib import Path

from expedition.kinds import LegMode
from expedition.stamps import FILE_NAME


def only_mode(folder: Path) -> LegMode | None:
    """The mode in which all trips go; None where they differ, or where it cannot be told so easily.

    A guess: the file is looked at as it lies, without its lock and its journal, and never touched.
    """
    try:
        place = f"{(folder / FILE_NAME).resolve().as_uri()}?mode=ro&immutable=1"
        with closing(sqlite3.connect(place, uri=True)) as connection:
            found = connection.execute("SELECT DISTINCT mode FROM trip").fetchall()
        return LegMode(found[0][0]) if len(found) == 1 else None
    except (sqlite3.Error, OSError, ValueError):
        return None
