from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from expedition.store.thinning import ALL_OF, DAILY, MONTHLY, WEEKLY, kept

NOW = datetime(2026, 11, 22, 18, tzinfo=UTC)


def ages(made: Iterable[datetime], now: datetime = NOW) -> list[float]:
    """Ages in days, youngest first."""
    return sorted((now - one) / timedelta(days=1) for one in made)


def test_all_of_two_days_stay() -> None:
    made = [NOW - timedelta(minutes=20 * n) for n in range(140)]
    assert kept(made, NOW) == frozenset(made)


def test_of_older_days_the_newest_one_stays() -> None:
    made = [NOW - timedelta(days=3, hours=n) for n in range(12)]
    assert ages(kept(made, NOW)) == [3.0]


def test_four_hundred_days_of_five_sessions_leave_days_weeks_and_months() -> None:
    there: frozenset[datetime] = frozenset()
    for number in range(400):
        morning = NOW + timedelta(days=number - 399, hours=-10)
        for hour in range(5):
            now = morning + timedelta(hours=2 * hour)
            there = kept([*there, now], now)
    late = [age for age in ages(there, now) if age < ALL_OF / timedelta(days=1)]
    assert len(late) == 10
    assert len(there) - len(late) == DAILY + WEEKLY + MONTHLY
    assert max(ages(there, now)) > 300


def test_a_clock_that_was_set_back_makes_nothing_old() -> None:
    made = [NOW + timedelta(days=n) for n in range(40)]
    assert kept(made, NOW) == frozenset(made)


@given(st.lists(st.integers(0, 2_200 * 24), unique=True, max_size=60))
def test_the_newest_always_stays_and_thinning_twice_changes_nothing(hours: list[int]) -> None:
    made = [NOW - ALL_OF - timedelta(hours=hour) for hour in hours]
    once = kept(made, NOW)
    assert kept(once, NOW) == once
    assert not made or max(made) in once
    assert len(once) <= DAILY + WEEKLY + MONTHLY
