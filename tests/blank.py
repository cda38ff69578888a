"""Empty logbooks, soon made: the first of a process is created, all others begin as copies of its file."""

import tempfile
from functools import cache
from pathlib import Path

from expedition.logbook import FOLDERS, Logbook
from expedition.store.database import FILE_NAME


def blank(folder: Path) -> Logbook:
    """An empty logbook in a new folder, open."""
    for name in FOLDERS:
        (folder / name).mkdir(parents=True)
    (folder / FILE_NAME).write_bytes(_file())
    return Logbook.open(folder)


@cache
def _file() -> bytes:
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "logbook"
        Logbook.create(folder).close()
        return (folder / FILE_NAME).read_bytes()
