from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from expedition.atlas import sun


def test_equinox_on_the_equator() -> None:
    times = sun.times(0.0, 0.0, date(2025, 3, 20), "Etc/UTC")
    assert times.sunrise_utc is not None
    assert times.sunset_utc is not None
    # The sun is 7.5 minutes late in March; refraction and its radius add 3.5 minutes at both ends.
    assert abs(times.sunrise_utc - datetime(2025, 3, 20, 6, 4, tzinfo=UTC)) < timedelta(minutes=2)
    assert abs(times.sunset_utc - datetime(2025, 3, 20, 18, 11, tzinfo=UTC)) < timedelta(minutes=2)


def test_the_local_date_is_meant() -> None:
    times = sun.times(43.25, 76.95, date(2025, 7, 18), "Asia/Almaty")
    assert times.sunrise_utc is not None
    assert times.sunrise_utc.date() == date(2025, 7, 17)


def test_polar_day_and_night_have_neither() -> None:
    for day in (date(2025, 6, 21), date(2025, 12, 21)):
        times = sun.times(78.2, 15.6, day, "Arctic/Longyearbyen")
        assert times.sunrise_utc is times.sunset_utc is None


@given(
    st.floats(-90, 90),
    st.floats(-180, 180),
    st.dates(date(1900, 1, 1), date(2100, 1, 1)),
    st.sampled_from(["", "Nowhere", "Asia/Almaty", "Pacific/Apia", "Etc/GMT+12"]),
)
def test_it_never_fails(lat: float, lon: float, day: date, zone: str) -> None:
    times = sun.times(lat, lon, day, zone)
    for at in (times.sunrise_utc, times.sunset_utc):
        assert at is None or abs(at.date() - day) <= timedelta(days=2)
