"""Which files there are to read: those named, those in folders, those in archives."""

import os
import re
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from expedition.errors import ReadError
from expedition.importers.archives import (
    HEAD_BYTES,
    has_track_name,
    head_within,
    is_hidden,
    is_zip,
    kml_documents,
    wanted,
)
from expedition.importers.read import can_read
from expedition.importers.zips import Zip
from expedition.records.importing import FilePlace
from expedition.text import _

Progress = Callable[[int, int, str], None]
"""Called with how many of how many files are done and the name of one; may raise `Cancelled`."""

_TELL_S = 0.1


def files_in(paths: Iterable[Path], progress: Progress) -> tuple[FilePlace, ...]:
    """The files named, and of folders and archives all that can be read, each once.

    A folder that holds none, or cannot be entered, stands for itself, so that it is told.
    """
    listing = _Listing(progress)
    folders: dict[Path, Path] = {}
    found: dict[tuple[Path, str, str], FilePlace] = {}
    for path in paths:
        for place in listing.of(path):
            parent = place.path.parent
            folder = folders.get(parent) or folders.setdefault(parent, parent.resolve())
            found.setdefault((folder, place.path.name, place.member), place)
    return tuple(found.values())


def _natural(name: str) -> list[tuple[int, str]]:
    """Sorts `day 2` before `day 10`."""
    parts = re.findall(r"([0-9]+)|([^0-9]+)", name.casefold())
    return [(int(digits), "") if digits else (-1, letters) for digits, letters in parts]


def _natural_parts(name: str) -> list[list[tuple[int, str]]]:
    return [_natural(part) for part in name.split("/")]


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # it lies in a folder that must not be entered
        return False


class _Listing:
    """Looks for files and says where it is, so that it can be stopped."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._told_at = 0.0

    def of(self, path: Path) -> Iterator[FilePlace]:
        """The files at a path that was named."""
        if not _is_folder(path):
            yield from self._of_file(path, is_named=True)
            return
        is_empty = True
        for place in self._of_folder(path):
            is_empty = False
            yield place
        if is_empty:
            yield FilePlace(path)

    def _tell(self, name: str) -> None:
        now = time.monotonic()
        if now - self._told_at > _TELL_S:
            self._told_at = now
            self._progress(0, 0, _("Looking into {name}").format(name=name))

    def _of_folder(self, folder: Path) -> Iterator[FilePlace]:
        closed: list[Path] = []

        def note(error: OSError) -> None:
            closed.append(Path(error.filename))

        for place, folders, names in os.walk(folder, onerror=note):
            folders[:] = sorted((name for name in folders if not is_hidden(name)), key=_natural)
            for name in sorted(names, key=_natural):
                self._tell(Path(place).name)
                if not is_hidden(name):
                    yield from self._of_file(Path(place, name), is_named=False)
        # Each is reported as a file that cannot be read, rather than passed over.
        yield from map(FilePlace, closed)

    def _of_file(self, path: Path, *, is_named: bool) -> Iterable[FilePlace]:
        """The file itself or the members of an archive; of those in folders only what can be read."""
        try:
            # A named pipe would keep us waiting for ever.
            if not path.is_file():
                return [FilePlace(path)] if is_named else []
            with path.open("rb") as file:
                head = file.read(HEAD_BYTES)
        except OSError:
            return [FilePlace(path)] if is_named or has_track_name(path.name) else []
        if is_zip(head):
            return self._of_archive(path, is_named=is_named)
        is_wanted = is_named or has_track_name(path.name) or can_read(head_within(head))
        return [FilePlace(path)] if is_wanted else []

    def _of_archive(self, path: Path, *, is_named: bool) -> Iterable[FilePlace]:
        is_told = is_named or path.suffix.lower() in {".zip", ".kmz"}
        alone = [FilePlace(path)]
        try:
            with path.open("rb") as file:
                archive = Zip(file)
                if kml_documents(archive, path.name):
                    return alone
                members = wanted(archive, self._can_read_member)
        except (ReadError, OSError):
            return alone if is_told else []
        if not is_told:
            # Text documents are archives too; the pictures in them are no one's photos.
            members = [member for member in members if has_track_name(member.name)]
        if len(members) > 1:
            names = sorted((member.name for member in members), key=_natural_parts)
            return [FilePlace(path, name) for name in names]
        return alone if members or is_told else []

    def _can_read_member(self, head: bytes) -> bool:
        self._tell("")
        return can_read(head)
