"""Zip archives: the list of their members, read once, and each member through limits."""

import stat
import struct
import zlib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import partial
from typing import BinaryIO

from expedition.errors import ReadError
from expedition.importers.unpacking import Feed, Piece, Unpacked, checked, inflated, stored
from expedition.record_classes import dataclass
from expedition.text import _
from expedition.units import number

MOST_MEMBERS = 20_000
_MOST_LIST_BYTES = 32 << 20

_END = struct.Struct("<4s4H2LH")
_END_64 = struct.Struct("<4sQ2H2L4Q")
_LOCATOR_64 = struct.Struct("<4sLQL")
_ENTRY = struct.Struct("<4s6H3L5H2L")
_LOCAL = struct.Struct("<4s5H3L2H")
_LONGEST_COMMENT = 0xFFFF
_SEE_EXTRA = 0xFFFFFFFF

_UNIX = 3
_LOCKED, _SIZES_BEHIND, _UTF8 = 0x1, 0x8, 0x800
_LONGEST_DESCRIPTOR = 24
_STORED, _DEFLATED = 0, 8
_METHODS = {9: "Deflate64", 12: "bzip2", 14: "LZMA", 93: "Zstandard", 95: "xz", 98: "PPMd", 99: "AES"}


@dataclass(frozen=True, slots=True)
class Member:
    """One file of an archive as its list tells it, `start` being where its own header lies.

    `name` is unique: of several with one name the later ones are numbered. `crc` is None where it is lost.
    """

    name: str
    start: int
    packed: int
    size: int
    crc: int | None
    method: int
    is_locked: bool


class Zip:
    """An archive whose list of members has been read; `members` leaves out folders and links.

    `damage` says where the list ended too early, or that it is gone: then their own headers tell.
    """

    def __init__(self, file: BinaryIO) -> None:
        """Reads the list.

        Raises:
            ReadError: There is none, it is broken or endless, or members lie over each other.
        """
        self._file = file
        self.members, self.damage = _members(file)
        self._by_name = {member.name: member for member in self.members}

    def member(self, name: str) -> Member:
        """The member of this name.

        Raises:
            ReadError: There is none.
        """
        if name not in self._by_name:
            raise ReadError(_("It is no longer in its archive."))
        return self._by_name[name]

    def open(self, member: Member) -> Unpacked:
        """A member, unpacked as it is read.

        Raises:
            ReadError: It is locked, packed in a way not known here, or not where the list says.
        """
        if member.is_locked:
            raise ReadError(_("It is locked with a password: unpack it first."))
        if member.method not in (_STORED, _DEFLATED):
            how = _METHODS.get(member.method, str(member.method))
            text = _("It is packed with {method}, which is not read here: unpack it first.")
            raise ReadError(text.format(method=how))
        start = self._start(member)
        if start is None:
            raise ReadError(_("It does not lie where the list of its archive says: the archive is damaged."))
        return Unpacked(partial(_pieces, self._file, start, member))

    def head(self, member: Member, count: int) -> bytes:
        """The first bytes of a member, as far as they can be had; quick, since thousands may be asked."""
        start = None if member.is_locked else self._start(member)
        if start is None:
            return b""
        self._file.seek(start)
        packed = self._file.read(min(member.packed, count))
        if member.method != _DEFLATED:
            return packed if member.method == _STORED else b""
        with suppress(zlib.error):
            return zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, count)
        return b""

    def _start(self, member: Member) -> int | None:
        """Where the bytes of a member begin, None where it is not to be found."""
        self._file.seek(max(0, member.start))
        head = self._file.read(_LOCAL.size)
        if len(head) < _LOCAL.size or not head.startswith(b"PK\3\4"):
            return None
        fields = _LOCAL.unpack(head)
        return max(0, member.start) + _LOCAL.size + int(fields[-2]) + int(fields[-1])


def _pieces(file: BinaryIO, start: int, member: Member) -> Iterator[Piece]:
    feed = Feed(file, start, member.packed)
    pieces = inflated(feed) if member.method == _DEFLATED else stored(feed)
    return checked(pieces, member.crc, member.size)


class _CutOffError(ReadError):
    """The list of members is missing."""


