import sqlite3
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from expedition.importers.gpx import read
from expedition.packing import pack, pack_line, thin, unpack
from expedition.points import Points, empty
from tests.expedition.lines import line, lines, ride


def assert_same(points: Points, kept: Points) -> None:
    assert len(points) == len(kept)
    np.testing.assert_allclose(kept.lat, points.lat, atol=5.01e-8, rtol=0)
    np.testing.assert_allclose(kept.lon, points.lon, atol=5.01e-8, rtol=0)
    np.testing.assert_allclose(kept.ele_m, points.ele_m, atol=0.00501, rtol=0)
    np.testing.assert_array_equal(kept.time_ms, points.time_ms)
    np.testing.assert_array_equal(kept.segment_starts, points.segment_starts)
    assert kept.extras.keys() == points.extras.keys()
    for name, column in points.extras.items():
        np.testing.assert_allclose(kept.extras[name], column, atol=0.0051, rtol=1e-6)


@given(lines())
def test_what_is_packed_comes_back(points: Points) -> None:
    assert_same(points, unpack(pack(points)))


@given(lines())
def test_packing_again_changes_nothing(points: Points) -> None:
    packed = pack(points)
    assert pack(unpack(packed)) == packed


@given(lines(), st.data())
def test_any_damage_is_noticed(points: Points, data: st.DataObject) -> None:
    packed = bytearray(pack(points))
    place = data.draw(st.integers(0, len(packed) - 1))
    packed[place] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises(ValueError):
        unpack(bytes(packed))


@given(lines(), st.data())
def test_a_cut_line_is_noticed(points: Points, data: st.DataObject) -> None:
    packed = pack(points)
    with pytest.raises(ValueError):
        unpack(packed[: data.draw(st.integers(0, len(packed) - 1))])


def test_a_day_takes_at_most_four_and_a_half_bytes_a_point() -> None:
    points = ride(20_000)
    assert len(pack(points)) <= 4.5 * len(points)


def test_lines_of_the_first_version_are_still_read() -> None:
    folder = Path(__file__).parents[1] / "old_files" / "schema-1"
    with closing(sqlite3.connect(f"file:{folder / 'logbook.db'}?mode=ro&immutable=1", uri=True)) as logbook:
        (packed,) = logbook.execute("SELECT data FROM track_line WHERE level = 0").fetchone()
    original = next((folder / "originals").iterdir())
    assert packed[4] == 1
    assert_same(read(original).tracks[0].points, unpack(packed))


def test_a_position_that_is_no_number_is_refused() -> None:
    with pytest.raises(ValueError, match="not a number"):
        pack(line([1.0, float("nan")], [2.0, 3.0]))


@given(lines(), st.integers(2, 30))
def test_thinning_keeps_ends_of_segments_and_extremes_of_height(points: Points, count: int) -> None:
    thinned = thin(points, count)
    assert len(thinned.segment_starts) == len(points.segment_starts)
    for stop, kept in zip(points.segment_stops, thinned.segment_stops, strict=True):
        assert thinned.lat[kept - 1] == points.lat[stop - 1]
    np.testing.assert_array_equal(thinned.lat[thinned.segment_starts], points.lat[points.segment_starts])
    if np.isfinite(points.ele_m).any():
        assert np.nanmin(thinned.ele_m) == np.nanmin(points.ele_m)
        assert np.nanmax(thinned.ele_m) == np.nanmax(points.ele_m)


@pytest.mark.parametrize("count", [10, 1_000, 5_000])
def test_thinning_reaches_the_wanted_number(count: int) -> None:
    assert 0.5 * count <= len(thin(ride(20_000), count)) <= count


def test_a_line_on_the_spot_is_thinned_too() -> None:
    points = line([1.0] * 5_000, [2.0] * 5_000)
    assert 2 <= len(thin(points, 100)) <= 102


def test_levels_are_smaller_than_the_line() -> None:
    points = ride(6_000)
    packed = pack_line(points)
    assert [len(unpack(level)) <= limit for level, limit in zip(packed.levels, (1_000, 5_000), strict=True)]
    assert len(unpack(packed.full)) == 6_000
    assert pack_line(empty()).levels == ()
