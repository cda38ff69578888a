"""Marked places: their kind from the device's words, their position made usable."""

import numpy as np
import pytest

from expedition.importers.places import instant, number, route, waypoint, waypoint_kind
from expedition.kinds import WaypointKind


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        (("Drinking Water",), WaypointKind.WATER),
        (("amenity_drinking_water",), WaypointKind.WATER),
        (("Campground",), WaypointKind.CAMP),
        (("tourism-campsite",), WaypointKind.CAMP),
        (("Restaurant",), WaypointKind.FOOD),
        (("FastFood",), WaypointKind.FOOD),
        (("Shopping Center",), WaypointKind.SHOP),
        (("Gas Station",), WaypointKind.SHOP),
        (("Lodging",), WaypointKind.LODGING),
        (("First Aid",), WaypointKind.HELP),
        (("Skull and Crossbones",), WaypointKind.DANGER),
        (("Scenic Area",), WaypointKind.VIEW),
        (("Waterfall",), WaypointKind.VIEW),
        (("Toll Booth",), WaypointKind.CHECKPOINT),
        (("Summit",), WaypointKind.PASS),
        (("TURN_LEFT",), WaypointKind.JUNCTION),
        (("Bridge",), WaypointKind.ROAD),
        (("Flag, Blue",), WaypointKind.OTHER),
        (("Barn",), WaypointKind.OTHER),
        ((), WaypointKind.OTHER),
    ],
)
def test_the_devices_word_tells_the_kind(words: tuple[str, ...], kind: WaypointKind) -> None:
    assert waypoint_kind(*words) is kind


def test_the_first_word_that_says_something_counts() -> None:
    assert waypoint_kind("Flag, Blue", "Hotel", "Restaurant") is WaypointKind.LODGING


def test_a_note_that_repeats_itself_is_kept_once() -> None:
    place = waypoint(42.0, 74.5, name=" Spring \n 3 ", notes=["cold", "Spring 3", "cold", "", "by the road"])
    assert place is not None
    assert (place.name, place.note) == ("Spring 3", "cold\nby the road")


def test_a_place_without_a_usable_position_is_none() -> None:
    assert waypoint(91.0, 0.0) is None
    assert waypoint(0.0, 361.0) is None
    assert waypoint(float("nan"), 0.0) is None


def test_a_place_past_the_180th_meridian_is_turned_back() -> None:
    place = waypoint(-16.5, 190.0, ele_m=65535.0)
    assert place is not None
    assert (place.lon, place.ele_m) == (-170.0, None)


def test_a_route_keeps_only_usable_positions() -> None:
    line = route(" To  Osh ", " by the pass ", np.array([40.0, 91.0, 41.0]), np.array([72.0, 72.0, -180.5]))
    assert (line.name, line.note) == ("To Osh", "by the pass")
    assert line.points.lon.tolist() == [72.0, 179.5]
    assert line.points.segment_starts.tolist() == [0]
    assert not line.points.has_time.any()


def test_single_texts_are_read_like_columns() -> None:
    assert number("42,5") == 42.5
    assert np.isnan(number("north"))
    assert str(instant("2024-06-01T05:00:00+06:00")) == "2024-05-31 23:00:00+00:00"
    assert instant("soon") is None
