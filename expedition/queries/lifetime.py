"""All trips of a logbook, read with the little that lifetimes are made of."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, select
from sqlalchemy.orm import Session

from expedition.entities import Crossing, Day, Figures, Leg, Stated, Stay, Trip
from expedition.kinds import CrossingKind, FigureName, LegMode, LegPower, StayKind
from expedition.queries.rows import sound_column
from expedition.queries.trips import stated_distances
from expedition.record_classes import dataclass
from expedition.records.lifetime import LifeDay, Lifetime, LifeTrip
from expedition.stats import lifetime as stats
from expedition.stats.known import sound

_OUT = (StayKind.WILD_CAMP, StayKind.CAMPSITE, StayKind.CULVERT)
"""Nights under canvas or under the sky."""
_WANTED = (
    FigureName.DISTANCE,
    FigureName.CARRIED,
    FigureName.CLIMB,
    FigureName.HIGHEST,
    FigureName.TEMPERATURE_MIN,
    FigureName.TEMPERATURE_MAX,
)


@dataclass(frozen=True, slots=True)
class _Night:
    is_out: bool
    camp_m: float | None


def lifetime(session: Session) -> Lifetime:
    """Sums, records and firsts of the whole logbook; the days are read in five statements, however many."""
    return stats.lifetime(life_trips(session))


def life_trips(session: Session) -> tuple[LifeTrip, ...]:
    """Every trip with its days, the oldest first, those without days last, as `all_trips` has them."""
    days: dict[int, list[LifeDay]] = {}
    for day in _days(session):
        days.setdefault(day.trip_id, []).append(day)
    said = stated_distances(session)
    made = [
        LifeTrip(trip_id, title, tuple(days.get(trip_id, ())), said.get(trip_id))
        for trip_id, title in session.execute(select(Trip.id, Trip.title).order_by(Trip.id))
    ]
    return tuple(sorted(made, key=lambda trip: trip.days[0].date if trip.days else date.max))


def _days(session: Session) -> Iterator[LifeDay]:
    ways = {day_id: values for day_id, *values in session.execute(_ways())}
    nights = {day_id: _Night(bool(is_out), camp_m) for day_id, is_out, camp_m in session.execute(_nights())}
    stated = _stated(session)
    borders = _borders(session)
    order = Day.trip_id, Day.date, Day.id
    found = select(
        Day.id, Day.trip_id, Day.date, Day.kind, Day.country_from, Day.country, Day.to_place, Day.from_place
    ).order_by(*order)
    nothing: list[Any] = [None] * len(_WANTED)
    for day_id, trip_id, on, kind, entered, country, to_place, from_place in session.execute(found):
        measured, said = ways.get(day_id, nothing), stated.get(day_id, {})
        values = [
            computed if (own := said.get(figure)) is None else own
            for figure, computed in zip(_WANTED, measured, strict=True)
        ]
        night = nights.get(day_id)
        countries = (entered, *borders.get(day_id, ()), country)
        distance_m, carried_m, climb_m, highest_m, coldest_c, hottest_c = values
        yield LifeDay(
            id=day_id,
            trip_id=trip_id,
            date=on,
            kind=kind,
            place=to_place or from_place,
            countries=tuple(dict.fromkeys(code for code in countries if code)),
            distance_m=distance_m,
            carried_m=carried_m,
            climb_m=climb_m,
            highest_m=highest_m,
            coldest_c=coldest_c,
            hottest_c=hottest_c,
            is_night=night is not None,
            is_night_out=night is not None and night.is_out,
            camp_m=night.camp_m if night is not None else None,
        )


def _stated(session: Session) -> dict[int | None, dict[FigureName, float | None]]:
    """What the traveller says of days; the last word counts."""
    made: dict[int | None, dict[FigureName, float | None]] = {}
    found = (
        select(Stated.day_id, Stated.figure, Stated.value)
        .where(Stated.day_id.is_not(None), Stated.figure.in_(_WANTED))
        .order_by(Stated.id)
    )
    for row in session.execute(found):
        made.setdefault(row.day_id, {})[row.figure] = sound(row.value)
    return made


def _borders(session: Session) -> dict[int, list[str]]:
    """The countries that were left over a border, by day."""
    made: dict[int, list[str]] = {}
    found = (
        select(Crossing.day_id, Crossing.country_from)
        .where(Crossing.kind == CrossingKind.BORDER, Crossing.country_from != "")
        .order_by(Crossing.id)
    )
    for day_id, country in session.execute(found):
        made.setdefault(day_id, []).append(country)
    return made


@cache
def _ways() -> Select[*tuple[Any, ...]]:
    """What the legs of each day come to, in the order of what is wanted.

    Heights of carried legs count only on a day without a line under own power, and never those of planes.
    """
    own = Leg.power == LegPower.OWN_POWER
    length = func.coalesce(sound_column(Leg.stated_distance_m), sound_column(Figures.distance_m))
    own_lines = func.count(_only(own, Figures.leg_id))
    lifted = ~own & (Leg.mode != LegMode.PLANE)
    return (
        select(
            Leg.day_id,
            func.sum(_only(own, length)),
            func.sum(_only(~own, length)),
            func.sum(_only(own, sound_column(Figures.climb_m))),
            case(
                (own_lines > 0, func.max(_only(own, sound_column(Figures.highest_m)))),
                else_=func.max(_only(lifted, sound_column(Figures.highest_m))),
            ),
            func.min(_only(own, sound_column(Figures.temperature_min_c))),
            func.max(_only(own, sound_column(Figures.temperature_max_c))),
        )
        .select_from(Leg)
        .outerjoin(Figures, Figures.leg_id == Leg.id)
        .group_by(Leg.day_id)
    )


@cache
def _nights() -> Select[*tuple[Any, ...]]:
    """The nights of all days: whether one was out, and how high the highest of those was."""
    out = Stay.kind.in_(_OUT)
    return select(
        Stay.day_id, func.max(case((out, 1), else_=0)), func.max(_only(out, Stay.height_m))
    ).group_by(Stay.day_id)


def _only(where: ColumnElement[bool], value: Any) -> ColumnElement[Any]:
    """A value where something holds, else nothing."""
    return case((where, value), else_=None)
