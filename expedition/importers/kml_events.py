"""What the XML parser meets in a KML file: lines, marked places, and what else there is."""

from collections.abc import Callable, Mapping
from dataclasses import field
from typing import ClassVar
from xml.parsers.expat import XMLParserType

from expedition.errors import ReadError
from expedition.importers import kml_lines
from expedition.importers.kml_tracks import TimedTrack
from expedition.importers.places import one_line
from expedition.importers.point_columns import Columns, TrackStart
from expedition.importers.xml_reading import DEEPEST, HELD_NAMES, XmlGatherer, local_name, too_deep
from expedition.record_classes import dataclass
from expedition.text import _

_KIND_KEYS = frozenset({"type", "category", "activity", "activitytype", "activity type"})
_OLD_ROOTS = ("Document", "Folder")
"""What files of the first days of KML may begin with, without an element around them."""

_LONG_TEXT = 1 << 18


@dataclass(slots=True)
class Mark:
    """A placemark as it is written; `places` are its points, `style` names the look of its symbol."""

    name: str = ""
    note: str = ""
    when: str = ""
    style: str = ""
    symbol: str = ""
    word: str = ""
    kind: str = ""
    places: list[str] = field(default_factory=list)
    track: TrackStart | None = None


class Gatherer(XmlGatherer):
    """Handlers of one parse; `held` are the names of all elements but those inside timed tracks."""

    ranks: ClassVar[Mapping[str, int]] = {
        "kml": 0,
        "placemark": 1,
        **dict.fromkeys(("point", "linestring", "polygon", "track"), 2),
        "linearring": 3,
        **dict.fromkeys(("coordinates", "coord", "when"), 4),
    }

    def __init__(self, parser: XMLParserType) -> None:
        super().__init__(parser)
        self.marks: list[Mark] = []
        self.styles: dict[str, str] = {}
        self.held: set[str] = set()
        self.generator = ""
        self._path: list[str] = []
        self._locals: dict[str, str] = {}
        self._mark = Mark()
        self._line: list[Columns] = []
        self._parser = parser
        self._timed: TimedTrack | None = None
        self._key = self._style = ""

    def trim(self) -> None:
        """Take the places of a long line as they come, and forget most of other long texts."""
        if self._timed:
            self._timed.trim()
            super().trim()
        elif self._is_in_line:
            text = "".join(self._pieces)
            if len(text) > _LONG_TEXT:
                done, rest = kml_lines.complete(text)
                self._take(done)
                self._pieces[:] = [rest]
        else:
            super().trim()

    def flush(self) -> None:
        """Take what a parse that broke off has left open."""
        if self._is_in_line:
            self._take("".join(self._pieces).rpartition(" ")[0])
        self._end_line()
        self._end_track()
        self._end_mark()
        super().flush()

    @property
    def _is_in_line(self) -> bool:
        return self._path[-2:] == ["LineString", "coordinates"]

    def _start(self, name: str, attributes: list[str]) -> None:
        self._pieces.clear()
        local = self._locals.get(name) or self._learn(name)
        self._path.append(local)
        if len(self._path) > DEEPEST:
            raise too_deep()
        start = _STARTS.get(local)
        if start:
            start(self, attributes)

    def _learn(self, name: str) -> str:
        local = local_name(name)
        if not self.root:
            self.root = local
            if local.lower() not in self.ranks and local not in _OLD_ROOTS:
                raise ReadError(_("This XML file holds “{name}”, not KML.").format(name=local[:40]))
        if len(self.held) < HELD_NAMES:
            self.held.add(local)
            self._locals[name] = local
        return local

    def _start_mark(self, _attributes: list[str]) -> None:
        self._mark = Mark()

    def _start_line(self, _attributes: list[str]) -> None:
        self._begin_segment()
        self._line = []

    def _start_track(self, _attributes: list[str]) -> None:
        self._begin_segment()
        self._timed = TimedTrack(self._parser, self._pieces, self._leave_track)

    def _begin_segment(self) -> None:
        if self._mark.track is None:
            self._mark.track = TrackStart(self.here)
            self.tracks.append(self._mark.track)
        self.segments.append(self.here)

    def _start_key(self, attributes: list[str]) -> None:
        self._key = _attribute(attributes, "name")

    def _start_style(self, attributes: list[str]) -> None:
        self._style = _attribute(attributes, "id")

    def _end(self, _name: str) -> None:
        local = self._path.pop()
        end = _ENDS.get(local)
        if end:
            end(self, "".join(self._pieces), self._path[-1] if self._path else "")
        self._pieces.clear()

    def _end_when(self, text: str, parent: str) -> None:
        if parent in ("TimeStamp", "TimeSpan"):
            self._mark.when = self._mark.when or text.strip()

    def _end_coordinates(self, text: str, parent: str) -> None:
        if parent == "LineString":
            self._take(text)
        elif parent == "Point" and text.strip():
            self._mark.places.append(text)

    def _end_value(self, text: str, parent: str) -> None:
        if parent == "Data" and self._key.lower() in _KIND_KEYS:
            self._mark.kind = one_line(text)
        elif parent == "featureTypes":
            self._mark.word = self._mark.word or one_line(text)

    def _end_name(self, text: str, parent: str) -> None:
        if parent == "Placemark":
            self._mark.name = one_line(text)

    def _end_description(self, text: str, parent: str) -> None:
        if parent == "Placemark":
            self._mark.note = text

    def _end_generator(self, text: str, _parent: str) -> None:
        self.generator = self.generator or one_line(text)

    def _end_href(self, text: str, parent: str) -> None:
        if parent != "Icon" or "IconStyle" not in self._path[-2:]:
            return
        stem = text.strip().rpartition("/")[2].partition("?")[0].rpartition(".")[0]
        if "Placemark" in self._path:
            self._mark.symbol = stem
        elif self._style:
            self._name_style(stem)

    def _end_style_url(self, text: str, parent: str) -> None:
        target = text.strip().rpartition("#")[2]
        if parent == "Placemark":
            self._mark.style = target
        elif parent == "Pair" and self._style and "#" + self._style not in self.styles:
            self._name_style("#" + target)

    def _name_style(self, symbol: str) -> None:
        if len(self.styles) < HELD_NAMES:
            self.styles.setdefault(self._style, symbol)

    def _end_line(self, _text: str = "", _parent: str = "") -> None:
        kml_lines.unzero(self._line)
        self._line = []

    def _leave_track(self, name: str) -> None:
        self._end_track()
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._end(name)

    def _end_track(self) -> None:
        columns = self._timed.columns() if self._timed else None
        if columns:
            kml_lines.unzero([columns])
            self.add(columns)
        self._timed = None

    def _end_mark(self, _text: str = "", _parent: str = "") -> None:
        mark = self._mark
        if mark.track:
            mark.track.name, mark.track.kind = mark.name, mark.kind
        if mark.places:
            self.marks.append(mark)
        self._mark = Mark()

    def _take(self, text: str) -> None:
        columns = kml_lines.line(text)
        if len(columns.lat):
            self.add(columns)
            self._line.append(columns)


def _attribute(attributes: list[str], name: str) -> str:
    return dict(zip(attributes[::2], attributes[1::2], strict=True)).get(name, "")


_STARTS: dict[str, Callable[[Gatherer, list[str]], None]] = {
    "Placemark": Gatherer._start_mark,
    "LineString": Gatherer._start_line,
    "Track": Gatherer._start_track,
    "Data": Gatherer._start_key,
    "Style": Gatherer._start_style,
    "StyleMap": Gatherer._start_style,
}
_ENDS: dict[str, Callable[[Gatherer, str, str], None]] = {
    "when": Gatherer._end_when,
    "begin": Gatherer._end_when,
    "coordinates": Gatherer._end_coordinates,
    "value": Gatherer._end_value,
    "name": Gatherer._end_name,
    "description": Gatherer._end_description,
    "generator": Gatherer._end_generator,
    "href": Gatherer._end_href,
    "styleUrl": Gatherer._end_style_url,
    "LineString": Gatherer._end_line,
    "Placemark": Gatherer._end_mark,
}
