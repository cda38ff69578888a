"""The messages of a FIT file: where each begins, by the definition it follows.

A message's size is known from its definition alone, so a file is walked without decoding anything; the
wanted fields of all messages of one definition are then taken as one column.
"""

from dataclasses import dataclass, field

import numpy as np

from expedition.importers.fit_fields import BASE_TYPES, TIMESTAMP, Definition, Field, column
from expedition.points import I64
from expedition.text import _

_IS_COMPRESSED, _IS_DEFINITION, _HAS_OWN_FIELDS = 0x80, 0x40, 0x20
_FEWEST_AHEAD, _MOST_AHEAD = 32, 1 << 16
_MOST_DEFINITIONS = 10_000
"""More kinds of messages no device writes; without a limit a hostile file of definitions fills the memory."""

_CHAIN = 6
_RESUMES = 100
_CANDIDATES = 200
_DAY_S = 86_400
"""Reading goes on behind a damage where messages follow each other again and a clock is within a day."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Bytes from `first` up to `stop` that could not be read."""

    first: int
    stop: int
    why: str


@dataclass(slots=True)
class Walk:
    """The definitions met between two places of a file, each with its messages, and what was unreadable."""

    definitions: list[Definition] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)


class Walker:
    """Goes over the messages of one file; a strict one takes an impossible definition as damage."""

    def __init__(self, data: bytes, wanted: frozenset[int], *, strict: bool) -> None:
        self._data = data
        self._bytes = np.frombuffer(data, dtype=np.uint8)
        self._wanted = wanted
        self._strict = strict
        self._local: list[Definition | None] = [None] * 16
        self._known: dict[bytes, Definition] = {}

    def walk(self, pos: int, end: int) -> Walk:
        """All messages from `pos` up to `end`, going on behind damages where that is safe."""
        walk = Walk()
        while pos < end:
            pos, why = self._run(pos, end)
            if not why:
                break
            resumed = self._resume(pos + 1, end) if len(walk.gaps) < _RESUMES else end
            walk.gaps.append(Gap(pos, resumed, why))
            pos = resumed
        walk.definitions = [known for known in self._known.values() if known.starts]
        return walk

    def _run(self, pos: int, end: int) -> tuple[int, str]:
        """Walks until the end or a damage; where that is, and why it stopped."""
        data, local, before, ahead = self._data, self._local, -1, _FEWEST_AHEAD
        while pos < end:
            head = data[pos]
            if head & _IS_COMPRESSED:
                definition = local[head >> 5 & 3]
            elif head & _IS_DEFINITION:
                size, why = self._define(pos, end)
                if why:
                    return pos, why
                pos, before = pos + size, -1
                continue
            else:
                definition = local[head & 15]
            if definition is None:
                return pos, _("a message of a kind never defined")
            size = definition.size
            if pos + size > end:
                return pos, _("it ends too early")
            count = 1
            if head == before:
                count = self._alike(pos, min(end, pos + ahead * size), size)
                ahead = min(2 * ahead, _MOST_AHEAD) if count == ahead else _FEWEST_AHEAD
            before = head
            if definition.is_wanted:
                if count == 1:
                    definition.starts.append(pos)
                else:
                    definition.starts.extend(range(pos, pos + count * size, size))
            pos += count * size
        return pos, ""

    def _alike(self, pos: int, end: int, size: int) -> int:
        """How many whole messages from here on begin with the same byte, so follow the same definition."""
        heads = self._bytes[pos : pos + (end - pos) // size * size : size]
        others = heads != heads[0]
        first = int(others.argmax())
        return first if others[first] else len(heads)

    def _define(self, pos: int, end: int) -> tuple[int, str]:
        """Takes the definition at this place; its size, and why it is none."""
        data = self._data
        cut = 0, _("it ends too early")
        if pos + 6 > end:
            return cut
        size = 6 + 3 * data[pos + 5]
        if data[pos] & _HAS_OWN_FIELDS:
            if pos + size >= end:
                return cut
            size += 1 + 3 * data[pos + size]
        if pos + size > end:
            return cut
        text = data[pos : pos + size]
        known = self._known.get(text[1:] + text[:1])
        if known is None:
            if self._strict and not _is_possible(text):
                return 0, _("a definition no device writes")
            if len(self._known) >= _MOST_DEFINITIONS:
                return 0, _("more kinds of messages than any device writes")
            known = _definition(text, self._wanted)
            self._known[text[1:] + text[:1]] = known
        self._local[text[0] & 15] = known
        return size, ""

    def _resume(self, pos: int, end: int) -> int:
        """Where messages surely begin again behind a damage, or the end."""
        last = max((self._last_time(known) for known in self._known.values()), default=0)
        found = [
            self._bytes_like(head, definition, pos, end, last)
            for head, definition in enumerate(self._local)
            if definition and last and TIMESTAMP in definition.fields
        ]
        places = np.sort(np.concatenate(found)) if found else np.empty(0, dtype=np.int64)
        return next((place for place in places[:_CANDIDATES].tolist() if self._holds(place, end)), end)

    def _last_time(self, definition: Definition) -> int:
        if TIMESTAMP not in definition.fields or not definition.starts:
            return 0
        last = column(self._data, definition, TIMESTAMP, np.array(definition.starts[-1:]))
        return int(np.nan_to_num(last[0]))

    def _bytes_like(self, head: int, definition: Definition, pos: int, end: int, last: int) -> I64:
        """Places that begin like a message of this definition and hold a time soon after the last one."""
        places = pos + np.flatnonzero(self._bytes[pos : max(pos, end - definition.size + 1)] == head)
        times = column(self._data, definition, TIMESTAMP, places)
        return np.asarray(places[(times >= last) & (times <= last + _DAY_S)], dtype=np.int64)

    def _holds(self, pos: int, end: int) -> bool:
        """Whether some messages follow each other from here, all of them of known kinds."""
        for _message in range(_CHAIN):
            if pos == end:
                return True
            head = self._data[pos]
            definition = self._local[head >> 5 & 3 if head & _IS_COMPRESSED else head & 15]
            if not head & _IS_COMPRESSED and head & _IS_DEFINITION:
                return _message > 1
            if definition is None or pos + definition.size > end:
                return False
            pos += definition.size
        return True


def _is_possible(text: bytes) -> bool:
    """Whether a definition could have been written by a device."""
    count = text[5]
    sizes, bases = text[7 : 6 + 3 * count : 3], text[8 : 6 + 3 * count : 3]
    return text[2] <= 1 and count > 0 and 0 not in sizes and all(base & 0x1F in BASE_TYPES for base in bases)


def _definition(text: bytes, wanted: frozenset[int]) -> Definition:
    """What a definition message says."""
    order = ">" if text[2] else "<"
    number = int.from_bytes(text[3:5], "big" if text[2] else "little")
    fields: dict[int, Field] = {}
    place, count = 1, text[5]
    for at in range(6, 6 + 3 * count, 3):
        fields.setdefault(text[at], Field(place, text[at + 1], text[at + 2] & 0x1F))
        place += text[at + 1]
    place += sum(text[6 + 3 * count + 2 :: 3])
    is_wanted = number in wanted or TIMESTAMP in fields
    return Definition(number, place, order, fields, is_wanted)
