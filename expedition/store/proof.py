"""What a row must have been, told by its checksum: a backup's row that has it, or a row but one bit from it.

A checksum of eight bytes is met by chance once in 10^19 tries; what meets it is what was written.
"""

import hashlib
import sqlite3
import struct
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from expedition.store import sums
from expedition.store.btree import held

_MOST_LETTERS = 6_000
"""Longer rows are not tried bit by bit."""
_DATA = ("track_line", "route")


class Copies:
    """Sound copies of a logbook's file, as a source of rows; a context that keeps them open."""

    def __init__(self, files: Iterable[Path]) -> None:
        self._opened: list[sqlite3.Connection] = []
        for file in files:
            with suppress(sqlite3.Error):
                uri = f"{file.resolve().as_uri()}?mode=ro&immutable=1"
                opened = sqlite3.connect(uri, uri=True)
                opened.row_factory = sqlite3.Row
                self._opened.append(opened)

    def __enter__(self) -> "Copies":
        return self

    def __exit__(self, *_error: object) -> None:
        for opened in self._opened:
            opened.close()

    def row(self, kind: str, row_id: int, wanted: bytes) -> dict[str, Any] | None:
        """The row with this checksum, from the first copy that has it."""
        for row in self.rows(kind, row_id):
            if sums.digest_of(kind, row) == wanted and is_data_right(kind, row):
                return row
        return None

    def has(self, kind: str, row_id: int, digest: bytes) -> bool:
        """Whether a copy holds the row with this checksum."""
        return any(sums.digest_of(kind, row) == digest for row in self.rows(kind, row_id))

    def rows(self, kind: str, row_id: int) -> Iterator[dict[str, Any]]:
        """The row as each copy has it."""
        for opened in self._opened:
            with suppress(
                sqlite3.Error, UnicodeDecodeError, KeyError
            ):  # one of an older version has other columns
                found = opened.execute(f'SELECT * FROM "{kind}" WHERE id = ?', (row_id,)).fetchone()  # noqa: S608 - ours
                if found is not None:
                    yield dict(found)


def is_data_right(kind: str, row: Mapping[str, Any]) -> bool:
    """Whether the points in a row, if its table has any, are those its digest says."""
    if kind not in _DATA:
        return True
    data = held(row["data"])
    return isinstance(data, bytes) and hashlib.sha256(data).hexdigest() == row["sha256"]


def one_bit_off(kind: str, row: Mapping[str, Any], wanted: bytes) -> dict[str, Any] | None:
    """The row with one bit of one value turned over, where that has the checksum wanted."""
    size = sum(len(value) for value in row.values() if isinstance(value, str | bytes))
    if size > _MOST_LETTERS:
        return None
    for name, value in row.items():
        for other in () if name in ("id", "data") else _turned(value):
            tried = {**row, name: other}
            if sums.digest_of(kind, tried) == wanted:
                return tried
    return None


def is_sum_off(held: bytes, digest: bytes) -> bool:
    """Whether a checksum itself has rotten: it is but a bit or two from what it should be."""
    apart = int.from_bytes(held, "big") ^ int.from_bytes(digest, "big")
    return len(held) == len(digest) and apart.bit_count() <= 2


def _turned(value: Any) -> Iterator[Any]:
    """What a value may have been before one bit of it turned, or one of what tells its type."""
    if isinstance(value, str):
        for one in _bits(value.encode("utf-8", "surrogateescape")):
            with suppress(UnicodeDecodeError):
                yield one.decode("utf-8")
    elif isinstance(value, bytes):
        with suppress(UnicodeDecodeError):
            yield value.decode("utf-8")
    elif isinstance(value, float):
        yield from (struct.unpack(">d", one)[0] for one in _bits(struct.pack(">d", value)))
        if abs(value) < 2**47 and value.is_integer():
            yield from map(float, _turned_number(int(value)))
    elif isinstance(value, int):
        yield from _turned_number(value)
        yield from (None, struct.unpack(">d", struct.pack(">q", value))[0])
    elif value is None:
        yield from (0, 0.0)


def _turned_number(value: int) -> Iterator[int]:
    yield from (value ^ 1 << bit for bit in range(63))
    for bit in (7, 15, 23, 31, 47, 63):  # the signs of numbers of 1, 2, 3, 4, 6 and 8 bytes
        yield value - (1 << bit)
        yield value + (1 << bit)


def _bits(written: bytes) -> Iterator[bytes]:
    changed = bytearray(written)
    for place in range(len(changed)):
        for bit in range(8):
            changed[place] ^= 1 << bit
            yield bytes(changed)
            changed[place] ^= 1 << bit
