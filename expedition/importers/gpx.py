"""GPX 1.0 and 1.1: a streaming reader that keeps every point with a position, whatever surrounds it."""

from pathlib import Path
from typing import BinaryIO

from expedition.importers import base, gpx_runs, xml_reading
from expedition.importers.encodings import encoding_in
from expedition.importers.gpx_events import Gatherer
from expedition.importers.gpx_tracks import contents_of
from expedition.records.importing import ReadFile

NAME = "gpx"


def read(path: Path) -> ReadFile:
    """What a GPX file holds, or why it cannot be read; never raises but for `Cancelled`."""
    return base.read_as(path, lambda _head: (NAME, read_stream))


def read_stream(file: BinaryIO) -> base.Contents:
    """The contents of an open GPX file; raises `ReadError` where nothing in it can be used."""
    encoding = encoding_in(file)
    gathered = gpx_runs.gather(file, encoding)
    return contents_of(gathered, ()) if gathered else parse_stream(file, encoding)


def parse_stream(file: BinaryIO, encoding: str) -> base.Contents:
    """The contents by the XML parser alone, what lies before any damage included."""
    return xml_reading.read(file, encoding, "GPX", Gatherer, contents_of)
