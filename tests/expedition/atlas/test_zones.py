from datetime import UTC, datetime

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from expedition.atlas import zones
from expedition.points import NO_TIME
from tests.expedition.lines import line


def utc_ms(*when: int) -> int:
    return int(datetime(*when, tzinfo=UTC).timestamp() * 1000)  # type: ignore[misc,arg-type]


def test_kazakhstan_changed_its_clocks_in_2024() -> None:
    assert zones.local(datetime(2024, 2, 28, 12, tzinfo=UTC), "Asia/Almaty").hour == 18
    assert zones.local(datetime(2024, 3, 1, 12, tzinfo=UTC), "Asia/Almaty").hour == 17


@pytest.mark.parametrize("name", ["", "Asia", "Nowhere/Town", "../secret", "/etc/passwd"])
def test_what_is_no_zone_is_said(name: str) -> None:
    assert not zones.is_zone(name)
    with pytest.raises(ValueError):
        zones.rules(name)
    noon = datetime(2025, 1, 1, 12, tzinfo=UTC)
    assert zones.local(noon, name) == noon


def test_a_line_over_a_border_has_both_zones_exactly_at_it() -> None:
    lon = np.linspace(12.8, 13.1, 2_000)
    points = line([47.8] * 2_000, lon.tolist())
    names, numbers = zones.zones_of(points)
    assert names == ("Europe/Berlin", "Europe/Vienna")
    assert [names[k] for k in numbers] == [zones.zone_at(47.8, place) for place in lon]


@given(st.lists(st.tuples(st.floats(-90, 90), st.floats(-180, 180)), max_size=30))
def test_every_place_on_earth_has_a_zone_we_have_rules_for(places: list[tuple[float, float]]) -> None:
    points = line([lat for lat, _ in places], [lon for _, lon in places])
    names, numbers = zones.zones_of(points)
    assert all(zones.is_zone(name) for name in names)
    assert [names[k] for k in numbers] == [zones.zone_at(lat, lon) for lat, lon in places]


def test_the_date_is_the_local_one() -> None:
    times = [utc_ms(2024, 5, 25, 22, 7), utc_ms(2024, 5, 25, 21, 59), NO_TIME]
    points = line([60.0] * 3, [10.0] * 3, time_ms=times)
    names, numbers = zones.zones_of(points)
    days = zones.local_days(points, names, numbers)
    assert zones.count_dates(days) == {"2024-05-25": 1, "2024-05-26": 1}
    assert days[2] == zones.NO_DAY


@given(
    st.integers(utc_ms(1900, 1, 2), utc_ms(2100, 1, 1)),
    st.sampled_from(["Asia/Kathmandu", "America/St_Johns"]),
)
def test_days_in_columns_agree_with_single_ones(time_ms: int, zone: str) -> None:
    # Before 1972 offsets had odd seconds, so the minute of midnight itself may differ.
    points = line([0.0], [0.0], time_ms=[time_ms // 900_000 * 900_000])
    day = zones.local_days(points, (zone,), np.zeros(1, dtype=np.int64))[0]
    assert zones.day_of(day) == zones.local_date(int(points.time_ms[0]), zone)


def test_no_points_no_zones() -> None:
    assert zones.zones_of(line([], []))[0] == ()
