"""Protected copies: a whole logbook as one file under a password, and back.

In it lies a tar archive of the logbook's file as SQLite copies it, and of the kept originals and photos. No
name of theirs can be seen without the password. Backups and small pictures stay behind.
"""

import hashlib
import os
import re
import tarfile
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, BinaryIO

from expedition import sealing
from expedition.errors import UserError
from expedition.logbook import FOLDERS, require_folder
from expedition.record_classes import dataclass
from expedition.store import database, leftovers, locks
from expedition.store.attachments import FOLDERS as KEPT_FOLDERS
from expedition.store.attachments import UNFINISHED
from expedition.store.copies import copy_verified, fault_of
from expedition.store.locks import Program
from expedition.text import _
from expedition.writing import settle, whole_file, whole_folder

Progress = Callable[[int, int, str], None]

ENDING = ".protected.zip"
"""How the name of a protected copy ends, unless the traveller says otherwise."""

_BLOCK = 1 << 20
_KIB = 10
_NAME = re.compile(rf"{re.escape(database.FILE_NAME)}|(?:{'|'.join(KEPT_FOLDERS)})/[\w.-]+")


@dataclass(frozen=True, slots=True)
class Contents:
    """What a protected copy holds: originals and photos, and the bytes of everything."""

    files: int
    size: int


def contents(folder: Path) -> Contents:
    """What a protected copy of a logbook would hold.

    Raises:
        UserError: No logbook lies there.
    """
    require_folder(folder)
    database.require_ours(folder / database.FILE_NAME)
    kept = _kept(folder)
    size = sum(file.stat().st_size for file in kept)
    return Contents(len(kept), size + (folder / database.FILE_NAME).stat().st_size)


def is_protected(file: Path) -> bool:
    """Whether a file looks like a protected copy."""
    try:
        with file.open("rb") as opened:
            return sealing.is_sealed(opened)
    except OSError:
        return False


def protect(folder: Path, file: Path, password: str, progress: Progress) -> Contents:
    """Writes a protected copy of a logbook, whole or not at all, and opens it again to compare.

    Raises:
        UserError: The logbook is damaged, the password empty, or the disk refuses; an earlier file stays.
        Cancelled: The traveller stopped it; nothing is left.
    """
    if not password:
        raise UserError(_("A protected copy needs a password."))
    held = contents(folder)
    told = _Telling(progress, 2 * held.size)
    with _snapshot(folder) as parts, whole_file(file) as target:
        written = hashlib.sha256()
        pieces = _hashed(_archive(parts), written)
        sealing.seal(target, pieces, password, _readme(), told.of(_("Writing")))
        target.flush()
        os.fsync(target.fileno())
        target.seek(0)
        read = _Digest()
        sealing.unseal(target, password, file.name, read, told.of(_("Comparing"), held.size))
        if read.digest != written.hexdigest():
            raise UserError(
                _("{file} did not come back as it was written: take another disk.").format(file=file)
            )
    return held


def unprotect(file: Path, folder: Path, password: str, progress: Progress) -> None:
    """Unpacks a protected copy into a new folder, whole or not at all.

    Raises:
        WrongPasswordError: The password is another.
        UserError: The copy is damaged or none of ours, something lies in the folder, or the disk refuses.
        Cancelled: The traveller stopped it; nothing is left.
    """
    try:
        opened = file.open("rb")
    except OSError as error:
        raise UserError(
            _("{file} cannot be read: {why}.").format(file=file, why=error.strerror or error)
        ) from error
    with opened, whole_folder(folder) as root:
        told = _Telling(progress, os.fstat(opened.fileno()).st_size)
        for name in FOLDERS:
            (root / name).mkdir()
        with _poured(opened, password, file.name, told.of(_("Unpacking"))) as content:
            _unpack(content, root, file.name)
        fault = fault_of(root / database.FILE_NAME)
        if fault:
            raise UserError(
                _("The logbook in {file} is damaged ({why}): take another copy.").format(file=file, why=fault)
            )


