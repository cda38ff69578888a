"""What gear has done on a trip."""

from dataclasses import field
from datetime import date
from enum import StrEnum

from expedition.kinds import LegMode
from expedition.record_classes import dataclass


@dataclass(frozen=True, slots=True)
class DayWays:
    """Metres travelled on a day, by mode."""

    date: date
    ways_m: dict[LegMode, float] = field(default_factory=dict)


class Wear(StrEnum):
    """How near a thing is to its limit."""

    FINE = "fine"
    NEAR = "near"
    PASSED = "passed"


@dataclass(frozen=True, slots=True)
class GearUse:
    """A thing's work; None where it cannot be told.

    Attributes:
        trip_m: Metres on this trip.
        total_m: With what it had done before.
        days: Days on this trip on which it was there, on a vehicle or as one.
        wear: Against its limits.
        share: The nearest of its limits, 1 where it is reached.
        repairs: The entries of repairs on it.
    """

    trip_m: float | None = None
    total_m: float | None = None
    days: int = 0
    wear: Wear = Wear.FINE
    share: float | None = None
    repairs: tuple[int, ...] = ()
