from datetime import UTC, datetime

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from expedition.atlas.clocks import from_clock, to_clock
from expedition.points import NO_TIME


def ms(text: str) -> int:
    return round(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp() * 1000)


def test_the_clock_of_a_zone_follows_its_summer_time() -> None:
    instants = np.array([ms("2025-03-30T00:30"), NO_TIME, ms("2025-03-30T01:30")])
    clock = to_clock(instants, "Europe/Berlin")
    assert clock.tolist() == [ms("2025-03-30T01:30"), NO_TIME, ms("2025-03-30T03:30")]
    assert from_clock(clock, "Europe/Berlin").tolist() == instants.tolist()


def test_the_hour_that_comes_twice_is_the_second_once_the_clock_goes_back() -> None:
    clock = np.array([ms("2025-10-26T02:10"), ms("2025-10-26T02:50"), ms("2025-10-26T02:05")])
    read = from_clock(clock, "Europe/Berlin")
    assert np.diff(read).tolist() == [40 * 60_000, 15 * 60_000]


@given(
    st.lists(st.integers(ms("1990-01-01T00:00"), ms("2030-01-01T00:00")), max_size=20),
    st.sampled_from(["Asia/Kathmandu", "Asia/Tokyo", "America/Phoenix", "UTC"]),
)
def test_where_clocks_never_jump_reading_them_is_exact(instants: list[int], zone: str) -> None:
    times = np.array(instants, dtype=np.int64)
    assert from_clock(to_clock(times, zone), zone).tolist() == instants
