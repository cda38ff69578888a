"""Any file a traveller may drop: recognised by its content, never by its name."""

import re
from pathlib import Path

from expedition.errors import ReadError
from expedition.importers import base, gpx, tcx
from expedition.importers.encodings import encoding_of
from expedition.records.importing import ReadFile
from expedition.text import _

_MAGIC = (
    (8, b".FIT", "FIT"),
    (0, b"\x1f\x8b", "gzip"),
    (0, b"PK\x03\x04", "zip"),
    (0, b"%PDF", "PDF"),
    (0, b"\xff\xd8\xff", "JPEG"),
    (0, b"\x89PNG", "PNG"),
    (0, b"SQLite format 3\0", "SQLite"),
    (0, b"\xd0\xcf\x11\xe0", "Office"),
)
_ROOT = re.compile(r"<(?![?!])(?:[\w.-]+:)?([\w.-]+)")
_COMMENTS = re.compile(r"<!--.*?-->", re.DOTALL)
_ROOTS = {
    "gpx": "GPX",
    "kml": "KML",
    "TrainingCenterDatabase": "TCX",
    "html": "HTML",
    "svg": "SVG",
    "plist": "plist",
    "osm": "OpenStreetMap",
}
_READERS: dict[str, base.Reader] = {"GPX": gpx.read_stream, "TCX": tcx.read_stream}
_NMEA = re.compile(rb"\s*\$[A-Z]{2}[A-Z]{3},")


def read(path: Path) -> ReadFile:
    """What the file holds, or in one sentence why it cannot be read; never raises but for `Cancelled`."""
    return base.read_as(path, _choose)


def _choose(head: bytes) -> tuple[str, base.Reader]:
    found = format_of(head)
    reader = _READERS.get(found)
    if reader is None:
        raise ReadError(_refusal(found, head))
    return found.lower(), reader


def format_of(head: bytes) -> str:
    """The name of the format that begins like this, empty where none is known."""
    for place, sign, name in _MAGIC:
        if head[place : place + len(sign)] == sign:
            return name
    if _NMEA.match(head):
        return "NMEA"
    text = _COMMENTS.sub("", head.decode(encoding_of(head), "replace")).lstrip("\ufeff \t\r\n\0")
    if text.startswith(("{", "[")):
        return "JSON"
    if not text.startswith("<"):
        return ""
    if re.match(r"<!doctype\s+html", text, re.IGNORECASE):
        return "HTML"
    root = _ROOT.search(text)
    # What is XML but hides its root behind a long comment is for the GPX reader to judge.
    return _ROOTS.get(root[1], _ROOTS.get(root[1].lower(), "XML")) if root else "GPX"


def _refusal(found: str, head: bytes) -> str:
    if not head:
        return _("The file is empty.")
    if not head.strip(b"\0"):
        return _("The file holds nothing but zeros, as after a power cut.")
    if found == "HTML":
        return _("This is a web page (HTML), not a track; the download may have failed.")
    if found in ("FIT", "KML", "NMEA", "JSON", "gzip", "zip"):
        return _("This is a {format} file, which is not read yet.").format(format=found)
    if found:
        return _("This is a {format} file, which holds no tracks.").format(format=found)
    return _("This is no GPX file, nor any other format that is known here.")
