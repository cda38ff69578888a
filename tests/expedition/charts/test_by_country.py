from expedition.charts.by_country import country_lines
from expedition.kinds import DayKind
from tests.expedition.charts.made_up import day


def test_a_line_for_each_country_and_one_for_all() -> None:
    days = [
        day(1, 80_000.0, country="KG"),
        day(2, 180_000.0, distance_m=100_000.0),
        day(3, 180_000.0, kind=DayKind.REST, distance_m=None),
    ]
    lines = [(line.country, line.days, line.distance_m, line.ride_day_m) for line in country_lines(days)]
    assert lines == [
        ("KZ", 2, 100_000.0, 100_000.0),
        ("KG", 1, 80_000.0, 80_000.0),
        ("", 3, 180_000.0, 90_000.0),
    ]


def test_where_nobody_rode_there_is_no_mean() -> None:
    (whole,) = country_lines(())
    assert (whole.days, whole.ride_day_m) == (0, None)
