"""Writing a file or a folder whole or not at all."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from expedition.errors import UserError
from expedition.text import _


def write_whole(file: Path, content: bytes) -> None:
    """Writes beside the file, then takes its name, so that no half file ever stands under it.

    Raises:
        UserError: The disk or the folder refuses; an earlier file stays as it was.
    """
    with whole_file(file) as unfinished:
        unfinished.write(content)


@contextmanager
def whole_file(file: Path) -> Iterator[BinaryIO]:
    """A file beside this one that takes its name when the block ends well; else nothing is left of it.

    Raises:
        UserError: The disk or the folder refuses, or a folder or a device has the name; an earlier file
            stays as it was.
    """
    name = ""
    try:
        if file.exists() and not file.is_file():
            raise UserError(_("{file} is no file: choose another name.").format(file=file))
        with tempfile.NamedTemporaryFile(dir=file.parent, prefix=".new-", delete=False) as unfinished:
            name = unfinished.name
            yield unfinished.file  # type: ignore[misc]  # typed as any kind of stream
            unfinished.flush()
            os.fsync(unfinished.fileno())
        Path(name).chmod(0o644)  # temporary files are private, what the traveller saves is not
        Path(name).replace(file)
    except BaseException as error:
        if name:
            Path(name).unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise _refused(file, error) from error
        raise


@contextmanager
def whole_folder(folder: Path) -> Iterator[Path]:
    """A folder beside this one that takes its name when the block ends well; else nothing is left of it.

    Raises:
        UserError: The disk refuses, or something lies there already.
    """
    name = ""
    try:
        if folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
            sentence = _("{folder} is there already: choose another name, or empty it first.")
            raise UserError(sentence.format(folder=folder))
        name = tempfile.mkdtemp(dir=folder.parent, prefix=".new-")
        yield Path(name)
        Path(name).chmod(0o755)
        if folder.exists():
            folder.rmdir()
        Path(name).replace(folder)
    except BaseException as error:
        if name:
            shutil.rmtree(name, ignore_errors=True)
        if isinstance(error, OSError):
            raise _refused(folder, error) from error
        raise


def _refused(place: Path, error: OSError) -> UserError:
    sentence = _("{file} could not be written: {why}. Choose another place.")
    return UserError(sentence.format(file=place, why=error.strerror or error))
