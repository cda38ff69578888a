"""What the traveller counts day by day."""

from collections.abc import Iterator

import numpy as np

from expedition.kinds import CounterTotal
from expedition.records.fields import CountFields
from expedition.records.statistics import Quantity, Statistic, Topic
from expedition.stats.counters import counted
from expedition.stats.figures.making import Making
from expedition.text import _


def figures(made: Making) -> Iterator[Statistic]:
    """One figure for each counter of the trip, made as the counter says."""
    counts = made.columns.counts
    names = [made.columns.word(number) for number in counts["name"].tolist()]
    for counter in made.columns.trip.counters:
        name = counter.name.strip()
        mask = np.array([one == name.casefold() for one in names], dtype=np.bool_)
        values = [CountFields(name=name, value=value) for value in counts["value"][mask].tolist()]
        state = counted(counter, values)
        yield Statistic(
            key=f"counters.{name}",
            topic=Topic.COUNTERS,
            name=name,
            quantity=Quantity.NUMBER,
            value=state.value,
            how=_how(counter.total),
            days=made.ids(counts.days(mask)),
            unit=counter.unit,
        )


def _how(total: CounterTotal) -> str:
    match total:
        case CounterTotal.SUM:
            return _("The counts of all days added up.")
        case CounterTotal.MAX:
            return _("The highest count of a day.")
        case CounterTotal.LAST:
            return _("The count of the last day that has one.")
