"""What the XML parser meets in a GPX file, gathered into columns without a Python object per point."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from xml.parsers.expat import XMLParserType

import numpy as np

from expedition.errors import ReadError
from expedition.importers.columns import MISSING, instants, numbers
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
from expedition.points import EXTRAS, F64, I64, NO_TIME, Mask
from expedition.text import _

_BLOCK_POINTS = 20_000
_PIECES = 64
_DEEPEST = 100_000
"""Tags nested deeper are a trap: the parser keeps each of them in memory until it ends."""


@dataclass(slots=True)
class Columns:
    """The columns of some points, as numbers; a sensor's values stand at the points `sensor_at`."""

    lat: F64
    lon: F64
    ele_m: F64
    time_ms: I64
    zoneless: Mask
    commas: int
    lost_times: int
    sensors: dict[str, tuple[I64, F64]]


@dataclass(slots=True)
class TrackStart:
    """A track's words and the number of the point it begins at."""

    first: int
    name: str = ""
    kind: str = ""


@dataclass(slots=True)
class _Block:
    """Texts of the points read since the last flush."""

    lat: list[str] = field(default_factory=list)
    lon: list[str] = field(default_factory=list)
    ele: list[str] = field(default_factory=list)
    time: list[str] = field(default_factory=list)
    sensors: dict[str, tuple[list[int], list[str]]] = field(default_factory=dict)


class Gatherer:
    """Handlers of one parse; `columns`, `tracks` and `segments` hold what was met so far."""

    def __init__(self, parser: XMLParserType) -> None:
        self.columns: list[Columns] = []
        self.tracks: list[TrackStart] = []
        self.segments: list[int] = []
        self.waypoints: list[tuple[str, str]] = []
        self.routes = self.route_points = self.count = 0
        self.creator = self.root = ""
        self._words = Words()
        self._block = _Block()
        self._pieces: list[str] = []
        self._path: list[str] = []
        self._depth = -1
        parser.buffer_text = True
        parser.ordered_attributes = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._pieces.append
        parser.StartDoctypeDeclHandler = _refuse_doctype

    @property
    def is_in_segment(self) -> bool:
        """Whether the next point would be one of a track's segment."""
        return self._depth < 0 and self._path[-1:] == [SEGMENT]

    def take(self, texts: Mapping[str, Sequence[str]], count: int) -> None:
        """So many points of the open segment, as texts by column name."""
        block = self._block
        first = len(block.lat)
        block.lat.extend(texts["lat"])
        block.lon.extend(texts["lon"])
        # An empty height is none; a space would not be a number.
        block.ele.extend([text or MISSING for text in texts.get(ELE, [MISSING] * count)])
        block.time.extend(texts.get(TIME, [""] * count))
        for name in EXTRAS:
            if name in texts:
                at, held = block.sensors.setdefault(name, ([], []))
                at.extend(range(first, first + count))
                held.extend([text.strip() or MISSING for text in texts[name]])
        if len(block.lat) >= _BLOCK_POINTS:
            self.flush()

    def trim(self) -> None:
        """Forget most of a text that is longer than any field; call it now and then."""
        if len(self._pieces) > _PIECES:
            del self._pieces[1:]

    def flush(self) -> None:
        """Turn the texts gathered so far into numbers."""
        block = self._block
        if not block.lat:
            return
        lat, lat_commas = numbers(block.lat)
        lon, lon_commas = numbers(block.lon)
        ele, ele_commas = numbers(block.ele)
        time_ms, zoneless = instants(block.time)
        untimed = np.flatnonzero(time_ms == NO_TIME).tolist()
        self.columns.append(
            Columns(
                lat, lon, ele, time_ms, zoneless,
                commas=lat_commas + lon_commas + ele_commas,
                lost_times=sum(bool(block.time[k].strip()) for k in untimed),
                sensors={
                    name: (np.array(at, dtype=np.int64), numbers(texts)[0])
                    for name, (at, texts) in block.sensors.items()
                },
            )
        )  # fmt: skip
        self.count += len(block.lat)
        self._block = _Block()

    def _start(self, name: str, attributes: list[str]) -> None:
        word = self._words[name]
        if self._depth >= 0:
            self._depth += 1
            self._pieces.clear()
            if self._depth > _DEEPEST:
                raise _too_deep()
        elif word == POINT:
            self._depth = 0
            self._start_point(attributes)
        else:
            self._start_other(word, name, attributes)

    def _start_point(self, attributes: list[str]) -> None:
        block = self._block
        if len(attributes) != 4 or attributes[0] != "lat" or attributes[2] != "lon":
            found = dict(zip(attributes[::2], attributes[1::2], strict=True))
            attributes = ["", found.get("lat", MISSING), "", found.get("lon", MISSING)]
        block.lat.append(attributes[1])
        block.lon.append(attributes[3])
        block.ele.append(MISSING)
        block.time.append("")

    def _start_other(self, word: str, name: str, attributes: list[str]) -> None:
        if not self.root:
            self._start_root(name, attributes)
        self._path.append(word)
        if len(self._path) > _DEEPEST:
            raise _too_deep()
        self._pieces.clear()
        here = self.count + len(self._block.lat)
        if word == TRACK:
            self.tracks.append(TrackStart(here))
        elif word == SEGMENT:
            self.segments.append(here)
        elif word == ROUTE:
            self.routes += 1
        elif word == ROUTE_POINT:
            self.route_points += 1
        elif word == WAYPOINT:
            found = dict(zip(attributes[::2], attributes[1::2], strict=True))
            self.waypoints.append((found.get("lat", MISSING), found.get("lon", MISSING)))

    def _start_root(self, name: str, attributes: list[str]) -> None:
        self.root = name.rpartition(":")[2]
        if self.root != "gpx":
            raise ReadError(_("This XML file holds “{name}”, not GPX.").format(name=self.root[:40]))
        self.creator = dict(zip(attributes[::2], attributes[1::2], strict=True)).get("creator", "")

    def _end(self, name: str) -> None:
        depth = self._depth
        if depth < 0:
            self._end_other()
            return
        self._depth = depth - 1
        if depth == 0:
            if len(self._block.lat) >= _BLOCK_POINTS:
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
        if word in (NAME, TYPE) and self._path and self._path[-1] == TRACK:
            text = " ".join("".join(self._pieces).split())
            if word == NAME:
                self.tracks[-1].name = text
            else:
                self.tracks[-1].kind = text
        self._pieces.clear()


def _refuse_doctype(*_declared: object) -> None:
    raise ReadError(
        _(
            "The file has a document type declaration, which can hide traps and which no GPX file needs; "
            "it was not opened further."
        )
    )


def _too_deep() -> ReadError:
    return ReadError(_("Its tags are nested without end, which no device writes."))
