"""Days read as facts: plain rows with the columns that facts need, no entities and no pages.

What is made of them is made by `stats.facts`, as of a page; here is only how they are read.
"""

from collections import defaultdict, namedtuple
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, select
from sqlalchemy.orm import Session

from expedition.entities import Day, Expense, Figures, Leg, Photo, Stated
from expedition.entities.rows import entity_of
from expedition.records.catalogue import entry_kind
from expedition.records.day import DayFigures, DayRow, Entry, LegRecord, Mark
from expedition.records.facts import DayFacts
from expedition.records.money import Spending
from expedition.stats.day import day_figures
from expedition.stats.facts import Noted, facts
from expedition.stats.known import sound_row
from expedition.stats.money import Rates, spending
from expedition.stats.prices import PRICED_KINDS, payment

Said = Mapping[int, Sequence[Any]]

_AT_ONCE = 500
"""So many days are asked for by one statement; SQLite takes only so many values in one."""
_EXPENSE = (
    "what", "payee", "category", "price_kind", "amount", "currency", "rate", "sharing", "shared_by",
    "paid_by",
)  # fmt: skip
_ENTRIES: dict[str, tuple[str, ...]] = {
    "stay": (
        "kind", "price_kind", "name", "place", "host", "price", "currency", "paid_by", "height_m",
    ),
    "encounter": ("kind", "count"),
    "repair": (
        "who", "vehicle", "part", "problem", "fix", "count", "time_lost_s", "price_kind", "cost", "currency",
    ),
    "crossing": ("kind", "name", "country_from", "country_to", "height_m", "time_lost_s"),
    "count": ("name", "value"),
    "incident": ("kind", "who"),
    "waypoint": ("kind", "scale", "distance_m"),
    "road": ("surface", "state", "length_m", "from_m", "to_m"),
    "expense": _EXPENSE,
    "errand": ("kind", "what", "result", "price_kind", "cost", "currency"),
}  # fmt: skip
_DAY = (
    "date", "kind", "title", "purpose", "from_place", "to_place", "country", "country_from", "weather",
    "wind",
)  # fmt: skip
_LEG = ("mode", "power", "origin", "surface", "stated_distance_m")
_FIGURES = (
    "distance_m", "gap_m", "climb_m", "descent_m", "moving_s", "elapsed_s", "highest_m", "highest_at_m",
    "lowest_m", "max_speed_m_s", "temperature_min_c", "temperature_max_c", "temperature_max_utc",
    "temperature_max_at_m", "start_utc", "end_utc", "start_lat", "start_lon", "end_lat", "end_lon",
)  # fmt: skip
_STATED = ("figure", "value", "precision", "words")
_MARKS = {
    "crossing": Mark.CROSSING,
    "encounter": Mark.ENCOUNTER,
    "repair": Mark.REPAIR,
    "waypoint": Mark.WAYPOINT,
    "stay": Mark.STAY,
}


def trip_days(session: Session, trip_id: int, rates: Rates) -> tuple[DayFacts, ...]:
    """All days of a trip in order, each as if the trip began with it."""
    return tuple(_days(session, trip_id, rates, None))


def some_days(session: Session, trip_id: int, rates: Rates, day_ids: Collection[int]) -> dict[int, DayFacts]:
    """Just these days of a trip, by id; those that are gone are left out."""
    ids, found = sorted(day_ids), dict[int, DayFacts]()
    for first in range(0, len(ids), _AT_ONCE):
        some = _days(session, trip_id, rates, ids[first : first + _AT_ONCE])
        found |= {day.row.id: day for day in some}
    return found


def loose_expenses(session: Session, trip_id: int) -> tuple[Entry[Any], ...]:
    """What was paid on no day."""
    found = session.execute(_loose(), {"of": trip_id})
    return tuple(Entry(row[0], None, _said(_EXPENSE, row[1:])) for row in found)


def _days(session: Session, trip_id: int, rates: Rates, ids: Sequence[int] | None) -> Iterator[DayFacts]:
    values = {"of": trip_id} if ids is None else {"of": trip_id, "ids": ids}
    is_trip = ids is None
    stated: dict[int, list[Any]] = defaultdict(list)
    for row in session.execute(_statement(Stated, _STATED, "stated", is_trip=is_trip), values):
        stated[row[1]].append(_said(_STATED, row[2:]))
    legs: dict[int, list[LegRecord]] = defaultdict(list)
    for row in session.execute(_legs(is_trip=is_trip), values):
        legs[row[1]].append(_leg(row))
    entries = {kind: _entries(session, kind, values, is_trip=is_trip) for kind in _ENTRIES}
    pictured = set(session.execute(_pictured(is_trip=is_trip), values).scalars())
    for row in session.execute(_statement(Day, _DAY, "", is_trip=is_trip), values).all():
        day_id = row[0]
        said = _said(_DAY, row[2:])
        of_day = {kind: some[day_id] for kind, some in entries.items() if day_id in some}
        figures = day_figures(legs.get(day_id, ()), stated.get(day_id, ()))
        line = _row(day_id, trip_id, said, figures, of_day, has_photo=day_id in pictured)
        fields = {kind: [entry.fields for entry in some] for kind, some in of_day.items()}
        noted = Noted(line, figures, legs.get(day_id, ()), said.weather, said.wind, fields)
        yield facts(noted, _spendings(of_day, line, rates))


