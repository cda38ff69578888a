"""A trip with its figures, kept by whoever shows it and made anew where something changed."""

from expedition.record_classes import dataclass
from expedition.records.statistics import Statistic
from expedition.records.trip_facts import TripFacts
from expedition.stats.columns import Columns, whole
from expedition.stats.figures.catalogue import figures_of


@dataclass(frozen=True, slots=True, eq=False)
class Reckoning:
    """The facts of a trip, the columns of its days, and every figure made of them."""

    facts: TripFacts
    columns: Columns
    figures: tuple[Statistic, ...]


def reckon(facts: TripFacts, before: Reckoning | None = None) -> Reckoning:
    """All figures of a trip; the columns of days that stayed what they were are kept."""
    columns = whole(facts, before.columns if before else None)
    return Reckoning(facts, columns, figures_of(columns))
