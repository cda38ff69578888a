"""Backups of a logbook: made by SQLite, verified, thinned with age, restored without opening what is there.

A backup is the logbook's file. Originals and photos are written once and never changed, so that they need no
copy in the same folder; a copy in another place takes them along.
"""

import re
import shutil
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from sqlite3 import Error as SqliteError
from sqlite3 import connect

from expedition.errors import UserError
from expedition.logbook import FOLDERS, require_folder
from expedition.store import database
from expedition.store.attachments import FOLDERS as KEPT_FOLDERS
from expedition.store.attachments import UNFINISHED as UNFINISHED_FILE
from expedition.store.copies import copy_verified, fault_of, settle
from expedition.store.thinning import kept
from expedition.text import _

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


_ASIDE = (Reason.RESTORE, Reason.REPAIR)
"""Copies of what was replaced; age never makes them too many."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup as it lies in a folder; `size` in bytes."""

    file: Path
    made_at: datetime
    reason: Reason
    size: int


def listed(folder: Path) -> tuple[Backup, ...]:
    """The backups of a logbook's folder, newest first."""
    return tuple(sorted(_lying(folder / BACKUPS), key=lambda one: one.made_at, reverse=True))


def is_due(folder: Path) -> bool:
    """Whether something was written since the newest backup; a logbook without a day needs none."""
    files = (folder / database.FILE_NAME, folder / f"{database.FILE_NAME}-wal")
    written = max((file.stat().st_mtime for file in files if file.is_file()), default=0.0)
    newest = next((one.file.stat().st_mtime for one in listed(folder)), 0.0)
    return written > newest and _has_days(folder)


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
    database.require_ours(folder / database.FILE_NAME)
    made_at = (now or datetime.now(UTC)).replace(microsecond=0)
    file = _free(folder / BACKUPS, made_at, reason)
    copy_verified(folder / database.FILE_NAME, file)
    thin(folder, made_at)
    return Backup(file, made_at, reason, file.stat().st_size)


def back_up_to(folder: Path, place: Path) -> int:
    """Copies a whole logbook to another place, a stick say; how many files were new there.

    What lies there already is not copied again, and what is gone here stays there.

    Raises:
        UserError: The logbook is damaged, the place holds another one's files, or the disk refuses.
    """
    require_folder(folder)
    database.require_ours(folder / database.FILE_NAME)
    if (place / database.FILE_NAME).exists():
        database.require_ours(place / database.FILE_NAME)
    if place.resolve() == folder.resolve():
        raise UserError(_("{folder} is the logbook itself: choose another place.").format(folder=folder))
    try:
        count = sum(_copied(folder, place, name) for name in KEPT_FOLDERS)
    except OSError as error:
        raise UserError(
            _("{folder} could not be copied to {place}: {why}. Make room, or choose another place.").format(
                folder=folder, place=place, why=error.strerror or error
            )
        ) from error
    copy_verified(folder / database.FILE_NAME, place / database.FILE_NAME)
    return count + 1


def thin(folder: Path, now: datetime) -> None:
    """Removes the backups that age has made too many; copies of what was replaced stay."""
    found = [one for one in listed(folder) if one.reason not in _ASIDE]
    stay = kept((one.made_at for one in found), now)
    for one in found:
        if one.made_at not in stay:
            with suppress(OSError):
                one.file.unlink()


