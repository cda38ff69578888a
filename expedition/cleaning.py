"""Clearing out: kept files that nothing in a logbook refers to any more."""

import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from expedition.errors import UserError
from expedition.logbook import Logbook
from expedition.record_classes import dataclass
from expedition.store import attachments, database
from expedition.store.glimpse import kept_digests
from expedition.text import _

_YOUNG_S = 60.0
"""A file written so lately may belong to an import that is still being written."""

_DIGEST_LETTERS = 64


@dataclass(frozen=True, slots=True)
class Spare:
    """A file of a logbook that nothing refers to; `name` is its path there, with slashes."""

    name: str
    size: int


def spare(logbook: Logbook, *, also_in_backups: bool = False) -> tuple[Spare, ...]:
    """Files in `originals/` and `photos/` that no row refers to and no undo or redo may need.

    What only a backup refers to is needed to restore that, unless it is asked for too.

    Raises:
        UserError: The logbook cannot be read.
    """
    needed = logbook.needed_files()
    backed_up = frozenset[str]() if also_in_backups else _in_backups(logbook.folder)
    photos = {path.stem for path in needed if path.parent.name == "photos"}
    found = []
    for path in _lying(logbook.folder):
        name = path.relative_to(logbook.folder)
        is_small = name.parts[:-1] == ("photos", "small") and path.name[:_DIGEST_LETTERS] in photos
        is_backed_up = path.name[:_DIGEST_LETTERS] in backed_up
        if path not in needed and not is_small and not is_backed_up:
            with suppress(OSError):
                found.append(Spare(name.as_posix(), path.lstat().st_size))
    return tuple(sorted(found, key=lambda one: one.name))


def remove(logbook: Logbook, names: Iterable[str], *, also_in_backups: bool = False) -> tuple[Spare, ...]:
    """Removes spare files by name and returns those that are gone; one that is needed again stays.

    Not to be called while an import of this session is being written.

    Raises:
        UserError: The logbook can only be read.
    """
    logbook.require_writable()
    wanted = set(names)
    gone = []
    for one in spare(logbook, also_in_backups=also_in_backups):
        path = logbook.folder / one.name
        if one.name in wanted and not _is_young(path):
            with suppress(OSError):
                path.unlink()
                gone.append(one)
    return tuple(gone)


def clean(folder: Path, *, forget: bool = False) -> tuple[Spare, ...]:
    """Removes all spare files of a logbook that no one has open, and returns them.

    To `forget` is to end undo and history first: what was removed from the logbook is then gone, also where
    a backup still refers to it.

    Raises:
        UserError: Another program has it open, whose undo may need them; or it can only be read.
    """
    with Logbook.open(folder) as logbook:
        logbook.require_writable()
    # The last one to close a logbook takes this file away.
    if (folder / f"{database.FILE_NAME}-wal").exists():
        text = _("{folder} is open in another program: close it there first, or clean up there.")
        raise UserError(text.format(folder=folder))
    with Logbook.open(folder) as logbook:
        if forget:
            logbook.forget_steps()
        names = [one.name for one in spare(logbook, also_in_backups=forget)]
        return remove(logbook, names, also_in_backups=forget)


def _in_backups(folder: Path) -> frozenset[str]:
    """The digests of the files that the backups refer to."""
    found = (folder / "backups").glob("logbook-*.db")
    return frozenset().union(*(kept_digests(file) for file in found))


def _lying(folder: Path) -> Iterator[Path]:
    for name in attachments.FOLDERS:
        yield from (path for path in (folder / name).rglob("*") if path.is_file() or path.is_symlink())


def _is_young(path: Path) -> bool:
    return time.time() - path.lstat().st_mtime < _YOUNG_S
