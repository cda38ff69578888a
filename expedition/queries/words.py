"""Words written before, to complete new ones from, and what a new entry begins with."""

from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, case, func, select
from sqlalchemy.orm import Session

from expedition.entities import Day, Errand, Expense, Repair, Stay, Trip
from expedition.entities.rows import entity_of, get, gone
from expedition.entities.tables import DAY, STAY, TRIP
from expedition.kinds import StayKind
from expedition.records.day import Habits


def suggestions(session: Session, trip_id: int, field: str) -> tuple[str, ...]:
    """What the logbook's records hold in a field named like "stay.place", for completing new ones.

    First what this trip has, then what is written most often, then what was written last. What is counted on
    a day may be any of the trip's counters.
    """
    found = _held(session, trip_id, field)
    counted = _held(session, trip_id, "counter.name") if field == "count.name" else ()
    return tuple(dict.fromkeys((*found, *counted)))


def _held(session: Session, trip_id: int, field: str) -> tuple[str, ...]:
    kind, _dot, name = field.partition(".")
    columns = entity_of(kind).__table__.c
    words = select(columns[name]).where(columns[name] != "").group_by(columns[name])
    trip: Any = columns.get("trip_id")
    if trip is None:
        words, trip = words.join(Day, columns.day_id == Day.id), Day.trip_id
    is_own = func.max(case((trip == trip_id, 1), else_=0))
    words = words.order_by(is_own.desc(), func.count().desc(), func.max(columns.id).desc())
    return tuple(session.execute(words).scalars())


def habits(session: Session, trip_id: int, until: date) -> Habits:
    """How the trip goes, and how it slept last up to a date; in the wild where nothing is known."""
    found = session.execute(_habits(), {"trip": trip_id, "until": until}).one_or_none()
    if found is None:
        raise gone()
    mode, audience, kind = found
    return Habits(mode, kind or StayKind.WILD_CAMP, audience)


@cache
def _habits() -> Select[*tuple[Any, ...]]:
    slept = (
        select(STAY.c.kind)
        .join(DAY, STAY.c.day_id == DAY.c.id)
        .where(DAY.c.trip_id == bindparam("trip"), DAY.c.date <= bindparam("until"))
        .order_by(DAY.c.date.desc(), STAY.c.id.desc())
        .limit(1)
    )
    trip = TRIP.c
    return select(trip.mode, trip.audience, slept.scalar_subquery()).where(trip.id == bindparam("trip"))


def currencies(session: Session, trip_id: int) -> tuple[str, ...]:
    """The currencies of a trip, the one paid in last first; its home currency is always among them."""
    paid: list[tuple[date, int, str]] = []
    for entity in (Stay, Repair, Expense, Errand):
        found = (
            select(func.max(Day.date), func.max(entity.id), entity.currency)
            .join(Day, entity.day_id == Day.id)
            .where(Day.trip_id == trip_id, entity.currency != "")
            .group_by(entity.currency)
        )
        paid += [(row[0], row[1], row[2]) for row in session.execute(found)]
    codes = [code for _date, _id, code in sorted(paid, reverse=True)]
    return tuple(code for code in dict.fromkeys([*codes, get(session, Trip, trip_id).home_currency]) if code)
