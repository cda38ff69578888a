"""The messages of a FIT file: where each begins, by the definition it follows.

A message's size is known from its definition alone, so a file is walked without decoding anything; the
wanted fields of all messages of one definition are then taken as one column.
"""

from collections.abc import Iterator
from dataclasses import field

import numpy as np

from expedition.importers.fit_fields import TIMESTAMP, Definition, Field, column
from expedition.importers.fit_resync import (
    IS_COMPRESSED,
    IS_DEFINITION,
    definition_after,
    is_possible,
    leaps,
    resynced,
)
from expedition.record_classes import dataclass
from expedition.text import _

_HAS_OWN_FIELDS = 0x20
_FEWEST_AHEAD, _MOST_AHEAD = 32, 1 << 16
_MOST_DEFINITIONS = 10_000
"""More kinds of messages no device writes; without a limit a hostile file of definitions fills the memory."""

_RESUMES = 200
_OTHERS = 20
_NEAR_BYTES = 1 << 16


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
    """Goes over the messages of one file; a strict one takes what no device writes as damage."""

    def __init__(self, data: bytes, wanted: frozenset[int], *, strict: bool) -> None:
        self._data = data
        self._bytes = np.frombuffer(data, dtype=np.uint8)
        self._wanted = wanted
        self._strict = strict
        self._local: list[Definition | None] = [None] * 16
        self._known: dict[bytes, Definition] = {}
        self._clock_s = np.nan

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
            if head & IS_COMPRESSED:
                definition = local[head >> 5 & 3]
            elif head & IS_DEFINITION:
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
            why = ""
            if self._strict and TIMESTAMP in definition.fields:
                count, why = self._in_time(definition, pos, count, end)
            if definition.is_wanted:
                if count == 1:
                    definition.starts.append(pos)
                else:
                    definition.starts.extend(range(pos, pos + count * size, size))
            pos += count * size
            if why:
                return pos, why
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
        known = self._known.get(text)
        if known is None:
            if self._strict and not is_possible(text):
                return 0, _("a definition no device writes")
            if len(self._known) >= _MOST_DEFINITIONS:
                return 0, _("more kinds of messages than any device writes")
            known = _definition(text, self._wanted)
            self._known[text] = known
        self._local[text[0] & 15] = known
        return size, ""

    def _in_time(self, definition: Definition, pos: int, count: int, end: int) -> tuple[int, str]:
        """How many of these messages can be taken, and why no more.

        A time that leaps is a clock that was set, unless messages that go on from the time before can be
        found near by: then this is no message at all, but bytes out of step.
        """
        times_s = column(self._data, definition, TIMESTAMP, pos + definition.size * np.arange(count))
        known = np.flatnonzero(np.isfinite(times_s))
        if not len(known):
            return count, ""
        clock_s = times_s[known[0]] if np.isnan(self._clock_s) else self._clock_s
        leaping = np.flatnonzero(leaps(times_s[known], clock_s))
        if not len(leaping):
            self._clock_s = float(times_s[known[-1]])
            return count, ""
        before, first = known[: leaping[0]], int(known[leaping[0]])
        clock_s = float(times_s[before[-1]] if len(before) else clock_s)
        here = pos + first * definition.size
        if resynced(self._data, self._local, here + 1, min(end, here + _NEAR_BYTES), clock_s) is not None:
            self._clock_s = clock_s
            return first, _("a time out of order")
        self._clock_s = float(times_s[first])
        return first + 1, ""

    def _resume(self, pos: int, end: int) -> int:
        """Where messages surely begin again behind a damage, or the end."""
        clock_s = self._clock_s
        if np.isnan(clock_s):
            clock_s = max((self._last_s(known) for known in self._known.values()), default=0.0)
        again = definition_after(self._data, pos, end)
        near = end if again is None else again
        for local in self._locals() if clock_s else ():
            found = resynced(self._data, local, pos, near, clock_s)
            if found is not None:
                self._local = local
                return found
        return near

    def _locals(self) -> Iterator[list[Definition | None]]:
        """The definitions now, and with others in their place: a damage may hide where one changed."""
        yield self._local
        most = sorted(self._known.items(), key=lambda item: -len(item[1].starts))
        for text, known in most[:_OTHERS]:
            if TIMESTAMP in known.fields and known is not self._local[text[0] & 15]:
                local = list(self._local)
                local[text[0] & 15] = known
                yield local

    def _last_s(self, definition: Definition) -> float:
        if not definition.starts:
            return 0.0
        last = column(self._data, definition, TIMESTAMP, np.array(definition.starts[-1:]))
        return float(np.nan_to_num(last[0]))


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
