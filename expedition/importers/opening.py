"""Opening what lies at a place: a file, what it packs, or a member of an archive, ready for a reader."""

import hashlib
import io
import os
import threading
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Self

from expedition.errors import ReadError
from expedition.importers.archives import Archives, CanRead, is_gzip, is_zip, kml_documents, wanted
from expedition.importers.unpacking import Unpacked, as_file, gunzipped
from expedition.importers.zips import Member, Zip
from expedition.records.importing import FilePlace
from expedition.text import _, plural
from expedition.units import number

_DEEPEST = 2
_KINDS_TOLD = 4
_MOST_DOCUMENTS = 1000
_MOST_KMZ_BYTES = 64 << 20
_BESIDE_BYTES = 4 << 20
"""A larger file is hashed beside its reader; starting a thread costs as much as hashing some of this."""


class Source:
    """What lies at a place, open: `parts` are what a reader can take, in order.

    `is_kmz` says that the parts are documents of one file; `only` names the one member that a whole archive
    stands for. `size` and `changed_ns` are those of the file on disk; `format` is what its reader is called.
    """

    def __init__(self, place: FilePlace, archives: Archives, can_read: CanRead) -> None:
        self.place, self._archives, self._can_read = place, archives, can_read
        self.is_kmz = False
        self.only = self.format = ""
        self.size = self.changed_ns = 0
        self._layers: list[Unpacked] = []
        self._damages: list[str] = []
        self._file: BinaryIO | None = None
        self._digest: _Digest | None = None

    def __enter__(self) -> Self:
        _require_file(self.place.path)
        if self.place.member:
            _archive, file = self._archives.open(self.place.path)
        else:
            self._file = file = self.place.path.open("rb")
        about = os.fstat(file.fileno())
        self.size, self.changed_ns = about.st_size, about.st_mtime_ns
        if self._file is not None:
            self._digest = _Digest(self.place.path, self.size)
        return self

    def __exit__(self, *_exception: object) -> None:
        if self._digest is not None:
            self._digest.wait()
        if self._file is not None:
            self._file.close()

    @property
    def damage(self) -> str:
        """Why unpacking ended too early, empty where all is whole."""
        found = [*self._damages, *(layer.damage for layer in self._layers)]
        return "; ".join(dict.fromkeys(filter(None, found)))

    def parts(self) -> Iterator[tuple[str, BinaryIO]]:
        """The name and the open file of each part.

        Raises:
            ReadError: There is nothing to read in it, or too much.
        """
        if self._file is None:
            archive, _file = self._archives.open(self.place.path)
            yield from self._opened(archive, archive.member(self.place.member))
        else:
            yield from self._parts(self._file, self.place.name, 0)

    def kept(self) -> tuple[str, int]:
        """The SHA-256 and the number of the bytes to keep: a member's own, else those of the whole file.

        Raises:
            ReadError: The file was written to meanwhile, or what it packs has no end.
        """
        about = self.place.path.stat()
        if (about.st_size, about.st_mtime_ns) != (self.size, self.changed_ns):
            raise ReadError(_("It was changed while it was being read: import it again."))
        for layer in self._layers:
            layer.finish()
        if self._digest is not None:
            return self._digest.result(), self.size
        return self._layers[0].finish() if self._layers else ("", 0)

    def picture(self) -> tuple[str, str, int]:
        """Under which member, with which SHA-256 and how many bytes a picture is kept: never packed.

        Raises:
            ReadError: It is packed for itself.
        """
        member = self.place.member or self.only
        if len(self._layers) != bool(member):
            raise ReadError(_("It is a picture that is packed for itself: unpack it first."))
        return member, *(self._layers[0].finish() if member else self.kept())

    def _opened(self, archive: Zip, member: Member) -> Iterator[tuple[str, BinaryIO]]:
        self._damages.append(archive.damage)
        yield from self._unpacked(archive.open(member), member.name, 1)

    def _unpacked(self, layer: Unpacked, name: str, depth: int) -> Iterator[tuple[str, BinaryIO]]:
        self._layers.append(layer)
        yield from self._parts(as_file(layer), name, depth)

    def _parts(self, file: BinaryIO, name: str, depth: int) -> Iterator[tuple[str, BinaryIO]]:
        sign = file.read(4)
        file.seek(0)
        if is_gzip(sign):
            if depth == _DEEPEST:
                raise _too_deep()
            yield from self._unpacked(Unpacked(lambda: gunzipped(file)), name.removesuffix(".gz"), depth + 1)
        elif is_zip(sign):
            yield from self._of_zip(file, name, depth)
        else:
            yield name, file

    def _of_zip(self, file: BinaryIO, name: str, depth: int) -> Iterator[tuple[str, BinaryIO]]:
        archive = Zip(_in_memory(file) if depth else file)
        documents = kml_documents(archive, name)
        if documents:
            self.is_kmz = True
            yield from self._documents(archive, documents)
            return
        if depth:
            raise _too_deep()
        members = wanted(archive, self._can_read)
        if len(members) > 1:
            text = _("It is an archive of {count} files: import them one by one.")
            raise ReadError(text.format(count=number(len(members))))
        if not members:
            raise ReadError(_nothing_in(archive))
        self.only = members[0].name
        yield from self._opened(archive, members[0])

    def _documents(self, archive: Zip, documents: list[Member]) -> Iterator[tuple[str, BinaryIO]]:
        if len(documents) > _MOST_DOCUMENTS:
            text = _("It holds more than {limit} documents, as no track does: it is not read.")
            raise ReadError(text.format(limit=number(_MOST_DOCUMENTS)))
        self._damages.append(archive.damage)
        for document in documents:
            layer = archive.open(document)
            self._layers.append(layer)
            yield document.name, as_file(layer)


