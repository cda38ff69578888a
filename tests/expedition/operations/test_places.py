from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from expedition import intake
from expedition.itinerary import edit
from expedition.kinds import WaypointKind
from expedition.logbook import Logbook
from expedition.operations import entries, places, trips
from expedition.queries.days import day_pages
from expedition.queries.places import loose_waypoints, routes
from expedition.records.fields import TripFields, WaypointFields
from expedition.records.importing import FileState, ImportPlan
from tests.expedition.importers import fit_files as ff
from tests.expedition.store.dump import dump
from tests.expedition.tracks import START, gpx

SPRING = (
    '<wpt lat="43.001" lon="79"><ele>1000</ele><time>2025-07-18T20:00:00Z</time><name>Spring</name>'
    "<desc>cold</desc><sym>Drinking Water</sym></wpt>"
)
CAMP = (
    '<wpt lat="43.01" lon="79"><time>2025-07-17T20:00:00Z</time><name>Camp</name><sym>Campground</sym></wpt>'
)
VIEW = '<wpt lat="43.02" lon="79"><name>View</name></wpt>'
PLAN = (
    '<rte><name>Over the pass</name><rtept lat="43" lon="79"/><rtept lat="43.1" lon="79"/>'
    '<rtept lat="43.2" lon="79"/></rte>'
)


def write(path: Path, *parts: str) -> Path:
    path.write_text(f"<gpx>{''.join(parts)}</gpx>")
    return path


def fit_course(path: Path) -> Path:
    path.write_bytes(
        ff.fit(
            ff.file_id(ff.COURSE), ff.COURSE_HEAD.definition(), ff.COURSE_HEAD.message(["Over the pass"]),
            ff.RECORD.definition(), ff.records(0, 300),
        )
    )  # fmt: skip
    return path


def tcx_course(path: Path) -> Path:
    points = "".join(
        f"<Trackpoint><Time>2025-07-18T04:{second // 60:02}:{second % 60:02}Z</Time><Position>"
        f"<LatitudeDegrees>{43 + second * 3e-5}</LatitudeDegrees><LongitudeDegrees>79</LongitudeDegrees>"
        "</Position></Trackpoint>"
        for second in range(300)
    )
    path.write_text(
        "<TrainingCenterDatabase><Courses><Course><Name>Over the pass</Name>"
        f"<Track>{points}</Track></Course></Courses></TrainingCenterDatabase>"
    )
    return path


def taken(logbook: Logbook, trip_id: int, *paths: Path) -> ImportPlan:
    plan = intake.plan_files(logbook, trip_id, paths)
    intake.accept(logbook, trip_id, plan)
    return plan


def by_day(logbook: Logbook, trip_id: int) -> dict[date | None, list[str]]:
    """The names of all waypoints of a trip, by the date of their day."""
    found: dict[date | None, list[str]] = {
        page.fields.date: [place.fields.name for place in page.waypoints]
        for page in logbook.read(day_pages, trip_id)
    }
    found[None] = [place.fields.name for place in logbook.read(loose_waypoints, trip_id)]
    return found


def test_waypoints_go_to_their_own_local_date_or_to_their_files_first_leg(
    logbook: Logbook, trip_id: int, tmp_path: Path
) -> None:
    inner = gpx().partition("<trk>")[2].removesuffix("</gpx>")
    nearby = SPRING.replace("T20:00", "T05:00")
    path = write(tmp_path / "ride.gpx", nearby, CAMP, VIEW, "<trk>", inner)
    taken(logbook, trip_id, path)
    # 20:00 UTC on the 17th is one o'clock on the 18th there.
    assert by_day(logbook, trip_id) == {date(2025, 7, 18): ["Camp", "Spring", "View"], None: []}


