"""The plan of a trip, date by date, and how the trip stands to it."""

from datetime import date
from enum import StrEnum

from expedition.record_classes import dataclass
from expedition.records.fields import StageFields


class PlanGap(StrEnum):
    """What keeps a plan from being whole, or makes it doubtful."""

    NO_GOAL = "no_goal"
    NO_START = "no_start"
    NO_PACE = "no_pace"
    TOO_LONG = "too_long"
    STAGES_WITHOUT_KM = "stages_without_km"
    STAGES_WITHOUT_TIME = "stages_without_time"
    GOAL_DIFFERS = "goal_differs"
    ENDS_LATE = "ends_late"


@dataclass(frozen=True, slots=True)
class PlanNote:
    """A gap, with what it is about: a number of stages or of days, metres."""

    gap: PlanGap
    number: int = 0
    distance_m: float = 0.0


@dataclass(frozen=True, slots=True)
class PlannedDay:
    """One date of a plan: from where to where on the planned way, and on which stage, counted from 0."""

    date: date
    start_m: float
    stop_m: float
    stage: int | None = None
    is_rest: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """A planned way and its dates.

    Attributes:
        goal_m: Its length, None where nobody knows.
        days: Every date from the start to the arrival, without a gap; empty while dates cannot be told.
        stages: The pieces of the way.
        ends_m: Where on the way each of them ends.
        notes: What is missing or doubtful.
    """

    goal_m: float | None = None
    days: tuple[PlannedDay, ...] = ()
    stages: tuple[StageFields, ...] = ()
    ends_m: tuple[float, ...] = ()
    notes: tuple[PlanNote, ...] = ()

    @property
    def start(self) -> date | None:
        """The first planned date."""
        return self.days[0].date if self.days else None

    @property
    def arrival(self) -> date | None:
        """The date on which the plan reaches its goal."""
        return self.days[-1].date if self.days else None


@dataclass(frozen=True, slots=True)
class PlannedPlace:
    """Where the plan is on the evening of a date.

    Attributes:
        date: The date.
        distance_m: On the planned way.
        stage: The stage of that day, counted from 0; None where there are no stages.
        share: How much of the stage lies behind, 0 to 1.
        is_rest: Whether it is a day of rest.
        is_outside: Whether the date lies before the plan begins or after it has arrived.
    """

    date: date
    distance_m: float
    stage: int | None = None
    share: float = 1.0
    is_rest: bool = False
    is_outside: bool = False


@dataclass(frozen=True, slots=True)
class PlanStanding:
    """How a trip stands to its plan; None for what cannot be told.

    Attributes:
        as_of: The date it is told for: today, or the last day of a log that fell silent.
        ridden_m: What is ridden.
        to_go_m: What is left of the way; 0 after the arrival.
        ahead_m: Ridden more than planned on the evening of the last day; negative behind the plan.
        ahead_days: The same in days of the plan.
        days_left: From the next day to the planned end, both included; 0 after it.
        ride_days_left: Those of them that are not planned for rest.
        needed_day_m: What each of those has to bring.
        end: The planned end: the date set for it, else the arrival by plan.
        pace_m: What a date has brought lately, rest included.
        arrival_by_pace: When the goal is reached so.
        arrived_on: The day that reached it.
    """

    as_of: date
    ridden_m: float
    to_go_m: float | None = None
    ahead_m: float | None = None
    ahead_days: int | None = None
    days_left: int | None = None
    ride_days_left: int | None = None
    needed_day_m: float | None = None
    end: date | None = None
    pace_m: float | None = None
    arrival_by_pace: date | None = None
    arrived_on: date | None = None


@dataclass(frozen=True, slots=True)
class PaperDeadline:
    """The last day a visa or permit gives for the next time in its country, beside what is planned.

    Attributes:
        paper: The id of its entry.
        name: What it is called, empty where it has no name.
        country: The country or area it is for.
        until: The last day it gives, as far as it can be told.
        enters: The day on which the plan enters the country; None where it says nothing.
        leaves: The day on which it leaves it.
        over_days: How many days the plan stays too long.
        early_days: How many days it comes too early.
    """

    paper: int
    name: str
    country: str
    until: date
    enters: date | None = None
    leaves: date | None = None
    over_days: int = 0
    early_days: int = 0

    @property
    def is_broken(self) -> bool:
        """Whether the plan does not fit the paper."""
        return bool(self.over_days or self.early_days)


@dataclass(frozen=True, slots=True)
class TripPlan:
    """A trip's plan and all that is told of it; `ids` are those of the stages' entries."""

    plan: Plan
    standing: PlanStanding
    deadlines: tuple[PaperDeadline, ...] = ()
    ids: tuple[int, ...] = ()
