"""TCX, as Garmin's training centre and many watches write it: activities, courses and their points."""

from collections.abc import Mapping, Sequence
from typing import BinaryIO, ClassVar
from xml.parsers.expat import XMLParserType

from expedition.errors import ReadError
from expedition.importers import places, xml_reading
from expedition.importers.base import Contents
from expedition.importers.columns import MISSING
from expedition.importers.encodings import encoding_in
from expedition.importers.lines import lines_of, without_track
from expedition.importers.point_columns import BLOCK_POINTS, TrackStart
from expedition.importers.xml_reading import DEEPEST, XmlGatherer, local_name, too_deep
from expedition.points import CADENCE, HEART_RATE, POWER, TEMPERATURE
from expedition.records.importing import ReadWaypoint
from expedition.text import _

_TIME, _ELE, _LAT, _LON = "time", "ele", "lat", "lon"
# How deep inside a point an element still means this; device makers repeat the words further in.
_FIELDS = {
    "Time": (_TIME, 1),
    "AltitudeMeters": (_ELE, 1),
    "LatitudeDegrees": (_LAT, 2),
    "LongitudeDegrees": (_LON, 2),
    "Value": (HEART_RATE, 2),
    "Cadence": (CADENCE, 1),
    "RunCadence": (CADENCE, DEEPEST),
    "Watts": (POWER, DEEPEST),
    "Temperature": (TEMPERATURE, DEEPEST),
}
_NO_FIELD = ("", 0)
_PLACE_FIELDS = (
    "Name",
    "Notes",
    "PointType",
    "Time",
    "LatitudeDegrees",
    "LongitudeDegrees",
    "AltitudeMeters",
)
_STARTS = ("Activity", "Course", "Run")


def read_stream(file: BinaryIO) -> Contents:
    """The contents of an open TCX file; raises `ReadError` where nothing in it can be used."""
    return xml_reading.read(file, encoding_in(file), "TCX", _Gatherer, _contents_of)


class _Fields(dict[str, tuple[str, int]]):
    """The meaning of the names of one file, whatever their prefix."""

    def __missing__(self, name: str) -> tuple[str, int]:
        found = _FIELDS.get(local_name(name), _NO_FIELD)
        if len(self) < xml_reading.HELD_NAMES:
            self[name] = found
        return found


class _Gatherer(XmlGatherer):
    """What a TCX file holds, met tag by tag."""

    ranks: ClassVar[Mapping[str, int]] = {
        "trainingcenterdatabase": 0,
        **dict.fromkeys(("activity", "course"), 1),
        **dict.fromkeys(("lap", "coursepoint", "creator"), 2),
        "track": 3,
        "trackpoint": 4,
        **dict.fromkeys(("time", "position", "altitudemeters", "heartratebpm"), 5),
        **dict.fromkeys(("latitudedegrees", "longitudedegrees"), 6),
    }

    def __init__(self, parser: XMLParserType) -> None:
        super().__init__(parser)
        self.device = ""
        self.has_positions = False
        self.places: list[dict[str, str]] = []
        self.held: set[str] = set()
        self._path: list[str] = []
        self._fields = _Fields()
        self._depth = -1
        self._point: dict[str, str] = {}

    def flush(self) -> None:
        """Take the point that a parse which broke off has left open, too, where it has a position."""
        if self._depth >= 0 and _LAT in self._point and _LON in self._point:
            self._depth = -1
            self._end_point()
        super().flush()

    def _start(self, name: str, attributes: list[str]) -> None:
        self._pieces.clear()
        if self._depth >= 0:
            self._depth += 1
            if self._depth > DEEPEST:
                raise too_deep()
            return
        local = local_name(name)
        if local == "Trackpoint":
            self._depth = 0
            self.root = self.root or local
        else:
            self._start_other(local, attributes)

    def _start_other(self, local: str, attributes: list[str]) -> None:
        if not self.root:
            self.root = local
            if local.lower() not in self.ranks:
                raise ReadError(_("This XML file holds “{name}”, not TCX.").format(name=local[:40]))
        self._path.append(local)
        self.held.add(local if len(self.held) < xml_reading.HELD_NAMES else "")
        if len(self._path) > DEEPEST:
            raise too_deep()
        if local in _STARTS:
            sport = dict(zip(attributes[::2], attributes[1::2], strict=True)).get("Sport", "")
            self.tracks.append(TrackStart(self.here, kind=sport, is_plan=local == "Course"))
        elif local == "Track":
            self.segments.append(self.here)
        elif local == "CoursePoint":
            self.places.append({})

    def _end(self, name: str) -> None:
        depth = self._depth
        if depth < 0:
            self._end_other(self._path.pop())
            return
        self._depth = depth - 1
        if depth == 0:
            self._end_point()
            return
        field, deepest = self._fields[name]
        if field and depth <= deepest:
            self._point[field] = "".join(self._pieces)

    def _end_point(self) -> None:
        point, block = self._point, self._block
        at = len(block.lat)
        self.has_positions |= _LAT in point
        block.lat.append(point.pop(_LAT, "") or MISSING)
        block.lon.append(point.pop(_LON, "") or MISSING)
        block.ele.append(point.pop(_ELE, "") or MISSING)
        block.time.append(point.pop(_TIME, ""))
        for sensor, text in point.items():
            if text.strip():
                where, texts = block.sensors.setdefault(sensor, ([], []))
                where.append(at)
                texts.append(text)
        point.clear()
        if at + 1 >= BLOCK_POINTS:
            self.flush()

    def _end_other(self, local: str) -> None:
        parent = self._path[-1] if self._path else ""
        text = places.one_line("".join(self._pieces)) if local in _PLACE_FIELDS else ""
        self._pieces.clear()
        if not text:
            return
        if "CoursePoint" in (parent, *self._path[-2:-1]):
            self.places[-1][local] = text
        elif local == "Name" and parent in _STARTS:
            self.tracks[-1].name = text
        elif local == "Name" and parent == "Creator":
            self.device = self.device or text


def _contents_of(gatherer: _Gatherer, warnings: Sequence[str]) -> Contents:
    lines = lines_of(gatherer)
    found = [place for fields in gatherer.places if (place := _place(fields))]
    said = [*warnings, *lines.said]
    if not lines.tracks:
        said.append(_without_track(gatherer))
    return Contents(
        lines.tracks,
        len(gatherer.segments),
        waypoints=tuple(found),
        lost_waypoints=len(gatherer.places) - len(found),
        device=gatherer.device,
        warnings=tuple(said),
        has_zoneless_times=lines.has_zoneless_times,
    )


def _place(fields: dict[str, str]) -> ReadWaypoint | None:
    return places.waypoint(
        places.number(fields.get("LatitudeDegrees", MISSING)),
        places.number(fields.get("LongitudeDegrees", MISSING)),
        ele_m=places.number(fields.get("AltitudeMeters", MISSING)),
        time_utc=places.instant(fields.get("Time", "")),
        name=fields.get("Name", ""),
        notes=[fields.get("Notes", "")],
        words=[fields.get("PointType", "")],
    )


def _without_track(gatherer: _Gatherer) -> str:
    if gatherer.count and not gatherer.has_positions:
        return _("It holds a workout without positions, as indoors, and no track.")
    if not gatherer.count and not gatherer.places:
        if "Workout" in gatherer.held:
            return _("It holds a plan for workouts and no track.")
        if "Lap" in gatherer.held:
            return _("It holds the sums of an activity and no track.")
    return without_track(gatherer, len(gatherer.places))
