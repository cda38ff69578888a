"""What is met in a GeoJSON file: lines with or without times, single positions, marked places."""

from typing import Any

import numpy as np

from expedition.importers import json_columns, location_history, places
from expedition.importers.gpx_words import word_of
from expedition.importers.json_columns import first_of, text_of
from expedition.importers.markup import plain_text
from expedition.importers.point_columns import BLOCK_POINTS, Columns, PointColumns, TrackStart
from expedition.points import EXTRAS, F64, NO_TIME
from expedition.records.importing import ReadRoute, ReadWaypoint

_TIMES = ("coordTimes", "times", "coord_times", "timestamps")
_TIME = ("time", "timestamp", "when", "datetime", "recorded_at", "reported", "date")
_NAME = ("name", "title", "Name", "label")
_NOTE = ("desc", "description", "cmt", "note", "notes", "comment")
_WORDS = ("sym", "symbol", "marker-symbol", "icon", "kind", "type", "category", "amenity", "tourism")
_KIND = ("activity", "sport", "type", "activityType", "kind")
_ELE = ("ele", "altitude", "elevation")


class Gatherer(PointColumns):
    """What was met so far, entry by entry."""

    def __init__(self) -> None:
        super().__init__()
        self.waypoints: list[ReadWaypoint] = []
        self.lost_waypoints = 0
        self.routes: list[ReadRoute] = []
        self.has_areas = self.has_unmatched_times = False
        self._recorded: list[location_history.Recorded] = []
        self._is_recording = False

    def take_entry(self, members: object) -> bool:
        """A feature, geometry or entry of a location history; false where it is none of them."""
        if not isinstance(members, dict):
            return False
        kind = members.get("type")
        if kind == "Feature":
            properties = members.get("properties")
            self._take_geometry(members.get("geometry"), properties if isinstance(properties, dict) else {})
        elif isinstance(kind, str) and ("coordinates" in members or "geometries" in members):
            self._take_geometry(members, {})
        else:
            recorded = location_history.recorded(members)
            for row in recorded or ():
                self._record(*row)
            return recorded is not None or kind == "FeatureCollection"
        return True

    def finish(self) -> None:
        """Take what waits for more of its kind."""
        if self._recorded:
            self._flush_recorded()

    def _take_geometry(self, geometry: object, words: dict[str, Any]) -> None:
        if not isinstance(geometry, dict):
            return
        open_parts: list[dict[str, Any]] = [geometry]
        lines: list[object] = []
        points: list[object] = []
        while open_parts:
            part = open_parts.pop()
            kind, inner = part.get("type"), part.get("coordinates")
            if kind == "GeometryCollection":
                members = reversed(_list(part.get("geometries")))
                open_parts.extend(item for item in members if isinstance(item, dict))
            elif kind in ("LineString", "MultiLineString"):
                lines.extend([inner] if kind == "LineString" else _list(inner))
            elif kind in ("Point", "MultiPoint"):
                points.extend([inner] if kind == "Point" else _list(inner))
            elif kind in ("Polygon", "MultiPolygon"):
                self.has_areas = True
        if lines:
            self._take_lines([json_columns.positions(line) for line in lines], words)
        for place in points:
            self._take_point(place, words)

    def _take_lines(self, lines: list[F64], words: dict[str, Any]) -> None:
        name = places.one_line(text_of(words, *_NAME))
        if words.get("_gpxType") == "rte":
            rows = np.concatenate(lines)
            note = plain_text(text_of(words, *_NOTE))
            self.routes.append(places.route(name, note, rows[:, 1], rows[:, 0], rows[:, 2]))
            return
        inner = words.get("coordinateProperties")
        words = {**words, **inner} if isinstance(inner, dict) else words
        counts = [len(line) for line in lines]
        self._end_recorded()
        self.tracks.append(TrackStart(self.count, name, places.one_line(text_of(words, *_KIND))))
        stamps = _matched(first_of(words, *_TIMES), counts)
        self.has_unmatched_times |= stamps is None and bool(first_of(words, *_TIMES))
        sensors = {
            sensor: items
            for key, listed in words.items()
            if (sensor := _sensor(key)) and (items := _matched(listed, counts)) is not None
        }
        first = 0
        for line in lines:
            here = slice(first, first + len(line))
            first += len(line)
            self.segments.append(self.count)
            beside = {sensor: items[here] for sensor, items in sensors.items()}
            self._add_rows(line, stamps[here] if stamps else [None] * len(line), beside)

    def _add_rows(self, rows: F64, stamps: list[Any], sensors: dict[str, list[Any]]) -> None:
        if not len(rows):
            return
        time_ms, zoneless, lost = json_columns.times(stamps)
        at = np.arange(len(rows))
        beside = {name: (at, json_columns.values(items, len(rows))) for name, items in sensors.items()}
        self.add(Columns(rows[:, 1], rows[:, 0], rows[:, 2].copy(), time_ms, zoneless, 0, lost, beside))

    def _take_point(self, position: object, words: dict[str, Any]) -> None:
        """A position with a time and no name was recorded; any other is a marked place."""
        lon, lat, ele_m = json_columns.position(position)
        ele_m = ele_m if np.isfinite(ele_m) else json_columns.value(first_of(words, *_ELE))
        stamp = first_of(words, *_TIME)
        name = text_of(words, *_NAME)
        if not name and json_columns.is_moment(stamp):
            self._record(lon, lat, ele_m, stamp)
            return
        time_ms = NO_TIME if stamp is None else int(json_columns.times([stamp])[0][0])
        place = places.waypoint(
            lat,
            lon,
            ele_m=ele_m,
            time_utc=None if time_ms == NO_TIME else places.utc_or_none(time_ms),
            name=name,
            notes=[plain_text(text_of(words, key)) for key in _NOTE if key in words],
            words=[text_of(words, key) for key in _WORDS if key in words],
        )
        if place:
            self.waypoints.append(place)
        else:
            self.lost_waypoints += 1

    def _record(self, lon: float, lat: float, ele_m: float, stamp: object) -> None:
        self._recorded.append((lon, lat, ele_m, stamp))
        if len(self._recorded) >= BLOCK_POINTS:
            self._flush_recorded()

    def _end_recorded(self) -> None:
        if self._recorded:
            self._flush_recorded()
        self._is_recording = False

    def _flush_recorded(self) -> None:
        if not self._is_recording:
            self.tracks.append(TrackStart(self.count))
            self.segments.append(self.count)
            self._is_recording = True
        rows = np.array([row[:3] for row in self._recorded])
        self._add_rows(rows, [row[3] for row in self._recorded], {})
        self._recorded.clear()


def _list(found: object) -> list[Any]:
    return found if isinstance(found, list) else []


def _matched(listed: object, counts: list[int]) -> list[Any] | None:
    """A list that has one item for each point, or one such list for each line; None for any other."""
    if not isinstance(listed, list):
        return None
    if len(listed) == len(counts) and all(isinstance(part, list) for part in listed):
        if [len(part) for part in listed] != counts:
            return None
        return [item for part in listed for item in part]
    return listed if len(listed) == sum(counts) else None


def _sensor(key: str) -> str:
    """The sensor of a list's name: `heartRates`, `cadence`, `atemps`; empty for any other."""
    sensor = word_of(key) or word_of(key.removesuffix("s")) or word_of({"heart": "hr"}.get(key, ""))
    return sensor if sensor in EXTRAS else ""
