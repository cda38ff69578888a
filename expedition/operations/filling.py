"""What lines tell of their day, where the traveller has not: from where to where, in which country."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime

import numpy as np

from expedition.atlas.borders import country_at_end
from expedition.atlas.nearby import nearby, spelled
from expedition.entities import Day, Leg, Trip
from expedition.folding import letters
from expedition.geo import straight_m
from expedition.kinds import Precision
from expedition.records.fields import Said, with_said
from expedition.records.importing import PlannedLeg

_SAME_M = 2_000.0
_LAST = datetime.max.replace(tzinfo=UTC)
_FOUND = Precision.ABOUT
"""How a place that was found by a line's end is told from one that was typed."""


def fill(trip: Trip, added: Mapping[date, tuple[Day, Sequence[PlannedLeg]]]) -> None:
    """Fills days to which legs were added, in order of time: places by the lines' ends, and the country.

    What was typed stays; a place that was found so before follows the lines.
    """
    usual = _usual(trip.days)
    for _on, (day, legs) in sorted(added.items()):
        _fill_country(day, legs)
        _fill_places(trip, day, usual)


def _fill_country(day: Day, legs: Sequence[PlannedLeg]) -> None:
    """Where the day ends up; on a day that crosses a border also where it began."""
    if not day.country:
        start, end = legs[0].country, country_at_end(legs[-1].stretches, legs[-1].zone)
        day.country = end or start
        day.country_from = start if start != day.country else day.country_from


def _fill_places(trip: Trip, day: Day, usual: Mapping[str, str]) -> None:
    lines = sorted((leg for leg in day.legs if _has_ends(leg)), key=lambda leg: leg.start_utc or _LAST)
    if not lines:
        return
    start_place, end_place = _place(lines[0], is_end=False), _place(lines[-1], is_end=True)
    if _is_open(day, "from_place"):
        before = _evening_before(trip.days, day, start_place)
        _set(day, "from_place", before or _words(start_place, usual))
    if _is_open(day, "to_place"):
        _set(day, "to_place", _words(end_place, usual))


def _has_ends(leg: Leg) -> bool:
    figures = leg.figures
    return figures is not None and figures.start_lat is not None and figures.end_lat is not None


def _place(leg: Leg, *, is_end: bool) -> tuple[float, float]:
    figures = leg.figures
    assert figures is not None
    lat, lon = (figures.end_lat, figures.end_lon) if is_end else (figures.start_lat, figures.start_lon)
    assert lat is not None
    assert lon is not None
    return lat, lon


def _words(place: tuple[float, float], usual: Mapping[str, str]) -> str:
    return spelled(nearby(*place), usual).written


def _usual(days: Iterable[Day]) -> dict[str, str]:
    """How the traveller spells the places of the trip, by their letters."""
    names = (getattr(day, name) for day in days for name in _PLACES if not _is_open(day, name))
    return {letters(name): name for name in names}


_PLACES = ("from_place", "to_place")


def _is_open(day: Day, name: str) -> bool:
    """Whether a place of a day is empty, or was found and not typed."""
    return not getattr(day, name) or Said(name, _FOUND) in day.said


def _set(day: Day, name: str, words: str) -> None:
    setattr(day, name, words)
    day.said = with_said(day.said or (), Said(name, _FOUND))


def _evening_before(days: Iterable[Day], day: Day, place: tuple[float, float]) -> str:
    """Where the days before ended, if that is where this one begins; empty where it is not."""
    named = ""
    for before in sorted(
        (one for one in days if one.date < day.date), key=lambda one: one.date, reverse=True
    ):
        named = named or before.to_place
        lines = sorted((leg for leg in before.legs if _has_ends(leg)), key=lambda leg: leg.start_utc or _LAST)
        if lines:
            ends = (np.array([value]) for value in (*_place(lines[-1], is_end=True), *place))
            return named if float(straight_m(*ends)[0]) <= _SAME_M else ""
    return ""
