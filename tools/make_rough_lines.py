"""Write the rough lines of the samples whose travellers name no more than a few places.

The anchors are those places and a few bends of the known roads between them; the line is good to some
kilometres, has neither heights nor times, and every file says what it is.

    python3 -m tools.make_rough_lines          needs gpxpy
"""

from itertools import pairwise
from pathlib import Path

from gpxpy.gpx import GPX, GPXRoute, GPXRoutePoint, GPXTrack, GPXTrackPoint, GPXTrackSegment

from tools.make_crossing_line import Place, bend, even, way_m

SAMPLES = Path(__file__).resolve().parent.parent / "sample_trips"
NOTE = (
    "Reconstructed, not recorded: a rough line between the places the travellers name, good to some "
    "kilometres, without heights."
)
STEP_M = 600.0

Anchor = tuple[float, float]  # degrees north, degrees east

TRACKS: dict[str, tuple[str, list[Anchor]]] = {
    "steppe_to_beyneu/tracks/1-from-the-ferry.gpx": (
        "From the ferry into the steppe",
        [
            (43.600, 51.220),
            (43.690, 51.330),
            (43.790, 51.560),
            (43.930, 51.800),
            (44.080, 51.960),
            (44.166, 52.117),
        ],
    ),
    "steppe_to_beyneu/tracks/2-along-the-pipeline.gpx": (
        "Along the pipeline",
        [
            (44.166, 52.117),
            (44.205, 52.420),
            (44.190, 52.730),
            (44.250, 53.080),
            (44.290, 53.320),
            (44.330, 53.530),
        ],
    ),
    "steppe_to_beyneu/tracks/3-to-beyneu.gpx": (
        "To Beyneu",
        [
            (44.330, 53.530),
            (44.480, 53.790),
            (44.640, 54.090),
            (44.860, 54.420),
            (45.080, 54.790),
            (45.317, 55.183),
        ],
    ),
    "qinghai_to_xinjiang/tracks/1-golmud-huatugou.gpx": (
        "Golmud – Huatugou",
        [
            (36.402, 94.903),
            (36.560, 94.330),
            (36.880, 93.170),
            (37.350, 92.350),
            (37.850, 91.550),
            (38.249, 90.856),
        ],
    ),
    "qinghai_to_xinjiang/tracks/2-huatugou-charklik.gpx": (
        "Huatugou – Charklik",
        [
            (38.249, 90.856),
            (38.330, 90.450),
            (38.380, 90.120),
            (38.560, 89.800),
            (38.760, 89.500),
            (38.960, 89.250),
            (39.230, 88.960),
            (39.130, 88.550),
            (39.020, 88.168),
        ],
    ),
}

ROUTES: dict[str, tuple[str, list[Anchor]]] = {
    "kazakhstan_crossing/routes/zharkent-khorgos.gpx": (
        "Zharkent – Khorgos",
        [
            (44.1662, 80.0074),
            (44.1720, 80.1000),
            (44.1900, 80.2200),
            (44.2050, 80.3300),
            (44.2120, 80.4050),
        ],
    ),
    "qinghai_to_xinjiang/routes/railway.gpx": (
        "The railway as announced",
        [
            (36.402, 94.903),
            (37.350, 92.350),
            (38.249, 90.856),
            (38.380, 90.120),
            (39.020, 88.168),
        ],
    ),
}


def main() -> None:
    """Write all files and print the lengths."""
    for name, (title, anchors) in TRACKS.items():
        line = even(bend([Place(lat, lon, 0.0) for lat, lon in anchors]), STEP_M)
        track = GPXTrack(name=f"{title} (reconstructed)", description=NOTE)
        track.segments.append(GPXTrackSegment([GPXTrackPoint(*rounded(place)) for place in line]))
        write(SAMPLES / name, title, track)
        print(f"{name}: {sum(way_m(*pair) for pair in pairwise(line)) / 1000:.0f} km, {len(line)} points")
    for name, (title, anchors) in ROUTES.items():
        route = GPXRoute(name=title, description=NOTE)
        route.points = [GPXRoutePoint(lat, lon) for lat, lon in anchors]
        write(SAMPLES / name, title, route)


def rounded(place: Place) -> tuple[float, float]:
    """The position to about a metre, which is far more than it is good for."""
    return round(place.lat, 5), round(place.lon, 5)


def write(path: Path, name: str, line: GPXTrack | GPXRoute) -> None:
    """One GPX file whose description says that the line is reconstructed."""
    gpx = GPX()
    gpx.creator, gpx.name, gpx.description = "Expedition Logbook", name, NOTE
    if isinstance(line, GPXTrack):
        gpx.tracks.append(line)
    else:
        gpx.routes.append(line)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(gpx.to_xml("1.1"), encoding="utf-8")


if __name__ == "__main__":
    main()