def _row(
    day_id: int,
    trip_id: int,
    said: Any,
    figures: DayFigures,
    entries: Mapping[str, Sequence[Entry[Any]]],
    *,
    has_photo: bool,
) -> DayRow:
    stays = entries.get("stay")
    stay = stays[0].fields if stays else None
    marks = {mark for kind, mark in _MARKS.items() if kind in entries}
    return DayRow(
        id=day_id,
        trip_id=trip_id,
        number=0,
        date=said.date,
        kind=said.kind,
        title=said.title,
        purpose=said.purpose,
        from_place=said.from_place,
        to_place=said.to_place,
        country=said.country,
        country_from=said.country_from,
        distance_m=figures.distance.value,
        carried_m=figures.carried.value,
        total_m=0.0,
        marks=frozenset(marks | {Mark.PHOTO} if has_photo else marks),
        stay_kind=stay.kind if stay else None,
        place=said.to_place or said.from_place or (stay.place if stay else ""),
    )


def _spendings(entries: Mapping[str, Sequence[Entry[Any]]], row: DayRow, rates: Rates) -> list[Spending]:
    found = (
        payment(kind, entry, row.date, row.country)
        for kind in PRICED_KINDS
        for entry in entries.get(kind, ())
    )
    return [spending(one, rates) for one in found if one is not None]


def _entries(
    session: Session, kind: str, values: Mapping[str, Any], *, is_trip: bool
) -> dict[int, list[Entry[Any]]]:
    names = _ENTRIES[kind]
    found: dict[int, list[Entry[Any]]] = {}
    statement = _statement(entity_of(kind), names, entry_kind(kind).plural, is_trip=is_trip)
    for row in session.execute(statement, values):
        found.setdefault(row[1], []).append(Entry(row[0], row[1], _said(names, row[2:])))
    return found


def _said(names: tuple[str, ...], values: Sequence[Any]) -> Any:
    return _shape(names)(sound_row(values))


@cache
def _shape(names: tuple[str, ...]) -> Any:
    """Makes the values of a row known by their names; lighter than any record of ours, and only read."""
    made: Any = namedtuple
    return made("Said", names)._make


def _leg(row: Sequence[Any]) -> LegRecord:
    fields: Any = _said(_LEG, row[3 : 3 + len(_LEG)])
    figures: Any = None if row[2] is None else _said(_FIGURES, row[3 + len(_LEG) :])
    if figures is not None and None in (figures.distance_m, figures.gap_m):
        figures = None  # as on the day's page
    return LegRecord(row[0], row[1], fields, figures, None, "", "", "")


@cache
def _statement(
    entity: Any, names: tuple[str, ...], relation: str, *, is_trip: bool
) -> Select[*tuple[Any, ...]]:
    day = Day.id if entity is Day else entity.day_id
    order: Any = (Day.date, Day.id)
    if relation:
        order = Day.__mapper__.relationships[relation].order_by or ()
    columns = [getattr(entity, name) for name in names]
    return select(entity.id, day, *columns).where(_is_of(day, is_trip=is_trip)).order_by(*order)


@cache
def _legs(*, is_trip: bool) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Leg.id,
            Leg.day_id,
            Figures.id,
            *(getattr(Leg, name) for name in _LEG),
            *(getattr(Figures, name) for name in _FIGURES),
        )
        .outerjoin(Figures, Figures.leg_id == Leg.id)
        .where(_is_of(Leg.day_id, is_trip=is_trip))
        .order_by(*(Day.__mapper__.relationships["legs"].order_by or ()))
    )


@cache
def _pictured(*, is_trip: bool) -> Select[int]:
    return select(Photo.day_id).distinct().where(_is_of(Photo.day_id, is_trip=is_trip))


@cache
def _loose() -> Select[*tuple[Any, ...]]:
    columns = [getattr(Expense, name) for name in _EXPENSE]
    wanted = select(Expense.id, *columns).where(Expense.trip_id == bindparam("of"), Expense.day_id.is_(None))
    return wanted.order_by(Expense.id)


def _is_of(day: Any, *, is_trip: bool) -> ColumnElement[bool]:
    of_trip = select(Day.id).where(Day.trip_id == bindparam("of"))
    if not is_trip:
        of_trip = of_trip.where(Day.id.in_(bindparam("ids", expanding=True)))
    within: ColumnElement[bool] = day.in_(of_trip)
    return within