def _walked(file: BinaryIO) -> Iterator[Member]:
    """The members of an archive without a list, by their own headers, one behind the other.

    The last may be cut; one whose end cannot be told ends the walk.
    """
    whole = file.seek(0, 2)
    names: dict[str, int] = {}
    place = seen = 0
    while (fields := _local_at(file, place)) is not None:
        seen += 1
        if seen > MOST_MEMBERS:
            raise _too_many()
        flags, method, crc, packed, size = fields[2], fields[3], *fields[6:9]
        raw, extra = file.read(fields[9]), file.read(fields[10])
        start = place + _LOCAL.size + fields[9] + fields[10]
        if start >= whole:
            return
        if _SEE_EXTRA in (packed, size):
            size, packed = (*_large_values(extra), size, packed)[:2]
        known_crc: int | None = crc
        if flags & _SIZES_BEHIND:
            if method != _DEFLATED or flags & _LOCKED:
                return
            packed, size = _measured(file, start)
            known_crc = _described(file, start + packed)
        if not raw.endswith((b"/", b"\\")):
            name = _numbered(_text(raw, flags), names)
            yield Member(name, place, packed, size, known_crc, method, bool(flags & _LOCKED))
        place = _next_local(file, start + packed)


def _local_at(file: BinaryIO, place: int) -> Sequence[int] | None:
    """The numbers of a member's own header, None where there is none."""
    file.seek(place)
    head = file.read(_LOCAL.size)
    return _LOCAL.unpack(head) if len(head) == _LOCAL.size and head.startswith(b"PK\3\4") else None


def _measured(file: BinaryIO, start: int) -> tuple[int, int]:
    """How many packed bytes a member has and to how many they unpack, found by unpacking them."""
    feed = Feed(file, start)
    _digest, size = Unpacked(partial(inflated, feed)).finish()
    return feed.taken, size


def _described(file: BinaryIO, place: int) -> int | None:
    """The checksum behind a member, None where it is cut off."""
    file.seek(place)
    said = file.read(8)
    said = said[4:] if said.startswith(b"PK\7\x08") else said[:4]
    return int.from_bytes(said, "little") if len(said) == 4 else None


def _next_local(file: BinaryIO, place: int) -> int:
    """Where the next member's header begins, at a place or behind what describes the member before."""
    file.seek(place)
    found = file.read(_LONGEST_DESCRIPTOR + 4).find(b"PK\3\4")
    return place + max(found, 0)


def _members(file: BinaryIO) -> tuple[tuple[Member, ...], str]:
    """The members that are files, and what is wrong with their list."""
    try:
        content, count, shift = _list(file)
    except _CutOffError:
        found = list(_walked(file))
        if not found:
            raise
        return tuple(found), _("its end is missing, so members may be lost")
    if count > MOST_MEMBERS:
        raise _too_many()
    found = []
    names: dict[str, int] = {}
    seen = 0
    for fields, raw, extra in _entries(content):
        seen += 1
        if seen > MOST_MEMBERS:
            raise _too_many()
        if not raw.endswith((b"/", b"\\")) and not _is_link(fields[1], fields[15]):
            found.append(_member(_numbered(_text(raw, fields[3]), names), fields, extra, shift))
    damage = _("the list of its members is broken") if seen < count else ""
    if damage and not found:
        raise ReadError(_("The list of its members is broken: the archive is damaged."))
    _require_apart(found)
    return tuple(found), damage


def _entries(content: bytes) -> Iterator[tuple[Sequence[int], bytes, bytes]]:
    """Each entry of the list: its numbers, its name and its extra fields."""
    place = 0
    while content[place : place + 4] == b"PK\1\2" and place + _ENTRY.size <= len(content):
        fields = _ENTRY.unpack_from(content, place)
        name_size, extra_size, comment_size = fields[10:13]
        name_at = place + _ENTRY.size
        extra_at = name_at + name_size
        yield fields, content[name_at:extra_at], content[extra_at : extra_at + extra_size]
        place = extra_at + extra_size + comment_size


def _too_many() -> ReadError:
    text = _("It holds more than {limit} files: unpack it, and import the folder.")
    return ReadError(text.format(limit=number(MOST_MEMBERS)))


