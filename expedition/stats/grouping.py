"""Days, or parts of them, by what they share.

By country, week, month, mode and kind the groups add up to the whole. Vehicles that were ridden side by side
each have the whole way, and so have people who travelled together: their days and ways do not add up, what
broke, what went wrong and what was paid does.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import Any

from expedition.kinds import FigureName, GearKind, LegMode, LegPower
from expedition.records.day import DayFigures, Figure
from expedition.records.facts import DayFacts, WayFacts
from expedition.records.fields import GearFields
from expedition.records.trip import PersonRecord
from expedition.records.trip_facts import TripFacts
from expedition.stats.columns import Share, kind_of
from expedition.stats.known import least, most, total
from expedition.stats.plain_words import names

Groups = dict[str, list[Share]]


class Grouping(StrEnum):
    """What days can be added up by."""

    COUNTRY = "country"
    WEEK = "week"
    MONTH = "month"
    MODE = "mode"
    KIND = "kind"
    VEHICLE = "vehicle"
    PERSON = "person"


def groups(trip: TripFacts, by: Grouping) -> Groups:
    """The shares of the trip's days by key, keys in the order they first occur; empty where nothing is known.

    A day counts for the country it ends in. By mode, it counts as a day of the mode that went farthest
    under own power; other modes of it add their ways only.
    """
    found: Groups = {}
    share_out = _sharing(trip, by)
    for facts in trip.days:
        for key, share in share_out(facts):
            found.setdefault(key, []).append(share)
    return found


def _sharing(trip: TripFacts, by: Grouping) -> Callable[[DayFacts], Iterable[tuple[str, Share]]]:
    match by:
        case Grouping.MODE:
            return lambda facts: ((mode.value if mode else "", share) for mode, share in by_mode(facts))
        case Grouping.VEHICLE:
            vehicles = [entry.fields for entry in trip.gear if entry.fields.kind is GearKind.VEHICLE]
            return lambda facts: _by_vehicle(facts, vehicles, trip.fields.mode)
        case Grouping.PERSON:
            return lambda facts: _by_person(facts, trip.people)
    key = _KEYS[by]
    return lambda facts: ((key(facts), Share(facts, kind_of(facts))),)


def _week(facts: DayFacts) -> str:
    year, week, _day = facts.row.date.isocalendar()
    return f"{year}-W{week:02d}"


_KEYS: dict[Grouping, Callable[[DayFacts], str]] = {
    Grouping.COUNTRY: lambda facts: facts.row.country,
    Grouping.WEEK: _week,
    Grouping.MONTH: lambda facts: f"{facts.row.date.year}-{facts.row.date.month:02d}",
    Grouping.KIND: lambda facts: kind_of(facts).value,
}


def by_mode(facts: DayFacts) -> list[tuple[LegMode | None, Share]]:
    """A share per mode; what the traveller stated for the day beyond its legs goes to the main mode."""
    kind = kind_of(facts)
    ways: Counter[LegMode] = Counter()
    for way in facts.ways:
        is_own = way.power is LegPower.OWN_POWER
        # Whoever rode one kilometre and was carried a hundred had a riding day.
        ways[way.mode] += int((way.distance_m or 0.0) * (1e9 if is_own else 1.0))
    if len(ways) < 2:
        return [(next(iter(ways), None), Share(facts, kind))]
    main = ways.most_common(1)[0][0]
    others = {
        mode: _part(facts, [way for way in facts.ways if way.mode is mode])
        for mode in ways
        if mode is not main
    }
    rest = replace(
        facts,
        figures=_left(facts.figures, [part.figures for part in others.values()]),
        ways=tuple(way for way in facts.ways if way.mode is main),
    )
    return [
        (mode, Share(others[mode], kind, counts=False) if mode in others else Share(rest, kind))
        for mode in ways
    ]


def _part(facts: DayFacts, ways: Sequence[WayFacts]) -> DayFacts:
    """Some ways of a day, and nothing else of it."""
    return DayFacts(row=facts.row, figures=_figures(ways), ways=tuple(ways))


def _figures(ways: Sequence[WayFacts]) -> DayFigures:
    own = [way for way in ways if way.power is LegPower.OWN_POWER]
    carried = [way for way in ways if way.power is not LegPower.OWN_POWER]
    high = own or [way for way in carried if way.mode is not LegMode.PLANE]
    values = {
        FigureName.DISTANCE: total(way.distance_m for way in own),
        FigureName.CARRIED: total(way.distance_m for way in carried),
        FigureName.CLIMB: total(way.climb_m for way in own),
        FigureName.DESCENT: total(way.descent_m for way in own),
        FigureName.MOVING: total(way.moving_s for way in own),
        FigureName.ELAPSED: total(way.elapsed_s for way in own),
        FigureName.HIGHEST: most(way.highest_m for way in high),
        FigureName.LOWEST: least(way.lowest_m for way in high),
        FigureName.MAX_SPEED: most(way.max_speed_m_s for way in own),
        FigureName.TEMPERATURE_MIN: least(way.temperature_min_c for way in own),
        FigureName.TEMPERATURE_MAX: most(way.temperature_max_c for way in own),
    }
    figures: Any = [Figure(name, value) for name, value in values.items()]
    return DayFigures(*figures)


def _left(whole: DayFigures, parts: Sequence[DayFigures]) -> DayFigures:
    """The figures of the main mode: all of the day that the other modes did not take."""

    def left(name: str) -> Figure:
        figure: Figure = getattr(whole, name)
        taken = total(getattr(part, name).value for part in parts)
        return (
            figure if figure.value is None or taken is None else replace(figure, value=figure.value - taken)
        )

    sums = ("distance", "carried", "climb", "descent", "moving", "elapsed")
    others: dict[str, Any] = {name: left(name) for name in sums}
    return replace(whole, **others)


def _by_vehicle(
    facts: DayFacts, vehicles: Sequence[GearFields], usual: LegMode
) -> Iterable[tuple[str, Share]]:
    """Where no vehicle of the gear is known for a mode on that day, the mode stands for it."""
    for mode, share in by_mode(facts):
        used = [
            fields.name
            for fields in vehicles
            if fields.name and (fields.mode or usual) is mode and _is_used(fields, facts.row.date)
        ]
        for number, name in enumerate(dict.fromkeys(used)):
            yield name, share if number == 0 else replace(share, facts=_ridden_only(share.facts))
        if not used:
            yield mode.value if mode else "", share


def _ridden_only(facts: DayFacts) -> DayFacts:
    """A day on a second vehicle: the same ways, but what was noted of the day is counted on the first."""
    return replace(_part(facts, facts.ways), figures=facts.figures, weather=facts.weather, wind=facts.wind)


def _is_used(fields: GearFields, day: date) -> bool:
    fitted = [(one.on or date.min) <= day <= (one.off or date.max) for one in fields.fitted]
    return any(fitted) or not fitted


def _by_person(facts: DayFacts, people: Sequence[PersonRecord]) -> Iterable[tuple[str, Share]]:
    """The day of everyone who was there; what is noted for nobody in particular has a row of its own."""
    kind, day = kind_of(facts), facts.row.date
    here = [
        person.fields
        for person in people
        if (person.fields.joined_on or date.min) <= day <= (person.fields.left_on or date.max)
    ]
    if not here:
        return [("", Share(facts, kind))]
    called = [
        tuple(" ".join(word.casefold().split()) for word in (one.name, one.nickname, one.name.split(" ")[0]))
        for one in here
    ]
    only = 0 if len(people) == 1 else None

    def whose(who: str) -> int | None:
        return only if only is not None else names(who, called)

    rows = []
    for at, person in enumerate([*(one.name for one in here), ""]):
        mine = at if at < len(here) else None
        own = replace(
            facts,
            repairs=tuple(one for one in facts.repairs if whose(one.who) == mine),
            incidents=tuple(one for one in facts.incidents if whose(one.who) == mine),
            spendings=tuple(one for one in facts.spendings if whose(one.payment.paid_by) == mine),
        )
        if mine is not None:
            rows.append((person, Share(own, kind)))
        elif own.repairs or own.incidents or own.spendings:
            rest = replace(
                _part(facts, ()), repairs=own.repairs, incidents=own.incidents, spendings=own.spendings
            )
            rows.append(("", Share(rest, kind, counts=False)))
    return rows
