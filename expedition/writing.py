"""Writing a file or a folder whole or not at all."""

import errno
import os
import shutil
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from expedition.errors import UserError
from expedition.text import _

UNFINISHED = ".expedition-new-"
"""How the name begins of what is still being written beside its place."""

_LONG_S = 3600.0
"""What nobody has touched for so long was left by a program that was killed."""

_NO_FOLDERS = frozenset({errno.EINVAL, errno.EBADF, errno.EACCES, errno.ENOTSUP})
"""What file systems answer that settle no folders, those of some networks say."""
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


def write_whole(file: Path, content: bytes) -> None:
    """Writes beside the file, then takes its name, so that no half file ever stands under it.

    Raises:
        UserError: The disk or the folder refuses; an earlier file stays as it was.
    """
    with _beside(file) as unfinished:
        unfinished.write(content)


@contextmanager
def whole_file(file: Path) -> Iterator[BinaryIO]:
    """A file beside this one that takes its name when the block ends well; else nothing is left of it.

    Raises:
        UserError: The disk or the folder refuses, or a folder or a device has the name; an earlier file
            stays as it was.
    """
    sweep(file.parent, f"{UNFINISHED}*")
    with _beside(file) as unfinished:
        yield unfinished


@contextmanager
def _beside(file: Path) -> Iterator[BinaryIO]:
    """As `whole_file`, without a look at what else lies there."""
    name = ""
    try:
        if file.exists() and not file.is_file():
            raise UserError(_("{file} is no file: choose another name.").format(file=file))
        with tempfile.NamedTemporaryFile(dir=file.parent, prefix=UNFINISHED, delete=False) as unfinished:
            name = unfinished.name
            yield unfinished.file  # type: ignore[misc]  # typed as any kind of stream
            unfinished.flush()
            os.fsync(unfinished.fileno())
        Path(name).chmod(0o644)  # temporary files are private, what the traveller saves is not
        Path(name).replace(file)
        settle(file.parent)
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
    sweep(folder.parent, f"{UNFINISHED}*")
    name = ""
    try:
        if folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
            sentence = _("{folder} is there already: choose another name, or empty it first.")
            raise UserError(sentence.format(folder=folder))
        name = tempfile.mkdtemp(dir=folder.parent, prefix=UNFINISHED)
        yield Path(name)
        Path(name).chmod(0o755)
        for place in (*Path(name).rglob("*"), Path(name)):
            settle(place)
        if folder.exists():
            folder.rmdir()
        Path(name).replace(folder)
        settle(folder.parent)
    except BaseException as error:
        if name:
            shutil.rmtree(name, ignore_errors=True)
        if isinstance(error, OSError):
            raise _refused(folder, error) from error
        raise


def sweep(folder: Path, *patterns: str) -> None:
    """Removes what a killed program left unfinished in a folder under names of ours, an hour later."""
    for pattern in patterns:
        for place in folder.glob(pattern):
            with suppress(OSError):
                if time.time() - _touched_at(place) < _LONG_S:
                    continue
                if place.is_dir() and not place.is_symlink():
                    shutil.rmtree(place, ignore_errors=True)
                else:
                    place.unlink()


def _touched_at(place: Path) -> float:
    """When a file, or anything in a folder, was last written."""
    lying = (place, *place.rglob("*")) if place.is_dir() else (place,)
    return max(one.lstat().st_mtime for one in lying)


def make_folder(folder: Path) -> None:
    """Makes a folder that a power cut does not take, and those it lies in; one that is there stays as it is.

    Raises:
        OSError: The disk refuses.
    """
    made = [one for one in (folder, *folder.parents) if not one.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    for one in made:
        settle(one.parent)


def settle(place: Path) -> None:
    """Waits until a file, or the names in a folder, lie on the disk.

    Raises:
        OSError: The disk refuses.
    """
    is_folder = place.is_dir()
    if is_folder and os.name == "nt":
        return
    # Windows settles only what is open for writing.
    handle = os.open(place, os.O_RDWR if os.name == "nt" else os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if not is_folder or error.errno not in _NO_FOLDERS:
            raise
    finally:
        os.close(handle)


def why(error: OSError) -> str:
    """Why a disk refused something, as the middle of a sentence; of a full one also what helps."""
    if error.errno in _FULL:
        return _("the disk is full, make room on it")
    if error.errno == errno.EROFS:
        return _("the disk can only be read")
    if error.errno in (errno.EACCES, errno.EPERM):
        return _("the system does not permit it")
    return error.strerror or str(error)


def _refused(place: Path, error: OSError) -> UserError:
    sentence = _("{file} could not be written: {why}. Choose another place.")
    return UserError(sentence.format(file=place, why=why(error)))


def remove_empty(folders: Iterable[Path]) -> None:
    """Removes folders that are empty; what is in others is not ours to judge."""
    for folder in folders:
        with suppress(OSError):
            folder.rmdir()
