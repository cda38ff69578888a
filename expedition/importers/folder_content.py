"""A trip folder made ready for a logbook: lines computed, pictures looked into, files found unchanged."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from expedition.errors import UserError
from expedition.importers.folder_lines import Lines
from expedition.importers.read import read as read_file
from expedition.records.folder import FolderContent, FolderOriginal, FolderPhoto, Picture, TripFolder
from expedition.records.importing import ReadFile, ReadPhoto
from expedition.text import _

Progress = Callable[[int, int, str], None]


def content(folder: TripFolder, progress: Progress) -> FolderContent:
    """All that has to be read and computed before the folder's trip can be written.

    Raises:
        UserError: A file that is named holds nothing of use, or is not the one it was.
        Cancelled: The traveller stopped it.
    """
    tell = _Telling(folder, progress)
    kept: list[ReadFile] = []
    for file in folder.originals:
        if not file.is_missing:
            tell(file.path)
            kept.append(_original(folder.root, file))
    lines = Lines(folder.root, {file.sha256: file.device for file in folder.originals})
    found, pictures = {}, {}
    for number, day in enumerate(folder.days):
        for at, leg in enumerate(day.legs):
            if leg.gpx is not None:
                tell(leg.gpx)
                found[number, at] = line = lines.of_leg(leg)
                kept += [line.read] if leg.originals is None else []
        for at, photo in enumerate(day.photos):
            if photo.file is not None:
                tell(photo.file)
                pictures[number, at], read = _picture(folder.root / photo.file, photo)
                kept.append(read)
    routes = []
    for route in folder.routes:
        assert route.gpx is not None
        tell(route.gpx)
        routes.append(lines.of_route(route))
    return FolderContent(folder, found, tuple(routes), pictures, tuple(kept))


class _Telling:
    """Says which file is being read, and how many there are."""

    def __init__(self, folder: TripFolder, progress: Progress) -> None:
        named = [leg.gpx for day in folder.days for leg in day.legs]
        named += [photo.file for day in folder.days for photo in day.photos]
        named += [None if file.is_missing else file.path for file in folder.originals]
        self._of = sum(name is not None for name in named) + len(folder.routes)
        self._done, self._progress = 0, progress

    def __call__(self, file: Path) -> None:
        self._progress(self._done, self._of, file.name)
        self._done += 1


def _original(root: Path, file: FolderOriginal) -> ReadFile:
    return _as_it_was(root / file.path, file.sha256, file.format)


def _picture(path: Path, photo: FolderPhoto) -> tuple[Picture, ReadFile]:
    """What is known of a picture's file, looked up where the folder does not say it."""
    said = photo.picture or Picture()
    if said.sha256 and said.format:
        shape = ReadPhoto(said.width, said.height, camera=said.camera)
        return said, replace(_as_it_was(path, said.sha256, said.format), photo=shape)
    read = read_file(path)
    if read.photo is None:
        raise UserError(
            _("{file} is no picture: correct the day's file that names it.").format(file=path)
            if read.is_readable
            else f"{path}: {read.reason}"
        )
    facts = Picture(
        said.name or path.name,
        read.sha256,
        read.format,
        read.size,
        read.photo.width,
        read.photo.height,
        read.photo.camera,
    )
    return facts, read


def _as_it_was(path: Path, sha256: str, kind: str) -> ReadFile:
    """A file whose content is known by its hash.

    Raises:
        UserError: It has another, or cannot be read.
    """
    try:
        with path.open("rb") as stream:
            found = hashlib.file_digest(stream, "sha256").hexdigest()
        about = path.stat()
    except OSError as error:
        sentence = _("{file} cannot be read: {why}. Nothing was imported.")
        raise UserError(sentence.format(file=path, why=error.strerror or error)) from error
    if found != sha256:
        raise UserError(
            _("{file} is not the file it was (its SHA-256 differs): put that back, or take it out.").format(
                file=path
            )
        )
    return ReadFile(path, sha256, about.st_size, kind, changed_ns=about.st_mtime_ns)