def restore(backup: Path, folder: Path, now: datetime | None = None) -> Path | None:
    """Puts a backup in a logbook's place, and what was there aside; where that lies now, if anything was.

    `backup` is a backup's file, or a folder that `back_up_to` filled. What is there need not open.

    Raises:
        UserError: The backup is damaged or none of ours, the logbook is open elsewhere, or the disk refuses;
            then the logbook is as it was.
    """
    source = backup / database.FILE_NAME if backup.is_dir() else backup
    database.require_ours(source)
    fault = fault_of(source)
    if fault:
        raise UserError(_("{file} is damaged ({why}): choose another backup.").format(file=source, why=fault))
    file = folder / database.FILE_NAME
    new = folder / f"{database.FILE_NAME}.restored"
    try:
        for name in FOLDERS:
            (folder / name).mkdir(parents=True, exist_ok=True)
        _copy_kept(backup, folder)
        copy_verified(source, new)
        aside = put_aside(folder, now or datetime.now(UTC), Reason.RESTORE) if file.exists() else None
        new.replace(file)
        settle(folder)
    except OSError as error:
        raise UserError(
            _("{backup} could not be restored to {folder}: {why}. The logbook there is as it was.").format(
                backup=backup, folder=folder, why=error.strerror or error
            )
        ) from error
    finally:
        with suppress(OSError):
            new.unlink(missing_ok=True)
    return aside


def _lying(backups: Path) -> Iterator[Backup]:
    for file in backups.glob("logbook-*.db") if backups.is_dir() else ():
        named = _NAME.fullmatch(file.name)
        if named and named[2] in set(Reason):
            made_at = datetime.strptime(named[1], _STAMP).replace(tzinfo=UTC)
            yield Backup(file, made_at, Reason(named[2]), file.stat().st_size)


def _has_days(folder: Path) -> bool:
    """Whether there is a day; a file that does not tell is taken to have some."""
    try:
        with closing(connect(folder / database.FILE_NAME, timeout=1.0)) as opened:
            return opened.execute("SELECT 1 FROM day LIMIT 1").fetchone() is not None
    except SqliteError:
        return True


def _free(backups: Path, made_at: datetime, reason: Reason) -> Path:
    """A name that no other backup has."""
    stamp = f"{made_at.astimezone(UTC):{_STAMP}}"
    names = (f"logbook-{stamp}{part}-{reason}.db" for part in ("", *(f"-{n}" for n in range(2, 1000))))
    return next(file for name in names if not (file := backups / name).exists())


def _copied(folder: Path, place: Path, name: str) -> int:
    """Files of one folder that were new in the other place, where each takes its name when it is whole."""
    count = 0
    for file in (folder / name).rglob("*") if (folder / name).is_dir() else ():
        target = place / file.relative_to(folder)
        is_there = target.is_file() and target.stat().st_size == file.stat().st_size
        if not file.is_file() or file.name.startswith(UNFINISHED_FILE) or is_there:
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        _copy_whole(file, target)
        count += 1
    return count


def _copy_whole(file: Path, target: Path) -> None:
    """Copies bytes beside a name, which they take when all of them are there."""
    unfinished = target.with_name(f"{UNFINISHED_FILE}{target.name}")
    try:
        shutil.copyfile(file, unfinished)
        settle(unfinished)
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)


def _copy_kept(backup: Path, folder: Path) -> None:
    """Originals and photos of a copy in another place, as far as they are not here."""
    if backup.is_dir() and backup.resolve() != folder.resolve():
        for name in KEPT_FOLDERS:
            _copied(backup, folder, name)


def put_aside(folder: Path, now: datetime, reason: Reason) -> Path:
    """Copies the present file, whatever state it is in, among the backups, and takes its journals away.

    Raises:
        UserError: Another program has it open.
    """
    file = folder / database.FILE_NAME
    with suppress(SqliteError), closing(connect(file, timeout=1.0)) as opened:
        # What waits in the journal goes into the file; the last one to close it takes the journal away.
        opened.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    aside = _free(folder / BACKUPS, now, reason)
    journals = [one for one in (file.with_name(file.name + end) for end in _JOURNALS) if one.exists()]
    if journals and _is_sound(file):
        raise UserError(_("{folder} is open in another program: close it there first.").format(folder=folder))
    for one in (*journals, file):
        _copy_whole(one, aside.with_name(aside.name + one.name.removeprefix(file.name)))
    settle(aside.parent)
    # An old journal beside another file would be written into it.
    for one in journals:
        one.unlink()
    return aside


def _is_sound(file: Path) -> bool:
    try:
        with closing(connect(file, timeout=1.0)) as opened:
            return bool(opened.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")
    except SqliteError:
        return False
