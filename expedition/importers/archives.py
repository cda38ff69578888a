"""Archives on their way in: the one used last kept open, and which of their members are read."""

import io
import os
import re
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Self

from expedition.importers.unpacking import Unpacked, gunzipped
from expedition.importers.zips import Member, Zip

HEAD_BYTES = 4096
"""So much of a file's beginning decides how it is read."""

_TRACK_NAMES = frozenset({".gpx", ".fit", ".tcx", ".kml", ".kmz", ".geojson", ".nmea"})
"""What ends so is taken for a track without a look, so that a broken one is told."""

_GZIP, _ZIP = b"\x1f\x8b", (b"PK\3\4", b"PK\5\6")
_MAIN_DOCUMENT = "doc.kml"

_FOREIGN = frozenset({"__MACOSX", "@eaDir", "$RECYCLE.BIN", "System Volume Information"})
"""Folders in which systems keep their own things."""

CanRead = Callable[[bytes], bool]
"""Whether something can be made of a file that begins like this."""


class Archives:
    """Keeps the archive used last open, so that its list is read once for all its members."""

    def __init__(self) -> None:
        self._path: Path | None = None
        self._file: BinaryIO | None = None
        self._zip: Zip | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()

    def __reduce__(self) -> tuple[type["Archives"], tuple[()]]:
        """Another process begins with none open."""
        return Archives, ()

    def open(self, path: Path) -> tuple[Zip, BinaryIO]:
        """The archive at a path, and its file."""
        if self._zip is None or self._file is None or path != self._path or _is_changed(path, self._file):
            self.close()
            self._file = path.open("rb")
            self._zip = Zip(self._file)
            self._path = path
        return self._zip, self._file

    def close(self) -> None:
        """Lets go of the archive."""
        if self._file is not None:
            self._file.close()
        self._path = self._file = self._zip = None


def _is_changed(path: Path, file: BinaryIO) -> bool:
    now, then = path.stat(), os.fstat(file.fileno())
    return (now.st_ino, now.st_size, now.st_mtime_ns) != (then.st_ino, then.st_size, then.st_mtime_ns)


def wanted(archive: Zip, can_read: CanRead) -> list[Member]:
    """The members to read: those that call themselves tracks, and all others that can be read."""
    return [
        member
        for member in archive.members
        if not is_foreign(member.name)
        and (has_track_name(member.name) or _is_asked_for(archive, member, can_read))
    ]


def _is_asked_for(archive: Zip, member: Member, can_read: CanRead) -> bool:
    if member.name.lower().endswith(".zip"):
        return True  # to be told that it is not read
    return can_read(head_within(archive.head(member, HEAD_BYTES)))


def kml_documents(archive: Zip, name: str) -> list[Member]:
    """The documents of a KMZ file, the main one first; none where the archive is no such file."""
    members = [member for member in archive.members if not is_foreign(member.name)]
    found = [member for member in members if member.name.lower().endswith(".kml")]
    is_named = name.lower().endswith(".kmz")
    if not is_named and not any(member.name.lower() == _MAIN_DOCUMENT for member in found):
        return []
    if not is_named and any(has_track_name(member.name) for member in members if member not in found):
        return []
    return sorted(found, key=lambda member: member.name.lower() != _MAIN_DOCUMENT)


def has_track_name(name: str) -> bool:
    """Whether a file's name says that it is a track, packed or not."""
    return PurePosixPath(name.lower().removesuffix(".gz")).suffix in _TRACK_NAMES


def is_foreign(name: str) -> bool:
    """Whether a member is hidden, or a system's own."""
    return any(is_hidden(part) for part in re.split(r"[/\\]", name))


def is_hidden(name: str) -> bool:
    """Whether a file or folder of this name is hidden, or a system's own."""
    return name in _FOREIGN or (name.startswith(".") and name.strip(".") != "")


def head_within(head: bytes) -> bytes:
    """The beginning of a file, or of what it packs."""
    if not is_gzip(head):
        return head
    return Unpacked(lambda: gunzipped(io.BytesIO(head))).head(HEAD_BYTES)


def is_gzip(head: bytes) -> bool:
    """Whether a file that begins like this is a single packed file."""
    return head.startswith(_GZIP)


def is_zip(head: bytes) -> bool:
    """Whether a file that begins like this is an archive of files."""
    return head.startswith(_ZIP)
