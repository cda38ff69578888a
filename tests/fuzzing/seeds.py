"""Whole files to damage, a list for every reader: those of the corpus, and small ones made here."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

from PIL import Image

from tests.expedition.importers import fit_files, odd
from tests.expedition.importers.test_corpus import CORPUS

FORMATS = {
    "gpx": "GPX",
    "fit": "FIT",
    "tcx": "TCX",
    "kml": "KML",
    "geojson": "GeoJSON",
    "nmea": "NMEA",
    "photo": "JPEG",
}
"""Readers by the name they are called here, and what the program calls the format."""

_GPX = odd.gpx(odd.track(odd.FIRST, odd.LAST) + '<wpt lat="43" lon="79"><name>Spring</name></wpt>')
_TCX = b"""<TrainingCenterDatabase><Activities><Activity Sport="Biking"><Id>2025-07-18T04:00:00Z</Id>
<Lap StartTime="2025-07-18T04:00:00Z"><Track><Trackpoint><Time>2025-07-18T04:00:00Z</Time><Position>
<LatitudeDegrees>43</LatitudeDegrees><LongitudeDegrees>79</LongitudeDegrees></Position><AltitudeMeters>900
</AltitudeMeters></Trackpoint></Track></Lap></Activity></Activities></TrainingCenterDatabase>"""
_KML = b"""<kml xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="http://www.google.com/kml/ext/2.2"><Document>
<Placemark><name>Spring</name><Point><coordinates>79,43,900</coordinates></Point></Placemark><Placemark>
<gx:Track><when>2025-07-18T04:00:00Z</when><gx:coord>79 43 900</gx:coord></gx:Track></Placemark><Placemark>
<LineString><coordinates>79,43,900 79.1,43.1,901</coordinates></LineString></Placemark></Document></kml>"""
_GEOJSON = b"""{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"name": "Up",
"coordTimes": ["2025-07-18T04:00:00Z", "2025-07-18T04:01:00Z"]}, "geometry": {"type": "LineString",
"coordinates": [[79, 43, 900], [79.1, 43.1, 910]]}}, {"type": "Feature", "properties": {}, "geometry":
{"type": "Point", "coordinates": [79, 43]}}]}"""
_NMEA = b"""$GPRMC,040000.00,A,4300.0000,N,07900.0000,E,5.0,90.0,180725,,,A*53\r
$GPGGA,040000.00,4300.0000,N,07900.0000,E,1,08,0.9,900.0,M,-40.0,M,,*4A\r
$GPRMC,040010.00,A,4300.1000,N,07900.1000,E,5.0,90.0,180725,,,A*52\r
"""


def seeds(name: str, most_bytes: int) -> list[bytes]:
    """Files of at most so many bytes for the reader of this name, smallest first."""
    ending = f".{name}"
    found = [path for path in CORPUS.rglob("*") if path.suffix.lower() == ending and path.is_file()]
    small = [path.read_bytes() for path in sorted(found) if path.stat().st_size <= most_bytes]
    return sorted([_MADE[name](), *_OTHERS.get(name, list)(), *small], key=len)


def _zip() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("ride.gpx", _GPX)
        archive.writestr("doc.kml", _KML)
    return packed.getvalue()


def _kmz() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("doc.kml", _KML)
        archive.writestr("files/more.kml", _KML)
    return packed.getvalue()


def _photo() -> bytes:
    picture, exif = io.BytesIO(), Image.Exif()
    exif[0x0112], exif[0x0110] = 6, "Camera"
    exif.get_ifd(0x8769)[0x9003] = "2025:07:18 10:00:00"
    exif.get_ifd(0x8825).update({1: "N", 2: (43.0, 0.0, 0.0), 3: "E", 4: (79.0, 0.0, 0.0)})
    Image.new("RGB", (24, 16), "teal").save(picture, "JPEG", exif=exif)
    return picture.getvalue()


def _pictures() -> list[bytes]:
    """The same in the other formats, small and with tags."""
    made = []
    for kind in ("PNG", "WEBP", "TIFF"):
        picture = io.BytesIO()
        Image.new("RGB", (24, 16), "teal").save(
            picture, kind, exif=Image.open(io.BytesIO(_photo())).getexif()
        )
        made.append(picture.getvalue())
    return [*made, (Path(odd.__file__).parent / "pictures" / "turned.heic").read_bytes()]


_OTHERS: dict[str, Callable[[], list[bytes]]] = {"photo": _pictures}
_MADE: dict[str, Callable[[], bytes]] = {
    "gpx": lambda: _GPX,
    "fit": lambda: fit_files.fit(fit_files.ride()),
    "tcx": lambda: _TCX,
    "kml": lambda: _KML,
    "geojson": lambda: _GEOJSON,
    "nmea": lambda: _NMEA,
    "zip": _zip,
    "kmz": _kmz,
    "photo": _photo,
}
