from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy.orm import Session

from expedition.entities import Day, Photo
from expedition.entities.rows import get
from expedition.itinerary.sights import page_sights
from expedition.kinds import KmScale, LegMode, StayKind, WaypointKind
from expedition.logbook import Logbook
from expedition.operations import days, entries, tracks
from expedition.packing import pack_line
from expedition.points import Points
from expedition.queries.days import day_page
from expedition.queries.lines import day_lines
from expedition.queries.sights import trip_sights, trip_stations
from expedition.records import fields
from expedition.records.fields import DayFields, LegFields
from expedition.records.sights import Sight
from expedition.stats.leg import compute
from tests.expedition.lines import line

_START = datetime(2025, 7, 18, 4, tzinfo=UTC)
_START_MS = int(_START.timestamp() * 1000)


def _north(from_lat: float) -> Points:
    """About 55 km to the north within 50 minutes."""
    steps = 500
    return line(
        [from_lat + 0.5 * n / steps for n in range(steps + 1)],
        [80.0] * (steps + 1),
        time_ms=[_START_MS + n * 6_000 for n in range(steps + 1)],
    )


def _ride(session: Session, day_id: int, points: Points) -> None:
    leg = LegFields(mode=LegMode.BICYCLE, power=LegFields.of(LegMode.BICYCLE).power, zone="Asia/Almaty")
    tracks.attach(get(session, Day, day_id), leg, compute(points, LegMode.BICYCLE), pack_line(points), None)


def _hang(session: Session, /, day_id: int, **said: Any) -> None:
    picture: dict[str, Any] = {"sha256": "ab", "format": "jpeg", "size": 1, "width": 1, "height": 1}
    session.add(Photo(day_id=day_id, **picture, **said))


@pytest.fixture
def ridden(logbook: Logbook, trip_id: int) -> list[int]:
    """Three days: two with a line, then a rest."""
    made = []
    for number, (start, end) in enumerate([("Kegen", "Shonzhy"), ("Shonzhy", "Zharkent"), ("Zharkent",) * 2]):
        day = DayFields(date=date(2025, 7, 18 + number), from_place=start, to_place=end)
        made.append(logbook.do("Add", days.add, trip_id, day).result)
        if number < 2:
            logbook.do("Ride", _ride, made[-1], _north(43.0 + number / 2))
    return made


def _one(logbook: Logbook, trip_id: int) -> Sight:
    (sight,) = logbook.read(trip_sights, trip_id).sights
    return sight


def test_what_has_a_position_of_its_own_stands_there(
    logbook: Logbook, trip_id: int, ridden: list[int]
) -> None:
    camp = fields.StayFields(kind=StayKind.YURT, name="Aigul's yurt", lat=43.1, lon=79.2)
    stay = logbook.do("Add", entries.add, "stay", ridden[0], camp).result
    sight = _one(logbook, trip_id)
    assert (sight.kind, sight.id, sight.day_id) == ("stay", stay, ridden[0])
    assert (sight.lat, sight.lon, sight.is_about) == (43.1, 79.2, False)
    assert (sight.variety, sight.words) == ("yurt", "Aigul's yurt")


def test_a_kilometre_of_the_day_stands_on_its_line(logbook: Logbook, trip_id: int, ridden: list[int]) -> None:
    tyre = fields.RepairFields(part="tyre", problem="thorn", distance_m=27_770.0)
    logbook.do("Add", entries.add, "repair", ridden[1], tyre)
    sight = _one(logbook, trip_id)
    assert (sight.lat, sight.lon) == pytest.approx((43.75, 80.0), abs=2e-3)
    assert sight.is_about
    assert sight.words == "tyre, thorn"


def test_a_kilometre_of_the_trip_stands_on_the_line_of_its_day(
    logbook: Logbook, trip_id: int, ridden: list[int]
) -> None:
    spring = fields.WaypointFields(kind=WaypointKind.WATER, scale=KmScale.TRIP, distance_m=83_300.0)
    logbook.do("Add", entries.add_to_trip, "waypoint", trip_id, spring)
    sight = _one(logbook, trip_id)
    assert sight.day_id == ridden[1]
    assert sight.lat == pytest.approx(43.75, abs=5e-3)


