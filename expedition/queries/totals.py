"""Totals of a trip, and its groups."""

from dataclasses import replace

from sqlalchemy.orm import Session

from expedition.queries.facts import trip_facts
from expedition.records.trip import GroupTotals, TripTotals
from expedition.stats.columns import some, whole
from expedition.stats.grouping import Grouping, groups
from expedition.stats.totals import totals_of


def trip_totals(session: Session, trip_id: int) -> TripTotals:
    """The figures of a whole trip, with what the traveller states for it."""
    facts = trip_facts(session, trip_id)
    return replace(totals_of(whole(facts)), stated_distance_m=facts.stated_distance_m)


def grouped(session: Session, trip_id: int, by: Grouping) -> tuple[GroupTotals, ...]:
    """The figures of each group of days, as `stats.grouping` shares them out."""
    facts = trip_facts(session, trip_id)
    return tuple(
        GroupTotals(key, totals_of(some(facts, shares))) for key, shares in groups(facts, by).items()
    )
