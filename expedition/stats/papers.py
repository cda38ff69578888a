"""Days spent and left on visas and other papers."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date

from expedition.kinds import DocumentKind
from expedition.record_classes import dataclass
from expedition.records.fields import DocumentFields
from expedition.records.papers import PaperStanding, PaperState, Visit
from expedition.stats.presence import days_in, in_area, until_today

LAST_DAYS = 7
"""With fewer days left a paper is worth a warning."""

_FOREVER = 3660
_ENTRIES = {"single": 1, "one": 1, "double": 2, "two": 2, "triple": 3, "three": 3}


def states(
    papers: Mapping[int, DocumentFields],
    stays: Sequence[Visit],
    today: date,
    area: Callable[[str], Collection[str]],
) -> dict[int, PaperState]:
    """How every paper stands today, by its id; `area` tells the countries that one is good for."""
    known = until_today(stays, today)
    made = {}
    for paper_id, fields in papers.items():
        if not _gives_days(fields):
            made[paper_id] = _expiry(fields, today)
            continue
        countries = area(fields.country)
        others = [
            other
            for other_id, other in papers.items()
            if other_id != paper_id
            and _gives_days(other)
            and other.holder == fields.holder
            and set(area(other.country)) & set(countries)
        ]
        made[paper_id] = _Paper(fields, in_area(known, countries), others, today).state()
    return made


def entries_allowed(words: str) -> int | None:
    """How many entries these words give; None for any number, and where nobody knows."""
    found = re.search(r"\d+", words)
    if found:
        return int(found[0]) or None
    return next((number for word, number in _ENTRIES.items() if word in words.casefold()), None)


def ends(fields: DocumentFields) -> date | None:
    """The last day of a paper's validity."""
    return fields.extended_until or fields.valid_until


def _gives_days(fields: DocumentFields) -> bool:
    return bool(fields.country) and (fields.kind is DocumentKind.VISA or fields.stay_days is not None)


def _expiry(fields: DocumentFields, today: date) -> PaperState:
    """A paper that only has to be valid: a passport, an insurance."""
    last = ends(fields)
    if fields.valid_from is not None and today < fields.valid_from:
        return PaperState(PaperStanding.AHEAD, ends=last)
    if last is None:
        return PaperState(PaperStanding.VALID)
    if today > last:
        return PaperState(PaperStanding.ENDED, ends=last)
    left = (last - today).days
    standing = PaperStanding.LAST_DAYS if left < LAST_DAYS else PaperStanding.VALID
    return PaperState(standing, days_left=left, ends=last)


