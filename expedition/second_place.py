"""A logbook's second place: a folder on a stick or another disk that holds a copy of all of it.

The newest copy is a logbook that can be opened there; older ones lie in its `backups/` and thin out with age,
and before the disk is full.
"""

import shutil
from datetime import UTC, datetime
from pathlib import Path

from expedition.backing_up import (
    BACKUPS,
    Reason,
    free_name,
    has_copy,
    listed,
    look,
    thin,
    written_at,
)
from expedition.errors import UserError
from expedition.logbook import require_folder
from expedition.records.glimpse import Glimpse
from expedition.store import database, identity
from expedition.store.attachments import FOLDERS as KEPT_FOLDERS
from expedition.store.attachments import Progress
from expedition.store.copies import copy_verified
from expedition.store.kept_files import copy_new
from expedition.text import _
from expedition.writing import settle, why

NEXT = f"{database.FILE_NAME}.next"
"""A new copy that is whole and about to take the place of the one before."""

_SLACK = 8 << 20
_LEAST_FREE = 0.1
"""Older copies leave so much of a disk free."""


def _quiet(_done: int, _of: int, _what: str) -> None:
    """Nobody asked how far it is."""


def identity_of(folder: Path) -> str:
    """The identity of a logbook, the same wherever its folder goes; empty where it cannot be read."""
    return identity.of(folder / database.FILE_NAME)


def back_up_to(folder: Path, place: Path, progress: Progress = _quiet, now: datetime | None = None) -> int:
    """Copies a whole logbook to another place, a stick say; how many files were new there.

    What lies there already is not copied again, and what is gone here stays there. One that was stopped
    goes on where it was. The copy before becomes an older one beside it.

    Raises:
        UserError: The logbook is damaged, the place holds another one's files, or the disk refuses.
        Cancelled: By the progress.
    """
    require_folder(folder)
    database.require_ours(folder / database.FILE_NAME)
    require_place(folder, place)
    try:
        count = sum(copy_new(folder, place, name, progress) for name in KEPT_FOLDERS)
        progress(0, 0, _("Copying the logbook"))
        _make_room(place, (folder / database.FILE_NAME).stat().st_size + _SLACK)
        copy_verified(folder / database.FILE_NAME, place / NEXT)
        _put_in_place(place)
        thin(place, now or datetime.now(UTC))
        _make_room(place, round(_LEAST_FREE * shutil.disk_usage(place).total))
    except OSError as error:
        raise UserError(
            _("{folder} could not be copied to {place}: {why}. Make room, or choose another place.").format(
                folder=folder, place=place, why=why(error)
            )
        ) from error
    return count + 1


def require_place(folder: Path, place: Path) -> None:
    """Raises a `UserError` where a copy of a logbook would take the place of something else."""
    if place.resolve() == folder.resolve() or folder.resolve() in place.resolve().parents:
        raise UserError(_("{folder} is the logbook itself: choose another place.").format(folder=place))
    if not (place / database.FILE_NAME).exists():
        return
    there = look(place)
    if (there.trips or there.days) and not _is_same(there, look(folder, is_open=True)):
        title = there.trips[-1].title if there.trips else ""
        raise UserError(
            _("{place} holds another logbook ({title}): choose another folder for the copies.").format(
                place=place, title=title
            )
        )


def place_in(chosen: Path, folder: Path) -> Path:
    """Where a logbook's copy goes in a chosen folder: that itself if a copy lies there, else one in it."""
    return chosen if is_there(chosen) else chosen / folder.name


def is_there(place: Path) -> bool:
    """Whether a copy lies in a place: an empty folder where a stick would be is not enough."""
    return has_copy(place) or (place / NEXT).is_file()


def is_copy_due(folder: Path, place: Path) -> bool:
    """Whether something was written since the copy in another place was made, or there is none."""
    return not has_copy(place) or written_at(folder) > (place / database.FILE_NAME).stat().st_mtime


def _put_in_place(place: Path) -> None:
    """The copy that was there becomes an older one; a stick may be pulled out in between."""
    file = place / database.FILE_NAME
    if file.exists():
        made_at = datetime.fromtimestamp(file.stat().st_mtime, UTC)
        (place / BACKUPS).mkdir(exist_ok=True)
        file.rename(free_name(place / BACKUPS, made_at, Reason.COPY))
    (place / NEXT).replace(file)
    settle(place)


def _make_room(place: Path, needed: int) -> None:
    """Lets the oldest copies go until so many bytes are free, or none is left."""
    older = [one for one in listed(place) if one.reason is Reason.COPY]
    while older and shutil.disk_usage(place).free < needed:
        older.pop().file.unlink(missing_ok=True)


def _is_same(first: Glimpse, second: Glimpse) -> bool:
    """Whether two files are of one logbook: they share a trip or a day."""
    theirs, ours = (
        {trip.uid for trip in one.trips} | {day.uid for day in one.days} for one in (first, second)
    )
    return bool(theirs & ours)
