"""The fast way through a GPX file: runs of points that look alike bypass the XML parser.

All else goes through the parser, which also says whether a run lies where points belong. Whatever is
doubtful (damage, another encoding than declared, points that all differ) gives up the fast way, and the file
is read again from its beginning by the parser alone.
"""

import codecs
from contextlib import suppress
from typing import BinaryIO
from xml.parsers.expat import ExpatError, ParserCreate

from expedition.importers.gpx_events import Gatherer
from expedition.importers.gpx_shape import POINT_START, Incomplete, Shape, learn

_BLOCK = 1 << 20
_LONGEST_REST = 4 << 20
_PROBE = "here"
_MANY_RUNS = 300
_SHORT_RUN = 6


def gather(file: BinaryIO, encoding: str) -> Gatherer | None:
    """All of a sound file of UTF-8 or another text encoding; None where only the parser can tell."""
    try:
        return _Runner().run(file, encoding)
    except (ExpatError, UnicodeDecodeError, _GivenUpError):
        return None


class _GivenUpError(Exception):
    """The parser alone must read this file."""


class _Runner:
    """One pass over a file."""

    def __init__(self) -> None:
        self._parser = ParserCreate()
        self._gatherer = Gatherer(self._parser)
        self._shapes: list[Shape] = []
        self._heard = ""
        self._runs = self._points = 0
        self._parser.ProcessingInstructionHandler = self._hear
        # Newer parsers put off small pieces; a run must know at once where it lies.
        with suppress(AttributeError):
            self._parser.SetReparseDeferralEnabled(False)  # noqa: FBT003 - the parser's own switch

    def run(self, file: BinaryIO, encoding: str) -> Gatherer:
        decoder = codecs.getincrementaldecoder(encoding)(errors="strict")
        rest = ""
        is_begun = False
        while raw := file.read(_BLOCK):
            text = rest + decoder.decode(raw)
            if not is_begun:
                text = text.lstrip("\ufeff \t\r\n")
                is_begun = bool(text)
            rest = text[self._pass(text) :]
            if len(rest) > _LONGEST_REST:
                raise _GivenUpError
        self._parser.Parse(rest + decoder.decode(b"", final=True), True)  # noqa: FBT003 - no more to come
        self._gatherer.flush()
        return self._gatherer

    def _pass(self, text: str) -> int:
        """Takes what is complete in a text; returns where the rest begins."""
        place = 0
        while point := POINT_START.search(text, place):
            self._parse(text[place : point.start()])
            place = point.start()
            stop = self._run(text, place)
            if stop is None:
                return place
            if stop == place:
                following = POINT_START.search(text, place + 1)
                if following is None:
                    return place
                stop = following.start()
                self._parse(text[place:stop])
            place = stop
        cut = text.rfind("<", place)
        end = cut if cut >= 0 and ">" not in text[cut:] else len(text)
        self._parse(text[place:end])
        return end

    def _run(self, text: str, place: int) -> int | None:
        """Where the run of points that starts here ends; `place` without any, None if text is missing."""
        for shape in self._shapes:
            stop = self._take(shape, text, place)
            if stop > place:
                return stop
        learned = learn(text, place)
        if isinstance(learned, Incomplete):
            return None
        self._count(0)
        if learned is None:
            return place
        self._shapes = [learned, *self._shapes[:3]]
        return self._take(learned, text, place)

    def _take(self, shape: Shape, text: str, place: int) -> int:
        if shape.pattern.match(text, place) is None:
            return place
        rows, end = [], place
        for point in shape.pattern.finditer(text, place):
            if point.start() != end:
                break
            rows.append(point.groups())
            end = point.end()
        self._ask()
        self._count(len(rows))
        self._gatherer.take(dict(zip(shape.slots, zip(*rows, strict=True), strict=True)), len(rows))
        return end

    def _count(self, points: int) -> None:
        self._runs += 1
        self._points += points
        if self._runs > _MANY_RUNS and self._points < self._runs * _SHORT_RUN:
            raise _GivenUpError

    def _ask(self) -> None:
        """Makes sure that the parser stands in a segment, not in a comment or any other place."""
        self._heard = ""
        self._parse(f"<?{_PROBE}?>")
        if self._heard != _PROBE or not self._gatherer.is_in_segment:
            raise _GivenUpError

    def _hear(self, target: str, _data: str) -> None:
        self._heard = target

    def _parse(self, text: str) -> None:
        if text:
            self._parser.Parse(text)
            self._gatherer.trim()
