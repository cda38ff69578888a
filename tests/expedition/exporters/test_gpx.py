from pathlib import Path

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from expedition.exporters.gpx import NamedLine, write
from expedition.importers.read import read
from expedition.points import NO_TIME, TEMPERATURE, Points, join

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


def test_power_has_no_element_in_this_form(tmp_path: Path) -> None:
    assert b"power" not in write([NamedLine("x", "", _points([(43.0, 79.0, 1.0, 0)] * 2, [0]))])
