import io
import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from expedition.errors import ReadError
from expedition.importers import geojson
from expedition.kinds import WaypointKind
from expedition.points import CADENCE, HEART_RATE, NO_TIME, POWER
from expedition.records.importing import ReadFile
from tests.expedition.importers.looking import EPOCH, Row, is_same, iso, look, rows

DAY = ["2025-07-18T04:00:00Z", "2025-07-18T04:00:10Z", "2025-07-18T04:00:30Z"]
LINE = [[79, 43, 1000], [79.5, 43.5, 1005.5], [80, 44]]


def feature(kind: str, coordinates: Any, **properties: Any) -> dict[str, Any]:
    return {
        "type": "Feature",
        "bbox": [0, 0, 1, 1],
        "properties": properties,
        "geometry": {"type": kind, "coordinates": coordinates},
    }


def seen(folder: Path, *features: Any, **more: Any) -> ReadFile:
    content = {"type": "FeatureCollection", **more, "features": features, "name": "behind"}
    return look(folder, json.dumps(content))


def test_a_line_with_its_times(tmp_path: Path) -> None:
    found = seen(tmp_path, feature("LineString", LINE, name="Over the  pass", type="cycling", coordTimes=DAY))
    (track,) = found.tracks
    assert (found.format, found.segments, track.name, track.kind) == (
        "geojson",
        1,
        "Over the pass",
        "cycling",
    )
    assert track.points.lat.tolist() == [43, 43.5, 44]
    assert track.points.lon.tolist() == [79, 79.5, 80]
    np.testing.assert_array_equal(track.points.ele_m, [1000, 1005.5, np.nan])
    assert np.diff(track.points.time_ms).tolist() == [10_000, 20_000]
    assert (found.dates, found.warnings) == ({"2025-07-18": 3}, ())


SECONDS = [1752811200, 1752811210, 1752811230]


@pytest.mark.parametrize(
    "properties",
    [
        {"times": DAY},
        {"coordinateProperties": {"times": DAY}},
        {"coordTimes": SECONDS},
        {"coordTimes": [second * 1000 for second in SECONDS]},
        {"coordTimes": [str(second) for second in SECONDS]},
        {"coordTimes": [DAY[0], SECONDS[1], float(SECONDS[2])]},
    ],
)
def test_spellings_of_times(tmp_path: Path, properties: dict[str, Any]) -> None:
    points = seen(tmp_path, feature("LineString", LINE, **properties)).tracks[0].points
    assert points.time_ms.tolist() == [second * 1000 for second in SECONDS]


@pytest.mark.parametrize("times", [[0, 1, 2], ["x", "2025-07-18", True], [None, "", {}]])
def test_what_is_no_time_is_missing_not_guessed(tmp_path: Path, times: list[Any]) -> None:
    found = seen(tmp_path, feature("LineString", LINE, times=times))
    assert (found.tracks[0].points.time_ms == NO_TIME).all()


def test_times_that_do_not_match_the_points_are_left_out_and_said(tmp_path: Path) -> None:
    found = seen(tmp_path, feature("LineString", LINE, times=DAY[:2]))
    assert found.dates == {}
    assert any("more or fewer times" in warning for warning in found.warnings)


def test_parts_of_a_line_are_segments_with_times_and_sensors_of_their_own(tmp_path: Path) -> None:
    beside = {"times": [DAY[:2], DAY[2:]], "heart": [[120, None], [140]], "cadences": [80, 81, 82]}
    parts = [LINE[:2], LINE[2:]]
    found = seen(tmp_path, feature("MultiLineString", parts, coordinateProperties=beside, powers=[[1], [2]]))
    points = found.tracks[0].points
    assert (found.segments, points.segment_starts.tolist()) == (2, [0, 2])
    assert np.diff(points.time_ms).tolist() == [10_000, 20_000]
    np.testing.assert_array_equal(points.extras[HEART_RATE], [120, np.nan, 140])
    np.testing.assert_array_equal(points.extras[CADENCE], [80, 81, 82])
    assert POWER not in points.extras


