from dataclasses import replace

from expedition.charts.day_lengths import length_classes, lengths_finding
from tests.expedition.charts.made_up import day, trip


def test_every_ridden_day_falls_into_one_class() -> None:
    series = trip(400)
    classes = length_classes(series)
    assert len(classes) <= 12
    assert sum(len(one.days) for one in classes) == sum(bool(one.distance_m) for one in series.days)


def test_a_day_on_the_edge_belongs_to_the_longer_class() -> None:
    days = tuple(day(n, 0.0, distance_m=way) for n, way in enumerate((20_000.0, 39_900.0, 40_000.0), 1))
    classes = length_classes(replace(trip(3), days=days))
    assert classes[0].low_km == 20
    assert 103 in classes[-1].days
    assert 102 not in classes[-1].days


def test_the_title_is_the_fullest_class() -> None:
    ways = (81_000.0, 82_000.0, 22_000.0)
    days = tuple(day(n, 0.0, distance_m=way) for n, way in enumerate(ways, 1))
    assert lengths_finding(replace(trip(3), days=days)).title == "Most days 80 to 90 km long"
