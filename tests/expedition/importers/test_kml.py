import io
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from expedition.errors import ReadError
from expedition.importers import kml
from expedition.kinds import WaypointKind
from expedition.points import CADENCE, HEART_RATE, NO_TIME, TEMPERATURE
from tests.expedition.importers.looking import Row, is_same, iso, look, rows

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"'
    ' xmlns:gx="http://www.google.com/kml/ext/2.2"><Document>'
)


def file_of(*parts: str) -> str:
    return f"{HEAD}{''.join(parts)}</Document></kml>"


def mark(inner: str, name: str = "") -> str:
    return f"<Placemark><name>{name}</name>{inner}</Placemark>"


def line(coordinates: str) -> str:
    return f"<LineString><coordinates>{coordinates}</coordinates></LineString>"


def track(whens: list[str], coords: list[str], more: str = "") -> str:
    times = "".join(f"<when>{when}</when>" for when in whens)
    places = "".join(f"<gx:coord>{coord}</gx:coord>" for coord in coords)
    return f"<gx:Track>{times}{places}{more}</gx:Track>"


DAY = ["2025-07-18T04:00:00Z", "2025-07-18T04:00:10Z", "2025-07-18T04:00:30Z"]


@pytest.mark.parametrize(
    "coordinates",
    [
        "79,43,1000 79,43.5,1005",
        "\n\t79,43,1000\n\n\t79,43.5,1005\r\n",
        "79, 43, 1000 79 ,43.5 , 1005",
        "79.0,43.0,1e3 79,43.5,1.005e3",
        "79.0,43.0,1000,7,8 79.0,43.5,1005,",
    ],
)
def test_a_line_is_a_track_without_times(tmp_path: Path, coordinates: str) -> None:
    found = look(tmp_path, file_of(mark(line(coordinates), "Over the pass")))
    (read,) = found.tracks
    assert (found.format, read.name, found.segments) == ("kml", "Over the pass", 1)
    assert read.points.lat.tolist() == [43, 43.5]
    assert read.points.lon.tolist() == [79, 79]
    assert read.points.ele_m.tolist() == [1000, 1005]
    assert any("no times" in warning for warning in found.warnings)


def test_heights_may_be_missing_and_zeros_all_along_count_as_missing(tmp_path: Path) -> None:
    for coordinates in ("79,43 79,43.5,7", "79,43,0 79,43.5,0 79,44"):
        heights = look(tmp_path, file_of(mark(line(coordinates)))).tracks[0].points.ele_m
        assert np.isnan(heights[0])
    coast = look(tmp_path, file_of(mark(line("4,52,0 4,52.1,-1")))).tracks[0].points.ele_m
    assert coast.tolist() == [0, -1]


@pytest.mark.parametrize("bad", ["79,5,43,2", "79,5,43,2,1000,5", "north,east", "79", "79,91"])
def test_what_could_be_a_decimal_comma_is_never_guessed(tmp_path: Path, bad: str) -> None:
    found = look(tmp_path, file_of(mark(line(f"79,43,1 {bad} 79,44,1"))))
    assert found.points == 2
    assert "One point without a usable position was left out." in found.warnings


def test_lines_of_one_placemark_are_segments_of_one_track(tmp_path: Path) -> None:
    both = f"<MultiGeometry>{line('79,43 79,44')}{line('79,45 79,46')}</MultiGeometry>"
    found = look(tmp_path, file_of(f"<Folder>{mark(both, 'one')}</Folder>", mark(line("1,2 1,3"), "two")))
    assert [(part.name, len(part.points)) for part in found.tracks] == [("one", 4), ("two", 2)]
    assert found.tracks[0].points.segment_starts.tolist() == [0, 2]
    assert found.segments == 3


@pytest.mark.parametrize("root", ["Folder", "Document", "Placemark"])
def test_a_file_may_begin_without_the_outermost_element(tmp_path: Path, root: str) -> None:
    found = look(tmp_path, f"<{root}><Folder>{mark(line('79,43 79,44'))}</Folder></{root}>")
    assert (found.format, found.points) == ("kml", 2)


