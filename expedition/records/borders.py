"""Where a line lies, country by country, and where it goes from one into another."""

from datetime import date, datetime

from expedition.record_classes import dataclass


@dataclass(frozen=True, slots=True)
class BorderPoint:
    """A point of a line on a border, `at_m` along its way.

    Attributes:
        lat: Degrees north, None where the line leaps too far to say.
        lon: Degrees east, None likewise.
        at_m: Metres of the way up to there.
        after_utc: The instant of the last point before it, None where that has none.
        before_utc: The instant of the first point behind it.
        time_utc: The instant between these two, as far along as the place; None without times.
    """

    lat: float | None
    lon: float | None
    at_m: float
    after_utc: datetime | None = None
    before_utc: datetime | None = None
    time_utc: datetime | None = None


@dataclass(frozen=True, slots=True)
class CountryStretch:
    """A stretch of a line in one country, empty on the open sea, from point `first` on.

    `is_inside` says that some point of it lies clearly inside the country, not along its border.
    """

    country: str
    first: int
    begin: BorderPoint
    length_m: float
    lasts_s: float
    is_inside: bool


@dataclass(frozen=True, slots=True)
class LineCrossing:
    """Where a line goes from one country into another; `stretch` is the number of the one it enters."""

    country_from: str
    country_to: str
    at: BorderPoint
    stretch: int


@dataclass(frozen=True, slots=True)
class HeldLeg:
    """When and where a leg of the trip began and ended; `distance_m` is 0 where something carried it."""

    date: date
    start_utc: datetime | None
    end_utc: datetime | None
    start: tuple[float, float]
    end: tuple[float, float]
    distance_m: float
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class HeldCrossing:
    """A border crossing of the trip, as far as it is told."""

    date: date
    country_from: str
    country_to: str


@dataclass(frozen=True, slots=True)
class HeldBorders:
    """What a trip knows of where its traveller was, to find which borders are not noted yet."""

    legs: tuple[HeldLeg, ...] = ()
    crossings: tuple[HeldCrossing, ...] = ()


@dataclass(frozen=True, slots=True)
class PlannedCrossing:
    """A border that the line of a plan crosses, to be noted on a day.

    Attributes:
        leg: Key of the leg whose line crosses it, or that comes next before or behind it.
        date: The day it is noted on.
        trip_id: Its trip, None for that of the whole import.
        zone: Whose clock showed the time there.
        country_from: ISO 3166 alpha-2 code.
        country_to: The same.
        at: Where and when; `at_m` is the kilometre of the day.
        place: Where that is, in words; empty where unknown.
        include: Whether it is written.
    """

    leg: int
    date: date
    trip_id: int | None
    zone: str
    country_from: str
    country_to: str
    at: BorderPoint
    place: str = ""
    include: bool = True
