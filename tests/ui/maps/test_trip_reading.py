from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from expedition.cartography.clipping import Box
from expedition.errors import UserError
from expedition.operations import days, trips
from expedition.records.fields import TripFields
from tests.blank import blank
from tests.expedition.lines import ride
from tests.expedition.ridden import add_day, add_track
from ui.background import Background
from ui.desk import Desk
from ui.maps.trip_reading import TripReading

WORLD = Box(0.0, 0.0, 1.0, 1.0)


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Desk:
    made = Desk()
    made.put(blank(tmp_path / "log"))
    return made


@pytest.fixture
def trip_id(desk: Desk) -> int:
    return int(desk.do("Add", trips.add, TripFields(title="East")).result)


@pytest.fixture
def reading(desk: Desk, background: Background) -> TripReading:
    return TripReading(desk, background)


def count(reading: TripReading) -> int:
    return len(reading.lines.lines) if reading.lines is not None else -1


def test_the_lines_of_a_trip_arrive(desk: Desk, trip_id: int, reading: TripReading, qtbot: QtBot) -> None:
    add_track(desk.logbook, add_day(desk.logbook, trip_id, 8), ride(100))
    with qtbot.waitSignal(reading.arrived):
        reading.show_trip(trip_id)
    assert count(reading) == 1


def test_a_day_that_is_removed_takes_its_line_along(
    desk: Desk, trip_id: int, reading: TripReading, qtbot: QtBot
) -> None:
    day_id = add_day(desk.logbook, trip_id, 8)
    add_track(desk.logbook, day_id, ride(100))
    with qtbot.waitSignal(reading.arrived):
        reading.show_trip(trip_id)
    with qtbot.waitSignal(reading.arrived):
        desk.do("Remove", days.remove, day_id)
    assert count(reading) == 0
    with qtbot.waitSignal(reading.arrived):
        desk.undo()
    assert count(reading) == 1


def test_finer_lines_come_from_the_logbook_until_it_is_put_away(
    desk: Desk, trip_id: int, reading: TripReading, qtbot: QtBot
) -> None:
    day_id = add_day(desk.logbook, trip_id, 8)
    add_track(desk.logbook, day_id, ride(3_000))
    with qtbot.waitSignal(reading.arrived):
        reading.show_trip(trip_id)
    trip, day = reading.lines, reading.day(day_id)
    assert trip is not None
    (whole,) = trip.near(20, WORLD)
    assert len(whole.way.x) > 2_500
    desk.put(None)
    assert reading.lines is None
    with pytest.raises(UserError, match="closed"):
        day.near(20, WORLD)


def test_the_way_of_a_day_has_its_samples(desk: Desk, trip_id: int, reading: TripReading) -> None:
    day_id = add_day(desk.logbook, trip_id, 8)
    assert reading.way(day_id) is None
    add_track(desk.logbook, day_id, ride(100))
    way = reading.way(day_id)
    assert way is not None
    assert len(way) == 100
