"""The fast way through a GPX file: runs of points that look alike bypass the XML parser.

All else goes through the parser, which also says whether a run lies where points belong. Whatever is
doubtful (damage, another encoding than declared) gives up the fast way, and the file is read again from its
beginning by the parser alone.
"""

from contextlib import suppress
from typing import BinaryIO
from xml.parsers.expat import ExpatError, ParserCreate

import numpy as np

from expedition.importers.digits import PAD
from expedition.importers.gpx_block import Block
from expedition.importers.gpx_events import Gatherer
from expedition.importers.gpx_scan import Found, scan
from expedition.importers.gpx_shape import POINT_START, Shape, learn
from expedition.importers.window import LONGEST_REST, Window
from expedition.points import I64

_BLOCK = 3 << 19
_PROBE = "here"
_SHORTEST_RUN = 30
_SHAPES = 8
_LESSONS, _FEW = 4, 4
"""So many shapes are learned from one block at most, and for so many points that fit none yet at least."""
_TAG = ord("<")
_MOST_PENDING = 4 << 20


def gather(file: BinaryIO, encoding: str) -> Gatherer | None:
    """All of a sound file of UTF-8 or another text encoding; None where only the parser can tell."""
    try:
        return _Runner().run(file, encoding)
    except (ExpatError, UnicodeError, _GivenUpError):
        return None


class _GivenUpError(Exception):
    """The parser alone must read this file."""


class _Runner:
    """One pass over a file."""

    def __init__(self) -> None:
        self._parser = ParserCreate("utf-8")
        self._gatherer = Gatherer(self._parser)
        self._shapes: list[Shape] = []
        self._start = b""
        self._heard = ""
        self._fed = 0
        self._parser.ProcessingInstructionHandler = self._hear
        # Newer parsers put off small pieces; a run must know at once where it lies.
        with suppress(AttributeError):
            self._parser.SetReparseDeferralEnabled(False)  # noqa: FBT003 - the parser's own switch

    def run(self, file: BinaryIO, encoding: str) -> Gatherer:
        text = Window(file, encoding, _BLOCK)
        place = PAD
        while text.move(place):
            place = self._pass(text)
        self._parser.Parse(text.data[PAD : text.end], True)  # noqa: FBT003 - no more to come
        self._gatherer.flush()
        return self._gatherer

    def _pass(self, text: Window) -> int:
        """Takes what is complete; returns where the rest begins."""
        tags = text.places(_TAG)
        first = self._first_tags(text, tags)
        place = self._take(text, tags, first) if len(first) else PAD
        if len(first) and text.end - place <= LONGEST_REST:
            return place
        cut = int(tags[-1]) if len(tags) else text.end
        is_cut = text.end - cut <= LONGEST_REST and b">" not in text.data[cut : text.end]
        stop = max(place, cut) if is_cut else text.end
        self._parse(text.data[place:stop])
        return stop

    def _first_tags(self, text: Window, tags: I64) -> I64:
        """Which of the tags begin points."""
        if not self._start:
            found = POINT_START.search(text.data, PAD, text.end)
            self._start = bytes(found[0]) if found else b""
        if not self._start:
            return np.empty(0, dtype=np.int64)
        # Three letters tell it from all other tags in a point; one too many does no harm.
        first = np.flatnonzero(text.signs[len(self._start) - 2 :].take(tags) == self._start[-2])
        for letter in (-1, -3):
            is_start = text.signs[len(self._start) + letter :].take(tags[first]) == self._start[letter]
            first = first if is_start.all() else first[is_start]
        return first

    def _take(self, text: Window, tags: I64, first: I64) -> int:
        """Takes all points of a block but the last, whose end may be missing; returns where that begins."""
        starts = tags[first]
        block = self._scan(text, tags, first)
        place = PAD
        for head, stop in block.runs(starts, _SHORTEST_RUN):
            self._parse(text.data[place : starts[head]])
            self._ask()
            self._gatherer.flush()
            self._gatherer.add(block.columns(head, stop))
            place = int(block.stop[stop - 1])
        last = int(starts[-1])
        self._parse(text.data[place:last])
        return last

    def _scan(self, text: Window, tags: I64, first: I64) -> Block:
        """The points of a block that look like others."""
        block = Block(len(first) - 1)
        tag_count = np.diff(first)
        for shape in sorted(self._shapes, key=lambda shape: -shape.tags):
            rows = np.flatnonzero((block.stop == 0) & (tag_count >= shape.tags))
            self._use(shape, scan(shape, text, tags, first, rows) if len(rows) else None, block)
        for lesson in range(_LESSONS):
            left = np.flatnonzero(block.stop == 0)
            if not len(left) or (self._shapes and len(left) < _FEW):
                break
            row = int(left[len(left) * lesson // _LESSONS])
            learned = learn(bytes(text.data[tags[first[row]] : tags[first[row + 1]]]))
            if learned and learned not in self._shapes:
                rows = left[tag_count[left] >= learned.tags]
                self._use(learned, scan(learned, text, tags, first, rows), block)
        return block

    def _use(self, shape: Shape, found: Found | None, block: Block) -> None:
        """Keeps what was found, and the shapes that found something before others."""
        if found:
            block.put(found)
            self._shapes = [shape, *(other for other in self._shapes if other != shape)][:_SHAPES]

    def _ask(self) -> None:
        """Makes sure that the parser stands in a segment, not in a comment or any other place."""
        self._heard = ""
        self._parse(bytearray(f"<?{_PROBE}?>".encode()))
        if self._heard != _PROBE or not self._gatherer.is_in_segment:
            raise _GivenUpError

    def _hear(self, target: str, _data: str) -> None:
        self._heard = target

    def _parse(self, text: bytearray) -> None:
        if not text:
            return
        self._parser.Parse(text)
        self._gatherer.trim()
        self._fed += len(text)
        if self._fed - self._parser.CurrentByteIndex > _MOST_PENDING:
            raise _GivenUpError
