"""Figures of a trip, each with how it was made and the days behind it."""

from enum import StrEnum

from expedition.record_classes import dataclass


class Quantity(StrEnum):
    """What a figure measures, and so in which SI unit its value stands and how it is written."""

    DISTANCE = "m ridden or carried"
    HEIGHT = "m above the sea"
    CLIMB = "m of climb"
    DURATION = "s"
    SPEED = "m/s"
    TEMPERATURE = "°C"
    NUMBER = "times"
    DAYS = "days"
    MONEY = "home currency"
    SHARE = "of one"
    RATE = "per something"
    WORDS = "words"


class Topic(StrEnum):
    """Under which heading a figure stands."""

    WAY = "way"
    DAYS = "days"
    HEIGHTS = "heights"
    SPEED = "speed"
    WEATHER = "weather"
    NIGHTS = "nights"
    PEOPLE = "people"
    TROUBLE = "trouble"
    MONEY = "money"
    BORDERS = "borders"
    PROOF = "proof"
    COUNTERS = "counters"


@dataclass(frozen=True, slots=True)
class Statistic:
    """One figure.

    Attributes:
        key: Its stable name in files, with the SI unit at its end: `longest_day_m`.
        topic: The heading it stands under.
        name: What it is called, in the traveller's language.
        quantity: What it measures.
        value: In SI, None where it is not known.
        how: One sentence that says how it was made.
        days: The ids of the days behind it, none where it is not about days.
        detail: What belongs to it: a place, a reason, a date.
        unit: The currency of money, or the unit of what a traveller counts.
    """

    key: str
    topic: Topic
    name: str
    quantity: Quantity
    value: float | int | str | None
    how: str
    days: tuple[int, ...] = ()
    detail: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class StatisticsGroup:
    """The figures of the days that share a key: a country, week, month, mode, kind, vehicle or person."""

    key: str
    name: str
    figures: tuple[Statistic, ...]