def test_bare_geometries_collections_and_lines_of_json(tmp_path: Path) -> None:
    line = {"type": "LineString", "coordinates": LINE}
    both = {"type": "GeometryCollection", "geometries": [line, {"type": "Point", "coordinates": [1, 2]}]}
    assert look(tmp_path, json.dumps(line)).points == 3
    held = look(tmp_path, json.dumps(both))
    assert (held.points, len(held.waypoints)) == (3, 1)
    one = json.dumps(feature("LineString", LINE))
    for content in (f"{one}\n{one}\n", f"\x1e{one}\n\x1e{one}\n", f"[{one}, {one}]", f"\ufeff{one} {one}"):
        assert look(tmp_path, content).points == 6


def test_marked_places(tmp_path: Path) -> None:
    camp = feature("Point", [79, 43, 1000], name="Camp 3", desc="<b>dry</b>", sym="Campground", time=DAY[0])
    pair = feature("MultiPoint", [[1, 2], [3, 95]], title="pair")
    found = seen(tmp_path, camp, pair, feature("Point", None))
    first, second = found.waypoints
    assert (first.lat, first.lon, first.ele_m, first.name, first.note) == (43, 79, 1000, "Camp 3", "dry")
    assert (first.kind, first.symbol) == (WaypointKind.CAMP, "Campground")
    assert first.time_utc is not None
    assert iso(first.time_utc) == "2025-07-18T04:00:00.000Z"
    assert (second.name, second.ele_m, found.lost_waypoints) == ("pair", None, 2)
    assert found.warnings == ("It holds 4 waypoints and no recorded track.",)


def test_positions_with_a_time_and_no_name_are_one_recording(tmp_path: Path) -> None:
    points = [
        feature("Point", [79, 43 + k / 10], timestamp=second, altitude=7) for k, second in enumerate(SECONDS)
    ]
    found = seen(tmp_path, *points, feature("LineString", LINE), feature("Point", [1, 2], date="2025-07-18"))
    assert [len(track.points) for track in found.tracks] == [3, 3]
    assert found.tracks[0].points.time_ms.tolist() == [second * 1000 for second in SECONDS]
    assert found.tracks[0].points.ele_m.tolist() == [7, 7, 7]
    assert len(found.waypoints) == 1


def test_a_planned_route_is_no_track(tmp_path: Path) -> None:
    found = seen(tmp_path, feature("LineString", LINE, name="plan", _gpxType="rte"))
    assert [(route.name, len(route.points)) for route in found.routes] == [("plan", 3)]
    assert found.points == 0


def test_a_location_history_is_a_recording(tmp_path: Path) -> None:
    places = [
        {"latitudeE7": 430000000, "longitudeE7": 790000000, "timestampMs": str(SECONDS[0] * 1000)},
        {"latitudeE7": 4294967296 - 435000000, "longitudeE7": 3600000000, "timestamp": DAY[1], "altitude": 5},
    ]
    (track,) = look(tmp_path, json.dumps({"locations": places})).tracks
    np.testing.assert_allclose(track.points.lat, [43, -43.5])
    np.testing.assert_allclose(track.points.lon, [79, -69.4967296])
    assert np.diff(track.points.time_ms).tolist() == [10_000]


def test_a_timeline_is_a_recording(tmp_path: Path) -> None:
    step = {"point": "43.5°, 79.25°", "time": "2025-07-18T09:00:10.000+05:00"}
    content: Any = {
        "semanticSegments": [{"startTime": DAY[0], "endTime": DAY[1], "timelinePath": [step, {}]}]
    }
    (track,) = look(tmp_path, json.dumps(content)).tracks
    assert (track.points.lat.tolist(), track.points.lon.tolist()) == ([43.5], [79.25])
    assert track.points.time_ms.tolist() == [SECONDS[1] * 1000]
    path = [{"point": "geo:43.5,-79.25", "durationMinutesOffsetFromStartTime": "2"}]
    content = [
        {"startTime": DAY[0], "endTime": DAY[1], "timelinePath": path},
        {"startTime": DAY[0], "endTime": 1},
    ]
    (track,) = look(tmp_path, json.dumps(content)).tracks
    assert track.points.time_ms.tolist() == [SECONDS[0] * 1000 + 120_000]


@pytest.mark.parametrize(
    "bad",
    ["[NaN, 43]", "[79, 1e999]", "[79, 91]", '["x", 43]', "[79]", "null", "[true, false]", "7", "[[1], 2]"],
)
def test_a_point_that_is_nowhere_is_left_out_and_said(tmp_path: Path, bad: str) -> None:
    line = f'{{"type": "LineString", "coordinates": [[79, 43], {bad}, ["79.5", "43.5"], [{"9" * 400}, 1]]}}'
    found = look(tmp_path, line)
    assert found.points == 2
    assert "2 points without a usable position were left out." in found.warnings


