"""Where a traveller was, by country, and what is left on the papers."""

from datetime import date
from enum import StrEnum

from expedition.record_classes import dataclass


@dataclass(frozen=True, slots=True)
class DayBorders:
    """A day as its countries see it: where it began and ended, and the borders passed in order."""

    date: date
    country: str = ""
    country_from: str = ""
    borders: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Visit:
    """A time in one country, both days included; `is_open` where the log ends in it."""

    country: str
    first: date
    last: date
    is_open: bool = False


class PaperStanding(StrEnum):
    """How a paper stands on a day."""

    AHEAD = "ahead"
    VALID = "valid"
    IN_USE = "in_use"
    LAST_DAYS = "last_days"
    USED_UP = "used_up"
    ENDED = "ended"
    OVERSTAYED = "overstayed"


@dataclass(frozen=True, slots=True)
class PaperState:
    """What is left on a paper on a certain day.

    Attributes:
        standing: In one word.
        days_used: Days spent on it; of a rolling window, those that still count.
        days_left: Further days it gives, after today where the traveller is there; None where it sets no end.
        leave_by: The last day it gives to someone who is there and stays on.
        ends: The last day of its validity, after any extension.
        entries_used: How often its country was entered on it.
        over_from: The first day that it did not give any more.
        over_days: How many days those were.
    """

    standing: PaperStanding
    days_used: int = 0
    days_left: int | None = None
    leave_by: date | None = None
    ends: date | None = None
    entries_used: int = 0
    over_from: date | None = None
    over_days: int = 0
