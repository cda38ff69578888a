"""The location histories that phones write as JSON: recorded positions of one entry."""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from expedition.importers import places
from expedition.importers.json_columns import first_of, value

Recorded = tuple[float, float, float, object]
"""Longitude and latitude in degrees, height in metres, and what was written for the time."""

LISTS = frozenset({"locations", "semanticSegments"})
_E7 = 1e-7
_WRAPPED = 2**32
_PLACE = re.compile(r"\s*(?:geo:)?(-?[0-9.]{1,20})°?\s*,\s*(-?[0-9.]{1,20})°?\s*", re.ASCII)
_NAN = float("nan")


def recorded(members: dict[str, Any]) -> list[Recorded] | None:
    """The positions of an entry, None where it is none of a location history."""
    if "latitudeE7" in members and "longitudeE7" in members:
        return [_location(members)]
    path = members.get("timelinePath")
    if isinstance(path, list):
        return list(_path(path, members.get("startTime")))
    return [] if {"startTime", "endTime"} <= members.keys() else None


def _location(members: dict[str, Any]) -> Recorded:
    """A position in ten-millionths of a degree."""
    lat, lon = value(members["latitudeE7"]), value(members["longitudeE7"])
    # Some histories hold negative numbers as if they had no sign.
    lat -= _WRAPPED * (lat > 900_000_000)
    lon -= _WRAPPED * (lon > 1_800_000_000)
    stamp = first_of(members, "timestamp", "timestampMs")
    return lon * _E7, lat * _E7, value(members.get("altitude")), stamp


def _path(path: list[Any], start: object) -> Iterator[Recorded]:
    """Positions with their own times, or with minutes since the start of the entry."""
    begin = places.instant(start) if isinstance(start, str) else None
    for step in path:
        point = step.get("point") if isinstance(step, dict) else None
        place = _PLACE.fullmatch(point) if isinstance(point, str) else None
        if place is None:
            continue
        minutes = value(step.get("durationMinutesOffsetFromStartTime"))
        stamp = step.get("time")
        if stamp is None and begin and 0 <= minutes < 1e6:
            stamp = (begin + timedelta(minutes=minutes)).isoformat()
        yield value(place[2]), value(place[1]), _NAN, stamp
