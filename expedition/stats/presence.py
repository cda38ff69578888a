"""In which country the traveller was on which day, by what the days and crossings say."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from expedition.records.papers import DayBorders, Visit

SILENCE = timedelta(days=31)
"""A log that is silent for longer than this says nothing about where the traveller was meanwhile."""

_DAY = timedelta(days=1)


def visits(days: Iterable[DayBorders]) -> tuple[Visit, ...]:
    """Every time in a country, in order; the day of a border belongs to both sides.

    Days without an entry count where the log goes on in the country in which it stopped. Leaving and
    coming back are two visits, also on one day.
    """
    made: list[Visit] = []
    for day in sorted(days, key=lambda day: day.date):
        for place, country in enumerate(_way(day)):
            if place == 0 and made and _goes_on(made[-1], country, day.date):
                made[-1] = replace(made[-1], last=day.date)
            else:
                made.append(Visit(country, day.date, day.date))
    return (*made[:-1], replace(made[-1], is_open=True)) if made else ()


def in_area(stays: Sequence[Visit], area: Collection[str]) -> tuple[Visit, ...]:
    """The visits to any of these countries; going on from one of them to the next is one visit."""
    made: list[Visit] = []
    was_inside = False
    for visit in stays:
        is_inside = visit.country in area
        if is_inside and was_inside and visit.first - made[-1].last <= _DAY:
            made[-1] = replace(made[-1], last=visit.last, is_open=visit.is_open)
        elif is_inside:
            made.append(visit)
        was_inside = is_inside
    return tuple(made)


def days_in(stays: Iterable[Visit]) -> frozenset[date]:
    """All dates of these visits."""
    return frozenset(
        visit.first + _DAY * number
        for visit in stays
        for number in range((visit.last - visit.first).days + 1)
    )


def until_today(stays: Sequence[Visit], today: date) -> tuple[Visit, ...]:
    """As known today: what is still to come is left out, and an open visit goes on if the log is fresh."""
    known = [visit for visit in stays if visit.first <= today]
    if not known:
        return ()
    last = known[-1]
    if last.last > today:
        known[-1] = replace(last, last=today, is_open=True)
    elif last.is_open and today - last.last <= SILENCE:
        known[-1] = replace(last, last=today)
    elif last.is_open:
        known[-1] = replace(last, is_open=False)
    return tuple(known)


def _goes_on(visit: Visit, country: str, day: date) -> bool:
    return visit.country == country and day - visit.last <= SILENCE


def _way(day: DayBorders) -> list[str]:
    """The countries of a day in order, as far as they are known."""
    way = [day.country_from] if day.country_from else []
    for left, entered in day.borders:
        here = way[-1] if way else ""
        # Both posts of one border may be noted, each as the whole crossing.
        if entered and entered == here:
            continue
        way += [country for country in (left if left != here else "", entered) if country]
    if day.country and (not way or way[-1] != day.country):
        way.append(day.country)
    return way
