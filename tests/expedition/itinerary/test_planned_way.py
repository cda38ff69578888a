import numpy as np
import pytest

from expedition.geo import distances_m
from expedition.itinerary.planned_way import PlannedWay, planned_way, stages_of
from expedition.points import NO_TIME, Points

OSH, GULCHA, SARY_TASH = (40.53, 72.80), (40.31, 73.44), (39.73, 73.25)


def line(*places: tuple[float, float], count: int = 200, rise_m: float = 0.0) -> Points:
    """A line through places, rising evenly."""
    at = np.linspace(0, len(places) - 1, count)
    lat, lon = (np.interp(at, range(len(places)), [place[n] for place in places]) for n in (0, 1))
    return Points(lat, lon, 900 + rise_m * at, np.full(count, NO_TIME), np.array([0]))


def test_a_plan_of_the_same_length_is_where_the_line_is() -> None:
    way = planned_way([line(OSH, GULCHA, SARY_TASH)])
    assert way.position(0.0) == pytest.approx(OSH)
    assert way.position(way.length_m) == pytest.approx(SARY_TASH)
    assert way.position(way.length_m * 9) == pytest.approx(SARY_TASH)
    place = way.place_at(0.0)
    assert place is not None
    assert (place.near.place.name, place.country) == ("Osh", "KG")


def test_several_pieces_go_on_where_the_one_before_ended() -> None:
    first, second = line(OSH, GULCHA), line(GULCHA, SARY_TASH)
    way = planned_way([first, second])
    assert way.length_m == pytest.approx(float(distances_m(first)[-1] + distances_m(second)[-1]))
    assert way.position(float(distances_m(first)[-1])) == pytest.approx(GULCHA, abs=1e-6)


def test_a_plan_a_little_longer_is_stretched_and_one_of_another_way_is_not_placed() -> None:
    whole_m = planned_way([line(OSH, SARY_TASH)]).length_m
    way = planned_way([line(OSH, SARY_TASH)], whole_m * 1.1)
    assert way.position(whole_m * 1.1) == pytest.approx(SARY_TASH)
    assert planned_way([line(OSH, SARY_TASH)], whole_m * 4).position(1000.0) is None


@pytest.mark.parametrize("lines", [[], [line(OSH, OSH)], [line(OSH, SARY_TASH, count=0)]])
def test_no_line_tells_nothing(lines: list[Points]) -> None:
    way = planned_way(lines)
    assert (way.place_at(10.0), way.country_at(10.0), stages_of(way, 80_000)) == (None, "", ())


def test_the_date_line_is_crossed_the_short_way() -> None:
    way = planned_way(
        [Points(np.zeros(2), np.array([179.5, -179.5]), np.zeros(2), np.full(2, NO_TIME), np.array([0]))]
    )
    at = way.position(way.length_m / 2)
    assert at is not None
    assert abs(at[1]) == pytest.approx(180.0)


@pytest.mark.parametrize("day_km", [40, 80, 500])
def test_stages_add_up_and_keep_near_to_the_goal_for_a_day(day_km: int) -> None:
    way: PlannedWay = planned_way([line(OSH, GULCHA, SARY_TASH, rise_m=1200)])
    stages = stages_of(way, day_km * 1000.0)
    assert sum(stage.distance_m or 0 for stage in stages) == pytest.approx(way.length_m, abs=len(stages))
    assert all((stage.distance_m or 0) <= day_km * 1250 for stage in stages)
    assert all((stage.distance_m or 0) >= day_km * 690 for stage in stages[:-1])
    assert [stage.position for stage in stages] == list(range(1, len(stages) + 1))
    assert [one.to_place for one in stages[:-1]] == [one.from_place for one in stages[1:]]
    assert (stages[0].from_place, stages[0].country) == ("Osh", "KG")
    assert sum(stage.climb_m or 0 for stage in stages) == pytest.approx(2400, abs=100)


def test_a_stage_ends_in_the_town_near_its_goal() -> None:
    stages = stages_of(planned_way([line(OSH, GULCHA, SARY_TASH)]), 65_000)
    assert "Gülchö" in stages[0].to_place or "Gulcha" in stages[0].to_place or "Gul" in stages[0].to_place
