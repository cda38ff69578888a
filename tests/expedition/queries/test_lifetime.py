import sqlite3
from collections.abc import Callable
from dataclasses import asdict
from datetime import date, timedelta
from random import Random

import pytest
from sqlalchemy.orm import Session

from expedition.entities import Figures
from expedition.kinds import (
    CrossingKind,
    DayKind,
    FigureName,
    LegMode,
    LegPower,
    StayKind,
)
from expedition.logbook import Logbook
from expedition.operations import days, entries, legs, trips
from expedition.queries.lifetime import lifetime
from expedition.queries.totals import trip_totals
from expedition.records.fields import (
    CrossingFields,
    DayFields,
    LegFields,
    LegFigures,
    StatedFields,
    StayFields,
    TripFields,
)
from expedition.records.lifetime import Lifetime

Add = Callable[..., int]


@pytest.fixture
def add_day(logbook: Logbook) -> Add:
    def add(trip: int, on: date, way_km: float | None = None, country: str = "KZ", **stated: float) -> int:
        fields = DayFields(date=on, kind=DayKind.RIDE, to_place=f"Place {on:%d}", country=country)
        day = int(logbook.do("Add day", days.add, trip, fields).result)
        if way_km is not None:
            stated["distance_m"] = way_km * 1000
        for name, value in stated.items():
            logbook.do("State", days.state, day, StatedFields(figure=FigureName(name), value=value))
        return day

    return add


@pytest.fixture
def second_id(logbook: Logbook) -> int:
    return int(logbook.do("Add trip", trips.add, TripFields(title="West")).result)


def record(found: Lifetime, key: str) -> tuple[float, int]:
    return next((float(one.figure.value or 0), one.day_id) for one in found.records if one.figure.key == key)


def test_an_empty_logbook_has_nothing_to_tell(logbook: Logbook) -> None:
    found = logbook.read(lifetime)
    assert (found.trips, found.years, found.records, found.firsts) == ((), (), (), ())
    assert (found.sums.days, found.sums.climb_m) == (0, None)


def test_years_are_those_of_the_days_also_within_one_trip(
    logbook: Logbook, trip_id: int, add_day: Add
) -> None:
    add_day(trip_id, date(2023, 12, 31), 50)
    add_day(trip_id, date(2024, 1, 1), 70)
    add_day(trip_id, date(2026, 1, 1), 10)
    found = logbook.read(lifetime)
    assert [(year.year, year.sums.distance_m) for year in found.years] == [
        (2023, 50_000.0),
        (2024, 70_000.0),
        (2026, 10_000.0),
    ]


def test_records_name_the_day_they_were_reached_on(
    logbook: Logbook, trip_id: int, second_id: int, add_day: Add
) -> None:
    cold = add_day(trip_id, date(2023, 1, 1), 50, temperature_min_c=-21.0)
    long = add_day(second_id, date(2024, 6, 1), 180, highest_m=3_100.0)
    hot = add_day(second_id, date(2024, 6, 2), 120, temperature_max_c=44.0, climb_m=900.0)
    logbook.do("Add stay", entries.add, "stay", hot, StayFields(kind=StayKind.WILD_CAMP, height_m=2_400.0))
    logbook.do("Add stay", entries.add, "stay", long, StayFields(kind=StayKind.HOTEL, height_m=3_000.0))
    found = logbook.read(lifetime)
    assert record(found, "longest_day_m") == (180_000.0, long)
    assert record(found, "coldest_c") == (-21.0, cold)
    assert record(found, "hottest_c") == (44.0, hot)
    assert record(found, "highest_m") == (3_100.0, long)
    assert record(found, "highest_camp_m") == (2_400.0, hot)
    assert record(found, "most_climb_m") == (900.0, hot)
    assert record(found, "longest_trip_m") == (300_000.0, long)
    assert {one.trip_id for one in found.records if one.day_id == cold} == {trip_id}


def test_of_equals_the_earlier_day_holds_the_record(logbook: Logbook, trip_id: int, add_day: Add) -> None:
    first = add_day(trip_id, date(2024, 6, 1), 100)
    add_day(trip_id, date(2024, 6, 2), 100)
    assert record(logbook.read(lifetime), "longest_day_m") == (100_000.0, first)


def test_what_is_not_known_is_no_record(logbook: Logbook, trip_id: int, add_day: Add) -> None:
    add_day(trip_id, date(2024, 6, 1))
    assert logbook.read(lifetime).records == ()


def test_a_single_trip_is_not_compared_with_itself(logbook: Logbook, trip_id: int, add_day: Add) -> None:
    add_day(trip_id, date(2024, 6, 1), 100)
    keys = {one.figure.key for one in logbook.read(lifetime).records}
    assert keys == {"longest_day_m"}


def test_countries_are_told_when_they_were_first_entered(
    logbook: Logbook, trip_id: int, second_id: int, add_day: Add
) -> None:
    later = add_day(trip_id, date(2024, 6, 1), 50, "KZ")
    first = add_day(second_id, date(2022, 6, 1), 50, "KG")
    over = add_day(second_id, date(2022, 6, 2), 50, "KG")
    border = CrossingFields(kind=CrossingKind.BORDER, name="Karkara", country_from="UZ", country_to="KG")
    logbook.do("Add crossing", entries.add, "crossing", over, border)
    found = [(one.country, one.day_id) for one in logbook.read(lifetime).firsts]
    assert found == [("KG", first), ("UZ", over), ("KZ", later)]


