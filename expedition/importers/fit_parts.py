"""A FIT file cut into the recordings chained in it, each read up to its end, true or damaged."""

from collections.abc import Iterator

from expedition.importers.fit_crc import crc16
from expedition.importers.fit_fields import Definition
from expedition.importers.fit_messages import Gap, Walker
from expedition.importers.fit_tables import WANTED
from expedition.record_classes import dataclass

_MARK, _MARK_AT = b".FIT", 8
_HEADERS, _LONGEST_HEADER = (14, 12), 64
_MOST_PARTS = 64
_CRC_BYTES = 2
_KINDS = bytes(byte & 0xC0 for byte in range(256))
_PADDING_BYTES = 64
"""So many zeros at the end of a damaged file are no messages but space that was never written."""


@dataclass(frozen=True, slots=True)
class Part:
    """One of the recordings chained in a file; a gap that reaches up to `stop` lost all that followed.

    `is_cut` says that its header tells of more than there is.
    """

    definitions: tuple[Definition, ...]
    gaps: tuple[Gap, ...]
    has_wrong_sum: bool
    is_cut: bool
    stop: int


@dataclass(frozen=True, slots=True)
class _Bounds:
    """Messages from `first` up to `stop`, the next recording not before `after`; sound by its check sum."""

    first: int
    stop: int
    after: int
    is_sound: bool
    has_wrong_sum: bool = False
    is_cut: bool = False


def parts(data: bytes) -> Iterator[Part | Gap]:
    """The recordings of a file in order, and the bytes between or behind them that belong to none."""
    pos = 0
    for _part in range(_MOST_PARTS):
        if pos >= len(data):
            return
        mark = data.find(_MARK, pos + _MARK_AT)
        start = mark - _MARK_AT if mark >= 0 else len(data)
        if start > pos:
            yield Gap(pos, start, "")
        if mark < 0:
            return
        bounds = _bounds(data, start)
        walk = Walker(data, WANTED, strict=not bounds.is_sound).walk(bounds.first, bounds.stop)
        # What is left over at the end of a damaged file is its check sum, of use no more.
        gaps = [gap for gap in walk.gaps if gap.stop < len(data) or gap.stop - gap.first > _CRC_BYTES]
        yield Part(tuple(walk.definitions), tuple(gaps), bounds.has_wrong_sum, bounds.is_cut, bounds.stop)
        pos = bounds.after
    if pos < len(data):
        yield Gap(pos, len(data), "")


def _bounds(data: bytes, start: int) -> _Bounds:
    """Where the messages of the recording begin and end, whatever its header says."""
    first = start + _header_bytes(data, start)
    size = int.from_bytes(data[start + 4 : start + 8], "little")
    said = first + size
    if size and said + _CRC_BYTES <= len(data):
        if _sums_up(data, start, said):
            return _Bounds(first, said, said + _CRC_BYTES, is_sound=True)
        after = said + _CRC_BYTES
        if after == len(data) or data[after + _MARK_AT : after + _MARK_AT + len(_MARK)] == _MARK:
            has_sum = data[said:after] != bytes(_CRC_BYTES)
            return _Bounds(first, said, after, is_sound=False, has_wrong_sum=has_sum)
    elif size and said <= len(data):
        return _Bounds(first, said, len(data), is_sound=False)
    # The header is wrong: a device that crashed never came to write how much it recorded.
    if len(data) - _CRC_BYTES > first and _sums_up(data, start, len(data) - _CRC_BYTES):
        return _Bounds(first, len(data) - _CRC_BYTES, len(data), is_sound=True)
    return _open_ended(data, first, max(said if said <= len(data) else 0, first), is_cut=said > len(data))


def _header_bytes(data: bytes, start: int) -> int:
    """How long the header is: as it says, unless no definition follows there but behind a usual one does."""
    for size in (data[start], *_HEADERS):
        if (
            _HEADERS[-1] <= size <= _LONGEST_HEADER
            and data[start + size : start + size + 1].translate(_KINDS) == b"\x40"
        ):
            return size
    return _HEADERS[-1]


def _open_ended(data: bytes, first: int, least: int, *, is_cut: bool) -> _Bounds:
    """A recording that ends where the next begins, or with the file."""
    mark = data.find(_MARK, least + _MARK_AT)
    stop = mark - _MARK_AT if mark >= 0 else len(data)
    written = len(data[first:stop].rstrip(b"\0")) + first
    stop_of_messages = written if stop - written >= _PADDING_BYTES else stop
    return _Bounds(first, stop_of_messages, stop, is_sound=False, is_cut=is_cut)


def _sums_up(data: bytes, start: int, stop: int) -> bool:
    return crc16(memoryview(data)[start:stop]) == int.from_bytes(data[stop : stop + _CRC_BYTES], "little")
