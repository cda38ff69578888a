"""Waypoints and routes of GPX files, with their words."""

from io import BytesIO

from expedition.importers.gpx import read_stream
from expedition.kinds import WaypointKind
from tests.expedition.importers.odd import FIRST, gpx, track

WAYPOINT = (
    '<wpt lat="42.9" lon="78.3"><ele>1680</ele><time>2025-07-18T04:00:00Z</time>'
    "<name>Spring &amp; shade</name><cmt>ice cold</cmt><desc>ice cold</desc>"
    "<sym>Flag, Blue</sym><type>Drinking Water</type>"
    "<link href='x'><type>text/html</type></link></wpt>"
)


def test_a_waypoint_keeps_all_its_words() -> None:
    (place,) = read_stream(BytesIO(gpx(WAYPOINT))).waypoints
    assert (place.lat, place.lon, place.ele_m) == (42.9, 78.3, 1680.0)
    assert (place.name, place.note, place.symbol) == ("Spring & shade", "ice cold", "Flag, Blue")
    assert place.kind is WaypointKind.WATER
    assert str(place.time_utc) == "2025-07-18 04:00:00+00:00"


def test_categories_and_icons_tell_the_kind_too() -> None:
    garmin = (
        '<wpt lat="1" lon="2"><sym>Pin</sym><extensions><gpxx:WaypointExtension><gpxx:Categories>'
        "<gpxx:Category>Campgrounds</gpxx:Category></gpxx:Categories></gpxx:WaypointExtension></extensions></wpt>"
    )
    osmand = '<wpt lat="1" lon="2"><extensions><osmand:icon>shop_supermarket</osmand:icon></extensions></wpt>'
    kinds = [place.kind for place in read_stream(BytesIO(gpx(garmin + osmand))).waypoints]
    assert kinds == [WaypointKind.CAMP, WaypointKind.SHOP]


def test_a_waypoint_without_a_usable_position_is_counted_as_lost() -> None:
    contents = read_stream(BytesIO(gpx(WAYPOINT + '<wpt lat="north" lon="2"/>' + track(FIRST))))
    assert (len(contents.waypoints), contents.lost_waypoints) == (1, 1)


def test_a_route_has_its_name_and_points() -> None:
    text = (
        "<rte><name>To\n Osh</name><desc>by the pass</desc><rtept lat='40' lon='72'><ele>900</ele>"
        "<name>A</name></rtept><rtept lat='41' lon='72.5'/></rte><rte/>"
    )
    route, empty = read_stream(BytesIO(gpx(text))).routes
    assert (route.name, route.note) == ("To Osh", "by the pass")
    assert route.points.lat.tolist() == [40, 41]
    assert route.points.ele_m[0] == 900
    assert len(empty.points) == 0


def test_a_route_takes_the_finer_line_between_its_points() -> None:
    text = (
        "<rte><rtept lat='40' lon='72'><extensions><gpxx:RoutePointExtension><gpxx:rpt lat='40.1' lon='72.1'>"
        "<gpxx:Subclass>00</gpxx:Subclass></gpxx:rpt><gpxx:rpt lat='40.2' lon='72'/>"
        "</gpxx:RoutePointExtension></extensions></rtept><rtept lat='41' lon='72.5'/></rte>"
    )
    contents = read_stream(BytesIO(gpx(text)))
    assert contents.routes[0].points.lat.tolist() == [40, 40.1, 40.2, 41]
    assert contents.warnings == ("It holds a planned route of 2 points and no recorded track.",)


def test_a_route_inside_a_point_of_a_route_takes_no_height() -> None:
    inner = '<rtept lat="43" lon="79"><rte></rte><ele>900</ele></rtept>'
    found = read_stream(BytesIO(gpx(f"<rte>{inner}</rte>")))
    assert [len(route.points) for route in found.routes] == [1, 0]