def test_areas_are_no_tracks(tmp_path: Path) -> None:
    ring = "<LinearRing><coordinates>1,2 1,3 2,3 1,2</coordinates></LinearRing>"
    area = f"<Polygon><outerBoundaryIs>{ring}</outerBoundaryIs></Polygon>"
    assert look(tmp_path, file_of(mark(ring), mark(area))).segments == 0


@pytest.mark.parametrize("prefix", ["gx:", "", "undeclared:"])
def test_times_and_places_belong_together_by_number(tmp_path: Path, prefix: str) -> None:
    text = track([*DAY, DAY[-1]], ["79 43 1000", "79 43.5", "", "79 44 1010"]).replace("gx:", prefix)
    found = look(tmp_path, file_of(mark(f"<{prefix}MultiTrack>{text}</{prefix}MultiTrack>", "ride")))
    points = found.tracks[0].points
    assert found.tracks[0].name == "ride"
    assert points.lat.tolist() == [43, 43.5, 44]
    assert np.diff(points.time_ms).tolist() == [10_000, 20_000]
    assert np.isnan(points.ele_m).tolist() == [False, True, False]
    assert found.dates == {"2025-07-18": 3}


def test_times_in_turn_with_places_and_fewer_of_them(tmp_path: Path) -> None:
    inner = f"<gx:coord>79 43 1</gx:coord><when>{DAY[0]}</when><gx:coord>79 44 1</gx:coord>"
    found = look(tmp_path, file_of(mark(f"<gx:Track>{inner}</gx:Track>")))
    assert (found.tracks[0].points.time_ms == NO_TIME).tolist() == [False, True]
    assert "1 of 2 points have no time." in found.warnings


@pytest.mark.parametrize("when", ["2025-07-18", "2025-07", "2025", "yesterday"])
def test_a_date_alone_is_no_time(tmp_path: Path, when: str) -> None:
    found = look(tmp_path, file_of(mark(track([DAY[0], when], ["79 43 1", "79 44 1"]))))
    assert "One time could not be read." in found.warnings
    assert found.dates == {"2025-07-18": 1}


@pytest.mark.parametrize("coord", ["79,43,1", "79,43"])
def test_commas_in_a_track_are_read_where_they_part_numbers(tmp_path: Path, coord: str) -> None:
    assert look(tmp_path, file_of(mark(track(DAY[:1], [coord])))).tracks[0].points.lat.tolist() == [43]


@pytest.mark.parametrize("coord", ["79,5 43,2 1", "79 43 1 7", "79", "x y z"])
def test_other_places_of_a_track_are_left_out(tmp_path: Path, coord: str) -> None:
    found = look(tmp_path, file_of(mark(track(DAY[:2], [coord, "79 43 1"]))))
    assert found.points == 1
    assert found.tracks[0].points.time_ms.tolist() == [1752811210000]


def test_sensors_stand_at_their_points(tmp_path: Path) -> None:
    def array(name: str, *values: str) -> str:
        inside = "".join(f"<gx:value>{value}</gx:value>" for value in values)
        return f'<gx:SimpleArrayData name="{name}">{inside}</gx:SimpleArrayData>'

    data = (
        array("heart_rate", "120", "", "140", "9")
        + array("speed", "1")
        + array("Cadence", "80")
        + array("temperature", "20.5", "21", "22")
    )
    more = f'<ExtendedData><SchemaData schemaUrl="#s">{data}</SchemaData></ExtendedData>'
    extras = look(tmp_path, file_of(mark(track(DAY, ["1 1", "1 2", "1 3"], more)))).tracks[0].points.extras
    np.testing.assert_array_equal(extras[HEART_RATE], [120, np.nan, 140])
    np.testing.assert_array_equal(extras[CADENCE], [80, np.nan, np.nan])
    np.testing.assert_array_equal(extras[TEMPERATURE], [20.5, 21, 22])


