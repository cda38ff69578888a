"""Files on their way in: what was read, what will become of it."""

from collections.abc import Mapping
from dataclasses import field
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path, PurePosixPath

from expedition.kinds import LegMode, LegPower, WaypointKind
from expedition.points import Points
from expedition.record_classes import dataclass
from expedition.records.borders import CountryStretch, HeldBorders, PlannedCrossing
from expedition.records.fields import LegFigures


@dataclass(frozen=True, slots=True, order=True)
class FilePlace:
    """Where a file lies: at `path`, or inside the archive there under the name `member`."""

    path: Path
    member: str = ""

    @property
    def name(self) -> str:
        """The name to show: `day.gpx`, or `archive.zip/day.gpx` for a member."""
        return f"{self.path.name}/{self.member}" if self.member else self.path.name

    @property
    def stem(self) -> str:
        """The file's own name without its endings: `day` for `archive.zip/tracks/day.fit.gz`."""
        name = PurePosixPath(self.member.replace("\\", "/")).name if self.member else self.path.name
        return PurePosixPath(name[:-3] if name.lower().endswith(".gz") else name).stem

    def __str__(self) -> str:
        return f"{self.path}/{self.member}" if self.member else str(self.path)


@dataclass(frozen=True, slots=True)
class ReadTrack:
    """One track of a file: `<trk>` in GPX, with its own name and type words.

    `is_plan` says that it is a course to follow: no one has ridden it yet, its times are made up.
    """

    name: str
    kind: str
    points: Points
    is_plan: bool = False


@dataclass(frozen=True, slots=True)
class ReadWaypoint:
    """A marked place of a file, with a usable position; `symbol` is the device's own word for its kind."""

    lat: float
    lon: float
    ele_m: float | None = None
    time_utc: datetime | None = None
    name: str = ""
    note: str = ""
    symbol: str = ""
    kind: WaypointKind = WaypointKind.OTHER


@dataclass(frozen=True, slots=True)
class ReadRoute:
    """A planned line: no one has ridden it yet, so its points have no times."""

    name: str
    note: str
    points: Points


@dataclass(frozen=True, slots=True)
class ReadPhoto:
    """What a picture says of itself, as it stands upright.

    `taken` is the camera's clock without a zone; `offset_s` is that clock's distance from UTC where the
    camera wrote it; `camera` names maker and model, so that pictures of one clock can be moved together.
    """

    width: int
    height: int
    taken: datetime | None = None
    offset_s: int | None = None
    camera: str = ""
    lat: float | None = None
    lon: float | None = None
    ele_m: float | None = None


@dataclass(frozen=True, slots=True)
class ReadFile:
    """What a reader found in one file; `points` are those with a usable position, before any cleaning.

    `member` names the file inside an archive at `path`, empty where the whole file is meant; `sha256` and
    `size` are those of the bytes that are kept. `reason` says in one sentence why a refused file was
    refused; `warnings` say what was repaired or lost, or what it holds instead of a track.
    `lost_waypoints` counts those without a usable position. `dates` maps each local date to its number of
    points; `has_zoneless_times` says that times named no zone and were read as UTC. `changed_ns` is when
    the file was last written, nanoseconds since 1970, 0 where unknown.
    """

    path: Path
    sha256: str
    size: int
    format: str
    reason: str = ""
    warnings: tuple[str, ...] = ()
    device: str = ""
    tracks: tuple[ReadTrack, ...] = ()
    waypoints: tuple[ReadWaypoint, ...] = ()
    lost_waypoints: int = 0
    routes: tuple[ReadRoute, ...] = ()
    photo: ReadPhoto | None = None
    member: str = ""
    changed_ns: int = 0
    points: int = 0
    segments: int = 0
    distance_m: float = 0.0
    first_utc: datetime | None = None
    last_utc: datetime | None = None
    dates: Mapping[str, int] = field(default_factory=dict)
    zones: tuple[str, ...] = ()
    has_zoneless_times: bool = False

    @property
    def place(self) -> FilePlace:
        """Where it lies."""
        return FilePlace(self.path, self.member)

    @property
    def name(self) -> str:
        """The name to show: `day.gpx`, or `archive.zip/day.gpx` for a member."""
        return self.place.name

    @property
    def is_readable(self) -> bool:
        """Whether anything in it can be used."""
        return not self.reason


