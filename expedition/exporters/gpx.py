"""Tracks, planned routes and waypoints as GPX 1.1."""

from collections.abc import Iterable, Iterator
from typing import Literal

import numpy as np

from expedition.exporters.markup import element
from expedition.points import CADENCE, F32, HEART_RATE, POWER, TEMPERATURE, Points
from expedition.record_classes import dataclass
from expedition.records.fields import WaypointFields

CREATOR = "Expedition Logbook"
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    f'<gpx version="1.1" creator="{CREATOR}" xmlns="http://www.topografix.com/GPX/1/1"'
    ' xmlns:tpx="http://www.garmin.com/xmlschemas/TrackPointExtension/v1"'
    ' xmlns:pwr="http://www.garmin.com/xmlschemas/PowerExtension/v1">\n'
)
_IN_EXTENSION = {TEMPERATURE: "tpx:atemp", HEART_RATE: "tpx:hr", CADENCE: "tpx:cad"}
"""In the order their schema wants."""


@dataclass(frozen=True, slots=True)
class NamedLine:
    """A line with the name, the description and the kind that its track or route shall have."""

    name: str
    description: str
    points: Points
    kind: str = ""


def write(
    lines: Iterable[NamedLine],
    waypoints: Iterable[WaypointFields] = (),
    routes: Iterable[NamedLine] = (),
) -> bytes:
    """A GPX document as bytes, UTF-8."""
    return "".join(parts(lines, waypoints, routes)).encode()


def parts(
    lines: Iterable[NamedLine],
    waypoints: Iterable[WaypointFields] = (),
    routes: Iterable[NamedLine] = (),
) -> Iterator[str]:
    """A GPX document piece by piece: one track or route per line, segments kept.

    Positions have 7 decimals, heights and sensors 2, times milliseconds where there are any.
    """
    yield _HEAD
    for waypoint in waypoints:
        if waypoint.lat is not None and waypoint.lon is not None:
            yield _waypoint(waypoint, waypoint.lat, waypoint.lon)
    for line in routes:
        yield f"<rte>{element('name', line.name)}{element('desc', line.description)}\n"
        yield "".join(_points(line.points, "rtept", slice(0, len(line.points))))
        yield "</rte>\n"
    for line in lines:
        yield f"<trk>{element('name', line.name)}{element('desc', line.description)}"
        yield f"{element('type', line.kind)}\n"
        points = line.points
        for start, stop in zip(points.segment_starts, points.segment_stops, strict=True):
            yield "<trkseg>\n"
            yield "".join(_points(points, "trkpt", slice(int(start), int(stop))))
            yield "</trkseg>\n"
        yield "</trk>\n"
    yield "</gpx>\n"


def _waypoint(waypoint: WaypointFields, lat: float, lon: float) -> str:
    height = "" if waypoint.height_m is None else str(round(waypoint.height_m, 2))
    time = waypoint.time_utc.isoformat().replace("+00:00", "Z") if waypoint.time_utc else ""
    inner = (
        element("ele", height)
        + element("time", time)
        + element("name", waypoint.name or waypoint.place)
        + element("desc", waypoint.note)
        + element("sym", waypoint.symbol)
        + element("type", waypoint.kind)
    )
    return f'<wpt lat="{lat:.7f}" lon="{lon:.7f}">{inner}</wpt>\n'


def _points(points: Points, name: str, span: slice) -> Iterator[str]:
    """The points of a stretch, one a line."""
    columns = zip(
        points.lat[span].tolist(),
        points.lon[span].tolist(),
        _heights(points.ele_m[span].tolist()),
        _times(points, span),
        _extensions(points, span),
        strict=True,
    )
    for lat, lon, height, time, sensors in columns:
        yield f'<{name} lat="{lat:.7f}" lon="{lon:.7f}">{height}{time}{sensors}</{name}>\n'


def _heights(heights: list[float]) -> Iterator[str]:
    return ("" if height != height else f"<ele>{round(height, 2)}</ele>" for height in heights)


def _times(points: Points, span: slice) -> Iterator[str]:
    times_ms, known = points.time_ms[span], points.has_time[span]
    unit: Literal["ms", "s"] = "ms" if (times_ms[known] % 1000).any() else "s"
    instants = np.where(known, times_ms, 0).astype("datetime64[ms]")
    texts = np.datetime_as_string(instants, unit=unit).tolist()
    return (f"<time>{text}Z</time>" if has else "" for text, has in zip(texts, known.tolist(), strict=True))


def _extensions(points: Points, span: slice) -> Iterator[str]:
    """What the sensors said at each point."""
    held = [name for name in (*_IN_EXTENSION, POWER) if name in points.extras]
    if not held:
        return iter([""] * len(points.lat[span]))
    rows = zip(*(_sensor(points.extras[name][span]) for name in held), strict=True)
    return (_extension(dict(zip(held, row, strict=True))) for row in rows)


def _sensor(column: F32) -> list[str]:
    values = np.round(column.astype(np.float64), 2).tolist()
    return ["" if value != value else f"{value:.10g}" for value in values]


def _extension(said: dict[str, str]) -> str:
    inner = "".join(f"<{tag}>{said[name]}</{tag}>" for name, tag in _IN_EXTENSION.items() if said.get(name))
    inner = f"<tpx:TrackPointExtension>{inner}</tpx:TrackPointExtension>" if inner else ""
    power = said.get(POWER, "")
    inner += f"<pwr:PowerInWatts>{power}</pwr:PowerInWatts>" if power else ""
    return f"<extensions>{inner}</extensions>" if inner else ""
