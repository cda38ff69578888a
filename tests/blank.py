"""Logbooks soon made: the first of a kind is created and written, all others begin as copies of its files."""

import tempfile
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from expedition.logbook import FOLDERS, Logbook
from expedition.store import locks

Fill = Callable[[Logbook], object]
"""Writes into an empty logbook; always the same."""


def blank(folder: Path) -> Logbook:
    """An empty logbook in a new folder, open."""
    return _copied(folder, None)


def filled(folder: Path, fill: Fill) -> Logbook:
    """A logbook in a new folder, open, with what a function writes into an empty one."""
    return _copied(folder, fill)


def _copied(folder: Path, fill: Fill | None) -> Logbook:
    for name in FOLDERS:
        (folder / name).mkdir(parents=True)
    for place, content in _files(fill).items():
        (folder / place).parent.mkdir(exist_ok=True)
        (folder / place).write_bytes(content)
    return Logbook.open(folder)


@cache
def _files(fill: Fill | None) -> Mapping[Path, bytes]:
    """The content of the files of a logbook by their places in its folder."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "logbook"
        if fill is None:
            Logbook.create(folder).close()
        else:
            with blank(folder) as logbook:
                fill(logbook)
        made = (file for file in folder.rglob("*") if file.is_file() and file.name != locks.FILE_NAME)
        return {file.relative_to(folder): file.read_bytes() for file in made}
