"""What is to be known of the place where a logbook lies: a network drive, copies that sync programs made."""

import re
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path

from expedition.backing_up import restore
from expedition.errors import UserError
from expedition.store import attachments, database
from expedition.store.attachments import Progress
from expedition.store.copies import fault_of
from expedition.store.kept_files import copy_new
from expedition.store.media import Medium, medium_of
from expedition.text import _, plural
from expedition.writing import why

_CONFLICT = re.compile(
    r"logbook( \(.+\)| \d{1,3}|\.sync-conflict-.+|\.conflict.*|[-_].+)\.db(-wal)?", re.IGNORECASE
)
"""How Dropbox, Nextcloud, Google Drive, iCloud, Syncthing, Resilio and OneDrive name a second version."""


def notes(folder: Path, medium: Medium | None = None) -> tuple[str, ...]:
    """What to keep in mind, in sentences: no fault of the logbook itself.

    `medium` is what the folder lies on, where that is known already.
    """
    return tuple(_notes(folder, medium or medium_of(folder)))


def _notes(folder: Path, medium: Medium) -> Iterator[str]:
    if medium is Medium.NETWORK:
        yield on_network()
    copies = conflict_copies(folder)
    if copies:
        yield of_copies(copies)


def on_network() -> str:
    """What is said of a logbook that other computers may open as well."""
    return _("On a network drive: open this logbook on one computer at a time.")


def conflict_copies(folder: Path) -> tuple[Path, ...]:
    """Other versions of the logbook that sync programs put beside it, by name; journals only where alone."""
    try:
        named = sorted(path for path in folder.iterdir() if _CONFLICT.fullmatch(path.name))
    except OSError:
        return ()
    copies = [path for path in named if path.suffix == ".db" and _is_ours(path)]
    taken = {f"{path.name}-wal" for path in named if path.suffix == ".db"}
    alone = [path for path in named if path.suffix != ".db" and path.name not in taken]
    return (*copies, *alone)


def of_copies(copies: Sequence[Path]) -> str:
    """What is said of them."""
    words = plural(
        "A sync program has put another version beside this logbook, {names}: what is in it is not in here.",
        "A sync program has put other versions beside this logbook, {names}: what is in them is not in here.",
        len(copies),
    )
    return words.format(names=", ".join(path.name for path in copies))


def keep_apart(copy: Path, progress: Progress) -> Path:
    """Makes a conflict copy a logbook of its own, beside the folder it lies in, with originals and photos.

    The copy stays as it is. What waits in a journal of its name comes along where it belongs to it.

    Raises:
        UserError: It is damaged, or the disk refuses; then there is no new logbook.
        Cancelled: By the progress.
    """
    database.require_ours(copy)
    target = _free(copy)
    try:
        with tempfile.TemporaryDirectory(prefix="expedition-") as scratch:
            restore(_settled(copy, Path(scratch) / database.FILE_NAME), target, progress=progress)
        for name in attachments.FOLDERS:
            copy_new(copy.parent, target, name, progress)
    except OSError as error:
        text = _("{file} could not be kept as {folder}: {why}. It stays as it is; make room there.")
        raise UserError(text.format(file=copy.name, folder=target, why=why(error))) from error
    return target


def _is_ours(file: Path) -> bool:
    try:
        return database.read_header(file).application_id == database.APPLICATION_ID
    except UserError:
        return False


def _free(copy: Path) -> Path:
    """A folder that is not there yet, named after the logbook and its copy."""
    folder = copy.parent.resolve()
    name = f"{folder.name} ({copy.stem.removeprefix('logbook').strip(' .-_()')})"
    made, number = folder.with_name(name), 2
    while made.exists():
        made, number = folder.with_name(f"{name} {number}"), number + 1
    return made


def _settled(copy: Path, scratch: Path) -> Path:
    """The bytes of a copy with those that wait in its journal, or without where that belongs to another."""
    journal = copy.with_name(f"{copy.name}-wal")
    if journal.is_file():
        shutil.copyfile(copy, scratch)
        shutil.copyfile(journal, scratch.with_name(f"{scratch.name}-wal"))
        with suppress(sqlite3.Error), closing(sqlite3.connect(scratch)) as opened:
            opened.execute("PRAGMA journal_mode = DELETE")
        if not fault_of(scratch):
            return scratch
        for path in scratch.parent.iterdir():
            path.unlink()
    shutil.copyfile(copy, scratch)
    return scratch
