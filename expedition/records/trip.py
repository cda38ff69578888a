"""A trip as lists, charts and the report read it."""

from collections.abc import Mapping
from dataclasses import field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from expedition.kinds import DayKind, LegMode
from expedition.points import F64, I64, Points
from expedition.record_classes import dataclass
from expedition.records.day import DayPage, DayRow, Entry
from expedition.records.facts import DayFacts
from expedition.records.fields import GearFields, PersonFields, StatedFields, TripFields
from expedition.records.kit import GearUse
from expedition.records.money import Spending
from expedition.records.papers import PaperState, Visit
from expedition.records.plan import PaperDeadline, Plan


@dataclass(frozen=True, slots=True)
class PersonRecord:
    """Someone of the party."""

    id: int
    fields: PersonFields


@dataclass(frozen=True, slots=True)
class RouteRecord:
    """A planned line of a trip, without its points; `source_name` is the file it came with."""

    id: int
    name: str
    note: str
    points: int
    distance_m: float
    source_name: str = ""


@dataclass(frozen=True, slots=True)
class TripSummary:
    """A trip as one line of a list; distances ridden, `stated_distance_m` as the traveller says it."""

    id: int
    title: str
    distance_m: float
    days: int
    first: date | None
    last: date | None
    stated_distance_m: float | None = None


@dataclass(frozen=True, slots=True)
class TripTotals:
    """Figures of a whole trip or of a group of its days, in SI; None where nothing is known.

    `distance_m` is ridden; `carried_m` and `involuntary_m` never mix with it. `stated_distance_m` is what
    the traveller says for the whole, where it differs.
    """

    days: int
    ride_days: int
    rest_days: int
    waiting_days: int
    transit_days: int
    sick_days: int
    work_days: int
    distance_m: float
    carried_m: float
    involuntary_m: float
    climb_m: float | None
    descent_m: float | None
    moving_s: float | None
    elapsed_s: float | None
    highest_m: float | None
    lowest_m: float | None
    max_speed_m_s: float | None
    temperature_min_c: float | None
    temperature_max_c: float | None
    average_day_m: float | None
    average_ride_day_m: float | None
    longest_day_m: float | None
    longest_day: int | None
    nights: int
    encounters: int
    people_met: int
    repairs: int
    crossings: int
    countries: tuple[str, ...]
    stated_distance_m: float | None = None


@dataclass(frozen=True, slots=True)
class GroupTotals:
    """The totals of the days that share a key (country, week, month, mode or kind)."""

    key: str
    totals: TripTotals


@dataclass(frozen=True, slots=True)
class TripTree:
    """A trip with all its days, for the list at the left and for navigation; cheap to read again."""

    id: int
    fields: TripFields
    rows: tuple[DayRow, ...]
    distance_m: float
    carried_m: float


@dataclass(frozen=True, slots=True)
class DayPoint:
    """One day in a chart over days; unknown values are None."""

    day_id: int
    number: int
    date: date
    kind: DayKind
    label: str
    country: str
    distance_m: float | None
    carried_m: float
    total_m: float
    climb_m: float | None
    temperature_min_c: float | None
    temperature_max_c: float | None


@dataclass(frozen=True, slots=True, eq=False)
class TripProfile:
    """Heights along the whole trip, thinned; carried legs are not on it.

    Attributes:
        distance_m: Ridden trip distance of each of n samples, rising.
        ele_m: Heights, NaN where missing.
        day_numbers: The day of each sample.
    """

    distance_m: F64
    ele_m: F64
    day_numbers: I64


@dataclass(frozen=True, slots=True, eq=False)
class DayRoad:
    """Heights along the ridden way of a day, thinned: metres since the morning, heights with NaN for none."""

    distance_m: F64
    ele_m: F64


@dataclass(frozen=True, slots=True)
class TripSeries:
    """Everything the charts over a trip draw; `facts` are those of the same days, in the same order.

    `kept` holds what was worked out of it, by what did; a changed copy begins with nothing.
    """

    title: str
    days: tuple[DayPoint, ...]
    profile: TripProfile
    goal_distance_m: float | None
    planned_start: date | None
    planned_end: date | None
    facts: tuple[DayFacts, ...] = ()
    home_currency: str = ""
    goal_place: str = ""
    plan: Plan = field(default_factory=Plan)
    visas: tuple[PaperDeadline, ...] = ()
    usual_mode: LegMode = LegMode.BICYCLE
    people: tuple[PersonRecord, ...] = ()
    gear: tuple[Entry[GearFields], ...] = ()
    kept: dict[object, object] = field(default_factory=dict, init=False, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class LegLine:
    """The thinned line of a leg, for profile and map.

    `offset_m` is the ridden trip distance at its start, `length_m` what the leg counts, which a thinned
    line falls short of; 0 where that is not known.
    """

    leg_id: int
    day_id: int
    is_carried: bool
    is_reconstructed: bool
    points: Points
    zone: str
    offset_m: float
    length_m: float = 0.0


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """An imported file, its size in bytes, and the legs whose lines were made of it, by their ids."""

    name: str
    sha256: str
    format: str
    size: int
    device: str
    imported_utc: datetime
    leg_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class TripBook:
    """All the report needs, nothing left to look up.

    Attributes:
        made_at: Stamps the edition.
        loose: The entries that belong to no day, by the name of their kind; those of days stand on `pages`.
        spendings: What was paid on the chosen days or on none, worked out.
        uses: What gear has done on the whole trip, by entry.
        papers: How visas and permits stood on the last chosen day, by entry.
        visits: The times in each country, of the whole trip.
        routes: The planned lines.
        photo_files: Where the bytes of the chosen days' photos lie, by the photo's id.
        sources: The files of which the lines of the chosen days were made.
    """

    fields: TripFields
    people: tuple[PersonRecord, ...]
    stated: tuple[StatedFields, ...]
    pages: tuple[DayPage, ...]
    lines: tuple[LegLine, ...]
    totals: TripTotals
    countries: tuple[GroupTotals, ...]
    series: TripSeries
    made_at: datetime
    loose: Mapping[str, tuple[Entry[Any], ...]] = field(default_factory=dict)
    spendings: tuple[Spending, ...] = ()
    uses: Mapping[int, GearUse] = field(default_factory=dict)
    papers: Mapping[int, PaperState] = field(default_factory=dict)
    visits: tuple[Visit, ...] = ()
    routes: tuple[RouteRecord, ...] = ()
    photo_files: Mapping[int, Path] = field(default_factory=dict)
    sources: tuple[SourceRecord, ...] = ()

    def entries(self, kind: str) -> tuple[Entry[Any], ...]:
        """The entries of a kind that belong to no day."""
        return self.loose.get(kind, ())
