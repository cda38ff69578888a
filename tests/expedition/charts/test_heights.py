from dataclasses import replace

from expedition.charts.heights import camp_spots, pass_spots
from expedition.charts.sheet import Chart, draw
from expedition.charts.style import print_style
from expedition.kinds import CrossingKind, StayKind
from expedition.records.facts import CrossingFacts
from expedition.records.trip import TripSeries
from expedition.units import metres
from tests.expedition.charts.made_up import trip, without_heights
from tests.expedition.charts.told import told


def with_passes(*crossings: CrossingFacts) -> TripSeries:
    series = told(trip(20))
    facts = list(series.facts)
    facts[12] = replace(facts[12], crossings=crossings)
    return replace(series, facts=tuple(facts))


def test_a_pass_stands_at_the_summit_of_its_day() -> None:
    series = with_passes(
        CrossingFacts(CrossingKind.PASS, "Low", height_m=300.0),
        CrossingFacts(CrossingKind.PASS, "High", height_m=1200.0),
        CrossingFacts(CrossingKind.BORDER, "Border"),
    )
    ((name, (way_m, height_m)),) = pass_spots(series)
    assert name == "High"
    day = series.days[12]
    assert day.total_m - (day.distance_m or 0.0) <= way_m <= day.total_m
    axes = draw((Chart.PROFILE,), series, print_style(), 476.0, (120.0,)).axes[0]
    assert f"High {metres(height_m)} m" in [text.get_text() for text in axes.texts]


def test_a_camp_stands_where_its_evening_was() -> None:
    series = told(trip(20))
    camps = [
        day.total_m
        for day, facts in zip(series.days, series.facts, strict=True)
        if facts.stays[0].kind is StayKind.WILD_CAMP
    ]
    assert [way for way, _height in camp_spots(series)] == camps


def test_where_no_height_is_known_nothing_stands() -> None:
    series = without_heights(with_passes(CrossingFacts(CrossingKind.PASS, "High")))
    assert not pass_spots(series)
    assert not camp_spots(series)
