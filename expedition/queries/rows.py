"""The days of a trip as lines of a list, with running totals."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, case, exists, func, select
from sqlalchemy.orm import Session

from expedition.entities.rows import gone
from expedition.entities.tables import (
    CROSSING,
    DAY,
    ENCOUNTER,
    FIGURES,
    LEG,
    PHOTO,
    REPAIR,
    STATED,
    STAY,
    WAYPOINT,
)
from expedition.kinds import FigureName, LegPower
from expedition.record_classes import dataclass
from expedition.records.checks import LARGEST
from expedition.records.day import DayRow, Mark

_MARKED = (
    (CROSSING, Mark.CROSSING),
    (ENCOUNTER, Mark.ENCOUNTER),
    (REPAIR, Mark.REPAIR),
    (WAYPOINT, Mark.WAYPOINT),
    (PHOTO, Mark.PHOTO),
)
_AT_ONCE = 500
"""So many days are asked for by one statement; SQLite takes only so many values in one."""


@dataclass(frozen=True, slots=True)
class Neighbours:
    """How many days and ridden metres come before a day, and which days are beside it."""

    before: int
    before_m: float
    previous_id: int | None
    next_id: int | None


def day_rows(session: Session, trip_id: int) -> tuple[DayRow, ...]:
    """The trip's days in order; one statement, whatever their number."""
    found = session.execute(_statement().where(DAY.c.trip_id == trip_id).order_by(DAY.c.date, DAY.c.id))
    return numbered(map(_row, found))


def some_rows(session: Session, day_ids: Collection[int]) -> dict[int, DayRow]:
    """Just these days, by id, those that are gone left out; without their numbers and totals."""
    ids, found = sorted(day_ids), dict[int, DayRow]()
    for first in range(0, len(ids), _AT_ONCE):
        rows = session.execute(_statement().where(DAY.c.id.in_(ids[first : first + _AT_ONCE])))
        found |= {row.id: row for row in map(_row, rows)}
    return found


def day_row(session: Session, day_id: int) -> tuple[DayRow, Neighbours]:
    """One day with its number and total, and what is beside it, without reading all others.

    Raises:
        UserError: It was removed meanwhile.
    """
    found = session.execute(_one(), {"of": day_id}).one_or_none()
    if found is None:
        raise gone()
    row = _row(found)
    place = _neighbours(session, row)
    total_m = place.before_m + (row.distance_m or 0.0)
    return replace(row, number=place.before + 1, total_m=total_m), place


def numbered(rows: Iterable[DayRow]) -> tuple[DayRow, ...]:
    """The days of a trip in order with their numbers and totals; those that stay as they are, are kept."""
    counted, total_m = [], 0.0
    for number, row in enumerate(rows, start=1):
        total_m += row.distance_m or 0.0
        is_same = row.number == number and row.total_m == total_m
        counted.append(row if is_same else replace(row, number=number, total_m=total_m))
    return tuple(counted)


def ridden_m(day_filter: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    """How many days pass the filter, and the metres ridden on them."""
    return select(func.count(), func.sum(_distance(is_ridden=True))).select_from(DAY).where(day_filter)


def sound_column(column: Any) -> ColumnElement[float | None]:
    """The number of a column, nothing where it is one that no logbook takes."""
    return case((func.abs(column) <= LARGEST, column))


def _neighbours(session: Session, day: DayRow) -> Neighbours:
    found = session.execute(_beside(), {"trip": day.trip_id, "date": day.date}).one()
    count, before_m, previous_id, next_id = found
    return Neighbours(count, before_m or 0.0, previous_id, next_id)


@cache
def _beside() -> Select[*tuple[Any, ...]]:
    """What `Neighbours` says of a date of a trip."""
    in_trip = DAY.c.trip_id == bindparam("trip")
    date: ColumnElement[Any] = bindparam("date")
    beside = (
        select(DAY.c.id).where(in_trip, DAY.c.date < date).order_by(DAY.c.date.desc()).limit(1),
        select(DAY.c.id).where(in_trip, DAY.c.date > date).order_by(DAY.c.date).limit(1),
    )
    return ridden_m(in_trip & (DAY.c.date < date)).add_columns(*(one.scalar_subquery() for one in beside))


@cache
def _one() -> Select[*tuple[Any, ...]]:
    return _statement().where(DAY.c.id == bindparam("of"))


@cache
def _statement() -> Select[*tuple[Any, ...]]:
    """All a line says of a day, in one row of one table: nothing is gathered here that SQLite can."""
    stay = select(STAY).where(STAY.c.day_id == DAY.c.id).order_by(STAY.c.id).limit(1).correlate(DAY)
    return select(
        DAY.c.id, DAY.c.trip_id, DAY.c.date, DAY.c.kind, DAY.c.title, DAY.c.purpose,
        DAY.c.from_place, DAY.c.to_place, DAY.c.country, DAY.c.country_from,
        _distance(is_ridden=True),
        _distance(is_ridden=False),
        stay.with_only_columns(STAY.c.kind).scalar_subquery(),
        stay.with_only_columns(STAY.c.place).scalar_subquery(),
        *(exists().where(table.c.day_id == DAY.c.id).correlate(DAY) for table, _mark in _MARKED),
    )  # fmt: skip


@cache
def _distance(*, is_ridden: bool) -> ColumnElement[float | None]:
    """Metres of a day; a stated figure replaces the sum of the legs."""
    figure = FigureName.DISTANCE if is_ridden else FigureName.CARRIED
    is_own = LEG.c.power == LegPower.OWN_POWER
    stated = (
        select(sound_column(STATED.c.value))
        .where(STATED.c.day_id == DAY.c.id, STATED.c.figure == figure)
        .order_by(STATED.c.id.desc())
        .limit(1)
    )
    legs = (
        select(
            func.sum(func.coalesce(sound_column(LEG.c.stated_distance_m), sound_column(FIGURES.c.distance_m)))
        )
        .select_from(LEG)
        .outerjoin(FIGURES, FIGURES.c.leg_id == LEG.c.id)
        .where(LEG.c.day_id == DAY.c.id, is_own if is_ridden else ~is_own)
    )
    return func.coalesce(
        stated.correlate(DAY).scalar_subquery(),
        legs.correlate(DAY).scalar_subquery(),
    )


def _row(found: Sequence[Any]) -> DayRow:
    (
        day_id, trip_id, date, kind, title, purpose, from_place, to_place, country, country_from,
        distance_m, carried_m, stay_kind, stay_place, *has_marks,
    ) = found  # fmt: skip
    marks = {mark for (_table, mark), has_mark in zip(_MARKED, has_marks, strict=True) if has_mark}
    return DayRow(
        id=day_id,
        trip_id=trip_id,
        number=0,
        date=date,
        kind=kind,
        title=title,
        purpose=purpose,
        from_place=from_place,
        to_place=to_place,
        country=country,
        country_from=country_from,
        distance_m=distance_m,
        carried_m=carried_m,
        total_m=0.0,
        marks=frozenset(marks if stay_kind is None else marks | {Mark.STAY}),
        stay_kind=stay_kind,
        place=to_place or from_place or stay_place or "",
    )
