"""A day as the window and the report read it."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any, Generic, TypeVar

from expedition.kinds import Audience, DayKind, FigureName, LegMode, Precision, StayKind
from expedition.record_classes import dataclass
from expedition.records.catalogue import EntryKind
from expedition.records.fields import (
    CountFields,
    CrossingFields,
    DayFields,
    EncounterFields,
    EntryFields,
    ErrandFields,
    ExpenseFields,
    IncidentFields,
    LegFields,
    LegFigures,
    NoteFields,
    PhotoFields,
    QuoteFields,
    RepairFields,
    RoadFields,
    SpanFields,
    StayFields,
    WaypointFields,
)

F = TypeVar("F", bound=EntryFields, covariant=True)


class Mark(StrEnum):
    """Small signs a day carries in lists, in this order."""

    CROSSING = "crossing"
    ENCOUNTER = "encounter"
    REPAIR = "repair"
    PHOTO = "photo"
    STAY = "stay"
    WAYPOINT = "waypoint"


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a day: what is shown, what was computed, what was stated, and how.

    `value` is the stated one where there is one, else the computed one, else None (unknown, never 0).
    """

    name: FigureName
    value: float | None = None
    computed: float | None = None
    stated: float | None = None
    precision: Precision = Precision.EXACT
    words: str = ""
    at_m: float | None = None
    at_utc: datetime | None = None

    @property
    def is_stated(self) -> bool:
        """Whether the traveller's own value is shown."""
        return self.stated is not None


@dataclass(frozen=True, slots=True)
class DayFigures:
    """All figures of a day; `average_m_s` is ridden distance over moving time."""

    distance: Figure
    carried: Figure
    climb: Figure
    descent: Figure
    moving: Figure
    elapsed: Figure
    highest: Figure
    lowest: Figure
    max_speed: Figure
    temperature_min: Figure
    temperature_max: Figure
    average_m_s: float | None = None


@dataclass(frozen=True, slots=True)
class DayRow:
    """A day as one line of a list; `total_m` is the ridden distance of the trip up to its evening."""

    id: int
    trip_id: int
    number: int
    date: date
    kind: DayKind
    title: str
    purpose: str
    from_place: str
    to_place: str
    country: str
    country_from: str
    distance_m: float | None
    carried_m: float | None
    total_m: float
    marks: frozenset[Mark]
    stay_kind: StayKind | None
    place: str


@dataclass(frozen=True, slots=True)
class LegRecord:
    """A leg with its figures; `track_id` is None where nothing was recorded.

    `has_barometer` says that its climb was computed from what is surely a barometer's heights.
    """

    id: int
    day_id: int
    fields: LegFields
    figures: LegFigures | None
    track_id: int | None
    source_name: str
    source_sha256: str
    device: str
    has_barometer: bool = False


@dataclass(frozen=True)
class Entry(Generic[F]):
    """An entry of a day, or of the whole trip where `day_id` is None."""

    id: int
    day_id: int | None
    fields: F


StayRecord = Entry[StayFields]
EncounterRecord = Entry[EncounterFields]
RepairRecord = Entry[RepairFields]
CrossingRecord = Entry[CrossingFields]
WaypointRecord = Entry[WaypointFields]


@dataclass(frozen=True, slots=True)
class PhotoRecord:
    """A picture of a day, with its size upright in pixels; `sha256` and `format` say where its bytes lie."""

    id: int
    day_id: int
    fields: PhotoFields
    sha256: str
    format: str
    name: str
    width: int
    height: int
    camera: str


@dataclass(frozen=True, slots=True)
class Cover:
    """Where the bytes of the picture lie that stands for a day."""

    sha256: str
    format: str


@dataclass(frozen=True, slots=True)
class Habits:
    """What is usual on a trip: its mode, how the last night before a day was spent, who may read it."""

    mode: LegMode = LegMode.OTHER
    stay_kind: StayKind = StayKind.WILD_CAMP
    audience: Audience = Audience.FAMILY


@dataclass(frozen=True, slots=True)
class SunTimes:
    """What the sun does on a day at its place, in UTC; None where it does not do it.

    First and last light are those of civil twilight; `daylight_s` is how long the sun is up.
    """

    sunrise_utc: datetime | None
    sunset_utc: datetime | None
    first_light_utc: datetime | None = None
    last_light_utc: datetime | None = None
    daylight_s: float = 0.0


@dataclass(frozen=True, slots=True)
class DayPage:
    """Everything that stands on one day's page; `previous_id` and `next_id` are the days beside it.

    `spans` are the trip's texts over several days that cover this one.
    """

    row: DayRow
    fields: DayFields
    figures: DayFigures
    sun: SunTimes | None
    legs: tuple[LegRecord, ...]
    stays: tuple[StayRecord, ...]
    encounters: tuple[EncounterRecord, ...]
    repairs: tuple[RepairRecord, ...]
    crossings: tuple[CrossingRecord, ...]
    previous_id: int | None
    next_id: int | None
    photos: tuple[PhotoRecord, ...] = ()
    waypoints: tuple[WaypointRecord, ...] = ()
    expenses: tuple[Entry[ExpenseFields], ...] = ()
    counts: tuple[Entry[CountFields], ...] = ()
    errands: tuple[Entry[ErrandFields], ...] = ()
    incidents: tuple[Entry[IncidentFields], ...] = ()
    roads: tuple[Entry[RoadFields], ...] = ()
    notes: tuple[Entry[NoteFields], ...] = ()
    quotes: tuple[Entry[QuoteFields], ...] = ()
    spans: tuple[Entry[SpanFields], ...] = ()

    def entries(self, kind: EntryKind) -> tuple[Entry[Any], ...]:
        """The day's entries of a kind that a day can have."""
        found: tuple[Entry[Any], ...] = getattr(self, kind.plural)
        return found
