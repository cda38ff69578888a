"""Totals of a trip, and its groups."""

from dataclasses import replace

from sqlalchemy.orm import Session

from expedition.kinds import FigureName
from expedition.queries.days import day_pages
from expedition.queries.trips import stated
from expedition.records.trip import GroupTotals, TripTotals
from expedition.stats import totals as stats
from expedition.stats.totals import Grouping


def trip_totals(session: Session, trip_id: int) -> TripTotals:
    """The figures of a whole trip, with what the traveller states for it."""
    said = {fields.figure: fields.value for fields in stated(session, trip_id)}
    return replace(stats.totals(day_pages(session, trip_id)), stated_distance_m=said.get(FigureName.DISTANCE))


def grouped(session: Session, trip_id: int, by: Grouping) -> tuple[GroupTotals, ...]:
    """The figures of each group of days; together they are the whole trip."""
    return stats.grouped(day_pages(session, trip_id), by)
