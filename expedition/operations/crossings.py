"""Writing the borders that a plan's lines cross."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy.orm import Session

from expedition.entities import Crossing, Day, Trip
from expedition.entities.fields import values
from expedition.entities.rows import get
from expedition.itinerary.crossing_words import time_words
from expedition.kinds import CrossingKind, Precision
from expedition.records.borders import PlannedCrossing
from expedition.records.fields import CrossingFields, Said

_STEP_M = 100.0


def add_planned(session: Session, trip_id: int, planned: Iterable[PlannedCrossing]) -> None:
    """Notes each crossing that is taken on its day, whose country becomes that where it ends up."""
    days: dict[int, dict[date, Day]] = {}
    for one in planned:
        number = trip_id if one.trip_id is None else one.trip_id
        if number not in days:
            days[number] = {day.date: day for day in get(session, Trip, number).days}
        day = days[number].get(one.date)
        if day is not None and one.include and not _is_there(day, one):
            _note(day, one)


def _is_there(day: Day, one: PlannedCrossing) -> bool:
    """Whether a day of another trip notes the crossing; that of the import was compared with the plan."""
    pairs = {(held.country_from, held.country_to) for held in day.crossings}
    return one.trip_id is not None and (one.country_from, one.country_to) in pairs


def _note(day: Day, one: PlannedCrossing) -> None:
    day.crossings.append(Crossing(**values(fields_of(one))))
    if day.country in ("", one.country_from, one.country_to):
        first = day.country_from or one.country_from
        day.country = one.country_to
        day.country_from = first if first != day.country else ""


def fields_of(one: PlannedCrossing) -> CrossingFields:
    """A crossing as an entry; its place and kilometre are about, the borders are good to 100 m."""
    has_place = one.at.lat is not None
    said = (Said("distance_m", Precision.ABOUT), Said("lat", Precision.ABOUT)) if has_place else ()
    return CrossingFields(
        kind=CrossingKind.BORDER,
        name=one.place,
        country_from=one.country_from,
        country_to=one.country_to,
        time_text=time_words(one.at, one.zone),
        distance_m=round(one.at.at_m / _STEP_M) * _STEP_M if has_place else None,
        lat=one.at.lat,
        lon=one.at.lon,
        said=said,
    )