class FileState(StrEnum):
    """What the plan proposes for a file or a leg of it."""

    NEW = "new"
    DUPLICATE = "duplicate"
    OVERLAPS = "overlaps"
    UNTIMED = "untimed"
    EMPTY = "empty"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class PackedLine:
    """A line ready for storage: packed full, and packed thinned at rising numbers of points."""

    full: bytes
    levels: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class KnownTrack:
    """A track the logbook already holds, to compare new files with; `outline` is its coarsest packed line.

    `sha256s` are those of all files it was made of; `trip` is the title of its trip where that is not the
    one imported into.
    """

    sha256s: tuple[str, ...]
    name: str
    start_utc: datetime | None
    end_utc: datetime | None
    distance_m: float
    points: int
    outline: bytes
    trip: str = ""


@dataclass(frozen=True, slots=True)
class HeldPlaces:
    """Places the trip has.

    `waypoints` are name, SHA-256 of their file, latitude and longitude; `routes` are name, number of points
    and length in metres.
    """

    waypoints: tuple[tuple[str, str, float, float], ...] = ()
    routes: tuple[tuple[str, int, float], ...] = ()


@dataclass(frozen=True, slots=True)
class ImportedLeg:
    """A leg that was made from a file, to find it again when the file is read anew."""

    sha256: str
    name: str
    date: date
    mode: LegMode
    power: LegPower
    start_utc: datetime | None
    points: int


@dataclass(frozen=True, slots=True)
class Carriage:
    """A stretch of a leg that looks as if something carried the traveller: points `first` to `stop` − 1.

    `reason` reads on from the mode's word: "Ferry · 38 km over the sea at 31 km/h".
    """

    first: int
    stop: int
    mode: LegMode
    distance_m: float
    reason: str


@dataclass(frozen=True, slots=True)
class LinePart:
    """Where so many points of a leg's line come from: `track` is a number in the plan's `file`.

    `has_barometer` says that their heights are surely those of a barometer.
    """

    file: int
    track: int
    points: int
    has_barometer: bool = False


@dataclass(frozen=True, slots=True)
class Stop:
    """Where a leg may be cut, before `point`: from `start_utc` one stood for `lasts_s`, at `at_m` of the way.

    Where a segment ends without times, `start_utc` is None and `lasts_s` is 0.
    """

    point: int
    start_utc: datetime | None
    lasts_s: float
    at_m: float


@dataclass(frozen=True, slots=True)
class PlannedLeg:
    """A part of a file, or of several, that may become a leg of a day.

    `key` is unique in the plan and stable under edits; `file` is an index into the plan's files, `joined`
    are those of further files whose lines were joined to it; `parts` say whose each stretch of the line is,
    in order. `date` is None where it is not known and the
    traveller has not chosen yet; only `include`d legs with a date are written. `trip_id` is None for the
    trip of the whole import. `reason` reads on from the state's word: "New · second leg, after 2 h 40",
    "Duplicate · of edge-2025-07-20: same bytes", "Overlaps · edge-2025-07-20 for 74 % of its time",
    "No times · choose its day". `carriages` are proposals only. `stretches` are the countries of its line in
    order, `country` is where it begins.
    """

    key: int
    file: int
    title: str
    state: FileState
    reason: str
    include: bool
    date: date | None
    zone: str
    country: str
    mode: LegMode
    power: LegPower
    figures: LegFigures
    line: PackedLine
    carriages: tuple[Carriage, ...] = ()
    joined: tuple[int, ...] = ()
    trip_id: int | None = None
    parts: tuple[LinePart, ...] = ()
    stretches: tuple[CountryStretch, ...] = ()


