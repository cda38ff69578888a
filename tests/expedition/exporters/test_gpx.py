from dataclasses import replace
from pathlib import Path

import gpxpy
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from expedition.exporters.gpx import NamedLine, write
from expedition.importers.read import read
from expedition.kinds import WaypointKind
from expedition.points import EXTRAS, NO_TIME, TEMPERATURE, Points, join
from expedition.records.fields import WaypointFields
from tests.expedition.made_up import ODD

_point = st.tuples(
    st.floats(-89, 89),
    st.floats(-179.9, 179.9),
    st.none() | st.floats(-400, 8000),
    st.none() | st.integers(0, 2**41),
)


def _points(rows: list[tuple[float, float, float | None, int | None]], starts: list[int]) -> Points:
    return Points(
        np.array([row[0] for row in rows]),
        np.array([row[1] for row in rows]),
        np.array([np.nan if row[2] is None else row[2] for row in rows]),
        np.array([NO_TIME if row[3] is None else row[3] for row in rows], dtype=np.int64),
        np.array(starts, dtype=np.int64),
        {TEMPERATURE: np.arange(len(rows), dtype=np.float32)},
    )


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(_point, min_size=2, max_size=30), cut=st.integers(1, 29))
def test_what_is_written_reads_back_the_same(
    tmp_path: Path, rows: list[tuple[float, float, float | None, int | None]], cut: int
) -> None:
    line = _points(rows, [0, cut] if cut < len(rows) else [0])
    file = tmp_path / "line.gpx"
    file.write_bytes(write([NamedLine("Қорғас <&> 霍尔果斯", "a line", line)]))
    back = join([track.points for track in read(file).tracks])
    np.testing.assert_allclose(back.lat, line.lat, atol=1e-7)
    np.testing.assert_allclose(back.lon, line.lon, atol=1e-7)
    np.testing.assert_allclose(back.ele_m, line.ele_m, atol=0.006)
    np.testing.assert_array_equal(back.time_ms, line.time_ms)
    np.testing.assert_array_equal(back.segment_starts, line.segment_starts)
    np.testing.assert_array_equal(back.extras[TEMPERATURE], line.extras[TEMPERATURE])


def test_a_track_keeps_its_name(tmp_path: Path) -> None:
    file = tmp_path / "line.gpx"
    file.write_bytes(write([NamedLine("Қорғас <&>", "", _points([(43.0, 79.0, None, None)] * 2, [0]))]))
    assert [track.name for track in read(file).tracks] == ["Қорғас <&>"]


def test_every_sensor_comes_back(tmp_path: Path) -> None:
    line = _points([(43.0, 79.0, 1.0, 0), (43.1, 79.1, 1.0, 1500)], [0])
    extras = {name: np.array([np.nan, 12.25 + n], dtype=np.float32) for n, name in enumerate(EXTRAS)}
    line = replace(line, extras=extras)
    file = tmp_path / "line.gpx"
    file.write_bytes(write([NamedLine("x", "", line)]))
    back = read(file).tracks[0].points
    assert set(back.extras) == set(EXTRAS)
    for name in EXTRAS:
        np.testing.assert_array_equal(back.extras[name], extras[name])
    parsed = gpxpy.parse(file.read_text(encoding="utf-8"))
    assert [point.time and point.time.microsecond for point in parsed.tracks[0].segments[0].points] == [
        0,
        500_000,
    ]


@pytest.mark.parametrize("odd", ODD)
def test_any_words_make_a_file_that_others_read(tmp_path: Path, odd: str) -> None:
    waypoint = WaypointFields(kind=WaypointKind.WATER, name=odd, note=odd, lat=43.0, lon=79.0, height_m=7.5)
    line = NamedLine(odd, odd, _points([(43.0, 79.0, None, None)] * 2, [0]), odd)
    file = tmp_path / "line.gpx"
    file.write_bytes(write([line], [waypoint], [line]))
    parsed = gpxpy.parse(file.read_bytes().decode())
    assert (len(parsed.waypoints), len(parsed.routes), len(parsed.tracks)) == (1, 1, 1)
    (place,) = read(file).waypoints
    assert (place.kind, place.lat, place.lon, place.ele_m) == (WaypointKind.WATER, 43.0, 79.0, 7.5)
