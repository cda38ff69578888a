"""A disk that loses power: what a program wrote to it, and what may lie there afterwards.

The file system it stands for promises little. A write is on the disk once a later sync of its file returned;
every write after that may be there, missing, or torn at 512 bytes, in any combination. What becomes of names
(a file made, renamed, removed, a folder made) is on the disk once a sync of the folder they are in returned;
after that, the changes in each folder are there up to one moment of its own, as journals of file systems
keep them: a sync of a file does not carry its name, nor one folder the changes in another.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from random import Random
from typing import Literal, NamedTuple

_SECTOR = 512

Kind = Literal["make", "write", "cut", "sync", "make folder", "sync folder", "rename", "remove", "told"]


class Deed(NamedTuple):
    """Something a program did to a file or folder, or told the traveller; `place` is relative to the disk.

    `offset` is where bytes were written, or the size that a file was cut to; `to` the new name.
    """

    kind: Kind
    place: str
    offset: int = 0
    data: bytes = b""
    to: str = ""


@dataclass
class _File:
    """Bytes that are safe, and writes that are not."""

    safe: bytearray = field(default_factory=bytearray)
    loose: list[tuple[int, bytes | None]] = field(default_factory=list)

    def settle(self) -> None:
        for offset, data in self.loose:
            _put(self.safe, offset, data)
        self.loose.clear()

    def after_cut(self, random: Random) -> bytes:
        """What may lie there: of what is not safe nothing, all, or anything."""
        share = random.choice((0.0, 0.1, 0.5, 0.9, 1.0))
        left = bytearray(self.safe)
        for offset, data in self.loose:
            if random.random() < share:
                is_torn = data is not None and share < 1.0 and random.random() < 0.3
                whole = len(data or b"") // _SECTOR
                _put(left, offset, data[: random.randint(0, whole) * _SECTOR] if data and is_torn else data)
        return bytes(left)


@dataclass
class _Folder:
    """Names that are safe, and changes to them that are not; None stands for a folder."""

    safe: dict[str, _File | None] = field(default_factory=dict)
    loose: list[tuple[str, _File | None, str]] = field(default_factory=list)

    def settle(self) -> None:
        self.safe = self._after(len(self.loose))
        self.loose.clear()

    def now(self) -> dict[str, _File | None]:
        return self._after(len(self.loose))

    def after_cut(self, random: Random) -> dict[str, _File | None]:
        """The names that may be there."""
        return self._after(random.choice((0, len(self.loose), random.randint(0, len(self.loose)))))

    def _after(self, count: int) -> dict[str, _File | None]:
        names = dict(self.safe)
        for name, made, gone in self.loose[:count]:
            names.pop(gone, None)
            if name:
                names[name] = made
        return names


class Disk:
    """What was done to a disk so far."""

    def __init__(self, files: dict[str, bytes], folders: Iterable[str]) -> None:
        self._folders: dict[str, _Folder] = {".": _Folder()}
        self.told: list[str] = []
        for folder in sorted(folders):
            self._do(Deed("make folder", folder))
        for place, content in files.items():
            self._do(Deed("make", place))
            self._do(Deed("write", place, 0, content))
            self._do(Deed("sync", place))
        for one in self._folders.values():
            one.settle()

    def after_cuts(self, deeds: list[Deed], count: int, random: Random) -> Iterator["Left"]:
        """What so many power cuts may leave, each at a moment of its own, in order of time."""
        done = 0
        for moment in sorted(random.randint(0, len(deeds)) for _cut in range(count)):
            while done < moment:
                self._do(deeds[done])
                done += 1
            yield Left(moment, dict(self._left(".", random)), tuple(self.told))

    def _left(self, folder: str, random: Random) -> Iterator[tuple[str, bytes | None]]:
        """Files by their places, None for folders."""
        for name, file in self._folders[folder].after_cut(random).items():
            place = str(PurePosixPath(folder) / name)
            if file is None:
                yield place, None
                yield from self._left(place, random)
            else:
                yield place, file.after_cut(random)

    def _do(self, deed: Deed) -> None:
        if deed.kind == "told":
            self.told.append(deed.place)
        elif deed.kind == "sync folder":
            self._folders[deed.place].settle()
        elif deed.kind in ("make", "make folder", "rename", "remove"):
            self._name(deed)
        else:
            file = self._file(deed.place)
            if deed.kind == "sync":
                file.settle()
            else:
                file.loose.append((deed.offset, deed.data if deed.kind == "write" else None))

    def _name(self, deed: Deed) -> None:
        """Changes the names in a folder."""
        folder, name = _parted(deed.place)
        if deed.kind == "make folder":
            self._folders[deed.place] = _Folder()
            self._folders[folder].loose.append((name, None, ""))
        elif deed.kind == "make":
            self._folders[folder].loose.append((name, _File(), ""))
        elif deed.kind == "remove":
            self._folders[folder].loose.append(("", None, name))
        else:
            target, new = _parted(deed.to)
            assert target == folder, "nothing here is moved between folders"
            self._folders[folder].loose.append((new, self._file(deed.place), name))

    def _file(self, place: str) -> _File:
        folder, name = _parted(place)
        file = self._folders[folder].now()[name]
        assert file is not None
        return file


class Left(NamedTuple):
    """What a power cut left: files by their places, None for folders; and what had been told by then."""

    moment: int
    files: dict[str, bytes | None]
    told: tuple[str, ...]


def _parted(place: str) -> tuple[str, str]:
    path = PurePosixPath(place)
    return str(path.parent), path.name


def _put(content: bytearray, offset: int, data: bytes | None) -> None:
    """Writes bytes, or without any cuts or stretches to a size."""
    end = offset if data is None else offset + len(data)
    content.extend(bytes(max(0, end - len(content))))
    if data is None:
        del content[offset:]
    else:
        content[offset:end] = data
