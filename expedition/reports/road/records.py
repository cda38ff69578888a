"""What a kilometre strip is made of; all distances in metres on the one scale of its way."""

from collections.abc import Sequence
from dataclasses import field
from enum import StrEnum

from expedition.kinds import KmScale
from expedition.record_classes import dataclass
from expedition.reports.drawings.profile import Heights


class Symbol(StrEnum):
    """What is drawn beside an event, by its kind."""

    DAY = "day"
    WATER = "water"
    FOOD = "food"
    SHOP = "shop"
    CAMP = "camp"
    LODGING = "lodging"
    TOWN = "town"
    CHECKPOINT = "checkpoint"
    BORDER = "border"
    JUNCTION = "junction"
    ROAD = "road"
    PASS = "pass"  # noqa: S105 - a mountain pass
    RIVER = "river"
    VIEW = "view"
    DESCENT = "descent"
    CLIMB = "climb"
    OFFICE = "office"
    DANGER = "danger"
    HELP = "help"
    OTHER = "other"


class Grade(StrEnum):
    """How a stretch of road is, drawn by its filling."""

    SMOOTH = "smooth"
    ROUGH = "rough"
    UNFIT = "unfit"
    OPEN = "open"
    """Nobody graded it."""
    UNSURE = "unsure"
    """The notes differ, or leave it out."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something noted; without a kilometre it stands under the strip.

    Attributes:
        symbol: Its kind.
        name: The few words that say what it is.
        text: All other words of it.
        source: The day, whose word it is, and the month.
        at_m: Where it is.
        is_about: Whether the kilometre was said to be rough.
        closes: Whether it belongs to the way before it, as a night does.
        differs: What speaks against it; empty where nothing does.
        day: The number of its day, 0 for none.
    """

    symbol: Symbol
    name: str
    text: str = ""
    source: str = ""
    at_m: float | None = None
    is_about: bool = False
    closes: bool = False
    differs: str = ""
    day: int = 0


@dataclass(frozen=True, slots=True)
class Stretch:
    """A span of one road's state; `is_open_*` where an end was not noted and may be elsewhere."""

    from_m: float
    to_m: float
    grade: Grade
    is_open_start: bool = False
    is_open_end: bool = False


@dataclass(frozen=True, slots=True)
class Slope:
    """A climb or descent to be drawn as an arrow; `rise_m` where it is known from the line."""

    from_m: float
    to_m: float
    is_descent: bool
    rise_m: float | None = None


@dataclass(frozen=True, slots=True)
class Bare:
    """A stretch on which no water, food or lodging was noted."""

    from_m: float
    to_m: float

    @property
    def length_m(self) -> float:
        """How long it is."""
        return self.to_m - self.from_m


@dataclass(slots=True)
class Way:
    """One scale of kilometres: a road by its stones, the trip, or a single day.

    Attributes:
        scale: Which kilometres these are.
        name: The road, the trip or the day.
        first_day: The number of the first day on it, for the order of strips.
        events: What was noted at a kilometre, in its order.
        columns: The stretches of each road, by its short sign.
        slopes: Climbs and descents at known kilometres.
        heights: The line's heights, where one was recorded.
        stages: On the trip's scale, where each day begins and ends, with its number and places.
        unplaced: What was noted without a kilometre.
        has_notes: Whether anybody marked places or the state of the road on it.
    """

    scale: KmScale
    name: str
    first_day: int
    from_m: float = 0.0
    to_m: float = 0.0
    events: list[Event] = field(default_factory=list)
    columns: dict[str, list[Stretch]] = field(default_factory=dict)
    slopes: list[Slope] = field(default_factory=list)
    heights: Heights | None = None
    stages: list["Stage"] = field(default_factory=list)
    unplaced: list[Event] = field(default_factory=list)
    has_notes: bool = False


@dataclass(frozen=True, slots=True)
class Stage:
    """A day on the trip's scale."""

    number: int
    from_m: float
    to_m: float
    start: str
    end: str


@dataclass(frozen=True, slots=True)
class Piece:
    """The part of a way that stands on one page.

    Attributes:
        events: What is drawn beside the axis, in the order of kilometres.
        more: What found no room beside it and is listed under it.
    """

    from_m: float
    to_m: float
    events: Sequence[Event]
    more: Sequence[Event] = ()

    @property
    def length_m(self) -> float:
        """How long it is."""
        return self.to_m - self.from_m
