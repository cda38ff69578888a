"""All figures of a trip."""

from collections.abc import Callable, Iterable

from expedition.records.statistics import Statistic
from expedition.records.trip_facts import TripFacts
from expedition.stats.figures import way

_TOPICS: tuple[Callable[[TripFacts], Iterable[Statistic]], ...] = (way.figures,)


def statistics(facts: TripFacts) -> tuple[Statistic, ...]:
    """Every figure of the trip of which anything is known, by topic."""
    return tuple(figure for topic in _TOPICS for figure in topic(facts))
