"""What lies unfinished in a logbook's folder after its program was killed."""

from pathlib import Path

from expedition import writing
from expedition.store import attachments, copies, database

RESTORED = f"{database.FILE_NAME}.restored"
"""The name of a backup on its way into the logbook's place."""

_COPIES = (f"*{copies.UNFINISHED}", f"*{copies.UNFINISHED}-*")
_OURS = f"{attachments.UNFINISHED}*"
_PLACES = {
    ".": (_OURS, f"{writing.UNFINISHED}*", f"{RESTORED}*"),
    "backups": (_OURS, *_COPIES),
    **dict.fromkeys(attachments.FOLDERS, (_OURS,)),
    "photos/small": (f"{writing.UNFINISHED}*",),
}


def sweep(folder: Path) -> None:
    """Removes it an hour later: nobody can be writing it any more."""
    for name, patterns in _PLACES.items():
        writing.sweep(folder / name, *patterns)