class Question(StrEnum):
    """What a file leaves open; its legs wait for the answer, nothing is guessed in silence."""

    ZONE = "zone"
    """Its times name no zone, and the date depends on it; the answer is an IANA zone."""

    WEEKS = "weeks"
    """Its dates are 1,024 weeks early, as after a GPS week rollover; the answer is yes or no."""


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """A file of the plan; `state` sums up its legs or says why it has none, `reason` as a leg's.

    `question` is what it leaves open until that is answered, with `proposal` as the likely answer
    ("Asia/Almaty", or the first date after the shift); `answers` are those given so far, also to what was
    not asked. `with_places` says whether its waypoints and routes are written too.
    """

    read: ReadFile
    state: FileState
    reason: str
    question: Question | None = None
    proposal: str = ""
    answers: Mapping[Question, str] = field(default_factory=dict)
    with_places: bool = True

    @property
    def answer(self) -> str:
        """The answer to its question, or the zone that was named unasked; empty where there is none."""
        return self.answers.get(self.question or Question.ZONE, "")

    @property
    def waits(self) -> bool:
        """Whether its question is still open."""
        return self.question is not None and self.question not in self.answers


@dataclass(frozen=True, slots=True)
class PhotoChoice:
    """What the traveller decided of a photo, whatever is learnt of its camera later; None is as proposed."""

    day: date | None = None
    include: bool | None = None


@dataclass(frozen=True, slots=True)
class PlannedPhoto:
    """A picture that may be added to a day; `file` is an index into the plan's files.

    `taken_utc` is None where neither its clock nor a choice says when; `lat` and `lon` come from the picture
    (`is_placed` False) or from the track at that time (`is_placed` True), None where neither knows.
    `reason` says where its day and place come from.
    """

    file: int
    state: FileState
    reason: str
    include: bool
    date: date | None
    taken_utc: datetime | None
    zone: str
    lat: float | None = None
    lon: float | None = None
    ele_m: float | None = None
    is_placed: bool = False
    choice: PhotoChoice = field(default_factory=PhotoChoice)


@dataclass(frozen=True, slots=True)
class GroundLine:
    """A line of the trip that photos may lie on: when and in which zone it was travelled, and its points."""

    start_utc: datetime
    end_utc: datetime
    zone: str
    mode: LegMode
    packed: bytes


@dataclass(frozen=True, slots=True)
class PhotoGround:
    """What the logbook knows that photos are sorted by.

    `lines` are those of the trip around the photos' dates; `zones` maps each day of the trip to its zone,
    empty where unknown; `held` are the SHA-256 of the photos the logbook has.
    """

    lines: tuple[GroundLine, ...] = ()
    zones: Mapping[date, str] = field(default_factory=dict)
    home_zone: str = ""
    held: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import will do, before anything is written.

    `known` are the dates with start and end of rides the trip already has on days of the plan; `held` are
    all tracks of the logbook, to compare again after an answer; `mode` is how the trip usually goes.
    `clocks` says for each camera by how many seconds its clock is wrong: added to its times. `ground` is what
    photos are sorted by besides the plan's own legs.
    `replaces` are the SHA-256 of originals that are read again: their old legs go when this plan is written.
    `crossings` are the borders its lines cross that are not noted yet; `borders` is what they are found by
    besides the plan's own legs.
    """

    files: tuple[PlannedFile, ...]
    legs: tuple[PlannedLeg, ...]
    known: tuple[tuple[date, tuple[datetime, datetime]], ...] = ()
    photos: tuple[PlannedPhoto, ...] = ()
    held: tuple[KnownTrack, ...] = ()
    mode: LegMode = LegMode.BICYCLE
    clocks: Mapping[str, int] = field(default_factory=dict)
    replaces: tuple[str, ...] = ()
    ground: PhotoGround = field(default_factory=PhotoGround)
    crossings: tuple[PlannedCrossing, ...] = ()
    borders: HeldBorders = field(default_factory=HeldBorders)
