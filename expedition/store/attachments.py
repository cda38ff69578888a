"""Original files, kept by content: written once, never changed, never deleted by undo."""

import hashlib
import os
import re
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from expedition.errors import UserError
from expedition.text import _

_BLOCK = 1 << 20
_PHOTO_ENDINGS = {"jpeg": ".jpg", "heif": ".heic", "tiff": ".tif"}
_ENDING = re.compile(r"\.[a-z0-9]{1,10}")


def sha256_of(file: Path) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def path_of(folder: Path, sha256: str, name: str) -> Path:
    """Where the original with this content lies; an ending that any disk can take is kept."""
    ending = Path(name).suffix.lower()
    return folder / "originals" / (f"{sha256}{ending}" if _ENDING.fullmatch(ending) else sha256)


def photo_path(folder: Path, sha256: str, kind: str) -> Path:
    """Where the bytes of a photo lie; `kind` is the name of its format."""
    return folder / "photos" / f"{sha256}{_PHOTO_ENDINGS.get(kind, f'.{kind}')}"


def keep(folder: Path, file: Path) -> str:
    """Copies a file into `originals/`, whole or not at all, and returns its SHA-256.

    Raises:
        UserError: The disk is full or the file cannot be read.
    """
    return _keep(file, lambda digest: path_of(folder, digest, file.name))


def keep_photo(folder: Path, file: Path, kind: str) -> str:
    """As `keep`, for a picture of this format, into `photos/`."""
    return _keep(file, lambda digest: photo_path(folder, digest, kind))


def _keep(file: Path, place: Callable[[str], Path]) -> str:
    unfinished = ""
    try:
        digest = sha256_of(file)
        target = place(digest)
        target.parent.mkdir(exist_ok=True)
        if target.exists() and target.stat().st_size == file.stat().st_size:
            return digest
        with tempfile.NamedTemporaryFile(dir=target.parent, prefix=".new-", delete=False) as copy:
            unfinished = copy.name
            with file.open("rb") as stream:
                shutil.copyfileobj(stream, copy, _BLOCK)
            copy.flush()
            os.fsync(copy.fileno())
        Path(unfinished).chmod(0o644)  # temporary files are private, a logbook is handed on
        Path(unfinished).replace(target)
    except OSError as error:
        if unfinished:
            Path(unfinished).unlink(missing_ok=True)
        raise UserError(
            _("{file} could not be copied into the logbook: {why}. Nothing was imported.").format(
                file=file, why=error.strerror or error
            )
        ) from error
    return digest
