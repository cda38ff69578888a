"""Original files, kept by content: written once, never changed, never deleted by undo."""

import hashlib
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, BinaryIO

from expedition.errors import Cancelled, ReadError, UserError
from expedition.text import _
from expedition.writing import make_folder, settle, sweep, why

if TYPE_CHECKING:
    from expedition.importers.archives import Archives
    from expedition.records.importing import ReadFile

FOLDERS = ("originals", "photos")
"""Where the bytes of imported files lie: tracks apart from pictures."""

UNFINISHED = ".new-"
"""How the name of a copy begins that is still being written."""

_THREADS = 2
_BLOCK = 1 << 20
_AT_ONCE = 1 << 30
_PHOTO_ENDINGS = {"jpeg": ".jpg", "heif": ".heic", "tiff": ".tif"}
_ENDING = re.compile(r"\.[a-z0-9]{1,10}")

Progress = Callable[[int, int, str], None]


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


def keep(folder: Path, files: "Sequence[ReadFile]", progress: Progress) -> tuple[Path, ...]:
    """Copies files as they were read into the logbook, all or none; returns the copies it made.

    Raises:
        UserError: The disk is full, a file cannot be read any more, or is not what was read.
    """
    targets: dict[Path, ReadFile] = {}
    for read in files:
        target = _target(folder, read)
        if not _lies_at(target, read.size):
            targets.setdefault(target, read)
    copies: dict[Path, Path] = {}
    made: list[Path] = []
    try:
        _copy(folder, targets, copies, progress)
        for target, copy in copies.items():
            copy.replace(target)
            made.append(target)
        for place in {target.parent for target in made}:
            settle(place)
    except BaseException as error:
        remove([*copies.values(), *made])
        if isinstance(error, OSError):
            text = _("The originals could not be kept in {folder}: {why}. Nothing was imported.")
            raise UserError(text.format(folder=folder, why=why(error))) from error
        raise
    return tuple(made)


class Keeping:
    """`keep` in a thread beside other work; a context that does not outlive it."""

    def __init__(self, folder: Path, files: "Sequence[ReadFile]", progress: Progress) -> None:
        self._stopped = Event()
        self._pool = ThreadPoolExecutor(1)

        def heard(done: int, of: int, what: str) -> None:
            if self._stopped.is_set():
                raise Cancelled
            progress(done, of, what)

        self._made = self._pool.submit(keep, folder, files, heard)

    def __enter__(self) -> "Keeping":
        return self

    def __exit__(self, *_exception: object) -> None:
        self._pool.shutdown()

    def wait(self) -> None:
        """Until all copies are made; raises as `keep`."""
        self._made.result()

    def stop(self) -> tuple[Path, ...]:
        """Ends it where it stands; returns the copies there are."""
        self._stopped.set()
        return () if self._made.exception() else self._made.result()


def _target(folder: Path, read: "ReadFile") -> Path:
    if read.photo is not None:
        return photo_path(folder, read.sha256, read.format)
    return path_of(folder, read.sha256, read.name)


def remove(files: Iterable[Path]) -> None:
    """Removes copies; one that cannot be removed is no use and no harm."""
    for file in files:
        with suppress(OSError):
            file.unlink()


def _lies_at(target: Path, size: int) -> bool:
    try:
        return target.stat().st_size == size
    except OSError:
        return False


def _copy(
    folder: Path, targets: "Mapping[Path, ReadFile]", copies: dict[Path, Path], progress: Progress
) -> None:
    """Fills `copies` with copies under names of their own; each is settled while the next is made."""
    # Imported late: opening a logbook needs none of the importers.
    from expedition.importers.archives import Archives

    for name in FOLDERS:
        make_folder(folder / name)
        sweep(folder / name, f"{UNFINISHED}*")
    pool = ThreadPoolExecutor(_THREADS)
    settled = []
    try:
        with Archives() as archives:
            for done, (target, read) in enumerate(targets.items()):
                progress(done, len(targets), read.name)
                number, copy = tempfile.mkstemp(dir=target.parent, prefix=UNFINISHED)
                copies[target] = Path(copy)
                with os.fdopen(number, "wb") as file:
                    _write(read, archives, file)
                settled.append(pool.submit(_settle, copies[target]))
        for one in settled:
            one.result()
    finally:
        pool.shutdown(cancel_futures=True)


def _write(read: "ReadFile", archives: "Archives", target: BinaryIO) -> None:
    """Writes the bytes that were read; raises a `UserError` where they are no longer those."""
    try:
        sha256 = _member(read, archives, target) if read.member else _file(read, target)
    except ReadError as error:
        raise _changed(read) from error
    except OSError as error:
        raise UserError(
            _("{file} could not be copied into the logbook: {why}. Nothing was imported.").format(
                file=read.place, why=why(error)
            )
        ) from error
    if sha256 != read.sha256:
        raise _changed(read)


def _changed(read: "ReadFile") -> UserError:
    text = _("{file} was changed while it was being imported: import it again. Nothing was imported.")
    return UserError(text.format(file=read.place))


def _member(read: "ReadFile", archives: "Archives", target: BinaryIO) -> str:
    archive, _file = archives.open(read.path)
    unpacked = archive.open(archive.member(read.member))
    while piece := unpacked.piece():
        target.write(piece)
    return unpacked.finish()[0]


def _file(read: "ReadFile", target: BinaryIO) -> str:
    """Copies a file; one that is as it was when it was read need not be hashed again."""
    with read.path.open("rb") as source:
        if _is_as_read(source, read):
            _copy_bytes(source, target, read.size)
            return read.sha256 if _is_as_read(source, read) else ""
        digest = hashlib.sha256()
        while block := source.read(_BLOCK):
            digest.update(block)
            target.write(block)
        return digest.hexdigest()


def _is_as_read(source: BinaryIO, read: "ReadFile") -> bool:
    about = os.fstat(source.fileno())
    return (about.st_size, about.st_mtime_ns) == (read.size, read.changed_ns)


def _copy_bytes(source: BinaryIO, target: BinaryIO, size: int) -> None:
    """All bytes, by the system alone where it can: some disks then need not even copy them."""
    if hasattr(os, "copy_file_range"):
        with suppress(OSError):  # these two disks cannot
            while os.copy_file_range(source.fileno(), target.fileno(), _AT_ONCE):
                pass
            if os.fstat(target.fileno()).st_size == size:
                return
    source.seek(0)
    target.seek(0)
    shutil.copyfileobj(source, target, _BLOCK)


def _settle(copy: Path) -> None:
    """Waits until a copy is on the disk, and lets others read it: a logbook is handed on."""
    settle(copy)
    copy.chmod(0o644)
