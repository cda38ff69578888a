from dataclasses import replace

from expedition.charts.borders import borders, first_country
from expedition.charts.day_axis import day_axis
from expedition.charts.plateaus import plateaus
from expedition.kinds import DayKind
from expedition.records.trip import DayPoint, TripSeries
from tests.expedition.charts.made_up import day, trip


def days(*made: DayPoint) -> TripSeries:
    return replace(trip(1), days=made)


def test_a_border_stands_at_the_morning_of_the_first_day_beyond() -> None:
    series = days(day(1, 80_000.0), day(2, 160_000.0, country="UZ"))
    (border,) = borders(series, day_axis(series))
    assert (border.x, border.distance_m, border.country) == (1.5, 80_000.0, "UZ")


def test_days_of_unknown_country_make_no_border() -> None:
    series = days(day(1, 0.0, country=""), day(2, 0.0), day(3, 0.0, country=""), day(4, 0.0))
    assert borders(series, day_axis(series)) == ()
    assert first_country(series) == "KZ"


def test_neighbouring_rests_make_one_plateau() -> None:
    rest: dict[str, object] = {"kind": DayKind.REST, "distance_m": None}
    series = days(
        day(1, 80_000.0),
        day(2, 80_000.0, **rest),
        day(3, 80_000.0, **rest),
        day(4, 80_000.0, kind=DayKind.SICK, distance_m=None),
        day(6, 80_000.0, kind=DayKind.SICK, distance_m=None),
    )
    found = plateaus(series, day_axis(series))
    assert [(run.kind, run.start, run.stop) for run in found] == [
        (DayKind.REST, 1.5, 3.5),
        (DayKind.SICK, 3.5, 4.5),
        (DayKind.SICK, 5.5, 6.5),
    ]
    assert found[0].days == 2
