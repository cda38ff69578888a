"""What the XML parser meets in a GPX file, gathered into columns without a Python object per point."""

from collections.abc import Mapping
from typing import ClassVar
from xml.parsers.expat import XMLParserType

from expedition.errors import ReadError
from expedition.importers.columns import MISSING
from expedition.importers.gpx_places import STARTS, PlaceTexts
from expedition.importers.gpx_words import (
    ELE,
    NAME,
    POINT,
    ROUTE,
    ROUTE_POINT,
    SEGMENT,
    TIME,
    TRACK,
    TYPE,
    WAYPOINT,
    Words,
)
from expedition.importers.places import one_line
from expedition.importers.point_columns import BLOCK_POINTS, TrackStart
from expedition.importers.xml_reading import DEEPEST, XmlGatherer, too_deep
from expedition.points import EXTRAS
from expedition.text import _


class Gatherer(XmlGatherer):
    """Handlers of one parse; `columns`, `tracks` and `segments` hold what was met so far."""

    ranks: ClassVar[Mapping[str, int]] = {
        "gpx": 0,
        **dict.fromkeys((TRACK, ROUTE, WAYPOINT), 1),
        **dict.fromkeys((SEGMENT, ROUTE_POINT), 2),
        POINT: 3,
        **dict.fromkeys((ELE, TIME), 4),
    }

    def __init__(self, parser: XMLParserType) -> None:
        super().__init__(parser)
        self.places = PlaceTexts()
        self.creator = ""
        self._words = Words()
        self._path: list[str] = []
        self._depth = -1

    @property
    def is_in_segment(self) -> bool:
        """Whether the next point would be one of a track's segment."""
        return self._depth < 0 and self._path[-1:] == [SEGMENT]

    def _start(self, name: str, attributes: list[str]) -> None:
        word = self._words[name]
        if self._depth >= 0:
            self._depth += 1
            self._pieces.clear()
            if self._depth > DEEPEST:
                raise too_deep()
        elif word == POINT:
            self._depth = 0
            self._start_point(attributes)
        else:
            self._start_other(word, name, attributes)

    def _start_point(self, attributes: list[str]) -> None:
        block = self._block
        if len(attributes) != 4 or attributes[0] != "lat" or attributes[2] != "lon":
            lat, lon = _position(attributes)
            attributes = ["lat", lat, "lon", lon]
        block.lat.append(attributes[1])
        block.lon.append(attributes[3])
        block.ele.append(MISSING)
        block.time.append("")

    def _start_other(self, word: str, name: str, attributes: list[str]) -> None:
        if not self.root:
            self._start_root(name, attributes)
        self._path.append(word)
        if len(self._path) > DEEPEST:
            raise too_deep()
        self._pieces.clear()
        if word == TRACK:
            self.tracks.append(TrackStart(self.here))
        elif word == SEGMENT:
            self.segments.append(self.here)
        elif word in STARTS:
            self.places.start(word, *_position(attributes))

    def _start_root(self, name: str, attributes: list[str]) -> None:
        self.root = name.rpartition(":")[2]
        if self.root.lower() not in self.ranks:
            raise ReadError(_("This XML file holds “{name}”, not GPX.").format(name=self.root[:40]))
        self.creator = dict(zip(attributes[::2], attributes[1::2], strict=True)).get("creator", "")

    def _end(self, name: str) -> None:
        depth = self._depth
        if depth < 0:
            self._end_other()
            return
        self._depth = depth - 1
        if depth == 0:
            if len(self._block.lat) >= BLOCK_POINTS:
                self.flush()
            return
        word = self._words[name]
        if not word:
            return
        text = "".join(self._pieces)
        self._pieces.clear()
        if word == TIME and depth == 1:
            self._block.time[-1] = text
        elif word == ELE and depth == 1:
            # An empty height is none; a space would not be a number.
            self._block.ele[-1] = text or MISSING
        elif word in EXTRAS and text.strip():
            at, texts = self._block.sensors.setdefault(word, ([], []))
            at.append(len(self._block.lat) - 1)
            texts.append(text)

    def _end_other(self) -> None:
        word = self._path.pop()
        if word and self._path:
            text = "".join(self._pieces)
            if self._path[-1] != TRACK:
                self.places.end(word, self._path, text)
            elif word == NAME:
                self.tracks[-1].name = one_line(text)
            elif word == TYPE:
                self.tracks[-1].kind = one_line(text)
        self._pieces.clear()


def _position(attributes: list[str]) -> tuple[str, str]:
    """Latitude and longitude of an element, whatever their prefix; `MISSING` for what is not there."""
    found: dict[str, str] = {}
    for name, value in zip(attributes[::2], attributes[1::2], strict=True):
        found.setdefault(name.rpartition(":")[2].lower(), value)
    return found.get("lat", MISSING), found.get("lon", MISSING)