def test_a_waypoint_of_another_day_of_the_trip_goes_there(
    logbook: Logbook, trip_id: int, day_id: int, tmp_path: Path
) -> None:
    taken(logbook, trip_id, write(tmp_path / "places.gpx", CAMP, SPRING, VIEW))
    # The evening of the 18th in UTC is the 19th there, a day the trip does not have.
    assert by_day(logbook, trip_id) == {date(2025, 7, 18): ["Camp"], None: ["Spring", "View"]}
    assert day_id


def test_everything_known_of_a_waypoint_is_kept(logbook: Logbook, trip_id: int, tmp_path: Path) -> None:
    taken(logbook, trip_id, write(tmp_path / "places.gpx", SPRING))
    (place,) = logbook.read(loose_waypoints, trip_id)
    fields = place.fields
    assert (fields.kind, fields.name, fields.note) == (WaypointKind.WATER, "Spring", "cold")
    assert (fields.lat, fields.lon, fields.height_m) == (43.001, 79.0, 1000.0)
    assert (fields.symbol, str(fields.time_utc)) == ("Drinking Water", "2025-07-18 20:00:00+00:00")


def test_places_alone_are_new_and_said_and_their_original_is_kept(
    logbook: Logbook, trip_id: int, tmp_path: Path
) -> None:
    plan = taken(logbook, trip_id, write(tmp_path / "plan.gpx", SPRING, CAMP, PLAN))
    assert (plan.files[0].state, plan.files[0].reason) == (
        FileState.NEW, "planned route of 22 km, 2 waypoints",
    )  # fmt: skip
    (route,) = logbook.read(routes, trip_id)
    assert (route.name, route.points, round(route.distance_m / 1000), route.source_name) == (
        "Over the pass", 3, 22, "plan.gpx",
    )  # fmt: skip
    sha256 = plan.files[0].read.sha256
    assert logbook.original(sha256, "plan.gpx").is_file()


def test_what_the_trip_has_already_is_not_written_again(
    logbook: Logbook, trip_id: int, tmp_path: Path
) -> None:
    taken(logbook, trip_id, write(tmp_path / "one.gpx", SPRING, PLAN))
    again = taken(logbook, trip_id, tmp_path / "one.gpx")
    assert (again.files[0].state, again.files[0].with_places) == (FileState.DUPLICATE, False)
    near = SPRING.replace("43.001", "43.00105")
    taken(logbook, trip_id, write(tmp_path / "two.gpx", near, CAMP, PLAN))
    assert by_day(logbook, trip_id) == {None: ["Camp", "Spring"]}
    assert len(logbook.read(routes, trip_id)) == 1


def test_a_renamed_waypoint_does_not_come_back_with_its_file(
    logbook: Logbook, trip_id: int, tmp_path: Path
) -> None:
    path = write(tmp_path / "one.gpx", SPRING)
    taken(logbook, trip_id, path)
    (place,) = logbook.read(loose_waypoints, trip_id)
    logbook.do(
        "Rename", entries.update, "waypoint", place.id, WaypointFields(name="Well", lat=43.001, lon=79.0)
    )
    taken(logbook, trip_id, path)
    assert by_day(logbook, trip_id) == {None: ["Well"]}


def test_one_undo_takes_tracks_and_places_back(logbook: Logbook, trip_id: int, tmp_path: Path) -> None:
    before = dump(logbook.folder)
    inner = gpx().partition("<trk>")[2].removesuffix("</gpx>")
    taken(logbook, trip_id, write(tmp_path / "ride.gpx", SPRING, PLAN, "<trk>", inner))
    assert dump(logbook.folder) != before
    logbook.undo()
    assert dump(logbook.folder) == before


def test_a_file_left_out_leaves_its_places_out(logbook: Logbook, trip_id: int, tmp_path: Path) -> None:
    inner = gpx().partition("<trk>")[2].removesuffix("</gpx>")
    plan = intake.plan_files(logbook, trip_id, [write(tmp_path / "ride.gpx", SPRING, "<trk>", inner)])
    before = dump(logbook.folder)
    intake.accept(logbook, trip_id, edit.set_include(plan, 0, include=False))
    assert dump(logbook.folder) == before


