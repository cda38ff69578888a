"""What a logbook's file holds, as far as a glance tells, and how two of them differ."""

from dataclasses import field
from datetime import date

from expedition.record_classes import dataclass


@dataclass(frozen=True, slots=True)
class DayGlimpse:
    """A day of a logbook: `words` written on it, and a checksum of what they say."""

    uid: str
    on: date
    words: int = 0
    checksum: int = 0


@dataclass(frozen=True, slots=True)
class TripGlimpse:
    """A trip by its title; `distance_m` is ridden, as recorded or stated day by day."""

    uid: str
    title: str
    days: int = 0
    distance_m: float = 0.0


@dataclass(frozen=True, slots=True)
class Glimpse:
    """What lies in a backup.

    Attributes:
        trips: The oldest first.
        days: By date.
        words: In diaries, notes and stories of all days and trips.
        entries: Of all kinds: nights, people met, notes.
        photos: How many.
        size: Of the file, in bytes.
        last_on: The newest day somebody wrote on, else the newest.
        last_title: Its title.
        last_words: How its diary begins.
    """

    trips: tuple[TripGlimpse, ...] = ()
    days: tuple[DayGlimpse, ...] = field(default=(), repr=False)
    words: int = 0
    entries: int = 0
    photos: int = 0
    size: int = 0
    last_on: date | None = None
    last_title: str = ""
    last_words: str = ""

    @property
    def first(self) -> date | None:
        """The first day, None without any."""
        return self.days[0].on if self.days else None

    @property
    def last(self) -> date | None:
        """The last day, None without any."""
        return self.days[-1].on if self.days else None

    @property
    def distance_m(self) -> float:
        """What was ridden on all trips."""
        return sum(trip.distance_m for trip in self.trips)


@dataclass(frozen=True, slots=True)
class Difference:
    """What a backup holds that the logbook does not, and the other way round.

    Attributes:
        coming: Days that would come back.
        going: Days that would be gone.
        changed: Days that say something else there.
        words: More there, or below zero fewer.
        entries: As words.
        photos: As words.
        trips_coming: Titles of trips that would come back.
        trips_going: Titles of trips that would be gone.
    """

    coming: tuple[date, ...] = ()
    going: tuple[date, ...] = ()
    changed: tuple[date, ...] = ()
    words: int = 0
    entries: int = 0
    photos: int = 0
    trips_coming: tuple[str, ...] = ()
    trips_going: tuple[str, ...] = ()

    @property
    def is_none(self) -> bool:
        """Whether both tell the same, as far as a glance tells."""
        return self == Difference()


def difference(there: Glimpse, now: Glimpse) -> Difference:
    """How a backup differs from what is in the logbook now."""
    theirs, ours = ({day.uid: day for day in one.days} for one in (there, now))
    both = [(day, ours[uid]) for uid, day in theirs.items() if uid in ours]
    trips_there, trips_now = ({trip.uid: trip.title for trip in one.trips} for one in (there, now))
    return Difference(
        coming=tuple(day.on for uid, day in theirs.items() if uid not in ours),
        going=tuple(day.on for uid, day in ours.items() if uid not in theirs),
        changed=tuple(day.on for day, here in both if day != here),
        words=there.words - now.words,
        entries=there.entries - now.entries,
        photos=there.photos - now.photos,
        trips_coming=tuple(title for uid, title in trips_there.items() if uid not in trips_now),
        trips_going=tuple(title for uid, title in trips_now.items() if uid not in trips_there),
    )
