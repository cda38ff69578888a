"""Any file a traveller may drop: recognised by its content, never by its name."""

import re
from importlib import import_module
from pathlib import Path

from expedition.errors import ReadError
from expedition.importers import base
from expedition.importers.archives import Archives
from expedition.importers.encodings import encoding_of
from expedition.records.importing import FilePlace, ReadFile
from expedition.text import _

_MAGIC = (
    (8, b".FIT", "FIT"),
    (0, b"\x1f\x8b", "gzip"),
    (0, b"PK\x03\x04", "zip"),
    (0, b"%PDF", "PDF"),
    (0, b"\xff\xd8\xff", "JPEG"),
    (0, b"\x89PNG", "PNG"),
    (8, b"WEBP", "WebP"),
    (0, b"II*\0\x10\0\0\0CR", "raw picture"),
    (0, b"II*\0", "TIFF"),
    (0, b"MM\0*", "TIFF"),
    (0, b"SQLite format 3\0", "SQLite"),
    (0, b"\xd0\xcf\x11\xe0", "Office"),
)
_ROOT = re.compile(r"<(?![?!])(?:[\w.-]+:)?([\w.-]+)")
_COMMENTS = re.compile(r"<!--.*?-->", re.DOTALL)
_ROOTS = {
    # A file may have lost its beginning.
    **dict.fromkeys(("gpx", "trk", "trkseg", "trkpt", "rte", "wpt"), "GPX"),
    **dict.fromkeys(("kml", "Document", "Folder", "Placemark"), "KML"),
    **dict.fromkeys(("TrainingCenterDatabase", "Lap", "Trackpoint"), "TCX"),
    "html": "HTML",
    "svg": "SVG",
    "plist": "plist",
    "osm": "OpenStreetMap",
}
PHOTO_FORMATS = frozenset({"JPEG", "PNG", "HEIF", "AVIF", "WebP", "TIFF"})
"""What `format_of` calls pictures that can be read."""

_HEIF_BRANDS = frozenset(
    {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1", b"msf1"}
)
_READERS = {
    "GPX": "gpx",
    "FIT": "fit",
    "TCX": "tcx",
    "KML": "kml",
    "NMEA": "nmea",
    "GeoJSON": "geojson",
    "JSON": "geojson",
    **dict.fromkeys(PHOTO_FORMATS, "photo"),
}
_NMEA = re.compile(r"\$[A-Z][A-Z0-9](?:RMC|GGA|GNS|GLL|GSV|GSA|VTG|ZDA|WPL|RTE),")
_GEOJSON = re.compile(
    r'"(?:Feature|FeatureCollection|GeometryCollection|(?:Multi)?(?:Point|LineString|Polygon))"'
)


def read(at: FilePlace | Path, archives: Archives | None = None) -> ReadFile:
    """What the file holds, or in one sentence why it cannot be read; never raises but for `Cancelled`."""
    return base.read_as(at, _choose, archives)


def can_read(head: bytes) -> bool:
    """Whether there is a reader for a file that begins like this."""
    return format_of(head) in _READERS


def _choose(head: bytes) -> tuple[str, base.Reader]:
    found = format_of(head)
    reader = reader_of(found)
    if reader is None:
        raise ReadError(_refusal(found, head))
    return found.lower(), reader


def reader_of(found: str) -> base.Reader | None:
    """The reader for what `format_of` names so, loaded only now: most piles of files are of one format."""
    module = _READERS.get(found)
    if module is None:
        return None
    reader: base.Reader = import_module(f"expedition.importers.{module}").read_stream
    return reader


def format_of(head: bytes) -> str:
    """The name of the format that begins like this, empty where none is known."""
    for place, sign, name in _MAGIC:
        if head[place : place + len(sign)] == sign:
            return name
    if head[4:8] == b"ftyp":
        return _boxed(head)
    text = _COMMENTS.sub("", head.decode(encoding_of(head), "replace")).lstrip("\ufeff\x1e \t\r\n\0")
    if text.startswith(("{", "[")):
        return "GeoJSON" if _GEOJSON.search(text) else "JSON"
    if not text.startswith("<"):
        # Receivers' logs begin with whatever was on the line.
        return "NMEA" if _NMEA.search(text) else ""
    if re.match(r"<!doctype\s+html", text, re.IGNORECASE):
        return "HTML"
    root = _ROOT.search(text)
    # What is XML but hides its root behind a long comment is for the GPX reader to judge.
    return _ROOTS.get(root[1], _ROOTS.get(root[1].lower(), "XML")) if root else "GPX"


def _boxed(head: bytes) -> str:
    """What lies in a file of boxes, as phones write pictures and videos, by the brands it claims."""
    brands = head[8 : min(int.from_bytes(head[:4], "big"), 256)]
    claimed = {brands[place : place + 4] for place in range(0, len(brands), 4)}
    if claimed & {b"avif", b"avis"}:
        return "AVIF"
    if b"crx " in claimed:
        return "raw picture"
    return "HEIF" if claimed & _HEIF_BRANDS else "video"


def _refusal(found: str, head: bytes) -> str:
    if not head:
        return _("The file is empty: copy it from the device again.")
    if not head.strip(b"\0"):
        return _("The file holds nothing but zeros, as after a power cut.")
    if found == "HTML":
        return _("This is a web page (HTML), not a track; the download may have failed.")
    if found == "video":
        return _("This is a video; only pictures are kept with a day.")
    if found == "raw picture":
        return _("This is a camera's raw picture: import the JPEG made of it.")
    if found == "XML":
        return _("This is XML of another kind, which holds no tracks.")
    if found:
        return _("This is a {format} file, which holds no tracks.").format(format=found)
    return _("This is no GPX file, nor any other format that is known here: export it as GPX.")
