"""Lines of trackpoints as GPX 1.1, through gpxpy."""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree

import gpxpy.gpx
import numpy as np

from expedition.points import CADENCE, HEART_RATE, NO_TIME, TEMPERATURE, Points

CREATOR = "Expedition Logbook"
_EXTENSION = "http://www.garmin.com/xmlschemas/TrackPointExtension/v1"
_ELEMENTS = {TEMPERATURE: "atemp", HEART_RATE: "hr", CADENCE: "cad"}
"""In the order their schema wants; it has no element for power."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class NamedLine:
    """A line with the name and the description its track shall have."""

    name: str
    description: str
    points: Points


def write(lines: Sequence[NamedLine]) -> bytes:
    """A GPX document with one track per line, segments kept, 7 decimals, UTF-8."""
    document = gpxpy.gpx.GPX()
    document.creator = CREATOR
    document.nsmap["gpxtpx"] = _EXTENSION
    with _collector_paused():
        document.tracks = [_track(line) for line in lines]
        text = document.to_xml(version="1.1")
    return str(text).encode()


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Halves the time of anything gpxpy does with many points."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _track(line: NamedLine) -> gpxpy.gpx.GPXTrack:
    track = gpxpy.gpx.GPXTrack(name=line.name or None, description=line.description or None)
    points = line.points
    for start, stop in zip(points.segment_starts, points.segment_stops, strict=True):
        segment = gpxpy.gpx.GPXTrackSegment()
        segment.points = [_point(points, index) for index in range(int(start), int(stop))]
        track.segments.append(segment)
    return track


def _point(points: Points, index: int) -> gpxpy.gpx.GPXTrackPoint:
    height = float(points.ele_m[index])
    time_ms = int(points.time_ms[index])
    point = gpxpy.gpx.GPXTrackPoint(
        latitude=round(float(points.lat[index]), 7),
        longitude=round(float(points.lon[index]), 7),
        elevation=None if np.isnan(height) else round(height, 2),
        time=None if time_ms == NO_TIME else _EPOCH + timedelta(milliseconds=time_ms),
    )
    known = {
        element: float(points.extras[name][index])
        for name, element in _ELEMENTS.items()
        if name in points.extras and not np.isnan(points.extras[name][index])
    }
    if known:
        extension = ElementTree.Element(f"{{{_EXTENSION}}}TrackPointExtension")
        for element, value in known.items():
            ElementTree.SubElement(extension, f"{{{_EXTENSION}}}{element}").text = f"{value:g}"
        point.extensions.append(extension)
    return point
