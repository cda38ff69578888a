"""Original files, kept by content: written once, never changed, never deleted by undo."""

import hashlib
import os
import re
import shutil
import tempfile
from pathlib import Path

from expedition.errors import UserError
from expedition.text import _

_BLOCK = 1 << 20
_ENDING = re.compile(r"\.[a-z0-9]{1,10}")


def sha256_of(file: Path) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def path_of(folder: Path, sha256: str, name: str) -> Path:
    """Where the original with this content lies; an ending that any disk can take is kept."""
    ending = Path(name).suffix.lower()
    return folder / "originals" / (f"{sha256}{ending}" if _ENDING.fullmatch(ending) else sha256)


def keep(folder: Path, file: Path) -> str:
    """Copies a file into `originals/`, whole or not at all, and returns its SHA-256.

    Raises:
        UserError: The disk is full or the file cannot be read.
    """
    target_folder = folder / "originals"
    unfinished = ""
    try:
        target_folder.mkdir(exist_ok=True)
        digest = sha256_of(file)
        target = path_of(folder, digest, file.name)
        if target.exists() and target.stat().st_size == file.stat().st_size:
            return digest
        with tempfile.NamedTemporaryFile(dir=target_folder, prefix=".new-", delete=False) as copy:
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