def take_away(folder: Path, file: Path, password: str, progress: Progress) -> tuple[Path, ...]:
    """Removes a logbook that nobody has open, once its protected copy was found to hold all of it.

    What was changed since the copy was made goes into it first. Returns what else lies in the folder.

    Raises:
        UserError: The copy does not open with the password, the logbook is open elsewhere, or the disk
            refuses.
        Cancelled: The traveller stopped it; nothing was removed.
    """
    if file.resolve().is_relative_to(folder.resolve()):
        raise UserError(
            _("{file} lies in the logbook’s own folder: move it out of there first.").format(file=file)
        )
    with _held_still(folder):
        if not _is_held(folder, file, password, progress):
            protect(folder, file, password, progress)
    try:
        for one in _ours(folder):
            one.unlink(missing_ok=True)
        for name in (*(f"{kept}/small" for kept in KEPT_FOLDERS), *FOLDERS, ""):
            with suppress(OSError):
                (folder / name).rmdir()
    except OSError as error:
        raise UserError(
            _("{file} could not be removed: {why}. The protected copy is whole.").format(
                file=error.filename, why=error.strerror or error
            )
        ) from error
    return tuple(sorted(one for one in folder.rglob("*") if one.is_file())) if folder.exists() else ()


@contextmanager
def _held_still(folder: Path) -> Iterator[None]:
    """Nobody writes a logbook meanwhile.

    Raises:
        UserError: Another program has it open, or its folder cannot be written.
    """
    try:
        lock = locks.take(folder, Program.WINDOW)
    except OSError as error:
        raise UserError(
            _("{folder} cannot be written: {why}.").format(folder=folder, why=error.strerror or error)
        ) from error
    try:
        yield
    finally:
        lock.release()


def _is_held(folder: Path, file: Path, password: str, progress: Progress) -> bool:
    """Whether a copy holds a logbook as it is now."""
    told = _Telling(progress, 2 * contents(folder).size)
    read, now = _Digest(), hashlib.sha256()
    with file.open("rb") as opened:
        sealing.unseal(opened, password, file.name, read, told.of(_("Comparing")))
    with _snapshot(folder) as parts:
        for _piece in _hashed(_archive(parts), now):
            progress(0, 0, _("Comparing"))
    return read.digest == now.hexdigest()


def _ours(folder: Path) -> list[Path]:
    """Every file that the program keeps of a logbook."""
    found = [one for one in folder.glob(f"{database.FILE_NAME}*") if one.is_file()]
    found += [
        folder / locks.FILE_NAME,
        folder / "unsaved.json",
        folder / "last_page.png",
        folder / "last_map",
    ]
    for name in FOLDERS:
        found += [one for one in (folder / name).rglob("*") if one.is_file()]
    return found


def _kept(folder: Path) -> list[Path]:
    """The kept originals and photos."""
    return [
        file
        for name in KEPT_FOLDERS
        for file in sorted((folder / name).glob("*"))
        if file.is_file() and not file.name.startswith(UNFINISHED)
    ]


@contextmanager
def _snapshot(folder: Path) -> Iterator[list[tuple[str, Path]]]:
    """Names in the archive with the files that give their bytes.

    The copy of the database lies beside it meanwhile: on the disk that knows its content anyway, not on a
    stick from which no trace may be read later.
    """
    leftovers.sweep(folder)
    with tempfile.TemporaryDirectory(dir=_scratch(folder), prefix=UNFINISHED) as name:
        copy = Path(name) / database.FILE_NAME
        copy_verified(folder / database.FILE_NAME, copy)
        kept = ((file.relative_to(folder).as_posix(), file) for file in _kept(folder))
        yield [(database.FILE_NAME, copy), *kept]


def _scratch(folder: Path) -> Path | None:
    return folder if os.access(folder, os.W_OK) else None


