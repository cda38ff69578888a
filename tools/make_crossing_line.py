"""Write the reconstructed line of the sample trip *From Karkara to Zharkent*.

Nobody recorded this ride: the anchors below follow the known course of the roads (border post, towns, river
bridges, passes), with heights to about 50 m. Between them the line bends gently, as roads do. It has no
times, and every file says what it is.

    python3 tools/make_crossing_line.py        needs gpxpy
"""

import math
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from gpxpy.gpx import GPX, GPXTrack, GPXTrackPoint, GPXTrackSegment

TRACKS = Path(__file__).resolve().parent.parent / "sample_trips" / "kazakhstan_crossing" / "tracks"
NOTE = (
    "Reconstructed, not recorded: drawn along the known course of the roads, heights interpolated. "
    "The ride itself took place; this line was made afterwards."
)
STEP_M = 150.0
RADIUS_M = 6_371_000.0

Anchor = tuple[float, float, float]  # degrees north, degrees east, metres

LINES: dict[str, tuple[str, list[Anchor]]] = {
    "2025-07-18": (
        "Karkara post – Kegen",
        [
            (42.8045, 79.2015, 1982),
            (42.8110, 79.2190, 1972),
            (42.8250, 79.2105, 1962),
            (42.8390, 79.2260, 1950),
            (42.8480, 79.2450, 1940),
            (42.8640, 79.2400, 1928),
            (42.8760, 79.2580, 1918),
            (42.8930, 79.2510, 1905),
            (42.9060, 79.2360, 1893),
            (42.9240, 79.2430, 1880),
            (42.9380, 79.2640, 1868),
            (42.9560, 79.2690, 1857),
            (42.9720, 79.2520, 1846),
            (42.9880, 79.2560, 1840),
            (43.0020, 79.2350, 1838),
            (43.0145, 79.2264, 1845),
        ],
    ),
    "2025-07-19": (
        "Kegen – Shonzhy",
        [
            (43.0145, 79.2264, 1845),
            (43.0135, 79.1960, 1812),
            (43.0250, 79.1790, 1835),
            (43.0330, 79.1870, 1865),
            (43.0430, 79.1660, 1905),
            (43.0405, 79.1450, 1940),
            (43.0520, 79.1370, 1965),
            (43.0640, 79.1430, 1990),
            (43.0690, 79.1180, 2018),
            (43.0800, 79.1190, 1985),
            (43.0865, 79.0960, 1925),
            (43.0980, 79.1000, 1870),
            (43.1060, 79.0740, 1790),
            (43.1210, 79.0680, 1715),
            (43.1330, 79.0450, 1640),
            (43.1500, 79.0430, 1570),
            (43.1570, 79.0170, 1520),
            (43.1720, 78.9930, 1445),
            (43.1720, 78.9710, 1400),
            (43.1870, 78.9610, 1345),
            (43.1880, 78.9440, 1280),
            (43.1990, 78.9420, 1220),
            (43.2000, 78.9230, 1165),
            (43.2110, 78.9250, 1205),
            (43.2160, 78.9050, 1270),
            (43.2290, 78.9060, 1330),
            (43.2350, 78.8850, 1385),
            (43.2490, 78.8900, 1430),
            (43.2560, 78.8710, 1455),
            (43.2730, 78.8770, 1475),
            (43.2850, 78.8950, 1420),
            (43.2980, 78.8920, 1370),
            (43.3100, 78.9130, 1305),
            (43.3270, 78.9190, 1260),
            (43.3470, 78.9080, 1215),
            (43.3650, 78.9090, 1190),
            (43.3840, 78.8860, 1160),
            (43.4030, 78.8580, 1130),
            (43.4190, 78.8200, 1110),
            (43.4350, 78.7810, 1095),
            (43.4430, 78.7640, 1085),
            (43.4495, 78.7900, 1070),
            (43.4480, 78.8400, 1045),
            (43.4590, 78.9000, 1005),
            (43.4640, 78.9560, 960),
            (43.4840, 79.0120, 905),
            (43.4990, 79.0790, 835),
            (43.5240, 79.1350, 770),
            (43.5420, 79.2070, 705),
            (43.5520, 79.2450, 680),
            (43.5600, 79.3050, 715),
            (43.5510, 79.3650, 735),
            (43.5490, 79.4240, 745),
            (43.5381, 79.4658, 757),
        ],
    ),
    "2025-07-20": (
        "Shonzhy – Zharkent",
        [
            (43.5381, 79.4658, 757),
            (43.5640, 79.4830, 735),
            (43.6030, 79.4880, 702),
            (43.6380, 79.5120, 672),
            (43.6720, 79.5130, 645),
            (43.7050, 79.5380, 622),
            (43.7480, 79.5390, 600),
            (43.7900, 79.5620, 575),
            (43.8300, 79.5640, 550),
            (43.8560, 79.5800, 528),
            (43.8720, 79.5870, 520),
            (43.9050, 79.6060, 531),
            (43.9400, 79.6450, 545),
            (43.9830, 79.6530, 562),
            (44.0230, 79.6900, 578),
            (44.0620, 79.6990, 592),
            (44.0950, 79.7330, 604),
            (44.1190, 79.7490, 612),
            (44.1220, 79.7900, 615),
            (44.1370, 79.8290, 619),
            (44.1370, 79.8750, 625),
            (44.1520, 79.9150, 632),
            (44.1530, 79.9560, 640),
            (44.1680, 79.9840, 645),
            (44.1662, 80.0074, 648),
        ],
    ),
}


