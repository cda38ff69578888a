"""Backups of a logbook: made by SQLite, verified, thinned with age, restored without opening what is there.

A backup is the logbook's file. Originals and photos are written once and never changed, so that they need no
copy in the same folder; a copy in another place takes them along.
"""

import re
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from sqlite3 import Error as SqliteError
from sqlite3 import connect

from expedition.errors import DamagedError, UserError
from expedition.logbook import FOLDERS, Logbook, require_folder
from expedition.record_classes import dataclass
from expedition.records.glimpse import Glimpse
from expedition.store import database, leftovers, locks
from expedition.store.attachments import FOLDERS as KEPT_FOLDERS
from expedition.store.attachments import Progress
from expedition.store.copies import copy_verified, fault_of
from expedition.store.glimpse import glimpse
from expedition.store.kept_files import copy_new, copy_whole
from expedition.store.thinning import kept
from expedition.text import _
from expedition.writing import make_folder, settle, why

BACKUPS = "backups"
_STAMP = "%Y%m%d-%H%M%S"
_NAME = re.compile(r"logbook-(\d{8}-\d{6})(?:-\d+)?-([a-z]+)\.db")
_JOURNALS = ("-wal", "-shm", "-journal")


class Reason(StrEnum):
    """Why a backup was made."""

    ASKED = "asked"
    SESSION = "session"
    IMPORT = "import"
    REMOVAL = "removal"
    UPDATE = "update"
    RESTORE = "restore"
    REPAIR = "repair"
    COPY = "copy"
    OUTSIDE = "outside"


ASIDE = (Reason.RESTORE, Reason.REPAIR, Reason.OUTSIDE)
"""Copies of what was replaced; age never makes them too many."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup as it lies in a folder; `size` in bytes.

    Of a copy in another place `file` is its folder.
    """

    file: Path
    made_at: datetime
    reason: Reason
    size: int


def _quiet(_done: int, _of: int, _what: str) -> None:
    """Nobody asked how far it is."""


def listed(folder: Path) -> tuple[Backup, ...]:
    """The backups of a logbook's folder, newest first."""
    return tuple(sorted(_lying(folder / BACKUPS), key=_newness, reverse=True))


def found_in(place: Path) -> tuple[Backup, ...]:
    """The backups of any logbook that a file or a folder holds, or the folders in that, newest first.

    Raises:
        UserError: It cannot be read.
    """
    try:
        found = (_elsewhere(place),) if place.is_file() else tuple(_lying_in(place))
    except OSError as error:
        raise UserError(
            _("{file} cannot be read: {why}.").format(file=place, why=error.strerror or error)
        ) from error
    return tuple(sorted(found, key=_newness, reverse=True))


def _lying_in(place: Path) -> Iterator[Backup]:
    """Copies and backups in a folder and those in it."""
    folders = [place, *(sorted(one for one in place.iterdir() if one.is_dir()) if place.is_dir() else ())]
    yield from (_elsewhere(one) for one in folders if has_copy(one))
    lying = {one.file: one for folder in folders for one in (*_lying(folder), *_lying(folder / BACKUPS))}
    yield from lying.values()


def is_lost(folder: Path, error: UserError) -> bool:
    """Whether what does not open for this reason is a logbook that a backup or a salvage may bring back."""
    file = folder / database.FILE_NAME
    if isinstance(error, DamagedError):
        return True
    try:
        header = database.read_header(file)
    except UserError:
        return _was_ours(folder)
    if header.application_id != database.APPLICATION_ID:
        return _was_ours(folder)
    return header.user_version <= database.SCHEMA_VERSION and bool(fault_of(file))


def _was_ours(folder: Path) -> bool:
    """Whether a logbook lay where another file does, or none."""
    return bool(listed(folder)) or any((folder / name).is_dir() for name in KEPT_FOLDERS)


def look(backup: Path, *, is_open: bool = False) -> Glimpse:
    """What a backup's file holds, or the copy or logbook in a folder, of this or an older version.

    `is_open` where this program has it open. Nothing is changed.

    Raises:
        UserError: It is none of ours, is of a newer version, or cannot be read.
    """
    file = file_of(backup)
    database.require_ours(file)
    return glimpse(file, is_open=is_open)


