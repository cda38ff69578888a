"""Generated files, read by us and by gpxpy: both must find the same points."""

import math
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import gpxpy.gpx as referee
import numpy as np
from gpxpy import parse
from hypothesis import given, settings
from hypothesis import strategies as st

from expedition.importers.gpx import read
from expedition.points import NO_TIME, join

YEARS = datetime(1971, 1, 1), datetime(2098, 1, 1)  # noqa: DTZ001 - hypothesis adds the zone
points = st.builds(
    referee.GPXTrackPoint,
    latitude=st.floats(-90, 90),
    longitude=st.floats(-180, 180),
    elevation=st.none() | st.floats(-500, 15_000),
    time=st.none() | st.datetimes(*YEARS, timezones=st.just(UTC)),
    comment=st.none() | st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=5),
)
files = st.lists(st.lists(st.lists(points, min_size=1, max_size=6), max_size=3), max_size=3)


@settings(deadline=None)
@given(files, st.sampled_from(["1.0", "1.1"]))
def test_we_find_what_gpxpy_wrote(tracks: list[list[list[referee.GPXTrackPoint]]], version: str) -> None:
    whole = referee.GPX()
    for segments in tracks:
        track = referee.GPXTrack(name="a < b & c")
        track.segments = [referee.GPXTrackSegment(segment) for segment in segments]
        whole.tracks.append(track)
    text = whole.to_xml(version=version)
    again = [point for track in parse(text).tracks for part in track.segments for point in part.points]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "made.gpx"
        path.write_text(text, encoding="utf-8")
        found = read(path)
    ours = join([track.points for track in found.tracks])
    assert found.reason == ""
    assert found.points == len(again)
    assert ours.lat.tolist() == [point.latitude for point in again]
    assert ours.lon.tolist() == [point.longitude for point in again]
    heights = [math.nan if point.elevation is None else point.elevation for point in again]
    np.testing.assert_array_equal(ours.ele_m, heights)
    assert ours.time_ms.tolist() == [milliseconds(point.time) for point in again]


def milliseconds(time: datetime | None) -> int:
    if time is None:
        return int(NO_TIME)
    gone = time - datetime(1970, 1, 1, tzinfo=UTC)
    return (gone.days * 86_400 + gone.seconds) * 1000 + gone.microseconds // 1000
