"""How far the trip went."""

from collections.abc import Iterator

from expedition.kinds import DayKind
from expedition.records.facts import DayFacts
from expedition.records.statistics import Quantity, Statistic, Topic
from expedition.records.trip_facts import TripFacts
from expedition.text import _


def figures(facts: TripFacts) -> Iterator[Statistic]:
    """Distances, the longest day and the average ones."""
    days = facts.days
    ridden = [day for day in days if day.row.distance_m]
    yield Statistic(
        key="distance_m",
        topic=Topic.WAY,
        name=_("Ridden"),
        quantity=Quantity.DISTANCE,
        value=sum(day.row.distance_m or 0.0 for day in ridden),
        how=_("The kilometres under own power of all days, typed ones before recorded ones."),
        days=tuple(day.row.id for day in ridden),
    )
    longest = max(ridden, key=_distance_m, default=None)
    if longest is not None:
        yield Statistic(
            key="longest_day_m",
            topic=Topic.WAY,
            name=_("Longest day"),
            quantity=Quantity.DISTANCE,
            value=_distance_m(longest),
            how=_("The day with the most kilometres under own power."),
            days=(longest.row.id,),
            detail=longest.row.to_place or longest.row.place,
        )
    riding = [day for day in days if day.row.kind is DayKind.RIDE]
    if riding:
        yield Statistic(
            key="average_ride_day_m",
            topic=Topic.WAY,
            name=_("A riding day"),
            quantity=Quantity.DISTANCE,
            value=sum(map(_distance_m, riding)) / len(riding),
            how=_("The kilometres of riding days, shared among them; rest days are left out."),
            days=tuple(day.row.id for day in riding),
        )


def _distance_m(day: DayFacts) -> float:
    return day.row.distance_m or 0.0
