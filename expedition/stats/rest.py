"""Which days of a plan are for rest."""

import re
from datetime import date

from expedition.record_classes import dataclass
from expedition.records.fields import TripFields

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""As `rest_weekdays` names them, Monday first."""


@dataclass(frozen=True, slots=True)
class RestPattern:
    """Days of the week, after every so many of riding, and so many altogether."""

    weekdays: frozenset[int] = frozenset()
    every: int | None = None
    count: int = 0

    def is_due(self, day: date, ridden: int) -> bool:
        """Whether a date is for rest, after so many days of riding without one."""
        return day.weekday() in self.weekdays or (self.every is not None and ridden >= self.every)

    def spread(self, rides: int) -> dict[int, int]:
        """After which days of riding, counted from 1, those of the number altogether come, and how many."""
        after: dict[int, int] = {}
        for number in range(1, self.count + 1):
            ride = round(number * rides / (self.count + 1))
            if 0 < ride < rides:
                after[ride] = after.get(ride, 0) + 1
        return after


def rest_pattern(fields: TripFields) -> RestPattern:
    """What a trip's plan says of rest; who would rest on all days of the week says nothing."""
    weekdays = weekdays_of(fields.rest_weekdays)
    return RestPattern(
        weekdays if len(weekdays) < len(WEEKDAYS) else frozenset(),
        fields.rest_every or None,
        fields.rest_count or 0,
    )


def weekdays_of(words: str) -> frozenset[int]:
    """The days of the week named, Monday 0: `sat sun`, `Sunday`."""
    found = (word[:3].casefold() for word in re.findall(r"[^\W\d_]+", words))
    return frozenset(WEEKDAYS.index(word) for word in found if word in WEEKDAYS)


def weekday_words(weekdays: frozenset[int]) -> str:
    """As a trip keeps them: `sat sun`."""
    return " ".join(WEEKDAYS[number] for number in sorted(weekdays))
