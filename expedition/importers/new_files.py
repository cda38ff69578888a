"""Track files that lie where tracks usually come from and are not in the log yet."""

import hashlib
import os
from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

from expedition.importers.archives import has_track_name, is_hidden
from expedition.importers.listing import Progress
from expedition.text import _

_DEVICE_FOLDERS = ("Garmin/Activities", "Garmin/Activity", "GARMIN/ACTIVITY", "Activities", "exports")
_MOST_LOOKED_AT, _MOST_FOUND = 5_000, 200


def new_tracks(
    folders: Iterable[Path], since: date, known: Collection[str], progress: Progress
) -> tuple[Path, ...]:
    """Tracks in these folders that were written on or after a date and have none of the known SHA-256."""
    found: dict[Path, None] = {}
    for path in _tracks(folders, progress):
        try:
            written = datetime.fromtimestamp(path.stat().st_mtime).astimezone().date()
            if written >= since - timedelta(days=1) and _sha256(path) not in known:
                found[path] = None
        except OSError:
            continue
        if len(found) >= _MOST_FOUND:
            break
    return tuple(found)


def device_folders(mounts: Iterable[Path]) -> tuple[Path, ...]:
    """Where devices that are plugged in keep their tracks."""
    return tuple(mount / name for mount in mounts for name in _DEVICE_FOLDERS if (mount / name).is_dir())


def _tracks(folders: Iterable[Path], progress: Progress) -> Iterator[Path]:
    """Not the whole disk: where thousands of files lie, nobody keeps only tracks."""
    left = _MOST_LOOKED_AT
    for folder in folders:
        for place, inner, names in os.walk(folder):
            inner[:] = sorted(name for name in inner if not is_hidden(name))
            progress(0, 0, _("Looking into {name}").format(name=Path(place).name))
            for name in sorted(names):
                left -= 1
                if left < 0:
                    return
                if has_track_name(name) and not is_hidden(name):
                    yield Path(place, name)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