def test_areas_are_said(tmp_path: Path) -> None:
    found = seen(tmp_path, feature("Polygon", [[[1, 2], [1, 3], [2, 3], [1, 2]]]), {"type": "Feature"}, None)
    assert found.warnings == ("It holds areas and no track.",)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('{"a": 1, "b": [], "c": 2, "d": 3}', "This JSON file holds “a”, “b”, “c” and no places."),
        ('{"type": "Topology", "objects": {}}', "TopoJSON"),
        ('{"timelineObjects": [{}]}', "history of visits"),
        ("{}", "no places"),
        ("[1, 2, 3]", "no places"),
        ('{"locations": ["Osh"]}', "no places"),
        ('{"type": "FeatureCollection", "features": [', "damaged before its first point: it ends too early"),
        ('{"type": "FeatureCollection", features: 1}', "damaged before its first point: this is no JSON"),
        ('{"a": ' + "[" * 200_000, "nested"),
        ('{"a": ' + '{"b":' * 200_000, "nested"),
        ('{"a": "' + "x" * 20_000_000, "more than 16 megabytes"),
        ('{"a": ' + "9" * 10_000 + "}", "no JSON"),
    ],
)
def test_other_json_and_traps_are_refused_in_one_sentence(tmp_path: Path, content: str, said: str) -> None:
    found = look(tmp_path, content)
    assert said in found.reason
    assert found.points == 0


def test_points_before_the_damage_are_kept_and_counted(tmp_path: Path) -> None:
    whole = json.dumps({"type": "FeatureCollection", "features": [feature("LineString", LINE)] * 3})
    found = look(tmp_path, whole[:-100])
    assert found.points == 6
    assert "it ends too early" in found.warnings[0]
    assert "6 points before it were read." in found.warnings[0]


def test_entries_that_lie_across_blocks(tmp_path: Path) -> None:
    long = [[79 + k / 1e6, 43 + k / 1e6, 1000.25] for k in range(50_000)]
    found = seen(tmp_path, *[feature("LineString", long)] * 2, padding=" " * 1_048_500 + '\\"')
    assert found.points == 100_000
    assert found.tracks[1].points.lat[-1] == 43 + 49_999 / 1e6


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    content = json.dumps(feature("LineString", LINE, name="Дорога"), ensure_ascii=False)
    assert look(tmp_path, content.encode(encoding)).tracks[0].name == "Дорога"


def written(line: list[Row], *, is_epoch: bool) -> str:
    """A file of this line."""
    times = [round((at - EPOCH).total_seconds() * 1000) if is_epoch else iso(at) for *_place, at in line]
    coordinates = [[lon, lat, ele] for lat, lon, ele, _at in line]
    return json.dumps(feature("LineString", coordinates, coordTimes=times))


@given(rows())
def test_any_line_comes_back(line: list[Row]) -> None:
    contents = geojson.read_stream(io.BytesIO(written(line, is_epoch=False).encode()))
    assert is_same(contents, line)


@given(rows(4), st.integers(0, 600), st.binary(max_size=8))
def test_any_damage_ends_in_points_or_a_reason(line: list[Row], place: int, junk: bytes) -> None:
    content = written(line, is_epoch=True).encode()
    place = min(place, len(content))
    try:
        contents = geojson.read_stream(io.BytesIO(content[:place] + junk + content[place + len(junk) :]))
    except ReadError:
        return
    assert sum(len(track.points) for track in contents.tracks) <= 2 * len(line)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(
            ["type", "coordinates", "geometry", "geometries", "features", "properties", "times", "locations",
             "latitudeE7", "longitudeE7", "timelinePath", "startTime", "endTime", "point"]
        ),
        inner | st.sampled_from(["Feature", "FeatureCollection", "LineString", "MultiLineString", "Point"]),
        max_size=5,
    ),
    max_leaves=20,
)  # fmt: skip


@given(JSON)
def test_any_json_is_read_or_refused(content: Any) -> None:
    with suppress(ReadError):
        found = geojson.read_stream(io.BytesIO(json.dumps(content).encode()))
        assert found.tracks or found.warnings or found.waypoints
