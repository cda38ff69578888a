"""The days of a trip as lines of a list, with running totals."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from expedition.entities import Crossing, Day, Encounter, Figures, Leg, Photo, Repair, Stated, Stay, Waypoint
from expedition.kinds import FigureName, LegPower
from expedition.records.day import DayRow, Mark

_MARKED = (
    (Crossing, Mark.CROSSING),
    (Encounter, Mark.ENCOUNTER),
    (Repair, Mark.REPAIR),
    (Waypoint, Mark.WAYPOINT),
    (Photo, Mark.PHOTO),
)


def day_rows(session: Session, trip_id: int) -> tuple[DayRow, ...]:
    """The trip's days in order; one statement per table, whatever their number."""
    ridden, carried = _distances(session, trip_id)
    marks, stays = _marks(session, trip_id)
    rows, total = [], 0.0
    for number, day in enumerate(_days(session, trip_id), start=1):
        total += ridden.get(day.id) or 0.0
        stay_kind, stay_place = stays.get(day.id, (None, ""))
        rows.append(
            DayRow(
                id=day.id,
                trip_id=trip_id,
                number=number,
                date=day.date,
                kind=day.kind,
                title=day.title,
                purpose=day.purpose,
                from_place=day.from_place,
                to_place=day.to_place,
                country=day.country,
                country_from=day.country_from,
                distance_m=ridden.get(day.id),
                carried_m=carried.get(day.id),
                total_m=total,
                marks=frozenset(marks.get(day.id, ())),
                stay_kind=stay_kind,
                place=day.to_place or day.from_place or stay_place,
            )
        )
    return tuple(rows)


def _days(session: Session, trip_id: int) -> Iterable[Row[Any]]:
    columns = (
        Day.id, Day.date, Day.kind, Day.title, Day.purpose,
        Day.from_place, Day.to_place, Day.country, Day.country_from,
    )  # fmt: skip
    return session.execute(select(*columns).where(Day.trip_id == trip_id).order_by(Day.date, Day.id))


def _distances(session: Session, trip_id: int) -> tuple[dict[int, float], dict[int, float]]:
    """Ridden and carried metres by day; a stated figure replaces the sum of the legs."""
    ridden: dict[int, float] = {}
    carried: dict[int, float] = {}
    legs = session.execute(
        select(Leg.day_id, Leg.power, Leg.stated_distance_m, Figures.distance_m)
        .join(Day, Leg.day_id == Day.id)
        .outerjoin(Figures, Figures.leg_id == Leg.id)
        .where(Day.trip_id == trip_id)
    )
    for day_id, power, stated_m, computed_m in legs:
        distance_m = stated_m if stated_m is not None else computed_m
        if distance_m is not None:
            sums = ridden if power is LegPower.OWN_POWER else carried
            sums[day_id] = sums.get(day_id, 0.0) + distance_m
    stated = session.execute(
        select(Stated.day_id, Stated.figure, Stated.value).where(
            Stated.trip_id == trip_id, Stated.day_id.is_not(None), Stated.value.is_not(None)
        )
    )
    for said_day, figure, value in stated:
        said = {FigureName.DISTANCE: ridden, FigureName.CARRIED: carried}.get(figure)
        if said is not None and said_day is not None and value is not None:
            said[said_day] = value
    return ridden, carried


def _marks(session: Session, trip_id: int) -> tuple[dict[int, set[Mark]], dict[int, tuple[Any, str]]]:
    marks: dict[int, set[Mark]] = defaultdict(set)
    for entity, mark in _MARKED:
        found = select(Day.id).distinct().join(entity, entity.day_id == Day.id)
        for day_id in session.execute(found.where(Day.trip_id == trip_id)).scalars():
            marks[day_id].add(mark)
    stays: dict[int, tuple[Any, str]] = {}
    nights = select(Stay.day_id, Stay.kind, Stay.place).join(Day, Stay.day_id == Day.id)
    for day_id, kind, place in session.execute(nights.where(Day.trip_id == trip_id).order_by(Stay.id)):
        marks[day_id].add(Mark.STAY)
        stays.setdefault(day_id, (kind, place))
    return marks, stays