def test_marked_places(tmp_path: Path) -> None:
    icon = "<IconStyle><Icon><href>http://x.example/campground.png</href></Icon></IconStyle>"
    style = f'<Style id="a">{icon}</Style>'
    both = '<StyleMap id="m"><Pair><key>normal</key><styleUrl>#a</styleUrl></Pair></StyleMap>'
    note = "<description><![CDATA[<p>By the <b>river</b> &amp; quiet</p><script>x()</script>]]></description>"
    when = "<TimeStamp><when>2025-07-18T04:00:00Z</when></TimeStamp>"
    place = f"<styleUrl>#m</styleUrl>{when}<Point><coordinates> 79,43,1000 </coordinates></Point>"
    dated = "<TimeStamp><when>2025-07</when></TimeStamp><Point><coordinates>79,44,0</coordinates></Point>"
    lost = "<Point><coordinates>x,y</coordinates></Point>"
    nowhere = "<Point><coordinates/></Point>"
    content = file_of(style, both, mark(note + place, "Camp 3"), mark(dated), mark(lost), mark(nowhere))
    found = look(tmp_path, content)
    camp, other = found.waypoints
    assert (camp.lat, camp.lon, camp.ele_m, camp.name) == (43, 79, 1000, "Camp 3")
    assert (camp.note, camp.symbol, camp.kind) == ("By the river & quiet", "campground", WaypointKind.CAMP)
    assert camp.time_utc is not None
    assert f"{camp.time_utc:%Y-%m-%d %H:%M}" == "2025-07-18 04:00"
    assert (other.ele_m, other.time_utc, found.lost_waypoints) == (None, None, 1)
    assert "One waypoint names a date at most, no time." in found.warnings
    assert found.warnings[-1] == "It holds 3 waypoints and no recorded track."


@pytest.mark.parametrize("text", [",", "7,", ",7", "7 , ", ", ,", "1 2", "1,2,3,4"])
def test_a_place_that_is_none_costs_no_other(tmp_path: Path, text: str) -> None:
    marks = [
        mark(f"<Point><coordinates>{place}</coordinates></Point>") for place in ("1, 2", text, "3,4,5 6,7")
    ]
    found = look(tmp_path, file_of(*marks))
    assert [(place.lat, place.lon) for place in found.waypoints] == [(2, 1), (4, 3)]
    assert found.lost_waypoints == 1


def test_how_one_went_and_the_maker_are_kept(tmp_path: Path) -> None:
    kind = '<ExtendedData><Data name="Category"><value>Cycling</value></Data></ExtendedData>'
    found = look(
        tmp_path, file_of("<atom:generator>OpenTracks</atom:generator>", mark(kind + line("1,2 1,3")))
    )
    assert (found.tracks[0].kind, found.device) == ("Cycling", "OpenTracks")


HELD = {
    "<GroundOverlay><Icon/></GroundOverlay>": "It holds an image overlay and no track.",
    "<NetworkLink/>": "It holds a link to a map elsewhere and no track.",
    "<Placemark><Polygon/></Placemark>": "It holds areas and no track.",
    "<Placemark><LineString/></Placemark>": "It holds a track without any points.",
    "<Placemark/>": "It holds entries without a position and no track.",
    "<Style/>": "It holds styles for maps and no track.",
    "": "It holds no recorded track: choose another file.",
}


@pytest.mark.parametrize(("inner", "said"), HELD.items(), ids=HELD.values())
def test_what_a_file_holds_instead_of_a_track_is_said(tmp_path: Path, inner: str, said: str) -> None:
    found = look(tmp_path, file_of(inner))
    assert found.is_readable
    assert found.warnings == (said,)


@pytest.mark.parametrize(
    ("inner", "points"),
    [(line("79,43 79,43.5 79,44.12"), 2), (track(DAY, ["79 43", "79 43.5", "79 44"]), 2)],
)
def test_points_before_the_damage_are_kept_and_counted(tmp_path: Path, inner: str, points: int) -> None:
    content = file_of(mark(inner, "ride"))
    cut = content.index("44") + 1
    found = look(tmp_path, content[:cut])
    assert (found.points, found.tracks[0].name) == (points, "ride")
    assert f"{points} points before it were read" in found.warnings[0]


