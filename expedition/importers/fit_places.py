"""Segments to ride against the clock and marked places of a FIT file."""

from collections.abc import Sequence
from datetime import UTC, datetime

import numpy as np

from expedition.importers import fit_words as words
from expedition.importers.fit_fields import TIMESTAMP, Definition
from expedition.importers.fit_tables import (
    COURSE_POINT,
    LOCATION,
    SEGMENT_ID,
    SEGMENT_POINT,
    degrees,
    heights,
    instants,
    table,
    texts,
)
from expedition.importers.places import route, waypoint
from expedition.points import NO_TIME
from expedition.records.importing import ReadRoute, ReadWaypoint


def segment(data: bytes, definitions: Sequence[Definition]) -> ReadRoute | None:
    """The line of a segment to ride against the clock, None where it has none."""
    names = texts(data, definitions, SEGMENT_ID, 0)
    fields = table(data, definitions, SEGMENT_POINT, 1, 2, 4, 6).fields
    lat, lon, coarse, fine = (fields[number] for number in (1, 2, 4, 6))
    line = route(names[0] if names else "", "", degrees(lat), degrees(lon), heights(fine, coarse))
    return line if len(line.points) else None


def places(data: bytes, definitions: Sequence[Definition]) -> list[ReadWaypoint | None]:
    """The marked places, None for those without a usable position; turns along a course are left out."""
    return [*_course_points(data, definitions), *_locations(data, definitions)]


def _course_points(data: bytes, definitions: Sequence[Definition]) -> list[ReadWaypoint | None]:
    fields = table(data, definitions, COURSE_POINT, 2, 3, 5).fields
    names = texts(data, definitions, COURSE_POINT, 6)
    rows = zip(
        degrees(fields[2]).tolist(), degrees(fields[3]).tolist(), fields[5].tolist(), names, strict=True
    )
    found = [(lat, lon, words.place(kind), name) for lat, lon, kind, name in rows]
    return [
        waypoint(lat, lon, name=name, words=[word] if word else [])
        for lat, lon, word, name in found
        if word is not None
    ]


def _locations(data: bytes, definitions: Sequence[Definition]) -> list[ReadWaypoint | None]:
    found = table(data, definitions, LOCATION, TIMESTAMP, 1, 2, 4)
    fields = found.fields
    names, notes = (texts(data, definitions, LOCATION, field) for field in (0, 6))
    return [
        waypoint(lat, lon, ele_m=ele_m, time_utc=_utc(time_ms), name=name, notes=[note])
        for lat, lon, ele_m, time_ms, name, note in zip(
            degrees(fields[1]).tolist(),
            degrees(fields[2]).tolist(),
            heights(np.full(len(found), np.nan), fields[4]).tolist(),
            instants(fields[TIMESTAMP]).tolist(),
            names,
            notes,
            strict=True,
        )
    ]


def _utc(time_ms: int) -> datetime | None:
    return None if time_ms == NO_TIME else datetime.fromtimestamp(time_ms / 1000, UTC)
