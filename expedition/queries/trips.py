"""Trips as lists and navigation read them."""

from collections.abc import Collection, Iterable
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, func, select
from sqlalchemy.orm import Session

from expedition.entities import Person, Stated, Trip
from expedition.entities.fields import extract, names_of, record
from expedition.entities.rows import get, gone
from expedition.entities.tables import DAY, STATED, TRIP
from expedition.errors import UserError
from expedition.kinds import FigureName
from expedition.queries.rows import day_rows, numbered, ridden_m, some_rows
from expedition.records.day import DayRow
from expedition.records.fields import PersonFields, StatedFields, TripFields
from expedition.records.kept_report import options_of
from expedition.records.report import ReportOptions
from expedition.records.trip import PersonRecord, TripSummary, TripTree
from expedition.stats.known import sound
from expedition.text import _


def all_trips(session: Session) -> tuple[TripSummary, ...]:
    """Every trip of the logbook, the oldest first, those without days last."""
    spans = (
        select(TRIP.c.id, TRIP.c.title, func.min(DAY.c.date), func.max(DAY.c.date))
        .outerjoin(DAY, DAY.c.trip_id == TRIP.c.id)
        .group_by(TRIP.c.id)
        .order_by(func.min(DAY.c.date).nulls_last(), TRIP.c.id)
    )
    said = stated_distances(session)
    summaries = []
    for trip_id, title, first, last in session.execute(spans).all():
        days, distance_m = session.execute(ridden_m(DAY.c.trip_id == trip_id)).one()
        summaries.append(TripSummary(trip_id, title, distance_m or 0.0, days, first, last, said.get(trip_id)))
    return tuple(summaries)


def stated_distances(session: Session) -> dict[int, float | None]:
    """What travellers say their whole trips came to, in metres, by trip."""
    wanted = select(STATED.c.trip_id, STATED.c.value).where(
        STATED.c.day_id.is_(None), STATED.c.figure == FigureName.DISTANCE
    )
    return {row.trip_id: sound(row.value) for row in session.execute(wanted)}


def trip_of(session: Session, day_id: int) -> int | None:
    """The trip of a day, None where the day is gone."""
    return session.execute(select(DAY.c.trip_id).where(DAY.c.id == day_id)).scalar()


def trip_tree(session: Session, trip_id: int) -> TripTree:
    """A trip with all its days."""
    return _tree(session, trip_id, day_rows(session, trip_id))


def trip_tree_after(session: Session, tree: TripTree, day_ids: Collection[int]) -> TripTree:
    """The trip after these days came, went or changed; the rows of all others are kept, not read."""
    before = {row.id: row for row in tree.rows}
    read = some_rows(session, day_ids)
    here = {row.id: row for row in read.values() if row.trip_id == tree.id}
    rows = [*here.values(), *(row for row in tree.rows if row.id not in day_ids)]
    now = numbered(sorted(rows, key=lambda row: (row.date, row.id)))
    # What is the same stays the same object, so that whoever made something of it need not compare.
    kept = tuple(before[row.id] if before.get(row.id) == row else row for row in now)
    return _tree(session, tree.id, kept)


def _tree(session: Session, trip_id: int, rows: tuple[DayRow, ...]) -> TripTree:
    return TripTree(
        id=trip_id,
        fields=trip_fields(session, trip_id),
        rows=rows,
        distance_m=rows[-1].total_m if rows else 0.0,
        carried_m=sum(row.carried_m or 0.0 for row in rows),
    )


def trip_fields(session: Session, trip_id: int) -> TripFields:
    """What is known of a trip itself."""
    found = session.execute(_fields(), {"of": trip_id}).one_or_none()
    if found is None:
        raise gone()
    return record(TripFields, found)


@cache
def _fields() -> Select[*tuple[Any, ...]]:
    columns = (TRIP.c[name] for name in names_of(TripFields))
    return select(*columns).where(TRIP.c.id == bindparam("of"))


def kept_report(session: Session, trip_id: int) -> ReportOptions:
    """How the trip's report was last wished; the usual one at first."""
    return options_of(get(session, Trip, trip_id).report)


def kept_charts(session: Session, trip_id: int) -> str:
    """How the trip's charts were last chosen, as one text; empty at first."""
    return get(session, Trip, trip_id).charts


def people(session: Session, trip_id: int) -> tuple[PersonRecord, ...]:
    """The party, in the order it was written down."""
    found = session.execute(select(Person).where(Person.trip_id == trip_id).order_by(Person.id)).scalars()
    return tuple(PersonRecord(person.id, extract(PersonFields, person)) for person in found)


def stated(session: Session, trip_id: int) -> tuple[StatedFields, ...]:
    """What the traveller states for the whole trip."""
    found = session.execute(
        select(Stated).where(Stated.trip_id == trip_id, Stated.day_id.is_(None)).order_by(Stated.id)
    ).scalars()
    return tuple(extract(StatedFields, row) for row in found)


def stated_distance_m(said: Iterable[StatedFields]) -> float | None:
    """The distance among the figures stated for a whole trip."""
    return next((fields.value for fields in said if fields.figure is FigureName.DISTANCE), None)


def named(session: Session, title: str) -> int:
    """The id of the trip with this title or number, or of the only trip where the title is empty.

    Raises:
        UserError: There is none, or more than one fits.
    """
    trips = all_trips(session)
    fitting = [trip for trip in trips if not title or title in (trip.title, str(trip.id))]
    if len(fitting) == 1:
        return fitting[0].id
    names = ", ".join(f"“{trip.title}”" for trip in trips)
    if not trips:
        raise UserError(_("The logbook holds no trip yet: add one first."))
    if not fitting:
        raise UserError(
            _("No trip is called “{title}”: name one of {names}.").format(title=title, names=names)
        )
    raise UserError(_("The logbook holds several trips: name one of {names}.").format(names=names))