def test_waypoints_and_routes_are_changed_by_hand(
    logbook: Logbook, trip_id: int, day_id: int, tmp_path: Path
) -> None:
    added = logbook.do("Add", entries.add, "waypoint", day_id, WaypointFields(name="Shop")).result
    (page,) = logbook.read(day_pages, trip_id)
    assert [place.id for place in page.waypoints] == [added]
    logbook.do("Remove", entries.remove, "waypoint", added)
    taken(logbook, trip_id, write(tmp_path / "plan.gpx", PLAN))
    (route,) = logbook.read(routes, trip_id)
    logbook.do("Remove", places.remove_route, route.id)
    assert not logbook.read(routes, trip_id)
    assert by_day(logbook, trip_id) == {date(2025, 7, 18): [], None: []}


def test_places_go_to_the_trip_of_the_legs_of_their_file(
    logbook: Logbook, trip_id: int, tmp_path: Path
) -> None:
    other = int(logbook.do("Add trip", trips.add, TripFields(title="West")).result)
    inner = gpx().partition("<trk>")[2].removesuffix("</gpx>")
    nearby = SPRING.replace("T20:00", "T05:00")
    ride = write(tmp_path / "ride.gpx", nearby, VIEW, PLAN, "<trk>", inner)
    alone = write(tmp_path / "alone.gpx", nearby.replace("43.001", "43.5").replace("Spring", "Well"), CAMP)
    plan = intake.plan_files(logbook, trip_id, [ride, alone])
    (leg,) = plan.legs
    intake.accept(logbook, trip_id, edit.set_trip(plan, leg.key, other))
    # The spring and the well are of the day whose only leg went west, and so are a ride's other places.
    assert by_day(logbook, other) == {date(2025, 7, 18): ["Camp", "Spring", "Well", "View"], None: []}
    assert [len(logbook.read(routes, trip)) for trip in (trip_id, other)] == [0, 1]
    logbook.undo()
    assert by_day(logbook, other) == {None: []}


def test_places_of_a_file_whose_legs_part_stay_with_the_import(
    logbook: Logbook, trip_id: int, tmp_path: Path
) -> None:
    other = int(logbook.do("Add trip", trips.add, TripFields(title="West")).result)
    inner = [
        gpx(start=START + timedelta(days=days)).partition("<trk>")[2].removesuffix("</gpx>")
        for days in (0, 1)
    ]
    nearby = SPRING.replace("T20:00", "T05:00")
    path = write(tmp_path / "ride.gpx", nearby, VIEW, PLAN, "<trk>", inner[0], "<trk>", inner[1])
    plan = intake.plan_files(logbook, trip_id, [path])
    intake.accept(logbook, trip_id, edit.set_trip(plan, plan.legs[0].key, other))
    assert by_day(logbook, other) == {date(2025, 7, 18): ["Spring"], None: []}
    assert by_day(logbook, trip_id) == {date(2025, 7, 19): ["View"], None: []}
    assert [len(logbook.read(routes, trip)) for trip in (trip_id, other)] == [1, 0]


@pytest.mark.parametrize("course", [fit_course, tcx_course])
def test_a_course_to_follow_becomes_a_planned_route_and_no_day(
    logbook: Logbook, trip_id: int, tmp_path: Path, course: Callable[[Path], Path]
) -> None:
    path = course(tmp_path / "course")
    plan = taken(logbook, trip_id, path)
    assert (plan.files[0].state, plan.files[0].reason) == (FileState.NEW, "planned route of 1 km")
    assert (plan.files[0].read.points, plan.legs) == (300, ())
    assert logbook.read(day_pages, trip_id) == ()
    (route,) = logbook.read(routes, trip_id)
    assert (route.name, route.points, round(route.distance_m)) == ("Over the pass", 300, 997)
    before = dump(logbook.folder)
    again = taken(logbook, trip_id, path)
    assert again.files[0].state is FileState.DUPLICATE
    assert dump(logbook.folder) == before