def _archive(parts: Sequence[tuple[str, Path]]) -> Iterator[bytes]:
    """The bytes of a tar archive; the same files give the same bytes."""
    for name, file in parts:
        with file.open("rb") as opened:
            about = tarfile.TarInfo(name)
            left = about.size = os.fstat(opened.fileno()).st_size
            yield about.tobuf(tarfile.PAX_FORMAT)
            while left:
                piece = opened.read(min(_BLOCK, left))
                if not piece:
                    raise UserError(_("{file} changed while it was read: try again.").format(file=file))
                left -= len(piece)
                yield piece
        yield bytes(-about.size % tarfile.BLOCKSIZE)
    yield bytes(2 * tarfile.BLOCKSIZE)


def _hashed(pieces: Iterator[bytes], digest: "hashlib._Hash") -> Iterator[bytes]:
    for piece in pieces:
        digest.update(piece)
        yield piece


class _Digest:
    """Takes bytes and keeps only their SHA-256."""

    def __init__(self) -> None:
        self._hash = hashlib.sha256()

    def write(self, piece: bytes, /) -> None:
        """Take some."""
        self._hash.update(piece)

    def flush(self) -> None:
        """Nothing waits."""

    @property
    def digest(self) -> str:
        """Of all so far."""
        return self._hash.hexdigest()


@contextmanager
def _poured(file: BinaryIO, password: str, name: str, tell: sealing.Tell) -> Iterator[BinaryIO]:
    """The content of a protected copy as a stream; what is wrong with it is raised at the end."""
    reading, writing = os.pipe()
    failures: list[BaseException] = []

    def pour() -> None:
        try:
            with os.fdopen(writing, "wb") as target:
                sealing.unseal(file, password, name, target, tell)
        except BaseException as error:
            failures.append(error)

    thread = threading.Thread(target=pour, name="unsealing")
    thread.start()
    failure: BaseException | None = None
    try:
        with os.fdopen(reading, "rb") as content:
            yield content
    except Exception as error:
        failure = error
    finally:
        thread.join()
    # Who unpacks half of it stumbles too, but the reason is how the half came about.
    causes = [one for one in failures if not isinstance(one, BrokenPipeError)]
    if causes or failure is not None:
        raise causes[0] if causes else failure or BrokenPipeError


def _unpack(content: BinaryIO, root: Path, name: str) -> None:
    """Writes the files of the archive; takes no name but those of a logbook."""
    foreign = UserError(_("{file} holds no logbook of ours.").format(file=name))
    found = set()
    try:
        with tarfile.open(fileobj=content, mode="r|") as archive:
            for member in archive:
                part = archive.extractfile(member) if member.isreg() else None
                if part is None or not _NAME.fullmatch(member.name) or member.name in found:
                    raise foreign
                found.add(member.name)
                _write(part, root / member.name)
        while content.read(_BLOCK):
            pass  # Whether all of it is there is known at the end.
    except tarfile.TarError as error:
        raise foreign from error
    if database.FILE_NAME not in found:
        raise foreign


def _write(part: IO[bytes], file: Path) -> None:
    with file.open("xb") as target:
        while piece := part.read(_BLOCK):
            target.write(piece)
    settle(file)


class _Telling:
    """Says how far one is, in KiB: a count of bytes is more than a window's progress can hold."""

    def __init__(self, progress: Progress, size: int) -> None:
        self._progress, self._size = progress, size >> _KIB

    def of(self, what: str, before: int = 0) -> sealing.Tell:
        """For a part of the work that begins when so many bytes were done."""
        start = before >> _KIB
        return lambda passed: self._progress(min(start + (passed >> _KIB), self._size), self._size, what)


def _readme() -> str:
    return _(
        "This is a protected copy of a logbook, made by Expedition Logbook.\n"
        "\n"
        "Open it there: File > Open a protected copy, or\n"
        "    expedition unprotect THIS_FILE NEW_FOLDER\n"
        "\n"
        "It also opens without that program, with “age” (age-encryption.org), which asks for the password:\n"
        "    unzip THIS_FILE\n"
        "    age --decrypt -i key.age content.age > content.tar\n"
        "    tar -xf content.tar\n"
        "\n"
        "Without the password nobody can open it, its makers included.\n"
    )
