"""What the rows are tried on: logbooks with something of everything, and all they say."""

import shutil
import sqlite3
import tempfile
from collections.abc import Mapping
from contextlib import closing
from functools import cache
from pathlib import Path
from random import Random

from expedition.logbook import Logbook
from expedition.store.database import FILE_NAME
from tests.expedition.made_up_logbook import fill

_DERIVED = ("row_sum", "found", "search", "step", "sqlite_")


def filled(folder: Path) -> Path:
    """A new folder with a closed logbook of one trip with something of everything."""
    return Path(shutil.copytree(_made(), folder))


def content(folder: Path) -> Mapping[str, tuple[tuple[object, ...], ...]]:
    """Every row of every table that is not derived, read without the program."""
    place = f"{(folder / FILE_NAME).resolve().as_uri()}?mode=ro"
    with closing(sqlite3.connect(place, uri=True)) as opened:
        names = [row[0] for row in opened.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        kept = sorted(name for name in names if not name.startswith(_DERIVED))
        return {name: tuple(opened.execute(f'SELECT * FROM "{name}" ORDER BY 1')) for name in kept}


@cache
def _made() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="expedition-bar-")) / "logbook"
    with Logbook.create(folder) as logbook:
        fill(logbook, Random(7))
    return folder