def file_of(backup: Path) -> Path:
    """The file of a backup that may be a folder."""
    return backup / database.FILE_NAME if backup.is_dir() else backup


def size_of(folder: Path) -> int:
    """How many bytes a backup takes; raises `OSError` where there is no logbook."""
    return (folder / database.FILE_NAME).stat().st_size


def is_due(folder: Path) -> bool:
    """Whether something was written since the newest backup; a logbook without a day needs none."""
    newest = next((one.file.stat().st_mtime for one in listed(folder)), 0.0)
    return written_at(folder) > newest and _has_days(folder)


def back_up_if_due(folder: Path, reason: Reason) -> Backup | None:
    """Makes a backup where something was written since the newest one.

    Raises:
        UserError: As `back_up`.
    """
    return back_up(folder, reason) if is_due(folder) else None


def back_up(folder: Path, reason: Reason = Reason.ASKED, now: datetime | None = None) -> Backup:
    """Makes a backup and lets go of those that age has made too many.

    Raises:
        UserError: The logbook is damaged, or the disk refuses; the backups are as they were.
    """
    require_folder(folder)
    locks.part(folder)
    database.require_ours(folder / database.FILE_NAME)
    leftovers.sweep(folder)
    made_at = (now or datetime.now(UTC)).replace(microsecond=0)
    file = free_name(folder / BACKUPS, made_at, reason)
    copy_verified(folder / database.FILE_NAME, file)
    thin(folder, made_at)
    return Backup(file, made_at, reason, file.stat().st_size)


def keep_open(logbook: Logbook, now: datetime | None = None) -> Path:
    """Keeps what a logbook has open, whatever lies in its place by now; where it is kept.

    That is a backup or, where the folder is gone, a logbook beside it, without originals and photos.

    Raises:
        UserError: It is damaged, or the disk refuses.
    """
    made_at = (now or datetime.now(UTC)).replace(microsecond=0)
    if logbook.folder.is_dir():
        kept = free_name(logbook.folder / BACKUPS, made_at, Reason.OUTSIDE)
        logbook.copy_to(kept)
        return kept
    parent = logbook.folder.parent if logbook.folder.parent.is_dir() else Path.home()
    place = parent / f"{logbook.folder.name} ({made_at:{_STAMP}})"
    logbook.copy_to(place / database.FILE_NAME)
    for name in FOLDERS:
        (place / name).mkdir(exist_ok=True)
    return place


def has_copy(place: Path) -> bool:
    """Whether a copy lies in a place: an empty folder where a stick would be is not enough."""
    return (place / database.FILE_NAME).is_file()


def thin(folder: Path, now: datetime) -> None:
    """Removes the backups that age has made too many; copies of what was replaced stay."""
    found = [one for one in listed(folder) if one.reason not in ASIDE]
    stay = kept((one.made_at for one in found), now)
    for one in found:
        if one.made_at not in stay:
            with suppress(OSError):
                one.file.unlink()


def restore(
    backup: Path, folder: Path, now: datetime | None = None, progress: Progress = _quiet
) -> Path | None:
    """Puts a backup in a logbook's place, and what was there aside; where that lies now, if anything was.

    `backup` is a backup's file, or a folder that `back_up_to` filled. What is there need not open.

    Raises:
        UserError: The backup is damaged or none of ours, the logbook is open elsewhere, or the disk refuses;
            then the logbook is as it was.
        Cancelled: By the progress; the logbook is as it was.
    """
    source = file_of(backup)
    progress(0, 0, _("Looking the backup over"))
    database.require_ours(source)
    fault = fault_of(source)
    if fault:
        raise UserError(_("{file} is damaged ({why}): choose another backup.").format(file=source, why=fault))
    file = folder / database.FILE_NAME
    new = folder / leftovers.RESTORED
    leftovers.sweep(folder)
    try:
        for name in FOLDERS:
            make_folder(folder / name)
        _copy_kept(backup, folder, progress)
        progress(0, 0, _("Copying the backup"))
        copy_verified(source, new)
        progress(0, 0, _("Putting it in place"))
        with locks.held(folder):
            aside = put_aside(folder, now or datetime.now(UTC), Reason.RESTORE) if file.exists() else None
            new.replace(file)
            settle(folder)
    except OSError as error:
        raise UserError(
            _("{backup} could not be restored to {folder}: {why}. The logbook there is as it was.").format(
                backup=backup, folder=folder, why=why(error)
            )
        ) from error
    finally:
        with suppress(OSError):
            new.unlink(missing_ok=True)
    return aside


