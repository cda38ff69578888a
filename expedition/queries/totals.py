"""Totals of a trip, and its groups."""

from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy.orm import Session

from expedition.kinds import FigureName
from expedition.queries.days import day_pages
from expedition.queries.trips import stated
from expedition.records.fields import StatedFields
from expedition.records.trip import GroupTotals, TripTotals
from expedition.stats import totals as stats
from expedition.stats.totals import Grouping


def trip_totals(session: Session, trip_id: int) -> TripTotals:
    """The figures of a whole trip, with what the traveller states for it."""
    whole = stats.totals(day_pages(session, trip_id))
    return replace(whole, stated_distance_m=stated_distance_m(stated(session, trip_id)))


def stated_distance_m(said: Iterable[StatedFields]) -> float | None:
    """The distance among the figures stated for a whole trip."""
    return next((fields.value for fields in said if fields.figure is FigureName.DISTANCE), None)


def grouped(session: Session, trip_id: int, by: Grouping) -> tuple[GroupTotals, ...]:
    """The figures of each group of days; together they are the whole trip."""
    return stats.grouped(day_pages(session, trip_id), by)
