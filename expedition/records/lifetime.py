"""All trips of a logbook together: sums by trip and by year, records, and first times."""

from datetime import date

from expedition.kinds import DayKind
from expedition.record_classes import dataclass
from expedition.records.statistics import Statistic


@dataclass(frozen=True, slots=True)
class LifeDay:
    """The little of a day that lifetimes are made of; None where nothing is known.

    `countries` are those entered or slept in, in order; `camp_m` is the height of a night under canvas or
    under the sky, where it is known.
    """

    id: int
    trip_id: int
    date: date
    kind: DayKind
    place: str
    countries: tuple[str, ...]
    distance_m: float | None = None
    carried_m: float | None = None
    climb_m: float | None = None
    highest_m: float | None = None
    coldest_c: float | None = None
    hottest_c: float | None = None
    is_night: bool = False
    is_night_out: bool = False
    camp_m: float | None = None


@dataclass(frozen=True, slots=True)
class LifeTrip:
    """A trip with its days in order; `stated_distance_m` is what the traveller says for the whole."""

    id: int
    title: str
    days: tuple[LifeDay, ...]
    stated_distance_m: float | None = None


@dataclass(frozen=True, slots=True)
class LifeSums:
    """What days come to, in SI; countries in the order of entry.

    Distance and climb are None where no day knows one, nights out where no night is noted.
    """

    days: int
    ride_days: int
    distance_m: float | None
    carried_m: float
    climb_m: float | None
    nights: int
    nights_out: int | None
    countries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TripSums:
    """One trip as a line of the overview; no dates where it has no days."""

    trip_id: int
    title: str
    first: date | None
    last: date | None
    sums: LifeSums
    stated_distance_m: float | None = None


@dataclass(frozen=True, slots=True)
class YearSums:
    """One calendar year in which there was a day of a trip."""

    year: int
    sums: LifeSums


@dataclass(frozen=True, slots=True)
class LifeRecord:
    """A best of all trips, and where it was reached; `date` is that of its day, or the trip's first."""

    figure: Statistic
    trip_id: int
    day_id: int
    date: date


@dataclass(frozen=True, slots=True)
class FirstTime:
    """The day on which a country was first entered."""

    country: str
    trip_id: int
    day_id: int
    date: date
    place: str


@dataclass(frozen=True, slots=True)
class Lifetime:
    """A logbook as a whole.

    Attributes:
        trips: Every trip, in the order of the list.
        years: The years with a day of a trip, rising.
        sums: All days of all trips.
        records: The bests of which anything is known.
        firsts: The countries in the order they were first entered.
    """

    trips: tuple[TripSums, ...]
    years: tuple[YearSums, ...]
    sums: LifeSums
    records: tuple[LifeRecord, ...]
    firsts: tuple[FirstTime, ...]
