"""A small writer of FIT files for tests: messages as they come, headers and check sums right unless told."""

import struct
from collections.abc import Sequence
from dataclasses import dataclass

ENUM, UINT8, SINT8, UINT16, SINT32, UINT32, STRING = 0x00, 0x02, 0x01, 0x84, 0x85, 0x86, 0x07
FLOAT32, BYTE = 0x88, 0x0D
EPOCH_S = 631_065_600
START = 1_100_000_000
"""2024-11-08T15:33:20Z in the file's own seconds."""

_FORMATS = {0x00: "B", 0x02: "B", 0x01: "b", 0x84: "H", 0x85: "i", 0x86: "I", 0x88: "f"}

RECORD_FIELDS = ((253, UINT32), (0, SINT32), (1, SINT32), (2, UINT16), (3, UINT8), (13, SINT8))


@dataclass(frozen=True)
class Kind:
    """A definition: the local number, the kind of message, and its fields as number, base type and size."""

    local: int
    number: int
    fields: Sequence[tuple[int, int] | tuple[int, int, int]]
    order: str = "<"
    own: Sequence[int] = ()
    """Sizes of fields that only the writer's own application knows."""

    def definition(self) -> bytes:
        fields = b"".join(bytes([field[0], self.size(field), field[1]]) for field in self.fields)
        own = bytes([len(self.own)]) + b"".join(bytes([k, size, 0]) for k, size in enumerate(self.own))
        head = bytes([0x40 | (0x20 if self.own else 0) | self.local, 0, self.order == ">"])
        number = struct.pack(f"{self.order}H", self.number)
        return head + number + bytes([len(self.fields)]) + fields + (own if self.own else b"")

    def message(self, values: Sequence[float | str | bytes], *, offset: int | None = None) -> bytes:
        """A message; `offset` puts the time into its head."""
        head = self.local if offset is None else 0x80 | self.local << 5 | offset
        body = b"".join(self._packed(field, value) for field, value in zip(self.fields, values, strict=True))
        return bytes([head]) + body + bytes(sum(self.own))

    def size(self, field: tuple[int, ...]) -> int:
        return field[2] if len(field) > 2 else struct.calcsize(_FORMATS[field[1]])

    def _packed(self, field: tuple[int, ...], value: float | str | bytes) -> bytes:
        if isinstance(value, str):
            value = value.encode()
        if isinstance(value, bytes):
            return value.ljust(self.size(field), b"\0")[: self.size(field)]
        if field[1] == FLOAT32:
            return struct.pack(f"{self.order}f", value)
        return struct.pack(f"{self.order}{_FORMATS[field[1]]}", int(value))


def crc(data: bytes) -> int:
    """The check sum, bit by bit as the standard tells it."""
    total = 0
    for byte in data:
        total ^= byte
        for _bit in range(8):
            total = total >> 1 ^ (0xA001 if total & 1 else 0)
    return total


def fit(*messages: bytes, header: int = 14, size: int | None = None, sum_bytes: bytes | None = None) -> bytes:
    """A whole file of these definitions and messages."""
    body = b"".join(messages)
    said = len(body) if size is None else size
    head = struct.pack("<BBHI4s", header, 0x20, 2132, said, b".FIT")
    if header >= 14:
        head += struct.pack("<H", crc(head)) + bytes(header - 14)
    whole = head + body
    return whole + (struct.pack("<H", crc(whole)) if sum_bytes is None else sum_bytes)


FILE_ID = Kind(0, 0, ((0, ENUM), (1, UINT16), (2, UINT16)))
RECORD = Kind(1, 20, RECORD_FIELDS)
EVENT = Kind(2, 21, ((253, UINT32), (0, ENUM), (1, ENUM)))
SESSION = Kind(3, 18, ((253, UINT32), (2, UINT32), (5, ENUM), (6, ENUM), (110, STRING, 16)))
COURSE_HEAD = Kind(4, 31, ((5, STRING, 16),))
ACTIVITY, COURSE = 4, 6


def file_id(kind: int = ACTIVITY, maker: int = 1, product: int = 1836) -> bytes:
    return FILE_ID.definition() + FILE_ID.message([kind, maker, product])


def semicircles(degrees: float) -> int:
    return round(degrees * 2**31 / 180)


def values(second: int, *, lat: float = 43.0, lon: float = 79.0, ele_m: float = 1000.0) -> list[float]:
    """The fields of one record, moving a little north every second."""
    north = semicircles(lat + second * 3e-5)
    return [START + second, north, semicircles(lon), round((ele_m + 500) * 5), 120, 21]


def records(first: int, count: int, kind: Kind = RECORD) -> bytes:
    return b"".join(kind.message(values(second)) for second in range(first, first + count))


def event(second: int, kind: int) -> bytes:
    return EVENT.message([START + second, 0, kind])


def session(start: int, end: int, sport: int, *, sub_sport: int = 0, name: str = "") -> bytes:
    return SESSION.message([START + end, START + start, sport, sub_sport, name])


def ride(count: int = 30) -> bytes:
    """The simplest ride: started, recorded, stopped."""
    started = file_id() + EVENT.definition() + event(0, 0)
    return started + RECORD.definition() + records(0, count) + event(count, 4)
