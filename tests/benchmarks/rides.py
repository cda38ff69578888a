"""Made-up rides as GPX files, as two families of devices write them; the same for the same seed."""

from pathlib import Path

import numpy as np

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<gpx creator="benchmark" version="1.1" '
    'xmlns="http://www.topografix.com/GPX/1/1" '
    'xmlns:gpxtpx="http://www.garmin.com/xmlschemas/TrackPointExtension/v1">\n'
)
_PLAIN = '   <trkpt lat="{:.7f}" lon="{:.7f}">\n    <ele>{:.1f}</ele>\n    <time>{}Z</time>\n   </trkpt>\n'
_SENSORS = (
    '   <trkpt lat="{!r}" lon="{!r}">\n    <ele>{!r}</ele>\n    <time>{}.000Z</time>\n    <extensions>\n'
    "     <gpxtpx:TrackPointExtension>\n      <gpxtpx:atemp>{:.1f}</gpxtpx:atemp>\n"
    "      <gpxtpx:hr>{:.0f}</gpxtpx:hr>\n     </gpxtpx:TrackPointExtension>\n"
    "    </extensions>\n   </trkpt>\n"
)
_SEMICIRCLE = 180.0 / 2**31
_FIRST = np.datetime64("2025-05-01T05:00:00")


def write_days(folder: Path, days: int, points: int = 20_000) -> list[Path]:
    """A file a day, every second one with sensors."""
    folder.mkdir(parents=True, exist_ok=True)
    files = [folder / f"day-{day:04}.gpx" for day in range(days)]
    for day, file in enumerate(files):
        file.write_text(f"{_HEAD}{_track(day, points)}</gpx>\n", encoding="utf-8")
    return files


def write_big(file: Path, points: int = 1_000_000, part: int = 20_000) -> Path:
    """One file of many tracks, every second one with sensors."""
    with file.open("w", encoding="utf-8") as stream:
        stream.write(_HEAD)
        for day in range(points // part):
            stream.write(_track(day, part))
        stream.write("</gpx>\n")
    return file


def _track(day: int, points: int) -> str:
    chance = np.random.default_rng(day)
    speed_m_s = np.clip(5 + np.cumsum(chance.normal(0, 0.15, points)) * 0.2, 0, 14)
    pause = (np.arange(points) % 4_000) > 3_700
    speed_m_s[pause] = 0.0
    step_s = chance.integers(1, 4, points)
    course = np.cumsum(chance.normal(0, 0.04, points)) + day
    noise = chance.normal(0, 0.8, (2, points))
    north = (np.cumsum(speed_m_s * step_s * np.cos(course)) + noise[0]) / 111_195.0
    east = (np.cumsum(speed_m_s * step_s * np.sin(course)) + noise[1]) / 80_000.0
    lat, lon = 43.0 + 0.05 * day + north, 77.0 + 0.08 * day + east
    height = 900 + 300 * np.sin(np.cumsum(speed_m_s) / 9_000.0) + chance.normal(0, 0.4, points)
    clock = _FIRST + np.timedelta64(day, "D") + np.cumsum(step_s).astype("timedelta64[s]")
    times = np.datetime_as_string(clock).tolist()
    if day % 2:
        lat, lon = (np.rint(column / _SEMICIRCLE) * _SEMICIRCLE for column in (lat, lon))
        warmth, pulse = 20 + 5 * np.sin(course), 120 + 20 * np.cos(course)
        heights = height.astype(np.float32).astype(np.float64)
        columns = (lat.tolist(), lon.tolist(), heights.tolist(), times, warmth.tolist(), pulse.tolist())
        rows = map(_SENSORS.format, *columns)
    else:
        rows = map(_PLAIN.format, lat.tolist(), lon.tolist(), height.tolist(), times)
    return f" <trk>\n  <name>Day {day}</name>\n  <trkseg>\n{''.join(rows)}  </trkseg>\n </trk>\n"
