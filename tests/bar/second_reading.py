"""Another reading of a recording, by other libraries and with none of this program's code."""

import gzip
import math
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import fitdecode

_SEMICIRCLE_DEG = 180 / 2**31
_EQUATOR_M, _FLATTENING = 6_378_137.0, 1 / 298.257223563
_RECORD, _EVENT = 20, 21
_BROKEN = (ET.ParseError, LookupError, ValueError, OSError, EOFError, RuntimeError, zipfile.BadZipFile)
"""What these libraries are known to raise for files they cannot read."""

Place = tuple[float, float]


@dataclass
class Reading:
    """Lines of usable positions in degrees, the times told with them, and whether the file has an end."""

    lines: list[list[Place]] = field(default_factory=list)
    times: list[datetime] = field(default_factory=list)
    is_whole: bool = True

    @property
    def points(self) -> int:
        """How many positions there are."""
        return sum(map(len, self.lines))

    @property
    def length_m(self) -> float:
        """How long the lines are on the ellipsoid of WGS-84."""
        return math.fsum(_length_m(*ends) for line in self.lines for ends in pairwise(line))

    def add(self, lat: object, lon: object, when: object) -> None:
        """Takes one point over, if its position is one."""
        place = _place(lat, lon)
        if place is None:
            return
        if not self.lines:
            self.lines.append([])
        self.lines[-1].append(place)
        time = when if isinstance(when, datetime) else _time(when)
        if time:
            self.times.append(time)


_Read = Callable[[Reading, bytes], None]


def second_reading(path: Path) -> Reading | None:
    """What others read in a file, up to where it is broken; None where no other reader is at hand."""
    names = path.name.lower().removesuffix(".gz").split(".")
    read = _READERS.get(names[-1])
    if read is None:
        return None
    found = Reading()
    try:
        data = path.read_bytes()
        read(found, gzip.decompress(data) if path.suffix.lower() == ".gz" else data)
    except _BROKEN:
        found.is_whole = False
    return found


def _gpx(found: Reading, data: bytes) -> None:
    for name, element in _elements(data, "trkseg"):
        if name == "begin":
            found.lines.append([])
        elif name == "trkpt":
            found.add(element.get("lat"), element.get("lon"), _text(element, "time"))
            element.clear()


def _tcx(found: Reading, data: bytes) -> None:
    for name, element in _elements(data, "Track"):
        if name == "begin":
            found.lines.append([])
        elif name == "Trackpoint":
            position = next((one for one in element if _local(one) == "Position"), element)
            lat, lon = (_text(position, f"{which}Degrees") for which in ("Latitude", "Longitude"))
            found.add(lat, lon, _text(element, "Time"))
            element.clear()


def _kml(found: Reading, data: bytes) -> None:
    for name, element in _elements(data):
        if name == "LineString":
            found.lines.append([])
            for place in (_text(element, "coordinates") or "").split():
                found.add(*_turned(place.split(",")), None)
        elif name == "Track":
            found.lines.append([])
            whens = [one.text for one in element if _local(one) == "when"]
            coords = [one.text or "" for one in element if _local(one) == "coord"]
            whens += [None] * len(coords)
            for text, when in zip(coords, whens, strict=False):
                found.add(*_turned(text.split()), when)


def _turned(parts: list[str]) -> tuple[str, str]:
    return (parts[1], parts[0]) if len(parts) > 1 else ("", "")


def _kmz(found: Reading, data: bytes) -> None:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.lower().endswith(".kml"):
                _kml(found, archive.read(name))


def _fit(found: Reading, data: bytes) -> None:
    ignoring = {
        "error_handling": fitdecode.ErrorHandling.IGNORE,
        "check_crc": fitdecode.CrcCheck.DISABLED,
    }
    frames = iter(fitdecode.FitReader(BytesIO(data), **ignoring))
    while True:
        try:
            frame = next(frames, None)
        except Exception:  # It lets out whatever broke in it.
            found.is_whole = False
            return
        if frame is None:
            return
        if isinstance(frame, fitdecode.FitDataMessage):
            _take(found, frame)


def _take(found: Reading, frame: fitdecode.FitDataMessage) -> None:
    """A record is a point; where the clock of the device was stopped, the line is cut."""
    if frame.global_mesg_num == _RECORD:
        lat, lon, when = (
            frame.get_value(name, fallback=None) for name in ("position_lat", "position_long", "timestamp")
        )
        if lat is not None and lon is not None:
            found.add(lat * _SEMICIRCLE_DEG, lon * _SEMICIRCLE_DEG, when)
    elif frame.global_mesg_num == _EVENT:
        event, kind = (str(frame.get_value(name, fallback="")) for name in ("event", "event_type"))
        if event == "timer" and kind.startswith("stop"):
            found.lines.append([])


def _nmea(found: Reading, data: bytes) -> None:
    command = ["gpsbabel", "-t", "-i", "nmea", "-f", "-", "-o", "gpx", "-F", "-"]
    done = subprocess.run(command, input=data, capture_output=True, check=False)
    if done.returncode:
        raise ValueError(done.stderr)
    _gpx(found, done.stdout)


_READERS: dict[str, _Read] = {"gpx": _gpx, "tcx": _tcx, "kml": _kml, "kmz": _kmz, "fit": _fit}
if shutil.which("gpsbabel"):
    _READERS["nmea"] = _nmea


def _elements(data: bytes, opened: str = "-") -> Iterator[tuple[str, ET.Element]]:
    """Elements with their names as they end, and as "begin" where one of this name begins."""
    for event, element in ET.iterparse(BytesIO(data), ("start", "end")):
        name = _local(element)
        if event == "end":
            yield name, element
        elif name == opened:
            yield "begin", element


def _local(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def _text(element: ET.Element, name: str) -> str | None:
    return next((one.text for one in element if _local(one) == name), None)


def _place(lat: object, lon: object) -> Place | None:
    try:
        place = float(str(lat)), float(str(lon))
    except ValueError:
        return None
    return place if abs(place[0]) <= 90 and abs(place[1]) <= 180 else None


def _time(text: object) -> datetime | None:
    try:
        time = datetime.fromisoformat(str(text).strip())
    except ValueError:
        return None
    return time if time.tzinfo else time.replace(tzinfo=UTC)


def _length_m(a: Place, b: Place) -> float:
    """By Lambert's formula, right to some metres in a thousand kilometres."""
    if a == b:
        return 0.0
    (lat1, lon1), (lat2, lon2) = ((math.radians(lat), math.radians(lon)) for lat, lon in (a, b))
    low, high = (math.atan((1 - _FLATTENING) * math.tan(lat)) for lat in (lat1, lat2))
    across = math.cos(low) * math.cos(high) * math.sin((lon2 - lon1) / 2) ** 2
    arc = 2 * math.asin(min(math.sqrt(math.sin((high - low) / 2) ** 2 + across), 1.0))
    if not 1e-12 < arc < 3.1:
        return _EQUATOR_M * arc
    middle, apart = (low + high) / 2, (high - low) / 2
    x = (arc - math.sin(arc)) * (math.sin(middle) * math.cos(apart) / math.cos(arc / 2)) ** 2
    y = (arc + math.sin(arc)) * (math.cos(middle) * math.sin(apart) / math.sin(arc / 2)) ** 2
    return _EQUATOR_M * (arc - _FLATTENING / 2 * (x + y))