def _newness(backup: Backup) -> tuple[datetime, int]:
    """Names tell the second only; of one second the file written last is the newest."""
    return backup.made_at, backup.file.stat().st_mtime_ns


def _lying(backups: Path) -> Iterator[Backup]:
    for file in backups.glob("logbook-*.db") if backups.is_dir() else ():
        named = _NAME.fullmatch(file.name)
        if named and named[2] in set(Reason):
            made_at = datetime.strptime(named[1], _STAMP).replace(tzinfo=UTC)
            yield Backup(file, made_at, Reason(named[2]), file.stat().st_size)


def _elsewhere(place: Path) -> Backup:
    file = file_of(place).stat()
    return Backup(place, datetime.fromtimestamp(file.st_mtime, UTC), Reason.COPY, file.st_size)


def written_at(folder: Path) -> float:
    """When something was last written in a logbook; an empty journal is begun whenever one is opened."""
    file, journal = folder / database.FILE_NAME, folder / f"{database.FILE_NAME}-wal"
    seen = [one.stat() for one in (file, journal) if one.is_file()]
    return max((one.st_mtime for one in seen if one.st_size), default=0.0)


def _has_days(folder: Path) -> bool:
    """Whether there is a day; a file that does not tell is taken to have some."""
    try:
        with closing(connect(folder / database.FILE_NAME, timeout=1.0)) as opened:
            return opened.execute("SELECT 1 FROM day LIMIT 1").fetchone() is not None
    except SqliteError:
        return True


def free_name(backups: Path, made_at: datetime, reason: Reason) -> Path:
    """A name in a folder that no other backup has."""
    stamp = f"{made_at.astimezone(UTC):{_STAMP}}"
    names = (f"logbook-{stamp}{part}-{reason}.db" for part in ("", *(f"-{n}" for n in range(2, 1000))))
    return next(file for name in names if not (file := backups / name).exists())


def _copy_kept(backup: Path, folder: Path, progress: Progress) -> None:
    """Originals and photos that lie with a backup of another place, as far as they are not here."""
    home = backup if backup.is_dir() else backup.parent
    home = home.parent if home.name == BACKUPS else home
    if home.resolve() != folder.resolve():
        for name in KEPT_FOLDERS:
            copy_new(home, folder, name, progress)


def put_aside(folder: Path, now: datetime, reason: Reason) -> Path:
    """Copies the present file, whatever state it is in, among the backups, and takes its journals away.

    Raises:
        UserError: Another program has it open.
    """
    file = folder / database.FILE_NAME
    with suppress(SqliteError), closing(connect(file, timeout=1.0)) as opened:
        # What waits in the journal goes into the file; the last one to close it takes the journal away.
        opened.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    aside = free_name(folder / BACKUPS, now, reason)
    journals = [one for one in (file.with_name(file.name + end) for end in _JOURNALS) if one.exists()]
    if journals and _is_sound(file):
        raise UserError(_("{folder} is open in another program: close it there first.").format(folder=folder))
    for one in (*journals, file):
        copy_whole(one, aside.with_name(aside.name + one.name.removeprefix(file.name)))
    settle(aside.parent)
    # An old journal beside another file would be written into it.
    for one in journals:
        one.unlink()
    settle(folder)
    return aside


def _is_sound(file: Path) -> bool:
    try:
        with closing(connect(file, timeout=1.0)) as opened:
            return bool(opened.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")
    except SqliteError:
        return False
