"""Legs and everything with a position as GeoJSON (RFC 7946)."""

import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np

from expedition.exporters.json_tree import plain
from expedition.exporters.places import Spot, spots
from expedition.points import Points
from expedition.records.folder import FolderLeg, TripFolder
from expedition.records.mapping import to_plain

LineOf = Callable[[FolderLeg], Points]
Feature = dict[str, Any]


def parts(trips: Sequence[TripFolder], line_of: LineOf) -> Iterator[str]:
    """A FeatureCollection piece by piece; `record` among the properties says what a feature is."""
    yield '{"type": "FeatureCollection", "features": ['
    between = "\n"
    for feature in _features(trips, line_of):
        yield between + json.dumps(feature, ensure_ascii=False, default=plain)
        between = ",\n"
    yield "\n]}\n"


def _features(trips: Sequence[TripFolder], line_of: LineOf) -> Iterator[Feature]:
    for trip in trips:
        of_trip = {"trip": trip.fields.title}
        for spot in spots(trip, None):
            yield _point(spot, of_trip)
        for day in trip.days:
            of_day = of_trip | {"date": day.fields.date}
            for leg in day.legs:
                if leg.track_id is not None:
                    yield _line(leg, line_of(leg), of_day)
            for spot in spots(trip, day):
                yield _point(spot, of_day)


def _line(leg: FolderLeg, points: Points, of: dict[str, Any]) -> Feature:
    properties = {"record": "leg", **of, **to_plain(leg.fields)}
    if leg.figures:
        properties |= {"distance_m": leg.figures.distance_m, "climb_m": leg.figures.climb_m}
    spans = list(zip(points.segment_starts.tolist(), points.segment_stops.tolist(), strict=True))
    lines = [_coordinates(points, slice(start, stop)) for start, stop in spans]
    is_timed = bool(points.has_time.all())
    times = [_times(points, slice(start, stop)) for start, stop in spans] if is_timed else []
    if len(lines) == 1 and len(lines[0]) > 1:
        geometry = {"type": "LineString", "coordinates": lines[0]}
        properties |= {"coordTimes": times[0]} if is_timed else {}
    else:
        geometry = {
            "type": "MultiLineString",
            "coordinates": [line * (1 + (len(line) == 1)) for line in lines],
        }
        properties |= {"coordTimes": [time * (1 + (len(time) == 1)) for time in times]} if is_timed else {}
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def _two(line: list[Any]) -> list[Any]:
    """A line needs two places: a lone point is one that stays where it is."""
    return line * 2 if len(line) == 1 else line


def _coordinates(points: Points, span: slice) -> list[list[float]]:
    lat, lon = np.round(points.lat[span], 7).tolist(), np.round(points.lon[span], 7).tolist()
    heights = np.round(points.ele_m[span], 2).tolist()
    rows = zip(lon, lat, heights, strict=True)
    return [[east, north] if height != height else [east, north, height] for east, north, height in rows]


def _times(points: Points, span: slice) -> list[str]:
    instants = points.time_ms[span].astype("datetime64[ms]")
    return [f"{text}Z" for text in np.datetime_as_string(instants, unit="ms").tolist()]


def _point(spot: Spot, of: dict[str, Any]) -> Feature:
    height = getattr(spot.fields, "height_m", None)
    place = [spot.lon, spot.lat, *([] if height is None else [height])]
    properties = {"record": spot.kind, **of, **spot.properties()}
    return {"type": "Feature", "properties": properties, "geometry": {"type": "Point", "coordinates": place}}
