import numpy as np
import pytest

from expedition.cartography.clipping import Box
from expedition.cartography.line_styles import LineRole
from expedition.cartography.lines import TripLines
from expedition.cartography.mercator import to_world
from expedition.cartography.nearest_line import LineIndex
from expedition.packing import pack_line, unpack_way
from expedition.records.lines import GroundLine, WayPoints
from tests.expedition.cartography.ground import Shelf, leg, nothing_finer, way
from tests.expedition.lines import ride

WORLD = Box(0.0, 0.0, 1.0, 1.0)


def days_eastwards(count: int) -> list[GroundLine]:
    return [leg(day, way([40.0, 40.0], [day, day + 1.0])) for day in range(1, count + 1)]


def test_days_count_by_their_lines_and_have_roles() -> None:
    trip = TripLines([leg(7, way([1, 2], [1, 2])), leg(9, way([2, 3], [2, 3]))], nothing_finer)
    assert trip.days == {7: 0, 9: 1}
    first, second = trip.lines
    assert [first.role(None), second.role(None)] == [LineRole.EVEN, LineRole.ODD]
    assert [first.role(0), second.role(0)] == [LineRole.TODAY, LineRole.COMING]
    assert [first.role(1), second.role(1)] == [LineRole.EVEN, LineRole.TODAY]


def test_a_planned_route_is_no_day() -> None:
    plan = GroundLine.planned(way([1, 2], [1, 2]))
    trip = TripLines([leg(7, way([1, 2], [1, 2])), plan], nothing_finer)
    assert trip.lines[1].role(None) is LineRole.PLAN
    assert trip.days == {7: 0}


def test_only_lines_that_touch_the_box_are_near() -> None:
    trip = TripLines(days_eastwards(20), nothing_finer)
    third = trip.box(3)
    assert third is not None
    near = trip.near(12, third)
    assert [seen.line.ground.day_id for seen in near] == [2, 3, 4]


def test_a_trip_over_the_date_line_is_whole_and_found_on_both_sides() -> None:
    lines = [leg(1, way([0, 0], [178, 179.9])), leg(2, way([0, 0], [-179.9, -178]))]
    trip = TripLines(lines, nothing_finer)
    box = trip.box()
    assert box is not None
    assert box.right - box.left == pytest.approx(4 / 360)
    west = trip.near(5, Box(0.0, 0.4, 0.01, 0.6))
    assert [(seen.line.ground.day_id, seen.turn) for seen in west if not seen.line.is_gap] == [(2, -1)]
    assert [seen.turn for seen in trip.near(5, Box(0.99, 0.4, 1.0, 0.6))] == [0, 0]


def test_finer_lines_are_read_once_and_only_of_what_is_in_sight() -> None:
    lon = np.linspace(0.0, 1.0, 25_000)
    lat = 40 + 0.01 * np.sin(lon * 200)
    coarse, finer = way(lat[::25].tolist(), lon[::25].tolist()), way(lat.tolist(), lon.tolist())
    far = leg(2, way([60, 61], [60, 61]), count=90_000)
    shelf = Shelf({1: finer})
    trip = TripLines([leg(1, coarse, count=25_000), far], shelf)
    here = trip.box(1)
    assert here is not None
    trip.near(3, here)
    assert shelf.asked == []
    first, again = trip.near(13, here)[0], trip.near(13, here)[0]
    assert shelf.asked == [([1], 3)]
    assert len(again.way.x) == len(first.way.x) > 200


def test_a_track_that_is_gone_keeps_what_is_known() -> None:
    trip = TripLines([leg(1, way([40, 41], [0, 1]), count=20_000)], Shelf({}))
    assert [len(seen.way.x) for seen in trip.near(18, WORLD)] == [2]


def test_gaps_lie_within_legs_and_between_them() -> None:
    broken = leg(1, way([0, 0, 0, 0], [0, 1, 2, 3], [0, 2]))
    trip = TripLines([broken, leg(2, way([0, 0], [4, 5])), leg(3, way([0, 0], [5, 6]))], nothing_finer)
    gaps = [line for line in trip.lines if line.is_gap]
    assert [gap.ground.day_id for gap in gaps] == [1, 2]
    degrees = [np.round(gap.way.x * 360 - 180, 6).tolist() for gap in gaps]
    assert degrees == [[1.0, 2.0], [3.0, 4.0]]


def test_tones_alternate_only_where_days_can_be_told_apart() -> None:
    trip = TripLines(days_eastwards(20), nothing_finer)
    assert not trip.is_toned(1)
    assert trip.is_toned(8)


def test_lines_that_stay_the_same_have_the_same_stamp() -> None:
    assert TripLines(days_eastwards(3), nothing_finer).stamp == TripLines(days_eastwards(3), Shelf({})).stamp
    assert TripLines(days_eastwards(3), nothing_finer).stamp != TripLines(days_eastwards(4), Shelf({})).stamp


def test_a_trip_without_lines_has_none() -> None:
    trip = TripLines([], nothing_finer)
    assert trip.near(3, WORLD) == trip.whole(3) == trip.coarse(3) == []
    assert trip.box() is None


@pytest.mark.parametrize("zoom", [5, 9, 11, 13, 16])
def test_every_point_lies_within_half_a_pixel_of_what_is_drawn(zoom: int) -> None:
    points = ride(30_000)
    packed = pack_line(points)
    levels = [WayPoints(*unpack_way(data)) for data in (packed.full, *packed.levels)]
    trip = TripLines([leg(1, levels[1], count=30_000)], lambda _tracks, level: {1: levels[level]})
    (drawn,) = trip.whole(zoom)
    index = LineIndex([drawn])
    px = 1 / 512 / 2**zoom
    x, y = to_world(points.lat, points.lon)
    hits = [index.nearest(*spot, px) for spot in zip(x[::7].tolist(), y[::7].tolist(), strict=True)]
    assert max(hit.away if hit is not None else 1.0 for hit in hits) <= px / 2
    assert zoom > 13 or len(drawn.way.x) < 6_000
