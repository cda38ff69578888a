import numpy as np
import pytest

from expedition.points import NO_TIME, Points
from expedition.reports.axis import ticks
from expedition.reports.map_labels import Labels
from expedition.reports.map_parts import DAY, Route, Way
from expedition.reports.map_sheet import MapSheet
from expedition.reports.projection import Projection


def route(lat: list[float], lon: list[float]) -> Route:
    none = np.full(len(lat), NO_TIME, dtype=np.int64)
    return Route(Points(np.array(lat), np.array(lon), np.zeros(len(lat)), none, np.array([0])), Way.RIDDEN)


@pytest.mark.parametrize(
    ("lat", "lon"),
    [
        ([43.0, 44.0], [79.0, 80.0]),
        ([-17.0, -16.5], [179.5, -179.5]),
        ([70.0, 71.0], [20.0, 28.0]),
        ([-54.0, 60.0], [-68.0, -150.0]),
    ],
)
def test_a_route_lies_inside_its_map(lat: list[float], lon: list[float]) -> None:
    sheet = MapSheet([route(lat, lon)], 200, 150, DAY)
    x, y = sheet.spot(np.array(lat), np.array(lon))
    assert ((x > 10) & (x < 190)).all()
    assert ((y > 5) & (y < 145)).all()


def test_a_line_over_the_date_line_is_short() -> None:
    sheet = MapSheet([route([-17.0, -17.0], [179.9, -179.9])], 200, 150, DAY)
    x, _y = sheet.spot(np.array([-17.0, -17.0]), np.array([179.9, -179.9]))
    assert x[1] - x[0] == pytest.approx(21_300 * sheet.scale, rel=0.01)


def test_the_scale_is_true() -> None:
    east, north = Projection(43.0, 79.0).plane(np.array([43.0, 44.0]), np.array([79.0, 79.0]))
    assert np.hypot(east[1] - east[0], north[1] - north[0]) == pytest.approx(111_195, rel=0.001)


def test_names_stand_clear_of_each_other() -> None:
    labels = Labels(200, 100, [(50, 50), (150, 50)])
    first = labels.place(50, 50, 40, 7, is_needed=True)
    second = labels.place(56, 50, 40, 7, is_needed=True)
    assert first is not None
    assert second is not None
    assert abs(first[1] - second[1]) >= 7 or abs(first[0] - second[0]) >= 40


def test_a_name_without_room_can_be_spared() -> None:
    labels = Labels(60, 20, [])
    labels.block((0, 0, 60, 20))
    assert labels.place(30, 10, 50, 7, is_needed=False) is None


def test_ticks_are_round_and_inside() -> None:
    assert ticks(1846.4, 1893.7, 5) == [1850, 1860, 1870, 1880, 1890]