@dataclass(frozen=True, slots=True)
class _Paper:
    """A paper that gives days in a country, with the visits there until today."""

    fields: DocumentFields
    visits: Sequence[Visit]
    others: Sequence[DocumentFields]
    today: date

    def state(self) -> PaperState:
        start = _start(self.fields)
        mine = [replace(visit, first=max(visit.first, start)) for visit in self.visits if self._is_for(visit)]
        spent = days_in(mine)
        over = [day for number, visit in enumerate(mine) for day in self._over(number, visit, spent)]
        here = next((visit for visit in mine if visit.is_open and visit.last == self.today), None)
        made = PaperState(
            PaperStanding.VALID,
            days_used=len(self._counting(spent)),
            ends=ends(self.fields),
            entries_used=len(mine),
            over_from=min(over, default=None),
            over_days=len(set(over)),
        )
        if here is not None and self.today in over:
            return replace(made, standing=PaperStanding.OVERSTAYED, days_left=0)
        return self._here(made, here, spent) if here is not None else self._away(made, len(mine), spent)

    def _here(self, made: PaperState, here: Visit, spent: frozenset[date]) -> PaperState:
        """The traveller is there today, and may be."""
        left = max(0, self._days_given(self.today, here, spent) - 1)
        if left >= _FOREVER:
            return replace(made, standing=PaperStanding.IN_USE)
        standing = PaperStanding.LAST_DAYS if left < LAST_DAYS else PaperStanding.IN_USE
        return replace(made, standing=standing, days_left=left, leave_by=_later(self.today, left))

    def _away(self, made: PaperState, entries: int, spent: frozenset[date]) -> PaperState:
        """The traveller is elsewhere, or nobody knows where."""
        last, first, fields = ends(self.fields), self.fields.valid_from, self.fields
        if made.over_from is not None:
            return replace(made, standing=PaperStanding.OVERSTAYED)
        if last is not None and self.today > last:
            return replace(made, standing=PaperStanding.ENDED)
        allowed = entries_allowed(fields.entries)
        if allowed is not None and entries >= allowed:
            return replace(made, standing=PaperStanding.USED_UP, days_left=0)
        enters = max(self.today, first) if first is not None else self.today
        standing = PaperStanding.AHEAD if enters > self.today else PaperStanding.VALID
        left = self._days_given(enters, Visit(fields.country, enters, enters), spent)
        return replace(made, standing=standing, days_left=None if left >= _FOREVER else left)

    def _days_given(self, first: date, visit: Visit, spent: frozenset[date]) -> int:
        """How many days from this one on the paper gives without a break; the calendar itself has an end."""
        most = min(_FOREVER + 1, date.max.toordinal() - first.toordinal() + 1)
        days = (_later(first, number) for number in range(most))
        return next((n for n, day in enumerate(days) if not self._gives(day, visit, spent)), most)

    def _over(self, number: int, visit: Visit, spent: frozenset[date]) -> list[date]:
        """The days of a visit that no paper gives."""
        allowed = entries_allowed(self.fields.entries)
        is_extra = allowed is not None and number >= allowed
        return [
            day
            for day in sorted(days_in([visit]))
            if (is_extra or not self._gives(day, visit, spent)) and not self._is_given_by_another(day)
        ]

    def _gives(self, day: date, visit: Visit, spent: frozenset[date]) -> bool:
        """Whether the paper allows a day of a visit, if it lasts until then."""
        stay, within, last = self.fields.stay_days, self.fields.within_days, self._last_of(visit)
        if last is not None and day > last:
            return False
        if stay is None or within is None:
            return True
        first = day.toordinal() - within + 1
        before = sum(first <= one.toordinal() for one in spent if one < visit.first)
        return before + (day.toordinal() - max(first, visit.first.toordinal()) + 1) <= stay

    def _last_of(self, visit: Visit) -> date | None:
        """The last day that one entry gives."""
        fields = self.fields
        if fields.extended_until is not None and self._was_extended(visit):
            return fields.extended_until
        limits = [ends(fields)]
        if fields.stay_days is not None and fields.within_days is None:
            limits.append(_later(visit.first, fields.stay_days - 1))
        return min((limit for limit in limits if limit is not None), default=None)

    def _was_extended(self, visit: Visit) -> bool:
        """An extension is for the visit it was given in; with no day given, for all."""
        on = self.fields.extended_on
        return on is None or visit.first <= on <= (self.today if visit.is_open else visit.last)

    def _counting(self, spent: frozenset[date]) -> frozenset[date]:
        within = self.fields.within_days
        if within is None:
            return spent
        first = self.today.toordinal() - within + 1
        return frozenset(day for day in spent if day.toordinal() >= first)

    def _is_for(self, visit: Visit) -> bool:
        """Whether a visit was made on this paper: of several valid on entering, on the newest."""
        if not _overlaps(self.fields, visit):
            return False
        if not _covers(self.fields, visit.first):
            return True
        starts = [_start(other) for other in self.others if _covers(other, visit.first)]
        return all(start <= _start(self.fields) for start in starts)

    def _is_given_by_another(self, day: date) -> bool:
        return any(other.valid_from is not None and _covers(other, day) for other in self.others)


def _later(day: date, days: int) -> date:
    """So many days later; the calendar itself has an end."""
    return date.fromordinal(min(max(1, day.toordinal() + days), date.max.toordinal()))


def _start(fields: DocumentFields) -> date:
    return fields.valid_from or date.min


def _covers(fields: DocumentFields, day: date) -> bool:
    return _start(fields) <= day <= (ends(fields) or date.max)


def _overlaps(fields: DocumentFields, visit: Visit) -> bool:
    """Whether any day of a visit lies in the paper's validity; its later days may then be too many."""
    return visit.first <= (ends(fields) or date.max) and visit.last >= _start(fields)
