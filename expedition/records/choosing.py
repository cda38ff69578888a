"""Which parts of a trip leave the logbook: some of its days, and only what an audience may read."""

from collections.abc import Sequence
from dataclasses import field, replace
from datetime import date
from typing import TypeVar

from expedition.kinds import Audience
from expedition.record_classes import dataclass
from expedition.records.audience import day_for, readable, trip_for
from expedition.records.fields import EntryFields, SpanFields
from expedition.records.folder import (
    Entries,
    FolderDay,
    FolderEntry,
    FolderLeg,
    FolderOriginal,
    FolderPhoto,
    FolderRoute,
    TripFolder,
)

One = TypeVar("One", FolderEntry, FolderLeg, FolderPhoto)


@dataclass(frozen=True, slots=True)
class Choice:
    """What is wanted of a trip; None leaves an end of the days open."""

    first: date | None = None
    last: date | None = None
    audience: Audience = Audience.ME

    @property
    def is_whole(self) -> bool:
        """Whether nothing is left out."""
        return self.first is None and self.last is None and self.audience is Audience.ME

    def has(self, day: date) -> bool:
        """Whether a day is among those wanted."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


@dataclass(slots=True)
class LeftOut:
    """How much an audience may not read, by what it is: "day", "leg", "photo", "text", or a kind of entry."""

    counts: dict[str, int] = field(default_factory=dict)

    def add(self, what: str, count: int = 1) -> None:
        """Counts some."""
        if count:
            self.counts[what] = self.counts.get(what, 0) + count


def chosen(trip: TripFolder, choice: Choice) -> tuple[TripFolder, LeftOut]:
    """The trip with what is wanted of it, and how much an audience is not shown.

    For others the originals stay at home: they tell more than the record does.
    """
    left = LeftOut()
    if choice.is_whole:
        return trip, left
    narrow = _Narrowing(trip.fields.audience, choice, left)
    days = [day for day in trip.days if choice.has(day.fields.date)]
    is_mine = choice.audience is Audience.ME
    shown = tuple(narrow.day(day) for day in days if narrow.shows(day))
    left.add("day", len(days) - len(shown))
    kept = trip if is_mine else replace(trip, originals=(), routes=tuple(map(_without_original, trip.routes)))
    return (
        replace(
            kept,
            fields=trip_for(trip.fields, choice.audience),
            days=shown,
            stated=trip.stated if len(shown) == len(trip.days) else (),
            entries=narrow.entries(trip.entries),
            originals=_used(trip, shown) if is_mine else (),
        ),
        left,
    )


@dataclass(frozen=True, slots=True)
class _Narrowing:
    """What becomes of the parts of a trip that is usually for `usual`."""

    usual: Audience
    choice: Choice
    left: LeftOut

    def shows(self, day: FolderDay) -> bool:
        """Whether anything of a day is shown; its own audience hides its texts, only `me` all of it."""
        return self.choice.audience is Audience.ME or day.fields.audience is not Audience.ME

    def day(self, day: FolderDay) -> FolderDay:
        """A day without what is not for the reader."""
        fields = day.fields
        if not self._may_read(fields):
            shown = day_for(fields, self.usual, self.choice.audience)
            self.left.add("text", shown != fields)
            wordless = tuple(replace(figure, words="") for figure in day.stated)
            day = replace(
                day,
                fields=shown,
                stated=tuple(figure for figure in wordless if figure.value is not None),
            )
        return replace(
            day,
            legs=tuple(map(self._leg, self._shown("leg", day.legs))),
            photos=self._shown("photo", day.photos),
            entries=self.entries(day.entries),
        )

    def entries(self, entries: Entries) -> Entries:
        """The entries for the reader; texts over several days where they touch those wanted."""
        found = {}
        for name, held in entries.items():
            shown = tuple(entry for entry in self._shown(name, held) if self._touches(entry.fields))
            if shown and self.choice.audience is not Audience.ME:
                shown = tuple(replace(entry, original="") for entry in shown)
            if shown:
                found[name] = shown
        return found

    def _shown(self, what: str, held: Sequence[One]) -> tuple[One, ...]:
        shown = tuple(one for one in held if self._may_read(one.fields))
        self.left.add(what, len(held) - len(shown))
        return shown

    def _leg(self, leg: FolderLeg) -> FolderLeg:
        return leg if self.choice.audience is Audience.ME else replace(leg, originals=None)

    def _may_read(self, fields: EntryFields) -> bool:
        return readable(fields.audience, self.usual, self.choice.audience)

    def _touches(self, fields: EntryFields) -> bool:
        if not isinstance(fields, SpanFields):
            return True
        first, last = fields.first or fields.last, fields.last or fields.first
        ends = (self.choice.first, self.choice.last)
        return (last is None or ends[0] is None or ends[0] <= last) and (
            first is None or ends[1] is None or first <= ends[1]
        )


def _without_original(route: FolderRoute) -> FolderRoute:
    return replace(route, original="")


def _used(trip: TripFolder, days: Sequence[FolderDay]) -> tuple[FolderOriginal, ...]:
    """The files that what is left was imported from."""
    used = {route.original for route in trip.routes}
    for entries in (trip.entries, *(day.entries for day in days)):
        used.update(entry.original for found in entries.values() for entry in found)
    used.update(sha256 for day in days for leg in day.legs for sha256 in leg.originals or ())
    return tuple(file for file in trip.originals if file.sha256 in used)
