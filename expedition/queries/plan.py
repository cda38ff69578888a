"""The plan of a trip and how the trip stands to it."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from expedition.atlas.areas import countries_of
from expedition.entities import Route, Trip
from expedition.entities.fields import extract
from expedition.entities.rows import get
from expedition.errors import UserError
from expedition.itinerary.planned_way import PlannedWay, planned_way
from expedition.packing import unpack
from expedition.queries.entries import of_trip
from expedition.queries.ledger import trip_borders
from expedition.queries.rows import day_rows
from expedition.records.day import DayRow
from expedition.records.fields import TripFields
from expedition.records.plan import PaperDeadline, Plan, TripPlan
from expedition.stats.plan import has_shape, planned
from expedition.stats.plan_papers import deadlines, planned_borders
from expedition.stats.plan_standing import standing
from expedition.stats.rest import rest_pattern
from expedition.text import _


def trip_plan(session: Session, trip_id: int, today: date) -> TripPlan:
    """All that is told of a trip's plan."""
    fields = extract(TripFields, get(session, Trip, trip_id))
    stages = of_trip(session, trip_id, "stage")
    rows = day_rows(session, trip_id)
    plan = _plan(session, trip_id, fields, rows[0].date if rows else None)
    evenings = [(row.date, row.total_m) for row in rows]
    stands = standing(plan, evenings, today, fields.planned_end, rest_pattern(fields))
    found = _deadlines(session, trip_id, plan, rows, stands.as_of)
    return TripPlan(plan, stands, found, tuple(entry.id for entry in stages))


def drawn_plan(session: Session, trip_id: int) -> tuple[Plan, tuple[PaperDeadline, ...]]:
    """What charts draw of a trip's plan: its line, empty where it is an even pace, and its visas."""
    fields = extract(TripFields, get(session, Trip, trip_id))
    rows = day_rows(session, trip_id)
    first = rows[0].date if rows else None
    plan = _plan(session, trip_id, fields, first)
    found = _deadlines(session, trip_id, plan, rows, first or plan.start)
    return plan if has_shape(fields, plan) else Plan(), found


def way_of_trip(session: Session, trip_id: int, plan: Plan | None = None) -> PlannedWay:
    """The planned routes as one way, in the order they came; its length is that of the plan."""
    found = session.execute(select(Route.data).where(Route.trip_id == trip_id).order_by(Route.id)).scalars()
    try:
        lines = [unpack(data) for data in found]
    except ValueError as error:
        what = _("A planned route is damaged: check the logbook, or restore a backup.")
        raise UserError(what) from error
    return planned_way(lines, plan.goal_m if plan else None)


def _plan(session: Session, trip_id: int, fields: TripFields, first_day: date | None) -> Plan:
    stages = [entry.fields for entry in of_trip(session, trip_id, "stage")]
    return planned(fields, stages, first_day)


def _deadlines(
    session: Session, trip_id: int, plan: Plan, rows: tuple[DayRow, ...], as_of: date | None
) -> tuple[PaperDeadline, ...]:
    """The papers to keep to from a date on, by the days logged and those planned behind them."""
    papers = {entry.id: entry.fields for entry in of_trip(session, trip_id, "document")}
    if not papers or as_of is None:
        return ()
    logged = trip_borders(session, trip_id, rows)
    here = next((day.country for day in reversed(logged) if day.country), "")
    way = way_of_trip(session, trip_id, plan)
    ahead = planned_borders(plan, rows[-1].date if rows else None, here, way.country_at)
    return deadlines(papers, [*logged, *ahead], as_of, countries_of)
