"""What is counted day by day, as a figure of the whole trip."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from expedition.kinds import CounterTotal
from expedition.record_classes import dataclass
from expedition.records.fields import CounterFields, CountFields


@dataclass(frozen=True, slots=True)
class CounterState:
    """A counter's figure, None where nothing was counted, and how often it was."""

    value: float | None
    counts: int


_TOTALS: Mapping[CounterTotal, Callable[[Sequence[float]], float]] = {
    CounterTotal.SUM: sum,
    CounterTotal.MAX: max,
    CounterTotal.LAST: lambda values: values[-1],
}


def counted(counter: CounterFields, counts: Iterable[CountFields]) -> CounterState:
    """The figure of one counter from the counts of all days, in the order of the days."""
    name = counter.name.strip().casefold()
    values = [
        count.value for count in counts if count.value is not None and count.name.strip().casefold() == name
    ]
    return CounterState(_TOTALS[counter.total](values) if values else None, len(values))