def test_nights_out_are_those_under_canvas_or_the_sky(logbook: Logbook, trip_id: int, add_day: Add) -> None:
    for number, kind in enumerate((StayKind.WILD_CAMP, StayKind.CAMPSITE, StayKind.HOTEL, StayKind.CULVERT)):
        day = add_day(trip_id, date(2024, 6, 1 + number))
        logbook.do("Add stay", entries.add, "stay", day, StayFields(kind=kind))
    whole = logbook.read(lifetime).sums
    assert (whole.nights, whole.nights_out) == (4, 3)


def measure(session: Session, leg_id: int, chance: Random) -> None:
    """Give a leg figures as a recording would, some of them unknown."""
    known = {
        name: chance.choice((None, float(chance.randrange(1, 3000))))
        for name in ("climb_m", "highest_m", "temperature_min_c", "temperature_max_c")
    }
    line = LegFigures(
        version=1, points=2, segments=1, dropped=0, distance_m=chance.uniform(1e3, 9e4), gap_m=0.0
    )
    session.add(Figures(leg_id=leg_id, **{**asdict(line), **known}))


@pytest.fixture
def mixed(logbook: Logbook) -> Logbook:
    """Three trips of days with legs of all sorts, some with a stated figure or a night."""
    chance = Random(7)
    for number in range(3):
        trip = int(logbook.do("Add trip", trips.add, TripFields(title=f"Trip {number}")).result)
        for day_number in range(12):
            on = date(2021 + number, 12, 25) + timedelta(days=day_number)
            kind = chance.choice((DayKind.RIDE, DayKind.REST, DayKind.TRANSIT))
            fields = DayFields(date=on, kind=kind, country=chance.choice(("KZ", "KG", "")))
            day = int(logbook.do("Add day", days.add, trip, fields).result)
            for _leg in range(chance.randrange(3)):
                leg = LegFields(
                    mode=chance.choice((LegMode.BICYCLE, LegMode.BUS)),
                    power=chance.choice(tuple(LegPower)),
                    stated_distance_m=chance.choice((None, 10_000.0, 25_500.0)),
                )
                leg_id = int(logbook.do("Add leg", legs.add, day, leg).result)
                if chance.random() < 0.7:
                    logbook.do("Measure", measure, leg_id, chance)
            if chance.random() < 0.3:
                said = StatedFields(figure=FigureName.DISTANCE, value=chance.choice((None, 42_000.0)))
                logbook.do("State", days.state, day, said)
            if chance.random() < 0.6:
                stay = StayFields(kind=chance.choice((StayKind.WILD_CAMP, StayKind.HOTEL)))
                logbook.do("Add stay", entries.add, "stay", day, stay)
    return logbook


def test_each_trip_comes_to_what_its_own_totals_say(mixed: Logbook) -> None:
    for trip in mixed.read(lifetime).trips:
        whole = mixed.read(trip_totals, trip.trip_id)
        sums = trip.sums
        assert (sums.days, sums.ride_days, sums.nights) == (whole.days, whole.ride_days, whole.nights)
        assert (sums.distance_m or 0.0) == pytest.approx(whole.distance_m)
        assert sums.carried_m == pytest.approx(whole.carried_m + whole.involuntary_m)
        assert sums.climb_m == pytest.approx(whole.climb_m)
        assert sums.countries == whole.countries


def test_the_extremes_are_those_of_the_trips(mixed: Logbook) -> None:
    found = mixed.read(lifetime)
    wholes = [mixed.read(trip_totals, trip.trip_id) for trip in found.trips]
    assert record(found, "highest_m")[0] == max(whole.highest_m or 0 for whole in wholes)
    assert record(found, "hottest_c")[0] == max(whole.temperature_max_c or 0 for whole in wholes)
    assert record(found, "coldest_c")[0] == min(whole.temperature_min_c or 0 for whole in wholes)
    assert record(found, "longest_day_m")[0] == max(whole.longest_day_m or 0 for whole in wholes)


_RIDDEN = """
with said as (
    select day_id, value from stated
    where id in (select max(id) from stated where figure = 'distance_m' group by day_id)
), ways as (
    select leg.day_id, sum(coalesce(leg.stated_distance_m, figures.distance_m)) as metres
    from leg left join figures on figures.leg_id = leg.id
    where leg.power = 'own_power' group by leg.day_id
)
select strftime('%Y', day.date), sum(coalesce(said.value, ways.metres, 0)), count(*)
from day left join said on said.day_id = day.id left join ways on ways.day_id = day.id
group by 1 order by 1
"""


def test_years_are_what_the_database_itself_reckons(mixed: Logbook) -> None:
    found = mixed.read(lifetime)
    with sqlite3.connect(mixed.folder / "logbook.db") as file:
        rows = file.execute(_RIDDEN).fetchall()
    assert [str(year.year) for year in found.years] == [year for year, _metres, _count in rows]
    assert [year.sums.days for year in found.years] == [count for _year, _metres, count in rows]
    mine = [year.sums.distance_m for year in found.years]
    assert mine == pytest.approx([metres for _year, metres, _count in rows])
    assert found.sums.distance_m == pytest.approx(sum(metres for _year, metres, _count in rows))