@dataclass(frozen=True)
class Place:
    """A point of the line."""

    lat: float
    lon: float
    ele_m: float


def main() -> None:
    """Write one GPX file a day and print the lengths."""
    for date, (name, anchors) in LINES.items():
        line = even(bend([Place(*anchor) for anchor in anchors]))
        write(TRACKS / f"{date}.gpx", name, line)
        km = sum(way_m(*pair) for pair in pairwise(line)) / 1000
        print(f"{date}  {name}: {km:.1f} km, {len(line)} points")


def bend(anchors: list[Place]) -> list[Place]:
    """A Catmull-Rom curve through all anchors, with heights that neither step nor overshoot."""
    padded = [anchors[0], *anchors, anchors[-1]]
    rises = slopes(anchors)
    curve = [anchors[0]]
    for number, (start, stop) in enumerate(pairwise(anchors)):
        before, after = padded[number], padded[number + 3]
        for part in range(1, 101):
            at = part / 100
            lat = spline(before.lat, start.lat, stop.lat, after.lat, at)
            lon = spline(before.lon, start.lon, stop.lon, after.lon, at)
            curve.append(Place(lat, lon, height(start, stop, rises[number], rises[number + 1], at)))
    return curve


def slopes(anchors: list[Place]) -> list[float]:
    """The slope at each anchor: between those beside it, level on tops and in hollows."""
    between = [(stop.ele_m - start.ele_m) / way_m(start, stop) for start, stop in pairwise(anchors)]
    inner = [2 * a * b / (a + b) if a * b > 0 else 0.0 for a, b in pairwise(between)]
    return [between[0], *inner, between[-1]]


def height(start: Place, stop: Place, rise: float, next_rise: float, at: float) -> float:
    """The height between two anchors with these slopes (cubic Hermite)."""
    way, left = way_m(start, stop), 1 - at
    ends = start.ele_m * (1 + 2 * at) * left**2 + stop.ele_m * at**2 * (3 - 2 * at)
    return ends + way * (rise * at * left**2 - next_rise * at**2 * left)


def spline(before: float, start: float, stop: float, after: float, at: float) -> float:
    """The Catmull-Rom value between `start` and `stop`."""
    bends = (2 * before - 5 * start + 4 * stop - after) * at + (3 * (start - stop) + after - before) * at * at
    return start + at * (stop - before + bends) / 2


def even(curve: list[Place], step_m: float = STEP_M) -> list[Place]:
    """Points of the curve about so far apart, both ends kept."""
    kept, since = [curve[0]], 0.0
    for last, place in pairwise(curve):
        since += way_m(last, place)
        if since >= step_m:
            kept.append(place)
            since = 0.0
    return kept if kept[-1] == curve[-1] else [*kept, curve[-1]]


def way_m(start: Place, stop: Place) -> float:
    """The way between two near points, in metres."""
    wide = math.radians(stop.lon - start.lon) * math.cos(math.radians((start.lat + stop.lat) / 2))
    return RADIUS_M * math.hypot(math.radians(stop.lat - start.lat), wide)


def write(path: Path, name: str, line: list[Place]) -> None:
    """One GPX file whose description says that the line is reconstructed."""
    gpx = GPX()
    gpx.creator, gpx.name, gpx.description = "Expedition Logbook", name, NOTE
    track = GPXTrack(name=f"{name} (reconstructed)", description=NOTE)
    points = [GPXTrackPoint(round(p.lat, 6), round(p.lon, 6), elevation=round(p.ele_m, 1)) for p in line]
    track.segments.append(GPXTrackSegment(points))
    gpx.tracks.append(track)
    path.write_text(gpx.to_xml("1.1"), encoding="utf-8")


if __name__ == "__main__":
    main()
