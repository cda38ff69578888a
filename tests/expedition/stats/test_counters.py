import pytest

from expedition.kinds import CounterTotal
from expedition.records.fields import CounterFields, CountFields
from expedition.stats.counters import CounterState, counted

COUNTS = (
    CountFields(name="Punctures", value=2.0),
    CountFields(name="dogs", value=40.0),
    CountFields(name="punctures ", value=5.0),
    CountFields(name="Punctures", value=None),
    CountFields(name="Punctures", value=1.0),
)


@pytest.mark.parametrize(
    ("total", "value"), [(CounterTotal.SUM, 8.0), (CounterTotal.MAX, 5.0), (CounterTotal.LAST, 1.0)]
)
def test_days_become_the_figure_of_the_trip(total: CounterTotal, value: float) -> None:
    assert counted(CounterFields(name="Punctures", total=total), COUNTS) == CounterState(value, 3)


def test_what_was_never_counted_is_not_known() -> None:
    assert counted(CounterFields(name="Bears"), COUNTS) == CounterState(None, 0)