def test_a_kilometre_of_a_road_lies_nowhere(logbook: Logbook, trip_id: int, ridden: list[int]) -> None:
    post = fields.WaypointFields(road="A351", scale=KmScale.ROAD, distance_m=20_000.0)
    logbook.do("Add", entries.add, "waypoint", ridden[0], post)
    assert logbook.read(trip_sights, trip_id).sights == ()


def test_a_photo_stands_where_one_was_when_it_was_taken(
    logbook: Logbook, trip_id: int, ridden: list[int]
) -> None:
    taken = datetime.fromtimestamp(_START_MS / 1000 + 1_500, UTC)
    logbook.do("Hang", _hang, ridden[0], caption="The bridge", taken_utc=taken)
    sight = _one(logbook, trip_id)
    assert (sight.lat, sight.lon) == pytest.approx((43.25, 80.0), abs=1e-4)
    assert (sight.kind, sight.words, sight.sha256, sight.format) == ("photo", "The bridge", "ab", "jpeg")


def test_a_photo_of_an_unknown_time_and_place_is_not_on_the_map(
    logbook: Logbook, trip_id: int, ridden: list[int]
) -> None:
    logbook.do("Hang", _hang, ridden[0])
    assert logbook.read(trip_sights, trip_id).sights == ()


def test_a_night_without_a_position_is_where_the_line_before_it_ended(
    logbook: Logbook, trip_id: int, ridden: list[int]
) -> None:
    logbook.do("Add", entries.add, "stay", ridden[2], fields.StayFields(name="Guesthouse"))
    sight = _one(logbook, trip_id)
    assert (sight.lat, sight.lon, sight.is_about) == (44.0, 80.0, True)


def test_each_end_of_a_day_is_named_once(logbook: Logbook, trip_id: int, ridden: list[int]) -> None:
    stations = logbook.read(trip_sights, trip_id).stations
    assert [(one.name, one.is_start) for one in stations] == [
        ("Kegen", True),
        ("Shonzhy", False),
        ("Zharkent", False),
    ]
    assert [one.lat for one in stations] == pytest.approx([43.0, 43.5, 44.0])
    assert logbook.read(trip_stations, trip_id) == stations


def test_a_place_of_the_trip_belongs_to_no_day(logbook: Logbook, trip_id: int) -> None:
    pass_ = fields.PlaceFields(name="Ketmen pass", lat=43.3, lon=80.2)
    logbook.do("Add", entries.add, "place", trip_id, pass_)
    sight = _one(logbook, trip_id)
    assert (sight.kind, sight.day_id, sight.words) == ("place", None, "Ketmen pass")


def test_a_day_alone_tells_the_same_as_the_whole_trip(
    logbook: Logbook, trip_id: int, ridden: list[int]
) -> None:
    taken = datetime.fromtimestamp(_START_MS / 1000 + 1_500, UTC)
    logbook.do("Hang", _hang, ridden[0], taken_utc=taken, name="one.jpg", turned=90)
    tyre = fields.RepairFields(part="tyre", problem="thorn", distance_m=27_770.0)
    logbook.do("Add", entries.add, "repair", ridden[0], tyre)
    logbook.do("Add", entries.add, "stay", ridden[0], fields.StayFields(kind=StayKind.HOTEL))
    page, lines = logbook.read(day_page, ridden[0]), logbook.read(day_lines, ridden[0], 1_000)
    end = float(lines[-1].points.lat[-1]), float(lines[-1].points.lon[-1])
    of_trip = logbook.read(trip_sights, trip_id).sights
    assert sorted(page_sights(page, lines, end), key=str) == sorted(of_trip, key=str)


def test_an_empty_trip_has_nothing_on_its_map(logbook: Logbook, trip_id: int) -> None:
    found = logbook.read(trip_sights, trip_id)
    assert (found.sights, found.stations) == ((), ())
