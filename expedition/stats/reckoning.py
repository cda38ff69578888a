"""A trip with its figures, kept by whoever shows it and made anew where something changed."""

from dataclasses import dataclass

from expedition.records.statistics import Statistic
from expedition.records.trip_facts import TripFacts
from expedition.stats.figures.catalogue import statistics


@dataclass(frozen=True, slots=True, eq=False)
class Reckoning:
    """The facts of a trip and every figure made of them."""

    facts: TripFacts
    figures: tuple[Statistic, ...]


def reckon(facts: TripFacts) -> Reckoning:
    """All figures of a trip."""
    return Reckoning(facts, statistics(facts))
