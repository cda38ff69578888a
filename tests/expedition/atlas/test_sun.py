from datetime import UTC, date, datetime, timedelta

from astral import Observer
from astral import sun as astral
from hypothesis import given
from hypothesis import strategies as st

from expedition.atlas import sun, sun_words
from expedition.atlas.zones import rules, zone_at


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
    for day, words, daylight_s in (
        (date(2025, 6, 21), "sun up all day", 86_400.0),
        (date(2025, 12, 21), "no sun all day", 0.0),
    ):
        times = sun.times(78.2, 15.6, day, "Arctic/Longyearbyen")
        assert times.sunrise_utc is times.sunset_utc is None
        assert times.daylight_s == daylight_s
        assert sun_words.all_day(times) == words


def test_a_sun_that_sets_after_midnight_sets_on_the_next_date() -> None:
    days = [sun.times(69.65, 18.95, date(2025, 5, day), "Europe/Oslo") for day in (14, 15, 16, 17)]
    assert all(times.sunrise_utc is not None for times in days)
    assert [times.sunset_utc is not None for times in days] == [True, True, False, True]
    assert days[3].sunset_utc is not None
    assert days[3].sunrise_utc is not None
    assert days[3].sunset_utc < days[3].sunrise_utc
    assert [sun_words.all_day(times) for times in days] == [""] * 4


@given(
    st.floats(-58, 58),
    st.floats(-180, 180),
    st.dates(date(1950, 1, 1), date(2060, 1, 1)),
)
def test_it_agrees_with_another_programs_formulas(lat: float, lon: float, day: date) -> None:
    zone = zone_at(lat, lon)
    times = sun.times(lat, lon, day, zone)
    place, clock = Observer(lat, lon), rules(zone)
    for own, other in (
        (times.sunrise_utc, astral.sunrise(place, day, tzinfo=clock)),
        (times.sunset_utc, astral.sunset(place, day, tzinfo=clock)),
    ):
        assert own is not None
        assert abs(own - other) < timedelta(seconds=60)


def test_light_comes_before_the_sun_and_stays_behind_it() -> None:
    times = sun.times(43.25, 76.95, date(2025, 7, 18), "Asia/Almaty")
    assert times.first_light_utc is not None
    assert times.sunrise_utc is not None
    assert times.sunset_utc is not None
    assert times.last_light_utc is not None
    assert timedelta(minutes=20) < times.sunrise_utc - times.first_light_utc < timedelta(minutes=45)
    assert timedelta(minutes=20) < times.last_light_utc - times.sunset_utc < timedelta(minutes=45)
    span = times.sunset_utc - times.sunrise_utc
    assert abs(times.daylight_s - span.total_seconds()) <= 1
    words = sun_words.light(times, "Asia/Almaty")
    assert words == "Daylight 15 h, first light 03:54, last light 20:01"


def test_many_days_are_as_each_alone() -> None:
    wanted = [
        sun.SunPlace(lat, 18.95, date(2025, month, 9), "Europe/Oslo")
        for lat in (0.0, 52.0, 69.65, 89.0)
        for month in range(1, 13)
    ]
    alone = [sun.times(one.lat, one.lon, one.day, one.zone) for one in wanted]
    assert sun.times_of(wanted) == alone
    assert sun.times_of([]) == []


@given(
    st.floats(-90, 90),
    st.floats(-180, 180),
    st.dates(),
    st.sampled_from(["", "Nowhere", "Asia/Almaty", "Pacific/Apia", "Etc/GMT+12"]),
)
def test_it_never_fails(lat: float, lon: float, day: date, zone: str) -> None:
    times = sun.times(lat, lon, day, zone)
    for at in (times.sunrise_utc, times.sunset_utc):
        assert at is None or abs(at.date() - day) <= timedelta(days=2)
    assert 0 <= times.daylight_s <= 26 * 3600
