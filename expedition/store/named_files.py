"""The kept files that rows name: which are gone or not what was imported, and where else they lie."""

import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from expedition.errors import UserError
from expedition.store import attachments
from expedition.store.attachments import Progress
from expedition.text import _


class NamedFile(NamedTuple):
    """A kept file as a row names it; `kind` is "original" or "photo", `name` that of the imported file."""

    kind: str
    path: Path
    sha256: str
    name: str
    is_missing: bool

    @property
    def where(self) -> str:
        """Its place in the logbook, and what it was called."""
        return f"{self.path.parent.name}/{self.path.name} ({self.name})"


def wrong(
    opened: sqlite3.Connection, folder: Path, progress: Progress = lambda _done, _of, _what: None
) -> Iterator[NamedFile]:
    """The files that are gone, or do not hold what they should.

    `progress` may raise `Cancelled`.

    Raises:
        UserError: One cannot be read.
    """
    named = {path: (kind, sha256, name) for kind, path, sha256, name in _named(opened, folder)}
    for number, (path, (kind, sha256, name)) in enumerate(named.items()):
        progress(number, len(named), _("Originals and photos"))
        if not path.is_file():
            yield NamedFile(kind, path, sha256, name, is_missing=True)
        elif _digest(path) != sha256:
            yield NamedFile(kind, path, sha256, name, is_missing=False)


def lying_elsewhere(folder: Path, places: Iterable[Path], wanted: Iterable[str]) -> dict[str, Path]:
    """Files with these SHA-256, whatever they are called, in a logbook or in copies of it in other places."""
    left, found = set(wanted), dict[str, Path]()
    for place in (folder, *places):
        for name in attachments.FOLDERS:
            for file in sorted((place / name).iterdir()) if left and (place / name).is_dir() else ():
                digest = _digest_or_none(file) if file.is_file() else ""
                if digest in left:
                    found[digest] = file
                    left.discard(digest)
    return found


def _named(opened: sqlite3.Connection, folder: Path) -> Iterator[tuple[str, Path, str, str]]:
    for sha256, name in opened.execute("SELECT sha256, name FROM source"):
        if _is_digest(sha256) and isinstance(name, str):
            yield "original", attachments.path_of(folder, sha256, name), sha256, name
    for sha256, form, name in opened.execute("SELECT sha256, format, name FROM photo WHERE sha256 != ''"):
        if _is_digest(sha256) and isinstance(form, str) and form.isalnum():
            yield "photo", attachments.photo_path(folder, sha256, form), sha256, name


def _is_digest(value: object) -> bool:
    return isinstance(value, str) and len(value) == 64 and value.isalnum() and value.isascii()


def _digest(path: Path) -> str:
    try:
        return attachments.sha256_of(path)
    except OSError as error:
        raise UserError(_("{file} cannot be read: {why}.").format(file=path, why=error.strerror)) from error


def _digest_or_none(path: Path) -> str:
    try:
        return attachments.sha256_of(path)
    except OSError:
        return ""
