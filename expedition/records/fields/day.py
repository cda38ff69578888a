"""A day, its legs and its pictures."""

from datetime import date, datetime

from expedition.kinds import DayKind, LegMode, LegOrigin, LegPower, Precision, usual_power
from expedition.record_classes import dataclass
from expedition.records.fields.base import EntryFields


@dataclass(frozen=True, kw_only=True)
class DayFields(EntryFields):
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


@dataclass(frozen=True, kw_only=True)
class LegFields(EntryFields):
    """An unbroken part of a day in one mode; `stated_distance_m` is for legs without a track.

    `depart_text` and `arrive_text` are the words for when; `by_whom` says who carried the traveller, willing
    or not.
    """

    mode: LegMode
    power: LegPower
    origin: LegOrigin = LegOrigin.TYPED
    title: str = ""
    from_place: str = ""
    to_place: str = ""
    zone: str = ""
    depart_text: str = ""
    arrive_text: str = ""
    by_whom: str = ""
    surface: str = ""
    stated_distance_m: float | None = None
    note: str = ""

    @classmethod
    def of(cls, mode: LegMode) -> "LegFields":
        """A leg of this mode with the power that mode usually has."""
        return cls(mode=mode, power=usual_power(mode))


@dataclass(frozen=True, kw_only=True)
class PhotoFields(EntryFields):
    """A picture of a day; `is_placed` says that its position is the track's at that time, not its own.

    `taken_utc` is after the camera's clock was put right, `zone` that of the place. `turned` is how far the
    picture is turned clockwise besides what its file says, in degrees: 0, 90, 180 or 270. A caption may run
    on from the picture before (`continues`); `is_cover` marks the one picture that stands for the trip.
    """

    caption: str = ""
    credit: str = ""
    taken_utc: datetime | None = None
    zone: str = ""
    lat: float | None = None
    lon: float | None = None
    height_m: float | None = None
    is_placed: bool = False
    turned: int = 0
    continues: bool = False
    is_cover: bool = False
