"""Small written files, read as a traveller's files are, and tracks to write them from."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
from hypothesis import strategies as st

from expedition.importers.base import Contents
from expedition.importers.read import read
from expedition.points import NO_TIME
from expedition.records.importing import ReadFile

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
Row = tuple[float, float, float, datetime]
"""Latitude, longitude, height and instant of a point."""


def look(folder: Path, content: bytes | str, name: str = "odd.gpx") -> ReadFile:
    """What is read from a file of this content, whatever it is called."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read(path)


def rows(most: int = 20) -> st.SearchStrategy[list[Row]]:
    """Lines as a device may record them."""
    return st.lists(
        st.tuples(
            st.floats(-90, 90),
            st.floats(-180, 180),
            st.floats(-400, 9_000),
            st.integers(0, 4_000_000_000_000).map(lambda ms: EPOCH + timedelta(milliseconds=ms)),
        ),
        min_size=1,
        max_size=most,
    )


def is_same(contents: Contents, want: list[Row], *, heights: bool = True, step_ms: int = 1) -> bool:
    """Whether all points came back: 1e-7 degrees, 0.1 m, and the time to one step of the format."""
    (track,) = contents.tracks
    points = track.points
    assert len(points) == len(want)
    lat, lon, ele_m, at = zip(*want, strict=True)
    ms = np.array([round((moment - EPOCH) / timedelta(milliseconds=1)) for moment in at])
    assert not (points.time_ms == NO_TIME).any()
    return bool(
        np.allclose(points.lat, lat, rtol=0, atol=1e-7)
        and np.allclose(points.lon, lon, rtol=0, atol=1e-7)
        and (not heights or np.allclose(points.ele_m, ele_m, rtol=0, atol=0.1))
        and (np.abs(points.time_ms - ms) < step_ms).all()
    )


def iso(moment: datetime) -> str:
    """An instant as most formats write it."""
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")