def _nothing_in(archive: Zip) -> str:
    if any(member.is_locked for member in archive.members):
        return _("It is locked with a password: unpack it first.")
    return _("There is no track in this archive.") if archive.members else _("This archive is empty.")


def _too_deep() -> ReadError:
    return ReadError(_("It is an archive inside an archive: unpack the outer one first."))


def _in_memory(file: BinaryIO) -> BinaryIO:
    """A packed archive, unpacked into memory: its list lies at its end."""
    content = file.read(_MOST_KMZ_BYTES + 1)
    if len(content) > _MOST_KMZ_BYTES:
        text = _("It is an archive of more than {limit} MiB inside an archive: unpack the outer one first.")
        raise ReadError(text.format(limit=_MOST_KMZ_BYTES >> 20))
    return io.BytesIO(content)


def _require_file(path: Path) -> None:
    if path.is_dir():
        if not os.access(path, os.R_OK | os.X_OK):
            raise ReadError(_("This folder cannot be opened: check that you may read it."))
        raise ReadError(_nothing_in_folder(path))
    if path.exists() and not path.is_file():
        raise ReadError(_("It is no file."))


def _nothing_in_folder(folder: Path) -> str:
    """What was seen instead of a track: "6 files, .docx and .txt"."""
    seen: Counter[str] = Counter()
    for _place, _folders, names in os.walk(folder):
        seen.update(Path(name).suffix.lower() or name for name in names)
    if not seen:
        return _("{folder} is empty.").format(folder=folder)
    kinds = ", ".join(kind for kind, _count in seen.most_common(_KINDS_TOLD))
    said = plural("{n} file", "{n} files", seen.total())
    return _("{folder} holds no track and no photo, only {files}: {kinds}.").format(
        folder=folder,
        files=said,
        kinds=kinds if len(seen) <= _KINDS_TOLD else _("{kinds} and others").format(kinds=kinds),
    )


class _Digest:
    """The SHA-256 of a whole file, computed beside its reader where it is large."""

    def __init__(self, path: Path, size: int) -> None:
        self._path, self._sha256 = path, ""
        self._error: OSError | None = None
        self._thread = threading.Thread(target=self._work, name="digest")
        self._is_started = size > _BESIDE_BYTES
        if self._is_started:
            self._thread.start()

    def wait(self) -> None:
        """Lets a thread that was started end."""
        if self._is_started:
            self._thread.join()

    def result(self) -> str:
        """The digest; waits for it.

        Raises:
            OSError: The file cannot be read.
        """
        self.wait()
        if not self._is_started:
            self._work()
        if self._error is not None:
            raise self._error
        return self._sha256

    def _work(self) -> None:
        try:
            with self._path.open("rb") as file:
                self._sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError as error:
            self._error = error