@pytest.mark.parametrize("bad", ["</Folder>", "<when", "<<", "&nbsp;", "\0\0"])
def test_points_behind_the_damage_are_kept_too(tmp_path: Path, bad: str) -> None:
    ride = mark(
        track(DAY, ["79 43", "79 43.5", "79 44"]).replace("<gx:coord>79 43.5", bad + "<gx:coord>79 43.5")
    )
    found = look(tmp_path, file_of(ride, mark(line("1,2 1,3") + bad, "next"), mark(line("2,3 2,4"), "last")))
    assert [part.points.lat.tolist() for part in found.tracks] == [[43, 43.5, 44], [2, 3], [3, 4]]
    assert [part.name for part in found.tracks] == ["", "next", "last"]
    assert "in spite of it" in found.warnings[0]


def test_a_track_that_never_ends_ends_with_its_placemark(tmp_path: Path) -> None:
    open_track = track(DAY, ["79 43", "79 44"]).removesuffix("</gx:Track>")
    found = look(tmp_path, file_of(f"<Placemark>{open_track}", mark(line("2,3 2,4"))))
    assert [len(part.points) for part in found.tracks] == [2, 2]


def test_marked_places_before_the_damage_are_kept(tmp_path: Path) -> None:
    found = look(tmp_path, file_of(mark("<Point><coordinates>1,2</coordinates></Point>"))[:-12])
    assert len(found.waypoints) == 1
    assert "What lies before it was read" in found.warnings[0]


TRAPS = {
    "document type": "<!DOCTYPE x [<!ENTITY a 'b'>]><kml>&a;</kml>",
    "nested": HEAD + "<a>" * 200_000,
    "nested without end": HEAD + "<gx:Track>" + "<a>" * 200_000,
    "single tag": f'{HEAD}<a b="{"x" * 12_000_000}"/>',
    "damaged before its first point": HEAD + "<Placemark",
}


@pytest.mark.parametrize(("said", "content"), TRAPS.items(), ids=TRAPS.keys())
def test_traps_are_refused_in_one_sentence(tmp_path: Path, said: str, content: str) -> None:
    assert said in look(tmp_path, content).reason


@pytest.mark.parametrize("filler", [" ", ",", "x", "1,", ", "])
def test_endless_text_in_a_line_is_harmless(tmp_path: Path, filler: str) -> None:
    found = look(tmp_path, file_of(mark(line("1,2 1,3 " + filler * (3_000_000 // len(filler)) + " 1,4 1,5"))))
    assert found.points >= 2


def test_more_points_than_a_block(tmp_path: Path) -> None:
    long = " ".join(f"7.{k:06},46.{k:06},1000.5" for k in range(50_000))
    found = look(tmp_path, file_of(mark(line(long))))
    assert found.points == 50_000
    assert np.allclose(np.diff(found.tracks[0].points.lat), 1e-6)
    timed = look(tmp_path, file_of(mark(track(DAY[:2] * 15_000, ["1 2 3", "1 3 3"] * 15_000))))
    assert (timed.points, timed.dates) == (30_000, {"2025-07-18": 30_000})


def written(points: list[Row]) -> str:
    """A file of this line."""
    coords = [f"{lon!r} {lat!r} {ele}" for lat, lon, ele, _at in points]
    return file_of(mark(track([iso(at) for *_place, at in points], coords)))


@given(rows())
def test_any_line_comes_back(points: list[Row]) -> None:
    all_zero = len(points) > 1 and not any(ele for _lat, _lon, ele, _at in points)
    contents = kml.read_stream(io.BytesIO(written(points).encode()))
    assert is_same(contents, points, heights=not all_zero)


@given(rows(4), st.integers(0, 1_000), st.binary(max_size=8))
def test_any_damage_ends_in_points_or_a_reason(points: list[Row], place: int, junk: bytes) -> None:
    content = written(points).encode()
    place = min(place, len(content))
    try:
        contents = kml.read_stream(io.BytesIO(content[:place] + junk + content[place + len(junk) :]))
    except ReadError:
        return
    assert sum(len(part.points) for part in contents.tracks) <= len(points)