def _list(file: BinaryIO) -> tuple[bytes, int, int]:
    """The bytes of the list, how many members it claims, and by how much all places in it are shifted."""
    size = file.seek(0, 2)
    tail_at = max(0, size - _END.size - _LONGEST_COMMENT)
    file.seek(tail_at)
    tail = file.read(_END.size + _LONGEST_COMMENT)
    end = _end_in(tail)
    if end < 0:
        raise _CutOffError(_("The list at its end is missing: the archive is cut off. Copy it here again."))
    fields = _END.unpack_from(tail, end)
    count, list_size, list_at, list_end = fields[4], fields[5], fields[6], tail_at + end
    if count == 0xFFFF or _SEE_EXTRA in (list_size, list_at):
        big = _end_64(file, list_end)
        if big is not None:
            count, list_size, list_at, list_end = big
    start = list_end - list_size
    if start < 0 or list_size > _MOST_LIST_BYTES:
        raise ReadError(_("The list of its members claims an impossible size: the archive is damaged."))
    file.seek(start)
    return file.read(list_size), count, start - list_at


def _end_in(tail: bytes) -> int:
    """Where the end record begins: the one whose comment reaches to the end, else the last."""
    last = place = tail.rfind(b"PK\5\6", 0, max(0, len(tail) - _END.size + 4))
    while place >= 0:
        if place + _END.size + int.from_bytes(tail[place + 20 : place + 22], "little") == len(tail):
            return place
        place = tail.rfind(b"PK\5\6", 0, place)
    return last


def _end_64(file: BinaryIO, end: int) -> tuple[int, int, int, int] | None:
    """Count, size, place and end of the list as the large archive's own record tells them."""
    file.seek(max(0, end - _LOCATOR_64.size))
    locator = file.read(_LOCATOR_64.size)
    if not locator.startswith(b"PK\6\7"):
        return None
    told = _LOCATOR_64.unpack(locator)[2]
    for place in (told, end - _LOCATOR_64.size - _END_64.size):
        if 0 <= place < end:
            file.seek(place)
            record = file.read(_END_64.size)
            if len(record) == _END_64.size and record.startswith(b"PK\6\6"):
                count, size, start = _END_64.unpack(record)[7:10]
                return count, size, start, place
    return None


def _is_link(made_by: int, attributes: int) -> bool:
    return made_by >> 8 == _UNIX and stat.S_ISLNK(attributes >> 16)


def _text(raw: bytes, flags: int) -> str:
    """A name as text: many programs write UTF-8 without saying so."""
    raw = raw.partition(b"\0")[0]
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("utf-8", "replace") if flags & _UTF8 else raw.decode("cp437")


def _numbered(name: str, names: dict[str, int]) -> str:
    """The name, or with a number before its ending where it is taken: `day (2).gpx`."""
    used = name
    while used in names:
        names[name] += 1
        stem, dot, ending = name.rpartition(".")
        used = f"{stem} ({names[name]}).{ending}" if dot and "/" not in ending else f"{name} ({names[name]})"
    names[used] = 1
    return used


def _member(name: str, fields: Sequence[int], extra: bytes, shift: int) -> Member:
    packed, size, start = fields[8], fields[9], fields[16]
    if _SEE_EXTRA in (packed, size, start):
        values = iter(_large_values(extra))
        size = next(values, size) if size == _SEE_EXTRA else size
        packed = next(values, packed) if packed == _SEE_EXTRA else packed
        start = next(values, start) if start == _SEE_EXTRA else start
    return Member(name, start + shift, packed, size, fields[7], fields[4], bool(fields[3] & _LOCKED))


def _large_values(extra: bytes) -> Sequence[int]:
    """The numbers too large for the list's own fields."""
    place = 0
    while place + 4 <= len(extra):
        kind, size = struct.unpack_from("<2H", extra, place)
        if kind == 1:
            data = extra[place + 4 : place + 4 + size]
            return struct.unpack_from(f"<{min(len(data) // 8, 3)}Q", data)
        place += 4 + size
    return ()


def _require_apart(members: Sequence[Member]) -> None:
    """Members that share bytes unpack to far more than an archive can hold."""
    reached = -1
    for member in sorted(members, key=lambda member: member.start):
        if member.start < reached:
            raise ReadError(_("Its members lie over each other, as in no honest archive: it is not read."))
        reached = member.start + _LOCAL.size + member.packed
