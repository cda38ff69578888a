import pytest

from expedition.kinds import DayKind, FigureName, LegMode, LegPower
from expedition.records.facts import RoadFacts
from tests.expedition.stats.figures.trips import by_train, day, found, surfaced, trip, way


def test_the_longest_day_says_which_day_it_was_and_why() -> None:
    figures = found([day(1, way(80)), day(2, way(122.7), place="Osh", purpose="Last day of the visa")])
    assert figures["longest_day_m"].value == 122_700.0
    assert figures["longest_day_m"].days == (2,)
    assert figures["longest_day_m"].detail == "Osh · Last day of the visa"
    assert figures["distance_m"].value == 202_700.0


def test_the_shortest_day_is_one_that_was_ridden() -> None:
    days = [day(1, way(80)), day(2, way(12)), day(3, kind=DayKind.REST), day(4), day(5, way(0))]
    assert found(days)["shortest_day_m"].value == 12_000.0


def test_averages_and_medians_with_and_without_rest_days() -> None:
    figures = found([day(1, way(80)), day(2, way(130)), day(3, kind=DayKind.REST), day(4, way(30))])
    assert figures["average_day_m"].value == 60_000.0
    assert figures["average_ride_day_m"].value == 80_000.0
    assert figures["median_day_m"].value == 55_000.0
    assert figures["median_ride_day_m"].value == 80_000.0


def test_a_day_on_which_one_was_only_carried_is_no_riding_day() -> None:
    figures = found([day(1, way(80)), day(2, by_train(600))])
    assert (figures["ride_days"].value, figures["transit_days"].value) == (1, 1)
    assert figures["average_ride_day_m"].value == 80_000.0


def test_days_nobody_knows_the_way_of_are_told() -> None:
    figures = found([day(1, way(80)), day(2), day(3, kind=DayKind.REST)])
    assert figures["distance_m"].how.endswith("1 day without a figure is left out.")
    assert figures["distance_m"].value == 80_000.0
    assert (figures["average_ride_day_m"].value, figures["average_day_m"].value) == (80_000.0, 40_000.0)
    assert figures["median_day_m"].days == (1, 3)


def test_a_ferry_of_unknown_length_is_not_one_of_none() -> None:
    figures = found([day(1, way(80), way(None, LegMode.FERRY, LegPower.CARRIED))])
    assert figures["carried_by_mode_m.ferry"].value is None
    assert figures["carried_m"].how.endswith("1 day without a figure is left out.")


def test_carried_ways_are_told_by_mode() -> None:
    figures = found([day(1, way(80), by_train(30)), day(2, by_train(10))])
    assert figures["carried_by_mode_m.train"].value == 40_000.0
    assert figures["carried_by_mode_m.train"].days == (1, 2)
    assert figures["ridden_by_mode_m.bicycle"].days == (1,)
    assert "carried_by_mode_m.ferry" not in figures


def test_what_is_stated_for_the_whole_stands_beside_the_sum() -> None:
    figures = found(trip(day(1, way(80)), stated_distance_m=1e6))
    assert (figures["distance_m"].value, figures["stated_distance_m"].value) == (80_000.0, 1e6)


def test_the_unpaved_share_takes_legs_before_road_reports() -> None:
    figures = found(
        [
            day(1, surfaced(60, "asphalt"), surfaced(20, "gravel"), roads=(RoadFacts("sand", 5_000.0),)),
            day(2, way(90), roads=(RoadFacts("dirt", 20_000.0), RoadFacts("nice views", 30_000.0))),
            day(3, way(70)),
        ]
    )
    assert figures["unpaved_share"].value == pytest.approx(40 / 100)
    assert figures["unpaved_share"].days == (1, 2)
    assert found([day(1, way(80))])["unpaved_share"].value is None


def test_the_longest_way_without_services_runs_over_days() -> None:
    days = [
        day(1, way(100), services_m=(20_000.0,)),
        day(2, way(100)),
        day(3, way(100), services_m=(10_000.0,), trip_services_m=(290_000.0,)),
    ]
    figure = found(days)["longest_without_services_m"]
    assert (figure.value, figure.days) == (190_000.0, (1, 2, 3))
    assert found(days[:1])["longest_without_services_m"].value is None


def test_nothing_is_known_of_no_days() -> None:
    figures = found([])
    assert figures["distance_m"].value == 0.0
    assert figures["longest_day_m"].value is figures["average_day_m"].value is None
    assert figures["climb_m"].value is None


def test_a_stated_distance_comes_before_the_legs() -> None:
    stated = day(1, way(80, LegMode.FOOT), figures={FigureName.DISTANCE: 90_000.0})
    assert found([stated])["distance_m"].value == 90_000.0
