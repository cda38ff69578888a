"""What the rows are tried on: logbooks with something of everything, and all they say."""

import atexit
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from random import Random

from expedition.logbook import Logbook
from expedition.store.database import FILE_NAME
from tests.blank import blank
from tests.expedition.made_up_logbook import fill

_DERIVED = ("row_sum", "identity", "found", "search", "step", "sqlite_")
_MADE: dict[str, Path] = {}


def filled(folder: Path) -> Path:
    """A new folder with a closed logbook of one trip with something of everything."""
    return copied("filled", lambda logbook: fill(logbook, Random(7)), folder)


def copied(name: str, begin: Callable[[Logbook], object], folder: Path) -> Path:
    """A new folder with a closed logbook that began so; logbooks of one name are made once in a process."""
    if name not in _MADE:
        scratch = Path(tempfile.mkdtemp(prefix="expedition-bar-"))
        atexit.register(shutil.rmtree, scratch, ignore_errors=True)
        _MADE[name] = scratch / name
        with blank(_MADE[name]) as logbook:
            begin(logbook)
    return Path(shutil.copytree(_MADE[name], folder))


def content(folder: Path) -> Mapping[str, tuple[tuple[object, ...], ...]]:
    """Every row of every table that is not derived, read without the program."""
    place = f"{(folder / FILE_NAME).resolve().as_uri()}?mode=ro"
    with closing(sqlite3.connect(place, uri=True)) as opened:
        names = [row[0] for row in opened.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        kept = sorted(name for name in names if not name.startswith(_DERIVED))
        return {name: tuple(sorted(opened.execute(f'SELECT * FROM "{name}"'), key=repr)) for name in kept}
