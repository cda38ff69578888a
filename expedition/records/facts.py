"""A day as the numbers and short words it adds to any sum; diaries and stories are not in it."""

from expedition.kinds import (
    CrossingKind,
    IncidentKind,
    LegMode,
    LegOrigin,
    LegPower,
    PriceKind,
    StayKind,
)
from expedition.record_classes import dataclass
from expedition.records.day import DayFigures, DayRow
from expedition.records.money import Spending

Spot = tuple[float, float]
"""Latitude and longitude in degrees."""


@dataclass(frozen=True, slots=True)
class WayFacts:
    """A leg: how it was travelled and what it counts; None where nothing is known.

    `gap_m` is the way between parts of its recording, `start` and `end` are the ends of its line; without
    `has_line` nothing was recorded or drawn of it.
    """

    mode: LegMode
    power: LegPower
    origin: LegOrigin
    distance_m: float | None = None
    climb_m: float | None = None
    descent_m: float | None = None
    moving_s: float | None = None
    elapsed_s: float | None = None
    gap_m: float = 0.0
    surface: str = ""
    start: Spot | None = None
    end: Spot | None = None
    highest_m: float | None = None
    lowest_m: float | None = None
    max_speed_m_s: float | None = None
    temperature_min_c: float | None = None
    temperature_max_c: float | None = None
    has_line: bool = False


@dataclass(frozen=True, slots=True)
class StayFacts:
    """A night: where, how high, and whether it was paid."""

    kind: StayKind
    price_kind: PriceKind
    place: str = ""
    height_m: float | None = None


@dataclass(frozen=True, slots=True)
class RepairFacts:
    """Something that broke; `count` is how often one line says it did."""

    who: str
    vehicle: str
    part: str
    problem: str
    count: int = 1
    time_lost_s: float | None = None


@dataclass(frozen=True, slots=True)
class IncidentFacts:
    """Something that went wrong, and for whom."""

    kind: IncidentKind
    who: str


@dataclass(frozen=True, slots=True)
class CrossingFacts:
    """A border, checkpoint, pass or water that was crossed."""

    kind: CrossingKind
    name: str
    country_from: str = ""
    country_to: str = ""
    height_m: float | None = None
    time_lost_s: float | None = None


@dataclass(frozen=True, slots=True)
class RoadFacts:
    """A span of road that was noted: its surface in words and its length, None where that is not known."""

    surface: str
    length_m: float | None = None


@dataclass(frozen=True, slots=True)
class CountFacts:
    """What one of the trip's counters says of a day."""

    name: str
    value: float


@dataclass(frozen=True, slots=True)
class DayFacts:
    """All that a day adds to the figures of its trip.

    Attributes:
        row: Number, date, kind, places, country, and the ridden distance of the trip up to its evening.
        figures: Its figures, typed ones before computed ones.
        ways: Its legs, in order.
        stays: The night after it.
        encounters: How many meetings were noted.
        people_met: How many people that were, one where no number was noted.
        repairs: What broke.
        incidents: What went wrong.
        crossings: What was crossed.
        spendings: What was paid on it, worked out in the home currency.
        counts: What was counted.
        weather: The words for the weather.
        wind: The words for the wind.
        services_m: Where on its way, in metres from its start, water, food or a bed was noted.
        trip_services_m: The same of what was noted by the kilometre of the trip.
        roads: Spans of road that were noted.
    """

    row: DayRow
    figures: DayFigures
    ways: tuple[WayFacts, ...] = ()
    stays: tuple[StayFacts, ...] = ()
    encounters: int = 0
    people_met: int = 0
    repairs: tuple[RepairFacts, ...] = ()
    incidents: tuple[IncidentFacts, ...] = ()
    crossings: tuple[CrossingFacts, ...] = ()
    spendings: tuple[Spending, ...] = ()
    counts: tuple[CountFacts, ...] = ()
    weather: str = ""
    wind: str = ""
    services_m: tuple[float, ...] = ()
    trip_services_m: tuple[float, ...] = ()
    roads: tuple[RoadFacts, ...] = ()
