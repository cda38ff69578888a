"""NMEA 0183, the log a receiver writes line by line: positions, heights, dates, waypoints and routes."""

import re
from collections.abc import Callable, Iterator
from typing import BinaryIO

import numpy as np

from expedition.importers import encodings, places
from expedition.importers.base import Contents
from expedition.importers.columns import MISSING
from expedition.importers.lines import lines_of, without_track
from expedition.importers.nmea_points import Epochs, degrees
from expedition.importers.point_columns import TrackStart
from expedition.records.importing import ReadRoute
from expedition.text import _, plural

_BLOCK = 1 << 18
_LONGEST = 512
# Sentences are looked for wherever they begin: logs have time stamps, binary messages and noise between them.
_SENTENCE = re.compile(
    rb"\$([A-Z][A-Z0-9](RMC|GGA|GNS|GLL|ZDA|WPL|RTE),[ -#%-)+-~]{0,200})(?:\*([0-9A-Fa-f]{2})|(?=[\r\n]))"
)
_FOLDS = (1024, 512, 256, 128, 64, 32, 16, 8)
_VOID = ("V", "N")
_MOST_PLACES = 100_000
_Fields = list[str]


def read_stream(file: BinaryIO) -> Contents:
    """The contents of an open NMEA log, as far as its lines are whole."""
    log = _Log()
    for block in _blocks(file):
        for body, kind, checksum in _SENTENCE.findall(block):
            if checksum and _checksum(body) != int(checksum, 16):
                log.wrong += 1
            else:
                log.take[kind](body.decode("ascii").split(","))
    return log.contents()


def _blocks(file: BinaryIO) -> Iterator[bytes]:
    """The file in pieces that cut no sentence, ended as a line is."""
    rest = b""
    for raw in _pieces(file):
        block = rest + raw
        cut = block.rfind(b"$", max(len(block) - _LONGEST, 0))
        cut = len(block) if cut < 0 else cut
        yield block[:cut]
        rest = block[cut:]
    yield rest + b"\n"


def _pieces(file: BinaryIO) -> Iterator[bytes]:
    """The file in pieces, its letters a byte each: some programs save a log with two or four for a letter."""
    encoding = encodings.encoding_of(file.read(encodings.HEAD))
    file.seek(0)
    if encoding.startswith(("utf-16", "utf-32")):
        yield from (text.encode("ascii", "replace") for text in encodings.texts(file, encoding))
        return
    while raw := file.read(_BLOCK):
        yield raw


def _checksum(body: bytes) -> int:
    """All bytes in exclusive or."""
    folded = int.from_bytes(body, "big")
    for shift in _FOLDS:
        folded ^= folded >> shift
    return folded & 0xFF


class _Log:
    """What the sentences of a log say, taken in order."""

    def __init__(self) -> None:
        self.wrong = self.void = 0
        self._epochs = Epochs()
        self._waypoints: dict[str, tuple[float, float]] = {}
        self._routes: dict[str, list[str]] = {}
        self.take: dict[bytes, Callable[[_Fields], None]] = {
            b"RMC": self._position,
            b"GGA": self._height,
            b"GNS": self._height,
            b"GLL": self._place,
            b"ZDA": self._date,
            b"WPL": self._waypoint,
            b"RTE": self._route,
        }

    def contents(self) -> Contents:
        """All that was said."""
        points = self._epochs.points()
        points.tracks.append(TrackStart(0))
        points.segments.append(0)
        lines = lines_of(points)
        marked = [
            places.waypoint(lat, lon, name=name, words=[name]) for name, (lat, lon) in self._waypoints.items()
        ]
        found = tuple(place for place in marked if place)
        said = [*self._said(), *lines.said]
        if not lines.tracks:
            said.append(
                _("Its receiver never found its position, so it holds no track.")
                if self.void and not points.count
                else without_track(points, len(marked))
            )
        return Contents(
            lines.tracks,
            int(points.count > 0),
            waypoints=found,
            lost_waypoints=len(marked) - len(found),
            routes=tuple(self._planned()),
            warnings=tuple(said),
        )

    def _said(self) -> Iterator[str]:
        if self.wrong:
            yield plural(
                "One line with a wrong checksum was left out.",
                "{n} lines with a wrong checksum were left out.",
                self.wrong,
            )

    def _planned(self) -> Iterator[ReadRoute]:
        for name, stops in self._routes.items():
            line = np.array([self._waypoints[stop] for stop in stops if stop in self._waypoints])
            if len(line):
                yield places.route(name, "", line[:, 0], line[:, 1])

    def _position(self, fields: _Fields) -> None:
        """RMC: time, whether it is valid, position, speed, course, date."""
        if len(fields) < 10:
            return
        if fields[2] in _VOID:
            self.void += 1
            self._epochs.begin(fields[1], is_void=True)
            return
        self._epochs.begin(fields[1])
        self._epochs.place = fields[3:7]
        self._epochs.date = fields[9]

    def _height(self, fields: _Fields) -> None:
        """GGA and GNS: time, position, quality or modes of the fix, satellites, precision, height."""
        if len(fields) < 10:
            return
        if not fields[6].strip("0N"):
            self.void += 1
            return
        self._epochs.begin(fields[1])
        self._epochs.place = self._epochs.place or fields[2:6]
        self._epochs.ele = fields[9] or MISSING

    def _place(self, fields: _Fields) -> None:
        """GLL: position, time, whether it is valid."""
        if len(fields) >= 7 and fields[6] not in _VOID:
            self._epochs.begin(fields[5])
            self._epochs.place = self._epochs.place or fields[1:5]

    def _date(self, fields: _Fields) -> None:
        """ZDA: time, day, month, year."""
        if len(fields) >= 5 and len(fields[4]) == 4:
            self._epochs.begin(fields[1])
            self._epochs.date = self._epochs.date or fields[2] + fields[3] + fields[4]

    def _waypoint(self, fields: _Fields) -> None:
        """WPL: position and name."""
        if len(fields) >= 6 and len(self._waypoints) < _MOST_PLACES:
            lat, lon = degrees([fields[1]], [fields[2]]), degrees([fields[3]], [fields[4]])
            self._waypoints[fields[5]] = float(lat[0]), float(lon[0])

    def _route(self, fields: _Fields) -> None:
        """RTE: how many lines, which of them, whether complete, name, waypoints."""
        if len(fields) >= 6 and len(self._routes) < _MOST_PLACES:
            stops = self._routes.setdefault(fields[4], [])
            if fields[2].lstrip("0") == "1":
                stops.clear()
            if len(stops) < _MOST_PLACES:
                stops.extend(fields[5:])
