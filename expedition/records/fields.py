"""What a traveller fills in: one frozen class per kind of entry, the same in form, table and trip folder.

Text is empty where nothing was written; every other unknown is None. Durations are seconds, distances
and heights metres, temperatures degrees Celsius. `audience` None means "as the trip".
"""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from expedition.kinds import (
    Audience,
    CrossingKind,
    DayKind,
    EncounterKind,
    FigureName,
    LegMode,
    LegOrigin,
    LegPower,
    Precision,
    PriceKind,
    StayKind,
    WaypointKind,
    usual_power,
)


@dataclass(frozen=True, kw_only=True)
class TripFields:
    """The whole undertaking."""

    title: str
    subtitle: str = ""
    summary: str = ""
    mode: LegMode = LegMode.BICYCLE
    home_currency: str = "EUR"
    home_zone: str = ""
    goal_distance_m: float | None = None
    planned_start: date | None = None
    planned_end: date | None = None
    measured_how: str = ""
    audience: Audience = Audience.FAMILY
    language: str = "en"


@dataclass(frozen=True, kw_only=True)
class PersonFields:
    """Someone who travels along, for all of the trip or a part of it."""

    name: str
    nationality: str = ""
    vehicle: str = ""
    role: str = ""
    languages: str = ""
    joined_on: date | None = None
    left_on: date | None = None
    is_author: bool = False
    audience: Audience | None = None


@dataclass(frozen=True, kw_only=True)
class DayFields:
    """One local calendar date of a trip, riding or not; `country` is ISO 3166 alpha-2, upper case.

    `country_from` is filled only on a day that crosses a border; `span_text` keeps the words of an entry
    that covers several days ("18 to 21 July").
    """

    date: date
    date_precision: Precision = Precision.EXACT
    date_text: str = ""
    zone: str = ""
    kind: DayKind = DayKind.RIDE
    purpose: str = ""
    title: str = ""
    diary: str = ""
    span_text: str = ""
    from_place: str = ""
    to_place: str = ""
    country: str = ""
    country_from: str = ""
    weather: str = ""
    wind: str = ""
    forecast: str = ""
    road: str = ""
    mood: int | None = None
    rating: int | None = None
    audience: Audience | None = None


@dataclass(frozen=True, kw_only=True)
class StatedFields:
    """A figure as the traveller says it, beside the computed one; `value` in the unit of `figure`."""

    figure: FigureName
    value: float | None = None
    precision: Precision = Precision.EXACT
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class LegFields:
    """An unbroken part of a day in one mode; `stated_distance_m` is for legs without a track."""

    mode: LegMode
    power: LegPower
    origin: LegOrigin = LegOrigin.TYPED
    title: str = ""
    from_place: str = ""
    to_place: str = ""
    zone: str = ""
    stated_distance_m: float | None = None
    note: str = ""
    audience: Audience | None = None

    @classmethod
    def of(cls, mode: LegMode) -> "LegFields":
        """A leg of this mode with the power that mode usually has."""
        return cls(mode=mode, power=usual_power(mode))


@dataclass(frozen=True, kw_only=True)
class StayFields:
    """The night after a day; `quality` 1 to 5; `height_m` of the place."""

    kind: StayKind = StayKind.OTHER
    name: str = ""
    place: str = ""
    host: str = ""
    quality: int | None = None
    price_kind: PriceKind = PriceKind.UNKNOWN
    price: Decimal | None = None
    currency: str = ""
    sleep: str = ""
    note: str = ""
    lat: float | None = None
    lon: float | None = None
    height_m: float | None = None
    audience: Audience | None = None


@dataclass(frozen=True, kw_only=True)
class EncounterFields:
    """Someone or something met; `distance_m` is the kilometre of the day, `time_text` the words for when."""

    kind: EncounterKind = EncounterKind.PEOPLE
    count: int | None = None
    names: str = ""
    who: str = ""
    origin: str = ""
    vehicle: str = ""
    heading: str = ""
    place: str = ""
    time_text: str = ""
    distance_m: float | None = None
    story: str = ""
    quote: str = ""
    gift: str = ""
    contact: str = ""
    lat: float | None = None
    lon: float | None = None
    audience: Audience | None = None


@dataclass(frozen=True, kw_only=True)
class RepairFields:
    """Work on gear; `position` is front, rear or free words; `distance_m` the kilometre of the day."""

    who: str = ""
    vehicle: str = ""
    part: str = ""
    position: str = ""
    problem: str = ""
    cause: str = ""
    fix: str = ""
    parts_used: str = ""
    price_kind: PriceKind = PriceKind.UNKNOWN
    cost: Decimal | None = None
    currency: str = ""
    time_lost_s: float | None = None
    part_distance_m: float | None = None
    place: str = ""
    time_text: str = ""
    distance_m: float | None = None
    note: str = ""
    audience: Audience | None = None


@dataclass(frozen=True, kw_only=True)
class CrossingFields:
    """Passing a border, a checkpoint, a pass or a water; one name per side where there are two."""

    kind: CrossingKind = CrossingKind.BORDER
    name: str = ""
    name_beyond: str = ""
    country_from: str = ""
    country_to: str = ""
    hours: str = ""
    services: str = ""
    queue: str = ""
    search: str = ""
    documents: str = ""
    time_lost_s: float | None = None
    height_m: float | None = None
    time_text: str = ""
    distance_m: float | None = None
    remarks: str = ""
    lat: float | None = None
    lon: float | None = None
    audience: Audience | None = None


@dataclass(frozen=True, kw_only=True)
class WaypointFields:
    """A note at a place; `symbol` is the word of the device it was marked with."""

    kind: WaypointKind = WaypointKind.OTHER
    name: str = ""
    note: str = ""
    symbol: str = ""
    lat: float | None = None
    lon: float | None = None
    height_m: float | None = None
    time_utc: datetime | None = None
    audience: Audience | None = None


@dataclass(frozen=True, kw_only=True)
class PhotoFields:
    """A picture of a day; `is_placed` says that its position is the track's at that time, not its own.

    `taken_utc` is after the camera's clock was put right, `zone` that of the place.
    """

    caption: str = ""
    taken_utc: datetime | None = None
    zone: str = ""
    lat: float | None = None
    lon: float | None = None
    height_m: float | None = None
    is_placed: bool = False
    audience: Audience | None = None


@dataclass(frozen=True, kw_only=True)
class LegFigures:
    """What was computed from a leg's line; None where the line cannot tell.

    `start_*` and `end_*` are the line's ends; `dropped` counts points that cleaning left out of the figures;
    `gap_m` is the way between segments, never part of `distance_m`.
    """

    version: int
    points: int
    segments: int
    dropped: int
    distance_m: float
    gap_m: float
    climb_m: float | None = None
    descent_m: float | None = None
    moving_s: float | None = None
    elapsed_s: float | None = None
    highest_m: float | None = None
    highest_at_m: float | None = None
    lowest_m: float | None = None
    max_speed_m_s: float | None = None
    temperature_min_c: float | None = None
    temperature_max_c: float | None = None
    temperature_max_utc: datetime | None = None
    temperature_max_at_m: float | None = None
    start_utc: datetime | None = None
    end_utc: datetime | None = None
    start_lat: float | None = None
    start_lon: float | None = None
    end_lat: float | None = None
    end_lon: float | None = None
