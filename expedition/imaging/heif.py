"""The list of what lies in a HEIF file, looked over before the decoder sees it.

Names in it that are no text bring the decoder down, and the whole program with it.
"""

import os
from collections.abc import Iterator
from typing import BinaryIO

_MOST_BYTES = 16 << 20
"""The list of a picture made of a thousand tiles is a hundredth of this."""
_ENTRY = b"infe"


def has_sound_names(file: BinaryIO) -> bool:
    """Whether every entry in the lists of items is named by text."""
    return all(_is_text(name) for held in _lists(file) for name in _names(held))


def _lists(file: BinaryIO) -> Iterator[bytes]:
    """The boxes beside the pixels that hold such lists."""
    size, place = file.seek(0, os.SEEK_END), 0
    while place + 8 <= size:
        file.seek(place)
        head = file.read(16)
        length = int.from_bytes(head[:4], "big")
        if length == 1:
            length = int.from_bytes(head[8:16], "big")
        end = size if length < 8 else min(place + length, size)
        if head[4:8] == b"meta":
            file.seek(place)
            yield file.read(min(end - place, _MOST_BYTES))
        place = end


def _names(held: bytes) -> Iterator[bytes]:
    """Kind and names of each entry, as they lie behind its numbers."""
    at = held.find(_ENTRY)
    while at >= 0:
        length = int.from_bytes(held[max(at - 4, 0) : at], "big")
        numbers = 10 if held[at + 4 : at + 5] > b"\2" else 8
        yield held[at + 4 + numbers : max(at - 4 + length, at + 8 + numbers)]
        at = held.find(_ENTRY, at + 4)


def _is_text(name: bytes) -> bool:
    try:
        name.decode()
    except UnicodeDecodeError:
        return False
    return True
